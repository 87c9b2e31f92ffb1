"""What a program asks: the filters of its kind as parameters that are checked, documented, and no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from inspect import Parameter, Signature
from typing import Annotated, Any, Literal

from fastapi import Query, Request
from pydantic import BeforeValidator

from dragoman.errors import BadRequest
from dragoman.records import Realis, Stance
from dragoman.sayings import TensionKind
from dragoman.web.filters import DAY, LONGEST, Filters
from dragoman.web.filters import filters_of as read_filters

#: The most items of a page, and how many where nobody says.
MOST, USUAL = 500, 100
#: The most lines of a file that tells all.
MOST_OF_ALL = 100_000_000


def _iso(value: Any) -> Any:
    """A day as pages take it: not as seconds, nor as a moment."""
    if isinstance(value, str) and not DAY.fullmatch(value):
        raise ValueError("expected a day such as 2025-04-29")
    return value


Day = Annotated[date, BeforeValidator(_iso)]


def _day(what: str) -> Any:
    return Annotated[Day | None, Query(description=what)]


def _words(what: str) -> Any:
    return Annotated[str | None, Query(description=what, max_length=LONGEST, pattern=r"^[^\x00]+$")]


#: What each filter is called, of what type it is, and what it means.
FILTERS: dict[str, Any] = {
    "actor": _words("Part of a name, an id of the knowledge base, or a country code (ISO 3166-1 alpha-3)."),
    "target": _words("Who takes part in what is claimed."),
    "place": _words("Part of a place's name, or a country code."),
    "type": _words("A type of PLOVER, with or without a mode: ASSAULT, ASSAULT/drone."),
    "process": _words("The id of a negotiation to whose steps it belongs."),
    "realis": Annotated[Realis | None, Query(description="Whether it happened.")],
    "stance": Annotated[Stance | None, Query(description="What the speaker does by saying it.")],
    "measure": _words("What is counted: killed, injured, displaced ..."),
    "publisher": _words("Who brought the report, as it is called there."),
    "text": _words('Words of the report: envoy OR "harbour council" -sport.'),
    "since": _day("From this day on, by when it happened, was said or was published."),
    "until": _day("Up to this day and on it."),
    "as_of": _day("As what had been reported by this day tells it."),
    "sources": Annotated[int | None, Query(description="The least number of independent reports.", ge=1, le=999_999)],
    "disputed": Annotated[bool | None, Query(description="Only what reports are at odds about, or only the rest.")],
    "kind": Annotated[TensionKind | None, Query(description="In what they are opposed.")],
    "apparent": Annotated[bool | None, Query(description="False: without those that are only apparent.")],
    "quad": Annotated[int | None, Query(description="PLOVER's class: cooperation 1, 2; conflict 3, 4.", ge=1, le=4)],
    "country": _words("The country of an actor, by its name."),
}

Cursor = Annotated[str | None, Query(description="Where to go on: `next` of the page before.", max_length=600)]
Limit = Annotated[int, Query(description="The most items of a page, or of a file of all.", ge=1, le=MOST_OF_ALL)]
Format = Annotated[Literal["json", "ndjson", "csv"], Query(description="A page, or all: one item a line, or a table.")]


def filters_of(names: tuple[str, ...], more: tuple[str, ...] = ("cursor", "limit", "format")) -> Callable[..., Filters]:
    """A dependency that reads these filters as the pages do, and refuses a parameter that nobody knows."""

    def read(request: Request, **told: Any) -> Filters:
        known = {*told, *more}
        strange = sorted(set(request.query_params) - known)
        if strange:
            raise BadRequest(f"{', '.join(strange)[:100]}: expected of {', '.join(sorted(known))}")
        return read_filters({name: value for name, value in request.query_params.items() if name in told})

    parameters = [
        Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request),
        *(Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=FILTERS[name]) for name in names),
    ]
    read.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return read
