"""Page after page comes what one question would give, and each page goes on where the one before ended."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import date

import pytest

from dragoman.errors import BadRequest
from dragoman.records import Findings
from dragoman.stores import ClaimQuery, EventQuery, FigureQuery, ReportQuery, Store
from dragoman.stores.pages import every, page, page_of_reports

Found = Callable[..., Findings]

TEXTS = [
    ("Envoys met ministers in Tarsa. Planes struck depots.", 9, "Coast Wire"),
    ("Planes struck depots in Tarsa.", 3, "Coast Wire"),
    ("Jets struck bridges. Rebels struck camps. Envoys met elders.", 5, "Hill Post"),
    ("Elders met envoys. Troops struck barns.", None, "Hill Post"),
    ("Troops met rebels.", None, "Coast Wire"),
]


@pytest.fixture
def told(store: Store, found: Found) -> Store:
    for text, day, publisher in TEXTS:
        store.add(found(text, day=day, publisher=publisher))
    return store


@pytest.mark.parametrize("rows", [1, 2, 3, 100])
def test_pages_of_events_give_what_one_question_gives(told: Store, rows: int) -> None:
    whole = list(told.events(EventQuery()))
    assert len(whole) == 9
    assert list(every(told, EventQuery(), rows)) == whole


@pytest.mark.parametrize("rows", [1, 2, 100])
def test_pages_of_reports_give_what_one_question_gives(told: Store, rows: int) -> None:
    shown, after = [], None
    while True:
        part = page_of_reports(told, ReportQuery(), rows, after)
        shown += part.items
        after = part.next
        if after is None:
            break
    assert shown == list(told.documents())


def test_pages_of_claims_and_figures_come_in_the_order_of_reports(told: Store) -> None:
    assert list(every(told, ClaimQuery(), 1)) == list(told.claims())
    assert list(every(told, FigureQuery(), 1)) == list(told.figures())


def test_a_page_goes_on_where_the_one_before_ended_whatever_came_in(told: Store, found: Found) -> None:
    first = page(told, EventQuery(), 2)
    before = [event.id for _, event in every(told, EventQuery(), 2)]
    told.add(found("Guards struck boats.", day=1))
    second = page(told, EventQuery(), 2, first.next)
    assert [event.id for _, event in second.items] == before[2:4]


@pytest.mark.parametrize("cursor", ["x", "!!", "WzFd", "W10", "bnVsbA", "WyIxIiwiMiIsIjMiLHRydWVd"])
def test_a_made_up_cursor_is_told_to_be_none(told: Store, cursor: str) -> None:
    with pytest.raises(BadRequest, match="expected one that a page gave"):
        page(told, EventQuery(), 2, cursor)


def test_a_publisher_is_asked_for(told: Store) -> None:
    found = [document.publisher for document, _ in told.events(EventQuery(publisher="Hill Post"))]
    assert len(found) == 5
    assert set(found) == {"Hill Post"}
    assert len(list(told.documents(ReportQuery(publisher="Hill Post")))) == 2


def test_words_of_the_report_are_asked_for(told: Store) -> None:
    whole = [event.trigger.quote for _, event in told.events(EventQuery(text="barns OR bridges"))]
    assert len(whole) == 5
    assert [event.trigger.quote for _, event in every(told, EventQuery(text="barns OR bridges"), 2)] == whole
    with pytest.raises(BadRequest, match="expected a word"):
        list(told.events(EventQuery(text="-barns")))


def test_whether_it_happened_is_asked_for(told: Store) -> None:
    kinds = {event.realis for _, event in told.events()}
    assert kinds == {"actual"}
    assert len(list(told.events(EventQuery(realis="actual")))) == 9
    assert list(told.events(EventQuery(realis="planned"))) == []


def test_as_of_a_day_later_reports_are_not_there(told: Store) -> None:
    assert len(list(every(told, EventQuery(reported_by=date(2025, 5, 5)), 2))) == 4


@pytest.mark.parametrize(
    "made_up",
    [["2025-05-03", "2025-05-03", "a", 2**63], ["\ud800", "~", "a", 1], ["\0", "~", "a", 1], [[], "~", "a", 1], {}],
)
def test_no_cursor_that_somebody_made_up_reaches_the_database(told: Store, made_up: object) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(made_up).encode()).decode()
    with pytest.raises(BadRequest, match="expected one that a page gave"):
        page(told, EventQuery(), 2, cursor)
