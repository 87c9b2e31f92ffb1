"""What people say of single records, and the log of all that they said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.stores.columns import Code, Words

revision = "0006"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "verdicts",
        *(sa.Column(name, Code(), nullable=False) for name in ("record", "kind", "by", "ruling")),
        *(sa.Column(name, Words(), nullable=False) for name in ("corrections", "note")),
        sa.Column("at", Code(), nullable=False),
        sa.PrimaryKeyConstraint("record", "by", name=op.f("pk_verdicts")),
    )
    op.create_table(
        "acts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stroke", sa.Integer(), nullable=False),
        sa.Column("undoes", sa.Integer()),
        *(sa.Column(name, Code(), nullable=False) for name in ("at", "by", "left")),
        sa.Column("right", Code()),
        *(sa.Column(name, Words()) for name in ("before", "after")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_acts")),
    )
    for column in ("stroke", "left", "right"):
        op.create_index(op.f(f"ix_acts_{column}"), "acts", [column])
