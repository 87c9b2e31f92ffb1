"""Tolls: a series for each source, what is disputed, and the words of each number."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dragoman.accounts import Count, Toll
from dragoman.web.filters import Filters
from dragoman.web.pages.tolls import chart, is_disputed, select, series_of
from dragoman.web.paging import part

if TYPE_CHECKING:
    from playwright.sync_api import Page


def count(low: int | None, high: int | None, source: str, day: int = 1, of: str | None = None) -> Count:
    told = f"{source} {low} {high} {day} {of}"
    return Count("killed", low, high, False, of, source, date(2025, 3, day), (told,), ("a",))


def toll(*counts: Count, scope: str = "cumulative", incident: str | None = None) -> Toll:
    return Toll(scope, "killed", incident, None, counts)  # type: ignore[arg-type]


def test_the_latest_number_is_that_of_everybody() -> None:
    (series,) = series_of([count(12, 12, "ministry"), count(3, 3, "ministry", 5, of="soldiers")])
    assert series.latest.low == 12


def test_two_sources_that_cannot_both_be_right_are_disputed() -> None:
    assert is_disputed(toll(count(12, 12, "ministry"), count(40, 40, "monitor")))


@pytest.mark.parametrize(
    "others",
    [
        (count(12, None, "ministry"), count(40, 40, "monitor")),
        (count(12, 15, "ministry"), count(15, 20, "monitor")),
        (count(12, 12, "ministry"), count(3, 3, "monitor", of="children")),
    ],
)
def test_numbers_that_may_both_be_right_are_not(others: tuple[Count, ...]) -> None:
    assert not is_disputed(toll(*others))


def test_tolls_over_time_come_first_and_then_the_latest() -> None:
    over_time, early, late = (
        toll(count(900, 900, "ministry")),
        toll(count(2, 2, "police", 3), scope="incident", incident="a"),
        toll(count(5, 5, "police", 9), scope="incident", incident="b"),
    )
    assert select([early, late, over_time], Filters()) == [over_time, late, early]
    assert select([early, late, over_time], Filters(since=date(2025, 3, 5))) == [late]
    assert select([early, late, over_time], Filters(text="MINISTRY")) == [over_time]


def test_a_toll_of_several_numbers_comes_before_one_that_says_less() -> None:
    single = toll(count(9, 9, "ministry", 9))
    grown = toll(count(5, 5, "ministry", 1), count(7, 7, "ministry", 2))
    assert select([single, grown], Filters()) == [grown, single]


def test_a_number_must_lie_between_both_days() -> None:
    around = toll(count(2, 2, "police", 3), count(4, 4, "police", 20))
    assert select([around], Filters(since=date(2025, 3, 8), until=date(2025, 3, 12))) == []
    assert select([around], Filters(since=date(2025, 3, 8), until=date(2025, 3, 20))) == [around]


def test_what_is_not_disputed_can_be_asked_for() -> None:
    disputed, agreed = toll(count(12, 12, "ministry"), count(40, 40, "monitor")), toll(count(900, 900, "ministry"))
    assert select([disputed, agreed], Filters(disputed=True)) == [disputed]
    assert select([disputed, agreed], Filters(disputed=False)) == [agreed]


def test_the_chart_keeps_open_ends_open() -> None:
    drawn = chart(series_of([count(12, None, "ministry"), count(None, 40, "army", 2), count(3, 3, "army", 4, of="x")]))
    points = {one["source"]: [point[1:3] for point in one["points"]] for one in drawn["series"]}
    assert points == {"ministry": [[12, None]], "army": [[None, 40]]}


def test_a_long_list_is_told_in_parts() -> None:
    first, last = part(range(7), None, 3), part(range(7), "6", 3)
    assert (list(first.items), first.earlier, first.later, first.told) == ([0, 1, 2], None, "3", "1–3 of 7")
    assert (list(last.items), last.earlier, last.later) == ([6], "3", None)


@pytest.mark.model
def test_who_says_how_many_died_is_one_click_from_its_sentence(client: TestClient) -> None:
    listed = client.get("/tolls?measure=killed&disputed=yes").text
    id = re.findall(r'href="/tolls/([0-9a-f]+)"', listed)[0]
    page = client.get(f"/tolls/{id}").text
    assert re.search(r"/reports/[0-9a-f]+\?at=\d+-\d+#here", page)
    assert client.get("/tolls/0123").status_code == 404
    assert client.get("/tolls?measure=killed&cursor=x").status_code == 400


@pytest.mark.model
def test_a_single_number_is_drawn_among_its_days_and_its_words_fit_a_small_screen(
    client: TestClient, desk_at: str, watch: Callable[..., Page]
) -> None:
    told = client.get("/api/v1/tolls?limit=500").json()["items"]
    one = next(toll for toll in told if len(toll["counts"]) == 1 and not toll["counts"][0]["of"])
    page = watch(desk_at, width=390)
    page.goto(f"/tolls/{one['id']}")
    page.locator("#chart canvas").wait_for()
    words = page.locator("table.numbers td").last.bounding_box()
    assert words is not None
    assert words["x"] + words["width"] <= 390
    assert page.get_by_role("table").last.get_by_role("cell").count() == 4
    assert page.get_by_role("columnheader").count() >= 4


@pytest.mark.model
def test_the_chart_is_drawn(desk_at: str, watch: Callable[..., Page]) -> None:
    page = watch(desk_at, dark=True)
    page.goto("/tolls?measure=killed")
    page.locator(".tolls a").first.click()
    page.locator("#chart canvas").wait_for()
    assert page.locator("#chart .u-legend").inner_text()
    page.locator("[data-theme-switch]").click()
    assert page.locator("#chart canvas").count() == 1
