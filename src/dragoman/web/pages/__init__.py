"""The pages, one module each, in the order in which the desk offers them."""

from __future__ import annotations

from dragoman.web.pages import claims, incidents, processes, review, today, tolls

PAGES = (today.router, incidents.router, processes.router, tolls.router, claims.router, review.router)
