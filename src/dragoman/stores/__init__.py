"""Findings kept: one file on a laptop, opened by ``open_store("kb.db")``, or a database of a server, by its URL.

What goes in comes out equal; reading the same report twice changes nothing.
"""

from __future__ import annotations

from dragoman.stores.cursors import Page
from dragoman.stores.differences import Change, Denial, Differences, Known, Told, differences
from dragoman.stores.held import held
from dragoman.stores.incidentqueries import IncidentQuery, IncidentRow
from dragoman.stores.opening import open_store
from dragoman.stores.passages import Passage
from dragoman.stores.people import Acting, Beside
from dragoman.stores.pictures import Dated, Pictures, Spot, Taking
from dragoman.stores.queries import ClaimQuery, Clock, EventQuery, FigureQuery, ReportQuery, as_of
from dragoman.stores.standing import Standing
from dragoman.stores.store import Store
from dragoman.stores.totals import Totals

__all__ = [
    "Acting",
    "Beside",
    "Change",
    "ClaimQuery",
    "Clock",
    "Dated",
    "Denial",
    "Differences",
    "EventQuery",
    "FigureQuery",
    "IncidentQuery",
    "IncidentRow",
    "Known",
    "Page",
    "Passage",
    "Pictures",
    "ReportQuery",
    "Spot",
    "Standing",
    "Store",
    "Taking",
    "Told",
    "Totals",
    "as_of",
    "differences",
    "held",
    "open_store",
]
