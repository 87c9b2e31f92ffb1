"""The desk over the demo reports: asked as a program asks it, and seen in a real browser where one is installed."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.testclient import TestClient

import dragoman
from dragoman.pipeline import Interpreter, build, interpret_each
from dragoman.stores import Store, open_store
from dragoman.web import desk, guarding, late, make_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

DEMO = Path(dragoman.__file__).parent / "demo"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
#: Under this name everybody is let in by the guard.
BASE = "http://127.0.0.1"


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page shows does not hang on how busy this machine is: it waits, but in tests of what it does meanwhile."""
    monkeypatch.setattr(desk, "PATIENCE", 60.0)
    monkeypatch.setattr(desk, "WHILE_ASKED", 60.0)
    monkeypatch.setattr(guarding, "LONGEST_PAGE", 300.0)
    monkeypatch.setattr(late.Late.current, "__defaults__", (60.0,))


@pytest.fixture(scope="session")
def demo_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the demo reports, which no test may change."""
    place = tmp_path_factory.mktemp("desk") / "demo.db"
    with open_store(place) as store:
        interpreter = Interpreter(actors=(DEMO / "actors",))
        build([str(DEMO / "reports")], store, interpret_all=interpret_each(interpreter))
    return place


@pytest.fixture
def demo_copy(demo_place: Path, tmp_path: Path) -> Path:
    """A store of the demo reports of a test's own, to judge in."""
    with open_store(demo_place, create=False) as store:
        store.totals()
    for part in demo_place.parent.glob(f"{demo_place.name}*"):
        shutil.copy(part, tmp_path / part.name)
    return tmp_path / demo_place.name


@pytest.fixture(scope="session")
def demo_store(demo_place: Path) -> Iterator[Store]:
    """The demo reports, open."""
    with open_store(demo_place, create=False) as store:
        yield store


@pytest.fixture(scope="session")
def client(demo_store: Store) -> Iterator[TestClient]:
    """The desk over the demo reports, for reading."""
    with TestClient(make_app(demo_store, actors=(DEMO / "actors",)), base_url=BASE) as client:
        yield client


@contextmanager
def served(store: Store, **options: object) -> Iterator[str]:
    """The desk on a port of this machine, served as ``dragoman serve`` does; its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    app = make_app(store, **options)  # type: ignore[arg-type]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def desk_at(demo_store: Store) -> Iterator[str]:
    """The address of a desk over the demo reports, for reading."""
    with served(demo_store, actors=(DEMO / "actors",)) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser; CI installs Debian's."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: .ci/run installs one")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A page whose faults are kept: what its console says, what it asks of other machines."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("console", lambda told: self._is_fault(told.type, told.text) and self.faults.append(told.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on(
            "request", lambda asked: asked.url.startswith((home, "data:", "blob:")) or self.faults.append(asked.url)
        )

    @staticmethod
    def _is_fault(type: str, text: str) -> bool:
        # What draws the network where there is no graphics card says that it is slow; that is not the page's fault.
        return type in ("error", "warning") and "GL Driver Message" not in text


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """``watch(home, width=390, dark=True)``: a page that must end without a fault; ``home`` is where it may ask."""
    contexts: list[BrowserContext] = []
    watched: list[Watched] = []

    def open_page(home: str, width: int = 1280, dark: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
            base_url=home,
        )
        context.set_default_timeout(120_000)
        contexts.append(context)
        watched.append(Watched(context.new_page(), home))
        return watched[-1].page

    yield open_page
    for context in contexts:
        context.close()
    assert [fault for one in watched for fault in one.faults] == []


def grave_faults(page: Page) -> list[tuple[str, str]]:
    """What keeps somebody from using a page, as axe sees it: the rule, and the first place that breaks it."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]


#: ``make screenshots`` keeps what each page looks like under docs/.
SHOTS = os.environ.get("DRAGOMAN_SCREENSHOTS")
