"""What each rule for times means: "last November", in April, is five months back.

A meaning takes what the words stand for and the setting in which they are read, and gives a ``Sense``, or
``None`` where the words are no time after all. Where the day of publication is not known, what hangs on it keeps
a value without a year or day, and no period: it is never guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.extractors import calendar
from dragoman.extractors.calendar import Sense
from dragoman.knowledge.timewords import Found
from dragoman.records import DAY

REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}

# A date without a year lies back, unless that makes it old and the one to come is near: "on June 24", read on
# June 7, is in seventeen days, not eleven months ago.
NEAR, OLD = timedelta(days=60), timedelta(days=270)

# A date that has just gone by is meant even where the verb looks ahead ("in Oslo on May 2 he will meet ...").
JUST_PAST = timedelta(days=45)
JUST_PAST_MONTHS = 3

# How long, in days, a time may be that counts as a day, a week, a month or a year of the story.
GRAINS = {"D": 1, "W": 7, "WE": 7, "FN": 14, "M": 31, "Q": 92, "Y": 366, "DE": 3660, "CE": 40000}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: the day of the report, whether the verb looks ahead, the times told before.

    told: senses with days, the latest first; here: how many of them stand in the same sentence; speech: the day
    on which the quotation around it was spoken, where it has one; general: whether it is said of what simply is so.
    """

    published: date | None
    ahead: bool = False
    told: tuple[Sense, ...] = ()
    here: int = 0
    speech: date | None = None
    general: bool = False

    @property
    def today(self) -> date | None:
        """The day that "today" means."""
        return self.speech or self.published

    def story(self, unit: str) -> date | None:
        """The day that the story has reached, as far as it is told to the unit; else the day of the report."""
        for sense in self.told:
            period = sense.period
            if period is None or period.start is None or period.last is None or self._lies_ahead(period.start):
                continue
            if (period.last - period.start).days < GRAINS.get(unit, 1):
                return period.start
        return self.published

    def _lies_ahead(self, day: date) -> bool:
        # "He is due in court on April 5" does not take the story there.
        return self.published is not None and day > self.published and not self.here


Meaning = Callable[[Found, Setting], Sense | None]


# ---------------------------------------------------------------------------------------------------- the calendar


def calendar_day(found: Found, at: Setting) -> Sense | None:
    month, number = int(found.get("month") or found["monthnumber"]), int(found["day"])
    year = _year_named(found, at)
    day = calendar.day_of(year, month, number) if year else _day_about(month, number, found, at)
    if day is None:
        return calendar.vague(f"XXXX-{month:02d}-{number:02d}") if at.published is None and number <= 31 else None
    return calendar.part_of_day(day, str(found["daypart"])) if "daypart" in found else calendar.day(day)


def _year_named(found: Found, at: Setting) -> int | None:
    if "year" in found:
        return int(found["year"])
    return at.published.year + int(found["side"]) if at.published and "side" in found else None


def _day_about(month: int, number: int, found: Found, at: Setting) -> date | None:
    """The day of a date without a year: the one that its weekday fits, else as the verb looks."""
    if at.published is None:
        return None
    around = [calendar.day_of(at.published.year + step, month, number) for step in (-1, 0, 1)]
    near = sorted((day for day in around if day), key=lambda day: abs(day - at.published))  # type: ignore[operator]
    fitting = [day for day in near if day.isoweekday() == found.get("weekday")]
    if fitting and abs(fitting[0] - at.published) < OLD:
        return fitting[0]
    return _back_or_ahead([day for day in around if day], at)


def _back_or_ahead(candidates: list[date], at: Setting) -> date | None:
    assert at.published is not None
    back = max((day for day in candidates if day <= at.published), default=None)
    ahead = min((day for day in candidates if day > at.published), default=None)
    if back is None or ahead is None:
        return back or ahead
    soon = ahead - at.published < NEAR and at.published - back > OLD
    return ahead if soon or (at.ahead and at.published - back > JUST_PAST) else back


