"""A store opens, or says in one line why it does not."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from dragoman.errors import StoreError
from dragoman.records import Document, Findings
from dragoman.stores import Store, open_store
from tests.servers import asked, own_schema

Found = Callable[..., Findings]


def test_a_store_is_made_where_there_is_none(path: Path) -> None:
    with open_store(path) as store:
        assert store.totals().documents == 0
    assert path.exists()


def test_what_was_stored_is_there_when_it_is_opened_again(path: Path, found: Found) -> None:
    with open_store(path) as store:
        store.add(found("Planes struck depots."))
    with open_store(path, create=False) as store:
        assert list(store.all()) == [found("Planes struck depots.")]


def test_a_store_that_must_be_there_and_is_not_is_not_made(path: Path) -> None:
    with pytest.raises(StoreError, match="no such store; make one with: dragoman build"):
        open_store(path, create=False)
    assert not path.exists()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="expected a store, found a folder"):
        open_store(tmp_path)


def test_a_store_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(tmp_path / "nowhere" / "kb.db")


def test_a_text_file_is_no_store_and_stays_as_it_is(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Ceasefire notes, " * 100)
    with pytest.raises(StoreError, match=r"notes\.txt: not a Dragoman store: it is no SQLite database"):
        open_store(notes)
    assert notes.read_text() == "Ceasefire notes, " * 100


def test_the_database_of_another_program_is_no_store_and_stays_as_it_is(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (name)")
    other.close()
    with pytest.raises(StoreError, match="not a Dragoman store: it holds the tables songs"):
        open_store(path)


def test_a_store_of_a_newer_dragoman_is_left_alone(path: Path) -> None:
    open_store(path).close()
    with sqlite3.connect(path) as database:
        database.execute("UPDATE dragoman_schema SET version_num = '9999'")
    database.close()
    with pytest.raises(StoreError, match=r"written by a newer Dragoman \(schema 9999.*pip install --upgrade"):
        open_store(path)


def test_a_damaged_store_says_so(path: Path, found: Found) -> None:
    with open_store(path) as store:
        for number in range(30):
            store.add(found(f"Planes struck depots{number} in Tarsa."))
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    path.write_bytes(damaged)
    with pytest.raises(StoreError, match="the file is damaged"), open_store(path) as store:
        list(store.all())


@pytest.mark.parametrize("url", ["nosuch://host/kb", "sqlite:///kb.db", "postgresql+nosuch://host/kb", "kb://[:"])
def test_a_url_of_no_database_that_is_known_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match=r"^\w+.*: (expected a path|give an SQLite store)"):
        open_store(url)


# Disks that are full or read-only: made as file systems in memory, which needs the right to mount.


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("may not mount a disk here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_on_a_full_disk_what_was_stored_is_kept(small_disk: Path) -> None:
    documents = [Document(f"{number} " * 5000) for number in range(100)]
    stored: list[Document] = []
    with open_store(small_disk / "kb.db") as store:
        with pytest.raises(StoreError, match=r"kb\.db: no space left on its disk; what was stored is kept"):
            fill(store, documents, stored)
        assert 0 < len(stored) < len(documents)
        assert {found.document.id for found in store.all()} == {document.id for document in stored}


def fill(store: Store, documents: list[Document], stored: list[Document]) -> None:
    for document in documents:
        store.add(Findings(document))
        stored.append(document)


def test_a_store_on_a_read_only_disk_is_read_and_not_written(small_disk: Path, found: Found) -> None:
    path = small_disk / "kb.db"
    with open_store(path) as store:
        store.add(found("Planes struck depots."))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with open_store(path, create=False) as store:
        assert list(store.all()) == [found("Planes struck depots.")]
        with pytest.raises(StoreError, match="cannot be written"):
            store.add(found("Envoys met ministers."))
    with pytest.raises(StoreError, match="cannot be"):
        open_store(path)


def test_a_store_in_a_read_only_folder_says_so(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreError, match=r"kb\.db: it cannot be opened"):
        open_store(small_disk / "kb.db")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is allowed to root")
def test_a_file_without_the_right_to_write_is_read_and_not_written(path: Path, found: Found) -> None:
    with open_store(path) as store:
        store.add(found("Planes struck depots."))
    path.chmod(0o444)
    with open_store(path, create=False) as store, pytest.raises(StoreError, match="cannot be written"):
        store.add(found("Envoys met ministers."))


# On a server


@pytest.fixture
def url() -> Iterator[str]:
    with own_schema() as place:
        yield place


def test_a_store_on_a_server_is_there_when_it_is_opened_again(url: str, found: Found) -> None:
    with open_store(url) as store:
        store.add(found("Planes struck depots."))
    with open_store(url, create=False) as store:
        assert list(store.all()) == [found("Planes struck depots.")]


def test_a_database_without_a_store_is_not_made_one_by_asking(url: str) -> None:
    with pytest.raises(StoreError, match="no store there yet; make one with: dragoman build"):
        open_store(url, create=False)
    with pytest.raises(StoreError, match="no store there yet"):
        open_store(url, create=False)


def test_the_database_of_another_program_on_a_server_is_no_store(url: str) -> None:
    asked(url, "CREATE TABLE songs (name text)")
    with pytest.raises(StoreError, match="not a Dragoman store: it holds the tables songs"):
        open_store(url)


def test_processes_that_open_a_new_store_at_once_make_it_once(place: str) -> None:
    code = f"from dragoman.stores import open_store; open_store({place!r}).close()"
    processes = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(4)]
    assert [process.communicate(timeout=300)[1] for process in processes] == [b""] * 4
    with open_store(place, create=False) as store:
        assert store.totals().documents == 0


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"^postgresql://ada:\*\*\*@/kb\?host=\S+: .*connection.*failed") as told:
        open_store(f"postgresql://ada:secret@/kb?host={tmp_path}")
    assert "secret" not in str(told.value)


def test_without_psycopg_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"needs psycopg: pip install 'dragoman\[postgres\]'"):
        open_store("postgresql://localhost/kb")


def test_a_database_that_is_not_in_unicode_is_refused(url: str) -> None:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as server:
        server.execute(text("DROP DATABASE IF EXISTS dragoman_latin"))
        server.execute(text("CREATE DATABASE dragoman_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"))
    try:
        with pytest.raises(StoreError, match="the database is in LATIN1; make one with: createdb --encoding UTF8"):
            open_store(make_url(url).set(database="dragoman_latin", query={**host_of(url)}).render_as_string(False))
    finally:
        with engine.connect() as server:
            server.execute(text("DROP DATABASE dragoman_latin"))
        engine.dispose()


def host_of(url: str) -> dict[str, str]:
    """The query of a URL without the schema."""
    return {key: str(value) for key, value in make_url(url).query.items() if key != "options"}
