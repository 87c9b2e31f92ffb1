"""What each sign counts where a report is asked to whom a deed was done: ``weights/recipients.csv``.

The numbers are fitted on annotated reports, by the command that ``evaluation/choosing.py`` names; who reads a row sees
what speaks for a party (above 0) and what against.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.tables import Row, read_csv

FILE = "weights/recipients.csv"


@dataclass(frozen=True, slots=True)
class Weights:
    """``filling``: for who may stand on an open side; ``keeping``: for whom the sentence puts there. By sign."""

    filling: Mapping[str, float]
    keeping: Mapping[str, float]


def load_weights() -> Weights:
    """Read and check the file; raises ``BadKnowledge`` with file and line."""
    rows = [row.only("sign", "filling", "keeping") for row in read_csv(FILE)]
    return Weights(_column(rows, "filling"), _column(rows, "keeping"))


def _column(rows: list[Row], key: str) -> dict[str, float]:
    return {row.text("sign"): row.number(key) for row in rows if row.maybe_text(key)}
