"""What each sign counts where a report is asked to whom a deed was done, and where a sentence is asked whether it was.

The numbers of ``weights/recipients.csv`` and ``weights/realis.csv`` are fitted on annotated reports, by the commands
that ``evaluation/choosing.py`` and ``evaluation/happening.py`` name; who reads a row sees what speaks for a party, or
for an event being planned (above 0), and what against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp
from typing import get_args

from dragoman.knowledge.tables import Row, read_csv
from dragoman.records import Realis

RECIPIENTS, HAPPENING = "weights/recipients.csv", "weights/realis.csv"
REALIS: tuple[Realis, ...] = get_args(Realis)


@dataclass(frozen=True, slots=True)
class Weights:
    """By sign, ``filling``: for who may stand on an open side; ``keeping``: for whom the sentence puts there;
    ``happening``: for each realis, in the order of ``REALIS``.
    """

    filling: Mapping[str, float]
    keeping: Mapping[str, float]
    happening: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def likely(self, signs: Iterable[str]) -> dict[Realis, float]:
        """How likely each realis is by these signs alone."""
        known = [self.happening[sign] for sign in signs if sign in self.happening]
        sums = [sum(column) for column in zip(*known, strict=True)] or [0.0] * len(REALIS)
        odds = [exp(one - max(sums)) for one in sums]
        return {realis: one / sum(odds) for realis, one in zip(REALIS, odds, strict=True)}


def load_weights() -> Weights:
    """Read and check the files; raises ``BadKnowledge`` with file and line."""
    rows = [row.only("sign", "filling", "keeping") for row in read_csv(RECIPIENTS)]
    filling, keeping = _column(rows, "filling"), _column(rows, "keeping")
    told = [row.only("sign", *REALIS) for row in read_csv(HAPPENING)]
    return Weights(filling, keeping, {row.text("sign"): tuple(row.number(realis) for realis in REALIS) for row in told})


def _column(rows: list[Row], key: str) -> dict[str, float]:
    return {row.text("sign"): row.number(key) for row in rows if row.maybe_text(key)}
