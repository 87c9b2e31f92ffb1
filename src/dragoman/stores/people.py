"""What a store knows of those who act and speak: in how many incidents each takes part, with whom, and what they say.

A key is an id of the knowledge base ("state/FRA"), "who:" and the id of somebody whom only reports know, under
whatever names they do, or "name:" and what reports call somebody of whom no more is known.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, String, case, func, literal_column, or_, select

from dragoman.records import digest
from dragoman.stores.clocks import reported_by
from dragoman.stores.derived import incidents, members
from dragoman.stores.holding import holds, wrong
from dragoman.stores.pictures import HAPPENED, borne, key_of_bearer, key_of_party, name_of_party, plain, told
from dragoman.stores.schema import bearers, claims, documents, events, mentions, names, parties, unlisted
from dragoman.stores.who import is_actor, is_speaker

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

    def acting(self, as_of: date | None = None) -> Iterator[Acting]:
        """Everybody who takes part in an incident."""
        key = key_of_party()
        number = func.count(func.distinct(members.c.incident))
        whose = _whose(_by_then(_told(), events.c.document, as_of))
        wanted = whose.with_only_columns(*plain(key, func.min(name_of_party()), _same(parties.c.country)), number)
        with self._reading() as connection:
            for row in connection.execute(wanted.group_by(key)):
                yield Acting._make(row)

    def speaking(self, as_of: date | None = None) -> Iterator[tuple[str, str | None, int]]:
        """Everybody who says something, by their keys, what they are called, and how many claims are theirs."""
        key = key_of_speaker()
        told = _by_then(select().select_from(claims), claims.c.document, as_of)
        said = borne(told, claims.c.document, claims.c.speaker, claims.c.actor)
        counted = said.with_only_columns(*plain(key, func.min(unlisted.c.name)), func.count())
        with self._reading() as connection:
            wanted = counted.where(key.is_not(None), *holds(claims)).group_by(key)
            yield from ((row[0], row[1], row[2]) for row in connection.execute(wanted))

    def names_borne(self, id: str, as_of: date | None = None) -> list[tuple[str, int]]:
        """What reports call somebody whom no table lists, the most usual first, each with how many reports do."""
        number = func.count(func.distinct(names.c.document))
        told = select(names.c.name, number).join(bearers, bearers.c.name == names.c.id)
        told = _by_then(told.where(bearers.c.unlisted == id), names.c.document, as_of)
        with self._reading() as connection:
            ordered = told.group_by(names.c.name).order_by(number.desc(), names.c.name)
            return [(name, count) for name, count in connection.execute(ordered)]

    def called(self, name: str) -> list[tuple[str, str, int]]:
        """Those whom no table lists and some report calls just so: the id, the usual name, how many reports do."""
        number = func.count(func.distinct(names.c.document))
        told = (
            select(unlisted.c.id, unlisted.c.name, number)
            .join(bearers, bearers.c.unlisted == unlisted.c.id)
            .join(names, names.c.id == bearers.c.name)
            .where(names.c.name == name)
            .group_by(unlisted.c.id, unlisted.c.name)
        )
        with self._reading() as connection:
            rows = connection.execute(told.order_by(number.desc(), unlisted.c.id))
            return [(id, usual, count) for id, usual, count in rows]

    def once_known_as(self, id: str) -> str | None:
        """Under which id somebody stands now who had this one before an earlier report named them."""
        borne = select(names.c.id, bearers.c.unlisted).join(bearers, bearers.c.name == names.c.id)
        with self._reading() as connection:
            return next((now for name, now in connection.execute(borne) if digest("unlisted", name) == id), None)

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
        others = _whose(told)
        theirs = told.with_only_columns(members.c.incident).where(is_actor(key))
        other = key_of_party()
        wanted = (
            others.with_only_columns(
                *plain(other, func.min(name_of_party())), events.c.quad, func.count(func.distinct(members.c.incident))
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


def _whose(told: Any) -> Any:
    return borne(told, parties.c.document, parties.c.name, parties.c.actor)


def key_of_speaker() -> ColumnElement[str]:
    """Who a row of ``claims`` is said by, where its ``bearers`` are joined."""
    return func.coalesce(
        claims.c.actor,
        key_of_bearer(),
        literal_column("'name:'", String) + func.coalesce(claims.c.speaker, claims.c.speaker_words),
    )
