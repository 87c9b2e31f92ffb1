"""A store: findings in, findings out, one transaction a report.

    >>> store.add(findings)
    True
    >>> store.add(findings)        # the same report again: nothing changes
    False

It keeps what was found (facts) apart from what was judged (links), and knows when it wrote each report down.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import islice
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, RowMapping, delete, func, insert, select, update

from dragoman.errors import BadRequest, UnstorableFindings
from dragoman.findings import document_from_json, event_from_json, from_json, to_json
from dragoman.records import Document, Event, Findings, Link, digest
from dragoman.stores import evidence, rows
from dragoman.stores.comparisons import Comparisons, forget
from dragoman.stores.faults import named
from dragoman.stores.queries import EventQuery, chronology, repeats
from dragoman.stores.schema import RECORDS, documents, events, links, parties, runs, unreadable

#: Reports fetched together: enough to make a query cheap, few enough to hold in memory.
TOGETHER = 100

#: How reports are put in order everywhere: by the moment of publication, the undated last.
ORDER = (documents.c.instant.is_(None), documents.c.instant, documents.c.id)


@dataclass(frozen=True, slots=True)
class Totals:
    """What a store holds; ``copies`` are reports that repeat another one, and are counted in ``documents`` too.

    A date is exact if it is one day; a place is placed if it has a point on the map.
    """

    documents: int
    copies: int
    events: int
    claims: int
    figures: int
    exact: int
    bounded: int
    unknown: int
    placed: int
    unplaced: int


class Store:
    """Open with ``open_store``; close it, or use it in a ``with``."""

    def __init__(self, engine: Engine, place: str, now: Callable[[], datetime]) -> None:
        self.place = place
        self._engine = engine
        self._now = now
        self._remembered = lru_cache(maxsize=1024)(self._fetch_document)
        #: What comparing reports with one another leaves behind.
        self.comparisons = Comparisons(self._reading, self._writing, self.findings, self.document, ORDER)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with named(self.place):
            self._engine.dispose()

    # Findings in

    def add(self, findings: Findings, reader: str = "") -> bool:
        """Keep what ``reader`` found in a report; False where exactly that is here already.

        Findings of the same report by another reader take the place of the earlier ones. Raises
        ``UnstorableFindings``, and writes nothing, where a quote does not stand in the text.
        """
        evidence.check(findings)
        document, tables, print_of_it = _as_rows(findings)
        with self._writing() as connection:
            known = connection.execute(
                select(documents.c.reader, documents.c.digest).filter_by(id=document["id"])
            ).first()
            if known == (reader, print_of_it):
                return False
            told = {"reader": reader, "digest": print_of_it, "recorded": self._now().isoformat()}
            if known is None:
                connection.execute(insert(documents), {**document, **told})
            else:
                _forget(connection, document["id"])
                connection.execute(update(documents).filter_by(id=document["id"]).values(told))
            for table, filled in tables:
                if filled:
                    connection.execute(insert(table), filled)
        return True

    def knows(self, document: str, reader: str) -> bool:
        """Whether ``reader`` has read this report."""
        query = select(documents.c.id).filter_by(id=document, reader=reader)
        with self._reading() as connection:
            return connection.execute(query).first() is not None

    # Findings out

    def findings(self, document: str) -> Findings:
        """All that was found in one report."""
        with self._reading() as connection:
            for findings in _gathered(connection, [document]):
                return findings
        raise BadRequest(f"{self.place}: no report {document}")

    def all(self) -> Iterator[Findings]:
        """The findings of every report: by the moment of publication, the undated last."""
        with self._reading() as connection:
            for ids in _in_hundreds(connection.execute(select(documents.c.id).order_by(*ORDER)).scalars()):
                yield from _gathered(connection, ids)

    def documents(self) -> Iterator[Document]:
        """Every report, in the order of ``all``."""
        with self._reading() as connection:
            for row in connection.execute(select(documents).order_by(*ORDER)).mappings():
                yield document_from_json(dict(row))

    def document(self, id: str) -> Document:
        """One report."""
        return self._remembered(id)

    def _fetch_document(self, id: str) -> Document:
        with self._reading() as connection:
            row = connection.execute(select(documents).filter_by(id=id)).mappings().first()
        if row is None:
            raise BadRequest(f"{self.place}: no report {id}")
        return document_from_json(dict(row))

    def events(self, query: EventQuery | None = None) -> Iterator[tuple[Document, Event]]:
        """A chronology: the events asked for, in time order, those without a date last."""
        with self._reading() as connection:
            for document_id, record in connection.execute(chronology(query or EventQuery())):
                document = self.document(document_id)
                yield document, event_from_json(json.loads(record), document)

    def types(self) -> list[str]:
        """The types of event that are here."""
        with self._reading() as connection:
            return list(connection.execute(select(events.c.type).distinct().order_by(events.c.type)).scalars())

    def totals(self) -> Totals:
        """How much is here."""
        with self._reading() as connection:
            return _totals(connection)

    # Judgements

    def link(self, found: Iterable[Link], by: str) -> int:
        """Keep the links that ``by`` finds, in place of those it found before; how many there are."""
        told = [rows.of_link(link) for link in found]
        with self._writing() as connection:
            connection.execute(delete(links).filter_by(by=by))
            if told:
                connection.execute(insert(links), told)
        return len(told)

    def links(self) -> Iterator[Link]:
        """Every judgement, whoever made it."""
        query = select(links).order_by(links.c.kind, links.c.left, links.c.right, links.c.by)
        with self._reading() as connection:
            for row in connection.execute(query).mappings():
                yield rows.link_of(dict(row))

    # The log

    def start_run(self, reader: str) -> int:
        """Note that a build begins; its number."""
        begun = {"started": self._now().isoformat(), "reader": reader, "read": 0, "known": 0}
        with self._writing() as connection:
            (number,) = connection.execute(insert(runs).returning(runs.c.id), begun).one()
            return int(number)

    def note_unreadable(self, run: int, position: int, reason: str) -> None:
        """Note what a build could not read, and why."""
        # What cannot be read may have a name that is no Unicode; the log takes it with a mark in its place.
        reason = reason.encode("utf-8", "replace").decode()
        with self._writing() as connection:
            connection.execute(insert(unreadable), {"run": run, "position": position, "reason": reason})

    def end_run(self, run: int, read: int, known: int) -> None:
        """Note that a build has ended."""
        with self._writing() as connection:
            ended = {"ended": self._now().isoformat(), "read": read, "known": known}
            connection.execute(update(runs).filter_by(id=run).values(ended))

    def log(self) -> Iterator[tuple[RowMapping, list[str]]]:
        """Each build, the latest first, and what it could not read."""
        with self._reading() as connection:
            for run in connection.execute(select(runs).order_by(runs.c.id.desc())).mappings().all():
                reasons = select(unreadable.c.reason).filter_by(run=run["id"]).order_by(unreadable.c.position)
                yield run, list(connection.execute(reasons).scalars())

    # The database

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with named(self.place), self._engine.connect() as connection:
            yield connection.execution_options(yield_per=1000)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with named(self.place), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection


def _as_rows(findings: Findings) -> tuple[rows.Row, list[tuple[Any, list[rows.Row]]], str]:
    """The row of the report, the rows of each table, and a digest of all that was found."""
    document = findings.document
    try:
        told = to_json(findings)
        report = rows.of_document(document)
        tables = [
            (RECORDS[name], [{"document": document.id, **row} for row in filled])
            for name, filled in rows.of_findings(findings, told)
        ]
        parties_of_it = [{"document": document.id, **row} for row in rows.of_parties(findings)]
        # Encoded here so that text that is no Unicode is refused before anything is written.
        whole = "\n".join([rows.packed(told["document"]), *(row["record"] for _, filled in tables for row in filled)])
        whole.encode()
    except (UnicodeEncodeError, OverflowError) as error:
        raise UnstorableFindings(f"{document.name or document.id}: cannot be stored: {error}") from error
    return report, [*tables, (parties, parties_of_it)], digest(whole)


def _forget(connection: Connection, document: str) -> None:
    """Drop the records of a report, and what comparing them left; parties go with their events."""
    forget(connection, document)
    for table in RECORDS.values():
        connection.execute(delete(table).filter_by(document=document))


def _gathered(connection: Connection, ids: Sequence[str]) -> Iterator[Findings]:
    """The findings of these reports, in the order of ``ids``."""
    found = {row["id"]: row for row in connection.execute(select(documents).where(documents.c.id.in_(ids))).mappings()}
    told = {name: _records(connection, table, ids) for name, table in RECORDS.items()}
    for id in ids:
        if id in found:
            yield from_json({"document": found[id], **{name: records[id] for name, records in told.items()}})


def _records(connection: Connection, table: Any, ids: Sequence[str]) -> dict[str, list[Any]]:
    query = select(table.c.document, table.c.record).where(table.c.document.in_(ids))
    records = defaultdict(list)
    for document, record in connection.execute(query.order_by(table.c.document, table.c.position)):
        records[document].append(json.loads(record))
    return records


def _in_hundreds(ids: Iterable[str]) -> Iterator[list[str]]:
    left = iter(ids)
    while some := list(islice(left, TOGETHER)):
        yield some


def _totals(connection: Connection) -> Totals:
    def count(table: Any, *conditions: Any) -> int:
        return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())

    placed = events.c.latitude.is_not(None)
    return Totals(
        documents=count(documents),
        copies=count(documents, documents.c.id.in_(repeats())),
        events=count(events),
        claims=count(RECORDS["claims"]),
        figures=count(RECORDS["figures"]),
        exact=count(events, events.c.dating == "exact"),
        bounded=count(events, events.c.dating == "bounded"),
        unknown=count(events, events.c.dating == "unknown"),
        placed=count(events, placed),
        unplaced=count(events, events.c.place.is_not(None), ~placed),
    )
