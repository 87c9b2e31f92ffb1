"""Incidents as they are settled in a store: one by its id, those of some events, those that a question asks for.

As of a day those of which later reports tell too are put together again from the earlier ones; they are few, and all
others are what they were. A question is asked of both, and its answers are brought together.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, select

from dragoman.accounts import Incident
from dragoman.accounts_json import incident_from_json, incident_to_json
from dragoman.errors import BadRequest
from dragoman.stores import rows
from dragoman.stores.cursors import Page, Turn
from dragoman.stores.derived import incidents, members
from dragoman.stores.dissolving import in_parts
from dragoman.stores.incidentqueries import (
    LINE,
    IncidentQuery,
    IncidentRow,
    among,
    conditions,
    order_of,
    row_of,
    several,
)
from dragoman.stores.manners import give_way
from dragoman.stores.schema import events
from dragoman.stores.stood import Stood, as_table

#: Incidents as of a day that are put into one page where all are wanted.
AT_ONCE = 500

#: From so many on it is cheaper to go through all incidents in order than to fetch those that are wanted.
MANY = 4000

Opened = Callable[[], AbstractContextManager[Connection]]


class Settled:
    """The incidents of a store."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    def incidents(self, query: IncidentQuery | None = None) -> Iterator[Incident]:
        """The incidents asked for, in their order, those without a day last."""
        asked = query or IncidentQuery()
        if asked.as_of and not (asked.after or asked.before):
            yield from self._each_as_of(asked)
            return
        if asked.after or asked.before:
            yield from self.incident_page(asked).rows
            return
        found = select(incidents.c.record).limit(asked.limit)
        order = order_of(asked)
        with self._reading() as connection:
            wanted = found.where(*conditions(asked, connection.dialect.name))
            ordered = wanted.order_by(*(part.desc() if order.down else part.asc() for part in order.key))
            for record in connection.execute(ordered).scalars():
                give_way()
                yield incident_from_json(json.loads(record))

    def incident_page(self, query: IncidentQuery | None = None) -> Page[Incident]:
        """A page of the incidents asked for, each whole."""
        asked = query or IncidentQuery()
        # In one transaction: somebody may judge meanwhile, and an incident that was on the page be another one.
        with self._reading() as connection:
            page = self._page(connection, asked, lambda of: (of.c.id,))
            whole = self._called(connection, [row.id for row in page.rows], asked.as_of)
        return Page(tuple(whole[row.id] for row in page.rows if row.id in whole), page.next, page.previous)

    def incident_texts(self, query: IncidentQuery | None = None) -> Page[str]:
        """A page of the incidents asked for, each as the JSON of ``incident_to_json``: mostly just as it is kept."""
        asked = query or IncidentQuery()
        told: dict[str, str] = {}
        with self._reading() as connection:
            page = self._page(connection, asked, lambda of: (of.c.id,))
            ids = [row.id for row in page.rows]
            if asked.as_of:
                stood = self._as_they_stood(connection, asked.as_of).incidents
                told = {id: rows.packed(incident_to_json(stood[id])) for id in ids if id in stood}
            wanted = select(incidents.c.id, incidents.c.record)
            for some in in_parts([id for id in ids if id not in told]):
                told.update((id, record) for id, record in connection.execute(wanted.where(incidents.c.id.in_(some))))
        return Page(tuple(told[id] for id in ids if id in told), page.next, page.previous)

    def incident_rows(self, query: IncidentQuery | None = None) -> Page[IncidentRow]:
        """A page of the incidents asked for, each in a line."""
        with self._reading() as connection:
            page = self._page(connection, query or IncidentQuery(), lambda of: [of.c[name] for name in LINE])
        return page.each(row_of)

    def _page(self, connection: Connection, asked: IncidentQuery, columns: Callable[[Any], Sequence[Any]]) -> Page[Any]:
        """A page of the rows asked for, each with these columns."""
        turn = Turn.of(order_of(asked), asked.after, asked.before, asked.limit)
        found = [
            list(connection.execute(turn.select(wanted.with_only_columns(*columns(of)), order_of(asked, of).key)))
            for of, wanted in self._asked(connection, asked)
        ]
        return turn.page(*found)

    def count_incidents(self, query: IncidentQuery | None = None) -> int:
        """How many incidents are asked for, on all pages together."""
        with self._reading() as connection:
            return sum(
                connection.execute(wanted.with_only_columns(func.count(), maintain_column_froms=True)).scalar_one()
                for _, wanted in self._asked(connection, query or IncidentQuery())
            )

    def histogram(self, query: IncidentQuery | None = None, by: Literal["day", "month"] = "month") -> dict[str, int]:
        """How many of them began, or may have, on each day ("2025-05-03") or in each month ("2025-05") that has any.

        Those without a day are under "".
        """
        found: Counter[str] = Counter()
        with self._reading() as connection:
            for of, wanted in self._asked(connection, query or IncidentQuery()):
                day = func.coalesce(func.substr(of.c.moment, 1, 10 if by == "day" else 7), "")
                told = wanted.with_only_columns(day, func.count(), maintain_column_froms=True).group_by(day)
                found.update({row[0]: row[1] for row in connection.execute(told)})
        return dict(sorted(found.items()))

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

    def incidents_called(self, ids: Sequence[str], as_of: date | None = None) -> dict[str, Incident]:
        """Those of these incidents that there are, by their ids; as of a day, as reports up to it tell them."""
        with self._reading() as connection:
            return self._called(connection, ids, as_of)

    def _called(self, connection: Connection, ids: Sequence[str], as_of: date | None) -> dict[str, Incident]:
        found: dict[str, Incident] = {}
        wanted = select(incidents.c.id, incidents.c.record)
        if as_of:
            stood = self._some_as_they_stood(connection, as_of, ids)
            found = {id: stood[id] for id in ids if id in stood}
            wanted = wanted.where(incidents.c.last <= as_of.isoformat())
        for some in in_parts([id for id in ids if id not in found]):
            told = connection.execute(wanted.where(incidents.c.id.in_(some)))
            found.update((id, incident_from_json(json.loads(record))) for id, record in told)
        return found

    def homes(self, wanted: Iterable[str]) -> dict[str, str]:
        """The id of the incident of each of these events that is in one."""
        query = select(members.c.event, members.c.incident)
        with self._reading() as connection:
            return {
                event: incident
                for some in in_parts(sorted(set(wanted)))
                for event, incident in connection.execute(query.where(members.c.event.in_(some)))
            }

    def incident(self, id: str) -> Incident:
        """One incident."""
        with self._reading() as connection:
            record = connection.execute(select(incidents.c.record).filter_by(id=id)).scalar()
        if record is None:
            raise BadRequest(f"no incident {id}")
        return incident_from_json(json.loads(record))

    def beginning(self, kind: Literal["event", "incident"], letters: str, most: int = 5) -> list[str]:
        """The ids that begin with these letters, no more than ``most``; if one is just these letters, that one."""
        ids = {"event": events, "incident": incidents}[kind].c.id
        query = select(ids).where(ids.startswith(letters, autoescape=True)).order_by(ids).limit(most)
        with self._reading() as connection:
            found = list(connection.execute(query).scalars())
        return found[:1] if letters in found else found

    # As of a day

    def _each_as_of(self, query: IncidentQuery) -> Iterator[Incident]:
        """Page after page, since those that changed and those that did not stand in two places."""
        left = query.limit
        page = self.incident_page(replace(query, limit=AT_ONCE if left is None else min(left, AT_ONCE)))
        while True:
            yield from page.rows
            left = None if left is None else left - len(page.rows)
            if page.next is None or left == 0:
                return
            more = AT_ONCE if left is None else min(left, AT_ONCE)
            page = self.incident_page(replace(query, after=page.next, limit=more))

    def _as_they_stood(self, connection: Connection, day: date) -> Stood:
        """The incidents of which reports up to a day and later ones tell, as the earlier ones tell them."""
        raise BadRequest(f"as of {day}: expected to be asked of store.standing(ACCOUNTS)")

    def _some_as_they_stood(self, connection: Connection, day: date, ids: Sequence[str]) -> Mapping[str, Incident]:
        """Those of them that have these ids, and it may be others."""
        return self._as_they_stood(connection, day).incidents

    def _asked(self, connection: Connection, query: IncidentQuery) -> Iterator[tuple[Any, Select[Any]]]:
        """Of what is asked, and the lines of what is asked for."""
        dialect = connection.dialect.name
        found = list(among(query, dialect).values()) or ([several(query.sources)] if query.sources else [])
        many = all(_are_many(connection, told) for told in found)
        whole = select(*(incidents.c[name] for name in LINE)).where(*conditions(query, dialect, many=many))
        if query.as_of is None:
            yield incidents, whole
            return
        yield incidents, whole.where(incidents.c.last <= query.as_of.isoformat())
        stood = self._as_they_stood(connection, query.as_of)
        if stood.rows:
            of = as_table(stood.rows, dialect)
            yield of, select(*(of.c[name] for name in LINE)).where(*conditions(query, dialect, of))


def _are_many(connection: Connection, told: Select[str]) -> bool:
    some = told.limit(MANY).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one() == MANY
