"""The map: points and areas, never a point for what is not known so closely; the places as a list."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dragoman.stores import Spot, Store
from dragoman.web import make_app
from dragoman.web.assets import FOLDER
from dragoman.web.pages.atlas import LISTED, disputed_borders, drawing, point
from dragoman.web.paging import part
from tests.web.conftest import BASE, served
from tests.web.pictured import pictured, pictured_place

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["pictured", "pictured_place"]

TARSA = Spot(48.0, 35.25, "town", "Tarsa", "UKR", 3, 1)


@pytest.fixture(scope="module")
def asked(pictured: Store) -> Iterator[TestClient]:
    with TestClient(make_app(pictured), base_url=BASE) as client:
        yield client


def test_a_point_is_written_as_a_script_writes_it() -> None:
    assert point(TARSA) == "48,35.25"


def test_a_country_is_drawn_by_its_number_so_that_it_has_its_own_size() -> None:
    lebanon = TARSA._replace(precision="country", country="LBN", name="Lebanon")
    assert json.loads(drawing((TARSA, lebanon)))["rows"] == [
        [48.0, 35.25, 1, 3, 1, "Tarsa"],
        [48.0, 35.25, 4, 3, 1, "Lebanon", "422"],
    ]


def test_a_precision_that_nobody_knows_is_an_area() -> None:
    assert json.loads(drawing((TARSA._replace(precision="about"),)))["rows"][0][2] == 6


def test_the_list_of_places_comes_in_parts() -> None:
    listed = part((TARSA,) * 70, None, LISTED)
    assert (len(listed.items), listed.later, listed.whole) == (60, "60", 70)
    assert (part((TARSA,) * 70, "60", LISTED).earlier, part((TARSA,) * 70, "60", LISTED).later) == ("", None)


def test_the_list_tells_each_place_and_how_closely_it_is_known(asked: TestClient) -> None:
    page = asked.get("/map").text
    assert "3 places" in page
    assert 'data-at="48.5,35.5"' in page
    assert '<span class="soft small">region</span>' in page


def test_a_place_lists_its_incidents(asked: TestClient) -> None:
    page = asked.get("/map?at=48.5,35.5").text
    assert "3 incidents" in page
    assert page.count('href="/incidents/') == 3


def test_a_place_that_is_not_here_leads_to_the_list(asked: TestClient) -> None:
    assert "3 places" in asked.get("/map?at=1,1").text


def test_as_of_a_day_only_what_had_been_reported_is_on_the_map(asked: TestClient) -> None:
    assert asked.get("/map/data.json?as_of=2025-03-10").json()["rows"] == [[48.5, 35.5, 1, 2, 0, "Tarsa"]]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/map", "/map?at=48.5,35.5", "/network", "/chronology?type=ASSAULT"])
def test_pictures_of_something_can_be_used_by_everyone(
    pictured: Store, watch: Callable[..., Page], path: str, width: int, dark: bool
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with served(pictured) as home:
        page = watch(home, width, dark)
        page.goto(path)
        page.wait_for_selector("figure[data-ready], figure.without")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("at", ["x", "1", "1,2,3", "1e9,2", "<b>,1"])
def test_what_is_no_point_is_not_asked_for(asked: TestClient, at: str) -> None:
    assert asked.get("/map", params={"at": at}).status_code == 422


def test_each_disputed_border_is_one_that_the_map_has() -> None:
    shapes = json.loads((FOLDER / "vendor/land-and-borders-50m.json").read_text(encoding="utf-8"))
    known = {shape.get("id") for shape in shapes["objects"]["countries"]["geometries"]}
    told = json.loads((FOLDER / "disputed.json").read_text(encoding="utf-8"))
    ends = {end for border in told["borders"] for end in border["between"]}
    assert ends <= known | set(told["areas"])
    assert set(told["areas"]) <= ends
    assert all(len(border["between"]) == 2 for border in told["borders"])


def test_the_page_says_which_borders_it_draws_dashed(asked: TestClient) -> None:
    page = asked.get("/map").text
    assert "Boundaries do not imply endorsement" in page
    assert all(about[1:] in page for about in disputed_borders())


def test_no_name_of_a_country_is_taken_from_its_shape() -> None:
    shapes = json.loads((FOLDER / "vendor/land-and-borders-50m.json").read_text(encoding="utf-8"))
    assert not any(shape.get("properties") for shape in shapes["objects"]["countries"]["geometries"])


def test_a_browser_draws_every_disputed_border_dashed_and_opens_a_place(
    pictured: Store, watch: Callable[..., Page]
) -> None:
    with served(pictured) as home:
        page = watch(home)
        page.goto("/map")
        page.wait_for_selector("#map[data-ready='3']")
        assert int(page.locator("#map").get_attribute("data-dashes") or 0) >= len(disputed_borders())
        page.locator("#map canvas").focus()
        page.keyboard.press("n")
        page.locator("#said").filter(has_text="Tarsa: 3 incidents").wait_for(state="attached")
        page.keyboard.press("Enter")
        page.wait_for_url("**/map?at=48.5%2C35.5")
        assert page.locator("#here-heading").inner_text() == "Tarsa"
        page.get_by_role("link", name="All places").click()
        page.get_by_role("link", name="Red Valley").click()
        page.wait_for_url("**/map?at=47%2C33")
