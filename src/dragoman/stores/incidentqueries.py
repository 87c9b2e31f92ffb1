"""What can be asked of a store's incidents: who took part, where, of what type, between which days, told by how many.

``IncidentQuery(place="tarsa", sources=2)`` takes each incident of which at least two independent reports tell, and
that at least one of them puts in Tarsa.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, UnaryExpression, and_, func, literal_column, or_, select, true
from sqlalchemy.sql.operators import custom_op

from dragoman.errors import BadRequest
from dragoman.records import Period
from dragoman.stores import fulltext, terms
from dragoman.stores.clocks import check_day, reported_by
from dragoman.stores.cursors import Order
from dragoman.stores.derived import incidents, members
from dragoman.stores.holding import wrong
from dragoman.stores.queries import of_what_and_when
from dragoman.stores.schema import documents

#: South, west, north, east in degrees; where west is east of east, it runs over the date line.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """Which incidents; what is None does not matter.

    ``actor`` and ``place`` are an id or a country code, or part of a name, as any of the reports has it; ``type`` is
    PLOVER's, with or without a mode. ``since`` and ``until`` are inclusive and take what may have happened then, by
    the days that count as best. ``sources`` is the least number of independent reports, ``publisher`` one of those who
    tell of it; ``text`` are words that stand in a report that does, as ``fulltext`` reads them. ``disputed`` takes
    those whose reports are at odds: on anything, or on "days", "places" or "numbers". ``types``
    are several, of which it is one.

    ``as_of`` a day, they are as reports up to that day tell them. ``order`` is that of time, the same from the latest
    back, or from those with most sources. ``after`` and ``before`` are cursors of a page. ``events`` are ids, one of
    which at least belongs to it. An event that somebody says is wrong stands alone; without ``rejected`` such are left
    out.
    """

    actor: str | None = None
    place: str | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None
    sources: int | None = None
    limit: int | None = None
    realis: str | None = None
    publisher: str | None = None
    text: str | None = None
    box: Box | None = None
    disputed: bool | Literal["days", "places", "numbers"] | None = None
    as_of: date | None = None
    order: Literal["time", "latest", "sources"] = "time"
    after: str | None = None
    before: str | None = None
    rejected: bool = False
    events: tuple[str, ...] | None = None
    types: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if self.as_of is not None:
            check_day(self.as_of)
        if self.limit is not None and self.limit < 0:
            raise BadRequest(f"limit {self.limit}: expected 0 or more, or None for all")


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in a line: of each kind of value the best, of the parties the names."""

    id: str
    type: str
    mode: str | None
    realis: str
    period: Period | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    sources: int
    reports: int
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    disputed: tuple[str, ...]


#: The columns of a row.
LINE = (
    *("id", "type", "mode", "realis", "start", "end", "place", "country", "latitude", "longitude"),
    *("sources", "reports", "actors", "recipients", "disputed"),
)


def row_of(told: Any) -> IncidentRow:
    """The line that was found."""
    start, end = (date.fromisoformat(day) if day else None for day in (told.start, told.end))
    return IncidentRow(
        id=told.id,
        type=told.type,
        mode=told.mode,
        realis=told.realis,
        period=Period(start, end) if start or end else None,
        place=told.place,
        country=told.country,
        latitude=told.latitude,
        longitude=told.longitude,
        sources=told.sources,
        reports=told.reports,
        actors=_lines(told.actors),
        recipients=_lines(told.recipients),
        disputed=_lines(told.disputed),
    )


def _lines(told: str | None) -> tuple[str, ...]:
    return tuple(told.split("\n")) if told else ()


def order_of(query: IncidentQuery, of: Any = incidents) -> Order:
    """The order in which a query wants them, of the rows of ``incidents`` or such as these."""
    from_last = func.coalesce(of.c.moment, literal_column("''"))
    match query.order:
        case "time":
            return Order("time", (func.coalesce(of.c.moment, literal_column("'~'")), of.c.id))
        case "latest":
            return Order("latest", (from_last, of.c.id), down=True)
        case "sources":
            return Order("sources", (of.c.sources, from_last, of.c.id), down=True)
    raise BadRequest(f"order {query.order}: expected time, latest or sources")


