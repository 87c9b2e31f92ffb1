"""What pages with a picture have in common: the choices of their filters, and the days of reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.web.codes import REALIS, classes, types
from dragoman.web.desk import Desk
from dragoman.web.filters import Filters
from dragoman.wording import clean

EPOCH = date(1970, 1, 1).toordinal()

#: So many sources, those of most reports, and so many negotiations are offered to choose from.
FEW = 80

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of reports, and the same as numbers, for a slider over them."""

    first: date
    last: date

    @property
    def low(self) -> int:
        """The first day, counted from 1970."""
        return self.first.toordinal() - EPOCH

    @property
    def high(self) -> int:
        """The last day, counted from 1970."""
        return self.last.toordinal() - EPOCH


def days_of_reports(desk: Desk) -> Days | None:
    """Between which days the reports of the store came out; ``None`` where there is nothing to slide over."""
    told = desk.held("days of reports", None, desk.store.pictures.days_of_reports)
    if told is None or told[0] == told[1]:
        return None
    return Days(*map(date.fromisoformat, told))


def options(desk: Desk, filters: Filters) -> dict[str, Choices]:
    """What can be chosen among, for the fields of a form of filters; what is chosen is among it."""
    return {
        "type": types(),
        "quad": classes(),
        "realis": REALIS,
        "publisher": _with(filters.publisher, publishers(desk)),
        "process": _with(filters.process, desk.held("talks", None, lambda: talks(desk))),
    }


def publishers(desk: Desk) -> Choices:
    """Who brought the reports, by name."""
    return tuple((name, clean(name)) for name in sorted(name for name, _ in desk.publishers()[:FEW]))


def talks(desk: Desk) -> Choices:
    """The negotiations by their parties, those of most steps first."""
    processes = sorted(desk.processes(), key=lambda one: -len(one.steps))[:FEW]
    return tuple((one.id, " – ".join(clean(party.name) for party in one.parties)) for one in processes)


def _with(chosen: str | None, choices: Choices) -> Choices:
    return choices if chosen is None or any(value == chosen for value, _ in choices) else ((chosen, chosen), *choices)
