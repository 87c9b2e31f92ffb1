"""Accounts that stand; of incidents what pages ask for: names, what is disputed, between which days they were told."""

from __future__ import annotations

import json
from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

from dragoman.accounts_json import incident_from_json
from dragoman.stores import rows
from dragoman.stores.columns import Code, Words

revision = "0004"
down_revision = "0003"

#: What of an incident has a column since this revision.
ADDED = ("actors", "recipients", "disputed", "first", "last")

#: Incidents whose columns are filled at once.
TOGETHER = 500


def upgrade() -> None:
    for name in ADDED:
        words = name in ("actors", "recipients")
        op.add_column("incidents", sa.Column(name, Words() if words else Code(), nullable=True))
    op.add_column("members", sa.Column("document", Code(), nullable=True))
    _fill(op.get_bind())
    op.create_index("ix_incidents_from_first", "incidents", [sa.text("coalesce(moment, '~')"), "id"])
    op.create_index("ix_incidents_from_last", "incidents", [sa.text("coalesce(moment, '')"), "id"])
    op.create_index("ix_incidents_sources", "incidents", ["sources", sa.text("coalesce(moment, '')"), "id"])
    op.create_index("ix_incidents_last", "incidents", ["last"])
    op.create_index("ix_incidents_latitude", "incidents", ["latitude", "longitude"])
    op.create_index("ix_members_document_members_incident", "members", ["document", "incident"])
    op.create_index("ix_documents_publisher", "documents", ["publisher"])
    _make_accounts()


def _fill(connection: sa.Connection) -> None:
    """The new columns, from the records; which report tells of an event is known from its trace."""
    connection.execute(
        sa.text("UPDATE members SET document = (SELECT document FROM traces WHERE traces.event = members.event)")
    )
    told = connection.execute(sa.text("SELECT id, published FROM documents WHERE published IS NOT NULL"))
    days = {id: published[:10] for id, published in told}
    ids = list(connection.execute(sa.text("SELECT id FROM incidents ORDER BY id")).scalars())
    there = sa.table("incidents", sa.column("id"), sa.column("record"), *map(sa.column, ADDED))
    change = sa.update(there).where(there.c.id == sa.bindparam("its"))
    for first in range(0, len(ids), TOGETHER):
        some = sa.select(there.c.record).where(there.c.id.in_(ids[first : first + TOGETHER]))
        filled = [_columns(record, days) for record in connection.execute(some).scalars()]
        connection.execute(change.values({name: sa.bindparam(f"new_{name}") for name in ADDED}), filled)


def _columns(record: str, days: Mapping[str, str]) -> dict[str, object]:
    row = rows.of_incident(incident_from_json(json.loads(record)), days)
    return {"its": row["id"], **{f"new_{name}": row[name] for name in ADDED}}


def _make_accounts() -> None:
    op.create_table(
        "readings",
        sa.Column("document", Code(), nullable=False),
        sa.Column("by", Code(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_readings_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_readings")),
    )
    op.create_table(
        "contributions",
        sa.Column("account", Code(), nullable=False),
        sa.Column("document", Code(), nullable=False),
        sa.Column("record", Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_contributions_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account", "document", name=op.f("pk_contributions")),
    )
    op.create_index(op.f("ix_contributions_document"), "contributions", ["document"])
    op.create_table(
        "changes",
        sa.Column("what", Code(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_changes")),
    )
    op.create_table(
        "accounts",
        sa.Column("account", Code(), nullable=False),
        sa.Column("derived", Code(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_accounts")),
    )
    op.create_table(
        "standing",
        sa.Column("account", Code(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", Code(), nullable=False),
        sa.Column("incident", Code(), nullable=True),
        sa.Column("record", Words(), nullable=False),
        sa.PrimaryKeyConstraint("account", "position", name=op.f("pk_standing")),
    )
    op.create_index(op.f("ix_standing_incident"), "standing", ["incident"])
    op.create_index(op.f("ix_standing_account_standing_id"), "standing", ["account", "id"])
