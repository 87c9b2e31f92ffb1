"""What incidents need to count what people judged: what was said of events, and whom and what places reports name.

Anna writes that it was in "Tarsa"; another report has put an event there, and so it is known where that is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, insert, select

from dragoman.accounts import Incident
from dragoman.findings import event_from_json
from dragoman.records import Actor, Document, Event, Place, Verdict
from dragoman.stores import rows
from dragoman.stores.derived import terms
from dragoman.stores.dissolving import in_parts
from dragoman.stores.judgements import verdict_of
from dragoman.stores.schema import events, parties, verdicts


def verdicts_on(connection: Connection, wanted: Iterable[str]) -> dict[str, list[Verdict]]:
    """All that is said of those of these events of which somebody says that a part should be otherwise."""
    found: dict[str, list[Verdict]] = {}
    for some in in_parts(sorted(set(wanted))):
        said = select(verdicts).where(verdicts.c.kind == "event", verdicts.c.record.in_(some))
        for row in connection.execute(said.order_by(verdicts.c.record, verdicts.c.by)).mappings():
            found.setdefault(row["record"], []).append(verdict_of(row))
    return {id: said for id, said in found.items() if any(one.corrections for one in said)}


def actor_called(connection: Connection, name: str, document: Callable[[str], Document]) -> Actor | None:
    """Whom a report means that has somebody of this name take part; one whom a table lists before others."""
    theirs = and_(parties.c.document == events.c.document, parties.c.event == events.c.position)
    told = select(events.c.document, events.c.record, parties.c.role, parties.c.position).join_from(
        parties, events, theirs
    )
    named = told.where(parties.c.words.startswith(f"{rows.folded(name)}\n", autoescape=True))
    row = _first(connection, named.order_by(parties.c.actor.is_(None), parties.c.document, parties.c.event))
    if row is None:
        return None
    event = _read(row, document)
    side = event.actors if row.role == "actor" else event.recipients
    actor: Actor | None = side[row.position].actor
    return actor


def place_called(connection: Connection, name: str, document: Callable[[str], Document]) -> Place | None:
    """Where a report means that puts an event at a place of this name; one with a point before others."""
    told = select(events.c.document, events.c.record)
    named = told.where(events.c.place_words.startswith(f"{rows.folded(name)}\n", autoescape=True))
    row = _first(connection, named.order_by(events.c.latitude.is_(None), events.c.document, events.c.position))
    return None if row is None else _read(row, document).place


def add_terms(connection: Connection, settled: Iterable[Incident], days: Callable[[Incident], str]) -> None:
    """By what incidents are asked for besides what their reports say: who and where people say that it was."""
    for incident in settled:
        if not incident.amendments:
            continue
        judged = set(_judged(incident))
        known = select(terms.c.kind, terms.c.value).where(terms.c.incident == incident.id)
        new = judged - {(kind, value) for kind, value in connection.execute(known)}
        added = [
            {"kind": kind, "value": value, "incident": incident.id, "first": days(incident)}
            for kind, value in sorted(new)
        ]
        if added:
            connection.execute(insert(terms), added)


def _judged(incident: Incident) -> Iterable[tuple[str, str]]:
    for place in (one.value for one in incident.places if one.by):
        yield "place", rows.folded(place.name)
        if place.country:
            yield "in", place.country
    for actor in (one.value for side in (incident.actors, incident.recipients) for one in side if one.by):
        yield "name", rows.folded(actor.name)
        if actor.id:
            yield "actor", actor.id
        if actor.country:
            yield "of", actor.country


def _first(connection: Connection, query: Select[Any]) -> Row[Any] | None:
    return connection.execute(query.limit(1)).first()


def _read(row: Row[Any], document: Callable[[str], Document]) -> Event:
    return event_from_json(json.loads(row.record), document(row.document))
