"""A dossier of incidents, talks and cases, to print or to pass on: what is known, who says so, in which words.

Each line leads to its evidence: "12 killed, according to the ministry" to the report and the sentence where it stands.
Values on which reports differ stand side by side, each with how many independent reports give it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TextIO, TypeVar

from dragoman.accounts import Accounts, Count, Proceeding, Process, Step, Variant
from dragoman.exports.occurrences import HAPPENED, Occurrence, gathered, occurrences
from dragoman.exports.pages import Block, Heading, Paragraph, Points, Quote, Table, html, markdown
from dragoman.exports.shelf import Shelf, Telling
from dragoman.records import Actor, Claim, Document, Evidence, Findings, Place, Span
from dragoman.wording import REALIS, amended, clean, days, one_day, published, speaker, stance

Value = TypeVar("Value")
TITLE = "Dossier"


def write_markdown(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """The dossier as Markdown; how many incidents, talks and cases are in it."""
    counted = _Counted(records, accounts)
    stream.writelines(markdown(counted))
    return counted.parts


def write_html(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """The dossier as one HTML file; how many incidents, talks and cases are in it."""
    counted = _Counted(records, accounts)
    stream.writelines(html(TITLE, counted))
    return counted.parts


class _Counted:
    """The blocks of a dossier, and how many incidents, talks and cases they were."""

    def __init__(self, records: Iterable[Findings], accounts: Accounts) -> None:
        self._records, self._accounts = records, accounts
        self.parts = 0

    def __iter__(self) -> Iterator[Block]:
        yield Heading(1, TITLE)
        if self._accounts.as_of:
            yield Paragraph(f"As what had been reported by {one_day(self._accounts.as_of)} tells it.")
        for blocks in _parts(self._records, self._accounts):
            self.parts += 1
            yield from blocks


def _parts(records: Iterable[Findings], accounts: Accounts) -> Iterator[Iterable[Block]]:
    others = chain(accounts.processes, accounts.proceedings)
    if accounts.incidents is None and next(others, None) is None:
        yield from map(_occurrence, occurrences(records, accounts))
        return
    with Shelf() as shelf:
        for findings in records:
            shelf.lay(findings)
        shelf.lay_tolls(accounts.tolls)
        for incident in accounts.incidents or ():
            yield _occurrence(gathered(shelf, incident))
        for process in accounts.processes:
            yield _talks(process, shelf)
        for proceeding in accounts.proceedings:
            yield _case(proceeding, shelf)


def _occurrence(occurrence: Occurrence) -> Iterator[Block]:
    incident = occurrence.incident
    yield Heading(2, _title(occurrence))
    yield Paragraph(_standing(occurrence))
    rows = [
        *_variants("When", incident.periods, days),
        *_variants("Where", incident.places, _place),
        *_variants("Who", incident.actors, _actor),
        *_variants("To whom", incident.recipients, _actor),
    ]
    if rows:
        yield Table(("", "as told", "independent reports"), rows)
    if incident.amendments:
        yield Heading(3, "Judged by people")
        yield Points(list(map(amended, incident.amendments)))
    if incident.counts:
        yield Heading(3, "How many")
        yield Table(
            ("what", "number", "of whom", "according to", "as of", "reports"), list(map(_count, incident.counts))
        )
    for toll in occurrence.tolls:
        yield Heading(3, f"The {toll.measure} over time")
        yield Table(("what", "number", "of whom", "according to", "as of", "reports"), list(map(_count, toll.counts)))
    yield Heading(3, "Evidence")
    for told in occurrence.tellings:
        yield _quote(told.document, told.event.evidence, told.event.trigger.span)
        if voices := _voices(told):
            yield Points(voices)


def _title(occurrence: Occurrence) -> str:
    kind = ", ".join(filter(None, [occurrence.incident.type, occurrence.incident.mode]))
    sides = (", ".join(actor.name for actor in side) for side in (occurrence.actors, occurrence.recipients))
    who = " → ".join(filter(None, sides))
    return f"{who}: {kind}" if who else kind


def _standing(occurrence: Occurrence) -> str:
    incident = occurrence.incident
    happened = "" if incident.realis in HAPPENED else f"{REALIS[incident.realis]}; "
    told, alone = len(occurrence.documents), incident.sources
    reports = "one report" if told == 1 else f"{told} reports, {alone} of them independent"
    return f"{happened}{reports}{'; disputed' if occurrence.disputed else ''}. Id: {incident.id}"


def _variants(
    label: str, variants: Sequence[Variant[Value]], name: Callable[[Value], str]
) -> list[tuple[str, str, str]]:
    return [(label, name(variant.value), str(variant.sources)) for variant in variants]


def _place(place: Place) -> str:
    point = f", {place.latitude}, {place.longitude}" if place.latitude is not None else ""
    country = f" ({place.country})" if place.country else ""
    return f"{place.name}{country}{point}; known as: {place.precision}"


def _actor(actor: Actor) -> str:
    codes = " ".join([*filter(None, [actor.country]), *actor.sectors])
    return f"{actor.name} ({codes})" if codes else actor.name


def _count(count: Count) -> tuple[str, ...]:
    return (
        count.measure,
        _number(count),
        count.of or "",
        count.source or "the publishers",
        count.as_of.isoformat() if count.as_of else "",
        str(len(count.documents)),
    )


def _number(count: Count) -> str:
    if count.low == count.high:
        told = f"{count.low:,}" if count.low is not None else "not known"
    elif count.high is None:
        told = f"{count.low:,} or more"
    else:
        told = f"up to {count.high:,}" if count.low is None else f"{count.low:,} to {count.high:,}"
    return f"about {told}" if count.approximate else told


def _voices(told: Telling) -> list[str]:
    return [f"{speaker(claim, told.document)}: {stance(claim)}" for claim in told.claims if claim.speaker]


def _quote(document: Document, evidence: Evidence, marked: Span) -> Quote:
    start, end = evidence.span.start, evidence.span.end
    marked = marked if marked in evidence.span else evidence.span
    text = document.text
    source = ", ".join(filter(None, [document.publisher, document.title, published(document)]))
    where = f"{source}, characters {start} to {end}"
    return Quote(
        text[start : marked.start], text[marked.start : marked.end], text[marked.end : end], where, document.url
    )


def _talks(process: Process, shelf: Shelf) -> Iterator[Block]:
    yield Heading(2, f"Talks: {_names(process.parties)}")
    at_one_table = {True: "at one table", False: "through others", None: "not known whether at one table"}
    yield Paragraph(f"{at_one_table[process.direct]}. Id: {process.id}")
    rows = [("Mediators", _names(process.mediators)), ("Venues", ", ".join(process.venues))]
    yield Table(("", "as told"), [row for row in rows if row[1]] or [("Mediators", "none named")])
    if process.statuses:
        yield Heading(3, "How it stands")
        yield Points([f"since {status.since.isoformat()}: {status.status}" for status in process.statuses])
    yield from _steps(process.steps, shelf)


def _case(proceeding: Proceeding, shelf: Shelf) -> Iterator[Block]:
    yield Heading(2, f"{proceeding.court}: {_names(proceeding.defendants) or 'no defendant named'}")
    yield Paragraph(f"Applicants: {_names(proceeding.applicants) or 'none named'}. Id: {proceeding.id}")
    yield from _steps(proceeding.steps, shelf)


def _steps(steps: Sequence[Step], shelf: Shelf) -> Iterator[Block]:
    for step in steps:
        who = f" by {_names(step.by)}" if step.by else ""
        to = f" to {_names(step.to)}" if step.to else ""
        where = f", in {step.place}" if step.place else ""
        answer = f": {step.answer}" if step.answer else ""
        yield Heading(3, f"{days(step.period)}: {step.kind}{who}{to}{answer}{where}")
        if step.terms:
            yield Points([f"“{clean(term)}”" for term in step.terms])
        yield from _evidence(step, shelf)


def _evidence(step: Step, shelf: Shelf) -> Iterator[Block]:
    for id in step.events:
        if told := shelf.telling(id):
            yield _quote(told.document, told.event.evidence, told.event.trigger.span)
    for id in step.claims:
        if said := shelf.claim(id):
            document, claim = said
            yield Paragraph(f"{speaker(claim, document)}: {stance(claim)}")
            yield _claim_quote(document, claim)


def _claim_quote(document: Document, claim: Claim) -> Quote:
    return _quote(document, claim.content, claim.content.span)


def _names(actors: Iterable[Actor]) -> str:
    return ", ".join(actor.name for actor in actors)
