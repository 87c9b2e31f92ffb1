"""A new store and one that was brought up to date have the same tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from dragoman.stores import open_store, schema
from dragoman.stores.migrations import configured, migrate


def test_the_schema_of_new_stores_is_that_of_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(configured()).get_heads() == [schema.REVISION]


def test_migrations_lead_to_the_tables_that_new_stores_are_made_with(tmp_path: Path) -> None:
    open_store(tmp_path / "new.db").close()
    oldest = ScriptDirectory.from_config(configured()).get_bases()[0]
    engine = create_engine(f"sqlite:///{tmp_path / 'grown.db'}")
    migrate(engine, "grown.db", oldest)
    engine.dispose()
    assert shape(tmp_path / "grown.db") == shape(tmp_path / "new.db")


def test_a_store_that_is_opened_has_its_tables_once(tmp_path: Path) -> None:
    open_store(tmp_path / "kb.db").close()
    before = shape(tmp_path / "kb.db")
    open_store(tmp_path / "kb.db").close()
    assert shape(tmp_path / "kb.db") == before


def shape(path: Path) -> dict[str, list[object]]:
    """Columns, keys and indexes of each table."""
    with sqlite3.connect(path) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        told = {
            table: [
                # The first column numbers the answers, in an order that means nothing.
                sorted(map(str, (row[1:] for row in database.execute(f"PRAGMA {ask}({table})"))))
                for ask in ("table_info", "foreign_key_list", "index_list")
            ]
            for table in tables
            if table != schema.VERSION_TABLE
        }
    database.close()
    return told
