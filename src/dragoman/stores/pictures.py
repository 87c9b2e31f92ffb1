"""What pictures are drawn from: of many incidents just what a mark needs, and who took part in them with whom.

20,000 incidents on a line of time are 20,000 short rows here, and no record is read for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal_column,
    select,
    type_coerce,
)

from dragoman.stores.derived import incidents, members
from dragoman.stores.incidentqueries import IncidentQuery, conditions
from dragoman.stores.schema import documents, events, parties

Opened = Callable[[], AbstractContextManager[Connection]]

#: What did happen or goes on; the rest was planned, feared or denied.
HAPPENED = ("actual", "ongoing")


class Dated(NamedTuple):
    """An incident on a line of time: its days as the store writes them, ``end`` the day after the last."""

    id: str
    type: str
    realis: str
    start: str | None
    end: str | None
    sources: int
    disputed: bool


class Spot(NamedTuple):
    """A point of which incidents are told: how many, how many of them disputed, and how far to trust the point."""

    latitude: float
    longitude: float
    precision: str
    name: str
    country: str | None
    incidents: int
    disputed: int


class Taking(NamedTuple):
    """That somebody took part in an incident; ``key`` is an id, or "name:" and words where only reports know them."""

    incident: str
    quad: int
    role: str
    key: str
    name: str
    country: str | None


class Pictures:
    """The part of a store that pictures are drawn from."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    def dated(self, query: IncidentQuery) -> Iterator[Dated]:
        """The incidents asked for of which a day is known, in time order."""
        of = incidents.c
        wanted = (
            select(*plain(of.id, of.type, of.realis, of.start, of.end), of.sources, _disputed())
            .where(of.moment.is_not(None), *conditions(query))
            .order_by(of.moment, of.id)
            .limit(query.limit)
        )
        with self._reading() as connection:
            for row in connection.execute(wanted):
                yield Dated._make(row)._replace(disputed=bool(row[-1]))

    def spots(self, query: IncidentQuery) -> list[Spot]:
        """The points at which the incidents asked for are placed, those with most first."""
        of = incidents.c
        with self._reading() as connection:
            precision = _precision(connection)
            number = func.count()
            wanted = (
                select(
                    of.latitude,
                    of.longitude,
                    precision,
                    func.min(of.place),
                    func.min(of.country),
                    number,
                    func.sum(_disputed()),
                )
                .where(of.latitude.is_not(None), of.longitude.is_not(None), *conditions(query))
                .group_by(of.latitude, of.longitude, precision)
                .order_by(number.desc(), of.latitude, of.longitude)
            )
            return [Spot._make(row) for row in connection.execute(wanted)]

    def takings(self, query: IncidentQuery) -> Iterator[Taking]:
        """Who took part in the incidents asked for that happened, incident by incident."""
        return takings(self._reading, *conditions(query))

    def days_of_reports(self) -> tuple[str, str] | None:
        """The first and the last day on which a report came out; ``None`` where no report has a day."""
        day = func.substr(documents.c.published, 1, 10)
        with self._reading() as connection:
            first, last = connection.execute(select(func.min(day), func.max(day))).one()
        return (first, last) if first else None


def takings(reading: Opened, *which: ColumnElement[bool]) -> Iterator[Taking]:
    """Who took part in those incidents that happened, incident by incident."""
    wanted = (
        told()
        .with_only_columns(
            type_coerce(members.c.incident, String),
            events.c.quad,
            *plain(parties.c.role, key_of_party(), parties.c.name, parties.c.country),
        )
        .join(incidents, incidents.c.id == members.c.incident)
        .where(incidents.c.realis.in_(HAPPENED), *which)
        .order_by(members.c.incident, events.c.document, events.c.position, parties.c.role, parties.c.position)
    )
    with reading() as connection:
        for row in connection.execute(wanted):
            yield Taking._make(row)


def key_of_party() -> ColumnElement[str]:
    """Who a row of ``parties`` is: an id, or "name:" and the words where only reports know them."""
    return func.coalesce(parties.c.actor, literal_column("'name:'", String) + parties.c.name)


def plain(*columns: Any) -> list[ColumnElement[Any]]:
    """Columns whose values are taken as the database gives them: codes and ids, and names as good as always."""
    return [type_coerce(column, String) for column in columns]


def told() -> Select[Any]:
    """The parties of events, with the incident that each event belongs to."""
    theirs = and_(parties.c.document == events.c.document, parties.c.event == events.c.position)
    return select(members.c.incident).join_from(members, events, events.c.id == members.c.event).join(parties, theirs)


def _disputed() -> ColumnElement[int]:
    return case((incidents.c.disputed.is_not(None), 1), else_=0)


def _precision(connection: Connection) -> ColumnElement[str]:
    """How far to trust the point: it stands in the record alone, as the first of the places."""
    if connection.dialect.name == "postgresql":
        told: ColumnElement[str] = cast(incidents.c.record, JSON)[("places", 0, "precision")].as_string()
        return told
    return func.json_extract(incidents.c.record, "$.places[0].precision")
