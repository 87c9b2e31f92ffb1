"""What can be asked of a store's events: by whom, where, of what type, between which days.

``EventQuery(actor="harbour council", since=date(2025, 3, 1))`` takes each event in which the council acts
or is acted upon, and that may have happened on 1 March 2025 or later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from dragoman.stores.schema import documents, events, links, parties


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events; what is None does not matter.

    ``actor`` and ``place`` are an id or a country code, or part of a name as the report or the knowledge base
    has it; ``type`` is PLOVER's, with or without a mode ("ASSAULT", "ASSAULT/drone"). ``since`` and ``until``
    are inclusive and take an event that may have happened then. Without ``copies``, events of reports that
    repeat another report are left out.
    """

    actor: str | None = None
    place: str | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None
    copies: bool = False
    limit: int | None = None


def chronology(query: EventQuery) -> Select[str, str]:
    """Document id and record of each event asked for: in time order, those without a date last."""
    return (
        select(events.c.document, events.c.record)
        .join_from(events, documents, documents.c.id == events.c.document)
        .where(*_conditions(query))
        .order_by(
            events.c.moment.is_(None),
            events.c.moment,
            documents.c.instant.is_(None),
            documents.c.instant,
            events.c.document,
            events.c.position,
        )
        .limit(query.limit)
    )


def repeats() -> Select[str]:
    """Ids of the reports that are copies of another, unless someone judged that pair to be different."""
    other = links.alias("other")
    taken_back = exists().where(
        other.c.kind == "copy",
        other.c.left == links.c.left,
        other.c.right == links.c.right,
        other.c.judgement == "different",
    )
    return select(links.c.right).where(links.c.kind == "copy", links.c.judgement == "same", ~taken_back)


def _conditions(query: EventQuery) -> list[ColumnElement[bool]]:
    asked = [ask(value) for name, ask in QUESTIONS.items() if (value := getattr(query, name)) is not None]
    return asked if query.copies else [*asked, events.c.document.not_in(repeats())]


def _with_party(actor: str) -> ColumnElement[bool]:
    return exists().where(
        parties.c.document == events.c.document,
        parties.c.event == events.c.position,
        or_(
            parties.c.words.contains(actor.casefold(), autoescape=True),
            parties.c.actor == actor,
            parties.c.country == actor,
        ),
    )


def _at(place: str) -> ColumnElement[bool]:
    return or_(events.c.place_words.contains(place.casefold(), autoescape=True), events.c.country == place)


def _of_type(type: str) -> ColumnElement[bool]:
    name, _, mode = type.partition("/")
    of_name = events.c.type == name.upper()
    return and_(of_name, events.c.mode == mode) if mode else of_name


def _not_before(day: date) -> ColumnElement[bool]:
    # An open end reaches to any later day; a period that ended on that day's morning does not.
    return and_(events.c.moment.is_not(None), or_(events.c.end.is_(None), events.c.end > day.isoformat()))


def _not_after(day: date) -> ColumnElement[bool]:
    return and_(events.c.moment.is_not(None), or_(events.c.start.is_(None), events.c.start <= day.isoformat()))


#: What each part of a query means.
QUESTIONS: dict[str, Callable[[Any], ColumnElement[bool]]] = {
    "actor": _with_party,
    "place": _at,
    "type": _of_type,
    "since": _not_before,
    "until": _not_after,
}
