"""Which of its namesakes a place name means in a report.

"Douma, near Damascus" is the Douma in Syria. "Tripoli" in a report that speaks of Lebanon, and of Zgharta nearby, is
the port and not the capital of Libya. A name has one meaning in one report.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log2, log10

from dragoman.extractors.toponyms import Toponym
from dragoman.knowledge.gazetteer import PlaceEntry
from dragoman.records import Document, distance

__all__ = ["Namesakes", "weigh"]

# In powers of ten of inhabitants. A namesake of a sixth of the size wins where its country is spoken of (NAMED), of a
# sixtieth where no other is (SHARE); DIVISION where its province is; NEARBY by how many places of the report are near.
NAMED, SHARE, DIVISION, NEARBY, INSIDE, BESIDE = 0.8, 1.0, 1.0, (0.0, 0.7, 1.0, 1.2), 8.0, 4.0
NEAR = 150  # kilometres
# By how much the likeliest must lead for other names to be measured by it.
SURE = 1.0
# A state that shares its name with the province of another: "Georgia" in a report on Atlanta.
CONTESTED = 7.7
# What alone bears a name is not meant by it where it has so few inhabitants and is far from all that is spoken of.
VILLAGE, SPOKEN = 20_000, 1
MOST_BEARERS = 20
_INSIDE = re.compile(r"(?:,| in| in the|, in|, a (?:town|city|village) in| \()\s?(?:\w{5,8}ern )?")
# After a place in apposition: "in Cairo, Illinois, on Monday", but not "between Ankara, Syria and Iran".
_CLOSED = re.compile(r"[.;)\n]|,(?! and\b| [A-Z])|$")
_BESIDE = re.compile(r",? (?:near|outside|east of|west of|north of|south of|on the outskirts of) ")
# After the place where a report was written.
_DATELINE = re.compile(r"[^.\n]{0,40}?(?:\(\w+\)|—|–| -)")
DATELINE = 3  # times as much as a name in the text

_Fits = Callable[[PlaceEntry, PlaceEntry], bool]


def weigh(times: int) -> float:
    """What a name says that stands there so often: each doubling as much as the first time."""
    return 1.0 + log2(times)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where the report is, as far as it is known: votes for countries, and the places that are sure, by name."""

    votes: Mapping[str, float]
    sure: Mapping[str, PlaceEntry]
    counts: Mapping[str, int]

    def likelihoods(self, toponym: Toponym) -> list[float]:
        """How likely the name means each of its bearers, in powers of ten, by all that the other names say."""
        others = [entry for key, entry in self.sure.items() if key != toponym.key]
        votes = defaultdict(float, self.votes)
        for key, entry in self.sure.items():
            if key != toponym.key:
                votes[entry.country or ""] += weigh(self.counts[key])
        contested = _is_contested(toponym)
        return [_likelihood(entry, votes, others, contested) for entry in toponym.entries]

    @property
    def divisions(self) -> dict[tuple[str | None, str], PlaceEntry]:
        """The divisions that are named, by their codes."""
        regions = (entry for entry in self.sure.values() if entry.precision == "region")
        return {(entry.country, entry.admin1): entry for entry in regions if entry.admin1}


def _likelihood(entry: PlaceEntry, votes: Mapping[str, float], others: Sequence[PlaceEntry], contested: bool) -> float:
    total = sum(votes.values())
    size = log10(entry.prominence + 1)
    if contested and entry.precision == "country":
        size = CONTESTED
    named = votes[entry.country] if entry.country else 0.0
    country = NAMED + SHARE * named / total if named else 0.0
    division = DIVISION * any(_is_division_of(other, entry) for other in others)
    near = sum(other.precision != "country" and _is_near(entry, other) for other in others)
    if named == 0 and near == 0 and 0 < entry.prominence < VILLAGE and total >= SPOKEN:
        return 0.0
    return size + country + division + NEARBY[min(near, len(NEARBY) - 1)]


