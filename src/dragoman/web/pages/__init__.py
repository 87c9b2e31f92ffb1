"""The pages, one module each, in the order in which the desk offers them."""

from __future__ import annotations

from dragoman.web.pages import actors, atlas, chronology, network, processes, today, tolls

PAGES = (today.router, chronology.router, atlas.router, actors.router, network.router, processes.router, tolls.router)
