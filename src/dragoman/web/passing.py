"""Pages go first: work in the background stops while a request is being answered.

One processor's worth of Python runs at a time, so whatever is derived behind the pages is taken from them. It goes on
as soon as nobody asks, and where somebody always does it gets a small share all the same, or it would never end.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Condition

from dragoman.stores.manners import giving_way

#: So long work in the background waits at most before it does another report's worth, in seconds. A report takes it
#: some 5 ms: where requests never end it has a tenth of the time.
LONGEST = 0.05
#: So long a thread keeps what only one can have once another wants it, in seconds, while there is such work. A page
#: waits so long at each of its questions to the store; with the 5 ms that are usual it would wait half a second.
TURN = 0.0005

#: Whether this is the answering of a request, in whatever thread.
_ANSWERING: ContextVar[bool] = ContextVar("answering", default=False)


class Passing:
    """How many requests are being answered now, and how much work lets them pass."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._asking = 0
        self._working = 0
        self._turn = sys.getswitchinterval()

    @contextmanager
    def request(self) -> Iterator[None]:
        """A request is being answered."""
        token = _ANSWERING.set(True)
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)
            _ANSWERING.reset(token)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Whoever answers a request waits for work: that must not wait for the request."""
        here = -1 if _ANSWERING.get() else 0
        self._count(here)
        try:
            yield
        finally:
            self._count(-here)

    def _count(self, more: int) -> None:
        with self._changed:
            self._asking += more
            if not self._asking:
                self._changed.notify_all()

    @contextmanager
    def work(self) -> Iterator[None]:
        """Work that lets requests pass is being done by this thread."""
        with self._changed:
            self._working += 1
            sys.setswitchinterval(TURN)
        try:
            with giving_way(self.wait):
                yield
        finally:
            with self._changed:
                self._working -= 1
                if not self._working:
                    sys.setswitchinterval(self._turn)

    def wait(self) -> None:
        """Wait until no request is being answered, but no longer than ``LONGEST``."""
        with self._changed:
            self._changed.wait_for(lambda: not self._asking, LONGEST)
