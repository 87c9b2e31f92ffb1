"""What comparing reports leaves behind: sketches, traces, incidents; and why a link was made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("links", sa.Column("why", sa.Text(), nullable=True))
    op.create_index(op.f("ix_figures_event"), "figures", ["event"])
    op.create_table(
        "compared",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_compared_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_compared")),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_bands_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "document", name=op.f("pk_bands")),
    )
    op.create_index(op.f("ix_bands_document"), "bands", ["document"])
    op.create_table(
        "traces",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_traces_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_traces")),
    )
    op.create_index(op.f("ix_traces_document"), "traces", ["document"])
    op.create_table(
        "keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["traces.event"], name=op.f("fk_keys_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "event", name=op.f("pk_keys")),
    )
    op.create_index(op.f("ix_keys_event"), "keys", ["event"])
    op.create_table(
        "incidents",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("realis", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("moment", sa.String(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    op.create_index(op.f("ix_incidents_type"), "incidents", ["type"])
    op.create_index(op.f("ix_incidents_moment"), "incidents", ["moment"])
    op.create_table(
        "members",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("incident", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["traces.event"], name=op.f("fk_members_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_members_incident"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_members")),
    )
    op.create_index(op.f("ix_members_incident"), "members", ["incident"])
