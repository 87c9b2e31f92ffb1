"""A store on the disk and one on a server, and reports as the five-word interpreter reads them.

Tests of what a store does take ``place`` or ``store`` and run on SQLite and on PostgreSQL; those of what only a file
can do take ``path``. DRAGOMAN_TEST_POSTGRES is the URL of a database in which schemas may be made and dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.records import Document, Findings
from dragoman.stores import Store, open_store
from tests.doubles import interpret
from tests.servers import own_schema


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kb.db"


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, path: Path) -> Iterator[str]:
    """Where a store can be made that nobody else uses."""
    if request.param == "sqlite":
        yield str(path)
    else:
        with own_schema() as url:
            yield url


@pytest.fixture
def made(place: str, request: pytest.FixtureRequest) -> str:
    """Where a store of no reports is, if it is on the disk; on a server whoever opens it makes it."""
    if "://" not in place:
        request.getfixturevalue("new_store")
    return place


@pytest.fixture
def store(made: str) -> Iterator[Store]:
    with open_store(made, now=lambda: datetime(2026, 1, 2, tzinfo=UTC)) as opened:
        yield opened


def of_may(day: int) -> datetime:
    return datetime(2026, 5, day, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> list[datetime]:
    """What time it is for ``kept``, at its end."""
    return [of_may(1)]


@pytest.fixture
def kept(made: str, clock: list[datetime]) -> Iterator[Store]:
    with open_store(made, now=lambda: clock[-1]) as store:
        yield store


@pytest.fixture
def found() -> Callable[..., Findings]:
    """``found("Planes struck depots.", day=3)``: the findings of a report of 3 May 2025."""

    def read(text: str, day: int | None = 3, **about: str) -> Findings:
        return interpret(Document(text, published=date(2025, 5, day) if day else None, **about))

    return read
