"""The pages, one module each, in the order in which the desk offers them."""

from __future__ import annotations

from dragoman.web.pages import incidents, review, today

PAGES = (today.router, incidents.router, review.router)
