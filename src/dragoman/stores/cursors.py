"""Pages of an answer: so many rows from a place in an order on, and the cursors of the pages beside.

A cursor says after, or before, which row a page begins; so a page is found as fast in the middle as at the beginning,
and none is told twice or passed over when rows come in meanwhile.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, literal, tuple_

from dragoman.errors import BadRequest

Row = TypeVar("Row")
Value = TypeVar("Value")

#: Rows of a page, where nobody says how many.
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows in order, and the cursors of what follows and of what comes before; ``None`` where that is nothing."""

    rows: tuple[Row, ...]
    next: str | None
    previous: str | None

    def each(self, made: Callable[[Row], Value]) -> Page[Value]:
        """The same page of what is made of the rows."""
        return Page(tuple(map(made, self.rows)), self.next, self.previous)


@dataclass(frozen=True, slots=True)
class Order:
    """An order of rows: columns that together are different for any two, all up or all down."""

    name: str
    key: tuple[ColumnElement[Any], ...]
    down: bool = False


def cursor(order: Order, key: Sequence[Any]) -> str:
    """The place of a row with this key."""
    return spelled([order.name, *key])


def place_of(order: Order, told: str) -> tuple[Any, ...]:
    """The key that a cursor names."""
    name, *key = read(told) or [""]
    if name != order.name or len(key) != len(order.key):
        raise BadRequest(f"cursor {told[:40]}: expected one that came with a page of this order, {order.name}")
    return tuple(key)


def spelled(place: Sequence[str | int]) -> str:
    """A place in an order as a word that stands in an address."""
    told = json.dumps(list(place), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def read(cursor: str) -> list[str | int]:
    """The place that a cursor spells; ``BadRequest`` where it is none that a page could have given."""
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, RecursionError):
        told = None
    if not isinstance(told, list) or not all(map(_is_key, told)):
        raise BadRequest(f"cursor {cursor[:40]}: expected one that a page gave")
    return told


def _is_key(part: object) -> bool:
    """Whether a column can be compared with it: a number of 64 bits, or words that the database can hold."""
    if isinstance(part, str):
        return "\0" not in part and not any("\ud800" <= letter <= "\udfff" for letter in part)
    return type(part) is int and -(2**63) <= part < 2**63


@dataclass(frozen=True, slots=True)
class Turn:
    """Where to go on in an order, and which way: ``back`` from the page after."""

    order: Order
    place: tuple[Any, ...] | None
    back: bool
    most: int

    @classmethod
    def of(cls, order: Order, after: str | None, before: str | None, most: int | None) -> Turn:
        """The page after one cursor, or before the other."""
        if after and before:
            raise BadRequest("expected one cursor, after or before, and no two")
        told = after or before
        return cls(order, place_of(order, told) if told else None, bool(before), A_PAGE if most is None else most)

    def select(self, query: Select[Any], key: Sequence[ColumnElement[Any]] | None = None) -> Select[Any]:
        """The rows from that place on, in order, one more than the page holds; each begins with its key."""
        key = key or self.order.key
        down = self.order.down != self.back
        if self.place is not None:
            here = tuple_(*map(literal, self.place))
            query = query.where(
                tuple_(*key) < here if down else tuple_(*key) > here,
                # Says nothing new, but an index is found by it.
                key[0] <= self.place[0] if down else key[0] >= self.place[0],
            )
        ordered = query.order_by(*(part.desc() if down else part.asc() for part in key))
        return ordered.limit(self.most + 1).add_columns(*(part.label(f"key{at}") for at, part in enumerate(key)))

    def page(self, *found: Iterable[Any]) -> Page[Any]:
        """The page of the rows that were found, in each of several places in order."""
        down = self.order.down != self.back
        rows = list(islice(merge(*found, key=self._key, reverse=down), self.most + 1))
        more, rows = len(rows) > self.most, rows[: self.most]
        if self.back:
            rows.reverse()
        first, last = self._cursors(rows) if rows else (None, None)
        begun = self.place is not None
        following, before = (begun, more) if self.back else (more, begun)
        return Page(tuple(rows), last if following else None, first if before else None)

    def _key(self, row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, f"key{at}") for at in range(len(self.order.key)))

    def _cursors(self, rows: Sequence[Any]) -> Iterator[str]:
        return (cursor(self.order, self._key(row)) for row in (rows[0], rows[-1]))
