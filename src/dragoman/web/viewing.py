"""What pages with a picture have in common: the choices of their filters, and the days of reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.web.codes import REALIS, types
from dragoman.web.desk import Desk

EPOCH = date(1970, 1, 1).toordinal()

#: More sources than this are not offered as a list but looked for by their words.
FEW = 60

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


def options(desk: Desk) -> dict[str, Choices]:
    """What can be chosen among, for the fields of a form of filters."""
    return {"type": types(), "realis": REALIS}
