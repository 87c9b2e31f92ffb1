"""Times that are measured, repeated or only hinted at: "for eight years", "every Friday", "at 9 p.m.", "recently".

A duration, a set and a vague time have no days; a time of the day has those of the day that the story has reached.
"""

from __future__ import annotations

from dragoman.extractors import calendar
from dragoman.extractors.calendar import Sense
from dragoman.extractors.timesetting import Setting
from dragoman.knowledge.timewords import Found
from dragoman.records import DAY

# Hours before this are of the day after the night that was told of.
SUNRISE = "T09"


def stretch(found: Found, at: Setting) -> Sense | None:
    unit, amount = str(found["measure"]), amount_of(found)
    if "number" in found:  # "two to three weeks"
        amount = None
    return calendar.duration(amount + 0.5 if amount and "half" in str(found["words"]) else amount, unit)


def amount_of(found: Found) -> float | None:
    """How many; one where only the unit is said with an article, None where nobody knows."""
    if "vaguecount" in found:
        return float(found["vaguecount"]) or None
    return float(found["count"]) if found.get("count") else None


def stretch_beside(found: Found, at: Setting) -> Sense | None:
    """ "The last three weeks": how long, and the days back from that of the report, or on from it."""
    found = {**found, "measure": found["unit"], "count": 1} if "unit" in found else found
    sense, amount, words = stretch(found, at), amount_of(found), str(found["words"]).split()
    back, on = {"past", "last"}.intersection(words), {"next", "coming"}.intersection(words)
    if sense is None or amount is None or at.published is None or at.history or not (back or on):
        return sense
    far = calendar.moved(at.published, -amount if back else amount, str(found["measure"]))
    return sense.over(*sorted((far, at.published))) if far else sense


def half_duration(found: Found, at: Setting) -> Sense | None:
    return calendar.duration(0.5, str(found["measure"]))


def long(found: Found, at: Setting) -> Sense | None:
    return (
        calendar.duration(None, str(found["plural"])) if "plural" in found else calendar.duration(1, str(found["unit"]))
    )


def bare_units(found: Found, at: Setting) -> Sense | None:
    return calendar.duration(None, str(found["plural"]))


def every(found: Found, at: Setting) -> Sense | None:
    amount = 2.0 if " other " in str(found["words"]) else amount_of(found) or 1.0
    return calendar.every(calendar.length(amount, str(found["measure"])))


def every_weekday(found: Found, at: Setting) -> Sense | None:
    part = f"T{found['daypart']}" if "daypart" in found else ""
    return calendar.every(f"XXXX-WXX-{found['weekday']}{part}")


def every_month(found: Found, at: Setting) -> Sense | None:
    return calendar.every(f"XXXX-{int(found['month']):02d}")


def rhythm(found: Found, at: Setting) -> Sense | None:
    return calendar.every(str(found["rhythm"]))


def per_unit(found: Found, at: Setting) -> Sense | None:
    return calendar.every(calendar.length(1, str(found.get("measure") or found["unit"])))


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
    if at.told and not at.here and at.told[0].value.endswith("TNI") and at.told[0].day == day and hour < SUNRISE:
        day += DAY  # "last night ... at 2 a.m."
    return Sense("TIME", f"{day.isoformat()}{hour}", calendar.day(day).period)


def vague(found: Found, at: Setting) -> Sense | None:
    return calendar.vague(str(found["vague"]))


def reference(found: Found, at: Setting) -> Sense | None:
    return calendar.vague(str(found["reference"]))


def vague_units(found: Found, at: Setting) -> Sense | None:
    return calendar.vague(str(found["hint"]))


def vague_past(found: Found, at: Setting) -> Sense | None:
    return calendar.vague("PAST_REF")


def vague_future(found: Found, at: Setting) -> Sense | None:
    return calendar.vague("FUTURE_REF")
