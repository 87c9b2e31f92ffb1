"""Who is named in the reports and listed nowhere: names, under what they are looked up, and whose they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.stores.columns import Code, Words

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "named",
        sa.Column("document", Code(), nullable=False),
        sa.Column("digest", Code(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_named_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_named")),
    )
    op.create_table(
        "names",
        sa.Column("id", Code(), nullable=False),
        sa.Column("document", Code(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.Column("record", Words(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_names_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names")),
    )
    op.create_index(op.f("ix_names_compared"), "names", ["compared"])
    op.create_index(op.f("ix_names_document_names_name"), "names", ["document", "name"])
    op.create_table(
        "spellings",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("name", Code(), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["names.id"], name=op.f("fk_spellings_name"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "name", name=op.f("pk_spellings")),
    )
    op.create_index(op.f("ix_spellings_name"), "spellings", ["name"])
    op.create_table(
        "unlisted",
        sa.Column("id", Code(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("words", Words(), nullable=False),
        sa.Column("kind", Code(), nullable=False),
        sa.Column("country", Code(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("record", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unlisted")),
    )
    op.create_index(op.f("ix_unlisted_reports"), "unlisted", ["reports"])
    op.create_table(
        "bearers",
        sa.Column("name", Code(), nullable=False),
        sa.Column("unlisted", Code(), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["names.id"], name=op.f("fk_bearers_name"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unlisted"], ["unlisted.id"], name=op.f("fk_bearers_unlisted"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_bearers")),
    )
    op.create_index(op.f("ix_bearers_unlisted"), "bearers", ["unlisted"])
