"""Who acted on whom, event by event, without the events: enough to see which of thousands may be the one denied.

Of a strike by the planes on a depot it is the id of the event and of its report, its day of publication, and
"planes" against "depot" as ids of actors or folded names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from dragoman.stores.queries import EventQuery, conditions, in_order
from dragoman.stores.rows import folded
from dragoman.stores.schema import documents, events, parties


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of an event, as ids of actors, or folded names of those who have none."""

    event: str
    type: str
    day: date
    actors: frozenset[str]
    recipients: frozenset[str]


def sides(
    connection: Connection, types: Iterable[str], realis: Iterable[str], after: date | None, by: date
) -> Iterator[Sides]:
    """Those of the events of these types that have a side, reported after a day and on another or before."""
    of, who = events.c, parties.c
    wanted = (
        select(of.id, of.type, documents.c.published, who.role, who.actor, who.name)
        .join_from(events, documents, documents.c.id == of.document)
        .join(parties, (who.document == of.document) & (who.event == of.position))
        .where(of.type.in_(sorted(types)), of.realis.in_(sorted(realis)))
        .where(*conditions(EventQuery(reported_after=after, reported_by=by)))
        .order_by(*in_order(events, of.moment))
    )
    for _, rows in groupby(connection.execute(wanted), key=lambda row: row.id):
        yield _sides(list(rows))


def _sides(rows: list[Any]) -> Sides:
    first = rows[0]
    named = {
        role: {row.actor or folded(row.name) for row in rows if row.role == role} for role in ("actor", "recipient")
    }
    day = date.fromisoformat(first.published[:10])
    return Sides(first.id, first.type, day, frozenset(named["actor"]), frozenset(named["recipient"]))
