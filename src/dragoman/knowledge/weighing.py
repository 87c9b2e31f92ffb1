"""What each sign counts where a report is asked who did a deed, to whom, and whether it was done: files of ``weights``.

The numbers are fitted on annotated reports, by the commands that ``evaluation/choosing.py`` and
``evaluation/happening.py`` name; who reads a row sees what speaks for a party, or for a deed being planned (above 0),
and what against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp
from typing import get_args

from dragoman.knowledge.tables import Row, read_csv
from dragoman.records import Realis

FILES = {"actor": "weights/actors.csv", "recipient": "weights/recipients.csv"}
HAPPENING = "weights/realis.csv"
REALIS: tuple[Realis, ...] = get_args(Realis)


@dataclass(frozen=True, slots=True)
class Weights:
    """``filling``: for who may stand on an open side; ``keeping``: for whom the sentence puts there; ``trusting``: for
    whoever is told at last. By sign.

    Nobody is taken away from a side that has no weights for keeping.
    """

    filling: Mapping[str, float]
    keeping: Mapping[str, float]
    trusting: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Happening:
    """``weights`` of each sign for each realis, in the order of ``REALIS``."""

    weights: Mapping[str, tuple[float, ...]]

    def likely(self, signs: Iterable[str]) -> dict[Realis, float]:
        """How likely each realis is by these signs alone."""
        known = [self.weights[sign] for sign in signs if sign in self.weights]
        sums = [sum(column) for column in zip(*known, strict=True)] or [0.0] * len(REALIS)
        odds = [exp(one - max(sums)) for one in sums]
        return {realis: one / sum(odds) for realis, one in zip(REALIS, odds, strict=True)}


def load_weights() -> dict[str, Weights]:
    """Read and check the file of each side; raises ``BadKnowledge`` with file and line."""
    return {side: _weights(file) for side, file in FILES.items()}


def load_happening() -> Happening:
    """Read and check the file; raises ``BadKnowledge`` with file and line."""
    told = [row.only("sign", *REALIS) for row in read_csv(HAPPENING)]
    return Happening({row.text("sign"): tuple(row.number(realis) for realis in REALIS) for row in told})


def _weights(file: str) -> Weights:
    rows = [row.only("sign", "filling", "keeping", "trusting") for row in read_csv(file)]
    return Weights(_column(rows, "filling"), _column(rows, "keeping"), _column(rows, "trusting"))


def _column(rows: list[Row], key: str) -> dict[str, float]:
    return {row.text("sign"): row.number(key) for row in rows if row.maybe_text(key)}
