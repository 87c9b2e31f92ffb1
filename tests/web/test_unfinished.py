"""What is not found yet, or cannot be found, is not told as if there were nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.errors import StoreError
from dragoman.stores import Store
from dragoman.web import desk, late, make_app
from dragoman.web.pages import claims, review
from tests.web.conftest import BASE
from tests.web.pictured import pictured, pictured_place

__all__ = ["pictured", "pictured_place"]

NOTHING = ("No two sayings oppose each other here", "Nothing is in doubt")


def fail(*_: Any) -> None:
    raise StoreError("the store is locked")


@pytest.fixture
def deriving(pictured: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., TestClient]:
    """A desk at which what takes long is derived by another function, and nobody waits for long."""
    monkeypatch.setattr(desk, "PATIENCE", 0.05)
    monkeypatch.setattr(late.Late.ask, "__defaults__", (0.05,))
    monkeypatch.setattr(late.Late.current, "__defaults__", (0.05,))
    monkeypatch.setattr(claims.tensions_so_far, "__defaults__", (None, 0.05))

    def opened(derive: Callable[..., Any]) -> TestClient:
        monkeypatch.setattr(claims, "_derive", derive)
        monkeypatch.setattr(review, "find_doubts", derive)
        return TestClient(make_app(pictured), base_url=BASE)

    return opened


@pytest.mark.parametrize("path", ["/claims?view=tensions", "/review", "/api/v1/tensions", "/export/tensions"])
def test_what_cannot_be_found_is_a_fault(deriving: Callable[..., TestClient], path: str) -> None:
    with deriving(fail) as client:
        answer = client.get(path)
    assert answer.status_code == 503
    assert "could not be found" in answer.text


@pytest.mark.parametrize("path", ["/claims?view=tensions", "/review"])
def test_a_page_says_that_something_is_still_being_found(deriving: Callable[..., TestClient], path: str) -> None:
    go = threading.Event()
    with deriving(lambda *_: go.wait(10) and []) as client:
        page = client.get(path).text
        assert "In a large store that takes some minutes" in page
        assert not any(words in page for words in NOTHING)
        go.set()
        client.app.state.desk.late.current("whatever", 1, lambda: "known", 5)  # type: ignore[attr-defined]
        page = client.get(path).text
        assert any(words in page for words in NOTHING)
        assert "In a large store" not in page


@pytest.mark.parametrize("path", ["/api/v1/tensions", "/api/v1/tensions?format=ndjson", "/export/tensions?format=json"])
def test_a_program_is_told_so_before_anything_else(deriving: Callable[..., TestClient], path: str) -> None:
    go = threading.Event()
    with deriving(lambda *_: go.wait(10) and []) as client:
        answer = client.get(path)
        assert answer.status_code == 503
        assert "still being found" in answer.text
        go.set()
