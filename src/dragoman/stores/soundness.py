"""Whether a store still holds what was written into it: each report with all its records, each event in its incident.

Whoever edits the database by hand takes an event out of a report, or puts another title on it: the digest that was
written down with the report is then that of something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from dragoman.findings import document_from_json, to_json
from dragoman.records import Findings, digest
from dragoman.stores.derived import incidents, members, traces
from dragoman.stores.gathering import in_hundreds, packed_records
from dragoman.stores.rows import packed
from dragoman.stores.schema import documents


class Settled(NamedTuple):
    """Events that are each in an incident, that are in none yet, and whose incident is gone; incidents without any."""

    housed: int
    waiting: int
    astray: int
    hollow: int


class Soundness:
    """The part of a store that is asked whether it is whole."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def altered(self) -> Iterator[str]:
        """Reports that are not what was written down, by their names or ids."""
        with self._reading() as connection:
            ids = list(connection.execute(select(documents.c.id).order_by(documents.c.id)).scalars())
            for some in in_hundreds(ids):
                told = packed_records(connection, some)
                for row in connection.execute(select(documents).where(documents.c.id.in_(some))).mappings():
                    document = document_from_json(dict(row))
                    whole = written(to_json(Findings(document))["document"], told[row["id"]])
                    if document.id != row["id"] or digest(whole) != row["digest"]:
                        yield row["name"] or row["id"]

    def settled(self) -> Settled:
        """How the events that were compared are in incidents."""
        told = select(func.count()).select_from(traces)
        put = told.join(members, members.c.event == traces.c.event)
        held = put.join(incidents, incidents.c.id == members.c.incident)
        with self._reading() as connection:
            compared, placed, housed = (connection.execute(query).scalar_one() for query in (told, put, held))
            empty = select(func.count()).select_from(incidents).where(incidents.c.id.not_in(select(members.c.incident)))
            return Settled(housed, compared - placed, placed - housed, connection.execute(empty).scalar_one())


def written(document: Mapping[str, Any], records: Iterable[str]) -> str:
    """A report and all its records as they are written down: that of which the digest is kept."""
    return "\n".join([packed(document), *records])
