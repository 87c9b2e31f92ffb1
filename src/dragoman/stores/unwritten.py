"""What a store comes to that cannot be written: derived once for a state of it, and held in memory.

On a disk that is read-only talks and tolls cannot be kept beside the reports they come of; the second who asks for them
is still answered at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

#: As of so many days accounts are held, besides those that were asked for last and those of all reports.
DAYS = 2

Accounts = Mapping[str, list[Any]]


@dataclass(slots=True)
class Unwritten:
    """The accounts by the day as of which they are, all of one ``state``: how often what is in a store changed."""

    _told: dict[date | None, Accounts] = field(default_factory=dict)
    _state: object = None
    _lock: Any = field(default_factory=Lock)

    def known(self, state: object) -> bool:
        """Whether anything was derived of this state: then nobody needs to try to write it down again."""
        return self._state == state

    def accounts(self, state: object, day: date | None, derive: Callable[[], Accounts]) -> Accounts:
        """All accounts; of several who ask at once one derives."""
        with self._lock:
            if self._state != state:
                self._told.clear()
            if day not in self._told:
                told = derive()
                for old in [old for old in self._told if old is not None][:-DAYS]:
                    del self._told[old]
                self._told[day], self._state = told, state
            return self._told[day]
