"""Single records by their ids, and who says what of which: "the ministry's claim on the figure 31".

What a page or a review needs of a few records, without the rest of their reports.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import select

from dragoman.findings import claim_from_json, event_from_json, figure_from_json
from dragoman.records import Claim, Document, Event, Figure, RecordKind, digest
from dragoman.stores.dissolving import in_parts
from dragoman.stores.schema import RECORDS, claims, events
from dragoman.stores.settled import Opened

Record = Event | Claim | Figure

#: How the JSON of each kind is read, and where it stands.
READ: dict[RecordKind, tuple[str, Callable[[Any, Document], Record]]] = {
    "event": ("events", event_from_json),
    "claim": ("claims", claim_from_json),
    "figure": ("figures", figure_from_json),
}


class Ledger:
    """The part of a store in which single records are looked up."""

    def __init__(self, reading: Opened, document: Callable[[str], Document]) -> None:
        self._reading, self._document = reading, document

    def records(self, kind: RecordKind, wanted: Iterable[str]) -> dict[str, tuple[Document, Record]]:
        """These records, by their ids, each with its report; one that is not here is left out."""
        name, read = READ[kind]
        table = RECORDS[name]
        found = self._rows(select(table.c.document, table.c.record), table.c.id, wanted)
        told = ((document, read(row, document)) for document, row in found)
        return {record.id: (document, record) for document, record in told}

    def of_any_kind(self, wanted: Iterable[str]) -> dict[str, tuple[RecordKind, Document, Record]]:
        """These events, claims and figures, by their ids, each with what it is and its report."""
        ids = set(wanted)
        return {id: (kind, *told) for kind in READ for id, told in self.records(kind, ids).items()}

    def claims_in(self, documents: Iterable[str]) -> list[tuple[Document, Claim]]:
        """All that is claimed in these reports."""
        query = select(claims.c.document, claims.c.record).order_by(claims.c.document, claims.c.position)
        found = self._rows(query, claims.c.document, documents)
        return [(document, claim_from_json(row, document)) for document, row in found]

    def incident_once_called(self, id: str) -> str | None:
        """The event after which an incident with this id was called, where it is still here.

        An incident has its id of its first event; once an earlier report tells of it, it has another one.
        """
        with self._reading() as connection:
            ids = connection.execute(select(events.c.id)).scalars()
            return next((event for event in ids if digest("incident", event) == id), None)

    def _rows(self, query: Any, column: Any, wanted: Iterable[str]) -> list[tuple[Document, Any]]:
        with self._reading() as connection:
            told = [
                (document, record)
                for some in in_parts(sorted(set(wanted)))
                for document, record in connection.execute(query.where(column.in_(some)))
            ]
        return [(self._document(document), json.loads(record)) for document, record in told]
