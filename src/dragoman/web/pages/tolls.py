"""Tolls: how many, by whom counted, and how that changed.

The dead since the war began are one series for the health ministry and one for the monitor; those of a strike are
another toll. Each number leads to the sentence that gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.exceptions import HTTPException

from dragoman.accounts import Count, Incident, Toll
from dragoman.records import Document, Figure
from dragoman.stores import Store
from dragoman.stores.lookups import told_by_ids
from dragoman.web.asof import not_told
from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.paging import Cursor, part
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False)

FORMATS = (("csv", "Table (CSV)"), ("xlsx", "Workbook (XLSX)"), ("json", "JSON"), ("ged", "UCDP-GED-shaped CSV"))

#: So many series are told apart in a chart; the table has all of them.
DRAWN = 8


@dataclass(frozen=True, slots=True)
class Series:
    """What one source counts: ``source`` is ``None`` for the reports' own voice."""

    source: str | None
    counts: tuple[Count, ...]

    @property
    def latest(self) -> Count:
        """What it said last of everybody, or last of some of them where it never counted everybody."""
        whole = [one for one in self.counts if one.of is None]
        return max(whole or self.counts, key=_moment)


@dataclass(frozen=True, slots=True)
class Entry:
    """A toll in a list, with the incident that it counts the people of."""

    toll: Toll
    series: tuple[Series, ...]
    incident: Incident | None


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a source, the words of each report that gives it, and whether it is below an earlier one."""

    count: Count
    told: tuple[tuple[Document, Figure], ...]
    fallen: bool


@router.get("/tolls")
def tolls(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    cursor: Cursor = None,
) -> Response:
    """Every toll: those over months or years first, then those of one occurrence; those of several numbers first."""
    found = select(desk.tolls(filters.as_of), filters)
    shown = part(found, cursor)
    return render(
        request,
        "tolls.html",
        filters=filters,
        formats=FORMATS,
        measures=[(one, one.replace("_", " ")) for one in sorted({one.measure for one in desk.tolls(filters.as_of)})],
        disputed=is_disputed,
        entries=entries(desk, shown.items, filters.as_of),
        shown=shown,
    )


@router.get("/tolls/{id}")
def toll(
    request: Request, id: str, desk: Annotated[Desk, Depends(desk)], filters: Annotated[Filters, Depends(filters)]
) -> Response:
    """One toll, as a series for each source."""
    for found in desk.tolls(filters.as_of):
        if found.id == id:
            break
    else:
        if filters.as_of:
            raise not_told("how many these are", filters.as_of)
        raise HTTPException(404, "Nobody counts these people.")
    (entry,) = entries(desk, [found], filters.as_of)
    return render(
        request,
        "toll.html",
        filters=filters,
        formats=FORMATS,
        entry=entry,
        numbers=[(one.source, list(numbers(desk.store, found, one.counts))) for one in entry.series],
        chart=chart(entry.series, found.falls),
        drawn=DRAWN,
        disputed=is_disputed,
    )


def select(tolls: Iterable[Toll], filters: Filters) -> list[Toll]:
    """The tolls that filters ask for, in the order in which they are shown.

    Of those over time, and then of those of one occurrence, first the ones of several numbers, the latest first: one
    number alone says neither how it grew nor who counts otherwise.
    """
    kept = [one for one in tolls if _wanted(one, filters)]
    return sorted(
        kept, key=lambda one: (one.scope != "cumulative", len(one.counts) < 2, -_last(one).toordinal(), one.id)
    )


def _wanted(toll: Toll, filters: Filters) -> bool:
    if filters.measure and toll.measure != filters.measure:
        return False
    first, last = filters.since or date.min, filters.until or date.max
    within = any(count.as_of and first <= count.as_of <= last for count in toll.counts)
    if (filters.since or filters.until) and not within:
        return False
    if filters.disputed is not None and is_disputed(toll) != filters.disputed:
        return False
    if filters.text is None:
        return True
    words = filters.text.casefold()
    return any(words in (told or "").casefold() for count in toll.counts for told in (count.of, count.source))


def is_disputed(toll: Toll) -> bool:
    """Whether two sources give numbers for everybody that exclude each other."""
    latest = [one.latest for one in series_of(toll.counts) if one.latest.of is None]
    return any(_apart(one, other) for index, one in enumerate(latest) for other in latest[:index])


def _apart(one: Count, other: Count) -> bool:
    low, high = max(one.low or 0, other.low or 0), min(_top(one), _top(other))
    return low > high and not (one.approximate or other.approximate)


def _top(count: Count) -> float:
    return float("inf") if count.high is None else count.high


def series_of(counts: Iterable[Count]) -> tuple[Series, ...]:
    """The numbers of each source in the order of time, the source with most of them first."""
    by: dict[str | None, list[Count]] = {}
    for count in counts:
        by.setdefault(count.source, []).append(count)
    series = [Series(source, tuple(sorted(told, key=_moment))) for source, told in by.items()]
    return tuple(sorted(series, key=lambda one: (-len(one.counts), one.source is None, one.source or "")))


def entries(desk: Desk, tolls: Sequence[Toll], as_of: date | None = None) -> list[Entry]:
    """Tolls with their series, and the incidents that they count the people of, as they are or were on a day."""
    incidents = desk.incidents_called({one.incident for one in tolls if one.incident}, as_of)
    return [Entry(one, series_of(one.counts), incidents.get(one.incident or "")) for one in tolls]


def numbers(store: Store, toll: Toll, counts: Sequence[Count]) -> Iterator[Number]:
    """Each number with its words."""
    told = dict(told_by_ids(store, "figures", [id for count in counts for id in count.figures]))
    falls = set(toll.falls)
    for count in counts:
        words = tuple(told[id] for id in count.figures if id in told)
        yield Number(count, words, not falls.isdisjoint(count.figures))


def chart(series: Sequence[Series], falls: Iterable[str] = ()) -> dict[str, Any]:
    """What the chart draws: of each source the days, as seconds, and the least and most that it counts of everybody."""
    fallen = set(falls)
    told = [(one.source, [count for count in one.counts if count.as_of and count.of is None]) for one in series]
    return {
        "series": [
            {
                "source": source or "in the reports’ own voice",
                "points": [
                    [_seconds(count.as_of), count.low, count.high, not fallen.isdisjoint(count.figures)]
                    for count in counts
                    if count.as_of
                ],
            }
            for source, counts in told[:DRAWN]
            if counts
        ]
    }


def _seconds(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())


def _moment(count: Count) -> date:
    return count.as_of or date.min


def _last(toll: Toll) -> date:
    return max(map(_moment, toll.counts))
