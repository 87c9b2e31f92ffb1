"""Words looked for page by page: in reports, and in what is said in them.

Of the reports that have the words the best come first; quotes come in the order of their reports, since what is said in
a report stands in it, and no index but that of the reports is needed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

from dragoman.findings import claim_from_json
from dragoman.records import Claim, Document, Span
from dragoman.stores import fulltext
from dragoman.stores.holding import wrong
from dragoman.stores.passages import Passage, passage
from dragoman.stores.queries import ReportQuery, reports_asked
from dragoman.stores.schema import claims

#: Reports whose quotes are looked through together, and how many of them at most for one page.
TOGETHER = 40
FARTHEST = 800


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim in whose content the words stand, at ``marks`` of the report's text."""

    document: Document
    claim: Claim
    marks: tuple[Span, ...]


class Finding:
    """The part of a store that looks for words."""

    def __init__(
        self, reading: Callable[[], AbstractContextManager[Connection]], document: Callable[[str], Document]
    ) -> None:
        self._reading, self._document = reading, document

    def count(self, query: ReportQuery) -> int:
        """In how many reports the words stand."""
        with self._reading() as connection:
            found = _matching(connection, query).order_by(None).subquery()
            return int(connection.execute(select(func.count()).select_from(found)).scalar_one())

    def reports(self, query: ReportQuery, limit: int, skip: int = 0) -> list[Passage]:
        """The reports in which the words stand, the best first, each with the sentence that shows it."""
        with self._reading() as connection:
            wanted = _matching(connection, query).limit(limit).offset(skip)
            ids = list(connection.execute(wanted).scalars())
            found = fulltext.found_in(connection, ids, query.words or "")
        return [passage(self._document(id), found.get(id, frozenset())) for id in ids]

    def quotes(self, query: ReportQuery, limit: int, skip: int = 0) -> tuple[list[Quote], int | None]:
        """What is said with these words, after ``skip`` reports; and how many to skip for more, None at the end.

        All quotes of a report are on one page, so there may be some more than ``limit``.
        """
        told: list[Quote] = []
        looked = skip
        with self._reading() as connection:
            ranked = list(connection.execute(_matching(connection, query).limit(FARTHEST).offset(skip)).scalars())
            for first in range(0, len(ranked), TOGETHER):
                some = ranked[first : first + TOGETHER]
                for id, of_report in _said(connection, some, query.words or "").items():
                    looked = skip + ranked.index(id) + 1
                    document = self._document(id)
                    told += [_quote(document, record, marks) for record, marks in of_report]
                    if len(told) >= limit:
                        return told, looked
        return told, (skip + FARTHEST if len(ranked) == FARTHEST else None)


def _matching(connection: Connection, query: ReportQuery) -> Select[str]:
    return fulltext.matching(query.words or "", connection.dialect.name).where(*reports_asked(query))


Record = dict[str, object]


def _said(connection: Connection, ids: Sequence[str], words: str) -> dict[str, list[tuple[Record, tuple[Span, ...]]]]:
    """The claims of these reports in whose content the words stand, by report in the order of ``ids``."""
    wanted = select(claims.c.document, claims.c.record).where(claims.c.document.in_(ids), claims.c.id.not_in(wrong()))
    rows = [
        (document, json.loads(record))
        for document, record in connection.execute(wanted.order_by(claims.c.document, claims.c.position))
    ]
    found = fulltext.among([record["content"]["text"] for _, record in rows], words)
    told: dict[str, list[tuple[Record, tuple[Span, ...]]]] = {id: [] for id in ids}
    for number in sorted(found):
        document, record = rows[number]
        told[document].append((record, found[number]))
    return {id: of_report for id, of_report in told.items() if of_report}


def _quote(document: Document, record: Record, marks: Sequence[Span]) -> Quote:
    claim = claim_from_json(record, document)
    start = claim.content.span.start
    return Quote(document, claim, tuple(Span(start + mark.start, start + mark.end) for mark in marks))
