"""Findings kept: one file on a laptop, opened by ``open_store("kb.db")``, or a database of a server, by its URL.

What goes in comes out equal; reading the same report twice changes nothing.
"""

from __future__ import annotations

from dragoman.stores.opening import open_store
from dragoman.stores.passages import Passage
from dragoman.stores.queries import ClaimQuery, EventQuery, FigureQuery, ReportQuery, as_of
from dragoman.stores.store import Store
from dragoman.stores.totals import Totals

__all__ = [
    "ClaimQuery",
    "EventQuery",
    "FigureQuery",
    "Passage",
    "ReportQuery",
    "Store",
    "Totals",
    "as_of",
    "open_store",
]
