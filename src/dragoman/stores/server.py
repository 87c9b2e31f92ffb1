"""A store on a PostgreSQL server, for a team: ``postgresql://ada@db.example/dragoman``.

It is the same store as the file on a laptop. Who writes waits for whoever writes just then, as SQLite has it; who
reads sees one moment from its first row to its last, whatever a build adds meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

from dragoman.errors import StoreError
from dragoman.stores import deadlines

Value = TypeVar("Value")

#: The lock that writers of a database take in turn; any number will do, if it is always the same.
LOCK = 7_236_429_011

#: How long a build waits for a server that went away in its midst, in seconds: a restart takes two or three.
RESTART = 30.0

#: What PostgreSQL says as it goes down or comes up, and where it says nothing more, by SQLSTATE.
GOING_OR_COMING = {None, "57P01", "57P02", "57P03", "08000", "08001", "08003", "08004", "08006"}


def engine_at(url: URL, patience: float) -> Engine:
    """Connections to the database at ``url``; a writer waits ``patience`` seconds for another one."""
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="REPEATABLE READ")
    except ImportError as error:
        raise StoreError(f"{shown(url)}: needs psycopg: pip install 'dragoman[postgres]'") from error
    event.listen(engine, "begin", lambda connection: _begin(connection, patience))
    return engine


def shown(url: URL) -> str:
    """The URL as it may be printed: without its password."""
    return url.render_as_string(hide_password=True)


def check_encoding(connection: Connection, place: str) -> None:
    """Raise ``StoreError`` where the database does not hold Unicode."""
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise StoreError(f"{place}: the database is in {encoding}; make one with: createdb --encoding UTF8 NAME")


def patiently(act: Callable[[], Value]) -> Value:
    """What ``act`` returns; it is done again where the server went away meanwhile, and nobody knows how far it came.

    So ``act`` must be one that changes nothing when it is done twice.
    """
    deadline = time.monotonic() + RESTART
    while True:
        try:
            return act()
        except StoreError as error:
            if not _went_away(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def _went_away(error: StoreError) -> bool:
    cause = error.__cause__
    # Errors of SQLite have no such number: a file does not restart.
    return isinstance(cause, OperationalError) and getattr(cause.orig, "sqlstate", "of SQLite") in GOING_OR_COMING


def _begin(connection: Connection, patience: float) -> None:
    seconds = deadlines.left()
    if seconds is not None:
        # By a cursor of its own: those of a reader may be cursors of the server, which take questions only.
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = {max(int(seconds * 1000), 1)}")
    if connection.get_execution_options().get("writes", False):
        # Read committed, so that what is read after the lock is what the writer before has left.
        connection.exec_driver_sql(
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;"
            f"SET LOCAL lock_timeout = {int(patience * 1000)};"
            f"SELECT pg_advisory_xact_lock({LOCK})"
        )
