"""What pictures are drawn from: of many incidents just what a mark needs, and who took part in them with whom.

20,000 incidents on a line of time are 20,000 short rows here, and no record is read for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    ColumnElement,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
)

from dragoman.accounts import Incident
from dragoman.stores.clocks import reported_by
from dragoman.stores.derived import incidents, members
from dragoman.stores.incidentqueries import IncidentQuery
from dragoman.stores.rows import moment
from dragoman.stores.schema import bearers, documents, events, names, parties, unlisted, verdicts
from dragoman.stores.settled import Settled
from dragoman.stores.who import WHO

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
    """That somebody took part in an incident; ``key`` is an id, "who:" and that of one whom no table lists, or
    "name:" and words.

    ``type`` is that of the incident, ``day`` the first on which it may have been, as the store writes it.
    """

    incident: str
    type: str
    day: str | None
    role: str
    key: str
    name: str
    country: str | None


class Pictures:
    """What is drawn of the incidents of a store, or of those as they stood on a day."""

    def __init__(self, settled: Settled) -> None:
        self._settled = settled
        self._reading = settled._reading

    def dated(self, query: IncidentQuery) -> Iterator[Dated]:
        """The incidents asked for of which a day is known."""
        with self._reading() as connection:
            for of, wanted in self._settled._asked(connection, query):
                columns = (*plain(of.c.id, of.c.type, of.c.realis, of.c.start, of.c.end), of.c.sources, _disputed(of))
                told = wanted.with_only_columns(*columns, maintain_column_froms=True).where(of.c.moment.is_not(None))
                for row in connection.execute(told.order_by(of.c.moment, of.c.id)):
                    yield Dated._make(row)._replace(disputed=bool(row[-1]))

    def spots(self, query: IncidentQuery) -> list[Spot]:
        """The points at which the incidents asked for are placed, those with most first."""
        found: dict[tuple[float, float, str], Spot] = {}
        with self._reading() as connection:
            for of, wanted in self._settled._asked(connection, query):
                point = (of.c.latitude, of.c.longitude, _precision(of, connection.dialect.name))
                counted = (func.min(of.c.place), func.min(of.c.country), func.count(), func.sum(_disputed(of)))
                told = wanted.with_only_columns(*point, *counted, maintain_column_froms=True)
                placed = told.where(of.c.latitude.is_not(None), of.c.longitude.is_not(None)).group_by(*point)
                for spot in map(Spot._make, connection.execute(placed)):
                    before = found.get(spot[:3])
                    found[spot[:3]] = spot if before is None else _together(before, spot)
        return sorted(found.values(), key=lambda spot: (-spot.incidents, spot[:3]))

    def takings(self, query: IncidentQuery) -> Iterator[Taking]:
        """Who took part in those of the incidents asked for that happened, incident by incident.

        Whom people say to have taken part did so, in place of whom the event was found to have.
        """
        in_time = reported_by(query.as_of) if query.as_of else None
        amended = self._amended(query)
        with self._reading() as connection:
            for of, wanted in self._settled._asked(connection, query):
                chosen = wanted.with_only_columns(of.c.id, of.c.type, of.c.moment, maintain_column_froms=True)
                asked = chosen.where(of.c.realis.in_(HAPPENED)).subquery("asked")
                taking = told_by_whom().join(asked, asked.c.id == members.c.incident)
                theirs = taking.with_only_columns(
                    *plain(members.c.incident, asked.c.type, asked.c.moment),
                    *plain(parties.c.role, key_of_party(), name_of_party(), parties.c.country),
                )
                if in_time is not None:
                    theirs = theirs.join(documents, documents.c.id == events.c.document).where(in_time)
                order = (members.c.incident, events.c.document, events.c.position, parties.c.role, parties.c.position)
                for row in connection.execute(theirs.order_by(*order)):
                    if row[0] not in amended:
                        yield Taking._make(row)
                for id in connection.execute(select(asked.c.id).where(asked.c.id.in_(list(amended)))).scalars():
                    yield from _takings(amended[id])

    def _amended(self, query: IncidentQuery) -> dict[str, Incident]:
        """The incidents of whose events people say that others took part."""
        said = or_(*(verdicts.c.corrections.contains(f'"{side}"') for side in ("actors", "recipients")))
        of_these = select(members.c.incident).join(verdicts, verdicts.c.record == members.c.event)
        with self._reading() as connection:
            ids = list(connection.execute(of_these.where(verdicts.c.kind == "event", said).distinct()).scalars())
        found = self._settled.incidents_called(sorted(ids), query.as_of)
        parts = ("actors", "recipients")
        return {id: one for id, one in found.items() if any(each.part in parts for each in one.amendments)}

    def days_of_reports(self) -> tuple[str, str] | None:
        """The first and the last day on which a report came out; ``None`` where no report has a day."""
        day = func.substr(documents.c.published, 1, 10)
        with self._reading() as connection:
            first, last = connection.execute(select(func.min(day), func.max(day))).one()
        return (first, last) if first else None


def _takings(incident: Incident) -> Iterator[Taking]:
    day = moment(incident.periods[0].value) if incident.periods else None
    for role, side in (("actor", incident.actors), ("recipient", incident.recipients)):
        for actor in (one.value for one in side):
            key = actor.id or f"name:{actor.name}"
            yield Taking(incident.id, incident.type, day, role, key, actor.name, actor.country)


def key_of_party() -> ColumnElement[str]:
    """Who a row of ``parties`` is, where its ``bearers`` are joined: by id, as whom no table lists, or by the words."""
    return func.coalesce(parties.c.actor, key_of_bearer(), literal_column("'name:'", String) + parties.c.name)


def key_of_bearer() -> ColumnElement[str]:
    """The key of one whom no table lists."""
    return literal_column(f"'{WHO}'", String) + bearers.c.unlisted


def name_of_party() -> ColumnElement[str]:
    """What such a row's actor is called: one whom no table lists as most reports do."""
    return func.coalesce(unlisted.c.name, parties.c.name)


