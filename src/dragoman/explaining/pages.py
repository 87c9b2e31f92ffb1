"""The page of an event that is explained, for whoever doubts it.

    type                  ASSAULT (material conflict)
                            the word “shelled” (120–127)
                            found by the rule events/assault/shell.v, in knowledge/events/assault.toml line 53

At the left stands what is explained, beside it the value, below that its words and what put it there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dragoman import wording
from dragoman.explaining import reasons
from dragoman.explaining.events import Explanation, Party, Tie, Told
from dragoman.explaining.phrases import MUTUAL, amount, count, headline, judgement, paragraph, short, source, words
from dragoman.knowledge.codebook import QUADS
from dragoman.knowledge.origins import Origin
from dragoman.records import Claim, Document, Event, Figure, TimeExpression
from dragoman.terminal import Line, Page
from dragoman.wording import clean, days

#: What the machine is unsure of is shown for so many other events; JSON has all.
UNSURE = 5
#: Why a side is empty.
NOBODY = "nobody was found for this side, and nobody is made up"
TOGETHER = "they do it together, all of them as actors"
#: Where a party stands that the sentence does not name.
FILLED = ", elsewhere in the report: the sentence leaves this side open"
Entry = tuple[str, list[str]]


def print_explanation(page: Page, explanation: Explanation) -> None:
    """An event, its sentence, and why each part of it is there."""
    event = explanation.event
    paragraph(page, headline(event), "bold")
    paragraph(page, " · ".join(filter(None, [days(event.period), wording.parties(event)])))
    paragraph(page, f"event {event.id}", "dim")
    sections = (_report, _what, _who, _when, _where, _how_many, _says_who, _elsewhere)
    for section in sections:
        page.line()
        for label, (first, *rest) in section(explanation):
            page.entry(label, (first, "bold"), *_plain(rest))
    page.line()


def _plain(lines: list[str]) -> Iterator[Line]:
    return ((line, "") for line in lines)


def _report(explanation: Explanation) -> Iterator[Entry]:
    document, span = explanation.document, explanation.event.evidence.span
    name = f" of {clean(document.name)}" if document.name else ""
    yield (
        "report",
        [
            clean(document.title or document.name or document.id),
            source(document),
            *([clean(document.url)] if document.url else []),
            f"report {document.id}",
        ],
    )
    yield "sentence", [f"“{clean(explanation.event.evidence.quote)}”", f"characters {span.start}–{span.end}{name}"]


def _what(explanation: Explanation) -> Iterator[Entry]:
    event, grounds = explanation.event, explanation.grounds
    lines = [f"{event.type} ({QUADS[event.quad]})", grounds.definition, f"the word {words(event.trigger)}"]
    if grounds.found_by == "model":
        lines.append(f"found by the model alone ({event.by}): no rule of the codebook foresees the word")
    elif grounds.rules:
        lines.append(f"found by the rule {event.by}, in {' or '.join(grounds.rules)}")
    else:
        lines.append(f"found by the rule {event.by}, which this Dragoman does not have")
    if grounds.counted_as:
        lines.append(f"the word tells of {grounds.counted_as}; planned or promised, that counts as {event.type}")
    yield "type", lines
    if event.mode:
        yield "mode", [event.mode, *([grounds.mode] if grounds.mode else []), _mode_from(grounds.mode_from)]
    if event.contexts:
        yield "contexts", [", ".join(event.contexts).replace("_", " ")]
    yield "realis", [event.realis, reasons.whether(event)]
    if event.score is not None:
        yield "score", [f"{event.score:.2f}", "the chance that the event is right, of rule and model together"]


def _mode_from(found: str | None) -> str:
    told = {"rule": "the rule says so", "model": "the model says so"}
    return told.get(found or "", f"the word “{clean(found or '')}” says so")


def _who(explanation: Explanation) -> Iterator[Entry]:
    day = explanation.document.day
    actors = [party for party in explanation.parties if party.role == "actor"]
    recipients = [party for party in explanation.parties if party.role == "recipient"]
    together = len(actors) > 1 and explanation.event.type in MUTUAL
    yield from (("actor", list(_party(party, day))) for party in actors)
    if not actors:
        yield "actor", ["nobody", NOBODY]
    yield from (("recipient", list(_party(party, day))) for party in recipients)
    if not recipients:
        yield "recipient", ["nobody", TOGETHER if together else NOBODY]


def _party(party: Party, day: date | None) -> Iterator[str]:
    mention = party.mention
    yield wording.party(mention)
    yield f"{words(mention.evidence)}{'' if party.inside else FILLED}"
    yield f"{reasons.who(mention)} ({mention.by})"
    if mention.score is not None:
        yield f"score {mention.score:.2f}: the chance that one of that country is meant, if the event is right"
    if mention.actor and mention.actor.id:
        holding = [origin for origin in party.origins if day is None or origin.holds(day)]
        yield from (_origin(mention.actor.id, origin) for origin in holding or party.origins)
        if len(party.origins) > len(holding) > 0:
            yield f"and {count(len(party.origins) - len(holding), 'line')} for other days"
        if not holding and party.origins:
            yield "none of these held when the report came out"
        if not party.origins:
            yield f"{mention.actor.id}: in no table that comes with Dragoman (for your own: --actors FOLDER)"


def _origin(id: str, origin: Origin) -> str:
    """ "knowledge/actors/offices.csv line 12: person/jane-poe, president (XYZ GOV) from 2019-05-20; source: ..."."""
    codes = " ".join([*filter(None, [origin.country]), *origin.sectors])
    what = f"{origin.role} ({codes})" if origin.role else codes
    told = (id, " ".join(filter(None, [what, _term(origin)])), clean(origin.note or ""))
    return f"{origin.place}: {', '.join(filter(None, told))}; source: {clean(origin.source or 'not given')}"


def _term(origin: Origin) -> str:
    first = f"from {origin.start.isoformat()}" if origin.start else ""
    last = f"until {origin.until.isoformat()}" if origin.until else ""
    return " ".join(filter(None, [first, last]))


def _when(explanation: Explanation) -> Iterator[Entry]:
    event = explanation.event
    yield "date", [days(event.period), f"{event.dated_by}: {reasons.when(event)}"]
    for told in explanation.times:
        yield "time", list(_time(told))
    if not explanation.times:
        yield "time", ["no time stands in the sentence"]


def _time(told: Told) -> Iterator[str]:
    yield words(told.time.evidence)
    yield _meaning(told.time)
    for end in told.time.ends:
        yield f"{words(end.evidence)}: {_meaning(end)}"
    if told.same:
        yield f"just the days of the event{'' if told.inside else ', elsewhere in the report'}"


def _meaning(time: TimeExpression) -> str:
    meant = days(time.period) if time.period else "no days of its own"
    return f"{meant} ({time.type} {time.value or 'without a value'}, {time.by})"


def _where(explanation: Explanation) -> Iterator[Entry]:
    event = explanation.event
    place = event.place
    if place is None:
        yield "place", ["not known", "no place is named where it happened"]
        return
    elsewhere = "" if place.evidence.span in event.evidence.span else ", elsewhere in the report"
    point = (
        f"at {place.latitude:.3f}, {place.longitude:.3f}"
        if place.latitude is not None and place.longitude is not None
        else "no point is known"
    )
    yield (
        "place",
        [
            wording.place(event),
            f"{words(place.evidence)}{elsewhere}",
            f"{reasons.how_near(place.precision)}; {point}",
        ],
    )


def _how_many(explanation: Explanation) -> Iterator[Entry]:
    for figure in explanation.figures:
        yield "figure", list(_figure(figure))
    if not explanation.figures:
        yield "figure", ["nobody is counted for it"]


def _figure(figure: Figure) -> Iterator[str]:
    yield wording.number(figure)
    yield f"{words(figure.evidence)}: {amount(figure)} ({figure.by})"
    told = (
        f"in {clean(figure.place.quote)}" if figure.place else "",
        f"for {days(figure.period)}" if figure.period else "",
        f"according to {clean(figure.source.quote)}" if figure.source else "",
    )
    if any(told):
        yield ", ".join(filter(None, told))


def _says_who(explanation: Explanation) -> Iterator[Entry]:
    for claim in explanation.claims:
        yield "who says so", list(_claim(claim, explanation.document))
    if not explanation.claims:
        yield "who says so", [reasons.voice(explanation.document)]


def _claim(claim: Claim, document: Document) -> Iterator[str]:
    yield f"{wording.speaker(claim, document)} · {wording.stance(claim)}"
    yield f"{words(claim.content)}{', word for word' if claim.direct else ''}"
    cue = f", at {words(claim.cue)}" if claim.cue else ""
    yield f"heard as: {reasons.how_said(claim.by)}{cue}"
    about = [f"said: {days(claim.said)}" if claim.said else "", f"score {claim.score:.2f}" if claim.score else ""]
    if any(about):
        yield ", ".join(filter(None, about))


def _elsewhere(explanation: Explanation) -> Iterator[Entry]:
    incident = explanation.incident
    if incident is None:
        yield "incident", ["not known yet", "the next dragoman build compares the report with the others"]
        return
    alone = len(incident.events) == 1
    yield (
        "incident",
        [
            short(incident.id),
            "no other event counts as the same"
            if alone
            else f"{count(len(incident.events), 'event')} of {count(incident.sources, 'independent report')}",
        ],
    )
    ties = explanation.ties
    unsure = [tie for tie in ties if tie.link.judgement == "unsure" and not tie.link.by.startswith("person/")]
    for tie in ties:
        if tie not in unsure[UNSURE:]:
            yield judgement(tie.link), list(_tie(tie))
    if unsure[UNSURE:]:
        yield "", [f"and {len(unsure) - UNSURE} more that may be the same; --json has them all"]
    for pair in explanation.beside:
        yield "by way of others", list(_other(*pair))


def _tie(tie: Tie) -> Iterator[str]:
    yield from _other(*tie.other) if tie.other else [f"event {short(tie.id)}, which is no longer found"]
    if tie.link.judgement == "same" and not tie.inside:
        yield "yet in another incident: on the whole the two do not fit, or a person keeps them apart"
    if tie.link.why:
        yield ", ".join(tie.link.why)


def _other(document: Document, event: Event) -> Iterator[str]:
    yield f"{headline(event)} · {days(event.period)}"
    yield f"“{clean(event.evidence.quote)}”"
    yield f"{source(document)} · event {short(event.id)}"
