"""Whether two sayings bear on one thing: which words they share, and how much these words tell.

"A seat on the harbour board" and "will not join any board of the harbour" meet in "harbour" and "board"; that both
speak of "peace", of which every second report speaks, tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.knowledge.disagreement import STEM, Bearing, common_weight
from dragoman.resolvers.heard import Heard

#: A stem is rare where no more than so many reports have it, or one in so many; and never more than ``MOST``, so that
#: what is looked up by it stays as short in a large store.
RARE, ONE_IN, MOST = 5, 100, 50

_MARKS = "\"“”‘’'.,;:()[]"


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many reports a stem is, and in how many it may be to be rare."""

    spread: Mapping[str, int]
    often: int

    def rare(self, stems: Iterable[str]) -> list[str]:
        """Those that are, in the order of the alphabet."""
        return sorted(stem for stem in stems if self.spread.get(stem, 0) <= self.often)


def how_often(reports: int) -> int:
    """In how many of so many reports a rare stem may be.

    It grows only when there are twice as many reports, so that what was rare mostly stays so when some come in.
    """
    whole = 1 << max(reports.bit_length() - 1, 0)
    return min(max(RARE, whole // ONE_IN), MOST)


def shared(one: Heard, other: Heard) -> frozenset[str]:
    """The stems that two have in common, but of the names of those who speak."""
    return frozenset(one.bearing.keys() & other.bearing.keys()) - name_stems(one) - name_stems(other)


def in_words(stems: Iterable[str], heard: Heard) -> list[str]:
    """Stems as the words of a saying, in the order of its text."""
    words = [word.strip(_MARKS) for word in heard.saying.words.quote.split()]
    wanted = frozenset(stems)
    return list(dict.fromkeys(word for word in words if word.casefold()[:STEM] in wanted))


def weight(one: Heard, other: Heard) -> float:
    """How much two have in common."""
    stems = shared(one, other)
    return common_weight(_of(one.bearing, stems), _of(other.bearing, stems))


def name_stems(heard: Heard) -> frozenset[str]:
    """The stems of the name of who speaks."""
    return frozenset(word[:STEM] for word in heard.voice.actor.name.casefold().split())


def days_apart(one: Heard, other: Heard) -> int | None:
    """The days between the times of two sayings, 0 where these meet; ``None`` where one has none."""
    if one.days is None or other.days is None:
        return None
    return max(0, one.days[0] - other.days[1], other.days[0] - one.days[1])


def _of(bearing: Bearing, stems: frozenset[str]) -> dict[str, bool]:
    return {stem: bearing[stem] for stem in stems}
