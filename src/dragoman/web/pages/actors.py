"""Actors: all who act and speak, and a page for each: who they are, what they held, did and said, and with whom."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from dragoman.web.asof import not_told
from dragoman.web.codes import directory
from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.paging import Cursor, part
from dragoman.web.people import HELD, Person, everybody, home_of, positions, profile, searched
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False)

FORMATS = (("csv", "Table (CSV)"), ("xlsx", "Workbook (XLSX)"), ("json", "JSON"))

#: What there is of one of them: the view, the format, and what it is.
EXPORTS = (
    ("incidents", "csv", "Their incidents, a table (CSV)"),
    ("incidents", "xlsx", "Their incidents, a workbook (XLSX)"),
    ("incidents", "html", "Their incidents, a dossier to print"),
    ("claims", "csv", "Their claims, a table (CSV)"),
    ("claims", "json", "Their claims, with every word (JSON)"),
    ("positions", "csv", "What they said yes or no to, a table (CSV)"),
    ("positions", "json", "What they said yes or no to, with every word (JSON)"),
)


@router.get("/actors")
def actors(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    cursor: Cursor = None,
) -> Response:
    """The list."""
    people = people_of(desk, filters.as_of)
    found = part(searched(people, filters.actor, filters.country), cursor)
    return render(
        request,
        "actors.html",
        filters=filters,
        countries=countries_of(desk, filters.as_of),
        found=found,
        formats=FORMATS,
    )


@router.get("/actors/{key:path}")
def actor(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    key: str,
    view: Annotated[str, Query(pattern="^(all|positions)$")] = "all",
) -> Response:
    """One of them."""
    if len(key) > 1000 or "\0" in key:
        raise HTTPException(404)
    as_of = filters.as_of
    if (home := home_of(desk.store, key)) != key:
        more = {"view": view if view != "all" else None}
        return RedirectResponse(Filters(as_of=as_of).address(f"/actors/{quote(home, safe='')}", **more), 303)
    found = desk.held("actor", (key, as_of), lambda: profile(desk.store, directory(desk.actors), key, as_of))
    if found is None:
        if as_of:
            raise not_told("anybody called so", as_of)
        raise HTTPException(404)
    stands = None
    if view == "positions":
        stands = desk.held("positions", (key, as_of), lambda: positions(desk.store, key, as_of))
    shown = Filters(as_of=as_of)
    return render(request, "actor.html", actor=found, filters=shown, stands=stands, most=HELD, exports=EXPORTS)


def people_of(desk: Desk, as_of: date | None = None) -> tuple[Person, ...]:
    """All who act and speak, as reports up to a day tell of them."""
    known = directory(desk.actors)
    return desk.held("people", as_of, lambda: everybody(desk.store, known, as_of))


def countries_of(desk: Desk, as_of: date | None = None) -> tuple[str, ...]:
    """The countries of those in the list, in the order of their names."""
    people = people_of(desk, as_of)
    return desk.held("countries", as_of, lambda: tuple(sorted({one.country for one in people if one.country})))
