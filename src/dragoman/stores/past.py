"""What a store held before: readings of a report that a later one has taken the place of.

On 3 May one model found two events in a report, on 9 May another found three: as of 5 May there are two.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, insert, select

from dragoman.findings import from_json
from dragoman.records import Findings
from dragoman.stores.clocks import moment
from dragoman.stores.rows import packed
from dragoman.stores.schema import documents, past

if TYPE_CHECKING:
    from dragoman.stores.store import Store

Row = Mapping[str, Any]


def keep(connection: Connection, document: str, told: Row, until: str, findings: Row) -> None:
    """Lay away the ``findings`` of a report, with ``told``, its row: who read it and when."""
    row = {
        "document": document,
        "reader": told["reader"],
        "recorded": told["recorded"],
        "until": until,
        "findings": zlib.compress(packed(findings).encode()),
    }
    connection.execute(insert(past), row)


@contextmanager
def held(connection: Connection, when: datetime) -> Iterator[Store]:
    """For the time of a question, a store of the readings that were held then and are not any more."""
    # Late: opening a store needs the store that this is a part of.
    from dragoman.stores.opening import open_store

    with TemporaryDirectory(prefix="dragoman-") as folder, open_store(Path(folder) / "past.db") as store:
        for findings, _ in readings(connection, moment(when)):
            store.add(findings)
        yield store


def readings(connection: Connection, when: str) -> Iterator[tuple[Findings, str]]:
    """The readings that were held at a moment and are not any more, each with the moment from which on its report is
    held."""
    before = past.alias("before")
    first = select(func.min(before.c.recorded)).where(before.c.document == past.c.document).scalar_subquery()
    query = select(documents, past.c.findings, first.label("first"))
    query = query.join_from(past, documents, documents.c.id == past.c.document)
    for row in connection.execute(query.where(past.c.recorded <= when, past.c.until > when)).mappings():
        yield from_json({"document": row, **json.loads(zlib.decompress(row["findings"]))}), row["first"]
