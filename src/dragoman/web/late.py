"""What takes long to derive, such as tensions of twenty thousand reports: shown as it was until it is derived anew.

Whoever asks first waits a moment; if that is not enough the page says so, and the work goes on behind it, one piece
after another, so that many who ask cannot make the desk slow for everybody; and it stops where a request is answered.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, Generic, TypeVar

from dragoman.errors import StoreError
from dragoman.stores.deadlines import within
from dragoman.web.passing import Passing

Value = TypeVar("Value")

log = logging.getLogger(__name__)

#: So long a page waits for what nobody has derived yet, in seconds.
PATIENCE = 3.0
#: So long a program or an export waits for what has to be of the store as it stands.
PATIENT = 10.0
#: So many answers are kept: a few days of "as of".
KEPT = 12
#: So many wait to be derived; whoever asks for more than these has to ask again.
WAITING = 12
#: In so many seconds the store must have told what is needed for one of them.
LONGEST = 900.0
#: What failed is not derived again for so many seconds, unless the store changes.
RETRY = 300.0

FAILED = "what was asked for could not be found; the log of the desk says why"


@dataclass(frozen=True, slots=True)
class Answer(Generic[Value]):
    """What is known by now, if anything is; whether it is of the store as it stands; whether deriving that failed."""

    value: Value | None
    current: bool
    failed: bool = False


def known_or_failed(answer: Answer[Value]) -> Answer[Value]:
    """An answer that a page can show: what failed with nothing known before is not shown as if there were nothing."""
    if answer.failed and answer.value is None:
        raise StoreError(FAILED)
    return answer


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work, and ``done`` for those who wait for it."""

    what: Hashable
    state: Any
    derive: Callable[[], Any]
    done: Event


class Late:
    """Answers by what was asked; all of them are derived by one thread, one after another."""

    def __init__(self, passing: Passing | None = None) -> None:
        self._passing = passing or Passing()
        self._lock = Lock()
        self._known: dict[Hashable, tuple[Any, Any]] = {}
        self._failed: dict[Hashable, tuple[Any, float]] = {}
        self._work: dict[Hashable, Work] = {}
        self._busy = False

    def ask(
        self,
        what: Hashable,
        state: Any,
        derive: Callable[[], Value],
        patience: float = PATIENCE,
        *,
        current: bool = False,
    ) -> Answer[Value]:
        """What is known; ``state`` is that of the store. Where nothing is, wait for it a moment.

        With ``current`` wait for it also where only something older is known.
        """
        with self._lock:
            answer = self._answer(what, state)
            if answer.current or answer.failed:
                return answer
            done = self._begin(what, state, derive)
        if done is not None and (answer.value is None or current):
            with self._passing.waiting():
                done.wait(patience)
        with self._lock:
            return self._answer(what, state)

    def current(self, what: Hashable, state: Any, derive: Callable[[], Value], patience: float = PATIENT) -> Value:
        """What is so as the store stands; ``StoreError`` where it is not known in time, or could not be derived."""
        answer = self.ask(what, state, derive, patience, current=True)
        if answer.failed:
            raise StoreError(FAILED)
        if answer.value is None or not answer.current:
            raise StoreError("what was asked for is still being found; ask again in a minute")
        return answer.value

    def is_under_way(self, what: Hashable) -> bool:
        """Whether it is being derived, or waits to be."""
        with self._lock:
            return what in self._work

    def _answer(self, what: Hashable, state: Any) -> Answer[Any]:
        value, of = None, object()
        if what in self._known:
            of, value = self._known[what]
        failed, until = self._failed.get(what, (object(), 0.0))
        return Answer(value, of == state, of != state and failed == state and monotonic() < until)

    def _begin(self, what: Hashable, state: Any, derive: Callable[[], Any]) -> Event | None:
        work = self._work.get(what)
        if work is not None:
            return work.done
        if len(self._work) >= WAITING:
            return None
        work = self._work[what] = Work(what, state, derive, Event())
        if not self._busy:
            self._busy = True
            Thread(target=self._go_through, name="late", daemon=True).start()
        return work.done

    def _go_through(self) -> None:
        """Derive what waits, in the order in which it was asked for, until nothing does."""
        while True:
            with self._lock:
                work = next(iter(self._work.values()), None)
                if work is None:
                    self._busy = False
                    return
            self._derive(work)

    def _derive(self, work: Work) -> None:
        try:
            with within(LONGEST), self._passing.work():
                value = work.derive()
        except Exception:
            log.exception("what is shown late could not be derived")
            with self._lock:
                _keep(self._failed, work.what, (work.state, monotonic() + RETRY))
        else:
            with self._lock:
                _keep(self._known, work.what, (work.state, value))
                self._failed.pop(work.what, None)
        finally:
            with self._lock:
                del self._work[work.what]
            work.done.set()


def _keep(kept: dict[Hashable, Any], what: Hashable, value: Any) -> None:
    """As the latest of those that are kept."""
    kept.pop(what, None)
    kept[what] = value
    for old in list(kept)[:-KEPT]:
        del kept[old]
