"""The pages, one module each, in the order in which the desk offers them."""

from __future__ import annotations

from dragoman.web.pages import actors, atlas, chronology, network, processes, report, reports, search, today, tolls

PAGES = (
    today.router,
    chronology.router,
    atlas.router,
    processes.router,
    tolls.router,
    actors.router,
    network.router,
    reports.router,
    report.router,
    search.router,
)
