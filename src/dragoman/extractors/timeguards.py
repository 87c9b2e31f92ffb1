"""When words that look like a time are none: "Theresa May", "2019 people", the "Daily Mail".

A guard is asked about the matches of its rule, with the text as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.knowledge.timewords import TimeRule

Guard = Callable[["re.Match[str]", str], bool]

# What may stand before a bare month that is also a word or a name.
_LEADS = re.compile(
    r"(?:^|\W)(?:in|since|by|until|till|from|to|and|or|for|of|during|through|before|after|last|next|this|past|late|"
    r"early|mid|between|every|each|the|a|an|on|as\sof|around|about|back|[0-9]+(?:st|nd|rd|th)?)[\s-]$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"[A-Z][\w.'’-]*\s$")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]+")
# After a number these make it a count, and before it these make it a name: "1800 a month", "Flight 2014".
_COUNTED = re.compile(
    r"\s(?:people|men|women|children|police|percent|per\scent|km|kg|more|others|killed|were|are|have|a\s(?:day|week|month|year))\b"
    r"|%|st\b"
)
_COUNTED_NOUN = re.compile(r"\s(?:[a-z-]+\s)?(?:[a-z-]+s|[A-Z][a-z]+(?:i|ese|s))\b")
_FUNCTION_WORDS = frozenset(("for", "on", "from", "until", "by", "and", "but", "since"))
_NUMBERED = re.compile(
    r"\b(?:Flight|Room|Resolution|Regulation|Directive|Order|Decree|Law|Act|Article|Route|Highway|Block|Unit|Number|[Nn]o\.?|№)\s?$"
)
_LEADS_YEAR = re.compile(
    r"(?:^|\W)(?:in|since|by|until|till|from|to|and|or|for|of|during|through|before|after|late|early|mid|between|"
    r"year|the|a|an|circa|at|this|that|[a-z]+,)[\s-]$",
    re.IGNORECASE,
)


def is_time(text: str, rule: TimeRule, match: re.Match[str]) -> bool:
    """Whether nothing speaks against the match."""
    guard = GUARDS.get(rule.meaning)
    return _capitals(match, text) and (guard is None or guard(match, text))


def _capitals(match: re.Match[str], text: str) -> bool:
    """Months and days of the week are written with a capital."""
    groups = match.re.groupindex
    return not any(match[name] and text[match.start(name)].islower() for name in ("month", "weekday") if name in groups)


def _is_month(match: re.Match[str], text: str) -> bool:
    start, end = match.start("month"), match.end()
    if match["month"].endswith(".") and len(match["month"]) < 5:
        return bool(_LEADS.search(text[max(0, start - 12) : start]))
    if match["month"] not in ("may", "march", "april", "june", "august", "jan"):
        return True
    if _LEADS.search(text[max(0, start - 12) : start]):
        return not _NAME_AFTER.match(text, end) or match["month"] in ("march", "august")
    before = text[max(0, start - 30) : start]
    return match["month"] in ("april", "june", "august") and not (
        _NAME_BEFORE.search(before) or _NAME_AFTER.match(text, end)
    )


def _is_year(match: re.Match[str], text: str) -> bool:
    start, end = match.start("year"), match.end("year")
    before, after = text[max(0, start - 12) : start], text[end : end + 16]
    if (
        _COUNTED.match(after)
        or _NUMBERED.search(text[max(0, start - 24) : start])
        or (start == match.start() and before.endswith(("-", "–", "+")))
    ):
        return False
    if start > match.start():
        return True
    if int(match["year"]) >= 1900:
        return bool(_LEADS_YEAR.search(before)) or not _COUNTED_NOUN.match(text, end)
    return bool(_LEADS_YEAR.search(before)) and (int(match["year"]) >= 1400 or not re.match(r"\s[a-z]", after))


def _is_short_year(match: re.Match[str], text: str) -> bool:
    """ "of '98", "May '98": not the end of a quotation."""
    return bool(
        re.search(
            r"(?:\b(?i:in|of|since|from|until|by|to|and|summer|winter|spring|fall)|[A-Z][a-z]{2,8}\.?)\s$",
            text[max(0, match.start() - 12) : match.start()],
        )
    )


def _is_no_name(match: re.Match[str], text: str) -> bool:
    """ "Russia Today" and "The World Tonight" are names: a capital behind another."""
    start = match.start()
    before = re.search(r"\b([A-Z]\w+)\s$", text[max(0, start - 20) : start])
    return not (text[start].isupper() and before) or before[1].lower() in _FUNCTION_WORDS


def _is_feast(match: re.Match[str], text: str) -> bool:
    """ "Ramadan Shallah" and "Tariq Ramadan" are men; "during Ramadan" and "on Easter Sunday" are days."""
    start, end = match.start("feast"), match.end("feast")
    before = text[max(0, start - 16) : start]
    if re.search(
        r"\b(?i:during|in|on|at|for|of|since|by|through|until|before|after|this|last|next|the|every|and)\s$", before
    ):
        return True
    return not (re.search(r"[A-Z]\w*\s$", before) or re.match(r"\s[A-Z]", text[end : end + 2]))


def _is_rhythm(match: re.Match[str], text: str) -> bool:
    """A capital within a sentence makes it a name: the Daily Mail."""
    if not text[match.start()].isupper():
        return True
    return not (
        _NAME_AFTER.match(text, match.end()) or re.search(r"[\w,]\s$", text[max(0, match.start() - 2) : match.start()])
    )


def _is_season(match: re.Match[str], text: str) -> bool:
    return match["season"] not in ("fall", "spring") or "year" in match.re.groupindex or "side" in match.re.groupindex


def _is_stretch(match: re.Match[str], text: str) -> bool:
    """ "A day of mourning" is named, not measured; quarters are mostly fractions, a second mostly another."""
    measure, count = match["measure"] or "", match["count"]
    if measure.startswith(("quarter", "second")) and count in ("a", "one", "three"):
        return False
    return not (measure in ("day", "year") and count == "a" and text.startswith(" of ", match.end()))


_SAYING = re.compile(
    r"(?:said|say|says|told|warned|wrote|denied|announced|called|added|reported|insisted)\b[^.]{0,30}$"
)


def _is_that_time(match: re.Match[str], text: str) -> bool:
    """ "At the time" dates what is said ("told reporters at the time"); elsewhere it says no more than "then"."""
    return match[0] not in ("at the time", "at that time") or bool(
        _SAYING.search(text[max(0, match.start() - 45) : match.start()])
    )


GUARDS: dict[str, Guard] = {
    "bare_month": _is_month,
    "day_word": _is_no_name,
    "feast": _is_feast,
    "night_word": _is_no_name,
    "calendar_year": _is_year,
    "rhythm": _is_rhythm,
    "season": _is_season,
    "short_year": _is_short_year,
    "stretch": _is_stretch,
    "that_time": _is_that_time,
}
