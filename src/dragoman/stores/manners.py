"""How work that nobody waits for lets those go first who wait.

Tensions of twenty thousand reports take a processor for minutes. Who derives them says so once, and from then on asks
between any two reports whether somebody is waiting:

    >>> with giving_way(requests.pass_by):
    ...     list(store.all())

What is derived, and how, knows nothing of it: the store asks, as it hands out reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

#: What waits until others have passed, in work that gives way.
_WAY: ContextVar[Callable[[], object] | None] = ContextVar("way", default=None)


@contextmanager
def giving_way(wait: Callable[[], object]) -> Iterator[None]:
    """What this thread does meanwhile stops between two reports until ``wait`` returns."""
    token = _WAY.set(wait)
    try:
        yield
    finally:
        _WAY.reset(token)


def give_way() -> None:
    """Let others pass, where this is work that gives way."""
    wait = _WAY.get()
    if wait is not None:
        wait()
