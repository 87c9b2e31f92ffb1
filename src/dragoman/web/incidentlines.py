"""Incidents as lines of a list, in the words of a page, and the filters of an address as a question to the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from dragoman.accounts import Incident
from dragoman.records import Actor, Period, Place
from dragoman.stores import IncidentQuery
from dragoman.web.codes import quads
from dragoman.web.desk import Desk
from dragoman.web.filters import Filters
from dragoman.web.paging import back_to
from dragoman.wording import clean

#: So many of those who take part are named in a line.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One incident, as a list tells of it: its best values, how many report it, and who judged parts of it."""

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
    judged: str = ""


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
        judged=", ".join(map(clean, incident.judged_by)),
    )


def lines(incidents: Iterable[Incident]) -> tuple[Line, ...]:
    """The lines of several."""
    return tuple(map(line, incidents))


def incident_query(desk: Desk, filters: Filters, **more: Any) -> IncidentQuery:
    """The incidents that a view shows: those that an event of its negotiation belongs to, if it is of one."""
    known = {one.name for one in fields(IncidentQuery)}
    asked = {one.name: getattr(filters, one.name) for one in fields(filters) if one.name in known}
    events = events_of(desk, filters) if filters.process else None
    types = tuple(sorted(name for name, quad in quads().items() if quad == filters.quad)) if filters.quad else None
    return IncidentQuery(**{**asked, "events": events, "types": types, **more})


def events_of(desk: Desk, filters: Filters) -> tuple[str, ...]:
    """The events of the steps of a negotiation; none where there is no such negotiation."""
    of_it = (process for process in desk.processes(filters.as_of) if process.id == filters.process)
    return tuple(event for process in of_it for step in process.steps for event in step.events)


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of a list of incidents, the cursors of what comes after and before it, and how many there are in all."""

    lines: tuple[Line, ...]
    later: str | None
    earlier: str | None
    total: int


def lines_of(desk: Desk, filters: Filters, **more: Any) -> Lines:
    """A page of the incidents of a view; ``more`` are its order, its cursors, or a box on the map."""
    query = incident_query(desk, filters, **more)
    whole = replace(query, after=None, before=None, order="time")
    total = desk.held("incidents", whole, lambda: desk.count_incidents(whole))

    def read() -> Lines:
        page = desk.incident_page(query)
        return Lines(lines(page.rows), page.next, back_to(page.previous), total)

    return desk.held("lines", query, read)
