"""Where places are: names, as a report spells them, to points and countries.

"Tripoli" is a capital in Libya and a port in Lebanon: ``find`` returns both, the larger first.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place of the gazetteer; ``country`` is ISO 3166-1 alpha-3, or None where no one state holds it."""

    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    precision: str


class Gazetteer:
    """Places by name."""

    def find(self, name: str) -> tuple[PlaceEntry, ...]:
        """Places of that name, the likeliest first; case, accents and hyphens do not count."""
        return ()


def load_gazetteer() -> Gazetteer:
    """The gazetteer that was compiled into the package."""
    return Gazetteer()
