"""The ledger of claims, page by page: the latest reports first, and each report's claims in the order of its words."""

from __future__ import annotations

import json
from collections.abc import Callable

from sqlalchemy import ColumnElement, and_, func, or_, select

from dragoman.errors import BadRequest
from dragoman.findings import claim_from_json
from dragoman.records import Claim, Document
from dragoman.stores.queries import ClaimQuery, unordered
from dragoman.stores.schema import claims, documents
from dragoman.stores.settled import Opened

#: The undated last, whichever database says it.
ORDER = (documents.c.instant.desc().nulls_last(), documents.c.id.desc(), claims.c.position)


class ClaimPages:
    """The part of a store that lists claims."""

    def __init__(self, reading: Opened, document: Callable[[str], Document]) -> None:
        self._reading, self._document = reading, document

    def count(self, query: ClaimQuery) -> int:
        """How many claims are asked for, on all pages together."""
        with self._reading() as connection:
            found, _ = unordered(query, connection.dialect.name)
            return int(connection.execute(select(func.count()).select_from(found.subquery())).scalar_one())

    def page(self, query: ClaimQuery, after: str | None, most: int) -> tuple[list[tuple[Document, Claim]], str | None]:
        """The claims that follow a cursor, and the cursor of what follows them, where anything does."""
        with self._reading() as connection:
            told, _ = unordered(query, connection.dialect.name)
            if after:
                told = told.where(_after(after))
            found = list(connection.execute(told.order_by(*ORDER).limit(most + 1)))
        shown = found[:most]
        last = shown[-1] if len(found) > most else None
        read = ((self._document(row.document), row.record) for row in shown)
        return (
            [(document, claim_from_json(json.loads(record), document)) for document, record in read],
            f"{last.instant or ''}~{last.document}~{last.position}" if last else None,
        )


def _after(cursor: str) -> ColumnElement[bool]:
    instant, _, rest = cursor.partition("~")
    document, _, position = rest.partition("~")
    if not (document and position.isascii() and position.isdigit() and len(position) < 10) or "\0" in cursor:
        raise BadRequest(f"cursor {cursor[:40]}: expected one that a page gave")
    at, id = documents.c.instant, documents.c.id
    further = or_(id < document, and_(id == document, claims.c.position > int(position)))
    if not instant:
        return and_(at.is_(None), further)
    return or_(at < instant, at.is_(None), and_(at == instant, further))
