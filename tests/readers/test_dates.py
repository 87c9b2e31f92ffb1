"""Dates as outlets write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dragoman.readers.dates import is_written_as_date, parse

DAY = date(2031, 5, 2)


@pytest.mark.parametrize(
    "stated",
    [
        "2031-05-02",
        "2031/05/02",
        "20310502",
        "2031-05-02T09:30:00",
        "2 May 2031",
        "2nd May 2031",
        "May 2, 2031",
        "MAY 2 2031",
        "Friday, May 2, 2031",
        "Fri, 2 May 2031",
        "02-May-2031",
        "2.5.2031",
        "02.05.2031",
        "May 2, 2031 at 9:30 a.m.",
        " 2  May\n2031 ",
    ],
)
def test_a_day_is_read_however_it_is_written(stated: str) -> None:
    assert parse(stated) == DAY


@pytest.mark.parametrize("month", ["Sept.", "Sep", "September", "SEPTEMBER"])
def test_months_are_read_in_full_and_in_short(month: str) -> None:
    assert parse(f"{month} 9, 2031") == date(2031, 9, 9)


@pytest.mark.parametrize(
    ("stated", "hours"),
    [
        ("2031-05-02T09:30:00+03:00", 3),
        ("2031-05-02T09:30:00.123+0300", 3),
        ("2031-05-02 09:30:00 +03:00", 3),
        ("2031-05-02T09:30Z", 0),
        ("Fri, 02 May 2031 09:30:00 +0300", 3),
        ("Fri, 2 May 2031 09:30:00 GMT", 0),
        ("May 2, 2031, 9:30 AM EDT", -4),
    ],
)
def test_a_time_with_its_zone_is_an_instant(stated: str, hours: int) -> None:
    assert parse(stated) == datetime(2031, 5, 2, 9, 30, tzinfo=timezone(timedelta(hours=hours)))


def test_a_time_without_a_zone_leaves_the_day() -> None:
    assert parse("2031-05-02T23:59:00") == DAY
    assert parse("May 2, 2031 11:59 PM IST") == DAY


def test_seconds_since_1970_are_an_instant() -> None:
    assert parse(1935480600) == parse("1935480600000") == datetime(2031, 5, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("stated", ["2031-02-30", "February 30, 2031", "31.4.2031", "2031-13-01", "2 Foo 2031"])
def test_a_day_that_no_calendar_has_is_refused(stated: str) -> None:
    with pytest.raises(ValueError, match=r"expected a date such as 2025-04-29 .* no day of the calendar"):
        parse(stated)


def test_an_impossible_day_is_written_as_a_date_and_a_count_is_not() -> None:
    assert is_written_as_date("2031-02-30")
    assert is_written_as_date("February 30, 2031")
    assert not is_written_as_date("10 points 2031")
    assert not is_written_as_date("Truce holds")


@pytest.mark.parametrize(
    "stated", ["04/05/2031", "May 2031", "2031", "yesterday", "soon", "", "2031-05-02-03", 17, True]
)
def test_what_means_no_day_or_several_is_refused(stated: object) -> None:
    with pytest.raises(ValueError, match="expected a date"):
        parse(stated)


@pytest.mark.parametrize("stated", ["0001-01-01", "9999-12-31"])
def test_the_years_that_stand_for_nothing_known_are_refused(stated: str) -> None:
    with pytest.raises(ValueError, match="a year that no report has"):
        parse(stated)


def test_an_endless_value_is_refused_and_quoted_short() -> None:
    with pytest.raises(ValueError, match=r"\.\.\.") as refused:
        parse("9" * 1_000_000)
    assert len(str(refused.value)) < 200
