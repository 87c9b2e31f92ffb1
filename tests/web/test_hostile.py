"""A report that would harm whoever reads it: nothing of it runs, leads away, turns the writing, or breaks the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dragoman.records import (
    Actor,
    Claim,
    Document,
    Event,
    Figure,
    Findings,
    Mention,
    Period,
    Place,
    Span,
    TimeExpression,
)
from dragoman.resolvers import resolve
from dragoman.stores import Store, open_store
from dragoman.web import make_app
from tests.web.conftest import BASE, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: What would leave a trace in a page, were it taken for more than words.
SCRIPT = "<script>document.title='taken'</script>"
IMAGE = '"><img src=x onerror="document.title=\'taken\'">'
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
TURNED = "\u202egnp.exe\u2066\u2069\u202c"
LONG = "W" * 10_000
BREAKS = "</textarea></title></style>--><!-- ]]> \x00\x1b[2J\u2028'`\"&amp;"
ALL = f"{SCRIPT} {IMAGE} {TEMPLATE} {TURNED} {BREAKS.replace(chr(0), '')}"

TEXT = f"{ALL} struck {ALL} on {ALL}.\n{LONG} said {LONG}\n{'¿' * 300} twelve {ALL}"


def hostile(url: str | None = "javascript:document.title='taken'", day: int = 5, text: str = TEXT) -> Findings:
    """Each field that a report or its reading can fill holds what would harm."""
    document = Document(text, f"{ALL} {LONG}", date(2025, 5, day), f"{SCRIPT}{IMAGE} {LONG[:500]}", f"{SCRIPT}", url)
    struck, said, twelve = (text.index(word) for word in ("struck", "said", "twelve"))
    actor = Actor(f"{ALL} {LONG[:1000]}", '"><b', (f"{SCRIPT}",), "person/../<script>'\"%00")
    who = Mention(document.cite(Span(0, len(ALL))), 0, f"person{SCRIPT}", actor, f"mentions/{SCRIPT}")
    long = Mention(document.cite(Span(said - 10_001, said - 1)), said - 1, "group", None, IMAGE)
    where = Place(document.cite(Span(struck, struck + 6)), ALL, '"><i', 1.0, 2.0, "town")
    event = Event(
        "ASSAULT",
        f'drone"{SCRIPT}',
        (SCRIPT,),
        4,
        "actual",
        document.cite(Span(struck, struck + 6)),
        document.cite(Span(0, text.index("\n"))),
        (who, long),
        (who,),
        where,
        Period.of_day(date(2025, 5, day)),
        f"stated{SCRIPT}",
        f"events/{SCRIPT}",
        0.5,
    )
    figure = Figure(
        document.cite(Span(twelve, twelve + 6)),
        "killed",
        12,
        12,
        False,
        document.cite(Span(0, len(SCRIPT))),
        document.cite(Span(0, len(ALL))),
        None,
        document.cite(Span(0, len(ALL))),
        event.id,
        f"figure/{IMAGE}",
    )
    claim = Claim(
        who,
        document.cite(Span(0, len(ALL))),
        document.cite(Span(said, said + 4)),
        document.cite(Span(said + 5, said + 10_005)),
        True,
        "denies",
        None,
        (event.id, figure.id),
        f"claim/{SCRIPT}",
        0.5,
    )
    time = TimeExpression(document.cite(Span(0, len(ALL))), "DATE", SCRIPT, None, f"time/{IMAGE}")
    return Findings(document, (time,), (who, long), (event,), (claim,), (figure,))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("hostile") / "<script>.db") as store:
        store.add(hostile())
        store.add(hostile("data:text/html,<script>document.title='taken'</script>", 6))
        store.add(hostile("https://user:pass@evil.example/\"><script>document.title='taken'</script>", 7))
        store.resolve(resolve)
        yield store


def paths(store: Store) -> list[str]:
    reports = [document.id for document in store.documents()]
    return [
        "/",
        "/?since=2025-05-01",
        "/reports",
        "/search?text=struck",
        "/search?text=twelve&of=quotes",
        f"/search?text=wwww OR {LONG[:200]}",
        "/search?text=<script>document.title='taken'</script>\"><img src=x onerror=alert(1)>",
        *(f"/reports/{id}" for id in reports),
        f"/reports/{reports[0]}?at=3-900#here",
    ]


def test_nothing_of_a_report_comes_out_as_markup(store: Store) -> None:
    with TestClient(make_app(store), base_url=BASE) as client:
        for path in paths(store):
            page = client.get(path).text
            assert SCRIPT not in page
            assert "<img" not in page
            assert 'href="javascript' not in page
            assert 'href="data:' not in page
            for turning in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\x1b\x00":
                assert turning not in page


def test_words_of_a_report_stay_what_they_say(store: Store) -> None:
    with TestClient(make_app(store), base_url=BASE) as client:
        (first, *_) = store.documents()
        page = client.get(f"/reports/{first.id}").text
    assert "&lt;script&gt;document.title=&#39;taken&#39;&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert LONG in page


@pytest.mark.parametrize("width", [1280, 390])
def test_a_browser_shows_it_unharmed(store: Store, watch: Callable[..., Page], width: int) -> None:
    with served(store) as home:
        page = watch(home, width)
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
        for path in paths(store):
            answer = page.goto(path, wait_until="networkidle")
            assert answer is not None
            assert answer.status == 200, path
            assert page.title() != "taken"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert page.evaluate("document.scripts.length") == page.evaluate(
                "document.querySelectorAll('head script').length"
            )
            assert page.evaluate("[...document.images].length") == 0


def test_what_shows_beside_a_word_is_as_harmless(store: Store, watch: Callable[..., Page]) -> None:
    with served(store) as home:
        page = watch(home, 390)
        (first, *_) = store.documents()
        page.goto(f"/reports/{first.id}")
        page.locator(".text a.m", has_text="struck").first.hover()
        card = page.locator(".beside-word")
        card.wait_for(state="visible")
        box = card.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert card.locator("script, img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
