"""What can be asked of a store: by whom, where, of what type, between which days, and as of when.

``EventQuery(actor="harbour council", since=date(2025, 3, 1))`` takes each event in which the council acts
or is acted upon, and that may have happened on 1 March 2025 or later.

Of the three clocks ``since`` and ``until`` look at the first: when it happened, or was said, or for which days it
counts. ``reported_after`` and ``reported_by`` look at the second: reports published after a day, and on it or before.
``recorded_by`` looks at the third: what Dragoman held at a moment, in the words of its reader of then;
``recorded_after`` at what it got later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    Select,
    Table,
    and_,
    exists,
    literal,
    or_,
    select,
    tuple_,
)

from dragoman.errors import BadRequest
from dragoman.stores import fulltext
from dragoman.stores.clocks import (
    first_held_by,
    published,
    published_since,
    recorded_after,
    recorded_by,
    reported_after,
    reported_by,
)
from dragoman.stores.holding import repeats_at, wrong
from dragoman.stores.schema import (
    claims,
    documents,
    events,
    figures,
    parties,
)
from dragoman.stores.who import BY_NAME, WHO, called, is_party, is_speaker


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which events; what is None does not matter.

    ``actor`` and ``place`` are an id or a country code, or part of a name as the report or the knowledge base
    has it; ``type`` is PLOVER's, with or without a mode ("ASSAULT", "ASSAULT/drone"). ``since`` and ``until``
    are inclusive and take an event that may have happened then. ``publisher`` is who brought the report, and ``text``
    words of it, as ``fulltext`` reads them. Without ``copies``, events of reports that repeat another report are left
    out, without ``rejected`` those that somebody says are wrong.
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
    recorded_after: datetime | None = None
    rejected: bool = False
    realis: str | None = None
    publisher: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims: by a ``speaker`` (an id, or part of a name), of a ``stance``, said from ``since`` to ``until``.

    A claim of which no day is known counts as said on the day of its report. ``target`` is a party (id, country code
    or part of a name) to an event that the claim is about; ``publisher`` and ``text`` are those of its report.
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
    recorded_after: datetime | None = None
    rejected: bool = False
    target: str | None = None
    publisher: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Which figures: of a ``measure`` ("killed"), that count days from ``since`` to ``until``.

    A figure of which no day is known counts for the day of its report. ``publisher`` and ``text`` are those of it.
    """

    measure: str | None = None
    since: date | None = None
    until: date | None = None
    copies: bool = False
    limit: int | None = None
    reported_after: date | None = None
    reported_by: date | None = None
    recorded_by: datetime | None = None
    recorded_after: datetime | None = None
    rejected: bool = False
    publisher: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ReportQuery:
    """Which reports: those in which ``words`` stand, as ``fulltext`` reads them, of a ``publisher``.

    ``published_since`` and ``published_until`` are days of publication, inclusive.
    """

    words: str | None = None
    copies: bool = True
    limit: int | None = None
    reported_after: date | None = None
    reported_by: date | None = None
    recorded_by: datetime | None = None
    recorded_after: datetime | None = None
    publisher: str | None = None
    published_since: date | None = None
    published_until: date | None = None


RecordQuery = EventQuery | ClaimQuery | FigureQuery

#: How reports are put in order everywhere: by the moment of publication, the undated last.
ORDER = (documents.c.instant.is_(None), documents.c.instant, documents.c.id)

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
    if when is not None and not isinstance(when, date):
        raise BadRequest(f"as of {when}: expected a day or a moment")
    return {} if when is None else {"reported_by": when}


def asked(query: RecordQuery, dialect: str) -> Select[Any]:
    """Of each record asked for: its report's id, its JSON, and where it stands in order (``place_in_order``).

    Events come in time order, those without a date last; claims and figures in the order of their reports.
    """
    found, moment = unordered(query, dialect)
    return found.order_by(*in_order(TABLES[type(query)], moment)).limit(query.limit)


def unordered(query: RecordQuery, dialect: str) -> tuple[Select[Any], ColumnElement[Any]]:
    """The same in no order, and the column by which they are put in it first."""
    table = TABLES[type(query)]
    moment: ColumnElement[Any] = events.c.moment if table is events else documents.c.instant
    found = (
        select(table.c.document, table.c.record, moment.label("moment"), documents.c.instant, table.c.position)
        .join_from(table, documents, documents.c.id == table.c.document)
        .where(*conditions(query))
    )
    if query.text is not None:
        found = found.where(table.c.document.in_(fulltext.matching(query.text, dialect).order_by(None)))
    return found, moment


