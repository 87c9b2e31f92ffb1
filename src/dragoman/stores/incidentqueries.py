"""What can be asked of a store's incidents: who took part, where, of what type, between which days, told by how many.

``IncidentQuery(place="tarsa", sources=2)`` takes each incident of which at least two independent reports tell, and
that at least one of them puts in Tarsa.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from dragoman.stores.schema import events, incidents, members, parties


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
    named = parties.c.words.contains(actor.casefold(), autoescape=True)
    asked = or_(named, parties.c.actor == actor, parties.c.country == actor)
    return incidents.c.id.in_(_told().join(parties, theirs).where(asked))


def _at(place: str) -> ColumnElement[bool]:
    named = events.c.place_words.contains(place.casefold(), autoescape=True)
    return incidents.c.id.in_(_told().where(or_(named, events.c.country == place)))


def _of_type(type: str) -> ColumnElement[bool]:
    name, _, mode = type.partition("/")
    of_name = incidents.c.type == name.upper()
    return and_(of_name, incidents.c.mode == mode) if mode else of_name


def _not_before(day: date) -> ColumnElement[bool]:
    last = or_(incidents.c.end.is_(None), incidents.c.end > day.isoformat())
    return and_(incidents.c.moment.is_not(None), last)


def _not_after(day: date) -> ColumnElement[bool]:
    first = or_(incidents.c.start.is_(None), incidents.c.start <= day.isoformat())
    return and_(incidents.c.moment.is_not(None), first)


#: What each part of a query means.
QUESTIONS: dict[str, Callable[[Any], ColumnElement[bool]]] = {
    "actor": _with_party,
    "place": _at,
    "type": _of_type,
    "since": _not_before,
    "until": _not_after,
    "sources": lambda least: incidents.c.sources >= least,
}
