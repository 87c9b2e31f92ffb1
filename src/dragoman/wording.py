"""Records in plain words, for everything that people read.

A period from 26 up to 29 April 2025 is told as "26–28 April 2025", one of which only the end is known as
"not after 28 April 2025". Dates are inclusive here, as people write them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from dragoman.accounts import Amendment
from dragoman.records import DAY, Claim, Document, Event, Figure, Headcount, Mention, Period, Tally

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

#: What did not simply happen is said so.
REALIS = {
    "actual": "",
    "ongoing": "ongoing",
    "planned": "planned",
    "hypothetical": "hypothetical",
    "negated": "did not happen",
}


def clean(text: str) -> str:
    """A report's words on one line, without anything that could steer a terminal or turn the writing round."""
    # Most words are plain, and an export has millions of them: what is printable holds neither breaks nor marks.
    return " ".join((text if text.isprintable() else "".join(map(_harmless, text))).split())


def harmless(text: str) -> str:
    """A report's words as they stand, line by line, without anything that could steer a screen or turn the writing."""
    return text if text.isprintable() else "".join(c if c in "\n\t" else _harmless(c) for c in text)


def _harmless(character: str) -> str:
    if character.isspace():
        return " "
    # Control codes and halves of characters; of the marks for direction only those that override it.
    category = unicodedata.category(character)
    return "" if category in {"Cc", "Cs"} or character in OVERRIDES else character


def days(period: Period | None) -> str:
    """The days of a period: one, several, a whole month or year, or as far as they are known."""
    if period is None:
        return "date unknown"
    if period.start is None:
        return f"not after {one_day(period.last)}"
    if period.end is None:
        return f"from {one_day(period.start)}"
    return _whole(period.start, period.end) or _range(period.start, period.end - DAY)


def one_day(day: date | None) -> str:
    """One day: "28 April 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def _whole(start: date, end: date) -> str | None:
    """The name of the month or year that runs from ``start`` up to ``end``, where it is one."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if start.day != 1 or end.day != 1:
        return None
    if months == 1:
        return f"{MONTHS[start.month - 1]} {start.year}"
    return str(start.year) if (months, start.month) == (12, 1) else None


def _range(first: date, last: date) -> str:
    if first == last:
        return one_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{one_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {one_day(last)}"
    return f"{one_day(first)} – {one_day(last)}"


class Published(Protocol):
    """Whatever came out once: a report, or what is shown of it in a list."""

    @property
    def published(self) -> date | datetime | None: ...


def published(report: Published) -> str:
    """When a report came out: its day, with the hour where it is known."""
    moment = report.published
    if moment is None:
        return "date unknown"
    if isinstance(moment, datetime):
        zone = moment.strftime(" %z").rstrip()
        return f"{one_day(moment.date())}, {moment:%H:%M}{zone}"
    return one_day(moment)


def name(mention: Mention) -> str:
    """Who is meant, or the report's own words where nobody known is."""
    return mention.actor.name if mention.actor else mention.evidence.quote


def party(mention: Mention) -> str:
    """Who takes part, with country and sectors: "Council of the Port (XYZ GOV)"."""
    actor = mention.actor
    codes = " ".join([*filter(None, [actor.country]), *actor.sectors]) if actor else ""
    return f"{clean(name(mention))} ({codes})" if codes else clean(name(mention))


def parties(event: Event) -> str:
    """Who does it to whom; who is not named is not made up."""
    actors = ", ".join(map(party, event.actors))
    recipients = ", ".join(map(party, event.recipients))
    if not recipients:
        return actors
    return f"{actors or 'someone'} → {recipients}"


def kind(event: Event) -> str:
    """Type and mode: "ASSAULT drone"."""
    return f"{event.type} {event.mode}" if event.mode else event.type


def place(event: Event) -> str:
    """Where, with the country where it is known."""
    if event.place is None:
        return ""
    where = clean(event.place.name)
    return f"{where} ({event.place.country})" if event.place.country else where


def speaker(claim: Claim, document: Document) -> str:
    """Who says so and by what way; without a speaker it is the publisher's own voice."""
    voice = (
        party(claim.speaker) if claim.speaker else f"{clean(document.publisher or 'the publisher')}, in its own voice"
    )
    return f"{voice}, via {clean(claim.via.quote)}" if claim.via else voice


def stance(claim: Claim) -> str:
    """What the speaker does by saying it, and how sure of it: "asserts", "asserts (hopes)"."""
    return claim.stance if claim.certainty == "states" else f"{claim.stance} ({claim.certainty})"


def number(figure: Figure) -> str:
    """How many of what: "more than 52,300 killed", "twelve injured", "dozens (24 or more) missing"."""
    words = clean(figure.evidence.quote)
    # "Dozens" and "A woman", but "US$28 million".
    words = words if words[1:2].isupper() else words[:1].lower() + words[1:]
    measure = figure.measure.replace("_", " ")
    exact = figure.low == figure.high
    told = words if exact or any(map(str.isdigit, words)) else f"{words} ({_bounds(figure)})"
    return f"{told} {measure}: {clean(figure.of.quote)}" if figure.of else f"{told} {measure}"


def _bounds(count: Figure | Tally) -> str:
    if count.high is None:
        return f"{count.low:,} or more"
    return f"up to {count.high:,}" if count.low is None else f"{count.low:,} to {count.high:,}"


def headcount(headcount: Headcount) -> str:
    """How many in all: "killed: 12 to 15", "injured: 40 or more", "killed: 900, over months or years"."""
    many = f"{headcount.low:,}" if headcount.low == headcount.high else f"{headcount.low:,} to {headcount.high:,}"
    highest = [
        tally for tally in headcount.tallies if tally.part_of is None and headcount.high in (tally.low, tally.high)
    ]
    more = " or more" if highest and all(tally.high is None for tally in highest) else ""
    return f"{headcount.measure}: {many}{more}{', over months or years' if headcount.cumulative else ''}"


def tally(tally: Tally) -> str:
    """How many one count says: "12", "12 or more"."""
    return f"{tally.low:,}" if tally.low is not None and tally.low == tally.high else _bounds(tally)


def event_parts(event: Event) -> dict[str, str]:
    """Each part of an event that people correct, in the words in which a correction is written."""
    return {
        "type": event.type,
        "mode": event.mode or "",
        "realis": event.realis,
        "actors": names(event.actors),
        "recipients": names(event.recipients),
        **first_and_last(event.period),
        "place": clean(event.place.name) if event.place else "",
    }


def names(mentions: Iterable[Mention]) -> str:
    """Several, as one writes them: parted by semicolons."""
    return "; ".join(clean(one.actor.name if one.actor else one.evidence.quote) for one in mentions)


def first_and_last(period: Period | None) -> dict[str, str]:
    """The first and the last day, empty where not known."""
    first, last = (period.start, period.last) if period else (None, None)
    return {"first": first.isoformat() if first else "", "last": last.isoformat() if last else ""}


def amended(amendment: Amendment) -> str:
    """What people say of a part, in words: "place: Varna (found: Tarsa), says anna"."""
    value, found = (clean(told) or "not known" for told in (amendment.value, amendment.found))
    by = ", ".join(clean(one.removeprefix("person/")) for one in amendment.by)
    return f"{amendment.part}: {value} (found: {found}), says {by}"
