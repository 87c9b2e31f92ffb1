"""The calendar in TIMEX3: a day, a month, a season, a decade, each as a value and the days it covers.

May 2019 is "2019-05", from the first of May up to, not including, the first of June.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.records import DAY, Period, TimeType

WEEK = timedelta(weeks=1)

# Meteorological seasons of the north, where most news is written: first month, years added at its end.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

# The part of a month, as first and last day (from the 21st on: to its end).
STAGES = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means: TIMEX3 type and value, and its days where it has days; of a range, its two ends."""

    type: TimeType
    value: str
    period: Period | None = None
    ends: tuple[Sense, ...] = ()

    @property
    def day(self) -> date | None:
        """The one day it means, or None where it means more than one or none."""
        return self.start if self.start == self.last else None

    @property
    def start(self) -> date | None:
        """Its first day, where that is known."""
        return self.period.start if self.period else None

    @property
    def last(self) -> date | None:
        """Its last day, where that is known."""
        return self.period.last if self.period else None

    def over(self, first: date, last: date) -> Sense:
        """The same words, of other days."""
        return replace(self, period=Period(first, last + DAY)) if first <= last else self


def vague(value: str) -> Sense:
    """A time without a place on the calendar: PAST_REF, PRESENT_REF, FUTURE_REF, XXXX-11-24."""
    return Sense("DATE", value)


def days(first: date, last: date) -> Period:
    return Period(first, last + DAY)


def day(day: date) -> Sense:
    return Sense("DATE", day.isoformat(), Period.of_day(day))


def whole_days(first: date, last: date) -> Sense:
    """One day, or a range of them."""
    return day(first) if first == last else range_of(day(first), day(last))


def range_of(first: Sense, last: Sense) -> Sense:
    """From one day, month or year to another: 2025-04-26/2025-04-28."""
    period = days(first.start, last.last) if first.start and last.last else None
    return Sense("DATE", f"{first.value}/{last.value}", period, (first, last))


def day_of(year: int, month: int, number: int) -> date | None:
    """The day, or None where the month has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def part_of_day(day: date, part: str) -> Sense:
    return Sense("TIME", f"{day.isoformat()}T{part}", Period.of_day(day))


def night_of(day: date) -> Sense:
    # A night begins on the day that names it and ends on the next: "overnight" is both.
    return Sense("TIME", f"{day.isoformat()}TNI", days(day, day + DAY))


def moved(day: date, amount: float, unit: str) -> date | None:
    """The day so many units on, or back; None for less than a day, or where no calendar goes."""
    days = {"D": 1, "NI": 1, "W": 7, "FN": 14, "WE": 7}.get(unit)
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    try:
        if days:
            return day + timedelta(days=round(amount * days))
        if months:
            whole = month(day.year, day.month + round(amount * months))
            return whole.start.replace(day=min(day.day, whole.last.day)) if whole.start and whole.last else None
    except (ValueError, OverflowError):
        return None
    return None


def week(day: date) -> Sense:
    """The ISO week that the day is in."""
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Sense("DATE", f"{year}-W{number:02d}", days(monday, monday + timedelta(days=6)))


def weekend(day: date) -> Sense:
    whole = week(day)
    saturday = day + timedelta(days=6 - day.isoweekday())
    return Sense("DATE", f"{whole.value}-WE", days(saturday, saturday + DAY))


def month(year: int, number: int) -> Sense:
    """A month; ``number`` may run under 1 or over 12, into the years beside."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Sense("DATE", f"{year:04d}-{number:02d}", days(date(year, number, 1), last_of_month(year, number)))


def last_of_month(year: int, number: int) -> date:
    return date(year + number // 12, number % 12 + 1, 1) - DAY


def stage_of_month(whole: Sense, stage: str) -> Sense:
    """Early, mid or late in a month; the value stays the month's."""
    first, last = STAGES[stage]
    if whole.start is None or whole.last is None:
        return whole
    return whole.over(whole.start.replace(day=first), whole.start.replace(day=min(last, whole.last.day)))


def end_of(whole: Sense) -> Sense:
    """The end of a year: TIMEX3 values it as the year (mod END); its days are the last one."""
    return whole.over(whole.last, whole.last) if whole.last else whole


def quarter(year: int, number: int) -> Sense:
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    first = date(year, 3 * number - 2, 1)
    return Sense("DATE", f"{year:04d}-Q{number}", days(first, last_of_month(year, 3 * number)))


def half(year: int, number: int) -> Sense:
    return Sense("DATE", f"{year:04d}-H{number}", days(date(year, 6 * number - 5, 1), last_of_month(year, 6 * number)))


def season(year: int, name: str) -> Sense:
    """A season; winter is named for the year in which it begins."""
    first = date(year, SEASONS[name], 1)
    end_year, end_month = (year + 1, 2) if name == "WI" else (year, SEASONS[name] + 2)
    return Sense("DATE", f"{year:04d}-{name}", days(first, last_of_month(end_year, end_month)))


def year(number: int) -> Sense:
    return Sense("DATE", f"{number:04d}", days(date(number, 1, 1), date(number, 12, 31)))


def decade(number: int) -> Sense:
    """Decade 197 is 1970 to 1979."""
    return Sense("DATE", f"{number:03d}", days(date(number * 10, 1, 1), date(number * 10 + 9, 12, 31)))


def century(number: int) -> Sense:
    """The 13th century is "12": 1201 to 1300."""
    return Sense("DATE", f"{number - 1:02d}", days(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31)))


def duration(amount: float | None, unit: str) -> Sense:
    """So many of a unit: 8 and "Y" are P8Y; no amount is PXY. ``unit`` "TM" is minutes, "M" months."""
    return Sense("DURATION", length(amount, unit))


# Units that TIMEX3 counts in others.
COUNTED_AS = {"FN": ("W", 2), "CE": ("Y", 100), "WE": ("W", 1), "NI": ("D", 1)}
FRACTIONS = {"Y": ("M", 12), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60), "W": ("D", 7)}


def length(amount: float | None, unit: str) -> str:
    """An ISO 8601 length: P8Y, PT30M, PXW."""
    if amount is not None:
        other, times = COUNTED_AS.get(unit, (unit, 1))
        unit, amount = other, amount * times
        if amount != int(amount) and unit in FRACTIONS:
            smaller, times = FRACTIONS[unit]
            unit, amount = smaller, amount * times
        if unit == "DE" and amount == 1:
            unit, amount = "Y", 10
    number = "X" if amount is None else f"{amount:g}"
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def every(value: str) -> Sense:
    return Sense("SET", value)
