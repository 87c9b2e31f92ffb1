"""The ledger of claims, page by page: the latest reports first, and each report's claims in the order of its words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from dragoman.errors import BadRequest
from dragoman.findings import claim_from_json
from dragoman.records import Claim, Document
from dragoman.stores.queries import ClaimQuery, unordered
from dragoman.stores.schema import claims, documents
from dragoman.stores.settled import Opened

#: The undated last, whichever database says it.
ORDER = (documents.c.instant.desc().nulls_last(), documents.c.id.desc(), claims.c.position)

#: Reports that are looked through first: as a rule they have enough claims for a page.
FEW = 40


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
        place = _read(after) if after else None
        found: list[Any] = []
        with self._reading() as connection:
            told, _ = unordered(query, connection.dialect.name)
            told = told.order_by(*ORDER)
            if place:
                told = told.where(_after(*place))
            for which in _parts(connection, place):
                found += connection.execute(told.where(which).limit(most + 1 - len(found)))
                if len(found) > most:
                    break
        shown = found[:most]
        last = shown[-1] if len(found) > most else None
        read = ((self._document(row.document), row.record) for row in shown)
        return (
            [(document, claim_from_json(json.loads(record), document)) for document, record in read],
            f"{last.instant or ''}~{last.document}~{last.position}" if last else None,
        )


def _parts(connection: Connection, place: tuple[str, str, int] | None) -> Iterator[ColumnElement[bool]]:
    """The claims of the next few reports, which mostly fill a page and are soon put in order; then all the others."""
    here = _further(place[0], documents.c.id <= place[1]) if place else true()
    query = select(documents.c.id, documents.c.instant).where(here).order_by(*ORDER[:2]).limit(FEW)
    reports = list(connection.execute(query))
    yield claims.c.document.in_([row.id for row in reports])
    if len(reports) == FEW:
        yield _further(reports[-1].instant or "", documents.c.id < reports[-1].id)


def _read(cursor: str) -> tuple[str, str, int]:
    instant, _, rest = cursor.partition("~")
    document, _, position = rest.partition("~")
    if not (document and position.isascii() and position.isdigit() and len(position) < 10) or "\0" in cursor:
        raise BadRequest(f"cursor {cursor[:40]}: expected one that a page gave")
    return instant, document, int(position)


def _after(instant: str, document: str, position: int) -> ColumnElement[bool]:
    id = documents.c.id
    return _further(instant, or_(id < document, and_(id == document, claims.c.position > position)))


def _further(instant: str, at_once: ColumnElement[bool]) -> ColumnElement[bool]:
    """What came out before an instant, and of what came out just then that which ``at_once`` takes."""
    at = documents.c.instant
    if not instant:
        return and_(at.is_(None), at_once)
    return or_(at < instant, at.is_(None), and_(at == instant, at_once))