def calendar_days(found: Found, at: Setting) -> Sense | None:
    first = calendar_day({**found, "day": found["day"]}, at)
    last = calendar_day({**found, "day": found["day2"]}, at)
    if not first or not last or int(found["day"]) >= int(found["day2"]):
        return first
    value = f"{first.value}/{last.value}"
    return Sense("DATE", value, calendar.days(first.start, last.start) if first.start and last.start else None)


def calendar_month(found: Found, at: Setting) -> Sense | None:
    year = _year_named(found, at)
    if year is None:
        return calendar.vague(f"XXXX-{int(found['month']):02d}")
    return _staged(calendar.month(year, int(found["month"])), found, at)


def _staged(month: Sense, found: Found, at: Setting) -> Sense:
    words = str(found["words"])
    if "stage" in found:
        return calendar.stage_of_month(month, str(found["stage"]))
    if words.startswith(("the end of", "end-")):
        return calendar.stage_of_month(month, "late")
    if words.startswith("earlier in") and month.start and at.published and at.published > month.start:
        return month.over(month.start, min(at.published, month.period.last or at.published))  # type: ignore[union-attr]
    return month


def bare_month(found: Found, at: Setting) -> Sense | None:
    number = int(found["month"])
    if at.published is None:
        return calendar.vague(f"XXXX-{number:02d}")
    ago = (at.published.month - number) % 12
    year = at.published.year - (number > at.published.month) + (at.ahead and ago > JUST_PAST_MONTHS)
    return _staged(calendar.month(year, number), found, at)


def month_beside(found: Found, at: Setting) -> Sense | None:
    if at.published is None:
        return calendar.vague(f"XXXX-{int(found['month']):02d}")
    number, side, year = int(found["month"]), int(found["side"]), at.published.year
    if side < 0:
        year -= number >= at.published.month
    elif side > 0:
        year += number <= at.published.month
    return _staged(calendar.month(year, number), found, at)


def month_of_that_year(found: Found, at: Setting) -> Sense | None:
    day = at.story("Y")
    return calendar.month(day.year + int(found.get("turn", 0)), int(found["month"])) if day else None


def calendar_year(found: Found, at: Setting) -> Sense | None:
    number = int(found["year"])
    if str(found["words"]).startswith("the end of"):
        return calendar.day(date(number, 12, 31))
    whole = calendar.year(number)
    first = {"early": 1, "mid": 5, "late": 9}.get(str(found.get("stage")))
    return whole.over(date(number, first, 1), calendar.last_of_month(number, first + 3)) if first else whole


def calendar_years(found: Found, at: Setting) -> Sense | None:
    first = int(found["year"])
    last = int(found.get("year2") or first - first % 100 + int(found["shortyear"]))
    return calendar.years(first, last) if first < last <= first + 60 else None


def decade(found: Found, at: Setting) -> Sense | None:
    if "tens" in found:
        return calendar.decade(int(found["tens"]))
    if "decade" in found:
        return calendar.decade(int(found["decade"]))
    short = int(found["shortdecade"])
    return calendar.decade(190 + short if short > 2 else 200 + short)


def century(found: Found, at: Setting) -> Sense | None:
    return calendar.century(int(found["nth"]))


def quarter(found: Found, at: Setting) -> Sense | None:
    year = _year_named(found, at)
    if year is None and at.published:
        year = at.published.year - (int(found["ordinal"]) * 3 - 2 > at.published.month)
    return calendar.quarter(year, int(found["ordinal"])) if year else None


def half_year(found: Found, at: Setting) -> Sense | None:
    year = _year_named(found, at) or (at.published.year if at.published else None)
    return calendar.half(year, int(found["ordinal"])) if year else None


def season(found: Found, at: Setting) -> Sense | None:
    name = str(found["season"])
    if "year" in found:
        return calendar.season(int(found["year"]), name)
    if at.published is None:
        return calendar.vague(f"XXXX-{name}")
    around = [calendar.season(at.published.year + step, name) for step in (-2, -1, 0, 1)]
    side = int(found.get("side", at.ahead))
    if side > 0:
        return next(each for each in around if each.start and each.start > at.published)
    # The latest that has begun; "last winter" has also ended.
    past = [each for each in around if each.start and each.start <= at.published]
    over = [each for each in past if each.period and each.period.end and each.period.end <= at.published]
    return (over if side < 0 else past)[-1]


