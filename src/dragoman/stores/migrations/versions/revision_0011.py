"""What people say, as an account that grows: what is new of it, where it is found, and what comes of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.stores.columns import Code, Words

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "turned",
        sa.Column("document", Code(), nullable=False),
        sa.Column("record", Words(), nullable=True),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_turned")),
    )
    op.create_table(
        "marks",
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("document", Code(), nullable=False),
        sa.PrimaryKeyConstraint("mark", "document", name=op.f("pk_marks")),
    )
    op.create_index(op.f("ix_marks_document"), "marks", ["document"])
    op.create_table(
        "spread",
        sa.Column("stem", Words(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stem", name=op.f("pk_spread")),
    )
    op.create_table(
        "placed",
        sa.Column("event", Code(), nullable=False),
        sa.Column("document", Code(), nullable=False),
        sa.Column("incident", Code(), nullable=True),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_placed")),
    )
    op.create_index(op.f("ix_placed_document"), "placed", ["document"])
    op.create_index(op.f("ix_placed_incident"), "placed", ["incident"])
    for name, column in (("moved", "event"), ("repeated", "document")):
        op.create_table(
            name, sa.Column(column, Code(), nullable=False), sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{name}"))
        )
    op.create_table(
        "grown",
        sa.Column("account", Code(), nullable=False),
        sa.Column("id", Code(), nullable=False),
        sa.Column("whose", Words(), nullable=False),
        sa.Column("sayings", sa.Integer(), nullable=False),
        sa.Column("record", Words(), nullable=False),
        sa.PrimaryKeyConstraint("account", "id", name=op.f("pk_grown")),
    )
    op.create_index(op.f("ix_grown_account_grown_whose"), "grown", ["account", "whose"])
    op.create_table(
        "rests",
        sa.Column("saying", Code(), nullable=False),
        sa.Column("account", Code(), nullable=False),
        sa.Column("id", Code(), nullable=False),
        sa.PrimaryKeyConstraint("saying", "account", "id", name=op.f("pk_rests")),
    )
    op.create_index(op.f("ix_rests_account_rests_id"), "rests", ["account", "id"])
