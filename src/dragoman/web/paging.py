"""A long list in parts: so many at a time, and where the parts before and after begin.

An address says it the same way on every page: ``cursor`` is where the part begins, in whatever words the list that gave
it uses; a second list on a page has a name of its own ("courts"). ``""`` is the beginning of the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

from dragoman.errors import BadRequest

Item = TypeVar("Item")

#: So many rows a page shows.
ROWS = 50
#: Where a list begins, as an address has it.
Cursor = Annotated[str | None, Query(max_length=600)]
#: Before the cursor of a part that ends there, and does not begin.
BACK = "-"


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """Some of ``whole`` items, from number ``first`` (counted from 0); ``earlier`` and ``later`` are cursors."""

    items: Sequence[Item]
    first: int
    whole: int
    earlier: str | None
    later: str | None

    @property
    def told(self) -> str:
        """Which of them these are, in words."""
        return f"{self.first + 1:,}–{self.first + len(self.items):,} of {self.whole:,}" if self.items else ""


@dataclass(frozen=True, slots=True)
class Ends:
    """The cursors of what comes before and after a part of a list that says nothing else of itself."""

    earlier: str | None
    later: str | None


def part(items: Sequence[Item], cursor: str | None, rows: int = ROWS) -> Part[Item]:
    """The part of a list that is held in memory which begins at ``cursor``."""
    first = number(cursor)
    later = first + rows
    return Part(items[first:later], first, len(items), before(first, rows), str(later) if later < len(items) else None)


def number(cursor: str | None, most: int = 999_999_999) -> int:
    """The number of an item that a cursor is, counted from 0."""
    if not cursor:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10 and int(cursor) <= most):
        raise BadRequest(f"cursor {cursor[:40]}: expected one that a page gave")
    return int(cursor)


def before(first: int, rows: int) -> str | None:
    """The cursor of the part that ends where number ``first`` begins; that of the first part is none."""
    if first == 0:
        return None
    return str(first - rows) if first > rows else ""


def ways(cursor: str | None) -> dict[str, str | None]:
    """What a store is asked for by a cursor: what comes ``after`` a place, or ``before`` it."""
    if cursor and cursor.startswith(BACK):
        return {"after": None, "before": cursor.removeprefix(BACK)}
    return {"after": cursor or None, "before": None}


def back_to(place: str | None) -> str | None:
    """The cursor of the part that ends at a place."""
    return None if place is None else f"{BACK}{place}"
