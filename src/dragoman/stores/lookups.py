"""Records by their ids, whichever reports they stand in: what an account names is fetched here.

>>> dict(told_by_ids(store, "figures", toll.counts[0].figures))
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import and_, select

from dragoman.accounts import Incident
from dragoman.accounts_json import incident_from_json
from dragoman.findings import claim_from_json, event_from_json, figure_from_json
from dragoman.records import Claim, Document, Event, Figure, RecordKind
from dragoman.stores import fulltext
from dragoman.stores.callednames import NAME, incident_of, key_of
from dragoman.stores.derived import incidents, keys
from dragoman.stores.dissolving import in_parts
from dragoman.stores.schema import RECORDS, claims, documents, events, figures, parties
from dragoman.stores.settled import Opened
from dragoman.stores.who import is_party

if TYPE_CHECKING:
    from dragoman.stores.store import Store

Kind = Literal["events", "claims", "figures"]

FROM_JSON: Mapping[Kind, Callable[[Any, Document], Event | Claim | Figure]] = {
    "events": event_from_json,
    "claims": claim_from_json,
    "figures": figure_from_json,
}

Record = Event | Claim | Figure
#: Where each kind of record stands.
STANDS: Mapping[RecordKind, Kind] = {"event": "events", "claim": "claims", "figure": "figures"}

#: So many ids are asked for in one question.
TOGETHER = 500


def told_by_ids(store: Store, kind: Kind, ids: Iterable[str]) -> Iterator[tuple[str, tuple[Document, Any]]]:
    """Each id that is here with its report and record; ids that are not here are left out."""
    table = RECORDS[kind]
    found: list[tuple[str, str, str]] = []
    with store._reading() as connection:
        for some in _in_parts(ids):
            rows = connection.execute(select(table.c.id, table.c.document, table.c.record).where(table.c.id.in_(some)))
            found.extend((id, document, record) for id, document, record in rows)
    for id, report, record in found:
        document = store.document(report)
        yield id, (document, FROM_JSON[kind](json.loads(record), document))


def incidents_by_ids(store: Store, ids: Iterable[str]) -> dict[str, Incident]:
    """The incidents that have these ids."""
    with store._reading() as connection:
        told = [
            record
            for some in _in_parts(ids)
            for record in connection.execute(select(incidents.c.record).where(incidents.c.id.in_(some))).scalars()
        ]
    return {one.id: one for one in map(incident_from_json, map(json.loads, told))}


class Lookups:
    """The part of a store in which single records are looked up."""

    def __init__(self, reading: Opened, document: Callable[[str], Document]) -> None:
        self._reading, self._document = reading, document

    def records(self, kind: RecordKind, wanted: Iterable[str]) -> dict[str, tuple[Document, Record]]:
        """These records, by their ids, each with its report; one that is not here is left out."""
        table, read = RECORDS[STANDS[kind]], FROM_JSON[STANDS[kind]]
        found = self._rows(select(table.c.document, table.c.record), table.c.id, wanted)
        told = ((document, read(row, document)) for document, row in found)
        return {record.id: (document, record) for document, record in told}

    def of_any_kind(self, wanted: Iterable[str]) -> dict[str, tuple[RecordKind, Document, Record]]:
        """These events, claims and figures, by their ids, each with what it is and its report."""
        ids = set(wanted)
        return {id: (kind, *told) for kind in STANDS for id, told in self.records(kind, ids).items()}

    def claims_in(self, documents: Iterable[str]) -> list[tuple[Document, Claim]]:
        """All that is claimed in these reports."""
        query = select(claims.c.document, claims.c.record).order_by(claims.c.document, claims.c.position)
        found = self._rows(query, claims.c.document, documents)
        return [(document, claim_from_json(row, document)) for document, row in found]

    def incident_once_called(self, id: str) -> str | None:
        """The event after which an incident with this id was called, where it is still here.

        An incident has its id of its first event; once an earlier report tells of it, it has another one.
        """
        if not NAME.fullmatch(id):
            return None
        with self._reading() as connection:
            found = list(connection.execute(select(keys.c.event).where(keys.c.key == key_of(id))).scalars())
        return next((event for event in found if incident_of(event) == id), None)

    def with_party(self, actor: str, wanted: Iterable[str]) -> set[str]:
        """Those of these events and figures in which somebody takes part: an id, a country code or part of a name."""
        ids = set(wanted)
        theirs = and_(parties.c.document == events.c.document, parties.c.event == events.c.position)
        query = select(events.c.id).join_from(events, parties, theirs).where(is_party(actor))
        counted = select(figures.c.id).join_from(figures, events, figures.c.event == events.c.id)
        counted = counted.join(parties, theirs).where(is_party(actor))
        return self._those(query, events.c.id, ids) | self._those(counted, figures.c.id, ids)

    def with_words(self, words: str, wanted: Iterable[str]) -> set[str]:
        """Those of these reports in which words stand, as ``fulltext`` reads them."""
        with self._reading() as connection:
            found = fulltext.matching(words, connection.dialect.name).order_by(None)
        return self._those(select(documents.c.id).where(documents.c.id.in_(found)), documents.c.id, wanted)

    def _those(self, query: Any, column: Any, wanted: Iterable[str]) -> set[str]:
        with self._reading() as connection:
            return {
                id
                for some in in_parts(sorted(set(wanted)))
                for id in connection.execute(query.where(column.in_(some))).scalars()
            }

    def _rows(self, query: Any, column: Any, wanted: Iterable[str]) -> list[tuple[Document, Any]]:
        with self._reading() as connection:
            told = [
                (document, record)
                for some in _in_parts(wanted)
                for document, record in connection.execute(query.where(column.in_(some)))
            ]
        return [(self._document(document), json.loads(record)) for document, record in told]


def _in_parts(ids: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(ids))
    return (wanted[first : first + TOGETHER] for first in range(0, len(wanted), TOGETHER))
