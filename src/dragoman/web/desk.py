"""What the pages ask: the store, and what its reports come to.

Processes, proceedings and tolls are the same for everyone who looks, so they are derived once and held until the store
changes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from fastapi import Request

from dragoman.accounts import Proceeding, Process, Toll
from dragoman.resolvers import ACCOUNTS
from dragoman.stores import Store
from dragoman.stores.standing import Standing

Value = TypeVar("Value")

#: So many answers are held: a few days of "as of" for each kind.
HELD = 24


class Desk:
    """One store, seen through pages. ``reviewer`` is the name under which judgements are kept, if any may be made."""

    def __init__(self, store: Store, *, reviewer: str | None = None, actors: tuple[Path, ...] = ()) -> None:
        self.store = store
        self.reviewer = reviewer
        self.actors = actors
        self._held: dict[tuple[Any, ...], Any] = {}
        self._deriving: dict[tuple[Any, ...], Lock] = {}
        self._lock = Lock()

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
            alone = self._deriving.setdefault(key, Lock())
        with alone:
            held: Value | None = self._held.get(key)
            if held is None:
                held = derive()
                with self._lock:
                    self._held[key] = held
                    for old in list(self._held)[:-HELD]:
                        self._held.pop(old)
                        self._deriving.pop(old, None)
            return held

    def state(self) -> Any:
        """Something that changes when the store does."""
        return self.store.state()

    def _standing(self) -> Standing:
        # What is kept will do while a build goes on.
        return self.store.standing(ACCOUNTS, late=True)


def desk(request: Request) -> Desk:
    """The desk of a request: a dependency of every page."""
    found: Desk = request.app.state.desk
    return found
