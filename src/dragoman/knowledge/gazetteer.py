"""Where places are: names, as a report spells them, to points and countries.

"Tripoli" is a capital in Libya and a port in Lebanon: ``find`` returns both, the larger first. What is in the
gazetteer, and how it treats what states dispute, stands in docs/decisions/0003-places.md.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import BadKnowledge
from dragoman.knowledge.placenames import fold, variants
from dragoman.knowledge.tables import read_csv, read_toml

PATH = Path(__file__).with_name("places.sqlite")
# What a place itself is called counts ten times what it is called elsewhere.
_QUERY = """
SELECT name, country, admin1, latitude / 100.0, longitude / 100.0, population, precision,
       coalesce(prominence, max(population, 500)) * (1 + 9 * own) / 10 AS weight
FROM names JOIN places ON places.id = names.place JOIN divisions ON divisions.id = division
WHERE folded = ? ORDER BY weight DESC, population DESC, places.id
"""


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place of the gazetteer; ``country`` is ISO 3166-1 alpha-3, or None where no one state holds it.

    ``precision`` is town, district, region, country, sea or exact; ``prominence`` is how likely the name means this
    place in a report of which nothing is known, in inhabitants (a capital counts four times, a state always first).
    """

    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    precision: str
    prominence: int


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words by which a name is known for a place's: joints inside it, locatives before it, kinds after it.

    ``never`` are words that are something else nearly always, though towns bear them; ``short`` are the ways in which
    provinces are shortened after the name of a town, without the full stop.
    """

    joints: frozenset[str]
    locatives: frozenset[str]
    never: frozenset[str]
    kinds: Mapping[str, str]
    short: Mapping[str, str]


class Gazetteer:
    """Places by name, read from one file; opened when first asked, and once in each process."""

    def __init__(self, path: Path = PATH) -> None:
        self.words = _load_words()
        self.domains = _load_domains()
        self._path = path
        self._process: int | None = None
        self._file: sqlite3.Connection | None = None
        self.find = lru_cache(maxsize=20_000)(self._find)

    def _find(self, name: str) -> tuple[PlaceEntry, ...]:
        """Places of that name, the likeliest first; case, accents and hyphens do not count."""
        return next(filter(None, map(self._rows, variants(fold(name)))), ())

    def _rows(self, folded: str) -> tuple[PlaceEntry, ...]:
        return tuple(PlaceEntry(*row) for row in self._connection().execute(_QUERY, (folded,)))

    def _connection(self) -> sqlite3.Connection:
        # A connection must not be used on both sides of a fork; the child opens its own.
        if self._file is None or self._process != os.getpid():
            self._file, self._process = self._open(), os.getpid()
        return self._file

    def _open(self) -> sqlite3.Connection:
        if not self._path.is_file():
            raise BadKnowledge(f"{self._path}: expected the gazetteer; build it with: python hatch_build.py")
        address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return Gazetteer, (self._path,)


def _load_words() -> PlaceWords:
    row = read_toml("places/words.toml").only("joints", "locatives", "never", "kinds", "short")
    kinds = {word: kind for kind, words in row.values["kinds"].items() for word in words}
    return PlaceWords(
        frozenset(row.texts("joints")),
        frozenset(row.texts("locatives")),
        frozenset(word.lower() for word in row.texts("never")),
        kinds,
        {short: name for name, shorts in row.values["short"].items() for short in shorts},
    )


def _load_domains() -> Mapping[str, str]:
    """The country of each top-level domain; none for those that are sold to anybody, such as "tv"."""
    rows = read_csv("places/countries.csv")
    return {domain: row.text("country") for row in rows if (domain := row.maybe_text("domain"))}


def load_gazetteer() -> Gazetteer:
    """The gazetteer that was compiled into the package."""
    return Gazetteer()
