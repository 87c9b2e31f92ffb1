"""The network: pairs by class, each incident once, and a page that tells it without a script."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
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


#: A type of each class.
TYPES = {1: "CONSULT", 2: "AID", 3: "ACCUSE", 4: "ASSAULT"}


def taking(incident: str, quad: int, role: str, name: str, day: str | None = None) -> Taking:
    return Taking(incident, TYPES[quad], day, role, f"name:{name}", name, None)


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
    army, front = Node("name:Army", "Army", None, 1), Node("name:Front", "Front", None, 1)
    assert tie == Tie(army, front, (0, 0, 0, 1), (("ASSAULT", 1),))


def test_a_pair_has_the_types_of_what_lies_between_them_and_its_days() -> None:
    told = [
        taking(incident, quad, role, name, day)
        for incident, quad, day in (("a", 4, "2025-03-09"), ("b", 4, "2025-03-01"), ("c", 1, None))
        for role, name in (("actor", "Army"), ("recipient", "Front"))
    ]
    (tie,) = network(told).ties
    assert tie.types == (("ASSAULT", 2), ("CONSULT", 1))
    assert (tie.first, tie.last) == (date(2025, 3, 1), date(2025, 3, 9))
    drawn = json.loads(drawing(network(told)))
    assert drawn["types"] == ["ASSAULT", "CONSULT"]
    assert drawn["edges"][0][6:] == [[0, 2, 1, 1], "1–9 March 2025"]


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
    assert told["edges"] == [[0, 1, 0, 1, 0, 0, [0, 1], ""]]


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
    conflict = asked.get("/network?quad=4").text
    assert "2 pairs of 3 actors" in conflict
    assert "assault <span" in conflict
    assert "accuse <span" not in conflict
    assert "1 pair of 2 actors" in asked.get("/network?since=2025-03-08&until=2025-03-09&quad=4").text
    assert asked.get("/network?quad=5").status_code == 422


def test_programs_get_the_types_and_days_of_pairs_and_ask_by_class(asked: TestClient) -> None:
    told = asked.get("/export/network?format=json").json()
    pair = next(one for one in told if {one["one"], one["other"]} == {"Norland Army", "Harbour Council"})
    assert pair["types"] == {"ACCUSE": 1, "ASSAULT": 1}
    assert (pair["first_day"], pair["last_day"]) == ("2025-03-01", "2025-03-08")
    assert "ACCUSE 1; ASSAULT 1" in asked.get("/export/network?format=csv").text
    assert {one["type"] for one in asked.get("/api/v1/incidents?quad=4").json()["items"]} == {"ASSAULT"}
    assert asked.get("/api/v1/incidents?quad=7").status_code == 422


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
        assert "assault 1" in chosen.inner_text()
        chosen.get_by_role("button", name="Norland Army").press("Enter")
        assert page.locator("#chosen h3").inner_text() == "Norland Army"


def test_of_very_many_lines_those_of_few_events_wait_until_an_actor_is_chosen(
    pictured: Store, watch: Callable[..., Page]
) -> None:
    # A centre that has one event with each of 1,600 others, and five with three of them.
    nodes = [[f"name:{number}", f"Actor {number}", number % 40 / 20 - 1, number / 800 - 1, 1] for number in range(1601)]
    edges = [[0, number, 0, 0, 0, 5 if number <= 3 else 1, [0, 1], ""] for number in range(1, 1601)]
    drawn = {"nodes": nodes, "edges": edges, "types": ["ASSAULT"]}
    with served(pictured) as home:
        page = watch(home)
        page.route("**/network/data.json*", lambda route: route.fulfill(json=drawn))
        page.goto("/network")
        page.wait_for_selector("#network[data-ready='1601'], #network.without")
        if page.locator("#network.without").count():
            assert "no WebGL" in page.locator("[data-status]").inner_text()
            return
        assert page.get_by_label("Lines from").input_value() == "2"
        page.get_by_label("Lines from").select_option("1")
        page.get_by_label("Choose an actor").fill("Actor 0")
        page.keyboard.press("Enter")
        page.locator("#chosen").wait_for()
        assert "and 1585 more" in page.locator("#chosen").inner_text()