def holiday(found: Found, at: Setting) -> Sense | None:
    month, number = (int(part) for part in str(found["holiday"]).split("-"))
    return calendar_day(
        {**found, "month": month, "day": number} if found.get("side") else _plain(found, month, number), at
    )


def _plain(found: Found, month: int, number: int) -> Found:
    return {key: value for key, value in found.items() if key != "side"} | {"month": month, "day": number}


# -------------------------------------------------------------------------------- seen from the day of the report


def day_word(found: Found, at: Setting) -> Sense | None:
    offset = int(found["dayword"])
    if at.today is None or (at.general and not offset and "daypart" not in found):
        return calendar.vague(REFERENCES[max(-1, min(1, offset))])
    day = at.today + offset * DAY
    return _in_part(day, found)


def _in_part(day: date, found: Found) -> Sense:
    return calendar.part_of_day(day, str(found["daypart"])) if "daypart" in found else calendar.day(day)


def weekday(found: Found, at: Setting) -> Sense | None:
    number = int(found["weekday"])
    if at.published is None:
        part = f"T{found['daypart']}" if "daypart" in found else ""
        return Sense("TIME" if part else "DATE", f"XXXX-WXX-{number}{part}")
    return _in_part(_weekday_beside(number, at.published, found.get("side"), at.ahead), found)


def _weekday_beside(number: int, published: date, side: object, ahead: bool) -> date:
    # News looks back: on a Friday, "on Friday" is today and "on Saturday" six days ago. Nobody calls yesterday
    # "last Monday" or tomorrow "next Friday".
    back, forth = (published.isoweekday() - number) % 7, (number - published.isoweekday()) % 7
    if side == -1:
        return published - (back if back > 1 else back + 7) * DAY
    if side == 1:
        return published + (forth if forth > 1 else forth + 7) * DAY
    return published + forth * DAY if ahead else published - back * DAY


def weekday_of_week(found: Found, at: Setting) -> Sense | None:
    if at.published is None:
        return calendar.vague(f"XXXX-WXX-{found['weekday']}")
    monday = at.published - timedelta(days=at.published.weekday())
    return _in_part(monday + timedelta(days=7 * int(found["side"]) + int(found["weekday"]) - 1), found)


def night_word(found: Found, at: Setting) -> Sense | None:
    tonight = str(found["words"]).startswith("tonight")
    if at.today is None:
        return calendar.vague(REFERENCES[0 if tonight else -1])
    if "evening" in str(found["words"]):
        return calendar.part_of_day(at.today - DAY, "EV")
    return calendar.night_of(at.today if tonight else at.today - DAY)


def this_daypart(found: Found, at: Setting) -> Sense | None:
    return _in_part(at.today, found) if at.today else calendar.vague("PRESENT_REF")


def the_daypart(found: Found, at: Setting) -> Sense | None:
    part = str(found.get("daypart", "MO"))
    day = at.story("D")
    return calendar.part_of_day(day, part) if day else Sense("TIME", f"T{part}")


def unit_beside(found: Found, at: Setting) -> Sense | None:
    unit, side = str(found["unit"]), int(found["side"])
    if unit == "D":
        return None
    if at.published is None:
        return calendar.vague(REFERENCES[side])
    # Seen on a Tuesday, the weekend that has been is the one before, whether "this" or "last".
    if unit == "WE" and side == 0 and not at.ahead and at.published.isoweekday() < 5:
        side = -1
    return _unit_at(unit, at.published, side)


