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
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    Select,
    Table,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from dragoman.errors import BadRequest
from dragoman.records import DAY
from dragoman.stores import fulltext
from dragoman.stores.schema import (
    bearers,
    claims,
    documents,
    events,
    figures,
    links,
    names,
    parties,
    past,
    unlisted,
    verdicts,
)


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
        "published_since": _published_since,
        "published_until": reported_by,
        "recorded_by": _first_held_by,
    }
    return _conditions(query, {**CLOCKS, **own})


# Almost every question has these in it, and putting one together takes longer than most of them take to answer.


@cache
def repeats() -> Select[str]:
    """Ids of the reports that are copies of another, unless someone judged that pair to be different."""
    return select(links.c.right).where(links.c.kind == "copy", links.c.judgement == "same", ~taken_back())


def repeats_at(when: datetime | None) -> Select[str]:
    """The same at a moment: a report was no copy as long as what it repeats was not there."""
    if when is None:
        return repeats()
    original, then = documents.alias("original"), moment(when)
    before = exists().where(past.c.document == original.c.id, past.c.recorded <= then)
    there = select(original.c.id).where(or_(original.c.recorded <= then, before))
    return repeats().where(links.c.left.in_(there))


@cache
def wrong() -> Select[str]:
    """Ids of the records that somebody says are wrong, and nobody that they are not."""
    other = verdicts.alias("other")
    defended = exists().where(other.c.record == verdicts.c.record, other.c.ruling != "wrong")
    return select(verdicts.c.record).where(verdicts.c.ruling == "wrong", ~defended).distinct()


def holds(table: Table) -> list[ColumnElement[bool]]:
    """Whether a row of events, claims or figures is told as one: it stands in no copy, and nobody says it is wrong."""
    return [table.c.document.not_in(repeats()), table.c.id.not_in(wrong())]


@cache
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


#: Before what reports call somebody whom only they know: just so and in no more words.
BY_NAME = "name:"
#: Before the id of one whom no table lists, under whatever names reports have them.
WHO = "who:"


def is_party(actor: str) -> ColumnElement[bool]:
    """Whether a row of ``parties`` is this actor, by the name in the report or by another that is his, too."""
    if actor.startswith((BY_NAME, WHO)):
        return is_actor(actor)
    named = parties.c.words.contains(actor.casefold(), autoescape=True)
    elsewhere = tuple_(parties.c.document, parties.c.name).in_(called(actor))
    return or_(named, parties.c.actor == actor, parties.c.country == actor, elsewhere)


def called(actor: str) -> Select[Any]:
    """Where those stand, by report and name, whom any report calls so and no table lists."""
    so = or_(unlisted.c.words.contains(actor.casefold(), autoescape=True), unlisted.c.id == actor)
    theirs = select(names.c.document, names.c.name).join(bearers, bearers.c.name == names.c.id)
    return theirs.join(unlisted, unlisted.c.id == bearers.c.unlisted).where(so)


def borne_by(id: str) -> Select[Any]:
    """Where the names of one whom no table lists stand, by report and name."""
    theirs = select(names.c.document, names.c.name).join(bearers, bearers.c.name == names.c.id)
    return theirs.where(bearers.c.unlisted == id)


def is_actor(key: str) -> ColumnElement[bool]:
    """Whether a row of ``parties`` is just the one with this key.

    A key is an id of the tables, "who:" and the id of one whom they do not list, or "name:" and a name.
    """
    if key.startswith(WHO):
        theirs = tuple_(parties.c.document, parties.c.name).in_(borne_by(key.removeprefix(WHO)))
        return and_(parties.c.actor.is_(None), theirs)
    name = key.removeprefix(BY_NAME)
    return parties.c.actor == key if name == key else and_(parties.c.actor.is_(None), parties.c.name == name)


def is_speaker(key: str) -> ColumnElement[bool]:
    """Whether a row of ``claims`` is said by just the one with this key."""
    if key.startswith(WHO):
        theirs = tuple_(claims.c.document, claims.c.speaker).in_(borne_by(key.removeprefix(WHO)))
        return and_(claims.c.actor.is_(None), theirs)
    name = key.removeprefix(BY_NAME)
    if name == key:
        return claims.c.actor == key
    unnamed = and_(claims.c.speaker.is_(None), claims.c.speaker_words == name.casefold())
    return and_(claims.c.actor.is_(None), or_(claims.c.speaker == name, unnamed))


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


# The clocks


def published() -> ColumnElement[str]:
    """The day that the report itself names, whatever the time was at Greenwich."""
    return func.substr(documents.c.published, 1, 10)


def check_day(day: object) -> None:
    """Refuse what is no day, or says an hour besides, where only a day can be asked of."""
    if isinstance(day, datetime) or not isinstance(day, date):
        raise BadRequest(f"as of {day}: expected a day here; what was held at a moment, dragoman.open(...).held tells")


def reported_by(day: date) -> ColumnElement[bool]:
    """Whether a report was published by a day."""
    check_day(day)
    if day >= date.max - 2 * DAY:
        return published() <= day.isoformat()
    # No place is a day away from Greenwich; so the index of instants finds them, and the rest are looked at.
    return and_(published() <= day.isoformat(), documents.c.instant < (day + 2 * DAY).isoformat())


def _reported_after(day: date) -> ColumnElement[bool]:
    return and_(published() > day.isoformat(), documents.c.instant > day.isoformat())


def _published_since(day: date) -> ColumnElement[bool]:
    return _reported_after(day - DAY) if day > date.min else published().is_not(None)


def moment(when: datetime) -> str:
    """A moment as the column of recording writes it; without a zone it is one of UTC."""
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _recorded_after(when: datetime) -> ColumnElement[bool]:
    return documents.c.recorded > moment(when)


def _recorded_by(when: datetime) -> ColumnElement[bool]:
    return documents.c.recorded <= moment(when)


def _first_held_by(when: datetime) -> ColumnElement[bool]:
    before = exists().where(past.c.document == documents.c.id, past.c.recorded <= moment(when))
    return or_(documents.c.recorded <= moment(when), before)


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
    "reported_after": _reported_after,
    "reported_by": reported_by,
    "recorded_by": _recorded_by,
    "recorded_after": _recorded_after,
}
