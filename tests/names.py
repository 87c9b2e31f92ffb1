"""Findings made by hand of reports with names in brackets: who is named, as a reader would have it.

    named("Colonel [Adan Musse] of the [Red Valley Front] (RVF) spoke.", 4, sectors="MIL")

What stands in brackets is a name; of a body, if a word of it says so. "struck" makes an event of what stands before it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.records import DAY, Actor, Document, Event, Findings, Mention, Period, Span

BODY = re.compile(r"Front|Union|Court|Ministry|Brigade|Forces|^[A-Z]{3,}$")
TITLES = ("Colonel", "General", "Senator", "Mr", "minister", "bishop", "singer", "commander")


def named(
    text: str, day: int = 1, country: str | None = "SOM", sectors: str = "", publisher: str = "Coast Wire"
) -> Findings:
    """The findings of a report of this day of 2024, counted from its first."""
    spans, plain, at = [], "", 0
    for match in re.finditer(r"\[(.+?)\]", text):
        plain += text[at : match.start()]
        spans.append((len(plain), match[1]))
        plain, at = plain + match[1], match.end()
    published = date(2024, 1, 1) + timedelta(day - 1)
    document = Document(plain + text[at:], published=published, publisher=publisher)
    mentions = tuple(_mention(document, start, name, country, tuple(sectors.split())) for start, name in spans)
    return Findings(document, mentions=mentions, events=tuple(_events(document, mentions)))


def _mention(document: Document, start: int, name: str, country: str | None, sectors: tuple[str, ...]) -> Mention:
    actor = Actor(name, country, sectors)
    if BODY.search(name):
        words = document.cite(Span(start, start + len(name)))
        return Mention(words, start, "organisation", actor, "mentions/organisation")
    before = document.text[:start].split()[-1:]
    titled = before[0] if before and before[0] in TITLES else ""
    first = start - len(titled) - 1 if titled else start
    by = "mentions/person+title" if titled else "mentions/person"
    return Mention(document.cite(Span(first, start + len(name))), start, "person", actor, by)


def _events(document: Document, mentions: tuple[Mention, ...]) -> list[Event]:
    found = []
    for match in re.finditer("struck", document.text):
        before = [mention for mention in mentions if mention.evidence.span.end <= match.start()]
        trigger, whole = document.cite(Span(*match.span())), document.cite(Span(0, len(document.text)))
        day = document.day or date.min
        period = Period(day, day + DAY)
        told = ("ASSAULT", None, (), 4, "actual", trigger, whole, tuple(before[-1:]), (), None, period, "stated")
        found.append(Event(*told, "names/word"))
    return found
