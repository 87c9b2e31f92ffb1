"""The order of a review: what is most in doubt and weighs most comes first.

A link of 0.51 between two strikes of which nine papers tell, with forty dead, comes before one of 0.51 between two
visits; and that before a link of 0.97, whatever it joins.

``priority = doubt x weight``. Doubt runs from 0 to 1: of a link how near its score is to the threshold, of an event how
far its chance to be right is from certainty, of a number how evenly its rivals divide the sources. Weight is 1 for what
one report tells of, and grows with the logarithm of the independent reports and of the people who are counted: ten
times the dead weigh one more, and doubling the reports weighs one half more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2, log10
from typing import Literal, Protocol, TypeVar

#: A link so far from the threshold is in no doubt at all: scores run to 0.98, and few are above 0.9.
FAR = 0.45
#: More people than these weigh no more: they are those of a whole war, and it is seldom the number that is in doubt.
MANY = 10_000
#: What a rule alone found is seldom wrong.
UNSCORED = 0.1

Kind = Literal["pair", "event", "figure", "day", "place"]


class Weighed(Protocol):
    """What stands in the queue."""

    @property
    def doubt(self) -> float: ...
    @property
    def sources(self) -> int: ...
    @property
    def people(self) -> int: ...
    @property
    def key(self) -> str: ...


Item = TypeVar("Item", bound=Weighed)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to be judged: a pair of events, an event or a figure, by its ids.

    A disputed day or place goes by the ids of events, one that gives each of the values.

    ``sources`` is how many independent reports tell of what it belongs to, ``people`` the highest number of people that
    is counted there.
    """

    kind: Kind
    ids: tuple[str, ...]
    doubt: float
    sources: int
    people: int

    @property
    def key(self) -> str:
        """What it is called in an address and in the order of equals."""
        return "-".join((self.kind, *self.ids))


def of_link(score: float, threshold: float) -> float:
    """How doubtful a machine's judgement on a pair is: 1 at the threshold, 0 far from it."""
    return max(0.0, 1 - abs(score - threshold) / FAR)


def of_score(score: float | None) -> float:
    """How doubtful a record is that is right with such a chance: 1 where it is as likely to be wrong."""
    return UNSCORED if score is None else min(max(2 * (1 - score), 0.0), 1.0)


def of_rivals(sources: Sequence[int]) -> float:
    """How doubtful a value is of which rivals have so many sources each: 1 where they are even, 0 where it has none."""
    if len(sources) < 2:
        return 0.0
    most, others = max(sources), sum(sources) - max(sources)
    return min(others / most, 1.0) if most else 0.0


def weight(sources: int, people: int) -> float:
    """How much hangs on it."""
    return 1 + log2(max(sources, 1)) / 2 + log10(1 + min(max(people, 0), MANY))


def priority(item: Weighed) -> float:
    """How soon somebody should look at it."""
    return item.doubt * weight(item.sources, item.people)


def in_order(items: Iterable[Item]) -> list[Item]:
    """What somebody should look at first; of equals the same order at any time."""
    return sorted(items, key=lambda item: (-priority(item), item.key))
