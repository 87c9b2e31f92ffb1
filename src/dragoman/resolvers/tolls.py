"""Figures that count the same people, as a series for each source: the dead of one strike, the dead of a war.

"At least 31" by the health ministry on Tuesday, "28" by the same on Friday and "27" by a monitor are the toll of one
market; "more than 52,300 since October 2023" is the toll of a war, and one of 48,000 by the same source a month later
a fall that wants an explanation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from dragoman.accounts import Count, Incident, Toll
from dragoman.records import Findings, Period, Span
from dragoman.resolvers.counts import Counted, read_counts
from dragoman.resolvers.sources import Names, by_field, count_names, meant

#: Two counts of one country whose beginnings lie no further apart are since the same: "since 7 October", "since the
#: 8th". Whole months are told less exactly: "since January", "since February".
SINCE = timedelta(days=2)
SINCE_MONTHS = timedelta(days=31)


def find_tolls(
    reports: Iterable[Findings], incidents: Iterable[Incident] = (), copies: Collection[str] = frozenset()
) -> Iterator[Toll]:
    """Each toll of people; an event that is in no incident is one by itself, a copy's figures add to no series."""
    occurrence = {event: incident.id for incident in incidents for event in incident.events}
    yield from tolls_of((one for findings in reports for one in read_counts(findings)), occurrence, copies)


def tolls_of(
    counted: Iterable[Counted], occurrence: Mapping[str, str], copies: Collection[str] = frozenset()
) -> list[Toll]:
    """Each toll that comes of what reports count; ``occurrence`` gives the incident of each event that is in one."""
    counted = list(counted)
    names = Names(count_names(one.source for one in counted))
    heaps = heaps_of(counted, occurrence)
    return in_days(toll for told in heaps.values() for toll in tolls_of_heap(told, names, copies))


def heaps_of(counted: Iterable[Counted], occurrence: Mapping[str, str]) -> dict[str, list[Counted]]:
    """The figures that may belong to one toll, each with its incident: what two heaps hold never meets."""
    heaps: dict[str, list[Counted]] = defaultdict(list)
    for one in counted:
        heap = heap_of(one, occurrence)
        if heap is not None:
            heaps[heap].append(replace(one, incident=occurrence.get(one.incident or "", one.incident)))
    return heaps


def heap_of(one: Counted, occurrence: Mapping[str, str]) -> str | None:
    """On which heap a figure is: that of its incident, or of all that is counted in a country since some day."""
    if one.since is not None:
        return f"{one.figure.measure} {one.country or ''}"
    return occurrence.get(one.incident or "", one.incident)


def tolls_of_heap(heap: Iterable[Counted], names: Names, copies: Collection[str]) -> Iterator[Toll]:
    """The tolls of one heap, in which each source goes by one of its ``names``."""
    told = _who_is_meant(sorted(heap, key=_order))
    told = _one_name([replace(one, source=names.of(one.source)) if one.source else one for one in told])
    scenes: dict[str, list[Counted]] = defaultdict(list)
    for one in told:
        if one.since is None:
            scenes[one.figure.measure].append(one)
    for group in scenes.values():
        yield _toll("incident", group, copies)
    for group in _since([one for one in told if one.since is not None]):
        yield _toll("cumulative", group, copies)


def in_days(tolls: Iterable[Toll]) -> list[Toll]:
    """Tolls as they are shown: those of occurrences by the day of their first number, then those of wars."""
    return sorted(tolls, key=lambda toll: (toll.scope == "cumulative", toll.counts[0].as_of or date.max, toll.id))


def _who_is_meant(told: Sequence[Counted]) -> list[Counted]:
    """The figures, with "health officials" as the one body by that office that counts the same people by name."""
    known = by_field(one.source for one in told if one.source and one.since is None)
    return [replace(one, source=meant(one.source, known)) if one.source and one.since is None else one for one in told]


def _one_name(told: Sequence[Counted]) -> list[Counted]:
    """The figures with each source under one name, that of the army or of its ministry: the one most used."""
    used = Counter(one.source for one in told if one.source)
    ranked = sorted(used, key=lambda source: (source.official, used[source], source.name))
    best = {source.key: source for source in ranked}
    return [replace(one, source=best[one.source.key]) if one.source else one for one in told]


def _since(told: Sequence[Counted]) -> Iterator[list[Counted]]:
    """Cumulative counts by measure, by the country that they are told of, and by when they begin."""
    heaps: dict[tuple[str, str, timedelta], list[Counted]] = defaultdict(list)
    for one in told:
        heaps[one.figure.measure, one.country or "", SINCE if _begin(one).day != 1 else SINCE_MONTHS].append(one)
    for (_, _, apart), heap in heaps.items():
        group: list[Counted] = []
        begun = None
        for one in sorted(heap, key=lambda one: (_begin(one), one.published, one.figure.id)):
            if begun is not None and _begin(one) - begun > apart:
                yield group
                group = []
            begun = _begin(one) if not group else begun
            group.append(one)
        yield group


def _begin(one: Counted) -> date:
    return (one.since and one.since.start) or date.min


def _toll(scope: Literal["incident", "cumulative"], group: Sequence[Counted], copies: Collection[str]) -> Toll:
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


def _same(group: Sequence[Counted], copies: Collection[str]) -> Iterable[list[Counted]]:
    """The figures that say the same, whoever prints them: a copy gives the number of what it copies, whatever source
    is read in it, and so does a headline that names none."""
    same: dict[tuple[object, ...], list[Counted]] = defaultdict(list)
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


def _repeats(one: Counted, told: Sequence[Counted], copies: Collection[str]) -> bool:
    return one.document in copies or any(one.document == other.document for other in told)


def _order(one: Counted) -> tuple[date, str, Span]:
    return (one.published, one.document, one.figure.evidence.span)


def _count(told: Sequence[Counted]) -> Count:
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
