"""A store on the disk, and reports as the five-word interpreter reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.records import Document, Findings
from dragoman.stores import Store, open_store
from tests.doubles import interpret


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kb.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, now=lambda: datetime(2026, 1, 2, tzinfo=UTC)) as opened:
        yield opened


@pytest.fixture
def found() -> Callable[..., Findings]:
    """``found("Planes struck depots.", day=3)``: the findings of a report of 3 May 2025."""

    def read(text: str, day: int | None = 3, **about: str) -> Findings:
        return interpret(Document(text, published=date(2025, 5, day) if day else None, **about))

    return read
