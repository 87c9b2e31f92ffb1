"""The pages, one module each, in the order in which the desk offers them."""

from __future__ import annotations

from dragoman.web.pages import atlas, chronology, processes, today, tolls

PAGES = (today.router, chronology.router, atlas.router, processes.router, tolls.router)
