"""How long a question may take where somebody waits for its answer: then it is given up, and that is said.

    >>> with within(20):
    ...     list(store.events(EventQuery(actor="a")))

Who builds or exports by the command line has all the time there is.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

#: The moment, of the clock that never goes back, at which the question of this thread is given up.
_DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)

#: SQLite asks whether to go on after so many of its steps: a few thousandths of a second.
STEPS = 50_000


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Questions that are asked meanwhile, by this thread or those that it starts, end by then."""
    token = _DEADLINE.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _DEADLINE.reset(token)


@contextmanager
def without_haste() -> Iterator[None]:
    """What is asked meanwhile may take as long as it takes: half of it done is worse than waiting for it."""
    token = _DEADLINE.set(None)
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def left() -> float | None:
    """How many seconds there are; ``None`` where there is no haste."""
    deadline = _DEADLINE.get()
    return None if deadline is None else deadline - time.monotonic()


def watch(connection: sqlite3.Connection) -> None:
    """Have a connection give up where the time is over."""
    connection.set_progress_handler(_over, STEPS)


def _over() -> bool:
    deadline = _DEADLINE.get()
    return deadline is not None and time.monotonic() > deadline
