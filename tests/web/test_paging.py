"""A long list in parts: one name for where a part begins, on every page, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape

import pytest
from starlette.testclient import TestClient

from dragoman.errors import BadRequest
from dragoman.records import Document
from dragoman.resolvers import resolve
from dragoman.stores import Store, open_store
from dragoman.web import make_app
from dragoman.web.paging import back_to, before, number, part, ways
from tests.doubles import interpret
from tests.web.conftest import BASE


def test_a_part_knows_what_comes_before_and_after_it() -> None:
    items = range(120)
    first, second, last = part(items, None), part(items, "50"), part(items, "100")
    assert (first.earlier, first.later, first.told) == (None, "50", "1–50 of 120")
    assert (second.earlier, second.later) == ("", "100")
    assert (last.earlier, last.later, len(last.items)) == ("50", None, 20)
    assert before(15, 50) == ""


def test_a_cursor_that_no_page_gave_is_refused() -> None:
    for cursor in ("x", "-1", "1.5", "٣", "9" * 12):
        with pytest.raises(BadRequest, match="expected one that a page gave"):
            number(cursor)
    with pytest.raises(BadRequest):
        number("11", most=10)


def test_a_cursor_says_which_way_a_store_goes_on() -> None:
    assert ways(None) == ways("") == {"after": None, "before": None}
    assert ways("WyJ0") == {"after": "WyJ0", "before": None}
    assert ways(back_to("WyJ0")) == {"after": None, "before": "WyJ0"}
    assert back_to(None) is None


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_store(tmp_path_factory.mktemp("paging") / "kb.db") as store:
        fill(store)
        with TestClient(make_app(store), base_url=BASE) as client:
            yield client


def fill(store: Store) -> None:
    """So many reports of something else each that every list has more than a page."""
    for count in range(130):
        text = f"Planes struck depots in Tarsa number {count}. Ministers said the depots number {count} were empty."
        day = date(2024, 1, 1) + timedelta(days=5 * count)
        store.add(interpret(Document(text, published=day, publisher=f"Paper {count}")))
    store.resolve(resolve)


@pytest.mark.parametrize("path", ["/chronology", "/chronology?order=sources", "/reports", "/search?text=planes"])
def test_every_list_goes_on_by_one_name_and_comes_back(asked: TestClient, path: str) -> None:
    page, seen, back = asked.get(path).text, [], None
    for _ in range(12):
        shown = re.findall(r'href="/(?:incidents|reports)/([0-9a-f]{20})', page[page.index("<main") :])
        assert not set(shown) & {id for some in seen for id in some}
        seen.append(shown)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        if not following:
            break
        assert re.search(r"[?&]cursor=", unescape(following[1]))
        page = asked.get(unescape(following[1])).text
        back = re.search(r'rel="prev" href="([^"]+)"', page)
        assert back
    assert len(seen) > 1
    assert len({id for some in seen for id in some}) >= 100
    assert back
    assert asked.get(unescape(back[1])).status_code == 200
