"""What one report has to do with another: which are copies, and which events are one occurrence.

A wire report that four papers print is one source, not four; a strike of which seven reports tell is one incident.
``resolve(ledger)`` compares what is new with what it may be the same as, and keeps the judgements as links, which can
be taken back: no report and no event is ever merged into another.
"""

from __future__ import annotations

from dragoman.resolvers.comparing import Ledger, compare_new
from dragoman.resolvers.copies import COPIES
from dragoman.resolvers.occurrences import OCCURRENCES
from dragoman.resolvers.settling import find_originals, settle_new

__all__ = ["COPIES", "OCCURRENCES", "Ledger", "find_originals", "resolve"]


def resolve(ledger: Ledger) -> None:
    """Compare each report that is new, or was read anew, and put its events into incidents.

    What was compared before is not compared again; the outcome is the same in whatever order reports arrive.
    """
    compare_new(ledger)
    settle_new(ledger)
