"""The chronology: a table in the order of time, and a line of time that a browser draws of the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dragoman.accounts import Process, Step
from dragoman.stores import Store
from dragoman.web import make_app
from dragoman.web.desk import Desk
from tests.web.conftest import BASE, served
from tests.web.pictured import ARMY, FRONT, pictured, pictured_place

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["pictured", "pictured_place"]


@pytest.fixture(scope="module")
def asked(pictured: Store) -> Iterator[TestClient]:
    with TestClient(make_app(pictured), base_url=BASE) as client:
        yield client


def days_told(page: str) -> list[str]:
    return [re.sub("<[^>]+>", "", told) for told in re.findall(r'class="when"><a [^>]+>(.+?)</a>', page)]


def test_the_latest_comes_first_and_what_has_no_day_last(asked: TestClient) -> None:
    assert days_told(asked.get("/chronology").text) == [
        "10 April 2025",
        "9 March 2025",
        "not after 8 March 2025",
        "5–10 March 2025",
        "1 March 2025",
        "date unknown",
    ]


def test_the_earliest_may_come_first(asked: TestClient) -> None:
    told = days_told(asked.get("/chronology?order=time").text)
    assert (told[0], told[-1]) == ("1 March 2025", "date unknown")


def test_a_line_of_the_table_says_who_did_what_to_whom_and_where(asked: TestClient) -> None:
    page = asked.get("/chronology?type=ACCUSE").text
    row = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.split("<tbody>")[1].split("</tbody>")[0]))
    assert row.strip() == "not after 8 March 2025 Accuse Harbour Council → to Norland Army Norland (country) 1"


def test_what_did_not_happen_is_said_so(asked: TestClient) -> None:
    assert ">planned</span>" in asked.get("/chronology").text


def test_the_data_of_the_line_have_days_as_numbers(asked: TestClient) -> None:
    told = asked.get("/chronology/data.json?type=ACCUSE").json()
    ((_, lane, realis, start, end, sources, disputed, _),) = told["rows"]
    assert told["lanes"][lane]["name"] == "Verbal conflict"
    assert (told["realis"][realis], start, end, sources, disputed) == ("actual", None, 20156, 1, 0)


def test_what_a_mark_tells_is_a_part_of_a_page(asked: TestClient) -> None:
    id = asked.get("/chronology/data.json?type=ACCUSE").json()["rows"][0][0]
    part = asked.get(f"/chronology/told?ids={id}").text
    assert "<html" not in part
    assert f'href="/incidents/{id}"' in part


@pytest.mark.parametrize("ids", ["", "x", "0" * 19, f"{'0' * 20},<b>", ",".join(["0" * 20] * 41)])
def test_what_is_no_list_of_ids_is_not_asked_for(asked: TestClient, ids: str) -> None:
    assert asked.get("/chronology/told", params={"ids": ids}).status_code == 422


def test_ids_that_are_not_here_are_left_out(asked: TestClient) -> None:
    assert "<li>" not in asked.get(f"/chronology/told?ids={'0' * 20}").text


def test_one_negotiation_shows_the_incidents_of_its_steps(pictured: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    incident = next(one for one in pictured.comparisons.incidents() if one.type == "CONSULT")
    step = Step("round", None, (), (), None, None, (), incident.events, (), (), "test")
    process = Process((ARMY, FRONT), (), (), None, (step,), ())
    monkeypatch.setattr(Desk, "processes", lambda self, as_of=None: [process])
    with TestClient(make_app(pictured), base_url=BASE) as client:
        assert days_told(client.get(f"/chronology?process={process.id}").text) == ["5–10 March 2025"]
        assert "No incident fits" in client.get(f"/chronology?process={'0' * 20}").text
        assert (
            f'<option value="{process.id}">Norland Army – Red Valley Front</option>' in client.get("/chronology").text
        )


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ("publisher=Tarsa+Courier", 6),
        ("publisher=Nobody", 0),
        ("realis=planned", 1),
        ("since=2025-03-05&until=2025-03-09", 3),
        ("place=tarsa", 3),
        ("text=valley", 4),
        ("sources=2", 0),
        ("disputed=yes", 0),
        ("as_of=2025-03-10", 2),
    ],
)
def test_the_address_says_what_is_shown(asked: TestClient, filters: str, number: int) -> None:
    page = asked.get(f"/chronology?{filters}")
    assert len(days_told(page.text)) == number
    dated = asked.get(f"/chronology/data.json?{filters}").json()["rows"]
    assert len(dated) == len([day for day in days_told(page.text) if day != "date unknown"])


def test_without_incidents_the_page_says_so(asked: TestClient) -> None:
    assert "No incident fits these filters." in asked.get("/chronology?actor=nobody").text


def test_a_browser_walks_from_mark_to_mark_and_opens_one(pictured: Store, watch: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    with served(pictured) as home:
        page = watch(home)
        page.goto("/chronology")
        page.wait_for_selector("#timeline[data-ready='5']")
        page.locator("#timeline canvas").focus()
        page.keyboard.press("ArrowRight")
        pointed = page.locator("#pointed")
        pointed.locator("a").wait_for()
        first = pointed.inner_text()
        page.keyboard.press("ArrowDown")
        expect(pointed).not_to_have_text(first, use_inner_text=True)
        address = pointed.locator("a").first.get_attribute("href")
        page.route("**/incidents/*", lambda route: route.fulfill(body="opened", content_type="text/html"))
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{address}")


def test_the_slider_changes_the_address_and_all_that_is_shown(pictured: Store, watch: Callable[..., Page]) -> None:
    with served(pictured) as home:
        page = watch(home)
        page.goto("/chronology?type=ASSAULT")
        page.wait_for_selector("#timeline[data-ready='3']")
        page.locator("#asof").focus()
        page.keyboard.press("Home")
        page.wait_for_url("**as_of=2025-03-02**")
        page.wait_for_selector("#timeline[data-ready='1']")
        assert page.locator("#table-heading").inner_text() == "1 incident"
        assert page.locator("#f-as_of").input_value() == "2025-03-02"
        page.go_back()
        page.wait_for_selector("#timeline[data-ready='3']")
        assert page.locator("#table-heading").inner_text() == "3 incidents"
