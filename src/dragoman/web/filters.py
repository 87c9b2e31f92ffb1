"""What a view shows, as its address says it: ``/chronology?actor=RVF&since=2025-03-01&disputed=yes``.

The same filters mean the same on every page and under ``/api/v1``, so a view can be shared, and exported as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, get_args
from urllib.parse import urlencode

from starlette.requests import Request

from dragoman.errors import BadRequest
from dragoman.records import Realis, Stance
from dragoman.sayings import TensionKind

#: The longest value that is taken.
LONGEST = 300
#: In what words a filter is set that either is or is not.
YES, NO = frozenset(("yes", "true", "on", "1")), frozenset(("no", "false", "off", "0"))
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class BadFilter(BadRequest):
    """A filter with a value that it cannot have."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which part of the store; what is None does not matter.

    ``actor`` and ``place`` are a name or part of one, an id or a country code; ``type`` is PLOVER's with or without a
    mode; ``target`` who takes part in what is claimed; ``process`` the id of a negotiation; ``publisher`` who brought
    the report; ``text`` words of it. ``since`` and ``until`` look at when it happened, ``as_of`` at what had been
    reported by that day. ``sources`` is the least number of independent reports. ``kind`` is that of a tension,
    ``apparent`` takes those too that are only apparent; ``country`` is that of an actor, by its name. ``quad`` is
    PLOVER's class of an event: 1 and 2 are cooperation in words and in deeds, 3 and 4 conflict.
    """

    actor: str | None = None
    target: str | None = None
    place: str | None = None
    type: str | None = None
    process: str | None = None
    realis: str | None = None
    stance: str | None = None
    measure: str | None = None
    publisher: str | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    sources: int | None = None
    disputed: bool | None = None
    kind: str | None = None
    apparent: bool | None = None
    country: str | None = None
    quad: int | None = None

    def asked(self) -> dict[str, str]:
        """The filters that are set, as an address writes them."""
        return {name: _written(value) for name in NAMES if (value := getattr(self, name)) is not None}

    def address(self, path: str, **changes: Any) -> str:
        """The view at ``path`` with these filters, some changed; what is no filter ("cursor", "order") is added."""
        asked = {name: changes[name] if name in changes else getattr(self, name) for name in NAMES}
        more = {name: value for name, value in changes.items() if name not in asked and value != ""}
        told = {name: _written(value) for name, value in {**asked, **more}.items() if value is not None}
        return f"{path}?{urlencode(told)}" if told else path


NAMES = tuple(one.name for one in fields(Filters))


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def filters(request: Request) -> Filters:
    """The filters of a request; ``BadRequest`` names the one that makes no sense."""
    return filters_of(request.query_params)


def filters_of(asked: Mapping[str, str]) -> Filters:
    """The filters among what an address asks; an empty one is none, and what is no filter is left to the page."""
    told = {name: value.strip() for name, value in asked.items() if name in READERS and value.strip()}
    for name, value in told.items():
        if len(value) > LONGEST or "\0" in value:
            raise BadFilter(f"{name}: expected no more than {LONGEST} characters")
    parts: dict[str, Any] = {name: READERS[name](name, value) for name, value in told.items()}
    read = Filters(**parts)
    if read.since and read.until and read.since > read.until:
        raise BadRequest(f"since {read.since} is after until {read.until}")
    return read


def _words(name: str, value: str) -> str:
    return value


def _one_of(values: Sequence[str]) -> Callable[[str, str], str]:
    def read(name: str, value: str) -> str:
        if value not in values:
            raise BadFilter(f"{name} {value}: expected one of {', '.join(values)}")
        return value

    return read


def _day(name: str, value: str) -> date:
    try:
        if DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise BadFilter(f"{name} {value}: expected a day such as 2025-04-29")


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 6 and int(value)):
        raise BadFilter(f"{name} {value}: expected a number from 1 to 999999")
    return int(value)


def _quad(name: str, value: str) -> int:
    if value not in ("1", "2", "3", "4"):
        raise BadFilter(f"{name} {value}: expected 1, 2, 3 or 4")
    return int(value)


def _yes(name: str, value: str) -> bool:
    if value.lower() not in YES | NO:
        raise BadFilter(f"{name} {value}: expected yes or no")
    return value.lower() in YES


#: How each is read from an address.
READERS: dict[str, Callable[[str, str], Any]] = {
    **dict.fromkeys(("actor", "target", "place", "type", "process", "measure", "publisher", "text", "country"), _words),
    "realis": _one_of(get_args(Realis)),
    "stance": _one_of(get_args(Stance)),
    "kind": _one_of(get_args(TensionKind)),
    **dict.fromkeys(("disputed", "apparent"), _yes),
    **dict.fromkeys(("since", "until", "as_of"), _day),
    "sources": _number,
    "quad": _quad,
}
