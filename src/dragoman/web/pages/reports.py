"""Reports: what was read, by day, those that repeat another under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from dragoman import wording
from dragoman.errors import BadRequest
from dragoman.stores import ReportQuery
from dragoman.stores.reports import After, Listed
from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.paging import Cursor
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False)

#: Reports on a page.
SHOWN = 50
_CURSOR = re.compile(r"([0-9T:.+-]{0,40})~([0-9a-f]{20})")

FORMATS = (
    ("csv", "A table (CSV)"),
    ("xlsx", "A workbook (XLSX)"),
    ("jsonl", "All that was found (JSON)"),
    ("bibtex", "A bibliography (BibTeX)"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """The reports of one day; without a day, those of which none is known."""

    day: date | None
    reports: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of the list; ``fault`` says what is wrong with the words that were looked for."""

    days: tuple[Day, ...] = ()
    count: int = 0
    earlier: str | None = None
    later: str | None = None
    fault: str | None = None


@router.get("/reports")
def reports(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    cursor: Cursor = None,
) -> Response:
    """The list; ``cursor`` is where the page before ended."""
    told = shelf(desk, filters, cursor)
    return render(
        request,
        "reports.html",
        status=400 if told.fault else 200,
        filters=filters,
        shelf=told,
        publishers=[(name, f"{wording.clean(name)} ({number:,})") for name, number in desk.publishers()],
        formats=FORMATS,
    )


def shelf(desk: Desk, filters: Filters, cursor: str | None = None) -> Shelf:
    """The reports for which the filters ask, the latest first."""
    query = report_query(filters)
    store = desk.store.reports
    after = _after(cursor)
    try:
        told = store.listed(query, SHOWN + 1, after)
        number = desk.held("reports", query, lambda: store.count(query))
    except BadRequest as error:
        return Shelf(fault=str(error))
    shown = told[:SHOWN]
    more = f"{shown[-1].instant or ''}~{shown[-1].id}" if len(told) > SHOWN else None
    return Shelf(tuple(_days(shown)), number, "" if after else None, more)


def report_query(filters: Filters) -> ReportQuery:
    """The reports that a view shows; whoever asks for a publisher is told of what it only repeats, too."""
    return ReportQuery(
        filters.text,
        copies=filters.publisher is not None,
        reported_by=filters.as_of,
        publisher=filters.publisher,
        published_since=filters.since,
        published_until=filters.until,
    )


def _after(cursor: str | None) -> After | None:
    """Where the page before ended."""
    if not cursor:
        return None
    match = _CURSOR.fullmatch(cursor)
    if match is None:
        raise BadRequest(f"cursor {cursor[:40]}: expected one that a page before has given")
    return match[1] or None, match[2]


def _days(reports: Sequence[Listed]) -> Iterator[Day]:
    for day, together in groupby(reports, key=lambda report: report.day):
        yield Day(day, tuple(together))
