"""Pages go first: work in the background stops while a request is being answered.

What counts is what costs a processor. Whoever reads a long answer over a slow line costs none between two pieces of it.
One processor's worth of Python runs at a time, so whatever is derived behind the pages is taken from them. It goes on
as soon as nobody asks, and where somebody always does it gets a small share all the same, or it would never end.
"""

from __future__ import annotations

import sys
from asyncio import get_running_loop
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from threading import Condition

from dragoman.stores.manners import giving_way

#: So long work in the background waits at most before it does another report's worth, in seconds. A report takes it
#: some 5 ms: where requests never end it has a tenth of the time.
LONGEST = 0.05
#: So long a thread keeps what only one can have once another wants it, in seconds, while there is such work. A page
#: waits so long at each of its questions to the store; with the 5 ms that are usual it would wait half a second.
TURN = 0.0005

#: So long a piece of an answer may be on its way before work goes on meanwhile, in seconds: over a line that is not
#: slow it is gone at once.
ON_THE_WAY = 0.02

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

    @asynccontextmanager
    async def line(self) -> AsyncIterator[None]:
        """Something goes over the line of whoever asks: once that takes a while, work need not wait for it."""
        if not _ANSWERING.get():
            yield
            return
        slow = False

        def leave() -> None:
            nonlocal slow
            slow = True
            self._count(-1)

        timer = get_running_loop().call_later(ON_THE_WAY, leave)
        try:
            yield
        finally:
            timer.cancel()
            if slow:
                self._count(1)

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
