"""Incidents as they are settled in a store: one by its id, those of some events, those that a question asks for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Literal

from sqlalchemy import Connection, select

from dragoman.accounts import Incident
from dragoman.accounts_json import incident_from_json
from dragoman.stores.derived import incidents, members
from dragoman.stores.dissolving import in_parts
from dragoman.stores.incidentqueries import IncidentQuery, conditions
from dragoman.stores.schema import events

Opened = Callable[[], AbstractContextManager[Connection]]


class Settled:
    """The incidents of a store."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    def incidents(self, query: IncidentQuery | None = None) -> Iterator[Incident]:
        """The incidents asked for, in time order, those without a day last."""
        asked = query or IncidentQuery()
        found = select(incidents.c.record).where(*conditions(asked)).limit(asked.limit)
        with self._reading() as connection:
            ordered = found.order_by(incidents.c.moment.is_(None), incidents.c.moment, incidents.c.id)
            for record in connection.execute(ordered).scalars():
                yield incident_from_json(json.loads(record))

    def incidents_of(self, wanted: Iterable[str]) -> list[Incident]:
        """The incidents that these events belong to, each once."""
        with self._reading() as connection:
            told = {
                id: record
                for some in in_parts(sorted(set(wanted)))
                for id, record in connection.execute(
                    select(incidents.c.id, incidents.c.record)
                    .join_from(incidents, members, members.c.incident == incidents.c.id)
                    .where(members.c.event.in_(some))
                )
            }
        return [incident_from_json(json.loads(told[id])) for id in sorted(told)]

    def incident(self, id: str) -> Incident:
        """One incident."""
        with self._reading() as connection:
            record = connection.execute(select(incidents.c.record).filter_by(id=id)).scalar_one()
        return incident_from_json(json.loads(record))

    def beginning(self, kind: Literal["event", "incident"], letters: str, most: int = 5) -> list[str]:
        """The ids that begin with these letters, no more than ``most``; if one is just these letters, that one."""
        ids = {"event": events, "incident": incidents}[kind].c.id
        query = select(ids).where(ids.startswith(letters, autoescape=True)).order_by(ids).limit(most)
        with self._reading() as connection:
            found = list(connection.execute(query).scalars())
        return found[:1] if letters in found else found
