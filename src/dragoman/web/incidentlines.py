"""Incidents as lines of a list, in the words of a page, and the filters of an address as a question to the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from dragoman.accounts import Incident
from dragoman.records import Actor, Period, Place
from dragoman.stores import IncidentQuery
from dragoman.web.desk import Desk
from dragoman.web.filters import Filters

#: So many of those who take part are named in a line.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One incident, as a list tells of it: its best values, and how many report it."""

    id: str
    type: str
    mode: str | None
    realis: str
    period: Period | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    more: int
    place: Place | None
    sources: int
    reports: int
    disputed: bool


def line(incident: Incident) -> Line:
    """The line of an incident."""
    actors, recipients = (tuple(one.value for one in side) for side in (incident.actors, incident.recipients))
    return Line(
        id=incident.id,
        type=incident.type,
        mode=incident.mode,
        realis=incident.realis,
        period=next((one.value for one in incident.periods), None),
        actors=actors[:NAMED],
        recipients=recipients[:NAMED],
        more=max(len(actors) - NAMED, 0) + max(len(recipients) - NAMED, 0),
        place=next((one.value for one in incident.places), None),
        sources=incident.sources,
        reports=len(set(incident.documents)),
        disputed=bool(incident.disputed),
    )


def lines(incidents: Iterable[Incident]) -> tuple[Line, ...]:
    """The lines of several."""
    return tuple(map(line, incidents))


def incident_query(filters: Filters, **more: Any) -> IncidentQuery:
    """The incidents that a view shows."""
    known = {one.name for one in fields(IncidentQuery)}
    asked = {one.name: getattr(filters, one.name) for one in fields(filters) if one.name in known}
    return IncidentQuery(**{**asked, **{name: value for name, value in more.items() if name in known}})


#: So many lines make a page.
PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list of incidents: addresses of what comes before and after it are made of the two cursors."""

    lines: tuple[Line, ...]
    following: str | None
    total: int


def page(desk: Desk, filters: Filters, *, order: str = "latest", after: str | None = None, **more: Any) -> Page:
    """The incidents of a view from a cursor on."""
    found = list(desk.store.comparisons.incidents(incident_query(filters, **more)))
    start = int(after or 0)
    return Page(
        lines(found[start : start + PAGE]), str(start + PAGE) if len(found) > start + PAGE else None, len(found)
    )
