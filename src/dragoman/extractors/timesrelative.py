"""Times seen from another: from the day of the report ("last week") or from what is told ("a day later").

Where the day of publication is not known, what hangs on it becomes PAST_REF, PRESENT_REF or FUTURE_REF, without days.
"""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.extractors import calendar
from dragoman.extractors.calendar import Sense
from dragoman.extractors.timesetting import REFERENCES, Setting
from dragoman.extractors.timesmeasured import amount_of, stretch
from dragoman.knowledge.timewords import Found
from dragoman.records import DAY


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
    if at.since and "side" not in found:
        day = at.since + ((number - at.since.isoweekday()) % 7 or 7) * DAY
        if day <= at.published or not at.back:
            return _in_part(day, found)
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
    words = str(found["words"])
    if at.today is None:
        return calendar.vague(REFERENCES[0 if words == "tonight" else -1])
    if words == "overnight":
        return calendar.night_of(at.today - DAY)
    # Whoever says "last night" means the day before, seldom what came after midnight.
    return calendar.part_of_day(
        at.today if words == "tonight" else at.today - DAY, "EV" if "evening" in words else "NI"
    )


def this_daypart(found: Found, at: Setting) -> Sense | None:
    return _in_part(at.today, found) if at.today else calendar.vague("PRESENT_REF")


def the_daypart(found: Found, at: Setting) -> Sense | None:
    part = str(found.get("daypart", "MO"))
    day = at.story("D")
    return calendar.part_of_day(day, part) if day else Sense("TIME", f"T{part}")


def unit_beside(found: Found, at: Setting) -> Sense | None:
    unit, side = str(found["unit"]), int(found.get("side", 0))
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


def unit_before_last(found: Found, at: Setting) -> Sense | None:
    """ "The year before last"."""
    unit = str(found["unit"])
    if at.published is None or unit == "D":
        return calendar.vague(REFERENCES[-1])
    return _unit_at(unit, at.published, -2)


def part_of_unit(found: Found, at: Setting) -> Sense | None:
    unit, side, part = str(found["unit"]), int(found.get("side", 0)), str(found["part"])
    # "Later in the year", in a history, is of the year that it tells of.
    day = at.story(unit) if unit == "D" or (at.history and "side" not in found) else at.published
    if day is None:
        return calendar.vague(REFERENCES[side])
    if unit != "D" and at.history and "side" not in found:
        return _unit_at(unit, day, 0)
    whole = _unit_at(unit, day, side)
    if not whole or not whole.start or not whole.last or side or unit == "D":
        return calendar.stage_of_month(whole, part) if whole and unit == "M" and part in ("early", "late") else whole
    return whole.over(whole.start, day) if part in ("earlier", "early") else whole.over(day, whole.last)


def end_of_unit(found: Found, at: Setting) -> Sense | None:
    unit, part = str(found["unit"]), str(found.get("part", "end"))
    if at.published is None:
        return calendar.vague("FUTURE_REF" if part == "end" else "PRESENT_REF")
    day = at.story(unit) if at.history and "side" not in found else at.published
    whole = _unit_at(unit, day, int(found.get("side", 0))) if day else None
    if whole is None or unit == "M":
        stage = {"end": "late", "middle": "mid"}.get(part, "early")
        return calendar.stage_of_month(whole, stage) if whole else None
    return calendar.end_of(whole) if part == "end" and unit == "Y" else whole


def turn_unit(found: Found, at: Setting) -> Sense | None:
    unit, turn = str(found.get("unit", "D")), int(found["turn"])
    day = at.anchor(unit) if turn > 0 else at.story(unit)
    if day is None:
        return calendar.vague("PAST_REF" if at.published else REFERENCES[turn])
    if "daypart" in found:
        return calendar.part_of_day(day + turn * DAY, str(found["daypart"]))
    return _unit_at(unit, day, turn)


def unit_before(found: Found, at: Setting) -> Sense | None:
    return turn_unit({**found, "turn": found["shift"]}, at)


def nth_in_a_row(found: Found, at: Setting) -> Sense | None:
    """ "The fourth night in a row" is the one that is being told of."""
    unit = str(found["unit"])
    day = at.story("D" if unit == "night" else unit)
    if day is None:
        return calendar.vague("PRESENT_REF")
    return calendar.part_of_day(day, "NI") if unit == "night" else _unit_at(unit, day, 0)


def nth_of(found: Found, at: Setting) -> Sense | None:
    """ "The third day of the siege": counted from its first day, where the report tells when it began."""
    unit, number = str(found["unit"]), int(found["nth"]) - 1
    if at.began is None:
        return calendar.vague({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}[unit])
    return _unit_at(unit, at.began, number)


def that_time(found: Found, at: Setting) -> Sense | None:
    # "At the time" goes back to the sentence before, where that tells one.
    before = at.told[at.here :] or at.told
    return before[0] if before else calendar.vague("PAST_REF")


def later(found: Found, at: Setting) -> Sense | None:
    unit, amount = str(found["measure"]), amount_of(found)
    if int(found["shift"]) < 0 and (quarter := _quarter_beside(unit, amount, at)):
        return quarter
    grain = "D" if unit.startswith("T") else unit
    day = at.anchor(grain) if int(found["shift"]) > 0 else at.story(grain)
    if day and unit.startswith("T"):
        return _moved(day, (amount or 0) * int(found["shift"]), unit)
    if day is None or amount is None:
        return calendar.vague("PAST_REF")
    # "One week later" is a day, where the story tells days.
    return _moved(day, amount * int(found["shift"]) * (7 if unit == "W" else 1), "D" if unit == "W" else unit)


def _quarter_beside(unit: str, amount: float | None, at: Setting) -> Sense | None:
    """What is told of a quarter is compared with the quarter of the year before: "up from $3 million a year ago"."""
    told = at.told_quarter if unit == "Y" and amount == 1 else None
    return calendar.quarter(told.year - 1, (told.month + 2) // 3) if told else None


def ago(found: Found, at: Setting) -> Sense | None:
    unit, amount = str(found["measure"]), amount_of(found)
    if at.today is None or amount is None:
        return calendar.vague("PAST_REF")
    if quarter := _quarter_beside(unit, amount, at):
        return quarter
    if "half" in str(found["words"]):
        amount += 0.5
    return _moved(at.today, -amount, unit)


def from_now(found: Found, at: Setting) -> Sense | None:
    amount = amount_of(found)
    if at.published is None or amount is None:
        return calendar.vague("FUTURE_REF")
    unit = str(found["measure"])
    # "In two weeks" is a day; "two weeks ago" is a week.
    return _moved(at.published, amount * 7, "D") if unit == "W" else _moved(at.published, amount, unit)


def in_count(found: Found, at: Setting) -> Sense | None:
    return from_now(found, at) if at.ahead else stretch(found, at)


def _moved(day: date, amount: float, unit: str) -> Sense | None:
    if unit.startswith("T"):
        moved = day + int(amount / 24) * DAY if unit == "TH" else day  # whole days: the hour is not known
        return Sense("TIME", moved.isoformat(), calendar.day(moved).period)
    if unit in ("Y", "DE", "CE"):
        years = amount * {"Y": 1, "DE": 10, "CE": 100}[unit]
        return _unit_at("Y", day, round(years)) if years == int(years) else _unit_at("M", day, round(years * 12))
    return _unit_at({"NI": "D"}.get(unit, unit), day, round(amount))
