"""How found places are counted against those of the annotators."""

from __future__ import annotations

from typing import Any

from dragoman.records import Span
from evaluation.places import Found, score

DAMASCUS, ALEPPO = (33.51, 36.29), (36.2, 37.16)


def gold(start: int, end: int, point: tuple[float, float] | None = None) -> dict[str, Any]:
    row: dict[str, Any] = {"start": start, "end": end}
    return row | {"lat": str(point[0]), "lon": str(point[1])} if point else row


def test_a_name_is_found_where_spans_overlap_and_counts_once() -> None:
    mine = [Found(Span(0, 8), DAMASCUS, None), Found(Span(2, 8), DAMASCUS, None)]
    table = score([(mine, [gold(0, 8, DAMASCUS), gold(20, 26, ALEPPO)])])
    assert (table["toponyms"]["precision"], table["toponyms"]["recall"]) == (0.5, 0.5)


def test_near_is_within_a_hundred_miles_and_both_ways_are_counted_on_the_same_names() -> None:
    mine = [Found(Span(0, 8), DAMASCUS, ALEPPO), Found(Span(20, 26), DAMASCUS, DAMASCUS)]
    table = score([(mine, [gold(0, 8, DAMASCUS), gold(20, 26, DAMASCUS)])])
    assert (table["within_161_km"], table["within_161_km_most_populous"], table["placed"]) == (1.0, 0.5, 2)


def test_a_name_without_a_point_is_far_and_one_that_nobody_placed_is_not_counted() -> None:
    mine = [Found(Span(0, 8), None, None), Found(Span(20, 26), ALEPPO, ALEPPO)]
    table = score([(mine, [gold(0, 8, DAMASCUS), gold(20, 26)])])
    assert (table["within_161_km"], table["placed"]) == (0.0, 1)


def test_nothing_found_scores_nothing() -> None:
    assert score([([], [gold(0, 8, DAMASCUS)])])["toponyms"]["f1"] == 0.0
