"""Opening the desk: where it listens, who may come, and what is derived before anybody asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import BadRequest
from dragoman.stores import Store, open_store
from dragoman.web import serving
from dragoman.web.desk import Desk
from dragoman.web.warming import warm

TOKEN = "an-opening-word-of-some-length"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The configurations with which a server would have run."""
    told: list[Any] = []
    monkeypatch.setattr(serving.uvicorn.Server, "run", lambda server: told.append(server.config))
    monkeypatch.setattr(serving, "warm", lambda desk: None)
    return told


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with open_store(tmp_path / "kb.db") as opened:
        yield opened


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("127.9.9.9", True),
        ("0.0.0.0", False),
        ("192.0.2.7", False),
        ("desk.example", False),
    ],
)
def test_an_address_that_others_reach_is_known(host: str, alone: bool) -> None:
    assert serving.is_this_machine(host) is alone


def test_it_listens_on_this_machine_and_logs_no_address(store: Store, opened: list[Any]) -> None:
    said: list[str] = []
    serving.serve(store, say=said.append)
    (config,) = opened
    assert (config.host, config.access_log, config.server_header) == ("127.0.0.1", False, False)
    assert said == ["open: http://127.0.0.1:8040/  (stop with Ctrl-C)"]


def test_others_come_in_only_with_a_token(store: Store, opened: list[Any]) -> None:
    with pytest.raises(BadRequest, match="give them a --token"):
        serving.serve(store, "0.0.0.0")
    with pytest.raises(BadRequest, match="16 characters"):
        serving.serve(store, "192.0.2.7", token="short")
    with pytest.raises(BadRequest, match="--name"):
        serving.serve(store, "0.0.0.0", token=TOKEN)
    assert opened == []
    said: list[str] = []
    serving.serve(store, "0.0.0.0", names=("desk.example",), token=TOKEN, say=said.append)
    assert "warning" in said[1]
    assert not any(TOKEN in line for line in said)


@pytest.mark.model
def test_what_pages_hold_is_derived_before_anybody_asks(demo_store: Store) -> None:
    desk = Desk(demo_store)
    warm(desk).join(120)
    assert desk.held("network", None, lambda: "anew") == "anew"
    kinds = set(desk._held)
    assert {"processes", "tolls", "network drawn"} <= kinds
