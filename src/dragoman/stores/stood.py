"""Incidents as they stood on a day: those of which later reports tell too, put together from the earlier ones.

On 9 May two papers have told of a strike, with four killed; that a third counts nine on the 12th is not known yet.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Subquery, cast, column, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB

from dragoman.accounts import Incident
from dragoman.stores import rows
from dragoman.stores.clocks import published, reported_by
from dragoman.stores.derived import incidents, members
from dragoman.stores.dissolving import in_parts
from dragoman.stores.incidentqueries import LINE
from dragoman.stores.schema import documents

#: The columns that questions look at.
COLUMNS = (*LINE, "moment")


@dataclass(frozen=True, slots=True)
class Stood:
    """These incidents, and their rows."""

    incidents: Mapping[str, Incident]
    rows: Sequence[Mapping[str, Any]]

    @classmethod
    def of(cls, found: Sequence[Incident]) -> Stood:
        """Of incidents that were put together again."""
        columns = [rows.of_incident(incident, {}) for incident in found]
        return cls(
            {incident.id: incident for incident in found}, [{name: row[name] for name in COLUMNS} for row in columns]
        )


def told_by(connection: Connection, day: date, ids: Sequence[str] | None = None) -> list[list[str]]:
    """Of each incident of which reports up to the day and later ones tell, the events of the earlier ones.

    Of all such incidents, or of those with these ids.
    """
    query = (
        select(incidents.c.id, members.c.event)
        .join_from(incidents, members, members.c.incident == incidents.c.id)
        .join(documents, documents.c.id == members.c.document)
        .where(incidents.c.last > day.isoformat(), incidents.c.first <= day.isoformat(), reported_by(day))
        .order_by(incidents.c.id, published(), members.c.document, members.c.event)
    )
    asked = [query] if ids is None else [query.where(incidents.c.id.in_(some)) for some in in_parts(ids)]
    found: dict[str, list[str]] = {}
    for one in asked:
        for incident, event in connection.execute(one):
            found.setdefault(incident, []).append(event)
    return list(found.values())


def as_table(told: Sequence[Mapping[str, Any]], dialect: str) -> Subquery:
    """Rows that a question can be asked of as if they stood in ``incidents``."""
    whole = literal(json.dumps(list(told)))
    if dialect == "sqlite":
        each = func.json_each(whole).table_valued("value")
        columns = [
            func.json_extract(each.c.value, f"$.{name}", type_=incidents.c[name].type).label(name) for name in COLUMNS
        ]
        return select(*columns).subquery("stood")
    typed = [column(name, incidents.c[name].type) for name in COLUMNS]
    each = func.jsonb_to_recordset(cast(whole, JSONB)).table_valued(*typed).render_derived(with_types=True)
    return select(*(each.c[name] for name in COLUMNS)).subquery("stood")
