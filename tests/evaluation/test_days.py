"""The days that may be meant are counted as they are annotated."""

from __future__ import annotations

from math import inf

from dragoman.knowledge.signs import LogOdds
from evaluation.days import Choice, find_pairs, measure

MONDAY, FRIDAY = ("2024-04-29", "2024-04-29"), ("2024-05-03", "2024-05-03")
DAYS = {MONDAY: frozenset(("event before",)), FRIDAY: frozenset(("publication",))}
CHOICES = [Choice(DAYS, MONDAY), Choice(DAYS, FRIDAY), Choice(DAYS, (None, None))]


def test_each_day_that_may_be_meant_is_a_pair_right_or_wrong() -> None:
    assert [pair.same for pair in find_pairs(CHOICES)] == [True, False, False, True, False, False]


def test_what_is_chosen_is_right_another_or_of_none() -> None:
    count = measure(CHOICES, LogOdds(0.0, {"event before": 1.0}))
    assert count == {"asked": 3, "dated": 2, "chosen": 3, "right": 1, "none annotated": 1, "another day": 1}


def test_nothing_is_chosen_that_is_not_likely() -> None:
    assert measure(CHOICES, LogOdds(-inf, {}))["chosen"] == 0
