"""The headcount of an incident, held against the ranges that people wrote down."""

from __future__ import annotations

from collections import Counter

import pytest

from dragoman.records import Evidence, Headcount, Span, Tally
from evaluation.casualties import Range, judge, kind, overlap, page, summary


def headcount(low: int, high: int, by: str = "tally/number") -> Headcount:
    words = Evidence("d", Span(0, 1), "x")
    tally = Tally(words, "killed", low, high, "everyone", None, (), None, False, by)
    return Headcount("killed", False, low, high, (tally,))


def test_ranges_overlap_where_they_share_a_number() -> None:
    assert overlap((1, 3), (3, 5))
    assert not overlap((1, 2), (3, 5))


def test_shares_are_of_the_incidents_with_a_range() -> None:
    counts: Counter[str] = Counter()
    for expected, found in (((2, 2), (2, 2)), ((2, 6), (5, 5)), ((9, 9), None), (None, (1, 1))):
        counts += judge("killed", expected, found)
    table = summary(counts)
    assert (table["killed_incidents"], table["killed_equal"], table["killed_overlap"]) == (3, 0.3333, 0.6667)


def test_dozens_are_equal_only_where_they_are_read_as_the_assessors_do() -> None:
    counts = judge("injured", (12, 24), (24, 24))
    assert (counts["injured.equal"], counts["injured.equal_but_for_dozens"], counts["injured.overlap"]) == (0, 1, 1)


@pytest.mark.parametrize(
    ("expected", "found", "told"),
    [
        ((3, 3), headcount(3, 3), "equal"),
        ((3, 3), None, "nothing found"),
        (None, headcount(3, 3), "found where nobody wrote a range"),
        ((12, 24), headcount(24, 24), "dozens, 12-24 to the assessors"),
        ((9, 9), headcount(2, 2, "tally/plural"), "only vague words found"),
        ((9, 9), headcount(2, 2, "tally/names"), "names counted"),
        ((9, 9), headcount(4, 5), "all too low: a part for the whole"),
        ((9, 9), headcount(40, 50), "all too high: others counted, too"),
        ((9, 12), headcount(7, 12), "lowest too low"),
        ((9, 12), headcount(9, 11), "highest too low"),
        ((9, 12), headcount(8, 13), "both ends off"),
    ],
)
def test_each_error_is_of_one_kind(expected: Range | None, found: Headcount | None, told: str) -> None:
    assert kind(expected, found) == told


def test_the_kinds_are_a_table_the_commonest_first() -> None:
    lines = list(page(Counter({("killed", "nothing found"): 1, ("killed", "equal"): 4, ("injured", "equal"): 2})))
    assert [line.split() for line in lines] == [
        ["killed", "injured"],
        ["equal", "4", "2"],
        ["nothing", "found", "1", "0"],
    ]