def conditions(
    query: IncidentQuery, dialect: str, of: Any = incidents, *, many: bool = False
) -> list[ColumnElement[bool]]:
    """What must hold of the rows of ``incidents``, or of such as these.

    With ``many`` answers SQLite goes through the incidents in their order and asks of each whether it is one, instead
    of fetching each that is and putting them in order.
    """
    id = UnaryExpression(of.c.id, operator=custom_op("+")) if many and dialect == "sqlite" else of.c.id
    questions: dict[str, Callable[[Any], ColumnElement[bool]]] = {
        **{name: lambda _, told=told: id.in_(told) for name, told in among(query, dialect).items()},  # type: ignore[misc]
        "events": lambda ids: of.c.id.in_(select(members.c.incident).where(members.c.event.in_(ids))),
        "sources": lambda least: _told_by(of, id, least, alone=_by_sources(query) and not many),
        "types": lambda types: of.c.type.in_(types),
        "realis": lambda realis: of.c.realis == realis,
        "box": lambda box: _within(of, *box),
        "disputed": lambda what: _disputed(of, what),
        **of_what_and_when(of),
    }
    asked = [ask(value) for name, ask in questions.items() if (value := getattr(query, name)) is not None]
    return asked if query.rejected else [*asked, of.c.id.not_in(_rejected())]


def _by_sources(query: IncidentQuery) -> bool:
    """Whether nothing but the number of sources says which are asked for, in an order that is not theirs."""
    parts = (query.actor, query.place, query.publisher, query.text, query.events, query.as_of)
    return not any(parts) and query.order != "sources"


def _told_by(of: Any, id: Any, least: int, *, alone: bool) -> ColumnElement[bool]:
    # Few are told by two or more: fetched by the index of them that takes a tenth of the time of going through all.
    if alone and least > 1:
        return id.in_(several(least))  # type: ignore[no-any-return]
    return of.c.sources >= least  # type: ignore[no-any-return]


def several(least: int) -> Select[str]:
    """The incidents of which so many independent reports tell, or more."""
    return select(incidents.c.id).where(incidents.c.sources >= least)


@cache
def _rejected() -> Select[str]:
    """The incidents of events that are wrong: each has its own."""
    return select(members.c.incident).where(members.c.event.in_(wrong()))


def among(query: IncidentQuery, dialect: str) -> dict[str, Select[str]]:
    """Of each part of a query that is about events and reports, the incidents of which it holds."""
    questions: dict[str, Callable[[Any], Select[str]]] = {
        "events": lambda ids: select(members.c.incident).where(members.c.event.in_(ids)),
        "actor": lambda actor: terms.with_party(actor, query.as_of),
        "place": lambda place: terms.at_place(place, query.as_of),
        "publisher": lambda name: terms.published_by(name, query.as_of),
        "text": lambda words: _told(query).where(documents.c.id.in_(fulltext.matching(words, dialect).order_by(None))),
    }
    return {name: ask(value) for name, ask in questions.items() if (value := getattr(query, name)) is not None}


def _told(query: IncidentQuery) -> Select[str]:
    """The incident of each event of which a report tells in time."""
    told = select(members.c.incident).join_from(members, documents, documents.c.id == members.c.document)
    return told.where(_in_time(query))


def _in_time(query: IncidentQuery) -> ColumnElement[bool]:
    return reported_by(query.as_of) if query.as_of else true()


def _within(of: Any, south: float, west: float, north: float, east: float) -> ColumnElement[bool]:
    across = and_(of.c.longitude >= west, of.c.longitude <= east)
    if west > east:
        across = or_(of.c.longitude >= west, of.c.longitude <= east)
    return and_(of.c.latitude >= south, of.c.latitude <= north, across)


def _disputed(of: Any, what: bool | str) -> ColumnElement[bool]:
    if isinstance(what, str):
        return of.c.disputed.contains(what, autoescape=True)  # type: ignore[no-any-return]
    return of.c.disputed.is_not(None) if what else of.c.disputed.is_(None)  # type: ignore[no-any-return]
