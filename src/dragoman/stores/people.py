"""What a store knows of those who act and speak: in how many incidents each takes part, with whom, and what they say.

A key is an id of the knowledge base ("state/FRA"), or "name:" and what reports call somebody whom only they know.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, String, case, func, literal_column, or_, select

from dragoman.stores.derived import incidents, members
from dragoman.stores.pictures import HAPPENED, key_of_party, plain, told
from dragoman.stores.queries import holds, is_actor, is_speaker, reported_by, wrong
from dragoman.stores.schema import claims, documents, events, mentions, parties

Opened = Callable[[], AbstractContextManager[Connection]]


#: In the records of mentions that were found by a name; "she" and "we" are none, nor is "who".
BY_NAME = tuple(f'"by":"mentions/{rule}' for rule in ("name", "directory", "adjective", "people", "seat", "capital"))


class Acting(NamedTuple):
    """Somebody, and in how many incidents they take part."""

    key: str
    name: str
    country: str | None
    incidents: int


class Beside(NamedTuple):
    """Somebody who takes part in the same incidents as another, and in how many of one class."""

    key: str
    name: str
    quad: int
    incidents: int


class People:
    """The part of a store that is asked about actors."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    def acting(self) -> Iterator[Acting]:
        """Everybody who takes part in an incident."""
        key = key_of_party()
        number = func.count(func.distinct(members.c.incident))
        wanted = _told().with_only_columns(*plain(key, func.min(parties.c.name), _same(parties.c.country)), number)
        with self._reading() as connection:
            for row in connection.execute(wanted.group_by(key)):
                yield Acting._make(row)

    def speaking(self) -> Iterator[tuple[str, int]]:
        """Everybody who says something, by their keys, and how many claims are theirs."""
        key = key_of_speaker()
        wanted = select(*plain(key), func.count()).where(key.is_not(None), *holds(claims)).group_by(key)
        with self._reading() as connection:
            yield from ((row[0], row[1]) for row in connection.execute(wanted))

    def names(self, key: str, most: int = 12, as_of: date | None = None) -> list[tuple[str, int]]:
        """What reports call an actor of the knowledge base by name, the most usual first."""
        number = func.count()
        named = or_(*(mentions.c.record.contains(rule, autoescape=True) for rule in BY_NAME))
        called = select(number, func.min(mentions.c.record)).where(mentions.c.actor == key, named)
        of_one = _by_then(called, mentions.c.document, as_of)
        found: Counter[str] = Counter()
        with self._reading() as connection:
            ordered = of_one.group_by(mentions.c.words).order_by(number.desc(), mentions.c.words).limit(2 * most)
            for count, record in connection.execute(ordered):
                if (words := json.loads(record)["text"]) != words.lower():
                    found[words] += count
        return found.most_common(most)

    def part_of(self, key: str, most: int, as_of: date | None = None) -> list[str]:
        """The ids of the incidents in which the actor takes part, the latest first, those without a day last.

        As of a day those of which a report up to it has the actor take part.
        """
        theirs = _by_then(_told(), events.c.document, as_of).with_only_columns(members.c.incident).where(is_actor(key))
        wanted = (
            select(incidents.c.id, incidents.c.moment)
            .where(incidents.c.id.in_(theirs))
            .order_by(incidents.c.moment.is_(None), incidents.c.moment.desc(), incidents.c.id)
            .limit(most)
        )
        with self._reading() as connection:
            return [row.id for row in connection.execute(wanted)]

    def reports_of(self, key: str, most: int, as_of: date | None = None) -> list[str]:
        """The ids of the latest reports in which the actor takes part or speaks, in the order of publication."""
        named = select(parties.c.document).where(is_actor(key))
        spoken = select(claims.c.document).where(is_speaker(key))
        wanted = select(documents.c.id).where(or_(documents.c.id.in_(named), documents.c.id.in_(spoken)))
        wanted = wanted.where(reported_by(as_of)) if as_of else wanted
        ordered = wanted.order_by(documents.c.instant.is_(None), documents.c.instant.desc(), documents.c.id).limit(most)
        with self._reading() as connection:
            return list(connection.execute(ordered).scalars())[::-1]

    def count_of(self, key: str, as_of: date | None = None) -> int:
        """In how many incidents the actor takes part."""
        told = _by_then(_told(), events.c.document, as_of).where(is_actor(key))
        theirs = told.with_only_columns(func.count(func.distinct(members.c.incident)))
        with self._reading() as connection:
            return int(connection.execute(theirs).scalar_one())

    def count_said(self, key: str, as_of: date | None = None) -> int:
        """How many claims are theirs."""
        theirs = _by_then(select(func.count()).select_from(claims), claims.c.document, as_of)
        wanted = theirs.where(is_speaker(key), *holds(claims))
        with self._reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def beside(self, key: str, as_of: date | None = None) -> Iterator[Beside]:
        """Who takes part, with the actor, in incidents that happened, and in how many of each class."""
        told = _by_then(_told(), events.c.document, as_of)
        theirs = told.with_only_columns(members.c.incident).where(is_actor(key))
        other = key_of_party()
        wanted = (
            told.with_only_columns(
                *plain(other, func.min(parties.c.name)), events.c.quad, func.count(func.distinct(members.c.incident))
            )
            .join(incidents, incidents.c.id == members.c.incident)
            .where(incidents.c.id.in_(theirs), incidents.c.realis.in_(HAPPENED), other != key)
            .group_by(other, events.c.quad)
        )
        with self._reading() as connection:
            for row in connection.execute(wanted):
                yield Beside._make(row)

    def sayings(self, key: str, most: int, as_of: date | None = None) -> list[tuple[str, str]]:
        """The latest claims of an actor: the report and the record of each."""
        wanted = (
            select(claims.c.document, claims.c.record)
            .join_from(claims, documents, documents.c.id == claims.c.document)
            .where(is_speaker(key), *holds(claims))
            .order_by(documents.c.instant.is_(None), documents.c.instant.desc(), claims.c.document, claims.c.position)
            .limit(most)
        )
        wanted = wanted.where(reported_by(as_of)) if as_of else wanted
        with self._reading() as connection:
            return [(document, record) for document, record in connection.execute(wanted)]


def _same(column: ColumnElement[str]) -> ColumnElement[str]:
    """What all rows of a group have in a column, and nothing where they differ: "people" are of many countries."""
    return case((func.min(column) == func.max(column), func.min(column)), else_=None)


def _by_then(query: Any, report: ColumnElement[str], as_of: date | None) -> Any:
    """Only what reports up to a day tell; ``report`` is the column in which a row has its report."""
    if as_of is None:
        return query
    return query.join(documents, documents.c.id == report).where(reported_by(as_of))


def _told() -> Select[Any]:
    """The parties of events that nobody says are wrong, with the incident of each: that of a copy is its original's."""
    return told().where(events.c.id.not_in(wrong()))


def key_of_speaker() -> ColumnElement[str]:
    """Who a row of ``claims`` is said by."""
    return func.coalesce(
        claims.c.actor, literal_column("'name:'", String) + func.coalesce(claims.c.speaker, claims.c.speaker_words)
    )
