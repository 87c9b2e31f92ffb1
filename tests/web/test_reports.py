"""The list of reports: by day, copies under what they repeat, filters, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from dragoman.records import Document, Link
from dragoman.stores import Store, open_store
from dragoman.web import make_app
from dragoman.web.desk import Desk
from dragoman.web.filters import Filters
from dragoman.web.pages.reports import SHOWN, shelf
from tests.doubles import interpret
from tests.web.conftest import BASE

ORIGINAL = Document("Planes struck depots; 12 killed, medics said nothing.", "Strike", date(2025, 6, 2), "Coast Wire")
COPY = Document("Planes struck depots; 12 killed, medics said nothing!", "Raid", date(2025, 6, 3), "Hill Post")
UNDATED = Document("Envoys met ministers.", None, None, None)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("reports") / "shelf.db") as store:
        for document in (ORIGINAL, COPY, UNDATED):
            store.add(interpret(document))
        for number in range(SHOWN):
            store.add(interpret(Document(f"Rain, day {number}.", None, date(2025, 5, 1 + number % 3), "Weather")))
        store.link([Link("copy", ORIGINAL.id, COPY.id, "same", 0.99, "copies")], "copies")
        yield store


@pytest.fixture(scope="module")
def ask(store: Store) -> Iterator[TestClient]:
    with TestClient(make_app(store), base_url=BASE) as client:
        yield client


def test_reports_come_by_day_the_latest_first_the_undated_last(store: Store) -> None:
    first = shelf(Desk(store), Filters())
    assert first.later is not None
    second = shelf(Desk(store), Filters(), first.later)
    days = [day.day for day in (*first.days, *second.days)]
    assert days == [date(2025, 6, 2), date(2025, 5, 3), date(2025, 5, 2), date(2025, 5, 1), date(2025, 5, 1), None]
    shown = [report.id for part in (first, second) for day in part.days for report in day.reports]
    assert (len(shown), len(set(shown)), first.count) == (SHOWN + 2, SHOWN + 2, SHOWN + 2)


def test_a_copy_stands_under_what_it_repeats(store: Store) -> None:
    (report,) = shelf(Desk(store), Filters()).days[0].reports
    assert report.id == ORIGINAL.id
    assert [copy.id for copy in report.copies] == [COPY.id]
    assert report.found == {"events": 1, "claims": 1, "figures": 1}


def test_whoever_asks_for_its_publisher_sees_a_copy_too(store: Store) -> None:
    (day,) = shelf(Desk(store), Filters(publisher="Hill Post")).days
    assert [(report.id, report.original) for report in day.reports] == [(COPY.id, ORIGINAL.id)]


def test_a_pair_judged_to_be_different_is_not_folded(store: Store) -> None:
    store.link([Link("copy", ORIGINAL.id, COPY.id, "different", 1.0, "person/ann")], "person/ann")
    try:
        found = shelf(Desk(store), Filters(since=date(2025, 6, 1)))
        assert [report.id for day in found.days for report in day.reports] == [COPY.id, ORIGINAL.id]
        assert not any(report.copies or report.original for day in found.days for report in day.reports)
    finally:
        store.link([], "person/ann")


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"text": "struck"}, 1),
        ({"text": "struck", "publisher": "Hill Post"}, 1),
        ({"since": date(2025, 5, 3)}, 17),
        ({"until": date(2025, 5, 1)}, 17),
        ({"as_of": date(2025, 5, 2)}, 34),
        ({"publisher": "weather"}, 0),
    ],
)
def test_filters(store: Store, asked: dict[str, object], number: int) -> None:
    assert shelf(Desk(store), Filters(**asked)).count == number  # type: ignore[arg-type]


def test_the_page_counts_folds_and_goes_on(ask: TestClient) -> None:
    page = ask.get("/reports").text
    assert f"{SHOWN + 2} reports" in page
    assert "1 copy" in page
    assert re.search(r'rel="next" href="/reports\?cursor=', page)
    later = re.search(r'rel="next" href="([^"]+)"', page)
    assert later is not None
    assert "Date unknown" in ask.get(later[1].replace("&amp;", "&")).text


@pytest.mark.parametrize("cursor", ["x", "2025-05-01~", "~" + "g" * 20, "' ~" + "0" * 20])
def test_a_cursor_that_no_page_gave_is_a_bad_question(ask: TestClient, cursor: str) -> None:
    assert ask.get("/reports", params={"cursor": cursor}).status_code == 400


def test_bad_words_are_answered_with_help(ask: TestClient) -> None:
    answer = ask.get("/reports", params={"text": '"'})
    assert answer.status_code == 400
    assert "expected a word to look for" in answer.text


@pytest.mark.parametrize("before", ["/chronology", "/map", "/network"])
def test_the_list_is_shown_after_any_other_view_that_offers_publishers(store: Store, before: str) -> None:
    with TestClient(make_app(store), base_url=BASE) as client:
        for path in (before, "/reports", "/search?text=rain", before):
            assert client.get(path).status_code == 200
        assert "Coast Wire (" in client.get("/reports").text
        assert ">Coast Wire</option>" in client.get("/search?text=rain").text
