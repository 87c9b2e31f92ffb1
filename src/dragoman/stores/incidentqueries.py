"""What can be asked of a store's incidents: who took part, where, of what type, between which days, told by how many.

``IncidentQuery(place="tarsa", sources=2)`` takes each incident of which at least two independent reports tell, and
that at least one of them puts in Tarsa.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, select

from dragoman.stores.derived import incidents, members
from dragoman.stores.queries import Questions, at, is_party, of_what_and_when
from dragoman.stores.schema import events, parties


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """Which incidents; what is None does not matter.

    ``actor`` and ``place`` are an id or a country code, or part of a name, as any of the reports has it; ``type`` is
    PLOVER's, with or without a mode. ``since`` and ``until`` are inclusive and take what may have happened then, by
    the days that count as best. ``sources`` is the least number of independent reports.
    """

    actor: str | None = None
    place: str | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None
    sources: int | None = None
    limit: int | None = None


def conditions(query: IncidentQuery) -> list[ColumnElement[bool]]:
    """What must hold of the rows of ``incidents``."""
    return [ask(value) for name, ask in QUESTIONS.items() if (value := getattr(query, name)) is not None]


def _told() -> Select[str]:
    """The incident of each event."""
    return select(members.c.incident).join_from(members, events, events.c.id == members.c.event)


def _with_party(actor: str) -> ColumnElement[bool]:
    theirs = and_(parties.c.document == events.c.document, parties.c.event == events.c.position)
    return incidents.c.id.in_(_told().join(parties, theirs).where(is_party(actor)))


def _at(place: str) -> ColumnElement[bool]:
    return incidents.c.id.in_(_told().where(at(place)))


#: What each part of a query means.
QUESTIONS: Questions = {
    "actor": _with_party,
    "place": _at,
    "sources": lambda least: incidents.c.sources >= least,
    **of_what_and_when(incidents),
}
