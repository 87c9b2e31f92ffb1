"""Times that name their place in the calendar: "18 March", "October 2023", "the 1970s", "last winter".

What they leave out (the year of "18 March") is filled in from the day of the report and the way the verb looks.
"""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.extractors import calendar
from dragoman.extractors.calendar import Sense
from dragoman.extractors.timesetting import Setting
from dragoman.knowledge.timewords import Found
from dragoman.records import DAY

# A date without a year lies back, unless that makes it old and the one to come is near: "on June 24", read on
# June 7, is in seventeen days, not eleven months ago.
NEAR, OLD = timedelta(days=60), timedelta(days=270)

# Where no verb says that it is over, "in January", read in September, is the one to come.
MONTHS_BACK = 7

# A history that goes back so many months within its year has gone on to the next.
TURN_OF_YEAR = 7

# A date that has just gone by is meant even where the verb looks ahead ("in Oslo on May 2 he will meet ...").
JUST_PAST = timedelta(days=45)
JUST_PAST_MONTHS = 3


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
    if at.history and at.told and "side" not in found:
        return _year_of_history(found, at)
    return at.published.year + int(found["side"]) if at.published and "side" in found else None


def _year_of_history(found: Found, at: Setting) -> int | None:
    """The year that the story has reached; a January told after a November is the next one's."""
    year, last = at.told_year, at.told[0]
    if year is None or last.start is None or last.last is None or "month" not in found:
        return year
    onward = last.start.year == year and last.start.month == last.last.month
    return year + (onward and last.start.month - int(found["month"]) >= TURN_OF_YEAR)


def _day_about(month: int, number: int, found: Found, at: Setting) -> date | None:
    """The day of a date without a year: the one that its weekday fits, else as the verb looks."""
    if at.published is None:
        return None
    around = [calendar.day_of(at.published.year + step, month, number) for step in (-1, 0, 1)]
    published = at.published
    fitting = [day for day in around if day and day.isoweekday() == found.get("weekday") and abs(day - published) < OLD]
    if fitting:
        return min(fitting, key=lambda day: abs(day - published))
    return _back_or_ahead([day for day in around if day], at)


def _back_or_ahead(candidates: list[date], at: Setting) -> date | None:
    assert at.published is not None
    back = max((day for day in candidates if day <= at.published), default=None)
    ahead = min((day for day in candidates if day > at.published), default=None)
    if back is None or ahead is None:
        return back or ahead
    near = NEAR if at.back else 2 * NEAR
    soon = ahead - at.published < near and at.published - back > min(OLD, timedelta(days=365) - near)
    return ahead if soon or (at.ahead and at.published - back > JUST_PAST) else back


def short_day(found: Found, at: Setting) -> Sense | None:
    """A day whose year has two digits."""
    return calendar_day({**found, "year": _full_year(int(found["shortyear"]), at)}, at)


def _full_year(short: int, at: Setting) -> int:
    """The year of the last hundred that ends so, or of the ten to come."""
    latest = (at.published.year if at.published else 1999) + 10
    return latest - (latest - short) % 100


def calendar_days(found: Found, at: Setting) -> Sense | None:
    first = calendar_day({**found, "day": found["day"]}, at)
    last = calendar_day({**found, "day": found["day2"]}, at)
    if not first or not last or int(found["day"]) >= int(found["day2"]):
        return first
    return calendar.range_of(first, last)


def day_to_day(found: Found, at: Setting) -> Sense | None:
    """From a day of one month to a day of another; a year that is said is that of the last."""
    last = calendar_day({**found, "month": found["month2"], "day": found["day2"]}, at)
    if last is None or last.start is None:
        return last
    year = last.start.year - (int(found["month"]) > int(found["month2"]))
    first = calendar_day({**found, "year": year}, at)
    return calendar.range_of(first, last) if first and first.start and first.start < last.start else last


def month_to_month(found: Found, at: Setting) -> Sense | None:
    year, first, last = int(found["year"]), int(found["month"]), int(found["month2"])
    return calendar.range_of(calendar.month(year - (first > last), first), calendar.month(year, last))


