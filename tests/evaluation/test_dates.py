"""Dates of GUM as days, and how they are matched."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.records import Evidence, Period, Span, TimeExpression
from evaluation.dates import count, days_of, summary


@pytest.mark.parametrize(
    ("gold", "days"),
    [
        ({"when": "2024-05-02"}, (date(2024, 5, 2), date(2024, 5, 2))),
        ({"when": "2024-02"}, (date(2024, 2, 1), date(2024, 2, 29))),
        ({"when": "2024"}, (date(2024, 1, 1), date(2024, 12, 31))),
        ({"from": "2024-05", "to": "2024-06"}, (date(2024, 5, 1), date(2024, 6, 30))),
        ({"notAfter": "2024"}, (None, date(2024, 12, 31))),
        ({"when": "--05-02"}, (None, None)),
    ],
)
def test_a_date_of_gum_is_read_as_days(gold: dict[str, str], days: tuple[date | None, date | None]) -> None:
    assert days_of(gold) == days


def test_an_expression_counts_once_and_only_with_its_days() -> None:
    found = [time(0, 6, date(2024, 5, 2)), time(10, 16, date(2024, 5, 3)), time(30, 36, date(2024, 5, 4))]
    gold = [{"start": 0, "end": 6, "when": "2024-05-02"}, {"start": 9, "end": 16, "when": "2024-05-01"}]
    counts = count(gold, found)
    assert (counts["gold"], counts["found"], counts["overlap"], counts["days"]) == (2, 3, 2, 1)
    assert summary(counts)["interval_f1"] == pytest.approx(2 / 5)


def time(start: int, end: int, day: date) -> TimeExpression:
    evidence = Evidence("test", Span(start, end), "x" * (end - start))
    return TimeExpression(evidence, "DATE", day.isoformat(), Period.of_day(day), "test")
