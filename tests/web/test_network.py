"""The network: pairs by class, each incident once, and a page that tells it without a script."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dragoman.stores import Store, Taking
from dragoman.web import make_app
from dragoman.web.networks import Node, Tie, drawing, network
from tests.web.conftest import BASE, CHROMIUM, served
from tests.web.pictured import pictured, pictured_place

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["pictured", "pictured_place"]


def taking(incident: str, quad: int, role: str, name: str) -> Taking:
    return Taking(incident, quad, role, f"name:{name}", name, None)


def test_who_acts_has_to_do_with_whom_they_act_upon_and_not_with_one_another() -> None:
    found = network(
        [taking("a", 4, "actor", "Army"), taking("a", 4, "actor", "Guard"), taking("a", 4, "recipient", "Front")]
    )
    assert [(tie.one.name, tie.other.name, tie.counts) for tie in found.ties] == [
        ("Army", "Front", (0, 0, 0, 1)),
        ("Front", "Guard", (0, 0, 0, 1)),
    ]


def test_where_nobody_is_acted_upon_those_who_act_have_to_do_with_one_another() -> None:
    found = network([taking("a", 1, "actor", "Army"), taking("a", 1, "actor", "Front")])
    assert [tie.counts for tie in found.ties] == [(1, 0, 0, 0)]


def test_an_incident_of_several_reports_counts_once() -> None:
    told = [taking("a", 4, "actor", "Army"), taking("a", 4, "recipient", "Front")]
    (tie,) = network([*told, *told]).ties
    assert tie == Tie(Node("name:Army", "Army", None, 1), Node("name:Front", "Front", None, 1), (0, 0, 0, 1))


def test_those_who_take_part_least_are_left_out_and_it_is_said_how_many() -> None:
    told = [
        *(taking("a", 4, role, name) for role, name in (("actor", "Army"), ("recipient", "Front"))),
        *(taking("b", 4, role, name) for role, name in (("actor", "Army"), ("recipient", "Front"))),
        *(taking("c", 4, role, name) for role, name in (("actor", "Army"), ("recipient", "Guard"))),
    ]
    found = network(told, most=2)
    assert ([node.name for node in found.nodes], found.left_out) == (["Army", "Front"], 1)


def test_one_alone_is_no_network() -> None:
    assert network([taking("a", 4, "actor", "Army")]).nodes == ()


def test_what_is_drawn_names_pairs_by_number() -> None:
    told = json.loads(drawing(network([taking("a", 2, "actor", "Army"), taking("a", 2, "recipient", "Front")])))
    assert [node[:2] for node in told["nodes"]] == [["name:Army", "Army"], ["name:Front", "Front"]]
    assert told["edges"] == [[0, 1, 0, 1, 0, 0]]


@pytest.fixture(scope="module")
def asked(pictured: Store) -> Iterator[TestClient]:
    with TestClient(make_app(pictured), base_url=BASE) as client:
        yield client


def test_the_page_tells_the_pairs_without_a_script(asked: TestClient) -> None:
    page = asked.get("/network")
    assert page.status_code == 200
    assert "3 pairs of 3 actors" in page.text
    assert 'href="/actors/force%2Fnorland-army"' in page.text


def test_filters_choose_among_the_pairs(asked: TestClient) -> None:
    assert "1 pair of 2 actors" in asked.get("/network?type=CONSULT").text
    assert "Nobody has to do with anybody" in asked.get("/network?type=YIELD").text


def test_as_of_a_day_only_those_are_tied_of_whom_had_been_reported(asked: TestClient) -> None:
    assert len(asked.get("/network/data.json?as_of=2025-03-10").json()["edges"]) == 2


def test_without_webgl_the_page_says_so_and_has_the_table(pictured: Store, chromium: Browser) -> None:
    faults: list[str] = []
    browser = chromium.browser_type.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-3d-apis"])
    with served(pictured) as home:
        page = browser.new_page(base_url=home)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto("/network")
        page.wait_for_selector("#network.without")
        assert "no WebGL" in page.locator("[data-status]").inner_text()
        assert page.locator("#view table").is_visible()
        browser.close()
    assert faults == []


def test_a_browser_draws_it_and_chooses_an_actor_by_keyboard(pictured: Store, watch: Callable[..., Page]) -> None:
    with served(pictured) as home:
        page = watch(home)
        page.goto("/network")
        page.wait_for_selector("#network[data-ready='3'], #network.without")
        if page.locator("#network.without").count():
            assert "no WebGL" in page.locator("[data-status]").inner_text()
            return
        page.get_by_label("Choose an actor").fill("Harbour Council")
        page.keyboard.press("Enter")
        chosen = page.locator("#chosen")
        chosen.wait_for()
        assert "Norland Army" in chosen.inner_text()
        chosen.get_by_role("button", name="Norland Army").press("Enter")
        assert page.locator("#chosen h3").inner_text() == "Norland Army"
