"""What can be asked of a store: by whom, where, of what type, between which days, and as of when.

``EventQuery(actor="harbour council", since=date(2025, 3, 1))`` takes each event in which the council acts
or is acted upon, and that may have happened on 1 March 2025 or later.

Of the three clocks ``since`` and ``until`` look at the first: when it happened, or was said, or for which days it
counts. ``reported_after`` and ``reported_by`` look at the second: reports published after a day, and on it or before.
``recorded_by`` looks at the third: what Dragoman held at a moment, in the words of its reader of then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, and_, exists, func, or_, select, tuple_

from dragoman.errors import BadRequest
from dragoman.stores.schema import bearers, claims, documents, events, figures, links, names, parties, past, unlisted


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
    reported_after: date | None = None
    reported_by: date | None = None
    recorded_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims: by a ``speaker`` (an id, or part of a name), of a ``stance``, said from ``since`` to ``until``.

    A claim of which no day is known counts as said on the day of its report.
    """

    speaker: str | None = None
    stance: str | None = None
    since: date | None = None
    until: date | None = None
    copies: bool = False
    limit: int | None = None
    reported_after: date | None = None
    reported_by: date | None = None
    recorded_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Which figures: of a ``measure`` ("killed"), that count days from ``since`` to ``until``.

    A figure of which no day is known counts for the day of its report.
    """

    measure: str | None = None
    since: date | None = None
    until: date | None = None
    copies: bool = False
    limit: int | None = None
    reported_after: date | None = None
    reported_by: date | None = None
    recorded_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportQuery:
    """Which reports: those in which ``words`` stand, as ``fulltext`` reads them."""

    words: str | None = None
    copies: bool = True
    limit: int | None = None
    reported_after: date | None = None
    reported_by: date | None = None
    recorded_by: datetime | None = None


RecordQuery = EventQuery | ClaimQuery | FigureQuery

#: As of when: a day is that of publication, a moment that of recording.
Clock = date | datetime | str | None


def as_of(when: Clock) -> dict[str, Any]:
    """A day means what had been reported by then, a moment (with its hour) what Dragoman held: as a query has it."""
    if isinstance(when, str):
        try:
            when = date.fromisoformat(when) if len(when) <= 10 else datetime.fromisoformat(when)
        except ValueError:
            raise BadRequest(
                f"as of {when}: expected a day such as 2025-04-29, or a moment, 2025-04-29T12:00"
            ) from None
    if isinstance(when, datetime):
        return {"recorded_by": when}
    return {} if when is None else {"reported_by": when}


def asked(query: RecordQuery) -> Select[Any]:
    """Of each record asked for: its report's id, its JSON, and where it stands in order (``place_in_order``).

    Events come in time order, those without a date last; claims and figures in the order of their reports.
    """
    table = TABLES[type(query)]
    moment: Any = events.c.moment if table is events else documents.c.instant
    return (
        select(table.c.document, table.c.record, moment.label("moment"), documents.c.instant, table.c.position)
        .join_from(table, documents, documents.c.id == table.c.document)
        .where(*_conditions(query, {**QUESTIONS[type(query)], **CLOCKS}))
        .order_by(
            moment.is_(None),
            moment,
            documents.c.instant.is_(None),
            documents.c.instant,
            table.c.document,
            table.c.position,
        )
        .limit(query.limit)
    )


def place_in_order(row: Any) -> tuple[object, ...]:
    """How ``asked`` puts its rows in order, for rows of several stores."""
    return (
        row.moment is None,
        row.moment or "",
        row.instant is None,
        row.instant or "",
        row.document,
        row.position,
    )


def reports_asked(query: ReportQuery) -> list[ColumnElement[bool]]:
    """What the rows of ``documents`` must be; ``words`` are for ``fulltext``."""
    return _conditions(query, {**CLOCKS, "recorded_by": _first_held_by})


def repeats() -> Select[str]:
    """Ids of the reports that are copies of another, unless someone judged that pair to be different."""
    return select(links.c.right).where(links.c.kind == "copy", links.c.judgement == "same", ~taken_back())


def taken_back() -> ColumnElement[bool]:
    """Whether someone judged the pair of reports of a link to be different."""
    other = links.alias("other")
    return exists().where(
        other.c.kind == "copy",
        other.c.left == links.c.left,
        other.c.right == links.c.right,
        other.c.judgement == "different",
    )


Questions = Mapping[str, Callable[[Any], ColumnElement[bool]]]


def _conditions(query: RecordQuery | ReportQuery, questions: Questions) -> list[ColumnElement[bool]]:
    asked = [ask(value) for name, ask in questions.items() if (value := getattr(query, name)) is not None]
    return asked if query.copies else [*asked, documents.c.id.not_in(repeats())]


# Events


def _with_party(actor: str) -> ColumnElement[bool]:
    return exists().where(
        parties.c.document == events.c.document,
        parties.c.event == events.c.position,
        is_party(actor),
    )


def is_party(actor: str) -> ColumnElement[bool]:
    """Whether a row of ``parties`` is this actor, by the name in the report or by another that is his, too."""
    named = parties.c.words.contains(actor.casefold(), autoescape=True)
    elsewhere = tuple_(parties.c.document, parties.c.name).in_(_called(actor))
    return or_(named, parties.c.actor == actor, parties.c.country == actor, elsewhere)


def _called(actor: str) -> Select[Any]:
    """Where those stand, by report and name, whom any report calls so and no table lists."""
    so = or_(unlisted.c.words.contains(actor.casefold(), autoescape=True), unlisted.c.id == actor)
    theirs = select(names.c.document, names.c.name).join(bearers, bearers.c.name == names.c.id)
    return theirs.join(unlisted, unlisted.c.id == bearers.c.unlisted).where(so)


def at(place: str) -> ColumnElement[bool]:
    """Whether a row of ``events`` is at this place."""
    return or_(events.c.place_words.contains(place.casefold(), autoescape=True), events.c.country == place)


def of_what_and_when(table: Table) -> Questions:
    """What can be asked alike of ``events`` and of ``incidents``."""
    of = table.c

    def of_type(type: str) -> ColumnElement[bool]:
        name, _, mode = type.partition("/")
        of_name = of.type == name.upper()
        return and_(of_name, of.mode == mode) if mode else of_name

    def not_before(day: date) -> ColumnElement[bool]:
        # An open end reaches to any later day; a period that ended on that day's morning does not.
        return and_(of.moment.is_not(None), or_(of.end.is_(None), of.end > day.isoformat()))

    def not_after(day: date) -> ColumnElement[bool]:
        return and_(of.moment.is_not(None), or_(of.start.is_(None), of.start <= day.isoformat()))

    return {"type": of_type, "since": not_before, "until": not_after}


# Claims and figures


def _by_speaker(speaker: str) -> ColumnElement[bool]:
    return or_(
        claims.c.speaker_words.contains(speaker.casefold(), autoescape=True),
        claims.c.actor == speaker,
        tuple_(claims.c.document, claims.c.speaker).in_(_called(speaker)),
    )


def _from(start: Column[str], end: Column[str]) -> Callable[[date], ColumnElement[bool]]:
    def not_before(day: date) -> ColumnElement[bool]:
        dated = or_(start.is_not(None), end.is_not(None))
        reaches = and_(dated, or_(end.is_(None), end > day.isoformat()))
        return or_(reaches, and_(~dated, _published() >= day.isoformat()))

    return not_before


def _up_to(start: Column[str], end: Column[str]) -> Callable[[date], ColumnElement[bool]]:
    def not_after(day: date) -> ColumnElement[bool]:
        dated = or_(start.is_not(None), end.is_not(None))
        begins = and_(dated, or_(start.is_(None), start <= day.isoformat()))
        return or_(begins, and_(~dated, _published() <= day.isoformat()))

    return not_after


# The clocks


def _published() -> ColumnElement[str]:
    """The day that the report itself names, whatever the time was at Greenwich."""
    return func.substr(documents.c.published, 1, 10)


def _reported_by(day: date) -> ColumnElement[bool]:
    return _published() <= day.isoformat()


def _reported_after(day: date) -> ColumnElement[bool]:
    return _published() > day.isoformat()


def moment(when: datetime) -> str:
    """A moment as the column of recording writes it; without a zone it is one of UTC."""
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _recorded_by(when: datetime) -> ColumnElement[bool]:
    return documents.c.recorded <= moment(when)


def _first_held_by(when: datetime) -> ColumnElement[bool]:
    before = exists().where(past.c.document == documents.c.id, past.c.recorded <= moment(when))
    return or_(documents.c.recorded <= moment(when), before)


TABLES: dict[type[RecordQuery], Table] = {EventQuery: events, ClaimQuery: claims, FigureQuery: figures}

#: What each part of a query means.
QUESTIONS: dict[type[RecordQuery], Questions] = {
    EventQuery: {"actor": _with_party, "place": at, **of_what_and_when(events)},
    ClaimQuery: {
        "speaker": _by_speaker,
        "stance": lambda stance: claims.c.stance == stance,
        "since": _from(claims.c.said_start, claims.c.said_end),
        "until": _up_to(claims.c.said_start, claims.c.said_end),
    },
    FigureQuery: {
        "measure": lambda measure: figures.c.measure == measure,
        "since": _from(figures.c.start, figures.c.end),
        "until": _up_to(figures.c.start, figures.c.end),
    },
}

CLOCKS: Questions = {
    "reported_after": _reported_after,
    "reported_by": _reported_by,
    "recorded_by": _recorded_by,
}
