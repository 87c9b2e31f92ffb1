"""Stores of a few reports, as the five-word interpreter reads them, compared and put into incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.records import Document, Findings
from dragoman.resolvers import resolve
from dragoman.stores import Store, open_store
from tests.doubles import interpret

Read = Callable[..., Findings]
#: Keeps findings, compares them, and gives the ids of their first events.
Keep = Callable[..., list[str]]

STORY = " ".join(f"word{number}" for number in range(60))


@pytest.fixture
def store(new_store: Path) -> Iterator[Store]:
    with open_store(new_store) as opened:
        yield opened


@pytest.fixture
def read() -> Read:
    """``read("Planes struck depots.", 3, "Coast Wire")``: what is found in a report of 3 May 2025."""

    def of(text: str, day: int = 3, publisher: str = "Coast Wire") -> Findings:
        return interpret(Document(text, published=date(2025, 5, day), publisher=publisher))

    return of


@pytest.fixture
def keep(store: Store) -> Keep:
    def these(*found: Findings) -> list[str]:
        for findings in found:
            store.add(findings)
        resolve(store.comparisons)
        return [findings.events[0].id for findings in found]

    return these
