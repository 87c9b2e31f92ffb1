"""Findings made by hand: a text, who its names are, the days of its times, and the events that were read in it.

told("Norland struck Tarsa on Monday.", "2025-05-06", events=[("struck", "ASSAULT", ["Norland"], [], "2025-05-05")])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.records import (
    DAY,
    Actor,
    Claim,
    Document,
    Event,
    Evidence,
    Figure,
    Findings,
    Mention,
    Period,
    Span,
    Stance,
    TimeExpression,
)

NORLAND = Actor("Norland", "NOR", ("GOV",), "state/NOR")
SUDLAND = Actor("Sudland", "SUD", ("GOV",), "state/SUD")
OSTLAND = Actor("Ostland", "OST", ("GOV",), "state/OST")
LEAGUE = Actor("Northern League", "NOR", ("REB",), "group/northern-league")
COURT = Actor("Tribunal of the Isles", "IGO", ("JUD",), "org/tribunal-of-the-isles")
MARSH = Actor("Ada Marsh", "NOR", ("GOV",), "person/ada-marsh")
REED = Actor("Ben Reed", "NOR", ("GOV",), "person/ben-reed")

#: What the names in the texts of these tests stand for, with the kind of mention.
CAST: dict[str, tuple[str, Actor]] = {
    "the Northern League": ("armed group", LEAGUE),
    "The Northern League": ("armed group", LEAGUE),
    "Northern League": ("armed group", LEAGUE),
    "the rebels": ("armed group", Actor("rebels", "NOR", ("REB",))),
    "Norlandish army": ("force", Actor("Norlandish army", "NOR", ("MIL",))),
    "Norland": ("state", NORLAND),
    "Sudland": ("state", SUDLAND),
    "Ostland": ("state", OSTLAND),
    "Sudlandish": ("nationality", Actor("Sudland", "SUD", (), "state/SUD")),
    "Tribunal of the Isles": ("court", COURT),
    "Ada Marsh": ("person", MARSH),
    "Ben Reed": ("person", REED),
    "His lawyer": ("person", Actor("lawyer", "NOR", ("CVL",))),
    "Tarsa": ("place", Actor("Tarsa", "SUD", ("CVL",))),
    "Coast Monitor": ("ngo", Actor("Coast Monitor", "NGO", ("SOC",), "org/coast-monitor")),
    "Health Office": ("organisation", Actor("Health Office", "NOR", ("MED",), "org/health-office")),
}

#: An event as the tests write it: trigger, type, actors, recipients, and the day or the first and last day.
Told = tuple[str, str, Sequence[str], Sequence[str], str | None]


def told(
    text: str,
    published: str,
    times: dict[str, str] | None = None,
    events: Sequence[Told] = (),
    figures: Sequence[Figure] = (),
    claims: Sequence[Claim] = (),
    publisher: str = "Coast Wire",
) -> Findings:
    """The findings of a report."""
    document = Document(text, None, date.fromisoformat(published), publisher)
    mentions = tuple(_mentions(document))
    return Findings(
        document,
        times=tuple(_time(document, quote, days) for quote, days in (times or {}).items()),
        mentions=mentions,
        events=tuple(_event(document, mentions, *event) for event in events),
        figures=tuple(figures),
        claims=tuple(claims),
    )


def _mentions(document: Document) -> list[Mention]:
    found: list[Mention] = []
    for quote in sorted(CAST, key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(quote)}\b", document.text):
            span = Span(*match.span())
            if not any(span.overlaps(other.evidence.span) for other in found):
                kind, actor = CAST[quote]
                found.append(Mention(document.cite(span), span.start, kind, actor, "test"))
    return found


def period(days: str) -> Period:
    """ "2025-05-05", "2025-05-05/2025-05-07", "/2025-05-07" for not after."""
    first, slash, last = days.partition("/")
    start = date.fromisoformat(first) if first else None
    if not slash:
        return Period.of_day(date.fromisoformat(days))
    return Period(start, date.fromisoformat(last) + DAY)


def cite(document: Document, quote: str) -> Evidence:
    start = document.text.index(quote)
    return document.cite(Span(start, start + len(quote)))


def _time(document: Document, quote: str, days: str) -> TimeExpression:
    return TimeExpression(cite(document, quote), "DATE", days, period(days), "test")


def _event(
    document: Document,
    mentions: Sequence[Mention],
    trigger: str,
    type: str,
    actors: Sequence[str],
    recipients: Sequence[str],
    days: str | None,
) -> Event:
    words = cite(document, trigger)
    start = max(document.text.rfind(". ", 0, words.span.start) + 2, 0) if words.span.start else 0
    end = document.text.find(". ", words.span.end)
    sentence = document.cite(Span(start if start > 1 else 0, end + 1 if end >= 0 else len(document.text)))

    def named(names: Sequence[str]) -> tuple[Mention, ...]:
        return tuple(one for name in names for one in mentions if one.evidence.quote == name)[: len(names)]

    return Event(
        type, None, (), 1, "actual", words, sentence, named(actors), named(recipients), None,
        period(days) if days else None, "stated", "test",
    )  # fmt: skip


def count(
    findings: Findings,
    quote: str,
    measure: str,
    low: int | None,
    high: int | None,
    of: str | None = None,
    source: str | None = None,
    days: Period | None = None,
    event: int | None = None,
) -> Figure:
    """A figure in the text of findings; ``event`` is the number of the event that it counts for."""
    document = findings.document
    return Figure(
        cite(document, quote), measure, low, high, False, cite(document, of) if of else None, None, days,
        cite(document, source) if source else None, findings.events[event].id if event is not None else None, "test",
    )  # fmt: skip


def with_figures(findings: Findings, *figures: Figure) -> Findings:
    """The findings with figures in them."""
    return Findings(
        findings.document, findings.times, findings.mentions, findings.events, findings.claims, tuple(figures)
    )


def since(first: str, published: str) -> Period:
    """From a day up to the report."""
    return Period(date.fromisoformat(first), date.fromisoformat(published) + timedelta(days=1))


def with_claims(findings: Findings, *rows: tuple[str, str, str, Stance]) -> Findings:
    """The findings with claims, each a speaker's words, a cue, a content and a stance; events stand in the content that
    holds their trigger."""
    document = findings.document
    claims = []
    for speaker, cue, content, stance in rows:
        words = cite(document, content)
        claims.append(
            Claim(
                next(one for one in findings.mentions if one.evidence.quote == speaker),
                None, cite(document, cue), words, False, stance, None,
                tuple(event.id for event in findings.events if event.trigger.span in words.span), "test",
            )
        )  # fmt: skip
    return replace(findings, claims=tuple(claims))
