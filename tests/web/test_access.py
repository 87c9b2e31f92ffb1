"""Each page in a real browser, at both widths and in both themes: it can be used, fits, and asks nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import SHOTS, grave_faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Every page that needs no id.
PAGES = (
    "/",
    "/chronology",
    "/chronology?order=sources&disputed=yes",
    "/map",
    "/processes",
    "/tolls",
    "/claims",
    "/claims?view=tensions",
    "/actors",
    "/actors/group%2Fardeshi-freedom-front",
    "/actors/group%2Fardeshi-freedom-front?view=positions",
    "/actors/group%2Fardeshi-freedom-front?as_of=2024-02-20",
    "/network",
    "/reports",
    "/reports?publisher=VSNA",
    "/review",
    "/review/log",
    "/search?text=truce",
    "/search?text=truce&of=quotes",
)

#: Pages of one thing: where a list leads to one, and what the picture of it is called.
LED = {
    "incident": ("/chronology?sources=3", r'href="(/incidents/[0-9a-f]+)'),
    "report": ("/reports", r'href="(/reports/[0-9a-f]+)'),
    "process": ("/processes", r'href="(/processes/[0-9a-f]+)'),
    "proceeding": ("/processes", r'href="(/proceedings/[0-9a-f]+)'),
    "toll": ("/tolls?measure=killed", r'href="(/tolls/[0-9a-f]+)'),
}

#: Pictures are kept of these in both themes, of the others in the light one.
IN_THE_DARK = ("today", "report")

pytestmark = pytest.mark.model

THEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@THEMES
@WIDTHS
@pytest.mark.parametrize("path", PAGES)
def test_page_can_be_used_by_everyone(
    desk_at: str, watch: Callable[..., Page], path: str, width: int, dark: bool
) -> None:
    _look(watch(desk_at, width, dark), path, width, dark, re.sub(r"\W+", "-", path).strip("-") or "today")


@THEMES
@WIDTHS
@pytest.mark.parametrize("what", LED)
def test_page_of_one_thing_can_be_used_by_everyone(
    desk_at: str, client: TestClient, watch: Callable[..., Page], what: str, width: int, dark: bool
) -> None:
    listed, pattern = LED[what]
    found = re.search(pattern, client.get(listed).text)
    assert found is not None
    _look(watch(desk_at, width, dark), found[1], width, dark, what)


def _look(page: Page, path: str, width: int, dark: bool, name: str) -> None:
    answer = page.goto(path, wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert grave_faults(page) == []
    if SHOTS and (not dark or name in IN_THE_DARK):
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}-{'dark' if dark else 'light'}.png"), full_page=False)
