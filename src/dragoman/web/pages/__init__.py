"""The pages, one module each, in the order in which the desk offers them."""

from __future__ import annotations

from dragoman.web.pages import processes, report, reports, search, today, tolls

PAGES = (today.router, processes.router, tolls.router, reports.router, report.router, search.router)
