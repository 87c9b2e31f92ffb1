"""Who said nothing: kept apart from what is said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.stores.columns import Code, Words

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "silences",
        sa.Column("document", Code(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", Code(), nullable=False),
        *(sa.Column(name, Words()) for name in ("speaker", "speaker_words")),
        sa.Column("actor", Code()),
        sa.Column("record", Words(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_silences_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_silences")),
    )
    for column in ("id", "actor"):
        op.create_index(op.f(f"ix_silences_{column}"), "silences", [column])
