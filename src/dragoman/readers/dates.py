"""Dates of publication, as outlets write them; strict, since every other day is reckoned from them.

"2025-04-29", "Tue, 29 Apr 2025 10:00:00 +0300", "April 29, 2025". What has a time and a zone is an instant,
everything else a day. "04/05/2025" is refused: nobody can tell April from May.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
# Abbreviations that mean one thing in the headers of mail and news (RFC 2822); "IST" and the like do not.
ZONES: Mapping[str, int] = {
    "z": 0, "gmt": 0, "utc": 0, "ut": 0,
    "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}  # fmt: skip

_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?"
_CLOCK = (
    r"(?:(?:,| -| at|, at)? (?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?(?: ?\(?(?P<zone>[+-]\d\d:?\d\d|[A-Za-z]{1,4})\)?)?)?"
)
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<year>\d{{4}}){_CLOCK}", re.I
)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){_CLOCK}", re.I)
_ISO = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    r"(?:[T ,]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r" ?(?P<zone>[+-]\d\d(?::?\d\d)?|[A-Za-z]{1,4})?(?:\[[\w/]+\])?)?"
)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
EXPECTED = "expected a date such as 2025-04-29 or April 29, 2025"


def parse(stated: object) -> date | datetime:
    """The day or instant that ``stated`` means; raises ``ValueError`` where it means none or several."""
    if isinstance(stated, date):
        return stated
    text = " ".join(str(stated).split())
    if len(text) <= 80:
        for pattern, meaning in _FORMS:
            if match := pattern.fullmatch(text):
                return _checked(meaning, match)
    raise ValueError(f"{EXPECTED}, found {_short(text)!r}")


def is_written_as_date(text: str) -> bool:
    """Whether this has the form of a date, be it a day of the calendar or not: "2025-02-31" has."""
    match = next(filter(None, (pattern.fullmatch(text) for pattern, _ in _FORMS)), None)
    month = match.groupdict().get("month") if match else None
    return match is not None and (month is None or month.isdigit() or month.lower() in MONTHS)


def _checked(meaning: Callable[[re.Match[str]], date | datetime], match: re.Match[str]) -> date | datetime:
    try:
        found = meaning(match)
    except (ValueError, OverflowError):
        raise ValueError(f"{EXPECTED}, found {match.group()!r}, which is no day of the calendar") from None
    # Archives write 0001-01-01 or 9999-12-31 where they know nothing.
    if not 1500 <= found.year <= 2500:
        raise ValueError(f"{EXPECTED}, found {match.group()!r}, a year that no report has")
    return found


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _calendar(match: re.Match[str]) -> date | datetime:
    """Year, month and day, with the clock where its zone is stated."""
    part = match.groupdict()
    month = part["month"]
    day = date(int(part["year"]), int(month) if month.isdigit() else _month(month), int(part["day"]))
    zone = _zone(part.get("zone"))
    if not part.get("hour") or zone is None:
        return day
    hour = int(part["hour"])
    if part.get("half"):
        hour = hour % 12 + (12 if part["half"].lower() == "p" else 0)
    return datetime(day.year, day.month, day.day, hour, int(part["minute"]), int(part["second"] or 0), tzinfo=zone)


def _month(name: str) -> int:
    if number := MONTHS.get(name.lower()):
        return number
    raise ValueError(f"no month: {name}")


def _zone(stated: str | None) -> timezone | None:
    if not stated:
        return None
    if stated[0] in "+-":
        digits = stated[1:].replace(":", "").ljust(4, "0")
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(-shift if stated[0] == "-" else shift)
    hours = ZONES.get(stated.lower())
    return None if hours is None else timezone(timedelta(hours=hours))


def _epoch(match: re.Match[str]) -> datetime:
    """Seconds, or thousandths of them, since 1970."""
    number = float(match.group())
    return datetime.fromtimestamp(number / 1000 if number >= 1e11 else number, UTC)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], date | datetime]], ...] = (
    (_ISO, _calendar),
    (_DAY_FIRST, _calendar),
    (_MONTH_FIRST, _calendar),
    (_DOTTED, _calendar),
    (_EPOCH, _epoch),
)