def calendar_month(found: Found, at: Setting) -> Sense | None:
    year = _year_named(found, at)
    if year is None:
        return calendar.vague(f"XXXX-{int(found['month']):02d}")
    return _staged(calendar.month(year, int(found["month"])), found, at)


def _staged(month: Sense, found: Found, at: Setting) -> Sense:
    words = str(found["words"])
    if found.get("stage"):
        return calendar.stage_of_month(month, str(found["stage"]))
    if words.startswith(("the end of", "end-")):
        return calendar.stage_of_month(month, "late")
    if words.startswith("earlier in") and month.start and at.published and at.published > month.start:
        return month.over(month.start, min(at.published, month.last or at.published))
    return month


def bare_month(found: Found, at: Setting) -> Sense | None:
    number = int(found["month"])
    if (year := _year_named(found, at)) is not None:
        return _staged(calendar.month(year, number), found, at)
    if at.published is None:
        return calendar.vague(f"XXXX-{number:02d}")
    later = str(found["words"]).startswith("later in")
    ago = (at.published.month - number) % 12
    least = JUST_PAST_MONTHS if at.ahead or later else 12 if at.back else MONTHS_BACK
    year = at.published.year - (number > at.published.month) + (ago > least)
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


def day_of_that_year(found: Found, at: Setting) -> Sense | None:
    day = at.story("Y")
    return calendar_day({**found, "year": day.year + int(found.get("turn", 0))}, at) if day else None


def month_of_that_year(found: Found, at: Setting) -> Sense | None:
    day = at.story("Y")
    return calendar.month(day.year + int(found.get("turn", 0)), int(found["month"])) if day else None


def calendar_year(found: Found, at: Setting) -> Sense | None:
    number = int(found["year"])
    if str(found["words"]).startswith("the end of"):
        return calendar.end_of(calendar.year(number))
    whole = calendar.year(number)
    first = {"early": 1, "mid": 5, "late": 9}.get(str(found.get("stage")))
    return whole.over(date(number, first, 1), calendar.last_of_month(number, first + 3)) if first else whole


def year_in_words(found: Found, at: Setting) -> Sense | None:
    """ "Nineteen ninety-six", as it is spoken on the air."""
    hundreds = {"eighteen": 1800, "nineteen": 1900}.get(str(found["hundreds"]), 2000)
    return calendar.year(hundreds + int(found.get("count", 0)))


def short_year(found: Found, at: Setting) -> Sense | None:
    return calendar.year(_full_year(int(found["shortyear"]), at))


def year_before_christ(found: Found, at: Setting) -> Sense | None:
    """A year that no calendar of the computer's reaches: a value, and no days."""
    value = f"BC{int(found['ancient']):04d}"
    if "month" in found:
        value += f"-{int(found['month']):02d}"
    return Sense("DATE", value + (f"-{found['season']}" if "season" in found else ""))


def calendar_years(found: Found, at: Setting) -> Sense | None:
    first = int(found["year"])
    last = int(found.get("year2") or first - first % 100 + int(found["shortyear"]))
    return calendar.range_of(calendar.year(first), calendar.year(last)) if first < last <= first + 60 else None


def decade(found: Found, at: Setting) -> Sense | None:
    if "tens" in found:
        return calendar.decade(int(found["tens"]))
    if "decade" in found:
        return calendar.decade(int(found["decade"]))
    short = int(found["shortdecade"])
    return calendar.decade(190 + short if short > 2 else 200 + short)


def decades(found: Found, at: Setting) -> Sense | None:
    """From one decade to another: "the 1960s and '70s"."""
    first = int(found["decade"])
    last = int(found.get("decade2") or first - first % 10 + int(found["shortdecade"]))
    return calendar.range_of(calendar.decade(first), calendar.decade(last)) if first < last else None


def century(found: Found, at: Setting) -> Sense | None:
    number = int(found["nth"])
    return Sense("DATE", f"BC{number - 1:02d}") if "bc" in found else calendar.century(number)


