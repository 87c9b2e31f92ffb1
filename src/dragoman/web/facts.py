"""What was found in one report, as a page shows it beside the text: each fact with its words, its rule and its score.

Those who are named are told once each, however often: "Anna Reis" with each place where her name or "she" stands, and
by which rule it was seen that she is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from dragoman import wording
from dragoman.explaining import reasons
from dragoman.records import Claim, Document, Event, Evidence, Figure, Findings, Mention, TimeExpression
from dragoman.web.marking import Kind, Mark

#: What a page calls the kinds.
NAMES: Mapping[Kind, str] = {
    "event": "Events",
    "claim": "Claims",
    "figure": "Figures",
    "time": "Times",
    "actor": "Actors and places",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Words on which a fact rests, by what rule, and what the rule means where that is known."""

    by: str
    why: str
    words: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Where a fact leads to: another fact of the report, or a page; without an ``address`` it is only told."""

    words: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A record of a report. ``key`` is its name on the page; ``around`` the sentence that its words stand in."""

    key: str
    kind: Kind
    what: str
    more: tuple[Way, ...]
    grounds: tuple[Ground, ...]
    score: float | None = None
    around: Evidence | None = None
    id: str | None = None
    badges: tuple[str, ...] = ()
    rejected: bool = False

    @property
    def marks(self) -> Iterator[Mark]:
        """What of the text it marks."""
        for ground in self.grounds:
            yield from (Mark(words.span, self.kind, self.key) for words in ground.words)
        if self.around:
            yield Mark(self.around.span, None, self.key)


def facts(findings: Findings, incidents: Mapping[str, str], rejected: Collection[str] = ()) -> list[Fact]:
    """Everything of a report that a page shows; ``incidents`` are those of its events.

    ``rejected`` are ids of records that somebody judged to be wrong: they are shown, and said to be.
    """
    document = findings.document
    keys = {event.id: f"e{number}" for number, event in enumerate(findings.events)}
    keys |= {figure.id: f"f{number}" for number, figure in enumerate(findings.figures)}
    told = [
        *(_event(event, keys[event.id], incidents.get(event.id)) for event in findings.events),
        *(_claim(claim, f"c{number}", document, keys) for number, claim in enumerate(findings.claims)),
        *(_figure(figure, keys[figure.id], keys) for figure in findings.figures),
        *(_time(time, f"t{number}") for number, time in enumerate(findings.times)),
        *_actors(findings.mentions),
    ]
    return [replace(fact, rejected=True) if fact.id in rejected else fact for fact in told]


def _event(event: Event, key: str, incident: str | None) -> Fact:
    more = [Way(line) for line in (wording.parties(event), wording.days(event.period), wording.place(event)) if line]
    if incident:
        more.append(Way("the incident", f"/incidents/{incident}"))
    more.append(Way("why", f"/events/{event.id}"))
    return Fact(
        key,
        "event",
        wording.kind(event),
        tuple(more),
        (Ground(event.by, f"{reasons.whether(event)}; {reasons.when(event)}", (event.trigger,)),),
        event.score,
        event.evidence,
        event.id,
        tuple(filter(None, [wording.REALIS[event.realis]])),
    )


def _claim(claim: Claim, key: str, document: Document, keys: Mapping[str, str]) -> Fact:
    words = (claim.content, claim.cue) if claim.cue else (claim.content,)
    about = [Way(f"about {_called(keys[id])}", f"#r-{keys[id]}") for id in claim.about if id in keys]
    said = [Way(f"said {wording.days(claim.said)}")] if claim.said else []
    return Fact(
        key,
        "claim",
        wording.speaker(claim, document),
        (*said, *about),
        (Ground(claim.by, reasons.how_said(claim.by), words),),
        claim.score,
        None,
        claim.id,
        (claim.stance, "in direct speech") if claim.direct else (claim.stance,),
    )


def _called(key: str) -> str:
    return f"{'event' if key[0] == 'e' else 'figure'} {int(key[1:]) + 1}"


def _figure(figure: Figure, key: str, keys: Mapping[str, str]) -> Fact:
    more = []
    if figure.source:
        more.append(Way(f"counted by {wording.clean(figure.source.quote)}"))
    if figure.period:
        more.append(Way(wording.days(figure.period)))
    if figure.place:
        more.append(Way(f"in {wording.clean(figure.place.quote)}"))
    if figure.event is not None and figure.event in keys:
        more.append(Way(f"of {_called(keys[figure.event])}", f"#r-{keys[figure.event]}"))
    return Fact(
        key, "figure", wording.number(figure), tuple(more), (Ground(figure.by, "", (figure.evidence,)),), id=figure.id
    )


def _time(time: TimeExpression, key: str) -> Fact:
    meant = wording.days(time.period) if time.period else time.value
    more = (Way(time.value),) if time.period and time.value else ()
    return Fact(key, "time", meant or "date unknown", more, (Ground(time.by, "", (time.evidence,)),))


def _actors(mentions: Iterable[Mention]) -> Iterator[Fact]:
    """Each who or what is named, once; things that nobody is are left out."""
    named: dict[tuple[str, ...], list[Mention]] = {}
    for mention in mentions:
        if mention.actor is not None or mention.kind not in ("thing", "other"):
            named.setdefault(_who(mention), []).append(mention)
    for number, together in enumerate(named.values()):
        first = together[0]
        rules: dict[str, list[Mention]] = {}
        for mention in together:
            rules.setdefault(mention.by, []).append(mention)
        yield Fact(
            f"a{number}",
            "actor",
            wording.clean(wording.name(first)),
            tuple(_about(first)),
            tuple(
                Ground(by, reasons.who(those[0]), tuple(one.evidence for one in those)) for by, those in rules.items()
            ),
        )


def _who(mention: Mention) -> tuple[str, ...]:
    actor = mention.actor
    if actor is None:
        return (mention.kind, mention.evidence.quote.casefold())
    return (actor.id,) if actor.id else (actor.name.casefold(), actor.country or "", *actor.sectors)


def _about(mention: Mention) -> Iterator[Way]:
    actor = mention.actor
    codes = " ".join([*filter(None, [actor.country]), *actor.sectors]) if actor else ""
    yield Way(" · ".join(filter(None, [mention.kind, codes])))
    if actor and actor.id:
        yield Way("the actor", f"/actors/{quote(actor.id, safe='')}")
