"""The pages, one module each, in the order in which the desk offers them."""

from __future__ import annotations

from dragoman.web.pages import report, reports, search, today

PAGES = (today.router, reports.router, report.router, search.router)
