"""Events are found by the name of the incident that is called after them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.stores.callednames import incident_of, key_of
from dragoman.stores.columns import Code

revision = "0010"
down_revision = "0009"

#: So many rows are written together.
TOGETHER = 1000


def upgrade() -> None:
    keys = sa.table("keys", sa.column("key", sa.BigInteger()), sa.column("event", Code()))
    traces = sa.table("traces", sa.column("event", Code()))
    connection = op.get_bind()
    told = [
        {"key": key_of(incident_of(event)), "event": event}
        for event in connection.execute(sa.select(traces.c.event)).scalars()
    ]
    for first in range(0, len(told), TOGETHER):
        connection.execute(sa.insert(keys), told[first : first + TOGETHER])
