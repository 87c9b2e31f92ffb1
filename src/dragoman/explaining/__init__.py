"""Why a record says what it says: what ``dragoman explain`` and ``dragoman incidents`` show.

Each fact is led back to its words, to the rule or the model that made it, to the line of a table that it rests on, and
to the reports that tell the same or otherwise. ``explain`` gathers that for an event, ``tell`` for incidents; what
people judge of events, and what follows from it, is in ``judging.py``.
"""

from __future__ import annotations

from dragoman.explaining.events import Explanation, explain, find_id
from dragoman.explaining.incidents import Account, tell, tell_one

__all__ = ["Account", "Explanation", "explain", "find_id", "tell", "tell_one"]
