"""Findings kept: one file on a laptop, opened by ``open_store("kb.db")``.

What goes in comes out equal; reading the same report twice changes nothing.
"""

from __future__ import annotations

from dragoman.stores.opening import open_store
from dragoman.stores.queries import EventQuery
from dragoman.stores.store import Store, Totals

__all__ = ["EventQuery", "Store", "Totals", "open_store"]
