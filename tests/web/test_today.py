"""Today: what became known since a day, bounded however many reports there are, and an empty store that helps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dragoman.records import Document, Findings
from dragoman.resolvers import resolve
from dragoman.stores import Store, open_store
from dragoman.web import changes, make_app, morning
from dragoman.web.desk import Desk
from tests.doubles import interpret
from tests.web.conftest import BASE

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST = date(2025, 5, 1)


def of(text: str, day: int, publisher: str = "Coast Wire") -> Findings:
    return interpret(Document(text, published=date(2025, 5, day), publisher=publisher))


def denying(findings: Findings) -> Findings:
    (claim, *_), (event, *_) = findings.claims, findings.events
    return replace(findings, claims=(replace(claim, stance="denies", about=(event.id,)),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kb.db") as store:
        yield store


@pytest.fixture
def told(store: Store) -> Store:
    store.add(of("Planes struck depots; 12 killed.", 3))
    store.add(of("Jets met ministers.", 4))
    store.add(denying(of("Planes struck depots, ministers said that.", 5, "Paper")))
    store.add(of("Drones struck bridges; 5 killed, nurses said nothing.", 9))
    store.resolve(resolve)
    return store


def test_what_became_known_is_of_the_last_three_days_unless_asked_otherwise(told: Store) -> None:
    here = morning.morning(Desk(told))
    assert (here.newest, here.since) == (date(2025, 5, 9), date(2025, 5, 3))
    assert [day for day, _ in here.days] == [date(2025, 5, day) for day in (9, 5, 4, 3)]
    assert here.news is not None
    assert {line.what for line in here.news.known} == {"Consult", "Assault, aerial"}
    (denial,) = here.news.denied
    assert (denial.before.who, denial.after.what) == ("Planes (XYZ GOV) → Depots (XYZ GOV)", "denies")


def test_one_may_ask_since_any_day(told: Store) -> None:
    news = morning.morning(Desk(told), date(2025, 5, 8)).news
    assert news is not None
    assert (news.events, news.claims, news.figures, news.changes) == (1, 1, 1, (0, 0, 0))


@pytest.mark.parametrize("since", [date(2025, 5, 9), date(2030, 1, 1), date.max])
def test_since_a_day_to_come_is_since_the_day_before_the_newest(told: Store, since: date) -> None:
    assert morning.morning(Desk(told), since).since == date(2025, 5, 8)


@pytest.mark.parametrize("since", [date.min, date(1, 1, 2)])
def test_the_first_days_of_the_calendar_are_days_too(told: Store, since: date) -> None:
    assert morning.morning(Desk(told), since).news is not None


def test_so_many_reports_are_looked_through_and_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(morning, "MOST", 10)
    for number in range(30):
        store.add(of(f"Planes struck depots, wave {number}.", 1 + number // 3))
    here = morning.morning(Desk(store), FIRST)
    assert here.since == here.earliest == date(2025, 5, 7)
    assert here.news is not None
    assert here.news.events == 9


def test_a_day_with_more_reports_than_are_looked_through_is_looked_through(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(morning, "MOST", 2)
    for number in range(5):
        store.add(of(f"Planes struck depots, wave {number}.", 9))
    here = morning.morning(Desk(store))
    assert (here.since, here.news is not None and here.news.events) == (date(2025, 5, 8), 5)


def test_a_day_on_which_too_many_reports_came_out_is_listed_and_not_compared(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST", 4)
    monkeypatch.setattr(changes, "differences", lambda *asked, **how: pytest.fail("compared all the same"))
    for number in range(5):
        store.add(of(f"Planes struck depots, wave {number}.", 9))
    here = morning.morning(Desk(store))
    assert (here.news, here.crowd) == (None, 5)
    with TestClient(make_app(store), base_url=BASE) as client:
        page = client.get("/").text
        assert "5 reports came out since then" in page
        assert "Nothing new" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/diff?from=1900-01-01&to=2100-01-01",
        "/api/v1/diff?from=0001-01-01&to=9999-12-31",
        "/export/diff?since=1900-01-01",
    ],
)
def test_who_asks_for_centuries_is_told_how_many_reports_that_are(
    told: Store, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    with TestClient(make_app(told), base_url=BASE) as client:
        assert client.get(path).status_code == 200
    monkeypatch.setattr(changes, "MOST", 3)
    with TestClient(make_app(told), base_url=BASE) as client:
        answer = client.get(path)
        assert answer.status_code == 400
        assert "4 reports came out, and no more than 3 are looked through here" in answer.text


def test_a_store_without_dates_has_no_news(store: Store) -> None:
    store.add(interpret(Document("Planes struck depots.")))
    here = morning.morning(Desk(store))
    assert (here.newest, here.news) == (None, None)


def test_a_step_is_told_in_words() -> None:
    from dragoman.accounts import Step
    from dragoman.records import Actor

    who = (Actor("Northern League"),)
    step = Step("proposal", None, who, (), "Tarsa", "refused", (), (), (), (), "rule", number=2)
    assert morning.step_in_words(step) == "proposal 2, Northern League, in Tarsa: refused"


def test_the_page_shows_denials_beside_what_was_told(told: Store) -> None:
    with TestClient(make_app(told), base_url=BASE) as client:
        page = client.get("/").text
    assert "Denied" in page
    assert "was told" in page
    assert 'href="/?since=2025-05-08"' in page


def test_an_empty_store_says_which_command_fills_it(store: Store) -> None:
    with TestClient(make_app(store), base_url=BASE) as client:
        page = client.get("/").text
    assert "dragoman build clippings/ -o kb.db" in page
    assert "dragoman demo" in page


@pytest.mark.parametrize("since", ["x", "2025-13-01", "2025-05-01 OR 1"])
def test_a_day_that_is_none_is_a_bad_question(told: Store, since: str) -> None:
    with TestClient(make_app(told), base_url=BASE) as client:
        assert client.get("/", params={"since": since}).status_code == 422


def test_what_became_known_is_held_until_the_store_changes(told: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[date] = []
    real = changes.differences

    def counted(store: Store, first: date, last: date, **how: int) -> object:
        calls.append(last)
        return real(store, first, last, **how)

    monkeypatch.setattr(changes, "differences", counted)
    monkeypatch.setattr("dragoman.web.desk.FRESH", -1)
    desk = Desk(told)
    for _ in range(3):
        morning.morning(desk)
    told.add(of("Ships struck depots.", 10))
    morning.morning(desk)
    assert calls == [date(2025, 5, 9), date(2025, 5, 9) + timedelta(days=1)]


@pytest.mark.model
def test_the_demo_opens_with_the_truce_that_broke(desk_at: str, watch: Callable[..., Page]) -> None:
    page = watch(desk_at)
    page.goto("/?since=2024-03-18")
    assert page.get_by_role("heading", name="Became known after 18 March 2024").is_visible()
    assert page.get_by_role("heading", name="Talks").is_visible()
    page.locator("section:has(#tolls) .latest a").first.click()
    assert page.locator("article.text").is_visible()
