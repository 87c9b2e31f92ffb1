"""What takes long to derive, such as tensions of twenty thousand reports: shown as it was until it is derived anew.

Whoever asks first waits a moment; if that is not enough the page says so, and the work goes on behind it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")

log = logging.getLogger(__name__)

#: So long a page waits for what nobody has derived yet, in seconds.
PATIENCE = 3.0
#: So many answers are kept: a few days of "as of".
KEPT = 12


@dataclass(frozen=True, slots=True)
class Answer(Generic[Value]):
    """What is known by now, if anything is, and whether it is of the store as it stands."""

    value: Value | None
    current: bool


class Late:
    """Answers by what was asked; each is derived by one at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[Hashable, tuple[Any, Any]] = {}
        self._work: dict[Hashable, Event] = {}

    def ask(
        self, what: Hashable, state: Any, derive: Callable[[], Value], patience: float | None = PATIENCE
    ) -> Answer[Value]:
        """What is known; ``state`` is that of the store. Where nothing is, wait for it: ``None`` means until it is."""
        with self._lock:
            known = self._known.get(what)
            if known is not None and known[0] == state:
                return Answer(known[1], True)
            done = self._work.get(what) or self._begin(what, state, derive)
        if known is None or patience is None:
            done.wait(patience)
        with self._lock:
            known = self._known.get(what)
        return Answer(known[1], known[0] == state) if known else Answer(None, False)

    def _begin(self, what: Hashable, state: Any, derive: Callable[[], Any]) -> Event:
        done = self._work[what] = Event()

        def work() -> None:
            try:
                value = derive()
                with self._lock:
                    self._known.pop(what, None)
                    self._known[what] = (state, value)
                    for old in list(self._known)[:-KEPT]:
                        del self._known[old]
            except Exception:
                log.exception("what is shown late could not be derived")
            finally:
                with self._lock:
                    del self._work[what]
                done.set()

        Thread(target=work, daemon=True).start()
        return done
