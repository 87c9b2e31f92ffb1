"""A new store and one that was brought up to date have the same tables, and what was in the older one is found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from dragoman.records import Document, Link, Verdict, digest
from dragoman.stores import ReportQuery, open_store, schema
from dragoman.stores.migrations import configured
from tests.servers import asked, engine_of, own_schema

#: Columns, keys, indexes, triggers and functions; the numbers that SQLite gives to answers mean nothing.
SHAPES = {
    "sqlite": (
        "SELECT t.name, c.name, c.type, c.[notnull], c.pk FROM sqlite_master t, pragma_table_info(t.name) c",
        "SELECT t.name, f.[table], f.[from], f.[to], f.on_delete "
        "FROM sqlite_master t, pragma_foreign_key_list(t.name) f",
        "SELECT t.name, i.name, c.name FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) c",
        "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')",
    ),
    "postgresql": (
        "SELECT table_name, column_name, data_type, collation_name, is_nullable, generation_expression "
        "FROM information_schema.columns WHERE table_schema = current_schema()",
        "SELECT replace(indexdef, schemaname, '') FROM pg_indexes WHERE schemaname = current_schema()",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = current_schema()::regnamespace",
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace",
    ),
}


@pytest.fixture
def old(place: str, path: Path) -> Iterator[str]:
    """A store of the first schema, of the same kind as ``place``, with one report."""
    with nullcontext(f"{place}.old") if place == str(path) else own_schema() as url:
        engine = engine_of(url)
        config = configured()
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")
        engine.dispose()
        document = Document("Envoys met ministers.", title="Talks", published=date(2025, 5, 3))
        asked(
            url,
            "INSERT INTO documents (id, title, text, published, instant, reader, digest, recorded) VALUES "
            f"('{document.id}', 'Talks', 'Envoys met ministers.', '2025-05-03', '2025-05-03', 'r', 'd', '2026')",
        )
        yield url


def test_the_schema_of_new_stores_is_that_of_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(configured()).get_heads() == [schema.REVISION]


def test_migrations_lead_to_the_tables_that_new_stores_are_made_with(place: str, old: str) -> None:
    open_store(place).close()
    open_store(old).close()
    assert shape(old) == shape(place)
    assert any(shape(place))


def test_the_reports_of_an_older_store_are_there_and_are_found(old: str) -> None:
    with open_store(old) as store:
        assert [document.title for document in store.documents()] == ["Talks"]
        assert [passage.evidence.quote for passage in store.search(ReportQuery("envoy"))] == ["Envoys met ministers."]


def test_what_people_said_before_there_was_a_log_stands_at_its_beginning(place: str) -> None:
    engine = engine_of(place)
    config = configured()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
    engine.dispose()
    asked(
        place,
        'INSERT INTO links (kind, "left", "right", judgement, score, "by", why) '
        "VALUES ('event', 'aa', 'bb', 'same', 1.0, 'person/anna', 'by the hour')",
    )
    with open_store(place) as store:
        said = Link("event", "aa", "bb", "same", 1.0, "person/anna", ("by the hour",))
        (act,) = store.judgements.acts()
        assert (act.before, act.after, act.at) == (None, said, "")
        store.judgements.keep([Verdict("event", "cc", "wrong", "person/anna")])
        assert [one.number for one in store.judgements.acts()] == [2, 1]


def test_a_store_that_is_opened_has_its_tables_once(place: str) -> None:
    open_store(place).close()
    before = shape(place)
    open_store(place).close()
    assert shape(place) == before


def shape(place: str) -> list[list[object]]:
    """What the database says of its tables."""
    engine = engine_of(place)
    name = engine.dialect.name
    engine.dispose()
    # Alembic gives its own table's key another name than we do.
    return [
        [row for row in sorted(asked(place, ask), key=str) if "dragoman_schema_pk" not in str(row)]
        for ask in SHAPES[name]
    ]


def test_an_older_store_knows_by_which_names_incidents_were_called(place: str) -> None:
    engine = engine_of(place)
    config = configured()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0009")
    engine.dispose()
    document = Document("Envoys met ministers.", published=date(2025, 5, 3))
    asked(
        place,
        "INSERT INTO documents (id, title, text, published, instant, reader, digest, recorded) VALUES "
        f"('{document.id}', 'Talks', 'Envoys met ministers.', '2025-05-03', '2025-05-03', 'r', 'd', '2026')",
    )
    asked(place, f"INSERT INTO traces (event, document, record) VALUES ('aa', '{document.id}', '{{}}')")
    with open_store(place) as store:
        assert store.lookups.incident_once_called(digest("incident", "aa")) == "aa"
        assert store.lookups.incident_once_called(digest("incident", "bb")) is None
