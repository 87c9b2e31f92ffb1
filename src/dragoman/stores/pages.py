"""Records page by page, in the order of ``queries.asked``: where one page ends the next goes on, whatever came in.

A cursor names the record after which to go on, so that the thousandth page costs what the first does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_

from dragoman.errors import BadRequest
from dragoman.findings import claim_from_json, document_from_json, event_from_json, figure_from_json
from dragoman.records import Document
from dragoman.stores import fulltext
from dragoman.stores.cursors import read, spelled
from dragoman.stores.queries import (
    TABLES,
    ClaimQuery,
    EventQuery,
    FigureQuery,
    RecordQuery,
    ReportQuery,
    reports_asked,
    unordered,
)
from dragoman.stores.schema import documents

if TYPE_CHECKING:
    from dragoman.stores.store import Store

Item = TypeVar("Item")

FROM_JSON: Mapping[type[RecordQuery], Any] = {
    EventQuery: event_from_json,
    ClaimQuery: claim_from_json,
    FigureQuery: figure_from_json,
}

#: Comes after every moment: of what has none.
NEVER = "~"


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of what was asked for, and the cursor of what comes after it, ``None`` at the end."""

    items: Sequence[Item]
    next: str | None


def page(store: Store, query: RecordQuery, rows: int, after: str | None = None) -> Page[tuple[Document, Any]]:
    """The first records that a query asks for, or those after a cursor; its own limit does not matter."""
    if query.recorded_by is not None:
        raise BadRequest("as of a moment nothing is told page by page; ask as of a day")
    table = TABLES[type(query)]
    with store._reading() as connection:
        found, moment = unordered(query, connection.dialect.name)
        order = (func.coalesce(documents.c.instant, NEVER), documents.c.id, table.c.position)
        told = _told(connection, found, moment, order, rows + 1, _read(after, 4))
    items = [(store.document(row.document), json.loads(row.record)) for row in told[:rows]]
    read = FROM_JSON[type(query)]
    last = told[rows - 1] if len(told) > rows else None
    cursor = last and spelled([last.moment or NEVER, last.instant or NEVER, last.document, last.position])
    return Page([(document, read(record, document)) for document, record in items], cursor)


def page_of_reports(store: Store, query: ReportQuery, rows: int, after: str | None = None) -> Page[Document]:
    """The first reports that a query asks for, or those after a cursor, in the order of publication."""
    wanted = select(documents).where(*reports_asked(query))
    with store._reading() as connection:
        if query.words:
            wanted = wanted.where(
                documents.c.id.in_(fulltext.matching(query.words, connection.dialect.name).order_by(None))
            )
        told = _told(connection, wanted, documents.c.instant, (documents.c.id,), rows + 1, _read(after, 2))
    last = told[rows - 1] if len(told) > rows else None
    items = [document_from_json(dict(row._mapping)) for row in told[:rows]]
    return Page(items, last and spelled([last.instant or NEVER, last.id]))


def every(store: Store, query: RecordQuery, together: int = 500) -> Iterator[tuple[Document, Any]]:
    """All that a query asks for, page after page: no answer of the database stays open meanwhile."""
    after = None
    while True:
        found = page(store, query, together, after)
        yield from found.items
        after = found.next
        if after is None:
            return


def _told(
    connection: Any,
    found: Any,
    moment: ColumnElement[Any],
    order: tuple[ColumnElement[Any], ...],
    rows: int,
    after: tuple[Any, ...] | None,
) -> list[Any]:
    """Rows after a cursor: first those that have a moment, which an index puts in order, and then the others."""
    told: list[Any] = []
    if after is None or after[0] != NEVER:
        dated = found.where(moment.is_not(None))
        if after is not None:
            later = or_(moment > after[0], and_(moment == after[0], tuple_(*order) > after[1:]))
            # Said twice, so that the index finds where to begin.
            dated = dated.where(moment >= after[0], later)
        told = list(connection.execute(dated.order_by(moment, *order).limit(rows)))
        after = None
    if len(told) < rows:
        undated = found.where(moment.is_(None))
        if after is not None:
            undated = undated.where(tuple_(*order) > after[1:])
        told += connection.execute(undated.order_by(*order).limit(rows - len(told)))
    return told


def _read(cursor: str | None, parts: int) -> tuple[Any, ...] | None:
    """The place that a cursor names: words, and of a record its number in the report."""
    if cursor is None:
        return None
    told = read(cursor)
    if [type(part) for part in told] != [str, str, str, int][:parts]:
        raise BadRequest(f"cursor {cursor[:40]}: expected one that a page gave")
    return tuple(told)
