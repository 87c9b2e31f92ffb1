"""Which state has invaded which, from day to day: whose "the war" is, in a report that need not say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.tables import Row, read_csv

INVASIONS = "calendar/invasions.csv"


@dataclass(frozen=True, slots=True)
class Invasion:
    """A war that ``attacker`` began by invading ``attacked`` (ISO 3166-1 alpha-3), from ``first`` through ``last``;
    ``None``: it goes on."""

    attacker: str
    attacked: str
    first: date
    last: date | None

    @property
    def sides(self) -> tuple[str, str]:
        """Both states."""
        return self.attacker, self.attacked

    def goes_on(self, day: date) -> bool:
        """Whether it is fought on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


def load_invasions() -> tuple[Invasion, ...]:
    """Read and check ``calendar/invasions.csv``: wars of states in which nobody doubts who came to whose land."""
    return tuple(map(_invasion, read_csv(INVASIONS)))


def _invasion(row: Row) -> Invasion:
    row.only("attacker", "attacked", "from", "until", "source")
    row.text("source")
    attacker, attacked = row.text("attacker"), row.text("attacked")
    if attacker == attacked:
        raise row.broken("attacked", "another state than the attacker")
    first, last = row.day("from"), row.day("until")
    if first is None or (last is not None and last < first):
        raise row.broken("from", "a first day, and a last that is not before it")
    return Invasion(attacker, attacked, first, last)
