"""The map: where it happened, as far as the reports say it; and the places as a list."""

from __future__ import annotations

import json
from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from dragoman.stores import Spot
from dragoman.web import assets
from dragoman.web.codes import countries
from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.incidentlines import incident_query, lines_of
from dragoman.web.paging import Cursor, part, ways
from dragoman.web.rendering import render
from dragoman.web.viewing import days_of_reports, options

router = APIRouter(include_in_schema=False)

FIELDS = (
    *("actor", "type", "quad", "place", "since", "until", "process", "realis", "publisher", "text", "as_of", "sources"),
    "disputed",
)
FORMATS = (("geojson", "GeoJSON"), ("csv", "Table (CSV)"), ("xlsx", "Workbook (XLSX)"), ("json", "JSON"))
#: How far a point is to be trusted, in the order in which the page's script counts.
REACHES = ("exact", "town", "district", "region", "country", "sea", "unknown")
#: So many places make a page of the list.
LISTED = 60
POINT = r"^-?\d{1,2}(\.\d{1,17})?,-?\d{1,3}(\.\d{1,17})?$"


@router.get("/map")
def show(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    at: Annotated[str | None, Query(pattern=POINT)] = None,
    cursor: Cursor = None,
    places: Cursor = None,
) -> Response:
    """The page: the list of places, and what happened at the one that is chosen.

    ``cursor`` is where the list of what happened begins, ``places`` where that of places does.
    """
    spots = spots_of(desk, filters)
    chosen = next((spot for spot in spots if at == point(spot)), None)
    return render(
        request,
        "map.html",
        filters=filters,
        fields=FIELDS,
        formats=FORMATS,
        options=options(desk, filters),
        days=days_of_reports(desk),
        listed=part(spots, places, LISTED),
        told=sum(spot.incidents for spot in spots),
        point=point,
        at=at,
        chosen=chosen,
        page=lines_of(desk, filters, order="latest", box=box(chosen), **ways(cursor)) if chosen else None,
        borders=disputed_borders(),
    )


@router.get("/map/data.json")
def data(desk: Annotated[Desk, Depends(desk)], filters: Annotated[Filters, Depends(filters)]) -> Response:
    """What the map is drawn from."""
    spots = spots_of(desk, filters)
    return Response(desk.held("map", filters, lambda: drawing(spots)), media_type="application/json")


def spots_of(desk: Desk, filters: Filters) -> tuple[Spot, ...]:
    """The places of a view, those with most incidents first."""
    pictures, query = desk.pictures(filters.as_of), incident_query(desk, filters)
    return desk.held("spots", query, lambda: tuple(pictures.spots(query)))


def point(spot: Spot) -> str:
    """A point as an address has it: "48.3,38", as a script would write the two numbers."""
    return ",".join(repr(float(side)).removesuffix(".0") for side in (spot.latitude, spot.longitude))


def box(spot: Spot) -> tuple[float, float, float, float]:
    """The box that holds this point alone: south, west, north, east."""
    return spot.latitude, spot.longitude, spot.latitude, spot.longitude


def drawing(spots: tuple[Spot, ...]) -> bytes:
    """The places as short rows; of what is known to a country only, its number, so that its size can be drawn."""
    known = countries()
    rows: list[list[Any]] = []
    for spot in spots:
        reach = REACHES.index(spot.precision) if spot.precision in REACHES else len(REACHES) - 1
        country = known.get(spot.country or "") if spot.precision == "country" else None
        number = f"{country.iso:03}" if country and country.iso is not None else None
        rows.append(
            [
                spot.latitude,
                spot.longitude,
                reach,
                spot.incidents,
                spot.disputed,
                spot.name,
                *([number] if number else []),
            ]
        )
    return json.dumps({"rows": rows}, separators=(",", ":"), ensure_ascii=False).encode()


@cache
def disputed_borders() -> tuple[str, ...]:
    """What is disputed about the borders that the map draws dashed, each once."""
    read = json.loads((assets.FOLDER / "disputed.json").read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(border["about"] for border in read["borders"]))
