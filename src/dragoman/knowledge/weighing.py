"""What each sign counts where a report is asked who did a deed, and to whom: a file of ``weights`` for each side.

The numbers are fitted on annotated reports, by the command that ``evaluation/choosing.py`` names; who reads a row sees
what speaks for a party (above 0) and what against.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.tables import Row, read_csv

FILES = {"actor": "weights/actors.csv", "recipient": "weights/recipients.csv"}


@dataclass(frozen=True, slots=True)
class Weights:
    """``filling``: for who may stand on an open side; ``keeping``: for whom the sentence puts there. By sign.

    Nobody is taken away from a side that has no weights for keeping.
    """

    filling: Mapping[str, float]
    keeping: Mapping[str, float]


def load_weights() -> dict[str, Weights]:
    """Read and check the file of each side; raises ``BadKnowledge`` with file and line."""
    return {side: _weights(file) for side, file in FILES.items()}


def _weights(file: str) -> Weights:
    rows = [row.only("sign", "filling", "keeping") for row in read_csv(file)]
    return Weights(_column(rows, "filling"), _column(rows, "keeping"))


def _column(rows: list[Row], key: str) -> dict[str, float]:
    return {row.text("sign"): row.number(key) for row in rows if row.maybe_text(key)}
