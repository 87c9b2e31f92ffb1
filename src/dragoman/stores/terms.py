"""By what incidents are asked for: who takes part, where it was, who publishes it, each once for an incident.

Forty papers that name the Harbour Council in one strike are one row of "actor"; so that a question for the Council
reads as many rows as it has incidents. ``first`` is the day on which it was first told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, literal, or_, select, true, tuple_

from dragoman.stores.clocks import reported_by
from dragoman.stores.derived import members, terms
from dragoman.stores.dissolving import in_parts
from dragoman.stores.rows import NEVER
from dragoman.stores.schema import documents, events, parties
from dragoman.stores.who import BY_NAME, WHO, called, is_actor

#: Letters of a name that are kept: PostgreSQL has no index over long ones.
MOST = 200


def fill(connection: Connection, incidents: Sequence[str]) -> None:
    """The terms of incidents that have just been settled, from their events and reports."""
    for some in in_parts(sorted(incidents)):
        for kind, value, told in _sources():
            said = func.substr(value, 1, MOST)
            row = told.where(members.c.incident.in_(some), value.is_not(None))
            first = func.min(func.coalesce(func.substr(documents.c.published, 1, 10), NEVER))
            columns = row.add_columns(literal(kind), said, members.c.incident, first)
            connection.execute(
                insert(terms).from_select(
                    ["kind", "value", "incident", "first"], columns.group_by(said, members.c.incident)
                )
            )


def _sources() -> Iterator[tuple[str, ColumnElement[Any], Select[Any]]]:
    """Each kind of term, the column that has it, and where that stands."""
    of_report: Select[Any] = select().join_from(members, documents, documents.c.id == members.c.document)
    of_event = of_report.join(events, and_(events.c.document == members.c.document, events.c.id == members.c.event))
    of_party = of_event.join(
        parties, and_(parties.c.document == events.c.document, parties.c.event == events.c.position)
    )
    yield "publisher", documents.c.publisher, of_report
    yield "place", events.c.place_words, of_event
    yield "in", events.c.country, of_event
    yield "actor", parties.c.actor, of_party
    yield "of", parties.c.country, of_party
    yield "name", parties.c.words, of_party


def with_party(actor: str, day: date | None) -> Select[str]:
    """The incidents in which an actor takes part, as ``who.is_party`` has it; as reports by a day tell."""
    if actor.startswith((BY_NAME, WHO)):
        return _with_just(actor, day)
    return _having([_named("name", actor), _is("actor", actor), _is("of", actor), _named_elsewhere(actor, day)], day)


def _with_just(key: str, day: date | None) -> Select[str]:
    """Terms know parts of names alone; who is called just so stands with the events."""
    theirs = and_(parties.c.document == events.c.document, parties.c.event == events.c.position)
    told = select(members.c.incident).join_from(members, events, events.c.id == members.c.event).join(parties, theirs)
    told = told.join(documents, documents.c.id == events.c.document)
    return told.where(is_actor(key), reported_by(day) if day else true())


def at_place(place: str, day: date | None) -> Select[str]:
    """The incidents that somebody puts at a place, as ``queries.at`` has it."""
    return _having([_named("place", place), _is("in", place)], day)


def published_by(publisher: str, day: date | None) -> Select[str]:
    """The incidents of which a publisher tells."""
    return _having([_is("publisher", publisher)], day)


def _having(any_of: Iterable[ColumnElement[bool]], day: date | None) -> Select[str]:
    in_time = terms.c.first <= day.isoformat() if day else true()
    return select(terms.c.incident).where(or_(*any_of), in_time)


def _named_elsewhere(actor: str, day: date | None) -> ColumnElement[bool]:
    """Whether somebody takes part whom another report calls so and no table lists."""
    theirs = select(members.c.incident).join_from(members, events, events.c.id == members.c.event)
    theirs = theirs.join(parties, and_(parties.c.document == events.c.document, parties.c.event == events.c.position))
    wanted = theirs.where(tuple_(parties.c.document, parties.c.name).in_(called(actor)))
    if day:
        told = select(documents.c.id).where(func.substr(documents.c.published, 1, 10) <= day.isoformat())
        wanted = wanted.where(members.c.document.in_(told))
    return terms.c.incident.in_(wanted)


def _is(kind: str, value: str) -> ColumnElement[bool]:
    return and_(terms.c.kind == kind, terms.c.value == value[:MOST])


def _named(kind: str, part: str) -> ColumnElement[bool]:
    return and_(terms.c.kind == kind, terms.c.value.contains(part.casefold(), autoescape=True))
