"""The pages, one module each, in the order in which the desk offers them."""

from __future__ import annotations

from dragoman.web.pages import (
    actors,
    atlas,
    chronology,
    claims,
    disputes,
    incidents,
    network,
    processes,
    report,
    reports,
    review,
    search,
    today,
    tolls,
)

PAGES = (
    today.router,
    chronology.router,
    incidents.router,
    atlas.router,
    processes.router,
    tolls.router,
    claims.router,
    actors.router,
    network.router,
    reports.router,
    report.router,
    search.router,
    review.router,
    disputes.router,
)
