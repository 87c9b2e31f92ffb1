"""What the pages ask: the store, and what its reports come to.

Processes, proceedings and tolls are the same for everyone who looks, so they are derived once and held until the store
changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from fastapi import Request

from dragoman.accounts import Proceeding, Process, Toll
from dragoman.stores import Store

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
        self._locks: dict[str, Lock] = defaultdict(Lock)

    def processes(self, as_of: date | None = None) -> list[Process]:
        """The negotiations, as the reports published by ``as_of`` tell of them."""
        return self.held("processes", as_of, lambda: list(self._derive_processes(as_of)))

    def proceedings(self, as_of: date | None = None) -> list[Proceeding]:
        """What went on before courts."""
        return self.held("proceedings", as_of, lambda: list(self._derive_proceedings(as_of)))

    def tolls(self, as_of: date | None = None) -> list[Toll]:
        """The figures that count the same people."""
        return self.held("tolls", as_of, lambda: list(self._derive_tolls(as_of)))

    def held(self, kind: str, asked: Any, derive: Callable[[], Value]) -> Value:
        """What was derived since the store last changed, or derived now; of several who ask at once one derives.

        Who asks for another kind meanwhile does not wait.
        """
        key = (kind, asked, self.state())
        with self._locks[kind]:
            if key in self._held:
                held: Value = self._held[key]
                return held
            self._held[key] = value = derive()
            for old in list(self._held)[:-HELD]:
                self._held.pop(old, None)
            return value

    def state(self) -> Any:
        """Something that changes when the store does."""
        return (self.store.totals(), self.store.judgements.count())

    # Until the store keeps them (stores/standing.py), they are derived here.

    def _reports(self, as_of: date | None) -> Any:
        return (findings for findings in self.store.all() if as_of is None or (findings.document.day or as_of) <= as_of)

    def _derive_processes(self, as_of: date | None) -> Any:
        from dragoman.resolvers import copies_among, find_processes

        return find_processes(self._reports(as_of), copies_among(self.store.links()))

    def _derive_proceedings(self, as_of: date | None) -> Any:
        from dragoman.resolvers import find_proceedings

        return find_proceedings(self._reports(as_of))

    def _derive_tolls(self, as_of: date | None) -> Any:
        from dragoman.resolvers import copies_among, find_tolls

        incidents = self.store.comparisons.incidents()
        return find_tolls(self._reports(as_of), incidents, copies=copies_among(self.store.links()))


def desk(request: Request) -> Desk:
    """The desk of a request: a dependency of every page."""
    found: Desk = request.app.state.desk
    return found
