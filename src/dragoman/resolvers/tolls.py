"""Figures that count the same people, as a series for each source: the dead of one strike, the dead of a war.

"At least 31" by the health ministry on Tuesday, "28" by the same on Friday and "27" by a monitor are the toll of one
market; "more than 52,300 since October 2023" is the toll of a war, and one of 48,000 by the same source a month later
a fall that wants an explanation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dragoman.accounts import Count, Incident, Toll
from dragoman.records import Event, Figure, Findings, Period, Span
from dragoman.resolvers.counting import whom
from dragoman.resolvers.sources import Source, Sources, by_field, meant

#: What is counted of people.
PEOPLE = frozenset({"killed", "injured", "casualties", "missing", "captured", "detained", "displaced", "exchanged"})

#: A count over more days than these adds up what happened since; over fewer it is of one occurrence.
LONG = timedelta(days=21)

#: How near the day of the report a count ends that runs up to it.
UP_TO_NOW = timedelta(days=3)

#: Characters between a figure and the one that it goes on with, at the most.
NEAR = 400

#: Two counts of one country whose beginnings lie no further apart are since the same: "since 7 October", "since the
#: 8th". Whole months are told less exactly: "since January", "since February".
SINCE = timedelta(days=2)
SINCE_MONTHS = timedelta(days=31)

_CUMULATIVE = re.compile(r"\bsince\b|\bover the same period\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
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


#: What a store keeps of a report.
Counted = _Told


def find_tolls(
    reports: Iterable[Findings], incidents: Iterable[Incident] = (), copies: Collection[str] = frozenset()
) -> Iterator[Toll]:
    """Each toll of people; an event that is in no incident is one by itself, a copy's figures add to no series."""
    occurrence = {event: incident.id for incident in incidents for event in incident.events}
    return tolls_of((one for findings in reports for one in read_counts(findings)), occurrence, copies)


def tolls_of(
    counted: Iterable[_Told], occurrence: Mapping[str, str], copies: Collection[str] = frozenset()
) -> Iterator[Toll]:
    """Each toll that comes of what reports count; ``occurrence`` gives the incident of each event that is in one."""
    told = [replace(one, incident=occurrence.get(one.incident or "", one.incident)) for one in counted]
    told = _one_name(_who_is_meant(told))
    told.sort(key=_order)
    scenes: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    wars: list[_Told] = []
    for one in told:
        if one.since is not None:
            wars.append(one)
        elif one.incident is not None:
            scenes[one.figure.measure, one.incident].append(one)
    for group in scenes.values():
        yield _toll("incident", group, copies)
    for group in _since(wars):
        yield _toll("cumulative", group, copies)


