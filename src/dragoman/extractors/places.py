"""Where things happened: the toponyms of a report, each resolved to one place.

"Douma, near Damascus" is the Douma in Syria, not one of its namesakes; "Tripoli" in a report that speaks of
Lebanon and not of Libya is the port.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from math import asin, cos, log10, radians, sin, sqrt

from dragoman.extractors.toponyms import Toponym, find_toponyms
from dragoman.knowledge import Knowledge
from dragoman.knowledge.gazetteer import PlaceEntry
from dragoman.knowledge.placenames import fold
from dragoman.records import Document, Mention, Place, Sentence

__all__ = ["distance", "find_places"]

# In powers of ten of inhabitants: a namesake of a tenth of the size wins where its country alone is spoken of.
NAMED, SHARE, NEIGHBOUR, INSIDE, BESIDE = 0.8, 1.0, 0.7, 8.0, 4.0
NEAR = 150  # kilometres
_INSIDE = re.compile(r"(?:,| in| in the|, in|, a (?:town|city|village) in| \()\s?(?:\w{5,8}ern )?")
# After a place in apposition: "in Cairo, Illinois, on Monday", but not "between Ankara, Syria and Iran".
_CLOSED = re.compile(r"[.;)\n]|,(?! and\b| [A-Z])|$")
_BESIDE = re.compile(r",? (?:near|outside|east of|west of|north of|south of|on the outskirts of) ")

_Fits = Callable[[PlaceEntry, PlaceEntry], bool]


def find_places(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], knowledge: Knowledge
) -> tuple[Place, ...]:
    """Every toponym of the report, in the order of the text; what the gazetteer does not know has no point."""
    toponyms = list(find_toponyms(document, sentences, knowledge))
    resolve = _Resolver(document, toponyms, mentions)
    return tuple(_place(document, toponym, resolve(toponym)) for toponym in toponyms)


def distance(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Kilometres between two points of latitude and longitude."""
    north, east = radians(right[0] - left[0]), radians(right[1] - left[1])
    chord = sin(north / 2) ** 2 + cos(radians(left[0])) * cos(radians(right[0])) * sin(east / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, chord)))


def _place(document: Document, toponym: Toponym, entry: PlaceEntry | None) -> Place:
    evidence = document.cite(toponym.span)
    if entry is None:
        return Place(evidence, toponym.name, None, None, None, toponym.kind or "unknown")
    precision = toponym.kind if toponym.kind and entry.precision == "town" else entry.precision
    return Place(evidence, entry.name, entry.country, entry.latitude, entry.longitude, precision)


class _Resolver:
    """Which of its bearers a name means in this report; one name has one meaning throughout."""

    def __init__(self, document: Document, toponyms: list[Toponym], mentions: tuple[Mention, ...]) -> None:
        self.countries = _shares(toponyms, mentions)
        self.anchors = tuple(dict.fromkeys(toponym.entries[0] for toponym in toponyms if _is_anchor(toponym)))
        self.meant: dict[str, PlaceEntry | None] = {}
        self._read_pairs(document, toponyms)

    def __call__(self, toponym: Toponym) -> PlaceEntry | None:
        name = _key(toponym)
        if name not in self.meant:
            self.meant[name] = max(toponym.entries, key=self._likelihood, default=None)
        return self.meant[name]

    def _likelihood(self, entry: PlaceEntry) -> float:
        share = self.countries.get(entry.country or "", 0.0)
        bonus = NAMED + SHARE * share if share else 0.0
        near = any(anchor.name != entry.name and _apart(entry, anchor) < NEAR for anchor in self.anchors)
        return log10(entry.prominence + 1) + bonus + NEIGHBOUR * near

    def _read_pairs(self, document: Document, toponyms: list[Toponym]) -> None:
        """Names that explain each other: "Tripoli, Lebanon", "Douma, near Damascus"."""
        for left, right in pairwise(toponyms):
            gap = document.text[left.span.end : right.span.start]
            if len(gap) > 40 or not right.entries:
                continue
            if _INSIDE.fullmatch(gap):
                if not self._settle(left, right, _holds, INSIDE) and _CLOSED.match(document.text, right.span.end):
                    self._shelter(left, right)
            elif _BESIDE.fullmatch(gap):
                self._settle(left, right, _neighbours, BESIDE)

    def _settle(self, left: Toponym, right: Toponym, fits: _Fits, weight: float) -> bool:
        """Whether two of their bearers fit, and weigh more than the likeliest; if so, both names mean these."""
        pairs = [(one, other) for one in left.entries[:20] for other in right.entries[:20]]
        if not pairs:
            return False
        one, other = max(pairs, key=lambda pair: sum(map(self._likelihood, pair)) + (weight if fits(*pair) else 0.0))
        if fits(one, other):
            self.meant[_key(left)], self.meant[_key(right)] = one, other
        return fits(one, other)

    def _shelter(self, left: Toponym, right: Toponym) -> None:
        """A town that the gazetteer does not know, in a region that it does, is put there."""
        around = self(right)
        if around and around.precision in ("country", "region") and all(e.precision == "town" for e in left.entries):
            self.meant[_key(left)] = replace(around, name=left.name, population=0, prominence=0)


def _key(toponym: Toponym) -> str:
    return fold(toponym.name) + (toponym.kind or "")


def _shares(toponyms: list[Toponym], mentions: tuple[Mention, ...]) -> Mapping[str, float]:
    """How much of what the report names belongs to each country."""
    counts = Counter(mention.actor.country for mention in mentions if mention.actor and mention.actor.country)
    counts.update(toponym.entries[0].country or "" for toponym in toponyms if _is_anchor(toponym))
    total = counts.total()
    return {country: count / total for country, count in counts.items() if country}


def _is_anchor(toponym: Toponym) -> bool:
    """Whether the name is plain without the others: a state's, or one that a single place bears."""
    return bool(toponym.entries) and (toponym.entries[0].precision == "country" or len(toponym.entries) == 1)


def _apart(left: PlaceEntry, right: PlaceEntry) -> float:
    return distance((left.latitude, left.longitude), (right.latitude, right.longitude))


def _holds(inner: PlaceEntry, outer: PlaceEntry) -> bool:
    """Whether ``outer`` is a state or region that ``inner`` lies in."""
    if inner is outer or inner.precision == "country" or inner.country != outer.country:
        return False
    if outer.precision == "country":
        return True
    return outer.precision == "region" and (inner.admin1 == outer.admin1 or _apart(inner, outer) < NEAR)


def _neighbours(left: PlaceEntry, right: PlaceEntry) -> bool:
    return left is not right and _apart(left, right) < NEAR
