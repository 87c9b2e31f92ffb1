"""The track of talks: steps, proposals with their answers, and how things stood from day to day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dragoman.accounts import Status, Step
from dragoman.records import Actor, Period
from dragoman.web.pages.processes import band, last_dated, proposals, track

if TYPE_CHECKING:
    from playwright.sync_api import Page

NORLAND, LEAGUE = Actor("Norland"), Actor("Northern League")


def step(kind: str, day: int, *by: Actor, answer: str | None = None) -> Step:
    period = Period.of_day(date(2025, 3, day))
    return Step(kind, period, by, (), None, answer, (), (), (), ("a",), f"process/{kind}")


def test_an_answer_belongs_to_the_proposal_before_it() -> None:
    steps = [
        step("proposal", 1),
        step("response", 2, NORLAND, answer="accepted"),
        step("response", 3, LEAGUE, answer="in part"),
        step("proposal", 5),
        step("response", 6, LEAGUE, answer="refused"),
    ]
    first, second = proposals(steps)
    assert [(one.party, one.answer, one.number) for one in first.answers] == [
        ("Norland", "accepted", 1),
        ("Northern League", "in part", 2),
    ]
    assert [(one.party, one.answer) for one in second.answers] == [("Northern League", "refused")]


def test_an_answer_to_nothing_is_nobodys() -> None:
    assert proposals([step("response", 2, NORLAND, answer="accepted")]) == []


def test_the_band_is_filled_from_its_first_status_to_its_last() -> None:
    told = [Status(date(2025, 3, 1), "talks", 0), Status(date(2025, 3, 11), "in force", 3)]
    stretches = band(told, date(2025, 3, 21))
    assert stretches[0].left == 0
    assert stretches[1].left == pytest.approx(stretches[0].width)
    assert stretches[1].left + stretches[1].width == pytest.approx(1000)
    assert [(one.status, one.until) for one in stretches] == [("talks", date(2025, 3, 11)), ("in force", None)]


def test_the_status_of_one_day_has_a_width() -> None:
    (only,) = band([Status(date(2025, 3, 1), "talks", 0)], None)
    assert (only.left, only.width) == (0, 1000)


def test_what_is_planned_was_not_done_last() -> None:
    assert last_dated([step("round", 3), step("round planned", 9)]) == date(2025, 3, 3)


@pytest.mark.model
def test_a_step_leads_to_its_words(client: TestClient) -> None:
    (id,) = set(re.findall(r'href="/processes/([0-9a-f]+)"', client.get("/processes").text))
    text = client.get(f"/processes/{id}").text
    _, start, end = re.findall(r"/reports/([0-9a-f]+)\?at=(\d+)-(\d+)#here", text)[0]
    assert int(start) < int(end)
    assert client.get("/processes/0123").status_code == 404
    assert "breach" in text


@pytest.mark.model
def test_before_the_truce_was_told_of_there_is_none(client: TestClient) -> None:
    (id,) = set(re.findall(r'href="/processes/([0-9a-f]+)"', client.get("/processes").text))
    then = client.get(f"/processes/{id}?as_of=2024-02-10").text
    assert "proposal on the table" in then
    assert "now broken" not in then
    assert "now broken" in client.get(f"/processes/{id}").text


@pytest.mark.model
def test_the_day_of_the_breach_is_found_by_a_newcomer(desk_at: str, watch: Callable[..., Page]) -> None:
    page = watch(desk_at)
    page.goto("/")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Talks").click()
    page.get_by_role("link", name=re.compile("Freedom Front")).first.click()
    page.locator(".legend").get_by_text("broken").locator("..").get_by_role("link").click()
    step = page.locator(".step:target")
    assert "breach" in step.inner_text()
    assert step.locator("blockquote").first.is_visible()


@pytest.mark.model
def test_other_reports_of_a_track_are_asked_for_together(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    store = client.app.state.desk.store  # type: ignore[attr-defined]
    process = max(client.app.state.desk.processes(), key=lambda one: len(one.steps))  # type: ignore[attr-defined]
    whole, asked = [], []
    document, these = store.document, store.reports.these
    monkeypatch.setattr(store, "document", lambda id: whole.append(id) or document(id))
    monkeypatch.setattr(type(store.reports), "lines", lambda _, ids: asked.append(ids) or these(ids))
    shown = track(store, process.steps)
    assert [len(one.passages) + len(one.others) for one in shown] == [len(one.documents) for one in process.steps]
    assert any(one.others for one in shown)
    assert len(whole) == sum(len(one.passages) for one in shown)
    assert len(asked) == 1


@pytest.mark.model
def test_a_long_list_of_talks_and_cases_comes_in_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = client.app.state.desk  # type: ignore[attr-defined]
    talks, cases = desk.processes(), desk.proceedings()
    many = [replace(talks[0], parties=(Actor(f"Side {number}"), NORLAND)) for number in range(70)]
    trials = [replace(cases[0], court=f"Court {number}") for number in range(60)]
    monkeypatch.setattr(type(desk), "processes", lambda *_: many)
    monkeypatch.setattr(type(desk), "proceedings", lambda *_: trials)

    def ids(page: str, of: str) -> list[str]:
        return re.findall(rf"/{of}/([0-9a-f]{{20}})", page)

    first = unescape(client.get("/processes").text)
    assert (len(ids(first, "processes")), len(ids(first, "proceedings"))) == (50, 50)
    assert ">70</span>" in first
    (following,) = re.findall(r'rel="next" href="(/processes\?cursor=50)"', first)
    second = unescape(client.get(following).text)
    assert len(ids(second, "processes")) == 20
    assert set(ids(first, "processes")).isdisjoint(ids(second, "processes"))
    assert "/processes?cursor=50&courts=50" in second
