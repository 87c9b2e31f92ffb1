"""What the pages ask: the store, and what its reports come to.

Processes, proceedings and tolls are the same for everyone who looks, so they are derived once and held until the store
changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from fastapi import Request

from dragoman.accounts import Incident, Proceeding, Process, Toll
from dragoman.resolvers import ACCOUNTS, settle_all
from dragoman.stores import IncidentQuery, Pictures, Standing, Store
from dragoman.stores.cursors import Page
from dragoman.stores.deadlines import without_haste
from dragoman.stores.incidentqueries import IncidentRow
from dragoman.stores.settled import Settled
from dragoman.web.late import PATIENCE, Late
from dragoman.web.passing import Passing

Value = TypeVar("Value")

#: So many answers are held of each kind: a few views, a few days of "as of".
HELD = 12

#: Of so many reports everything is derived while one waits.
SMALL = 500

#: So many reports are read while one waits, where they have to be before anything can be derived.
AT_ONCE = 50
#: What is done behind the pages after a judgement.
FOLLOWING = "what follows from judgements"
#: So many seconds a page waits for an account that was never derived.
WHILE_ASKED = 3.0

#: For so many seconds a page may be late.
FRESH = 0.5


@dataclass(slots=True)
class Answer:
    """One that is held, or is being derived; whoever asks for another one does not wait for it."""

    value: Any = None
    known: bool = False
    lock: Any = field(default_factory=Lock)


class Desk:
    """One store, seen through pages. ``reviewer`` is the name under which judgements are kept, if any may be made."""

    def __init__(self, store: Store, *, reviewer: str | None = None, actors: tuple[Path, ...] = ()) -> None:
        self.store = store
        self.reviewer = reviewer
        self.actors = actors
        self._held: dict[str, dict[Any, Answer]] = {}
        self._lock = Lock()
        self._state: Any = None
        self._looked = float("-inf")
        #: What takes long, and may be shown as it was.
        self.passing = Passing()
        self.late = Late(self.passing)

    def processes(self, as_of: date | None = None) -> list[Process]:
        """The negotiations, as the reports published by ``as_of`` tell of them."""
        return self.held("processes", as_of, lambda: self._account("talks", as_of))

    def proceedings(self, as_of: date | None = None) -> list[Proceeding]:
        """What went on before courts."""
        return self.held("proceedings", as_of, lambda: self._account("courts", as_of))

    def tolls(self, as_of: date | None = None) -> list[Toll]:
        """The figures that count the same people."""
        return self.held("tolls", as_of, lambda: self._account("tolls", as_of))

    def publishers(self) -> list[tuple[str, int]]:
        """Who brought the reports and how many, those with the most first."""
        return self.held("publishers", None, self.store.reports.publishers)

    def incidents(self, as_of: date | None = None) -> Iterator[Incident]:
        """Every incident, as the reports published by ``as_of`` tell it."""
        return self._settled(as_of).incidents(IncidentQuery(as_of=as_of))

    def incidents_called(self, ids: Iterable[str], as_of: date | None = None) -> dict[str, Incident]:
        """The incidents with these ids; one that is not there, or was not told of by then, is left out."""
        return self._settled(as_of).incidents_called(sorted(set(ids)), as_of)

    def incident_page(self, query: IncidentQuery) -> Any:
        """A page of incidents, in their order."""
        return self._settled(query.as_of).incident_page(query)

    def incident_texts(self, query: IncidentQuery) -> Any:
        """The same page, each as JSON."""
        return self._settled(query.as_of).incident_texts(query)

    def incident_rows(self, query: IncidentQuery) -> Page[IncidentRow]:
        """The same page, each in a line."""
        return self._settled(query.as_of).incident_rows(query)

    def count_incidents(self, query: IncidentQuery) -> int:
        """How many incidents there are on all pages together."""
        return self._settled(query.as_of).count_incidents(query)

    def pictures(self, as_of: date | None) -> Pictures:
        """What pictures are drawn from, as of a day."""
        return Pictures(self._standing()) if as_of else self.store.pictures

    def patience(self) -> float:
        """How long a page waits for what takes long: in a small store until it is there, in a large one hardly."""
        reports = self.held("reports there are", None, lambda: self.store.totals().documents)
        return PATIENCE if reports <= SMALL else 0.1

    def held(self, kind: str, asked: Any, derive: Callable[[], Value], most: int = HELD) -> Value:
        """What was derived since the store last changed, or derived now; of several who ask at once one derives.

        Who asks for another kind meanwhile does not wait. ``most`` answers of this kind are held.
        """
        key = (asked, self.state())
        with self._lock:
            of_kind = self._held.setdefault(kind, {})
            answer = of_kind.get(key) or of_kind.setdefault(key, Answer())
            while len(of_kind) > most:
                del of_kind[next(iter(of_kind))]
        if not answer.lock.acquire(blocking=False):
            with self.passing.waiting():
                answer.lock.acquire()
        try:
            if not answer.known:
                answer.value, answer.known = derive(), True
            value: Value = answer.value
            return value
        finally:
            answer.lock.release()

    def state(self) -> Any:
        """Something that changes when the store does; looked at once in a while, not with every part of a page."""
        now = monotonic()
        if now > self._looked + FRESH:
            self._state, self._looked = (self.store.changed(), self.store.judgements.count()), now
        return self._state

    def behind(self) -> bool:
        """Whether talks, cases and tolls are shown as they were before the store last changed."""
        return self.held("behind", None, lambda: self._standing().behind())

    def follow(self, follow: Callable[[], None]) -> None:
        """Do what follows from a judgement: at once, or behind the pages where many reports have to be read or compared
        for it, as after the first judgement in a store of an older Dragoman."""
        busy = self.late.is_under_way(FOLLOWING)
        if not busy and self.store.comparisons.waiting() + self._standing().unread() <= AT_ONCE:
            follow()
        else:
            self.late.ask(FOLLOWING, self.store.judgements.count(), self._catch_up, patience=0)

    def _catch_up(self) -> None:
        """Derive all that is behind, and once more where somebody judged meanwhile."""
        judged = None
        with without_haste():
            while judged != (judged := self.store.judgements.count()):
                settle_all(self.store)
                self.store.standing(ACCOUNTS).renew()

    def _account(self, name: str, as_of: date | None) -> list[Any]:
        """An account; one that was never derived of many reports is, behind the pages, before it can be shown."""
        standing = self._standing()
        if as_of or standing.holds(name) or standing.unread() <= AT_ONCE:
            return standing.account(name, as_of)
        return self.late.current(("account", name), self.state(), lambda: standing.account(name), WHILE_ASKED)

    def _settled(self, as_of: date | None) -> Settled:
        return self._standing() if as_of else self.store.comparisons

    def _standing(self) -> Standing:
        return self.store.standing(ACCOUNTS, late=True)


def desk(request: Request) -> Desk:
    """The desk of a request: a dependency of every page."""
    found: Desk = request.app.state.desk
    return found
