"""What each sign counts for when two tellings of a report may be of one happening: "the meeting" after "met".

The signs are found by ``extractors/sameness.py``; their weights are log odds that add up, fitted on annotated reports
by ``python -m evaluation.sameness --fit``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.knowledge.tables import Row, read_csv

FILE = "languages/en/same-happening.csv"
# The line of what is added for every pair.
ALWAYS = "*"


@dataclass(frozen=True, slots=True)
class Sameness:
    """Log odds: of any two tellings of one type, and by sign; a sign that no line names counts for nothing."""

    always: float
    signs: Mapping[str, float]

    def odds(self, signs: Iterable[str]) -> float:
        """The log odds that two tellings with these signs are of one happening."""
        return self.always + sum(self.signs.get(sign, 0.0) for sign in signs)


def load_sameness() -> Sameness:
    """Read and check ``languages/en/same-happening.csv``."""
    weights: dict[str, float] = {}
    for row in read_csv(FILE):
        row.only("sign", "weight")
        sign = row.text("sign")
        if sign in weights:
            raise row.broken("sign", "each sign once")
        weights[sign] = row.number("weight")
    if ALWAYS not in weights:
        raise Row(FILE, {}).broken("sign", f"a line for {ALWAYS}")
    return Sameness(weights.pop(ALWAYS), weights)