def in_order(table: Table, moment: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    """The order in which ``asked`` puts the rows of a table."""
    undated = documents.c.instant.is_(None)
    return moment.is_(None), moment, undated, documents.c.instant, documents.c.id, table.c.position


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
    own: Questions = {
        "publisher": _brought_by,
        "published_since": published_since,
        "published_until": reported_by,
        "recorded_by": first_held_by,
    }
    return _conditions(query, {**CLOCKS, **own})


Questions = Mapping[str, Callable[[Any], ColumnElement[bool]]]


def conditions(query: RecordQuery) -> list[ColumnElement[bool]]:
    """What must hold of the rows of its table, and of ``documents``."""
    return _conditions(query, {**QUESTIONS[type(query)], **CLOCKS})


def _conditions(query: RecordQuery | ReportQuery, questions: Questions) -> list[ColumnElement[bool]]:
    asked = [ask(value) for name, ask in questions.items() if (value := getattr(query, name)) is not None]
    if not isinstance(query, ReportQuery) and not query.rejected:
        asked.append(TABLES[type(query)].c.id.not_in(wrong()))
    return asked if query.copies else [*asked, documents.c.id.not_in(repeats_at(query.recorded_by))]


# Events


def _with_party(actor: str) -> ColumnElement[bool]:
    return exists().where(
        parties.c.document == events.c.document,
        parties.c.event == events.c.position,
        is_party(actor),
    )


def at(place: str) -> ColumnElement[bool]:
    """Whether a row of ``events`` is at this place."""
    return or_(events.c.place_words.contains(place.casefold(), autoescape=True), events.c.country == place)


def of_what_and_when(table: FromClause) -> Questions:
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
    if speaker.startswith((BY_NAME, WHO)):
        return is_speaker(speaker)
    return or_(
        claims.c.speaker_words.contains(speaker.casefold(), autoescape=True),
        claims.c.actor == speaker,
        tuple_(claims.c.document, claims.c.speaker).in_(called(speaker)),
    )


def _from(start: Column[str], end: Column[str]) -> Callable[[date], ColumnElement[bool]]:
    def not_before(day: date) -> ColumnElement[bool]:
        dated = or_(start.is_not(None), end.is_not(None))
        reaches = and_(dated, or_(end.is_(None), end > day.isoformat()))
        return or_(reaches, and_(~dated, published() >= day.isoformat()))

    return not_before


def _up_to(start: Column[str], end: Column[str]) -> Callable[[date], ColumnElement[bool]]:
    def not_after(day: date) -> ColumnElement[bool]:
        dated = or_(start.is_not(None), end.is_not(None))
        begins = and_(dated, or_(start.is_(None), start <= day.isoformat()))
        return or_(begins, and_(~dated, published() <= day.isoformat()))

    return not_after


def _about(target: str) -> ColumnElement[bool]:
    """A claim stands in the words of the events that it is about; one of their parties is asked for."""
    theirs = and_(parties.c.document == events.c.document, parties.c.event == events.c.position)
    named = select(events.c.id).join_from(events, parties, theirs).where(is_party(target))
    # The ids of what a claim is about are in its record; its own reports' events are few.
    here = named.where(events.c.document == claims.c.document)
    return exists(here.where(claims.c.record.like(literal("%").concat(events.c.id).concat("%")))).correlate(claims)


# The report


def _brought_by(publisher: str) -> ColumnElement[bool]:
    return documents.c.publisher == publisher


TABLES: dict[type[RecordQuery], Table] = {EventQuery: events, ClaimQuery: claims, FigureQuery: figures}

#: What each part of a query means.
QUESTIONS: dict[type[RecordQuery], Questions] = {
    EventQuery: {
        "actor": _with_party,
        "place": at,
        "realis": lambda realis: events.c.realis == realis,
        "publisher": _brought_by,
        **of_what_and_when(events),
    },
    ClaimQuery: {
        "speaker": _by_speaker,
        "target": _about,
        "publisher": _brought_by,
        "stance": lambda stance: claims.c.stance == stance,
        "since": _from(claims.c.said_start, claims.c.said_end),
        "until": _up_to(claims.c.said_start, claims.c.said_end),
    },
    FigureQuery: {
        "publisher": _brought_by,
        "measure": lambda measure: figures.c.measure == measure,
        "since": _from(figures.c.start, figures.c.end),
        "until": _up_to(figures.c.start, figures.c.end),
    },
}

CLOCKS: Questions = {
    "reported_after": reported_after,
    "reported_by": reported_by,
    "recorded_by": recorded_by,
    "recorded_after": recorded_after,
}
