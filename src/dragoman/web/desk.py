"""What the pages ask: the store, and what its reports come to.

Processes, proceedings and tolls are the same for everyone who looks, so they are derived once and held until the store
changes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from fastapi import Request

from dragoman.accounts import Proceeding, Process, Toll
from dragoman.resolvers import ACCOUNTS
from dragoman.stores import Standing, Store

Value = TypeVar("Value")

#: So many answers are held: a few days of "as of" for each kind.
HELD = 24

#: For so many seconds a page may be late.
FRESH = 0.5


class Desk:
    """One store, seen through pages. ``reviewer`` is the name under which judgements are kept, if any may be made."""

    def __init__(self, store: Store, *, reviewer: str | None = None, actors: tuple[Path, ...] = ()) -> None:
        self.store = store
        self.reviewer = reviewer
        self.actors = actors
        self._held: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._deriving: dict[tuple[Any, ...], Lock] = {}
        self._lock = Lock()
        self._state: tuple[tuple[str, int], ...] = ()
        self._looked = float("-inf")

    def processes(self, as_of: date | None = None) -> list[Process]:
        """The negotiations, as the reports published by ``as_of`` tell of them."""
        return self.held("processes", as_of, lambda: self._standing().processes(as_of))

    def proceedings(self, as_of: date | None = None) -> list[Proceeding]:
        """What went on before courts."""
        return self.held("proceedings", as_of, lambda: self._standing().proceedings(as_of))

    def tolls(self, as_of: date | None = None) -> list[Toll]:
        """The figures that count the same people."""
        return self.held("tolls", as_of, lambda: self._standing().tolls(as_of))

    def held(self, kind: str, asked: Any, derive: Callable[[], Value]) -> Value:
        """What was derived since the store last changed, or derived now; of several who ask at once one derives."""
        key = (kind, asked, self.state())
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                value: Value = self._held[key]
                return value
            one = self._deriving.setdefault(key, Lock())
        with one:
            with self._lock:
                there = key in self._held
            if not there:
                derived = derive()
                with self._lock:
                    self._held[key] = derived
                    self._deriving.pop(key, None)
                    while len(self._held) > HELD:
                        self._held.popitem(last=False)
            with self._lock:
                value = self._held[key]
            return value

    def state(self) -> tuple[tuple[str, int], ...]:
        """Something that changes when the store does; looked at once in a while, not with every part of a page."""
        now = monotonic()
        if now > self._looked + FRESH:
            self._state, self._looked = tuple(sorted(self.store.changed().items())), now
        return self._state

    def _standing(self) -> Standing:
        return self.store.standing(ACCOUNTS, late=True)


def desk(request: Request) -> Desk:
    """The desk of a request: a dependency of every page."""
    found: Desk = request.app.state.desk
    return found
