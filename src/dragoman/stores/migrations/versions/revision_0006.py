"""What people say of single records, and the log of all that they said."""

from __future__ import annotations

import json

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
    _note(op.get_bind())


def _note(connection: sa.Connection) -> None:
    """What people said of pairs before there was a log stands at its beginning, without a moment."""
    names = ("kind", "left", "right", "judgement", "score", "by", "why")
    links = sa.table("links", *(sa.column(name) for name in names))
    acts = sa.table("acts", *(sa.column(name) for name in ("number", "stroke", "at", "by", "left", "right", "after")))
    said = sa.select(links).where(links.c.by.startswith("person/"), links.c.kind == "event")
    told = connection.execute(said.order_by(links.c.left, links.c.right, links.c.by)).mappings().all()
    for number, link in enumerate(told, 1):
        row = {"number": number, "stroke": number, "at": "", "after": json.dumps({"pair": dict(link)})}
        connection.execute(sa.insert(acts), [{**row, **{name: link[name] for name in ("by", "left", "right")}}])
    if told and connection.dialect.name == "postgresql":
        connection.execute(
            sa.text("SELECT setval(pg_get_serial_sequence('acts', 'number'), :last)"), {"last": len(told)}
        )