def read_counts(findings: Findings) -> Iterator[_Told]:
    """The figures of people of a report, in its order; one that says nothing else goes on with the one before it."""
    day = findings.document.day
    figures = sorted((one for one in findings.figures if one.measure in PEOPLE), key=lambda one: one.evidence.span)
    if not figures or day is None:
        return
    who = Sources(findings)
    country = _country(findings)
    scenes = _Scenes(findings)
    before: _Told | None = None
    for figure in figures:
        source = who.of(figure, before.figure if before else None)
        since = _since_when(findings, figure)
        incident = None if since else scenes.of(figure, source, before)
        if since is None and incident is None:
            # "401 soldiers killed", by the ministry, after the dead of the whole war.
            since = before.since if before else None
        before = _Told(
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


def _who_is_meant(told: Sequence[_Told]) -> list[_Told]:
    """The figures, with "health officials" as the one body by that office that counts the same people by name."""
    bodies: dict[str | None, list[Source]] = defaultdict(list)
    for one in told:
        if one.source:
            bodies[one.incident].append(one.source)
    known = {incident: by_field(sources) for incident, sources in bodies.items() if incident is not None}
    return [
        replace(one, source=meant(one.source, known[one.incident])) if one.source and one.incident else one
        for one in told
    ]


def _one_name(told: Sequence[_Told]) -> list[_Told]:
    """The figures with each source under one of its names: an official one, else the one most used."""
    used = Counter(one.source for one in told if one.source)
    best: dict[object, Source] = {}
    for source in sorted(used, key=lambda source: (source.official, used[source], source.name)):
        best[source.key] = best[source.called] = source

    def by_name(source: Source) -> Source:
        alike = best[source.called]
        return alike if alike.official else best[source.key]

    return [replace(one, source=by_name(one.source)) if one.source else one for one in told]


class _Scenes:
    """Which occurrence the figures of a report are of."""

    def __init__(self, findings: Findings) -> None:
        self.events = {event.id: event for event in findings.events}
        self.violence = sorted(
            (event for event in findings.events if event.type == "ASSAULT" and event.realis == "actual"),
            key=lambda event: event.trigger.span.start,
        )
        self.starts = [event.trigger.span.start for event in self.violence]

    def of(self, figure: Figure, source: Source | None, before: _Told | None) -> str | None:
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


def _since(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    """Cumulative counts by measure, by the country that they are told of, and by when they begin."""
    heaps: dict[tuple[str, str, timedelta], list[_Told]] = defaultdict(list)
    for one in told:
        heaps[one.figure.measure, one.country or "", SINCE if _begin(one).day != 1 else SINCE_MONTHS].append(one)
    for (_, _, apart), heap in heaps.items():
        group: list[_Told] = []
        begun = None
        for one in sorted(heap, key=lambda one: (_begin(one), one.published, one.figure.id)):
            if begun is not None and _begin(one) - begun > apart:
                yield group
                group = []
            begun = _begin(one) if not group else begun
            group.append(one)
        yield group


def _begin(one: _Told) -> date:
    return (one.since and one.since.start) or date.min


def _toll(scope: Literal["incident", "cumulative"], group: Sequence[_Told], copies: Collection[str]) -> Toll:
    """The series of one toll, each number of a source once, with all the figures that give it."""
    counts = sorted(map(_count, _same(group, copies)), key=lambda count: (count.as_of or date.min, count.figures[0]))
    begins = [one.since.start for one in group if one.since and one.since.start]
    return Toll(
        scope=scope,
        measure=group[0].figure.measure,
        incident=group[0].incident if scope == "incident" else None,
        since=Period(min(begins), None) if begins else None,
        counts=tuple(counts),
        falls=tuple(_falls(counts)) if scope == "cumulative" else (),
    )


def _same(group: Sequence[_Told], copies: Collection[str]) -> Iterable[list[_Told]]:
    """The figures that say the same, whoever prints them: a copy gives the number of what it copies, whatever source
    is read in it, and so does a headline that names none."""
    same: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    rest = []
    for one in sorted(group, key=_order):
        if one.document in copies or one.source is None:
            rest.append(one)
        else:
            same[one.number, one.source.key].append(one)
    for one in rest:
        alike = (told for (number, _), told in same.items() if number == one.number)
        given = next((told for told in alike if _repeats(one, told, copies)), None)
        (same[one.number, one.source.key if one.source else None] if given is None else given).append(one)
    return same.values()


def _repeats(one: _Told, told: Sequence[_Told], copies: Collection[str]) -> bool:
    return one.document in copies or any(one.document == other.document for other in told)


def _order(one: _Told) -> tuple[date, str, Span]:
    return (one.published, one.document, one.figure.evidence.span)


def _count(told: Sequence[_Told]) -> Count:
    one = told[0]
    return Count(
        measure=one.figure.measure,
        low=one.figure.low,
        high=one.figure.high,
        approximate=any(other.figure.approximate for other in told),
        of=one.of,
        source=one.source.name if one.source else None,
        as_of=min(other.as_of for other in told),
        figures=tuple(other.figure.id for other in told),
        documents=tuple(dict.fromkeys(other.figure.evidence.document for other in told)),
    )


def _falls(counts: Sequence[Count]) -> Iterator[str]:
    """Figures below what the same source had counted before."""
    highest: dict[tuple[str | None, str | None], int] = {}
    for count in counts:
        key = (count.source, count.of)
        least = count.low if count.low is not None else count.high
        if count.source is not None and count.high is not None and count.high < highest.get(key, 0):
            yield from count.figures
        if least is not None:
            highest[key] = max(highest.get(key, 0), least)
