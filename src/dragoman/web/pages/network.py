"""The network: who has to do with whom, in cooperation and in conflict; drawn, and as a table of pairs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.incidentlines import incident_query
from dragoman.web.networks import Network, drawing, network, span_of
from dragoman.web.paging import Cursor, part
from dragoman.web.rendering import render
from dragoman.web.viewing import days_of_reports, options

router = APIRouter(include_in_schema=False)

FIELDS = (
    *("actor", "type", "quad", "place", "since", "until", "process", "realis", "publisher", "text", "as_of", "sources"),
    "disputed",
)
FORMATS = (("gexf", "Network (GEXF)"), ("graphml", "Network (GraphML)"), ("csv", "Table (CSV)"), ("json", "JSON"))


@router.get("/network")
def show(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    cursor: Cursor = None,
) -> Response:
    """The page: its table of pairs."""
    found = network_of(desk, filters)
    return render(
        request,
        "network.html",
        filters=filters,
        fields=FIELDS,
        formats=FORMATS,
        options=options(desk, filters),
        days=days_of_reports(desk),
        network=found,
        pairs=part(found.ties, cursor),
        span=span_of,
    )


@router.get("/network/data.json")
def data(desk: Annotated[Desk, Depends(desk)], filters: Annotated[Filters, Depends(filters)]) -> Response:
    """What the network is drawn from; where each stands is found once for each state of the store."""
    found = network_of(desk, filters)
    return Response(desk.held("network drawn", filters, lambda: drawing(found)), media_type="application/json")


def network_of(desk: Desk, filters: Filters) -> Network:
    """The network of a view."""
    pictures, query = desk.pictures(filters.as_of), incident_query(desk, filters)
    return desk.held("network", query, lambda: network(pictures.takings(query)))
