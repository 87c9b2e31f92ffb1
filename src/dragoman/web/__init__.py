"""The desk: pages on which an analyst reads a store, and the same answers for programs under ``/api/v1``.

``dragoman serve kb.db`` opens it on this machine. Every view has an address that says what it shows, every word of a
report is escaped, and nothing is ever fetched from elsewhere.
"""

from __future__ import annotations

from dragoman.web.app import make_app
from dragoman.web.serving import serve

__all__ = ["make_app", "serve"]
