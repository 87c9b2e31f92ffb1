"""Findings put together from their rows: a report, and all that was found in it.

A hundred reports take two queries, not seven hundred.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, literal, select, union_all

from dragoman.findings import from_json
from dragoman.records import Findings
from dragoman.stores.schema import RECORDS, documents

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
    told = _packed(connection, ids)
    return {id: {name: _read(of_kind) for name, of_kind in of_report.items()} for id, of_report in told.items()}


def packed_records(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """The same as it is written down, all kinds after one another."""
    told = _packed(connection, ids)
    return {id: [record for kind in of_report.values() for _, record in sorted(kind)] for id, of_report in told.items()}


def _packed(connection: Connection, ids: Sequence[str]) -> dict[str, dict[str, list[tuple[int, str]]]]:
    told: dict[str, dict[str, list[tuple[int, str]]]] = {id: {name: [] for name in RECORDS} for id in ids}
    for name, document, position, record in connection.execute(_RECORDS, {"ids": ids}):
        told[document][name].append((position, record))
    return told


def _read(told: list[tuple[int, str]]) -> list[Any]:
    """Records in their order: read together, which costs half of what reading one by one does."""
    told.sort(key=lambda one: one[0])
    read: list[Any] = json.loads(f"[{','.join(record for _, record in told)}]")
    return read


def _of_kind(name: str) -> Select[Any]:
    of = RECORDS[name].c
    ids: BindParameter[Any] = bindparam("ids", expanding=True)
    return select(literal(name, literal_execute=True), of.document, of.position, of.record).where(of.document.in_(ids))


_RECORDS = union_all(*map(_of_kind, RECORDS))


def in_hundreds(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids, so many at a time as are fetched together."""
    left = iter(ids)
    while some := list(islice(left, TOGETHER)):
        yield some
