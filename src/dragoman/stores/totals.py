"""How much a store holds: "45 reports, 3 of them copies; 214 events, 160 on an exact day"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.stores.derived import incidents
from dragoman.stores.queries import repeats
from dragoman.stores.schema import claims, documents, events, figures


@dataclass(frozen=True, slots=True)
class Totals:
    """What a store holds; ``copies`` are reports that repeat another one, and are counted in ``documents`` too.

    Of the ``incidents``, ``shared`` are told by more than one report. A date is exact if it is one day; a place is
    placed if it has a point on the map.
    """

    documents: int
    copies: int
    events: int
    claims: int
    figures: int
    exact: int
    bounded: int
    unknown: int
    placed: int
    unplaced: int
    incidents: int
    shared: int


def count(connection: Connection) -> Totals:
    """All of it, counted."""

    def number(table: Any, *conditions: Any) -> int:
        return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())

    placed = events.c.latitude.is_not(None)
    return Totals(
        documents=number(documents),
        copies=number(documents, documents.c.id.in_(repeats())),
        events=number(events),
        claims=number(claims),
        figures=number(figures),
        exact=number(events, events.c.dating == "exact"),
        bounded=number(events, events.c.dating == "bounded"),
        unknown=number(events, events.c.dating == "unknown"),
        placed=number(events, placed),
        unplaced=number(events, events.c.place.is_not(None), ~placed),
        incidents=number(incidents),
        shared=number(incidents, incidents.c.reports > 1),
    )
