"""How far a training is: by its steps or by the time it may take, whichever is further.

A machine that is too slow for all steps takes fewer, and the rates still fall to nothing at the end: so a training that
was cut short is a short training, and no long one that was broken off ("Budgeted Training", Li and others, 2020).
"""

from __future__ import annotations

import time
from dataclasses import dataclass

RISE = 0.06  # of the training, in which the rates rise from nothing


@dataclass
class Pace:
    """``steps`` in all; ``minutes`` that it may take, None: as long as it takes.

    ``began`` is when the process began, by the clock of ``time.monotonic``; ``before``: seconds that processes before
    it had, where a training goes on.
    """

    steps: int
    minutes: float | None
    began: float
    before: float = 0.0

    @property
    def spent(self) -> float:
        """Seconds up to now."""
        return self.before + time.monotonic() - self.began

    def progress(self, step: int) -> float:
        """0 at first, 1 or more where it is over."""
        passed = self.spent / (60 * self.minutes) if self.minutes else 0.0
        return max(step / self.steps, passed)


def slope(progress: float) -> float:
    """The share of the full rates: a rise, then a fall along a line."""
    if progress < RISE:
        return progress / RISE
    return max(0.0, (1 - progress) / (1 - RISE))
