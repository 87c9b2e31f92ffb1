"""The toll of an incident, and how it is held against the ranges that people wrote down."""

from __future__ import annotations

from collections import Counter

from dragoman.records import Evidence, Figure, Span
from evaluation.casualties import judge, overlap, summary, toll


def figure(low: int | None, high: int | None, measure: str = "killed") -> Figure:
    words = Evidence("d", Span(0, 1), "x")
    return Figure(words, measure, low, high, False, None, None, None, None, None, "figure/killed")


def test_the_toll_is_the_largest_figure_with_those_near_it() -> None:
    assert toll([figure(8, 8), figure(10, 10), figure(2, 2)], "killed") == (8, 10)


def test_an_open_side_ends_where_the_other_stands() -> None:
    assert toll([figure(12, None)], "killed") == (12, 12)
    assert toll([figure(None, 400)], "killed") == (400, 400)


def test_there_is_no_toll_without_a_figure_of_the_measure() -> None:
    assert toll([figure(3, 3, "injured")], "killed") is None


def test_ranges_overlap_where_they_share_a_number() -> None:
    assert overlap((1, 3), (3, 5))
    assert not overlap((1, 2), (3, 5))


def test_shares_are_of_the_incidents_with_a_range() -> None:
    counts: Counter[str] = Counter()
    for expected, found in (((2, 2), (2, 2)), ((2, 6), (5, 5)), ((9, 9), None), (None, (1, 1))):
        counts += judge("killed", expected, found)
    table = summary(counts)
    assert (table["killed_incidents"], table["killed_equal"], table["killed_overlap"]) == (3, 0.3333, 0.6667)
