"""The list of reports and the words found in them, page by page, alike on either database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dragoman.records import Document, Findings, Link
from dragoman.stores import ReportQuery, Store
from dragoman.stores.fulltext import among
from dragoman.stores.reports import After
from tests.doubles import interpret

#: Days that a report names may be other days at Greenwich.
EARLY = datetime(2025, 5, 4, 1, tzinfo=timezone(timedelta(hours=9)))
LATE = datetime(2025, 5, 3, 23, tzinfo=timezone(timedelta(hours=-9)))
REPORTS = {
    "third": Document("Planes struck depots; 12 killed.", "Strike", date(2025, 5, 3), "Coast Wire"),
    "early": Document("Envoys met ministers.", None, EARLY, "Hill Post"),
    "late": Document("Medics said envoys; nurses said nothing.", None, LATE, "Coast Wire"),
    "copy": Document("Planes struck depots; 12 killed!", None, datetime(2025, 5, 9, tzinfo=UTC), "Hill Post"),
    "undated": Document("Rain fell on envoys.", None, None, None),
}
NAMES = {document.id: name for name, document in REPORTS.items()}


@pytest.fixture
def told(store: Store) -> Store:
    for document in REPORTS.values():
        store.add(interpret(document))
    pair = (REPORTS["third"].id, REPORTS["copy"].id)
    store.link([Link("copy", *pair, "same", 0.9, "copies")], "copies")
    return store


def names(store: Store, **asked: object) -> list[str]:
    return [NAMES[one.id] for one in store.reports.listed(ReportQuery(**asked), 10)]  # type: ignore[arg-type]


def test_the_latest_moment_comes_first_and_the_undated_last(told: Store) -> None:
    assert names(told) == ["copy", "late", "early", "third", "undated"]
    assert names(told, copies=False) == ["late", "early", "third", "undated"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"published_since": date(2025, 5, 4)}, ["copy", "early"]),
        ({"published_until": date(2025, 5, 3)}, ["late", "third"]),
        ({"reported_by": date(2025, 5, 4)}, ["late", "early", "third"]),
        ({"reported_after": date(2025, 5, 3)}, ["copy", "early"]),
        ({"published_since": date.min, "published_until": date.max}, ["copy", "late", "early", "third"]),
        ({"publisher": "Hill Post"}, ["copy", "early"]),
        ({"words": "envoys"}, ["late", "early", "undated"]),
    ],
)
def test_days_are_those_that_the_report_names(told: Store, asked: dict[str, object], expected: list[str]) -> None:
    assert names(told, **asked) == expected
    assert told.reports.count(ReportQuery(**asked)) == len(expected)  # type: ignore[arg-type]


def test_a_list_goes_on_after_any_report(told: Store) -> None:
    after: After | None = None
    shown = []
    while some := told.reports.listed(ReportQuery(), 1, after):
        shown += [NAMES[one.id] for one in some]
        after = (some[-1].instant, some[-1].id)
    assert shown == ["copy", "late", "early", "third", "undated"]


def test_what_is_listed_tells_what_was_found_and_who_repeats_whom(told: Store) -> None:
    third, copy = told.reports.these([REPORTS["third"].id, REPORTS["copy"].id])
    assert third.found == {"events": 1, "figures": 1}
    assert ([one.id for one in third.copies], copy.original) == ([REPORTS["copy"].id], third.id)
    assert (third.first_words, copy.day) == (REPORTS["third"].text, date(2025, 5, 9))


def test_publishers_and_days_are_counted(told: Store) -> None:
    assert told.reports.publishers() == [("Coast Wire", 2), ("Hill Post", 2)]
    days = [(date(2025, 5, 9), 1), (date(2025, 5, 4), 1), (date(2025, 5, 3), 2)]
    assert told.reports.active_days(5) == days
    assert told.reports.active_days(1) == days[:1]


def test_words_are_found_in_what_is_said(told: Store) -> None:
    quotes, more = told.finding.quotes(ReportQuery("envoy"), 10)
    assert [(NAMES[one.document.id], one.claim.content.quote) for one in quotes] == [("late", "envoys")]
    assert [one.document.text[mark.start : mark.end] for one in quotes for mark in one.marks] == ["envoys"]
    assert more is None


def test_reports_with_words_come_in_pages(told: Store) -> None:
    query = ReportQuery("envoys", copies=False)
    pages = [told.finding.reports(query, 2, skip) for skip in (0, 2)]
    found = [NAMES[one.document.id] for page in pages for one in page]
    assert sorted(found) == ["early", "late", "undated"]
    assert told.finding.count(query) == 3


def test_marks_are_where_the_words_stand(told: Store) -> None:
    (hit,) = told.finding.reports(ReportQuery("medic nurse"), 5)
    assert [hit.document.text[mark.start : mark.end] for mark in hit.marks] == ["Medics", "nurses"]


def test_sides_tell_who_acts_on_whom_without_the_events(told: Store) -> None:
    (strike, *_) = told.sides({"ASSAULT"}, ("actual",), by=date(2025, 5, 8))
    assert (strike.actors, strike.recipients) == ({"actor/Planes"}, {"actor/depots"})
    assert strike.day == date(2025, 5, 3)
    assert list(told.sides({"ASSAULT"}, ("actual",), after=date(2025, 5, 3), by=date(2025, 5, 8))) == []
    assert list(told.sides(set(), ("actual",), by=date(2025, 5, 8))) == []


def test_texts_that_are_in_no_store_are_searched_as_those_in_one() -> None:
    texts = ["The envoy of Erdoğan", "none", "Envoys, \x02 envoys\x00", ""]
    found = among(texts, "envoys -erdogan")
    assert {number: [texts[number][span.start : span.end] for span in spans] for number, spans in found.items()} == {
        2: ["Envoys", "envoys"]
    }


def test_a_report_of_which_nothing_was_found_is_listed(store: Store) -> None:
    store.add(Findings(REPORTS["undated"]))
    (only,) = store.reports.listed(ReportQuery(), 5)
    assert (only.found, only.copies, only.published) == ({}, (), None)
