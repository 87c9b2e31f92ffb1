"""Full text, the past of what was found, and on PostgreSQL the order of code points."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.stores import fulltext

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "past",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("recorded", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("findings", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_past_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_past")),
    )
    op.create_index(op.f("ix_past_document"), "past", ["document"])
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        _sort_by_code_points(connection)
    fulltext.make(connection)


def _sort_by_code_points(connection: sa.Connection) -> None:
    inspector = sa.inspect(connection)
    for table in inspector.get_table_names():
        for column in inspector.get_columns(table):
            if isinstance(column["type"], sa.String) and table != "dragoman_schema":
                op.alter_column(table, column["name"], type_=sa.String(collation="C"))
