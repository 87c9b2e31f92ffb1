"""How English writes numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words and bounds."""


def load_numbers() -> Numbers:
    """Read and check ``languages/en/numbers.toml``."""
    return Numbers()
