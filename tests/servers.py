"""A PostgreSQL server for tests, where DRAGOMAN_TEST_POSTGRES names one; each test has a schema of its own there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

VARIABLE = "DRAGOMAN_TEST_POSTGRES"

_numbers = count(1)


@contextmanager
def own_schema() -> Iterator[str]:
    """The URL of a store that is not there yet, gone afterwards; the test is skipped where no server answers."""
    url = os.environ.get(VARIABLE)
    if not url:
        pytest.skip(f"no PostgreSQL server: set {VARIABLE} to the URL of a database for tests")
    schema = f"test_{os.getpid()}_{next(_numbers)}"
    server = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
    except OperationalError as error:
        pytest.skip(f"{VARIABLE}: no server answers there: {error.orig}")
    try:
        yield make_url(url).update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(False)
    finally:
        # The test may have restarted the server.
        server.dispose()
        with server.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        server.dispose()


def engine_of(place: str | Path) -> Engine:
    """The database of a store, past the store."""
    if "://" in str(place):
        return create_engine(make_url(str(place)).set(drivername="postgresql+psycopg"))
    return create_engine(f"sqlite:///{place}")


def asked(place: str | Path, statement: str) -> list[Any]:
    """What the database answers, its rows as tuples."""
    engine = engine_of(place)
    with engine.begin() as connection:
        answer = connection.execute(text(statement))
        rows = [tuple(row) for row in answer] if answer.returns_rows else []
    engine.dispose()
    return rows


def everything(place: str | Path) -> dict[str, list[Any]]:
    """Each row of each table."""
    engine = engine_of(place)
    tables = inspect(engine).get_table_names()
    engine.dispose()
    return {table: sorted(asked(place, f'SELECT * FROM "{table}"'), key=str) for table in tables}
