"""Findings laid down on disk, to be fetched by the ids that incidents and talks name; gone when they are told.

Nothing grows with the corpus but one file in the folder for temporary ones.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dragoman.accounts import Incident, Toll
from dragoman.records import Claim, Document, Event, Figure, Findings

#: Reports remembered while incidents are told: those of an incident stand near those of the one before.
REMEMBERED = 256

_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;
CREATE TABLE record (id TEXT PRIMARY KEY, document TEXT, pickled BLOB) WITHOUT ROWID;
CREATE TABLE toll (incident TEXT, pickled BLOB); CREATE INDEX of_incident ON toll (incident);
CREATE TABLE part (event TEXT PRIMARY KEY, incident TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's event, with the claims that vouch for it or deny it and the figures that count for it."""

    document: Document
    event: Event
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]


def tellings(findings: Findings) -> Iterator[Telling]:
    """Each event of a report, with what the report says about it."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in findings.claims:
        for about in claim.about:
            claims[about].append(claim)
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in findings.figures:
        if figure.event:
            figures[figure.event].append(figure)
    for event in findings.events:
        counted = figures[event.id]
        said = {claim.id: claim for id in (event.id, *(figure.id for figure in counted)) for claim in claims[id]}
        yield Telling(findings.document, event, tuple(said.values()), tuple(counted))


class Shelf:
    """Use it in a ``with``."""

    def __enter__(self) -> Shelf:
        self._folder = TemporaryDirectory(prefix="dragoman-")
        self._file = sqlite3.connect(Path(self._folder.name) / "shelf", isolation_level=None)
        self._file.executescript(_TABLES)
        self._document = lru_cache(maxsize=REMEMBERED)(self._fetch_document)
        return self

    def __exit__(self, *_: object) -> None:
        self._document.cache_clear()
        self._file.close()
        self._folder.cleanup()

    def lay(self, findings: Findings) -> None:
        """Put a report's findings down."""
        document = findings.document.id
        rows: list[tuple[str, str, object]] = [(document, document, findings.document)]
        rows += [(told.event.id, document, (told.event, told.claims, told.figures)) for told in tellings(findings)]
        rows += [(claim.id, document, claim) for claim in findings.claims]
        self._file.executemany(
            "INSERT OR REPLACE INTO record VALUES (?, ?, ?)",
            ((id, document, pickle.dumps(record)) for id, document, record in rows),
        )

    def lay_tolls(self, tolls: Iterable[Toll]) -> None:
        """Put down those that count for one incident."""
        counted = ((toll.incident, pickle.dumps(toll)) for toll in tolls if toll.incident)
        self._file.executemany("INSERT INTO toll VALUES (?, ?)", counted)

    def lay_parts(self, incidents: Iterable[Incident]) -> None:
        """Put down which event belongs to which incident."""
        parts = ((event, incident.id) for incident in incidents for event in incident.events)
        self._file.executemany("INSERT OR REPLACE INTO part VALUES (?, ?)", parts)

    def telling(self, event: str) -> Telling | None:
        """An event with what belongs to it; ``None`` for one that is not among the findings."""
        found = self._fetch(event)
        return Telling(self._document(found[0]), *found[1]) if found else None

    def claim(self, id: str) -> tuple[Document, Claim] | None:
        """A claim and its report."""
        found = self._fetch(id)
        return (self._document(found[0]), found[1]) if found else None

    def tolls(self, incident: str) -> Iterator[Toll]:
        """Those that count for the incident."""
        for (pickled,) in self._file.execute("SELECT pickled FROM toll WHERE incident = ?", (incident,)):
            yield pickle.loads(pickled)

    def incident(self, event: str) -> str | None:
        """The incident that the event belongs to."""
        row = self._file.execute("SELECT incident FROM part WHERE event = ?", (event,)).fetchone()
        return row[0] if row else None

    def _fetch_document(self, id: str) -> Document:
        found = self._fetch(id)
        if found is None:
            raise KeyError(id)
        document: Document = found[1]
        return document

    def _fetch(self, id: str) -> tuple[str, Any] | None:
        row = self._file.execute("SELECT document, pickled FROM record WHERE id = ?", (id,)).fetchone()
        # What is unpickled is what this process wrote a moment ago, into a folder of its own.
        return (row[0], pickle.loads(row[1])) if row else None
