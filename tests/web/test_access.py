"""Each page in a real browser, at both widths and in both themes: it can be used, fits, and asks nobody else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
    "/network",
    "/reports",
    "/reports?publisher=VSNA",
    "/review",
    "/review/log",
    "/search?text=truce",
    "/search?text=truce&of=quotes",
)

pytestmark = pytest.mark.model


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES)
def test_page_can_be_used_by_everyone(
    desk_at: str, watch: Callable[..., Page], path: str, width: int, dark: bool
) -> None:
    page = watch(desk_at, width, dark)
    answer = page.goto(path, wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert grave_faults(page) == []
    if SHOTS:
        name = path.strip("/").partition("?")[0].replace("/", "-") or "today"
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}-{'dark' if dark else 'light'}.png"), full_page=False)
