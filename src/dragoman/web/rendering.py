"""From records to pages: the templates, the words in which they tell of records, and what every page has around it.

Whatever comes from a report is escaped by the templates; what could steer a screen or turn the writing round is taken
out by ``clean``. A page is whole without any script.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman import wording
from dragoman.exports.escaping import web_address
from dragoman.records import DAY, Actor, Document, Period
from dragoman.stores.reports import Listed
from dragoman.web import assets
from dragoman.web.asof import keeping

THEME = "dragoman_theme"

#: The pages as the desk offers them: where, what it is called, and what one learns there.
PLACES = (
    ("/", "Today", "What became known, how talks stand, who counts how many"),
    ("/chronology", "Chronology", "What happened, in the order of time"),
    ("/map", "Map", "Where it happened"),
    ("/processes", "Talks", "Negotiations, and cases before courts"),
    ("/tolls", "Tolls", "How many, by whom counted"),
    ("/claims", "Claims", "Who said what, and who says otherwise"),
    ("/actors", "Actors", "Who they are, and what lies between them"),
    ("/reports", "Reports", "What was read"),
    ("/review", "Review", "What is in doubt"),
)

#: Where pages belong that are found by way of others.
BELONG = {"/incidents": "/chronology", "/events": "/chronology", "/proceedings": "/processes", "/network": "/actors"}


def render(request: Request, template: str, status: int = 200, **told: Any) -> HTMLResponse:
    """A page, or the part of one that a script asked for, from a template in ``templates/``."""
    app = request.app.state
    around = {
        "places": PLACES,
        "here": request.url.path,
        "place": place_of(request.url.path),
        "address": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "theme": request.cookies.get(THEME) if request.cookies.get(THEME) in ("light", "dark") else None,
        "mark": app.keys.mark,
        "reviewer": app.desk.reviewer,
        "behind": app.desk.behind,
        "store": Path(app.desk.store.place).name,
    }
    page = _environment().get_template(template).render(**{**around, **told})
    filters = told.get("filters")
    return HTMLResponse(keeping(page, filters.as_of) if filters and filters.as_of else page, status)


def place_of(path: str) -> str | None:
    """To which of the pages that the desk offers a page belongs."""
    first = f"/{path.split('/')[1]}"
    return BELONG.get(first, first)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        clean=wording.clean,
        harmless=wording.harmless,
        days=wording.days,
        day=one_day,
        when=when,
        published=wording.published,
        realis=lambda realis: wording.REALIS[realis],
        measure=lambda name: name.replace("_", " "),
        actor=actor_name,
        actors=actor_names,
        web=web_address,
        segment=lambda words: quote(words, safe=""),
        count=lambda number: f"{number:,}",
    )
    environment.globals.update(asset=assets.address, bounds=bounds, day_before=day_before, report_name=report_name)
    return environment


def one_day(day: date | datetime | None) -> str:
    """A day in words, or that it is not known."""
    day = day.date() if isinstance(day, datetime) else day
    return wording.one_day(day) or "date unknown"


def day_before(day: date) -> date:
    """The day before; the calendar's first has none."""
    return day - DAY if day > date.min else day


def when(period: Period | None) -> Markup:
    """The days of a period, marked up for programs where it is one day."""
    words = wording.days(period)
    if period is None or period.start is None or period.start != period.last:
        return Markup("<span>{}</span>").format(words)
    return Markup('<time datetime="{}">{}</time>').format(period.start.isoformat(), words)


def actor_name(actor: Actor) -> str:
    """Who it is, with the country where it is known and not in the name anyway."""
    return wording.clean(actor.name)


def actor_names(actors: Iterable[Actor]) -> str:
    """Several, as one reads them out."""
    return ", ".join(map(actor_name, actors))


def bounds(low: int | None, high: int | None, approximate: bool = False) -> str:
    """A number as a page tells it: "12", "12–15", "at least 24", "up to 400", "about 50"."""
    if low is not None and low == high:
        return f"about {low:,}" if approximate else f"{low:,}"
    if high is None:
        return "unknown" if low is None else f"at least {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def report_name(report: Document | Listed) -> str:
    """What a report is called: its title, or else its first words."""
    if report.title:
        return wording.clean(report.title)
    words = wording.clean(report.first_words if isinstance(report, Listed) else report.text[:200])
    return words if len(words) <= 80 else f"{words[:80].rsplit(' ', 1)[0]} …"
