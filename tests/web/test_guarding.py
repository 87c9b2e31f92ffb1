"""Who is let in, what a form must carry, and what every answer is sent with."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from dragoman.stores import Store, open_store
from dragoman.web import make_app
from dragoman.web.guarding import LARGEST_BODY, LONGEST_ADDRESS, Guard
from dragoman.web.passing import Passing
from dragoman.web.signing import COOKIE, LASTS, Keys
from tests.web.conftest import BASE

TOKEN = "an-opening-word-of-some-length"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kb.db") as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> TestClient:
    return TestClient(make_app(store), base_url=BASE, follow_redirects=False)


@pytest.fixture
def locked(store: Store) -> TestClient:
    return TestClient(make_app(store, token=TOKEN, hosts=("desk.example",)), base_url=BASE, follow_redirects=False)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8040", "[::1]:8040", "LOCALHOST"])
def test_this_machine_is_known_under_its_names(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::1", "a:b:c"]
)
def test_a_name_that_is_not_the_desks_is_refused(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 421


def test_scripts_run_only_from_the_desk_itself(desk: TestClient) -> None:
    headers = desk.get("/").headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_a_page_that_fails_is_guarded_too_and_tells_nothing(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    app = make_app(store)

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("the inside of it")

    answer = TestClient(app, base_url=BASE).get("/broken?text=whom-somebody-looks-for")
    assert answer.status_code == 500
    assert "the inside of it" not in answer.text
    assert "content-security-policy" in answer.headers
    assert "whom-somebody-looks-for" not in caplog.text


def test_nothing_is_here_is_said_on_a_page(desk: TestClient) -> None:
    answer = desk.get("/no/such/page")
    assert answer.status_code == 404
    assert "Nothing is here" in answer.text


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/nothing.js"]
)
def test_only_what_is_handed_out_can_be_had(desk: TestClient, path: str) -> None:
    assert desk.get(path).status_code == 404


def test_an_address_has_its_limit(desk: TestClient) -> None:
    assert desk.get("/", params={"text": "x" * LONGEST_ADDRESS}).status_code == 414


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "-1", "many"])
def test_a_form_has_its_limit(locked: TestClient, length: str) -> None:
    answer = locked.post("/enter", content=b"token=x", headers={"content-length": length})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": "http://127.0.0.1.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(locked: TestClient, headers: dict[str, str]) -> None:
    assert locked.post("/enter", data={"token": TOKEN}, headers=headers).status_code == 403


def test_with_a_token_nobody_comes_in_without(locked: TestClient) -> None:
    answer = locked.get("/", headers={"host": "desk.example"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
    assert locked.get("/api/v1/events").status_code == 401


def test_the_token_opens_and_is_never_handed_back(locked: TestClient) -> None:
    assert locked.post("/enter", data={"token": "something else"}).status_code == 403
    answer = locked.post("/enter", data={"token": TOKEN}, headers={"origin": BASE})
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 303
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert locked.get("/").status_code == 200


def test_a_program_shows_the_token_in_a_header(locked: TestClient) -> None:
    assert locked.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert locked.get("/", headers={"authorization": "Bearer another"}).status_code == 303


@pytest.mark.parametrize("made_up", ["0" * 64, f"9999999999.{'0' * 64}", "9999999999.", ".", "", "x.y"])
def test_a_made_up_cookie_opens_nothing(locked: TestClient, made_up: str) -> None:
    assert locked.get("/", headers={"cookie": f"dragoman_desk={made_up}"}).status_code == 303


def test_a_pass_ends_after_a_week_and_cannot_be_made_to_last(locked: TestClient) -> None:
    answer = locked.post("/enter", data={"token": TOKEN}, headers={"origin": BASE})
    assert f"Max-Age={LASTS}" in answer.headers["set-cookie"]
    moment = 1_700_000_000.0
    keys = Keys(TOKEN, lambda: moment)
    shown = keys.new_pass()
    until, _, seal = shown.partition(".")

    def opens(told: str) -> bool:
        return keys.admit(Headers({"cookie": f"{COOKIE}={told}"}))

    assert opens(shown)
    moment += LASTS - 1
    assert opens(shown)
    assert not opens(f"{int(until) + LASTS}.{seal}")
    moment += 2
    assert not opens(shown)
    assert opens(keys.new_pass())
    # Who has another token has another seal.
    assert not Keys("another token that is long").admit(Headers({"cookie": f"{COOKIE}={keys.new_pass()}"}))


# Over a slow line


def _answered(line: Callable[[str], Awaitable[None]], passing: Passing) -> None:
    """The same to its end; in a thread of its own, since whoever drives a browser has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(_answer_over(line, passing))).result(30)


async def _answer_over(line: Callable[[str], Awaitable[None]], passing: Passing) -> None:
    """An answer of two pieces to a form of one, each of which goes over the ``line``."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"one", "more_body": True})
        await asyncio.to_thread(time.sleep, 0.1)
        await line("worked")
        await send({"type": "http.response.body", "body": b"two"})

    async def receive() -> Message:
        await line("form")
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        await line(message.get("body", b"start").decode())

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [(b"host", b"localhost")], "query_string": b""}
    await Guard(app, Keys(None), passing)(scope, receive, send)


@pytest.mark.parametrize("slow", ["form", "start", "one", "two"])
def test_work_does_not_wait_for_a_slow_line_but_for_what_is_made(slow: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.web.passing.LONGEST", 60)
    passing = Passing()
    asked, done = threading.Event(), threading.Event()

    def work() -> None:
        with passing.work():
            asked.wait(10)
            passing.wait()
            done.set()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    went_on: dict[str, bool] = {}

    async def line(piece: str) -> None:
        if piece == slow:
            asked.set()
            went_on[piece] = await asyncio.to_thread(done.wait, 5)
        elif not asked.is_set():
            went_on[piece] = done.is_set()

    _answered(line, passing)
    assert went_on.pop(slow)
    assert not any(went_on.values())
    thread.join(10)
    # All that was counted is counted back.
    monkeypatch.setattr("dragoman.web.passing.LONGEST", 0.0)
    assert passing._asking == 0


def test_work_waits_while_an_answer_is_made_between_two_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.web.passing.LONGEST", 60)
    passing, begun, told = Passing(), threading.Event(), []

    def work() -> None:
        with passing.work():
            begun.wait(10)
            passing.wait()
            told.append("work")

    thread = threading.Thread(target=work, daemon=True)
    thread.start()

    async def line(piece: str) -> None:
        begun.set()
        told.append(piece)

    _answered(line, passing)
    thread.join(10)
    assert told == ["form", "start", "one", "worked", "two", "work"]


def test_the_token_stands_in_no_log(locked: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        locked.post("/enter", data={"token": TOKEN})
        locked.get("/", headers={"authorization": f"Bearer {TOKEN}"})
    assert TOKEN not in caplog.text
