"""Incidents in the order of time as TimelineJS reads them: one JSON object, a slide an incident.

TimelineJS takes HTML in its texts, so each word of a report is escaped. A month stays a month: a date has no more parts
than are known. What has no day is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TextIO

from dragoman.accounts import Accounts
from dragoman.exports.escaping import html_text, json_line, web_address
from dragoman.exports.occurrences import HAPPENED, Occurrence, occurrences, voices
from dragoman.exports.shelf import Telling
from dragoman.records import Actor, Findings, Period
from dragoman.wording import days, published

#: A slide has room for so many quotes; the rest is counted.
QUOTES = 3


def write(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """One timeline; how many slides it has."""
    stream.write('{"scale": "human", "events": [')
    slides = 0
    for occurrence in occurrences(records, accounts):
        if occurrence.period is None:
            continue
        stream.write(",\n" if slides else "\n")
        stream.write(json_line(_slide(occurrence, occurrence.period)))
        slides += 1
    stream.write("\n]}\n")
    return slides


def _slide(occurrence: Occurrence, period: Period) -> dict[str, Any]:
    incident = occurrence.incident
    return {
        "unique_id": incident.id,
        "group": incident.type,
        "display_date": days(period),
        **_dates(period),
        "text": {"headline": headline(occurrence), "text": _text(occurrence)},
        "autolink": False,
    }


def _dates(period: Period) -> dict[str, dict[str, int]]:
    """The first day and the last; a whole month or year is one date without a day or month."""
    if period.start is None or period.end is None:
        return {"start_date": _date(period.start or period.last)}
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    if period.start.day == period.end.day == 1 and months in {1, 12}:
        whole = {"year": period.start.year, "month": period.start.month}
        if months == 1:
            return {"start_date": whole}
        if period.start.month == 1:
            return {"start_date": {"year": period.start.year}}
    first, last = _date(period.start), _date(period.last)
    return {"start_date": first} if first == last else {"start_date": first, "end_date": last}


def _date(day: date | None) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {}


def headline(occurrence: Occurrence) -> str:
    """What happened in a line of HTML: "Norland → Port of Tarsa: assault, drone"."""
    incident, place = occurrence.incident, occurrence.place
    parties = " → ".join(filter(None, map(_names, (occurrence.actors, occurrence.recipients))))
    kind = ", ".join(filter(None, [incident.type.lower(), incident.mode]))
    told = kind if incident.realis in HAPPENED else f"{kind} ({incident.realis})"
    where = f" – {html_text(place.name)}" if place else ""
    return f"{parties}: {told}{where}" if parties else f"{told}{where}"


def _names(actors: list[Actor]) -> str:
    return html_text(", ".join(actor.name for actor in actors))


def _text(occurrence: Occurrence) -> str:
    said = voices(occurrence.claims)
    quotes = [_quote(told) for told in occurrence.tellings[:QUOTES]]
    more = len(occurrence.tellings) - len(quotes)
    return "".join(
        [
            *quotes,
            f"<p>and {more} more</p>" if more else "",
            f"<p>According to: {html_text(', '.join(said))}</p>" if said else "",
        ]
    )


def _quote(told: Telling) -> str:
    document = told.document
    source = html_text(", ".join(filter(None, [document.publisher, document.title, published(document)])))
    address = web_address(document.url)
    cited = f'<a href="{html_text(address)}" rel="noopener noreferrer">{source}</a>' if address else source
    return f"<blockquote>{html_text(told.event.evidence.quote)}</blockquote><p>{cited}</p>"
