"""How Alembic reaches the store: through the connection that ``migrate`` hands it."""

from __future__ import annotations

from alembic import context

from dragoman.stores import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    version_table=schema.VERSION_TABLE,
    # SQLite changes a column by making the table anew.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
