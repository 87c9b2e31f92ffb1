"""By what incidents are asked for; and reports are compared anew, since they are looked up by other keys now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.stores import terms
from dragoman.stores.columns import Code, Words

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "terms",
        sa.Column("kind", Code(), nullable=False),
        sa.Column("value", Words(), nullable=False),
        sa.Column("incident", Code(), nullable=False),
        sa.Column("first", Code(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_terms_incident"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kind", "value", "incident", name=op.f("pk_terms")),
    )
    op.create_index(op.f("ix_terms_incident"), "terms", ["incident"])
    connection = op.get_bind()
    terms.fill(connection, list(connection.execute(sa.text("SELECT id FROM incidents")).scalars()))
    # The links stay until the next build has looked at each report.
    op.execute("DELETE FROM compared")