class Namesakes:
    """The meaning of each name of one report: first of what is plain by itself, then of the rest by that."""

    def __init__(self, document: Document, toponyms: Sequence[Toponym], votes: Mapping[str, float]) -> None:
        self.text = document.text
        self.meant: dict[str, PlaceEntry | None] = {}
        self.counts = Counter(toponym.key for toponym in toponyms)
        if toponyms and _DATELINE.match(self.text, toponyms[0].span.end) and toponyms[0].span.start < 3:
            self.counts[toponyms[0].key] += DATELINE - 1
        by_name = {toponym.key: toponym for toponym in toponyms}
        plain = {key: one.entries[0] for key, one in by_name.items() if _is_plain(one)}
        self.setting = _Setting(votes, plain, self.counts)
        self._read_pairs(toponyms)
        sure = {key: entry for key, one in by_name.items() if (entry := self._surely(one))}
        self.setting = _Setting(votes, sure, self.counts)
        self._read_pairs(toponyms)

    def __call__(self, toponym: Toponym) -> PlaceEntry | None:
        """The place that is meant; None where the gazetteer knows none, or none that fits."""
        if toponym.key not in self.meant:
            self.meant[toponym.key] = self._likeliest(toponym) if toponym.entries else self._in_only_division(toponym)
        return self.meant[toponym.key]

    def _likeliest(self, toponym: Toponym) -> PlaceEntry | None:
        score, entry = _best(toponym, self.setting.likelihoods(toponym))
        return entry if score > 0 else None

    def _surely(self, toponym: Toponym) -> PlaceEntry | None:
        """The place that the name means beyond doubt, be it by the words beside it."""
        if toponym.key in self.meant:
            return self.meant[toponym.key]
        if not toponym.entries:
            return None
        likelihoods = self.setting.likelihoods(toponym)
        score, entry = _best(toponym, likelihoods)
        second = sorted(likelihoods)[-2] if len(likelihoods) > 1 else 0.0
        return entry if score - second >= SURE else None

    def _in_only_division(self, toponym: Toponym) -> PlaceEntry | None:
        """A county without a point is in the one state or province that the report names, if it names one only."""
        divisions = list(self.setting.divisions.values())
        return _within(divisions[0], toponym) if toponym.kind == "district" and len(divisions) == 1 else None

    def _read_pairs(self, toponyms: Sequence[Toponym]) -> None:
        """Names that explain each other: "Tripoli, Lebanon", "Douma, near Damascus"."""
        for left, right in pairwise(toponyms):
            gap = self.text[left.span.end : right.span.start]
            if len(gap) > 40 or not right.entries:
                continue
            if _INSIDE.fullmatch(gap):
                if not self._settle(left, right, _holds, INSIDE) and self._is_closed(right):
                    self._shelter(left, right)
            elif _BESIDE.fullmatch(gap):
                self._settle(left, right, _neighbours, BESIDE)

    def _is_closed(self, toponym: Toponym) -> bool:
        return toponym.is_short or bool(_CLOSED.match(self.text, toponym.span.end))

    def _settle(self, left: Toponym, right: Toponym, fits: _Fits, weight: float) -> bool:
        """Whether two of their bearers fit, and weigh more than the likeliest; if so, both names mean these."""
        ones = list(zip(self.setting.likelihoods(left), left.entries, strict=True))[:MOST_BEARERS]
        others = list(zip(self.setting.likelihoods(right), right.entries, strict=True))[:MOST_BEARERS]
        pairs = [(a + b + weight * fits(one, other), one, other) for a, one in ones for b, other in others]
        if not pairs:
            return False
        _, one, other = max(pairs, key=lambda pair: pair[0])
        if fits(one, other):
            self.meant[left.key], self.meant[right.key] = one, other
        return fits(one, other)

    def _shelter(self, left: Toponym, right: Toponym) -> None:
        """A town that the gazetteer does not know, in a region that it does, is put there."""
        around = self.meant.get(right.key) or self._likeliest(right)
        if around and around.precision in ("country", "region") and all(e.precision == "town" for e in left.entries):
            self.meant[left.key] = _within(around, left)


def _best(toponym: Toponym, likelihoods: Sequence[float]) -> tuple[float, PlaceEntry]:
    return max(zip(likelihoods, toponym.entries, strict=True), key=lambda pair: pair[0])


def _is_plain(toponym: Toponym) -> bool:
    """Whether the name is plain without the others: a state's, or one that a single place of some size bears."""
    if not toponym.entries or _is_contested(toponym):
        return False
    first, *others = toponym.entries
    return first.precision == "country" or (not others and first.prominence >= VILLAGE)


def _is_contested(toponym: Toponym) -> bool:
    """Whether a state shares its name with a division of another."""
    states = {entry.country for entry in toponym.entries[:1] if entry.precision == "country"}
    return bool(states) and any(e.precision == "region" and e.country not in states for e in toponym.entries)


def _is_division_of(division: PlaceEntry, entry: PlaceEntry) -> bool:
    """Whether the town is in a division that is named beside it."""
    if division.precision != "region" or division.admin1 is None or entry.precision != "town":
        return False
    return (division.country, division.admin1) == (entry.country, entry.admin1)


def _within(around: PlaceEntry, toponym: Toponym) -> PlaceEntry:
    return replace(around, name=toponym.name, population=0, prominence=0)


def _apart(left: PlaceEntry, right: PlaceEntry) -> float:
    return distance((left.latitude, left.longitude), (right.latitude, right.longitude))


def _is_near(left: PlaceEntry, right: PlaceEntry) -> bool:
    return abs(left.latitude - right.latitude) * 111 < NEAR and _apart(left, right) < NEAR


def _holds(inner: PlaceEntry, outer: PlaceEntry) -> bool:
    """Whether ``outer`` is a state or region that ``inner`` lies in."""
    if inner is outer or inner.precision == "country" or inner.country != outer.country:
        return False
    if outer.precision == "country":
        return True
    if outer.precision not in ("region", "district"):
        return False
    return (outer.admin1 is not None and inner.admin1 == outer.admin1) or _is_near(inner, outer)


def _neighbours(left: PlaceEntry, right: PlaceEntry) -> bool:
    return left is not right and _is_near(left, right)
