"""What one report counts of people: each figure with who counted, whom, and of what.

"At least 31" by the health ministry, "57 were wounded" in the same shelling, "more than 52,300 since October 2023": of
an occurrence, or of all since some day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.records import Event, Figure, Findings, Period
from dragoman.resolvers.counting import whom
from dragoman.resolvers.sources import Source, Sources

#: What is counted of people.
PEOPLE = frozenset({"killed", "injured", "casualties", "missing", "captured", "detained", "displaced", "exchanged"})

#: A count over more days than these adds up what happened since; over fewer it is of one occurrence.
LONG = timedelta(days=21)

#: How near the day of the report a count ends that runs up to it.
UP_TO_NOW = timedelta(days=3)

#: Characters between a figure and the one that it goes on with, at the most.
NEAR = 400

_CUMULATIVE = re.compile(r"\bsince\b|\bover the same period\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure as a report tells it: of which event, or, in a toll, of which incident; or since when."""

    figure: Figure
    source: Source | None
    of: str | None
    incident: str | None
    since: Period | None
    country: str | None
    as_of: date
    published: date

    @property
    def document(self) -> str:
        """The report that it stands in."""
        return self.figure.evidence.document

    @property
    def number(self) -> tuple[object, ...]:
        """Whom it counts and how many."""
        return (self.of, self.figure.low, self.figure.high)


def read_counts(findings: Findings) -> Iterator[Counted]:
    """The figures of people of a report, in its order; one that says nothing else goes on with the one before it."""
    day = findings.document.day
    figures = sorted((one for one in findings.figures if one.measure in PEOPLE), key=lambda one: one.evidence.span)
    if not figures or day is None:
        return
    who = Sources(findings)
    country = _country(findings)
    scenes = _Scenes(findings)
    before: Counted | None = None
    for figure in figures:
        source = who.of(figure, before.figure if before else None)
        since = _since_when(findings, figure)
        incident = None if since else scenes.of(figure, source, before)
        if since is None and incident is None:
            # "401 soldiers killed", by the ministry, after the dead of the whole war.
            since = before.since if before else None
        before = Counted(
            figure,
            source,
            whom(findings, figure, before.figure if before else None, before.of if before else None),
            incident,
            since,
            country,
            _as_of(figure, since, day),
            day,
        )
        yield before


class _Scenes:
    """Which occurrence the figures of a report are of."""

    def __init__(self, findings: Findings) -> None:
        self.events = {event.id: event for event in findings.events}
        self.violence = sorted(
            (event for event in findings.events if event.type == "ASSAULT" and event.realis == "actual"),
            key=lambda event: event.trigger.span.start,
        )
        self.starts = [event.trigger.span.start for event in self.violence]

    def of(self, figure: Figure, source: Source | None, before: Counted | None) -> str | None:
        """The id of an event, or of the figure itself where it is of nothing else that is told; or ``None``.

        "57 were wounded" goes on with the shelling in which 28 were killed, a figure of another day does not;
        ``None`` is one that goes on with a count since some day.
        """
        event = self.events.get(figure.event or "")
        vague = event is None or (event.place is None and (event.period is None or event.period.start is None))
        adding = before is not None and before.since is not None
        if adding and vague and source and figure.period is None and before and _near(figure, before.figure):
            return None
        if event is not None:
            return event.id
        if before is not None and before.incident and _may_be_same(figure, before.figure):
            return before.incident
        near = self._violence_before(figure)
        if near is not None and (figure.period is None or near.period is None or _meet(figure.period, near.period)):
            return near.id
        return figure.id

    def _violence_before(self, figure: Figure) -> Event | None:
        """The attack that was told last before the figure, or the first that the report tells."""
        at = bisect_right(self.starts, figure.evidence.span.start)
        return self.violence[max(at - 1, 0)] if self.violence else None


def _near(figure: Figure, before: Figure) -> bool:
    return figure.evidence.span.start - before.evidence.span.end <= NEAR


def _may_be_same(figure: Figure, before: Figure) -> bool:
    """Whether neither day nor place speaks against it that a figure goes on with the one before it."""
    same_day = figure.period is None or before.period is None or _meet(figure.period, before.period)
    return same_day and (figure.place is None or before.place is None or figure.place.quote == before.place.quote)


def _meet(one: Period, other: Period) -> bool:
    return (one.start or date.min) < (other.end or date.max) and (other.start or date.min) < (one.end or date.max)


def _country(findings: Findings) -> str | None:
    """The country that a report speaks most of."""
    spoken = Counter(
        mention.actor.country for mention in findings.mentions
        if mention.actor and mention.actor.country and mention.kind in ("place", "state", "nationality", "force")
    )  # fmt: skip
    return min(spoken, key=lambda country: (-spoken[country], country)) if spoken else None


def _since_when(findings: Findings, figure: Figure) -> Period | None:
    """The days over which a figure adds up to the report, where they are many; "in October" adds nothing up."""
    period, day = figure.period, findings.document.day
    if period is None or period.start is None or day is None or day - period.start < LONG:
        return None
    if period.end is None or abs(period.end - day) <= UP_TO_NOW:
        return period
    span = figure.evidence.span
    words = findings.document.text[max(0, span.start - 150) : span.end + 80]
    return Period(period.start, findings.document.day_after) if _CUMULATIVE.search(words) else None


def _as_of(figure: Figure, since: Period | None, published: date) -> date:
    """The day for which a number holds: the last that it counts, if the report names it."""
    last = figure.period.last if figure.period else None
    return last if last and since is None and last <= published else published
