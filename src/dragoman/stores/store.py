"""A store: findings in, findings out, one transaction a report.

    >>> store.add(findings)
    True
    >>> store.add(findings)        # the same report again: nothing changes
    False

It keeps what was found (facts) apart from what was judged (links), and knows when it wrote each report down.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from heapq import merge
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, RowMapping, delete, insert, select, update

from dragoman.errors import BadRequest, UnstorableFindings
from dragoman.findings import (
    claim_from_json,
    document_from_json,
    event_from_json,
    figure_from_json,
    to_json,
)
from dragoman.records import Claim, Document, Event, Figure, Findings, Link, digest
from dragoman.stores import changes, evidence, fulltext, past, rows
from dragoman.stores.accounting import Accounting, Memory
from dragoman.stores.claimpages import ClaimPages
from dragoman.stores.clocks import moment
from dragoman.stores.comparisons import Comparisons
from dragoman.stores.dissolving import forget
from dragoman.stores.doubtful import Doubtful
from dragoman.stores.faults import named
from dragoman.stores.finding import Finding
from dragoman.stores.gathering import TOGETHER, gathered, in_hundreds, records_of
from dragoman.stores.holding import repeats_at
from dragoman.stores.identities import Identities
from dragoman.stores.judgements import Judgements
from dragoman.stores.lookups import Lookups
from dragoman.stores.manners import give_way
from dragoman.stores.passages import Passage, passage
from dragoman.stores.people import People
from dragoman.stores.pictures import Pictures
from dragoman.stores.queries import (
    ORDER,
    ClaimQuery,
    EventQuery,
    FigureQuery,
    RecordQuery,
    ReportQuery,
    asked,
    place_in_order,
    reports_asked,
)
from dragoman.stores.reports import Reports
from dragoman.stores.schema import RECORDS, documents, events, links, parties, runs, unreadable
from dragoman.stores.server import patiently
from dragoman.stores.sides import Sides, sides
from dragoman.stores.soundness import Soundness, written
from dragoman.stores.standing import Standing
from dragoman.stores.totals import Reported, Totals, count, reported

Value = TypeVar("Value")

#: Two builds that compare at once may take an incident of the other's apart; the one that ends last sees to it.
ROUNDS = 3


class Store:
    """Open with ``open_store``; close it, or use it in a ``with``."""

    def __init__(self, engine: Engine, place: str, now: Callable[[], datetime]) -> None:
        self.place = place
        self._engine, self._closed = engine, False
        self._now = now
        self._memory = Memory()
        self._remembered = lru_cache(maxsize=1024)(self._fetch_document)
        #: What comparing reports with one another leaves behind.
        self.comparisons = Comparisons(self._reading, self._writing, self.document, ORDER)
        #: Who is who among those whom no table lists.
        self.identities = Identities(self._reading, self._writing, self.document, ORDER)
        #: What pictures are drawn from, and what is asked about actors.
        self.pictures = Pictures(self.comparisons)
        self.people = People(self._reading)
        #: Which reports are here, as a list.
        self.reports = Reports(self._reading)
        #: Words looked for in them, page by page.
        self.finding = Finding(self._reading, self.document)
        #: What people say of it.
        self.judgements = Judgements(self._reading, self._writing, now)
        #: Single records by their ids, and what is said of them.
        self.lookups = Lookups(self._reading, self.document)
        #: Who said what, page by page.
        self.claim_pages = ClaimPages(self._reading, self.document)
        #: Whether it is whole.
        self.soundness = Soundness(self._reading)
        #: What a review should look at.
        self.doubtful = Doubtful(self._reading)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; nothing is asked of it any more."""
        self._closed = True
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

        def keep(connection: Connection) -> bool:
            id, now = document["id"], moment(self._now())
            known = connection.execute(select(documents).filter_by(id=id)).mappings().first()
            if known and known["digest"] == print_of_it:
                # Another reader who finds the same: what is held stays what it was.
                connection.execute(update(documents).filter_by(id=id).values(reader=reader))
                return bool(known["reader"] != reader)
            told = {"reader": reader, "digest": print_of_it, "recorded": now}
            if known is None:
                connection.execute(insert(documents), {**document, **told})
            else:
                past.keep(connection, id, dict(known), now, records_of(connection, [id])[id])
                _forget(connection, id)
                connection.execute(update(documents).filter_by(id=id).values(told))
            for table, filled in tables:
                if filled:
                    connection.execute(insert(table), filled)
            changes.note(connection, [changes.REPORTS])
            return True

        return self._write(keep)

    def knows(self, document: str, reader: str) -> bool:
        """Whether ``reader`` has read this report."""
        query = select(documents.c.id).filter_by(id=document, reader=reader)

        def look() -> bool:
            with self._reading() as connection:
                return connection.execute(query).first() is not None

        return patiently(look)

    # Findings out

    def findings(self, document: str) -> Findings:
        """All that was found in one report."""
        give_way()
        with self._reading() as connection:
            for findings in gathered(connection, [document]):
                return findings
        raise BadRequest(f"{self.place}: no report {document}")

    def all(self, reported_by: date | None = None) -> Iterator[Findings]:
        """The findings of every report, or of those up to a day: by the moment of publication, the undated last."""
        wanted = select(documents.c.id).where(*reports_asked(ReportQuery(reported_by=reported_by)))
        with self._reading() as connection:
            for ids in in_hundreds(connection.execute(wanted.order_by(*ORDER)).scalars()):
                for findings in gathered(connection, ids):
                    give_way()
                    yield findings

    def ids(self) -> list[str]:
        """Those of the reports, in the order of ``all``."""
        with self._reading() as connection:
            return list(connection.execute(select(documents.c.id).order_by(*ORDER)).scalars())

    def kept(self, reported_by: date | None = None) -> Iterator[Findings]:
        """The same, without the records that somebody says are wrong and nobody that they are not."""
        gone = self.judgements.rejected()
        told = self.all(reported_by)
        return (findings.without(gone) for findings in told) if gone else told

    def documents(self, query: ReportQuery | None = None) -> Iterator[Document]:
        """The reports asked for, or every one, in the order of ``all``."""
        query = query or ReportQuery()
        wanted = select(documents).where(*reports_asked(query)).order_by(*ORDER).limit(query.limit)
        with self._reading() as connection:
            for row in connection.execute(wanted).mappings():
                yield document_from_json(dict(row))

    def search(self, query: ReportQuery) -> Iterator[Passage]:
        """The reports in which the ``words`` of the query stand, the best first, each with a sentence that has them."""
        words = query.words or ""
        with self._reading() as connection:
            wanted = fulltext.matching(words, connection.dialect.name).where(*reports_asked(query)).limit(query.limit)
            for ids in in_hundreds(connection.execute(wanted).scalars()):
                found = fulltext.found_in(connection, ids, words)
                yield from (passage(self.document(id), found.get(id, frozenset())) for id in ids)

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
        for document, record in self._told(query or EventQuery()):
            yield document, event_from_json(record, document)

    def claims(self, query: ClaimQuery | None = None) -> Iterator[tuple[Document, Claim]]:
        """The claims asked for, in the order of their reports."""
        for document, record in self._told(query or ClaimQuery()):
            yield document, claim_from_json(record, document)

    def figures(self, query: FigureQuery | None = None) -> Iterator[tuple[Document, Figure]]:
        """The figures asked for, in the order of their reports."""
        for document, record in self._told(query or FigureQuery()):
            yield document, figure_from_json(record, document)

    def _told(self, query: RecordQuery) -> Iterator[tuple[Document, Any]]:
        with self._reading() as connection:
            dialect = connection.dialect.name
            if query.recorded_by is None:
                rows: Iterator[Any] = iter(connection.execute(asked(query, dialect)))
                while some := list(islice(rows, TOGETHER)):
                    of_them = self._documents({row.document for row in some})
                    yield from ((of_them[row.document], json.loads(row.record)) for row in some)
                return
            copies = set() if query.copies else set(connection.execute(repeats_at(query.recorded_by)).scalars())
            with past.held(connection, query.recorded_by) as before, before._reading() as earlier:
                gone = earlier.execute(asked(replace(query, recorded_by=None, copies=True), "sqlite"))
                still = connection.execute(asked(query, dialect))
                both = merge(still, (row for row in gone if row.document not in copies), key=place_in_order)
                for row in islice(both, query.limit):
                    yield self.document(row.document), json.loads(row.record)

    def _documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """These reports, in one question."""
        with self._reading() as connection:
            told = connection.execute(select(documents).where(documents.c.id.in_(sorted(ids)))).mappings()
            return {row["id"]: document_from_json(dict(row)) for row in told}

    def sides(
        self, types: Iterable[str], realis: Iterable[str], *, after: date | None = None, by: date
    ) -> Iterator[Sides]:
        """Who stood on which side of the events of these types, reported after a day and on another or before."""
        with self._reading() as connection:
            yield from sides(connection, types, realis, after, by)

    def unsearchable(self) -> list[str]:
        """Ids of reports that the index of words has lost: none, unless somebody meddled with it."""
        with self._reading() as connection:
            return list(connection.execute(fulltext.lost(connection.dialect.name)).scalars())

    def types(self) -> list[str]:
        """The types of event that are here."""
        with self._reading() as connection:
            return list(connection.execute(select(events.c.type).distinct().order_by(events.c.type)).scalars())

    def totals(self) -> Totals:
        """How much is here."""
        with self._reading() as connection:
            return count(connection)

    def reported(self, day: date) -> Reported:
        """How much had been reported by a day."""
        with self._reading() as connection:
            return reported(connection, day)

    def changed(self) -> tuple[tuple[str, int], ...]:
        """How often what is here has changed, by what: equal as long as every question has the same answer."""
        with self._reading() as connection:
            return tuple(sorted(changes.times(connection).items()))

    # Judgements

    def link(self, found: Iterable[Link], by: str) -> int:
        """Keep the links that ``by`` finds, in place of those it found before; how many there are."""
        told = [rows.of_link(link) for link in found]

        def replace(connection: Connection) -> int:
            connection.execute(delete(links).filter_by(by=by))
            if told:
                connection.execute(insert(links), told)
            changes.note(connection, [changes.COPIES])
            return len(told)

        return self._write(replace)

    def links(self, kind: str | None = None) -> Iterator[Link]:
        """Every judgement, or those of a ``kind``, whoever made it."""
        query = select(links).order_by(links.c.kind, links.c.left, links.c.right, links.c.by)
        query = query if kind is None else query.where(links.c.kind == kind)
        with self._reading() as connection:
            for row in connection.execute(query).mappings():
                yield rows.link_of(dict(row))

    # The log

    def start_run(self, reader: str) -> int:
        """Note that a build begins; its number."""
        begun = {"started": self._now().isoformat(), "reader": reader, "read": 0, "known": 0}
        return int(
            self._write(lambda connection: connection.execute(insert(runs).returning(runs.c.id), begun).scalar_one())
        )

    def note_unreadable(self, run: int, position: int, reason: str) -> None:
        """Note what a build could not read, and why."""
        # What cannot be read may have a name that is no Unicode; the log takes it with a mark in its place.
        reason = reason.encode("utf-8", "replace").decode()
        there = {"run": run, "position": position}

        def note(connection: Connection) -> None:
            connection.execute(delete(unreadable).filter_by(**there))
            connection.execute(insert(unreadable), {**there, "reason": reason})

        self._write(note)

    def end_run(self, run: int, read: int, known: int) -> None:
        """Note that a build has ended."""
        ended = {"ended": self._now().isoformat(), "read": read, "known": known}
        self._write(lambda connection: connection.execute(update(runs).filter_by(id=run).values(ended)))

    def log(self) -> Iterator[tuple[RowMapping, list[str]]]:
        """Each build, the latest first, and what it could not read."""
        with self._reading() as connection:
            for run in connection.execute(select(runs).order_by(runs.c.id.desc())).mappings().all():
                reasons = select(unreadable.c.reason).filter_by(run=run["id"]).order_by(unreadable.c.position)
                yield run, list(connection.execute(reasons).scalars())

    # The database

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._must_be_open()
        with named(self.place), self._engine.connect() as connection:
            yield connection.execution_options(yield_per=1000)

    def _must_be_open(self) -> None:
        if self._closed:
            raise BadRequest(f"{self.place}: expected an open store; it was closed")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._must_be_open()
        with named(self.place), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def _write(self, change: Callable[[Connection], Value]) -> Value:
        """One transaction; where a server restarts meanwhile it is done again, which ``change`` must bear."""

        def once() -> Value:
            with self._writing() as connection:
                return change(connection)

        return patiently(once)

    def resolve(self, compare: Callable[[Comparisons], None]) -> None:
        """Have ``compare`` compare what is new; where a server restarts meanwhile, it goes on from there."""
        for _ in range(ROUNDS):
            patiently(lambda: compare(self.comparisons))
            if not self.comparisons.unsettled():
                return

    def identify(self, identify: Callable[[Identities], None]) -> None:
        """Have ``identify`` say who is who among the names that are new, as ``resolve`` has reports compared."""
        for _ in range(ROUNDS):
            patiently(lambda: identify(self.identities))
            if not self.identities.unsettled():
                return

    def standing(self, accounting: Accounting, *, late: bool = False) -> Standing:
        """What the reports come to, as ``accounting`` derives it: ``store.standing(ACCOUNTS).processes()``."""
        return Standing(self, self._reading, self._writing, self._memory, accounting, late)


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
        whole = written(told["document"], (row["record"] for _, filled in tables for row in filled))
        whole.encode()
    except (UnicodeEncodeError, OverflowError) as error:
        raise UnstorableFindings(f"{document.name or document.id}: cannot be stored: {error}") from error
    return report, [*tables, (parties, parties_of_it)], digest(whole)


def _forget(connection: Connection, document: str) -> None:
    """Drop the records of a report, and what comparing them left; parties go with their events."""
    forget(connection, [document])
    for table in RECORDS.values():
        connection.execute(delete(table).filter_by(document=document))
