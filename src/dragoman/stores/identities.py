"""The names in reports that no table lists, whose they are, and what people say of that.

A report's names are taken down once it is read; each is compared with a few heads of the keys that it is looked up by.
What links hold together is settled into actors, ``Unlisted``. Judgements of people stand beside and survive all of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update

from dragoman.accounts import Unlisted
from dragoman.accounts_json import unlisted_from_json, unlisted_to_json
from dragoman.errors import BadRequest
from dragoman.findings import document_from_json, mention_from_json
from dragoman.records import Actor, Document, Link, Mention
from dragoman.stores import rows
from dragoman.stores.clocks import reported_by
from dragoman.stores.gathering import in_hundreds
from dragoman.stores.holding import taken_back
from dragoman.stores.nametables import (
    dissolve,
    heads_of,
    in_parts,
    insert_rows,
    keys_of,
    links_on,
    replace_names,
    still_there,
    withdraw,
)
from dragoman.stores.schema import bearers, documents, links, mentions, named, names, spellings, unlisted

Opened = Callable[[], AbstractContextManager[Connection]]

#: Mentions of no use here, of which a report has most.
IDLE = ("thing", "weapon", "law", "event", "other", "state", "nationality", "group")


class Identities:
    """The part of a store that tells who is who."""

    def __init__(
        self, reading: Opened, writing: Opened, document: Callable[[str], Document], order: Sequence[Any]
    ) -> None:
        self._reading, self._writing, self._document, self._order = reading, writing, document, order

    # Comparing

    def unnamed(self) -> Iterator[tuple[Document, str, list[Mention]]]:
        """Reports whose names have not been taken down since they were last read, each with its mentions of somebody.

        The digest says which reading of the report it is.
        """
        query = (
            select(documents.c.id, documents.c.digest)
            .outerjoin(named, and_(named.c.document == documents.c.id, named.c.digest == documents.c.digest))
            .where(named.c.document.is_(None))
            .order_by(*self._order)
        )
        with self._reading() as connection:
            digests = {row.id: row.digest for row in connection.execute(query)}
        for ids in in_hundreds(digests):
            with self._reading() as connection:
                told = select(mentions.c.document, mentions.c.record).where(mentions.c.document.in_(ids))
                told = told.where(mentions.c.kind.not_in(IDLE)).order_by(mentions.c.document, mentions.c.position)
                found: dict[str, list[Any]] = {id: [] for id in ids}
                for id, record in connection.execute(told):
                    found[id].append(json.loads(record))
                rows_of = select(documents).where(documents.c.id.in_(ids))
                reports = {row["id"]: row for row in connection.execute(rows_of).mappings()}
            for id in ids:
                if id in reports:
                    document = document_from_json(dict(reports[id]))
                    somebody = [mention_from_json(row, document) for row in found[id] if row["name"] is not None]
                    yield document, digests[id], somebody

    def lay_down(self, told: Sequence[tuple[str, str, Sequence[Any]]], heads: int) -> None:
        """The names of reports, each with its record and keys; what was found in an earlier reading goes.

        It comes before the comparing: of two names that are compared at once, one at least sees the other.
        """
        with self._writing() as connection:
            digests = select(documents.c.id, documents.c.digest).where(documents.c.id.in_([each[0] for each in told]))
            stand = {row.id: row.digest for row in connection.execute(digests)}
            read = {document: digest for document, digest, _ in told if stand.get(document) == digest}
            replace_names(connection, {document: found for document, _, found in told if document in read}, heads)
            connection.execute(delete(named).where(named.c.document.in_(list(read))))
            insert_rows(connection, named, [{"document": document, "digest": read[document]} for document in read])

    def uncompared(self, most: int) -> dict[str, list[int]]:
        """Names that have not been compared, no more than ``most``, each with its keys."""
        query = select(names.c.id).where(~names.c.compared).order_by(names.c.id).limit(most)
        with self._reading() as connection:
            return keys_of(connection, list(connection.execute(query).scalars()))

    def heads(self, keys: Iterable[int], most: int) -> dict[int, list[str]]:
        """The first ``most`` names under each of these keys, by their ids."""
        with self._reading() as connection:
            return heads_of(connection, keys, most)

    def compared(self, keys: Iterable[int]) -> dict[int, list[str]]:
        """All names under each of these keys that have been compared."""
        found: dict[int, list[str]] = {}
        with self._reading() as connection:
            left = set(connection.execute(select(names.c.id).where(~names.c.compared)).scalars())
            for some in in_parts(sorted(set(keys))):
                query = select(spellings.c.key, spellings.c.name).where(spellings.c.key.in_(some))
                for key, name in connection.execute(query):
                    if name not in left:
                        found.setdefault(key, []).append(name)
        return found

    def records(self, wanted: Iterable[str]) -> Iterator[Mapping[str, Any]]:
        """What was taken down of these names."""
        with self._reading() as connection:
            for some in in_parts(sorted(set(wanted))):
                for record in connection.execute(select(names.c.record).where(names.c.id.in_(some))).scalars():
                    yield json.loads(record)

    def keep(
        self, keys: Mapping[str, Sequence[int]], heads: Mapping[int, Sequence[str]], found: Sequence[Link]
    ) -> None:
        """These names have been compared with the heads of their keys: the links that were found.

        A name of which a key has got other heads meanwhile is left for the next round, and so is whoever was a head and
        is none any more: what it was compared with as a head goes.
        """
        with self._writing() as connection:
            now = heads_of(connection, heads, max(map(len, heads.values()), default=0))
            stale = {key for key, those in heads.items() if list(now.get(key, ())) != list(those)}
            there = still_there(connection, keys)
            done = {name for name, own in keys.items() if name in there and stale.isdisjoint(own)}
            withdraw(connection, sorted(done))
            told = [link for link in found if (link.left in done or link.right in done)]
            ends = still_there(connection, {end for link in told for end in (link.left, link.right)})
            kept = [rows.of_link(link) for link in told if ends.issuperset((link.left, link.right))]
            insert_rows(connection, links, kept)
            dissolve(connection, sorted(ends))
            for some in in_parts(sorted(done)):
                connection.execute(update(names).where(names.c.id.in_(some)).values(compared=True))

    # Settling

    def unsettled(self) -> list[str]:
        """Names that are nobody's yet."""
        query = select(names.c.id).outerjoin(bearers, bearers.c.name == names.c.id)
        with self._reading() as connection:
            return sorted(connection.execute(query.where(bearers.c.name.is_(None))).scalars())

    def linked(self, wanted: Iterable[str]) -> list[Link]:
        """The judgements on these names, whoever made them."""
        with self._reading() as connection:
            return links_on(connection, sorted(wanted))

    def originals(self, wanted: Iterable[str]) -> dict[str, str]:
        """Of each of these reports that is a copy, the report that it is a copy of."""
        query = select(links.c.right, links.c.left).where(links.c.kind == "copy", links.c.judgement == "same")
        found: dict[str, str] = {}
        with self._reading() as connection:
            for some in in_parts(sorted(wanted)):
                of_these = query.where(links.c.right.in_(some), ~taken_back()).order_by(links.c.score, links.c.left)
                found.update((right, left) for right, left in connection.execute(of_these))
        return found

    def settle(self, settled: Sequence[Unlisted], seen: Iterable[Link]) -> None:
        """Keep these actors in place of all that their names belonged to; ``seen`` are the links they rest on.

        One of whose names another build has taken down anew meanwhile, or on which a judgement came in, is left for the
        next round.
        """
        ids = sorted(name for one in settled for name in one.profiles)
        known = {rows.judged(link) for link in seen}
        with self._writing() as connection:
            told = [link for link in links_on(connection, ids) if rows.judged(link) not in known]
            there = still_there(connection, {*ids, *(end for link in told for end in (link.left, link.right))})
            # That it is another one than one outside changes nothing here.
            news = {
                end
                for link in told
                if there.issuperset((link.left, link.right))
                and (link.judgement == "same" or {link.left, link.right}.issubset(ids))
                for end in (link.left, link.right)
            }
            dissolve(connection, ids)
            kept = [one for one in settled if there.issuperset(one.profiles) and news.isdisjoint(one.profiles)]
            insert_rows(connection, unlisted, [_row(one) for one in kept])
            insert_rows(
                connection, bearers, [{"name": name, "unlisted": one.id} for one in kept for name in one.profiles]
            )

    # Asking

    def actors(self, search: str | None = None, limit: int | None = None) -> Iterator[Unlisted]:
        """Those who are named and listed nowhere, whoever is named in most reports first.

        ``search`` is part of a name.
        """
        query = select(unlisted.c.record)
        if search is not None:
            query = query.where(_called(search))
        ordered = query.order_by(unlisted.c.reports.desc(), unlisted.c.mentions.desc(), unlisted.c.id)
        with self._reading() as connection:
            for record in connection.execute(ordered.limit(limit)).scalars():
                yield unlisted_from_json(json.loads(record))

    def known_by(self, day: date) -> Iterator[tuple[str, ...]]:
        """The same as of a day: of each the names that reports up to it use, by their ids."""
        told = select(bearers.c.unlisted, names.c.id).join(names, names.c.id == bearers.c.name)
        told = told.join(documents, documents.c.id == names.c.document).where(reported_by(day))
        with self._reading() as connection:
            found = connection.execute(told.order_by(bearers.c.unlisted, *self._order, names.c.id))
            for _, rows_of_one in groupby(found, key=lambda row: row.unlisted):
                yield tuple(row.id for row in rows_of_one)

    def actors_of(self, wanted: Iterable[str]) -> list[Unlisted]:
        """Those whose these names are, each once."""
        with self._reading() as connection:
            told = {
                id: record
                for some in in_parts(sorted(set(wanted)))
                for id, record in connection.execute(
                    select(unlisted.c.id, unlisted.c.record)
                    .join_from(unlisted, bearers, bearers.c.unlisted == unlisted.c.id)
                    .where(bearers.c.name.in_(some))
                )
            }
        return [unlisted_from_json(json.loads(told[id])) for id in sorted(told)]

    def actor(self, id: str) -> Unlisted:
        """One of them."""
        with self._reading() as connection:
            record = connection.execute(select(unlisted.c.record).filter_by(id=id)).scalar()
        if record is None:
            raise BadRequest(f"no actor {id}")
        return unlisted_from_json(json.loads(record))

    def listed(
        self, search: str | None = None, limit: int | None = None, as_of: date | None = None
    ) -> list[tuple[Actor, int, int]]:
        """Actors of the tables that the reports mention: each as a report has him, in how many, and how often.

        As of a day the reports published by then.
        """
        reports = func.count(mentions.c.document.distinct())
        query = select(func.min(mentions.c.record), mentions.c.actor, reports, func.count())
        query = query.where(mentions.c.actor.is_not(None), mentions.c.kind != "nationality")
        if as_of is not None:
            query = query.join(documents, documents.c.id == mentions.c.document).where(reported_by(as_of))
        if search is not None:
            words = mentions.c.words.contains(search.casefold(), autoescape=True)
            of_these = select(mentions.c.actor).where(or_(words, mentions.c.actor == search))
            query = query.where(mentions.c.actor.in_(of_these))
        ordered = query.group_by(mentions.c.actor).order_by(reports.desc(), func.count().desc(), mentions.c.actor)
        with self._reading() as connection:
            told = list(connection.execute(ordered.limit(limit)))
        found = ((json.loads(record), id, number, times) for record, id, number, times in told)
        return [
            (Actor(row["name"], row["country"], tuple(row["sectors"]), id), number, times)
            for row, id, number, times in found
        ]

    def beginning(self, kind: Literal["name", "actor"], letters: str, most: int = 5) -> list[str]:
        """The ids that begin with these letters, no more than ``most``; if one is just these letters, that one."""
        ids = {"name": names.c.id, "actor": unlisted.c.id}[kind]
        query = select(ids).where(ids.startswith(letters, autoescape=True)).order_by(ids).limit(most)
        with self._reading() as connection:
            found = list(connection.execute(query).scalars())
        return found[:1] if letters in found else found

    def mentions(self, wanted: Iterable[str]) -> dict[str, tuple[Document, Mention]]:
        """These names, by their ids, each with its report and the mention that says most."""
        found: dict[str, tuple[Document, Mention]] = {}
        query = select(names.c.id, names.c.document, names.c.name)
        with self._reading() as connection:
            told = [
                tuple(row)
                for some in in_parts(sorted(set(wanted)))
                for row in connection.execute(query.where(names.c.id.in_(some)))
            ]
        for id, at, name in told:
            document = self._document(at)
            words = mentions.c.words.contains(rows.folded(name), autoescape=True)
            with self._reading() as connection:
                here = select(mentions.c.record).where(mentions.c.document == at, mentions.c.actor.is_(None), words)
                records = [
                    json.loads(record) for record in connection.execute(here.order_by(mentions.c.position)).scalars()
                ]
            own = [record for record in records if record["name"] == name]
            if own:
                best = max(own, key=lambda record: ("+title" in record["by"], _is_named(record), -record["start"]))
                found[id] = (document, mention_from_json(best, document))
        return found

    # Judging

    def judgements(self) -> list[Link]:
        """What people have said of pairs of names."""
        query = select(links).where(links.c.kind == "actor", links.c.by.startswith("person/"))
        with self._reading() as connection:
            ordered = query.order_by(links.c.left, links.c.right, links.c.by)
            return [rows.link_of(dict(row)) for row in connection.execute(ordered).mappings()]


def _is_named(record: Mapping[str, Any]) -> bool:
    return bool(record["by"] in ("mentions/person", "mentions/organisation"))


def _called(search: str) -> ColumnElement[bool]:
    return or_(unlisted.c.words.contains(search.casefold(), autoescape=True), unlisted.c.id == search)


def _row(one: Unlisted) -> rows.Row:
    return {
        "id": one.id,
        "name": one.name,
        "words": rows.folded(*(name.value for name in (*one.names, *one.shorts))),
        "kind": one.kind,
        "country": one.countries[0].value if one.countries else None,
        "reports": len(one.documents),
        "mentions": one.mentions,
        "record": rows.packed(unlisted_to_json(one)),
    }
