"""Who said what, page by page: the latest reports first, each report's claims in the order of its words.

``ClaimsAsked(target="sovarra", stance="accuses")`` takes each accusation of which the events have Sovarra in them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Select, and_, exists, func, or_, select, type_coerce
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import JSON

from dragoman.errors import BadRequest
from dragoman.findings import claim_from_json
from dragoman.records import Claim, Document
from dragoman.stores.queries import CLOCKS, QUESTIONS, ClaimQuery, is_party, repeats, wrong
from dragoman.stores.schema import claims, documents, events, parties

#: Dated reports first, whichever database says it.
ORDER = (documents.c.instant.desc().nulls_last(), documents.c.id.desc(), claims.c.position)


@dataclass(frozen=True, slots=True)
class ClaimsAsked:
    """Which claims; what is None does not matter.

    ``speaker`` is an id or part of a name, ``publisher`` part of the name of whoever brings the report, ``target``
    somebody who takes part in what the claim is about; ``text`` words of what is said. ``as_of``: reported by that day.
    ``rejected``: also those that somebody judged to be wrong.
    """

    speaker: str | None = None
    publisher: str | None = None
    target: str | None = None
    stance: str | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    copies: bool = False
    rejected: bool = True


class ClaimPages:
    """The part of a store that lists claims."""

    def __init__(
        self, reading: Callable[[], AbstractContextManager[Connection]], document: Callable[[str], Document]
    ) -> None:
        self._reading, self._document = reading, document

    def count(self, asked: ClaimsAsked) -> int:
        """How many there are."""
        with self._reading() as connection:
            query = _told(select(func.count()), asked, connection.dialect)
            return int(connection.execute(query).scalar_one())

    def page(self, asked: ClaimsAsked, after: str | None, most: int) -> tuple[list[tuple[Document, Claim]], str | None]:
        """The claims that follow a cursor, and the cursor of what follows them, where anything does."""
        with self._reading() as connection:
            told = select(documents.c.instant, claims.c.document, claims.c.position, claims.c.record)
            query = _told(told, asked, connection.dialect)
            if after:
                query = query.where(_after(after))
            found = list(connection.execute(query.order_by(*ORDER).limit(most + 1)))
        shown = found[:most]
        last = shown[-1] if len(found) > most else None
        read = ((self._document(row.document), row.record) for row in shown)
        return (
            [(document, claim_from_json(json.loads(record), document)) for document, record in read],
            f"{last.instant or ''}~{last.document}~{last.position}" if last else None,
        )


def _told(query: Select[Any], asked: ClaimsAsked, dialect: Dialect) -> Select[Any]:
    joined = query.join_from(claims, documents, documents.c.id == claims.c.document)
    return joined.where(*_conditions(asked, dialect))


def _conditions(asked: ClaimsAsked, dialect: Dialect) -> Iterator[ColumnElement[bool]]:
    questions = QUESTIONS[ClaimQuery]
    for name in ("speaker", "stance", "since", "until"):
        if (value := getattr(asked, name)) is not None:
            yield questions[name](value)
    if asked.as_of:
        yield CLOCKS["reported_by"](asked.as_of)
    if asked.publisher:
        yield func.lower(documents.c.publisher).contains(asked.publisher.lower(), autoescape=True)
    if asked.target:
        yield _about(asked.target)
    for word in (asked.text or "").lower().split():
        yield func.lower(_content(dialect)).contains(word, autoescape=True)
    if not asked.copies:
        yield documents.c.id.not_in(repeats())
    if not asked.rejected:
        yield claims.c.id.not_in(wrong())


def _about(target: str) -> ColumnElement[bool]:
    """Whether somebody takes part in an event that the claim is about: its record has the id of the event."""
    return exists().where(
        events.c.document == claims.c.document,
        parties.c.document == events.c.document,
        parties.c.event == events.c.position,
        is_party(target),
        claims.c.record.contains(events.c.id),
    )


def _content(dialect: Dialect) -> ColumnElement[Any]:
    """The words of what is said, which stand in the record alone."""
    words: ColumnElement[Any]
    if dialect.name == "postgresql":
        words = sql_cast(claims.c.record, JSONB)["content"]["text"].astext
    else:
        words = type_coerce(claims.c.record, JSON())[("content", "text")].as_string()
    return words


def _after(cursor: str) -> ColumnElement[bool]:
    instant, _, rest = cursor.partition("~")
    document, _, position = rest.partition("~")
    if not (document and position.isascii() and position.isdigit() and len(position) < 10):
        raise BadRequest(f"cursor {cursor}: expected one that a page gave")
    further = or_(documents.c.id < document, and_(documents.c.id == document, claims.c.position > int(position)))
    if not instant:
        return and_(documents.c.instant.is_(None), further)
    at = documents.c.instant
    return or_(at < instant, at.is_(None), and_(at == instant, further))
