"""The chronology: what happened in the order of time, as a line on which uncertain days are ranges, and as a table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from dragoman.knowledge.codebook import QUADS
from dragoman.stores import Dated
from dragoman.web.codes import quads
from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.incidentlines import Line, incident_query, lines, lines_of
from dragoman.web.paging import Cursor, ways
from dragoman.web.rendering import render
from dragoman.web.viewing import days_of_reports, options

router = APIRouter(include_in_schema=False)

FIELDS = (
    *("actor", "type", "quad", "place", "since", "until", "process", "realis", "publisher", "text", "as_of", "sources"),
    "disputed",
)
FORMATS = (("csv", "Table (CSV)"), ("xlsx", "Workbook (XLSX)"), ("json", "JSON"), ("timeline", "TimelineJS"))
ORDERS = (("latest", "latest first"), ("time", "earliest first"), ("sources", "most sources first"))
#: So many incidents are told at once of a mark on the line that stands for several.
TOLD_AT_ONCE = 40
#: Day 0 of what the page's script counts by.
EPOCH = date(1970, 1, 1).toordinal()


@router.get("/chronology")
def chronology(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    cursor: Cursor = None,
    order: Annotated[str, Query(pattern="^(latest|time|sources)$")] = "latest",
) -> Response:
    """The page: its table, which is all of it where no script runs."""
    return render(
        request,
        "chronology.html",
        filters=filters,
        fields=FIELDS,
        formats=FORMATS,
        options=options(desk, filters),
        days=days_of_reports(desk),
        page=lines_of(desk, filters, order=order, **ways(cursor)),
        orders=ORDERS,
        order=order,
    )


@router.get("/chronology/data.json")
def data(desk: Annotated[Desk, Depends(desk)], filters: Annotated[Filters, Depends(filters)]) -> Response:
    """What the line is drawn from."""
    pictures, query = desk.pictures(filters.as_of), incident_query(desk, filters)
    drawn = desk.held("chronology", query, lambda: drawing(pictures.dated(query)))
    return Response(drawn, media_type="application/json")


@router.get("/chronology/told")
def told(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    ids: Annotated[str, Query(pattern="^[0-9a-f]{20}(,[0-9a-f]{20})*$", max_length=21 * TOLD_AT_ONCE)],
) -> Response:
    """The incidents of a mark on the line, as a part of the page."""
    as_of = filters.as_of
    return render(request, "told.html", lines=told_of(desk, ids.split(","), as_of), as_of=as_of)


def told_of(desk: Desk, ids: list[str], as_of: date | None = None) -> tuple[Line, ...]:
    """These incidents in the order asked, as told by a day; those that are not there are left out."""
    found = desk.incidents_called(ids, as_of)
    return lines(found[id] for id in ids if id in found)


def drawing(dated: Iterable[Dated]) -> bytes:
    """The dated incidents of a view: lanes by class of event, and of each incident its days, as numbers, and id."""
    classes = quads()
    lanes = [{"name": name[0].upper() + name[1:], "quad": quad} for quad, name in QUADS.items()]
    told = ["actual", "ongoing", "planned", "hypothetical", "negated"]
    types = sorted(classes)
    number = {name: index for index, name in enumerate(types)}
    rows: list[list[Any]] = [
        [
            one.id,
            classes.get(one.type, 1) - 1,
            told.index(one.realis),
            _day(one.start),
            _day(one.end),
            one.sources,
            int(one.disputed),
            number.get(one.type, 0),
        ]
        for one in dated
    ]
    return json.dumps({"lanes": lanes, "realis": told, "types": types, "rows": rows}, separators=(",", ":")).encode()


def _day(written: str | None) -> int | None:
    return date.fromisoformat(written).toordinal() - EPOCH if written else None
