"""What each sign counts for when two tellings of a report may be of one happening: "the meeting" after "met".

The signs are found by ``extractors/sameness.py``; their weights are fitted on annotated reports by
``python -m evaluation.sameness --fit``.
"""

from __future__ import annotations

from dragoman.knowledge.signs import LogOdds, load_signs

FILE = "languages/en/same-happening.csv"


def load_sameness() -> LogOdds:
    """Read and check ``languages/en/same-happening.csv``."""
    return load_signs(FILE)
