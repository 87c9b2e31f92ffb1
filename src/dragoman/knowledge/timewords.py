"""How English names times."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The rules for time expressions."""


def load_time_words() -> TimeWords:
    """Read and check ``languages/en/time.toml``."""
    return TimeWords()
