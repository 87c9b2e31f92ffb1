"""Search: reports in which words stand, and what is said with them, each with the sentence and the words marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from dragoman import wording
from dragoman.errors import BadRequest
from dragoman.records import Document, Span
from dragoman.stores.finding import Quote
from dragoman.stores.passages import Passage
from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.pages.reports import report_query
from dragoman.web.paging import Cursor, before, number
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False)

#: Hits on a page, and the farthest one that a page begins with.
HITS = 15
FARTHEST = 10_000
#: So much of a quote is shown around the words that were looked for.
LONGEST = 400

FORMATS = (("csv", "A table (CSV)"), ("xlsx", "A workbook (XLSX)"), ("jsonl", "With every word (JSON)"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they were looked for."""

    words: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or a quote in it: ``at`` is the passage, ``pieces`` its words; ``speaker`` and ``stance`` of a quote."""

    report: str
    source: str
    title: str | None
    at: Span
    pieces: tuple[Piece, ...]
    speaker: str | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search comes to; ``fault`` says what is wrong with the words."""

    hits: tuple[Hit, ...] = ()
    reports: int = 0
    earlier: str | None = None
    later: str | None = None
    fault: str | None = None


@router.get("/search")
def search(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    of: str = "",
    cursor: Cursor = None,
) -> Response:
    """The hits; ``of=quotes`` looks in what is said alone, ``cursor`` is how many were shown before."""
    quotes = of == "quotes"
    found = look(desk, filters, quotes=quotes, skip=number(cursor, FARTHEST))
    return render(
        request,
        "search.html",
        status=400 if found.fault else 200,
        filters=filters,
        found=found,
        quotes=quotes,
        publishers=[(name, wording.clean(name)) for name, _ in desk.publishers()],
        formats=FORMATS,
    )


def look(desk: Desk, filters: Filters, *, quotes: bool = False, skip: int = 0) -> Found:
    """What the store has for the words of the filters."""
    if not filters.text:
        return Found()
    query = report_query(filters)
    finding = desk.store.finding
    try:
        many = finding.count(query)
        if quotes:
            said, later = finding.quotes(query, HITS, skip)
            return Found(tuple(_quote(one) for one in said), many, before(skip, HITS), _no_farther(later))
        passages = finding.reports(query, HITS, skip)
    except BadRequest as error:
        return Found(fault=str(error))
    more = skip + HITS if many > skip + HITS else None
    return Found(tuple(_report(one) for one in passages), many, before(skip, HITS), _no_farther(more))


def _no_farther(first: int | None) -> str | None:
    """Where the next page begins, unless that is farther than one may look."""
    return str(first) if first is not None and first <= FARTHEST else None


def _report(hit: Passage) -> Hit:
    document, span = hit.document, hit.evidence.span
    return Hit(
        report=document.id,
        source=_source(document),
        title=document.title,
        at=span,
        pieces=pieces(document.text, span, hit.marks),
    )


def _quote(hit: Quote) -> Hit:
    document, claim = hit.document, hit.claim
    span = _window(claim.content.span, hit.marks)
    return Hit(
        report=document.id,
        source=_source(document),
        title=document.title,
        at=claim.content.span,
        pieces=pieces(document.text, span, hit.marks),
        speaker=wording.speaker(claim, document),
        stance=claim.stance,
    )


def _source(document: Document) -> str:
    publisher = document.publisher or "unknown publisher"
    return f"{wording.clean(publisher)}, {wording.published(document)}"


def _window(span: Span, marks: tuple[Span, ...]) -> Span:
    """As much of what is said as is shown, from a little before the first word that was looked for."""
    if len(span) <= LONGEST or not marks:
        return span
    start = max(span.start, marks[0].start - LONGEST // 3)
    return Span(start, min(span.end, start + LONGEST))


def pieces(text: str, span: Span, marks: tuple[Span, ...]) -> tuple[Piece, ...]:
    """The passage at ``span``, cut where the words that were looked for begin and end."""
    told: list[Piece] = []
    at = span.start
    for mark in (mark for mark in marks if mark in span):
        told += [Piece(text[at : mark.start], False), Piece(text[mark.start : mark.end], True)]
        at = mark.end
    told.append(Piece(text[at : span.end], False))
    return tuple(piece for piece in told if piece.words)
