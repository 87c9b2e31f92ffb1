"""TIMEX3 values and the days they cover."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.extractors import calendar
from dragoman.extractors.calendar import Sense

CASES = [
    (calendar.month(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    (calendar.month(2024, 0), "2023-12", date(2023, 12, 1), date(2023, 12, 31)),
    (calendar.month(2024, 13), "2025-01", date(2025, 1, 1), date(2025, 1, 31)),
    (calendar.week(date(2021, 1, 2)), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
    (calendar.weekend(date(2019, 7, 16)), "2019-W29-WE", date(2019, 7, 20), date(2019, 7, 21)),
    (calendar.quarter(2022, 4), "2022-Q4", date(2022, 10, 1), date(2022, 12, 31)),
    (calendar.quarter(2022, 0), "2021-Q4", date(2021, 10, 1), date(2021, 12, 31)),
    (calendar.half(2019, 2), "2019-H2", date(2019, 7, 1), date(2019, 12, 31)),
    (calendar.season(2019, "WI"), "2019-WI", date(2019, 12, 1), date(2020, 2, 29)),
    (calendar.decade(197), "197", date(1970, 1, 1), date(1979, 12, 31)),
    (calendar.century(13), "12", date(1201, 1, 1), date(1300, 12, 31)),
    (calendar.range_of(calendar.year(2007), calendar.year(2008)), "2007/2008", date(2007, 1, 1), date(2008, 12, 31)),
    (calendar.night_of(date(2024, 2, 29)), "2024-02-29TNI", date(2024, 2, 29), date(2024, 3, 1)),
]


@pytest.mark.parametrize(("sense", "value", "first", "last"), CASES, ids=[case[1] for case in CASES])
def test_a_value_covers_its_days(sense: Sense, value: str, first: date, last: date) -> None:
    assert sense.value == value
    assert sense.period is not None
    assert (sense.period.start, sense.period.last) == (first, last)


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (8, "Y", "P8Y"),
        (None, "W", "PXW"),
        (0.5, "TH", "PT30M"),
        (1.5, "Y", "P18M"),
        (2, "FN", "P4W"),
        (1, "DE", "P10Y"),
        (4, "DE", "P4DE"),
        (None, "TH", "PTXH"),
    ],
)
def test_a_length_is_written_as_iso_8601(amount: float | None, unit: str, value: str) -> None:
    assert calendar.length(amount, unit) == value


def test_february_has_no_thirtieth_day() -> None:
    assert calendar.day_of(2024, 2, 30) is None


def test_only_one_day_is_a_day() -> None:
    assert calendar.day(date(2024, 2, 29)).day == date(2024, 2, 29)
    assert calendar.month(2024, 2).day is None
    assert calendar.vague("PAST_REF").day is None


@pytest.mark.parametrize(
    ("day", "amount", "unit", "other"),
    [
        (date(2024, 3, 31), -1, "M", date(2024, 2, 29)),
        (date(2024, 1, 30), -1, "M", date(2023, 12, 30)),
        (date(2024, 2, 29), 1, "Y", date(2025, 2, 28)),
        (date(2024, 3, 15), -3, "W", date(2024, 2, 23)),
        (date(2024, 3, 15), 8, "TH", None),
        (date(2024, 3, 15), -9000, "Y", None),
    ],
)
def test_a_day_is_moved_by_units_to_a_day_that_there_is(day: date, amount: int, unit: str, other: date | None) -> None:
    assert calendar.moved(day, amount, unit) == other