def borne(query: Any, report: Any, name: Any, actor: Any) -> Any:
    """A query with whose each name is that a report has, of those whom no table lists."""
    same = and_(names.c.document == report, names.c.name == name, actor.is_(None))
    told = query.outerjoin(names, same).outerjoin(bearers, bearers.c.name == names.c.id)
    return told.outerjoin(unlisted, unlisted.c.id == bearers.c.unlisted)


def plain(*columns: Any) -> list[ColumnElement[Any]]:
    """Columns whose values are taken as the database gives them: codes and ids, and names as good as always."""
    return [type_coerce(column, String) for column in columns]


def told() -> Select[Any]:
    """The parties of events, with the incident that each event belongs to."""
    theirs = and_(parties.c.document == events.c.document, parties.c.event == events.c.position)
    return select(members.c.incident).join_from(members, events, events.c.id == members.c.event).join(parties, theirs)


def told_by_whom() -> Any:
    """The same with whose names these are."""
    return borne(told(), parties.c.document, parties.c.name, parties.c.actor)


def _disputed(of: Any) -> ColumnElement[int]:
    return case((of.c.disputed.is_not(None), 1), else_=0)


def _precision(of: Any, dialect: str) -> ColumnElement[str]:
    """How far to trust the point: it stands in the record alone, as the first of the places."""
    record: Any = incidents.c.record
    if of is not incidents:
        # Of one as it stood on a day, what it is now.
        now = incidents.alias("now")
        record = select(now.c.record).where(now.c.id == of.c.id).scalar_subquery()
    told: ColumnElement[str | None] = func.json_extract(record, "$.places[0].precision")
    if dialect == "postgresql":
        told = cast(record, JSON)[("places", 0, "precision")].as_string()
    return func.coalesce(told, "unknown")


def _together(one: Spot, other: Spot) -> Spot:
    incidents, disputed = one.incidents + other.incidents, one.disputed + other.disputed
    return one._replace(incidents=incidents, disputed=disputed)
