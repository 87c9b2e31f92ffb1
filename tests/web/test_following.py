"""A store that an older Dragoman derived: whoever judges in it is answered at once, and what follows comes behind."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from dragoman.resolvers import ACCOUNTS
from dragoman.stores import Store
from dragoman.web import desk as desks
from dragoman.web.desk import Desk
from tests.web.judging import judging

pytestmark = pytest.mark.model


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Until this is set nothing is derived anew; few reports are many."""
    told, renew = Event(), Desk._catch_up

    def slowly(desk: Desk) -> None:
        told.wait(120)
        renew(desk)

    monkeypatch.setattr(desks, "AT_ONCE", 10)
    monkeypatch.setattr(Desk, "_catch_up", slowly)
    yield told
    told.set()


def grow_old(place: Path, *, derived: bool = True) -> None:
    """As if the reports had been read for the accounts by another Dragoman; or not even accounts had come of that."""
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE readings SET by = 'older'")
        connection.execute("UPDATE compared SET digest = 'older'")
        if not derived:
            connection.execute("DELETE FROM accounts WHERE account = 'courts'")


def judge(store: Store, client: TestClient, said: str = "right") -> int:
    (event, *_) = next(store.comparisons.incidents()).events
    return client.post("/review/judge", data={"kind": "event", "ids": event, "said": said}).status_code


def all_read(store: Store) -> bool:
    for _ in range(400):
        if not store.standing(ACCOUNTS).unread() and not store.standing(ACCOUNTS).behind():
            return True
        time.sleep(0.1)
    return False


def test_who_judges_in_a_store_of_an_older_dragoman_is_answered_at_once(
    demo_copy: Path, go: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow_old(demo_copy)
    with judging(demo_copy) as (store, client):
        assert judge(store, client) == 303
        assert min(store.standing(ACCOUNTS).unread(), store.comparisons.waiting()) > desks.AT_ONCE
        assert client.get("/tolls").status_code == 200
        # Undoing, too.
        assert client.post("/review/undo", data={}).status_code == 303
        # And who judges while that is under way does not wait for its end.
        monkeypatch.setattr(desks, "AT_ONCE", 1000)
        assert judge(store, client, "wrong") == 303
        assert store.standing(ACCOUNTS).unread()
        go.set()
        assert all_read(store)


def test_in_a_store_of_this_dragoman_what_follows_is_there_with_the_answer(demo_copy: Path, go: Event) -> None:
    with judging(demo_copy) as (store, client):
        assert judge(store, client, "wrong") == 303
        assert not store.standing(ACCOUNTS).behind()


def test_what_was_never_derived_is_behind_the_pages_and_whoever_asks_is_told(
    demo_copy: Path, go: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow_old(demo_copy, derived=False)
    with judging(demo_copy) as (_, client):
        monkeypatch.setattr(desks, "WHILE_ASKED", 0.0)
        answer = client.get("/processes")
        assert (answer.status_code, "still being found" in answer.text) == (503, True)
        for _ in range(400):
            if (answer := client.get("/processes")).status_code == 200:
                break
            time.sleep(0.1)
        assert "/proceedings/" in answer.text