def _unit_at(unit: str, day: date, step: int) -> Sense | None:
    """The day, week, month ... around ``day``, moved on by so many."""
    return {
        "D": lambda: calendar.day(day + step * DAY),
        "W": lambda: calendar.week(day + step * calendar.WEEK),
        "WE": lambda: calendar.weekend(day + step * calendar.WEEK),
        "FN": lambda: calendar.week(day + 2 * step * calendar.WEEK),
        "M": lambda: calendar.month(day.year, day.month + step),
        "Q": lambda: calendar.quarter(day.year, (day.month + 2) // 3 + step),
        "Y": lambda: calendar.year(day.year + step),
        "DE": lambda: calendar.decade(day.year // 10 + step),
        "CE": lambda: calendar.century((day.year + 99) // 100 + step),
    }[unit]()


def part_of_unit(found: Found, at: Setting) -> Sense | None:
    unit, side, part = str(found["unit"]), int(found.get("side", 0)), str(found["part"])
    day = at.story("D") if unit == "D" else at.published
    if day is None:
        return calendar.vague(REFERENCES[side])
    whole = _unit_at(unit, day, side)
    if not whole or not whole.start or not whole.period or not whole.period.last or side or unit == "D":
        return calendar.stage_of_month(whole, part) if whole and unit == "M" and part in ("early", "late") else whole
    return whole.over(whole.start, day) if part in ("earlier", "early") else whole.over(day, whole.period.last)


def end_of_unit(found: Found, at: Setting) -> Sense | None:
    unit, part = str(found["unit"]), str(found.get("part", "end"))
    if at.published is None:
        return calendar.vague("FUTURE_REF" if part == "end" else "PRESENT_REF")
    whole = _unit_at(unit, at.published, int(found.get("side", 0)))
    if whole is None or unit == "M":
        stage = {"end": "late", "middle": "mid"}.get(part, "early")
        return calendar.stage_of_month(whole, stage) if whole else None
    last = whole.period.last if whole.period else None
    return calendar.day(last) if last and part == "end" and unit == "Y" else whole


def one_unit(found: Found, at: Setting) -> Sense | None:
    return calendar.duration(1, str(found["unit"]))


# ------------------------------------------------------------------------------- seen from what has been told


def turn_unit(found: Found, at: Setting) -> Sense | None:
    unit, turn = str(found.get("unit", "D")), int(found["turn"])
    day = at.story(unit)
    if day is None:
        return calendar.vague(REFERENCES[turn])
    if "daypart" in found:
        return calendar.part_of_day(day + turn * DAY, str(found["daypart"]))
    return _unit_at(unit, day, turn)


def unit_before(found: Found, at: Setting) -> Sense | None:
    return turn_unit({**found, "turn": found["shift"]}, at)


def that_time(found: Found, at: Setting) -> Sense | None:
    # "At the time" goes back to the sentence before, where that tells one.
    before = at.told[at.here :] or at.told
    return before[0] if before else calendar.vague("PAST_REF")


def later(found: Found, at: Setting) -> Sense | None:
    unit, amount = str(found["measure"]), _amount(found)
    day = at.story("D" if unit.startswith("T") else unit)
    if day and unit.startswith("T"):
        return _moved(day, (amount or 0) * int(found["shift"]), unit)
    if day is None or amount is None:
        return calendar.vague("PAST_REF")
    # "One week later" is a day, where the story tells days.
    return _moved(day, amount * int(found["shift"]) * (7 if unit == "W" else 1), "D" if unit == "W" else unit)


def ago(found: Found, at: Setting) -> Sense | None:
    amount = _amount(found)
    if at.today is None or amount is None:
        return calendar.vague("PAST_REF")
    if "half" in str(found["words"]):
        amount += 0.5
    return _moved(at.today, -amount, str(found["measure"]))


def from_now(found: Found, at: Setting) -> Sense | None:
    amount = _amount(found)
    if at.published is None or amount is None:
        return calendar.vague("FUTURE_REF")
    unit = str(found["measure"])
    # "In two weeks" is a day; "two weeks ago" is a week.
    return _moved(at.published, amount * 7, "D") if unit == "W" else _moved(at.published, amount, unit)


def in_count(found: Found, at: Setting) -> Sense | None:
    return from_now(found, at) if at.ahead else stretch(found, at)


def _amount(found: Found) -> float | None:
    """How many; one where only the unit is said with an article, None where nobody knows."""
    if "vaguecount" in found:
        return float(found["vaguecount"]) or None
    return float(found["count"]) if found.get("count") else None


def _moved(day: date, amount: float, unit: str) -> Sense | None:
    if unit.startswith("T"):
        moved = day + timedelta(hours=amount) if unit == "TH" else day
        return Sense("TIME", moved.isoformat(), calendar.day(moved).period)
    if unit in ("Y", "DE", "CE"):
        years = amount * {"Y": 1, "DE": 10, "CE": 100}[unit]
        return _unit_at("Y", day, round(years)) if years == int(years) else _unit_at("M", day, round(years * 12))
    return _unit_at({"NI": "D"}.get(unit, unit), day, round(amount))


# ------------------------------------------------------------------------------------------ how long, how often


def stretch(found: Found, at: Setting) -> Sense | None:
    unit, amount = str(found["measure"]), _amount(found)
    if "number" in found:  # "two to three weeks"
        amount = None
    return calendar.duration(amount + 0.5 if amount and "half" in str(found["words"]) else amount, unit)


def half_duration(found: Found, at: Setting) -> Sense | None:
    return calendar.duration(0.5, str(found["measure"]))


def long(found: Found, at: Setting) -> Sense | None:
    return calendar.duration(None, str(found["plural"])) if "plural" in found else one_unit(found, at)


def bare_units(found: Found, at: Setting) -> Sense | None:
    return calendar.duration(None, str(found["plural"]))


def every(found: Found, at: Setting) -> Sense | None:
    amount = 2.0 if " other " in str(found["words"]) else _amount(found) or 1.0
    return calendar.every(calendar.length(amount, str(found["measure"])))


def every_weekday(found: Found, at: Setting) -> Sense | None:
    return calendar.every(f"XXXX-WXX-{found['weekday']}")


def rhythm(found: Found, at: Setting) -> Sense | None:
    return calendar.every(str(found["rhythm"]))


def per_unit(found: Found, at: Setting) -> Sense | None:
    return calendar.every(calendar.length(1, str(found.get("measure") or found["unit"])))


# ------------------------------------------------------------------------------------------ the time of the day


def clock(found: Found, at: Setting) -> Sense | None:
    hour, minute = int(found["hour"]), int(found.get("minute", 0))
    if "half" in found:
        hour = hour % 12 + int(found["half"])
    if hour > 24 or (hour == 24 and minute):
        return None
    return _at_hour(f"T{hour:02d}:{minute:02d}" + ("Z" if "universal" in found else ""), at)


def noon(found: Found, at: Setting) -> Sense | None:
    return _at_hour(f"T{int(found['point']):02d}:00", at)


def _at_hour(hour: str, at: Setting) -> Sense:
    day = at.story("D")
    if day is None:
        return Sense("TIME", hour)
    return Sense("TIME", f"{day.isoformat()}{hour}", calendar.day(day).period)


# ------------------------------------------------------------------------------------------------- vague times


def vague(found: Found, at: Setting) -> Sense | None:
    return calendar.vague(str(found["vague"]))


def vague_units(found: Found, at: Setting) -> Sense | None:
    return calendar.vague(str(found["hint"]))


def vague_past(found: Found, at: Setting) -> Sense | None:
    return calendar.vague("PAST_REF")


def vague_future(found: Found, at: Setting) -> Sense | None:
    return calendar.vague("FUTURE_REF")


MEANINGS: dict[str, Meaning] = {
    meaning.__name__: meaning
    for meaning in (
        *(calendar_day, calendar_days, calendar_month, bare_month, month_beside, month_of_that_year),
        *(calendar_year, calendar_years, decade, century, quarter, half_year, season, holiday),
        *(day_word, weekday, weekday_of_week, night_word, this_daypart, the_daypart),
        *(unit_beside, part_of_unit, end_of_unit, one_unit, turn_unit, unit_before, that_time),
        *(later, ago, from_now, in_count, stretch, half_duration, long, bare_units),
        *(every, every_weekday, rhythm, per_unit, clock, noon, vague, vague_units, vague_past, vague_future),
    )
}
