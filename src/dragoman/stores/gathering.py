"""Findings put together from their rows: a report, and all that was found in it.

A hundred reports take six queries, not six hundred.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from dragoman.findings import from_json
from dragoman.records import Findings
from dragoman.stores.schema import RECORDS, documents

SILENCES = "silences"
#: Reports fetched together: enough to make a query cheap, few enough to hold in memory.
TOGETHER = 100


def gathered(connection: Connection, ids: Sequence[str]) -> Iterator[Findings]:
    """The findings of these reports, in the order of ``ids``."""
    found = {row["id"]: row for row in connection.execute(select(documents).where(documents.c.id.in_(ids))).mappings()}
    told = records_of(connection, ids)
    for id in ids:
        if id in found:
            yield from_json({"document": found[id], **told[id]})


def records_of(connection: Connection, ids: Sequence[str]) -> dict[str, dict[str, list[Any]]]:
    """What was found in these reports, by the keys of the findings contract."""
    records: dict[str, dict[str, list[Any]]] = {id: {name: [] for name in (*RECORDS, SILENCES)} for id in ids}
    for name, table in RECORDS.items():
        query = select(table.c.document, table.c.record).where(table.c.document.in_(ids))
        for document, record in connection.execute(query.order_by(table.c.document, table.c.position)):
            told = json.loads(record)
            # A silence has no stance of its own, and stands among the claims of the store alone.
            records[document][SILENCES if name == "claims" and "stance" not in told else name].append(told)
    return records


def in_hundreds(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids, so many at a time as are fetched together."""
    left = iter(ids)
    while some := list(islice(left, TOGETHER)):
        yield some
