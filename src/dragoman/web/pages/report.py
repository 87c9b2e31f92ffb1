"""A report: its text with every fact at its words, and beside it the facts, each leading to the words and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.exceptions import HTTPException

from dragoman import wording
from dragoman.accounts import Incident
from dragoman.errors import BadRequest
from dragoman.exports.escaping import web_address
from dragoman.records import Document, Findings, Span
from dragoman.stores.reports import Listed
from dragoman.web.desk import Desk, desk
from dragoman.web.facts import NAMES, Fact, facts
from dragoman.web.filters import Filters, filters
from dragoman.web.marking import Kind, Paragraph, cut, paragraphs
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False)

#: What ids look like.
ID = re.compile(r"[0-9a-f]{20}")
_PASSAGE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")

#: In what a single report can be had.
FORMATS = (
    ("jsonl", "All that was found, with its words (JSON)"),
    ("annotations", "The text's annotations (Web Annotation)"),
    ("csv", "A table of the events (CSV)"),
    ("html", "A dossier to print"),
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An incident of which the report tells, in a line."""

    id: str
    what: str
    when: str
    where: str
    sources: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with what was found in it; ``astray`` where the passage asked for is not in the text."""

    document: Document
    link: str | None
    paragraphs: tuple[Paragraph, ...]
    facts: tuple[tuple[Kind, str, tuple[Fact, ...]], ...]
    passage: str | None
    astray: bool
    original: Listed | None
    copies: tuple[Listed, ...]
    incidents: tuple[Occurrence, ...]

    @property
    def found(self) -> int:
        """How many facts there are."""
        return sum(len(of_kind) for _, _, of_kind in self.facts)


@router.get("/reports/{id}")
def report(
    request: Request,
    id: str,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    at: str = "",
) -> Response:
    """One report; ``at`` is a passage in code points, "120-135", to show first."""
    as_of = filters.as_of
    reading = read(desk, id, passage(at), as_of)
    return render(request, "report.html", reading=reading, formats=FORMATS, filters=Filters(as_of=as_of))


def passage(at: str) -> Span | None:
    """What an address asks to be shown; ``BadRequest`` where it makes no sense."""
    if not at:
        return None
    match = _PASSAGE.fullmatch(at)
    if match is None or int(match[1]) >= int(match[2]):
        raise BadRequest(f"at {at[:40]}: expected two places in the text, such as 120-135")
    return Span(int(match[1]), int(match[2]))


def read(desk: Desk, id: str, at: Span | None = None, as_of: date | None = None) -> Reading:
    """The report with this id, and what others up to a day tell of the same; 404 where there is none."""
    store = desk.store
    listed = store.reports.these([id]) if ID.fullmatch(id) else []
    if not listed:
        raise HTTPException(404, "No report has this address.")
    if _is_later(listed[0], as_of):
        raise HTTPException(404, f"This report had not come out by {wording.one_day(as_of)}.")
    findings = store.findings(id)
    document = findings.document
    incidents = store.comparisons.incidents_of(event.id for event in findings.events)
    if as_of:
        incidents = list(desk.incidents_called([one.id for one in incidents], as_of).values())
    of_event = {event: incident.id for incident in incidents for event in incident.events}
    told = (one.id for of_kind in (findings.events, findings.claims, findings.figures) for one in of_kind)
    found = facts(findings, of_event, store.comparisons.rejected(told))
    inside = at if at and at.end <= len(document.text) else None
    marked = cut(document.text, (mark for fact in found for mark in fact.marks), inside)
    original = store.reports.these([listed[0].original]) if listed[0].original else []
    return Reading(
        document=document,
        link=web_address(document.url),
        paragraphs=tuple(paragraphs(marked)),
        facts=tuple(_by_kind(found)),
        passage=document.text[inside.start : inside.end] if inside else None,
        astray=at is not None and inside is None,
        original=original[0] if original and not _is_later(original[0], as_of) else None,
        copies=tuple(copy for copy in listed[0].copies if not _is_later(copy, as_of)),
        incidents=tuple(_occurrences(incidents, findings)),
    )


def _is_later(report: Listed, as_of: date | None) -> bool:
    return as_of is not None and (report.day is None or report.day > as_of)


def _by_kind(found: Sequence[Fact]) -> Iterable[tuple[Kind, str, tuple[Fact, ...]]]:
    for kind, name in NAMES.items():
        of_kind = [fact for fact in found if fact.kind == kind]
        # In the order of the text, as one reads; a table of them may be in any.
        yield kind, name, tuple(sorted(of_kind, key=lambda fact: fact.grounds[0].words[0].span))


def _occurrences(incidents: Iterable[Incident], findings: Findings) -> Iterable[Occurrence]:
    """Those of which others tell as well first."""
    for incident in sorted(incidents, key=lambda one: (-one.sources, findings.document.id, one.id)):
        mode = f" {incident.mode}" if incident.mode else ""
        yield Occurrence(
            incident.id,
            f"{incident.type}{mode}",
            wording.days(incident.periods[0].value if incident.periods else None),
            wording.clean(incident.places[0].value.name) if incident.places else "",
            incident.sources,
        )
