"""The same answers for programs: ``/api/v1/events?actor=RVF&since=2025-03-01``, page after page, or all as lines.

``asking.py`` makes of an address what it asks, ``routes.py`` answers, ``documentation.py`` tells what can be asked: as
OpenAPI for programs, and as a page for people.
"""

from __future__ import annotations

from dragoman.web.api.documentation import router as documentation
from dragoman.web.api.routes import router as routes

ROUTERS = (documentation, routes)

__all__ = ["ROUTERS"]
