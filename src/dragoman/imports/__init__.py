"""What others coded: their dictionaries of actors as knowledge of ours, their events to hold beside ours.

``read_dictionary("Phoenix.International.actors.txt")`` yields actors for ``write_actors``, whose folder goes to
``--actors``. ``read_coded("acled.csv")`` yields the rows of ACLED or UCDP, and ``compare`` says which of our incidents
they also have.
"""

from __future__ import annotations

from dragoman.imports.coded import Coded, read_coded
from dragoman.imports.comparison import Comparison, Match, compare
from dragoman.imports.dictionaries import read_dictionary, write_actors
from dragoman.imports.listing import as_json, as_lines

__all__ = [
    "Coded",
    "Comparison",
    "Match",
    "as_json",
    "as_lines",
    "compare",
    "read_coded",
    "read_dictionary",
    "write_actors",
]
