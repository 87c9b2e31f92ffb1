"""Records by their ids, whichever reports they stand in: what an account names is fetched here.

>>> dict(told_by_ids(store, "figures", toll.counts[0].figures))
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import select

from dragoman.accounts import Incident
from dragoman.accounts_json import incident_from_json
from dragoman.findings import claim_from_json, event_from_json, figure_from_json
from dragoman.records import Claim, Document, Event, Figure
from dragoman.stores.derived import incidents
from dragoman.stores.schema import RECORDS

if TYPE_CHECKING:
    from dragoman.stores.store import Store

Kind = Literal["events", "claims", "figures"]

FROM_JSON: Mapping[Kind, Callable[[Any, Document], Event | Claim | Figure]] = {
    "events": event_from_json,
    "claims": claim_from_json,
    "figures": figure_from_json,
}

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


def _in_parts(ids: Iterable[str]) -> Iterator[list[str]]:
    wanted = sorted(set(ids))
    return (wanted[first : first + TOGETHER] for first in range(0, len(wanted), TOGETHER))
