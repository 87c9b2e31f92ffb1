"""A store in which reports are kept as they come, compared, and settled into incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.records import Findings, Link
from dragoman.resolvers import resolve
from dragoman.stores import Store, open_store

#: Keeps findings one by one, each compared as it comes; the links that are there at the end.
Arrive = Callable[..., list[Link]]


@pytest.fixture
def store(new_store: Path) -> Iterator[Store]:
    with open_store(new_store) as opened:
        yield opened


@pytest.fixture
def arrive(store: Store) -> Arrive:
    def keep(*found: Findings) -> list[Link]:
        for findings in found:
            store.add(findings)
            resolve(store.comparisons)
        return list(store.links())

    return keep
