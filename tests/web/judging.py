"""A desk of a test's own over a copy of the demo reports, in which somebody judges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.stores import Store, open_store
from dragoman.web import make_app
from tests.web.conftest import BASE, DEMO


@contextmanager
def judging(place: Path, reader: str = "anna") -> Iterator[tuple[Store, TestClient]]:
    """The store and its desk; whoever asks there sends the desk's own mark."""
    with (
        open_store(place, create=False) as store,
        TestClient(make_app(store, reviewer=reader, actors=(DEMO / "actors",)), base_url=BASE) as client,
    ):
        client.headers["x-desk-mark"] = mark_of(client)
        client.follow_redirects = False
        yield store, client


def mark_of(client: TestClient) -> str:
    """What the forms of this desk carry."""
    found = re.search(r'data-mark="([0-9a-f]+)"', client.get("/review").text)
    assert found is not None
    return found[1]
