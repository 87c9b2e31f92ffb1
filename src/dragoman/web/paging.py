"""A long list in parts: so many at a time, and where the parts before and after begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.errors import BadRequest

Item = TypeVar("Item")

#: So many rows a page shows.
ROWS = 50


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


def part(items: Sequence[Item], cursor: str | None, rows: int = ROWS) -> Part[Item]:
    """The part of a list that is held in memory which begins at ``cursor``."""
    if cursor and not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10):
        raise BadRequest(f"cursor {cursor}: expected one that a page gave")
    first = int(cursor) if cursor else 0
    later = first + rows
    return Part(
        items[first:later],
        first,
        len(items),
        str(max(first - rows, 0)) if first else None,
        str(later) if later < len(items) else None,
    )