def nth_weekday(found: Found, at: Setting) -> Sense | None:
    """ "The first Monday of March"."""
    whole, number = bare_month({**found, "words": "", "stage": ""}, at), int(found["weekday"])
    if whole is None or whole.start is None or whole.last is None:
        return whole
    if "final" in found:
        return calendar.day(whole.last - ((whole.last.isoweekday() - number) % 7) * DAY)
    day = whole.start + ((number - whole.start.isoweekday()) % 7 + 7 * (int(found["nth"]) - 1)) * DAY
    return calendar.day(day) if day <= whole.last else None


def quarter(found: Found, at: Setting) -> Sense | None:
    number, year = int(found.get("ordinal") or found["quarter"]), _year_named(found, at)
    if year is None and at.published:
        year = at.published.year - (number * 3 - 2 > at.published.month)
        year -= "yearback" in found
    return calendar.quarter(year, number) if year else calendar.vague(f"XXXX-Q{number}")


def that_quarter(found: Found, at: Setting) -> Sense | None:
    """The quarter that is being told of, or that of another year; where none is, the latest that was over."""
    told = at.told_quarter
    if "year" in found:
        year = int(found["year"])
        return calendar.quarter(year, (told.month + 2) // 3) if told else calendar.year(year)
    if told is not None:
        return calendar.quarter(told.year - ("yearback" in found), (told.month + 2) // 3)
    if at.published is None or "yearback" in found:
        return calendar.vague("PAST_REF")
    return calendar.quarter(at.published.year, (at.published.month + 2) // 3 - 1)


def half_year(found: Found, at: Setting) -> Sense | None:
    year = _year_named(found, at) or (at.published.year if at.published else None)
    number = 1 if found["ordinal"] == 1 else 2
    return calendar.half(year, number) if year else calendar.vague(f"XXXX-H{number}")


def season(found: Found, at: Setting) -> Sense | None:
    name = str(found["season"])
    if (year := _year_named({key: found[key] for key in found if key != "side"}, at)) is not None:
        return calendar.season(year, name)
    if at.published is None:
        return calendar.vague(f"XXXX-{name}")
    if found.get("side") == 0:  # "this summer", said in spring or in autumn
        return calendar.season(at.published.year - (name == "WI" and at.published.month < 3), name)
    around = [calendar.season(at.published.year + step, name) for step in (-2, -1, 0, 1)]
    side = int(found.get("side", at.ahead))
    if side > 0:
        return next(each for each in around if each.start and each.start > at.published)
    # The latest that has begun; "last winter" has also ended.
    past = [each for each in around if each.start and each.start <= at.published]
    over = [each for each in past if each.period and each.period.end and each.period.end <= at.published]
    return (over if side < 0 else past)[-1]


def feast(found: Found, at: Setting) -> Sense | None:
    """A feast that moves: of the year that is said, else the latest that has begun or, as the verb looks, the next."""
    name = str(found["feast"])
    year = _year_named({key: found[key] for key in found if key != "side"}, at)
    if year is None and at.published is None:
        return calendar.vague("XXXX")
    feasts, side = at.feasts[name], found.get("side", 1 if at.ahead else None)
    if year is not None:
        days = next((each for each in feasts if each.first.year == year), None)
        return calendar.whole_days(days.first, days.last) if days else calendar.year(year)
    assert at.published is not None
    back = max((each for each in feasts if each.first <= at.published), key=lambda each: each.first, default=None)
    ahead = min((each for each in feasts if each.first > at.published), key=lambda each: each.first, default=None)
    if back is None or ahead is None:
        return calendar.vague("XXXX")
    soon = ahead.first - at.published < NEAR and at.published - back.last > OLD and not at.back
    days = ahead if (side == 1 or soon) and side != -1 and at.published > back.last else back
    return calendar.whole_days(days.first, days.last)


def holiday(found: Found, at: Setting) -> Sense | None:
    month, number = (int(part) for part in str(found["holiday"]).split("-"))
    return calendar_day(
        {**found, "month": month, "day": number} if found.get("side") else _plain(found, month, number), at
    )


def _plain(found: Found, month: int, number: int) -> Found:
    return {key: value for key, value in found.items() if key != "side"} | {"month": month, "day": number}
