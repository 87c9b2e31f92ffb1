"""Words that report what someone said: verbs, nouns, adverbs and prepositions, each with its stance.

"said" asserts, "denied" denies, "accused ... of" accuses; "reportedly" tells that someone, unnamed, says so.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reporting words of a language."""


def load_reporting() -> Reporting:
    """Read and check ``languages/en/reporting.toml``."""
    return Reporting()
