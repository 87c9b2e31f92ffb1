"""Ours beside theirs: which incidents ACLED or UCDP has too, which only they have, which only we.

The same is what is of one family (violence, demonstrations, developments), on days that meet, and at one place or
between the same. Each row is matched once, the nearest first; what neither side gives counts neither for nor against.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.accounts import Incident
from dragoman.imports.coded import Coded, Family
from dragoman.knowledge.concordance import load_concordance
from dragoman.records import RADIUS, distance

#: Of a period longer than this nobody can say that it is the day of a row.
LONGEST = 31
#: A row that spans more days than this is nobody's: those who code give a year where they know no more.
YEAR = 366
WEEK = timedelta(6)
HAPPENED = frozenset(["actual", "ongoing"])
FAMILY: dict[str, Family] = {
    "Political violence": "violence",
    "Demonstrations": "demonstrations",
    "Strategic developments": "developments",
}
_SMALL = frozenset(["the", "of", "and", "in", "al", "forces", "people", "group"])


@dataclass(frozen=True, slots=True)
class Match:
    """An incident of ours and a row of theirs, and how near they are: days apart, kilometres, shared words of sides."""

    ours: Incident
    theirs: Coded
    apart: int
    kilometres: float | None
    shared: int

    @property
    def distance(self) -> tuple[float, ...]:
        """The smaller the nearer."""
        far = self.kilometres if self.kilometres is not None else RADIUS
        return (self.apart, -self.shared, far, (self.theirs.last - self.theirs.first).days)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What both have, what only they, what only we."""

    both: tuple[Match, ...]
    only_theirs: tuple[Coded, ...]
    only_ours: tuple[Incident, ...]


def compare(
    incidents: Iterable[Incident], coded: Iterable[Coded], *, days: int = 1, kilometres: float = 30.0
) -> Comparison:
    """Hold the ``incidents`` that happened beside the rows of others; ``days`` and ``kilometres`` may lie between.

    A row of more than a year is matched with nothing, and only theirs.
    """
    theirs = list(coded)
    by_day: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(theirs):
        if (row.last - row.first).days <= YEAR:
            for day in range(row.first.toordinal(), row.last.toordinal() + 1):
                by_day[day].append(place)
    families = {row.family for row in theirs}
    # Where every row has dead, as all of UCDP's have, only deadly incidents of ours can be among them.
    deadly = all(row.high > 0 for row in theirs)
    ours = [
        each
        for each in incidents
        if each.realis in HAPPENED and _family(each) in families and (not deadly or _kills(each))
    ]
    found = [
        (match.distance, at, place, match)
        for at, incident in enumerate(ours)
        for place in _near(incident, by_day, days)
        if (match := _match(incident, theirs[place], days, kilometres))
    ]
    taken: dict[int, Match] = {}
    matched: set[int] = set()
    for _, at, place, match in sorted(found, key=lambda each: each[:3]):
        if at not in taken and place not in matched:
            taken[at] = match
            matched.add(place)
    return Comparison(
        tuple(taken[at] for at in sorted(taken)),
        tuple(row for place, row in enumerate(theirs) if place not in matched),
        tuple(incident for at, incident in enumerate(ours) if at not in taken),
    )


def _kills(incident: Incident) -> bool:
    return any(count.measure == "killed" and (count.low or count.high) for count in incident.counts)


def _family(incident: Incident) -> Family | None:
    kind = load_concordance().acled(incident.type, incident.mode, civilians=False)
    return FAMILY[kind.disorder] if kind else None


def _near(incident: Incident, by_day: dict[int, list[int]], days: int) -> list[int]:
    window = _window(incident)
    if window is None:
        return []
    around = range(window[0].toordinal() - days, window[1].toordinal() + days + 1)
    return list(dict.fromkeys(place for day in around for place in by_day.get(day, ())))


def _window(incident: Incident) -> tuple[date, date] | None:
    """The first and last day on which it may have been; of one side unknown, a week: news is of the last days."""
    period = next((variant.value for variant in incident.periods), None)
    if period is None:
        return None
    first, last = period.start, period.last
    if first and last:
        return (first, last) if (last - first).days <= LONGEST else None
    return (last - WEEK, last) if last else (first, first + WEEK) if first else None


def _match(incident: Incident, row: Coded, days: int, kilometres: float) -> Match | None:
    """The two, where they are of one family, on days that meet, and at one place or between the same."""
    if _family(incident) != row.family:
        return None
    window = _window(incident)
    apart = max(0, (row.first - window[1]).days, (window[0] - row.last).days) if window else LONGEST
    far, same_place = _distance(incident, row)
    shared = len(_words(incident) & _row_words(row))
    elsewhere = far is not None and far > kilometres and not same_place
    if apart > days or elsewhere or not (same_place or (far is not None and far <= kilometres) or shared):
        return None
    return Match(incident, row, apart, far, shared)


def _distance(incident: Incident, row: Coded) -> tuple[float | None, bool]:
    """The least way from a place of ours to theirs, and whether one of ours has its name."""
    places = [variant.value for variant in incident.places]
    named = any(place.name.casefold() == row.place.casefold() for place in places)
    if row.latitude is None or row.longitude is None:
        return None, named
    ways = [
        distance((place.latitude, place.longitude), (row.latitude, row.longitude))
        for place in places
        # The middle of a country or a region is no place to measure from.
        if place.latitude is not None
        and place.longitude is not None
        and place.precision in {"exact", "town", "district"}
    ]
    return min(ways, default=None), named


def _words(incident: Incident) -> set[str]:
    return {word for variant in (*incident.actors, *incident.recipients) for word in _cut(variant.value.name)}


def _row_words(row: Coded) -> set[str]:
    return {word for side in (row.one, row.other) for word in _cut(side)}


def _cut(text: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", text.casefold()) if word not in _SMALL}
