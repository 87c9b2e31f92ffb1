"""Opening a store, and saying what is wrong with one that cannot be opened.

``open_store("kb.db")`` makes the file or opens it; ``notes.txt`` under that name is told to be no store,
and one that a newer Dragoman wrote is left as it is.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from dragoman.errors import StoreError
from dragoman.stores import deadlines, fulltext, schema, server
from dragoman.stores.faults import named
from dragoman.stores.store import Store

#: How long a writer waits for another one, in seconds, before it says that the store is busy.
PATIENCE = 10.0


def _now() -> datetime:
    return datetime.now(UTC)


def open_store(url_or_path: str | Path, *, create: bool = True, now: Callable[[], datetime] = _now) -> Store:
    """The store at a path or an SQLAlchemy URL, its schema brought up to date.

    Without ``create`` it must be there already; it is then enough that it can be read.
    """
    place = str(url_or_path)
    engine, place = _server(place) if "://" in place else (_file(Path(place), create), place)
    try:
        with named(place):
            _bring_up_to_date(engine, place, create)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, place, now)


def _server(url: str) -> tuple[Engine, str]:
    """Connections to a server, and how its store is called."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        # It may hold a password, of which nobody knows where it ends.
        begun = url.partition("://")[0]
        raise StoreError(f"{begun}://...: expected a path, or a URL such as postgresql://host/name") from error
    place = server.shown(parsed)
    if parsed.drivername == "postgresql":
        return server.engine_at(parsed, PATIENCE), place
    if parsed.get_backend_name() == "sqlite":
        raise StoreError(f"{place}: give an SQLite store as a plain path")
    raise StoreError(f"{place}: expected a path, or a URL that begins with postgresql://")


def _file(path: Path, create: bool) -> Engine:
    if path.is_dir():
        raise StoreError(f"{path}: expected a store, found a folder")
    if not create and not path.exists():
        raise StoreError(f"{path}: no such store; make one with: dragoman build SOURCE -o {path}")
    if create and not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}")
    writable = create or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    engine = create_engine("sqlite://", creator=lambda: _connect(path, writable), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, writable: bool) -> sqlite3.Connection:
    connection = _open(path, "mode=rwc") if writable else _open_to_read(path)
    # SQLAlchemy begins and ends transactions; the driver must not do so behind its back.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    deadlines.watch(connection)
    if writable:
        # Readers go on while a build writes. A crash of ours loses nothing; a power cut may lose the last reports.
        _keep_a_log(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Write ahead; SQLite does not wait by itself where another process is just about to do the same to a new file."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _open(path: Path, mode: str) -> sqlite3.Connection:
    place = f"file:{quote(str(path.absolute()))}?{mode}"
    return sqlite3.connect(place, uri=True, timeout=PATIENCE, check_same_thread=False)


def _open_to_read(path: Path) -> sqlite3.Connection:
    connection = _open(path, "mode=ro")
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        # SQLite cannot put its lock files beside a store on a disk that cannot be written. Nobody else writes
        # there either, which is what "immutable" promises.
        connection.close()
        return _open(path, "mode=ro&immutable=1")
    return connection


def _begin(connection: Connection) -> None:
    # A writer asks for the lock at once: asked for later, another writer in between would make it fail.
    writes = connection.get_execution_options().get("writes", False)
    if writes:
        # A build writes into the midst of large indices, whose pages are better at hand: up to so many kibibytes.
        connection.exec_driver_sql("PRAGMA cache_size = -65536")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine, place: str, create: bool) -> None:
    """Make the tables where there are none; migrate where they are older."""
    with engine.connect() as connection:
        found = _revision(connection, place)
        if found == schema.REVISION:
            return
        server.check_encoding(connection, place)
    if found is None:
        if not create and "://" in place:
            raise StoreError(f"{place}: no store there yet; make one with: dragoman build SOURCE -o {place}")
        server.patiently(lambda: _make(engine, place))
        return
    # Late: Alembic takes a third of a second to load, and a store is old once.
    from dragoman.stores.migrations import migrate

    migrate(engine, place, found)


def _revision(connection: Connection, place: str) -> str | None:
    """The schema that the database has; None where it is empty."""
    tables = inspect(connection).get_table_names()
    if schema.VERSION_TABLE in tables:
        found = connection.execute(text(f"SELECT version_num FROM {schema.VERSION_TABLE}")).scalar()
        return str(found)
    if tables:
        raise StoreError(f"{place}: not a Dragoman store: it holds the tables {', '.join(sorted(tables)[:5])}")
    return None


def _make(engine: Engine, place: str) -> None:
    """All tables at once; a test holds this equal to what the migrations make."""
    with named(place), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if inspect(connection).has_table(schema.VERSION_TABLE):
            return  # another process was first
        schema.metadata.create_all(connection)
        fulltext.make(connection)
        version = schema.VERSION_TABLE
        connection.execute(text(f"CREATE TABLE {version} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text(f"INSERT INTO {version} VALUES (:revision)"), {"revision": schema.REVISION})
