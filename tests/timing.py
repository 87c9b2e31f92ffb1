"""How long something takes the processor, whatever else a busy machine does meanwhile.

    once = seconds(lambda: read(text))
    assert seconds(lambda: read(text * 8), enough=20 * once) < 20 * once

The collector is off, as ``timeit`` has it: it would walk through what all other tests have left. Other threads and
processes do not count. What shares the core may still make it slower, and never faster: the shortest of a few tries
is the true one.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")

TRIES = 3


def seconds(work: Callable[[], object], *, enough: float = 0.0, clock: Callable[[], float] = time.thread_time) -> float:
    """The shortest time of a few tries; the first that is below ``enough`` is the last."""
    return timed(work, enough=enough, clock=clock)[0]


def timed(
    work: Callable[[], Made], *, enough: float = 0.0, clock: Callable[[], float] = time.thread_time
) -> tuple[float, Made]:
    """``seconds``, and what the last try made."""
    shortest = float("inf")
    for _ in range(TRIES):
        took, made = _once(work, clock)
        shortest = min(shortest, took)
        if shortest < enough:
            break
    return shortest, made


def _once(work: Callable[[], Made], clock: Callable[[], float]) -> tuple[float, Made]:
    on = gc.isenabled()
    gc.disable()
    try:
        begun = clock()
        made = work()
        return clock() - begun, made
    finally:
        if on:
            gc.enable()
