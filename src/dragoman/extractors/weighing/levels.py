"""How sure is sure: from what the model says, and whether a rule says the same, to the chance that both are right."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

#: The least score at which a finding is told, where nothing else is asked for.
LEAST = 0.5
# A probability of 0 or 1 is one of the model's that was rounded.
EDGE = 0.003


@dataclass(frozen=True, slots=True)
class Scale:
    """A logistic curve: ``slope`` on the model's log odds, ``ruled`` for a rule that says the same, and ``base``."""

    slope: float
    ruled: float
    base: float

    def score(self, likely: float, ruled: bool) -> float:
        """The chance of being right."""
        likely = min(max(likely, EDGE), 1 - EDGE)
        return 1 / (1 + exp(-(self.slope * log(likely / (1 - likely)) + self.ruled * ruled + self.base)))


EVENTS = Scale(1.0, 2.0, 0.0)
CLAIMS = Scale(1.0, 2.0, 0.0)
# Below these, the other says it.
REALIS = 0.5
MODE = 0.5
CONTEXT = 0.5
# How likely it must be that a word bears a role: without the role grammar, and with it.
BEARER = 0.5
BEARER_RULED = 0.15
