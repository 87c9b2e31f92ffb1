"""What the first who comes in the morning would wait for, derived as soon as the desk opens.

Talks, tolls, the network and the list of actors are held until the store changes; who asks for one of them while it is
being derived waits for that one alone.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from threading import Thread

from dragoman.errors import DragomanError
from dragoman.web.desk import Desk
from dragoman.web.filters import Filters
from dragoman.web.morning import morning
from dragoman.web.networks import drawing
from dragoman.web.pages.actors import countries_of
from dragoman.web.pages.claims import tensions_so_far
from dragoman.web.pages.network import network_of
from dragoman.web.viewing import days_of_reports

log = logging.getLogger(__name__)


def warm(desk: Desk) -> Thread:
    """Begin to derive what pages hold; the thread that does it ends with the desk."""
    thread = Thread(target=_derive, args=(desk,), name="warming", daemon=True)
    thread.start()
    return thread


def _derive(desk: Desk) -> None:
    with desk.passing.work():
        for hold in HELD:
            try:
                hold(desk)
            except DragomanError as error:
                # A page that needs it says what is wrong, to whoever asks.
                log.warning("what pages hold could not be derived: %s", error)
    # What is held now stays as long as the desk is open. To look through all of it for what nobody needs any more would
    # hold up every page for a sixth of a second, once in a hundred pages.
    gc.collect()
    gc.freeze()


def _network(desk: Desk) -> None:
    whole = Filters()
    found = network_of(desk, whole)
    desk.held("network drawn", whole, lambda: drawing(found))


#: What is derived, in the order in which it is asked for in a morning.
HELD: tuple[Callable[[Desk], object], ...] = (
    Desk.processes,
    Desk.proceedings,
    Desk.tolls,
    morning,
    days_of_reports,
    countries_of,
    _network,
    lambda desk: tensions_so_far(desk, patience=0),
)
