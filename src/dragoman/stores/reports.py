"""The reports of a store as a list: what of each is shown before it is opened, the latest first.

A report that repeats another is not in the list by itself but under the one that it repeats, unless one asks for its
publisher, who is told even where he only repeats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union_all,
)

from dragoman.stores import fulltext
from dragoman.stores.clocks import reported_by
from dragoman.stores.holding import taken_back
from dragoman.stores.queries import ReportQuery, reports_asked
from dragoman.stores.schema import RECORDS, documents, links

#: What is counted of each report.
COUNTED = ("events", "claims", "figures")
#: So much of a text is read of what has no title.
FIRST_WORDS = 200
#: So many reports are looked at for the last days: the list of days ends where they do.
LATEST = 2000


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in a list: ``first_words`` are those of its text, ``found`` how much was found by kind.

    ``instant`` is its moment in UTC, by which the list goes on after it; ``copies`` are reports that repeat it.
    """

    id: str
    title: str | None
    first_words: str
    published: date | datetime | None
    publisher: str | None
    instant: str | None
    found: Mapping[str, int] = field(default_factory=dict)
    copies: tuple[Listed, ...] = ()
    original: str | None = None

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


#: Where a list goes on: the moment and the id of the last report shown; the undated come last, by no moment.
After = tuple[str | None, str]


class Reports:
    """The part of a store that tells which reports are in it."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def listed(self, query: ReportQuery, limit: int, after: After | None = None) -> list[Listed]:
        """The reports asked for, the latest first and the undated last, each with the copies of it."""
        wanted = _light().where(*reports_asked(query))
        if after is not None:
            wanted = wanted.where(_later(*after))
        order = (documents.c.instant.desc().nulls_last(), documents.c.id)
        with self._reading() as connection:
            if query.words:
                wanted = wanted.where(
                    documents.c.id.in_(fulltext.matching(query.words, connection.dialect.name).order_by(None))
                )
            told = [_listed(row) for row in connection.execute(wanted.order_by(*order).limit(limit))]
            return _filled(connection, told)

    def count(self, query: ReportQuery) -> int:
        """How many they are."""
        wanted = select(func.count()).select_from(documents).where(*reports_asked(query))
        with self._reading() as connection:
            if query.words:
                found = fulltext.matching(query.words, connection.dialect.name).order_by(None)
                wanted = wanted.where(documents.c.id.in_(found))
            return int(connection.execute(wanted).scalar_one())

    def these(self, ids: Sequence[str]) -> list[Listed]:
        """The reports with these ids, in their order, each with the copies of it."""
        with self._reading() as connection:
            rows = connection.execute(_light().where(documents.c.id.in_(ids)))
            by_id = {row.id: _listed(row) for row in rows}
            return _filled(connection, [by_id[id] for id in ids if id in by_id])

    def lines(self, ids: Sequence[str]) -> list[Listed]:
        """The same, of each only what it is called and who brought it when: a line in a list of another thing."""
        with self._reading() as connection:
            by_id = {row.id: _listed(row) for row in connection.execute(_light().where(documents.c.id.in_(ids)))}
        return [by_id[id] for id in ids if id in by_id]

    def publishers(self, most: int = 200) -> list[tuple[str, int]]:
        """Who brought them and how many, those with the most first."""
        number = func.count().label("number")
        wanted = select(documents.c.publisher, number).where(documents.c.publisher.is_not(None))
        ordered = wanted.group_by(documents.c.publisher).order_by(number.desc(), documents.c.publisher).limit(most)
        with self._reading() as connection:
            return [(publisher, number) for publisher, number in connection.execute(ordered)]

    def active_days(self, most: int, as_of: date | None = None) -> list[tuple[date, int]]:
        """The last days on which reports were published, the latest first, and how many of the ``LATEST`` were.

        As of a day the last ones up to it.
        """
        wanted = select(documents.c.published).where(documents.c.instant.is_not(None))
        wanted = wanted.where(reported_by(as_of)) if as_of else wanted
        with self._reading() as connection:
            latest = connection.execute(wanted.order_by(documents.c.instant.desc()).limit(LATEST)).scalars()
            days = Counter(date.fromisoformat(published[:10]) for published in latest)
        return sorted(days.items(), reverse=True)[:most]


def _light() -> Select[Any]:
    """What of a report is shown; not the text, which may be a book's."""
    first_words = func.substr(documents.c.text, 1, FIRST_WORDS).label("first_words")
    of = documents.c
    return select(of.id, of.title, first_words, of.published, of.publisher, of.instant)


def _listed(row: Any) -> Listed:
    published = row.published
    if published is not None:
        published = date.fromisoformat(published) if len(published) == 10 else datetime.fromisoformat(published)
    return Listed(row.id, row.title, row.first_words, published, row.publisher, row.instant)


def _later(instant: str | None, id: str) -> ColumnElement[bool]:
    """What comes after a report in the list."""
    if instant is None:
        return and_(documents.c.instant.is_(None), documents.c.id > id)
    same = and_(documents.c.instant == instant, documents.c.id > id)
    return or_(documents.c.instant.is_(None), documents.c.instant < instant, same)


def _filled(connection: Connection, told: Sequence[Listed]) -> list[Listed]:
    """The reports with what was found in them and with their copies."""
    ids = [one.id for one in told]
    found = _found(connection, ids)
    copies = _copies(connection, ids)
    originals = _originals(connection, ids)
    return [
        replace(
            one,
            found=found.get(one.id, {}),
            copies=tuple(copies.get(one.id, ())),
            original=originals.get(one.id),
        )
        for one in told
    ]


def _found(connection: Connection, ids: Sequence[str]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {id: {} for id in ids}
    for kind, document, number in connection.execute(_COUNTS, {"ids": ids}):
        found[document][kind] = number
    return found


def _counts(kind: str) -> Select[Any]:
    of = RECORDS[kind].c.document
    ids: BindParameter[Any] = bindparam("ids", expanding=True)
    return select(literal(kind, literal_execute=True), of, func.count()).where(of.in_(ids)).group_by(of)


_COUNTS = union_all(*map(_counts, COUNTED))


def _copies(connection: Connection, ids: Sequence[str]) -> dict[str, list[Listed]]:
    """The reports that repeat each of these."""
    same = and_(links.c.kind == "copy", links.c.judgement == "same", links.c.left.in_(ids), ~taken_back())
    wanted = _light().add_columns(links.c.left).join_from(links, documents, documents.c.id == links.c.right)
    copies: dict[str, list[Listed]] = {}
    seen: set[tuple[str, str]] = set()
    for row in connection.execute(wanted.where(same).order_by(documents.c.instant, documents.c.id)):
        if (row.left, row.id) not in seen:
            seen.add((row.left, row.id))
            copies.setdefault(row.left, []).append(_listed(row))
    return copies


def _originals(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Of each of these that repeats another, which."""
    same = and_(links.c.kind == "copy", links.c.judgement == "same", links.c.right.in_(ids), ~taken_back())
    wanted = select(links.c.right, links.c.left).where(same).order_by(links.c.score, links.c.left)
    return {row.right: row.left for row in connection.execute(wanted)}
