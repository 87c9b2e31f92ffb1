"""Tolls grow: with what each figure is put together, and how sources are named; what is new is found without texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.stores.columns import Code, Words

revision = "0012"
down_revision = "0011"

#: Accounts that grow from now on, from nothing.
GROW = ("tolls", "numbers", "sayings")


def upgrade() -> None:
    op.create_table(
        "heaped",
        sa.Column("document", Code(), nullable=False),
        sa.Column("scene", Words(), nullable=False),
        sa.Column("heap", Words(), nullable=False),
        sa.Column("kind", Code(), nullable=True),
        sa.PrimaryKeyConstraint("document", "scene", name=op.f("pk_heaped")),
    )
    op.create_index(op.f("ix_heaped_heap"), "heaped", ["heap"])
    op.create_index(op.f("ix_heaped_scene"), "heaped", ["scene"])
    op.create_table(
        "counting",
        sa.Column("document", Code(), nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document", "key", "name", "named", name=op.f("pk_counting")),
    )
    op.create_index(op.f("ix_counting_key"), "counting", ["key"])
    op.create_index("ix_documents_digest", "documents", ["id", "digest", "instant"])
    for table in ("standing", "accounts"):
        op.execute(sa.delete(sa.table(table, sa.column("account"))).where(sa.column("account").in_(GROW)))
