"""What signs count for, as log odds that add up: a line a sign, and one for what is added each time.

The signs are found by extractors; the weights are fitted on annotated reports by the command that the file's module in
``evaluation/`` names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.knowledge.tables import Row, read_csv

# The line of what is added each time.
ALWAYS = "*"
# What speaks for a day that a report has told being that of an event without one: ``extractors/daysigns.py``.
DAYS = "languages/en/told-days.csv"


@dataclass(frozen=True, slots=True)
class LogOdds:
    """Log odds: of whatever is asked, and by sign; a sign that no line names counts for nothing."""

    always: float
    signs: Mapping[str, float]

    def odds(self, signs: Iterable[str]) -> float:
        """The log odds of what has these signs."""
        return self.always + sum(self.signs.get(sign, 0.0) for sign in signs)


def load_signs(file: str) -> LogOdds:
    """Read and check a file of signs and weights."""
    weights: dict[str, float] = {}
    for row in read_csv(file):
        row.only("sign", "weight")
        sign = row.text("sign")
        if sign in weights:
            raise row.broken("sign", "each sign once")
        weights[sign] = row.number("weight")
    if ALWAYS not in weights:
        raise Row(file, {}).broken("sign", f"a line for {ALWAYS}")
    return LogOdds(weights.pop(ALWAYS), weights)
