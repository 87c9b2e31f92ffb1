"""An incident as its page tells it: every value with whoever gives it, and the words in which they do.

"Killed: 31 or more, according to health officials (2 sources); 28, in the Gazette's own voice (1 source)": each of them
leads to its sentence. Copies are folded into what they copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dragoman import wording
from dragoman.accounts import Count, Incident, Toll, Variant
from dragoman.explaining.incidents import Account, Telling, tell_this
from dragoman.records import Act, Actor, Claim, Document, Event, Evidence, Figure, Link, Mention, Verdict
from dragoman.resolvers import ACCOUNTS
from dragoman.stores import Store
from dragoman.web.passages import Passage, in_context, in_sentence

Value = TypeVar("Value")
Pair = tuple[Document, Event]

#: So many events that may be the same are offered.
ALIKE = 12
#: Reports of which the claims are looked through for who vouches for a number.
READ = 200


@dataclass(frozen=True, slots=True)
class Rival:
    """A value that some reports give: in words, with how many independent ones, and the passages that give it.

    ``event`` is one that gives it, ``by`` are those who judged it to be right.
    """

    words: str
    sources: int
    passages: tuple[Passage, ...]
    event: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """How many, of whom, who says so; ``figures`` are the ids of those that give it."""

    count: Count
    said_by: tuple[str, ...]
    sources: int
    passages: tuple[Passage, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A number that somebody says is wrong, so that it counts no longer."""

    figure: Figure
    passage: Passage
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An event as an independent report tells it, and the copies that repeat it."""

    document: Document
    event: Event
    passage: Passage
    copies: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A judgement on two events: the two where they are known, and the incident of the one that is elsewhere."""

    link: Link
    left: Pair | None
    right: Pair | None
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the page of an incident shows."""

    incident: Incident
    title: str
    when: tuple[Rival, ...]
    where: tuple[Rival, ...]
    actors: tuple[Rival, ...]
    recipients: tuple[Rival, ...]
    numbers: tuple[tuple[str, tuple[Number, ...]], ...]
    told: tuple[Told, ...]
    ties: tuple[Tie, ...]
    alike: tuple[Tie, ...]
    rejected: tuple[Rejected, ...]
    tolls: tuple[Toll, ...]
    verdicts: Mapping[str, tuple[Verdict, ...]]
    history: tuple[Act, ...]

    @property
    def copies(self) -> int:
        """How many reports only repeat another one."""
        return len(self.incident.documents) - self.incident.sources

    @property
    def disputed(self) -> bool:
        """Whether reports give other numbers for the same."""
        return any(disagree(numbers) for _, numbers in self.numbers)

    def rivals(self, measure: str) -> bool:
        """Whether the numbers of this measure are at odds."""
        return any(disagree(numbers) for name, numbers in self.numbers if name == measure)


def disagree(numbers: Sequence[Number]) -> bool:
    """Whether two give numbers for the same people that cannot both be: 31 or more and 28, but not "dozens" and 31."""
    of: dict[str, list[Count]] = defaultdict(list)
    for number in numbers:
        of[(number.count.of or "").casefold()].append(number.count)
    return any(_apart(one, other) for told in of.values() for one in told for other in told)


def _apart(one: Count, other: Count) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def find_home(store: Store, id: str) -> str | None:
    """The id under which an incident stands now that was once called ``id``, or that this event is in."""
    event = id if store.lookups.records("event", [id]) else store.lookups.incident_once_called(id)
    (incident,) = store.comparisons.incidents_of([event] if event else []) or (None,)
    return incident.id if incident else None


def dossier(store: Store, id: str, as_of: date | None = None) -> Dossier | None:
    """The incident, as reports up to a day tell it; ``None`` where none is called so, or none had been told of."""
    accounts = store.standing(ACCOUNTS, late=True)
    incident = accounts.incidents_called([id], as_of).get(id)
    if incident is None:
        return None
    account = tell_this(store, incident)
    by_event = {event.id: telling for telling in account.tellings for _, event in (telling.told, *telling.copies)}
    figures = {figure.id: (document, figure) for document, figure in store.comparisons.figures(incident.events)}
    alike = tuple(_outside(store, incident, as_of))
    judged = [*incident.events, *figures, *(end for tie in alike for end in (tie.link.left, tie.link.right))]
    verdicts = verdicts_on(store, judged)
    return Dossier(
        incident=incident,
        title=headline(incident),
        when=_rivals(incident.periods, by_event, wording.days, lambda value, event: event.evidence),
        where=_rivals(incident.places, by_event, place_name, lambda value, event: _words_at(event)),
        actors=_rivals(incident.actors, by_event, _actor, lambda who, event: _words_for(who, event.actors)),
        recipients=_rivals(incident.recipients, by_event, _actor, lambda who, event: _words_for(who, event.recipients)),
        numbers=tuple(_numbers(store, account, figures)),
        told=tuple(Told(*telling.told, in_sentence(*telling.told), telling.copies) for telling in account.tellings),
        ties=tuple(_inside(store, account, as_of)),
        alike=alike,
        rejected=tuple(_rejected(incident, figures, verdicts)),
        tolls=tuple(accounts.tolls_of(incident.id, as_of, incident.documents)),
        verdicts=verdicts,
        history=tuple(store.judgements.acts(on=[*incident.events, *figures])),
    )


def _rejected(
    incident: Incident,
    figures: Mapping[str, tuple[Document, Figure]],
    verdicts: Mapping[str, tuple[Verdict, ...]],
) -> Iterator[Rejected]:
    counted = {id for count in incident.counts for id in count.figures}
    for id, (document, figure) in figures.items():
        if id not in counted and id in verdicts:
            yield Rejected(figure, in_context(document, figure.evidence), verdicts[id])


def headline(incident: Incident) -> str:
    """ "Assault, heavy weapons, in Brissa"."""
    kind = type_name(incident.type, incident.mode)
    where = f" in {wording.clean(incident.places[0].value.name)}" if incident.places else ""
    realis = wording.REALIS[incident.realis]
    return f"{kind}{where}{f' ({realis})' if realis else ''}"


def type_name(type: str, mode: str | None) -> str:
    """ "Assault, heavy weapons"."""
    return f"{type.capitalize()}, {mode.replace('-', ' ')}" if mode else type.capitalize()


def place_name(place: object) -> str:
    """ "Brissa (XYZ)"."""
    name, country = wording.clean(getattr(place, "name", "")), getattr(place, "country", None)
    return f"{name} ({country})" if country else name


def _actor(actor: Actor) -> str:
    codes = " ".join([*filter(None, [actor.country]), *actor.sectors])
    return f"{wording.clean(actor.name)} ({codes})" if codes else wording.clean(actor.name)


def _words_at(event: Event) -> Evidence | None:
    return event.place.evidence if event.place else None


def _words_for(who: Actor, parties: Iterable[Mention]) -> Evidence | None:
    same = (one for one in parties if one.actor and _key(one.actor) == _key(who))
    return next((one.evidence for one in same), None)


def _key(actor: Actor) -> str:
    return actor.id or actor.name.casefold()


def _rivals(
    variants: Sequence[Variant[Value]],
    by_event: Mapping[str, Telling],
    words: Callable[[Value], str],
    proof: Callable[[Value, Event], Evidence | None],
) -> tuple[Rival, ...]:
    """Each value with one passage for each independent report that gives it."""

    def of(variant: Variant[Value]) -> Iterator[Passage]:
        tellings = {by_event[id].told[0].id: by_event[id] for id in variant.told if id in by_event}
        for telling in tellings.values():
            pairs = (telling.told, *telling.copies)
            document, event = next((pair for pair in pairs if pair[1].id in variant.told), telling.told)
            evidence = proof(variant.value, event) or event.evidence
            yield in_context(document, evidence) if evidence != event.evidence else in_sentence(document, event)

    return tuple(
        Rival(words(one.value), one.sources, tuple(of(one)), one.told[0] if one.told else "", one.by)
        for one in variants
    )


def _numbers(
    store: Store, account: Account, figures: Mapping[str, tuple[Document, Figure]]
) -> Iterator[tuple[str, tuple[Number, ...]]]:
    """What is counted, measure by measure."""
    originals = {
        document.id: telling.told[0].id
        for telling in account.tellings
        for document, _ in (telling.told, *telling.copies)
    }
    vouching = _vouching(store, account.incident.documents[:READ], figures)
    by: dict[str, list[Number]] = defaultdict(list)
    for count in account.incident.counts:
        told: dict[str, tuple[Document, Figure]] = {}
        for id in count.figures:
            if id in figures:
                document = figures[id][0]
                told.setdefault(originals.get(document.id, document.id), figures[id])
        by[count.measure].append(
            Number(
                count=count,
                said_by=tuple(_said_by(count, vouching)),
                sources=len(told),
                passages=tuple(in_context(document, figure.evidence) for document, figure in told.values()),
                figures=count.figures,
            )
        )
    for measure in sorted(by, key=lambda name: (name != "killed", name == "other", name)):
        yield measure, tuple(by[measure])


def _vouching(store: Store, documents: Iterable[str], figures: Mapping[str, object]) -> dict[str, list[Claim]]:
    """The claims on each of these figures."""
    found: dict[str, list[Claim]] = defaultdict(list)
    if figures:
        for _, claim in store.lookups.claims_in(documents):
            for id in claim.about:
                if id in figures:
                    found[id].append(claim)
    return found


def _said_by(count: Count, vouching: Mapping[str, list[Claim]]) -> Iterator[str]:
    """Who counted, and who else says so, each once."""
    seen = set()
    speakers = (claim.speaker for id in count.figures for claim in vouching.get(id, ()))
    named = (wording.clean(wording.name(speaker)) for speaker in speakers if speaker)
    for name in (*([wording.clean(count.source)] if count.source else []), *named):
        if name.casefold() not in seen:
            seen.add(name.casefold())
            yield name


def _inside(store: Store, account: Account, as_of: date | None) -> Iterator[Tie]:
    known = {
        event.id: (document, event)
        for telling in account.tellings
        for document, event in (telling.told, *telling.copies)
    }
    # What a person says of an event of it and one elsewhere is told once the other is known as well.
    others = {end for link in account.links for end in (link.left, link.right)} - known.keys() if as_of else set()
    later = {id for id, (document, _) in store.comparisons.events(sorted(others)).items() if is_later(document, as_of)}
    for link in account.links:
        if later.isdisjoint((link.left, link.right)):
            yield Tie(link, known.get(link.left), known.get(link.right))


def _outside(store: Store, incident: Incident, as_of: date | None) -> Iterator[Tie]:
    """Judgements that lead to events of other incidents, the surest first: what may be the same all the same."""
    inside = set(incident.events)
    links = [
        link
        for link in store.comparisons.linked(incident.events)
        if not link.by.startswith("person/") and len(inside & {link.left, link.right}) == 1
    ]
    links.sort(key=lambda link: (-link.score, link.left, link.right))
    found = links[:ALIKE]
    ends = store.comparisons.events(sorted({end for link in found for end in (link.left, link.right)}))
    homes = store.comparisons.homes(ends)
    seen = set()
    for link in found:
        other = link.right if link.left in inside else link.left
        home = homes.get(other)
        if home and home not in seen and not is_later(ends[other][0], as_of):
            seen.add(home)
            yield Tie(link, ends.get(link.left), ends.get(link.right), home)


def is_later(document: Document, as_of: date | None) -> bool:
    """Whether a report had not come out by a day; one without a day never had."""
    return as_of is not None and (document.day is None or document.day > as_of)


def verdicts_on(store: Store, ids: Iterable[str]) -> dict[str, tuple[Verdict, ...]]:
    """What people say of these records, by their ids."""
    found: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in store.judgements.verdicts(ids):
        found[verdict.record].append(verdict)
    return {id: tuple(told) for id, told in found.items()}
