"""How much a store holds: "45 reports, 3 of them copies; 214 events, 160 on an exact day"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.stores.clocks import reported_by
from dragoman.stores.derived import incidents
from dragoman.stores.holding import holds, repeats
from dragoman.stores.incidentqueries import IncidentQuery, conditions
from dragoman.stores.schema import claims, documents, events, figures


@dataclass(frozen=True, slots=True)
class Totals:
    """What a store holds; ``copies`` are reports that repeat another one, and are counted in ``documents`` too.

    What stands in copies, and what somebody says is wrong, is left out of the other numbers, as it is of lists.
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


@dataclass(frozen=True, slots=True)
class Reported:
    """How much had been reported by a day: copies are counted among the reports, and left out of the rest."""

    documents: int
    claims: int
    figures: int


def reported(connection: Connection, day: date) -> Reported:
    """What reports up to a day hold."""

    def number(table: Any) -> int:
        told = select(func.count()).select_from(table).join(documents, documents.c.id == table.c.document)
        return int(connection.execute(told.where(reported_by(day), *holds(table))).scalar_one())

    all = select(func.count()).select_from(documents).where(reported_by(day))
    return Reported(int(connection.execute(all).scalar_one()), number(claims), number(figures))


def count(connection: Connection) -> Totals:
    """All of it, counted."""

    def number(table: Any, *conditions: Any) -> int:
        return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())

    told = conditions(IncidentQuery(), connection.dialect.name)
    placed = events.c.latitude.is_not(None)
    return Totals(
        documents=number(documents),
        copies=number(documents, documents.c.id.in_(repeats())),
        events=number(events, *holds(events)),
        claims=number(claims, *holds(claims)),
        figures=number(figures, *holds(figures)),
        exact=number(events, *holds(events), events.c.dating == "exact"),
        bounded=number(events, *holds(events), events.c.dating == "bounded"),
        unknown=number(events, *holds(events), events.c.dating == "unknown"),
        placed=number(events, *holds(events), placed),
        unplaced=number(events, *holds(events), events.c.place.is_not(None), ~placed),
        incidents=number(incidents, *told),
        shared=number(incidents, *told, incidents.c.reports > 1),
    )
