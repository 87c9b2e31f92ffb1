"""Who there is: states, forces, armed groups, organisations, outlets, and who held which office when.

"Ansar Allah" is the Houthis, "Cairo" a city that also stands for Egypt's government, and "Lavrov" Russia's
foreign minister since 2004. Each row of ``actors/*.csv`` is one of them, with the kind of source it rests on.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Literal, NamedTuple

from dragoman.errors import BadKnowledge
from dragoman.knowledge.tables import ROOT, Row, read_csv

Use = Literal["name", "adjective", "people", "capital", "part", "seat"]

KINDS = frozenset(
    ["state", "force", "armed group", "party", "organisation", "court", "ngo", "outlet", "platform", "person", "place"]
)
SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
    ]
)
CODE = re.compile(r"[A-Z]{3}")
# "U.N." is one piece, "al-Qaeda" two, "Sana'a" two: any cut does, as long as names and reports are cut alike.
SMALL = frozenset(["al", "an", "ash", "el", "of", "the", "and", "for", "in", "de", "du", "la", "le"])
MIXED = 4
PIECE = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_]+")


class Piece(NamedTuple):
    """A word of a name without case and accents; ``rise`` is 0 for "al", 1 for "Qaeda", 2 for "NATO", 3 for "LeT"."""

    text: str
    rise: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One who is known: ``country`` and ``sectors`` as PLOVER codes them, the main sector first."""

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name means, and how it means it: "Cairo" means Egypt as its capital."""

    entry: Entry
    use: Use


@dataclass(frozen=True, slots=True)
class Office:
    """Who held an office, or was what, from a day up to, not including, another; None where a side is open.

    ``source`` is the kind of source that it rests on.
    """

    person: Entry
    role: str
    country: str | None
    sectors: tuple[str, ...]
    start: date | None
    until: date | None
    source: str = ""

    def held(self, day: date) -> bool:
        """Whether it was held on ``day``."""
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)


class Name(NamedTuple):
    """A name and what it may mean."""

    cut: tuple[Piece, ...]
    senses: tuple[Sense, ...]


class Found(NamedTuple):
    """A name in a run of pieces, ``first`` up to, not including, ``last``."""

    first: int
    last: int
    senses: tuple[Sense, ...]


@lru_cache(maxsize=1 << 16)
def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a name or of a word of a report."""
    plain = unicodedata.normalize("NFKD", text) if not text.isascii() else text
    cut = ("".join(ch for ch in plain if not unicodedata.combining(ch))) if plain is not text else text
    return tuple(
        Piece(part.casefold(), _rise(part)) for part in (match[0].replace(".", "") for match in PIECE.finditer(cut))
    )


def _rise(part: str) -> int:
    if part.isupper():
        return 2
    # "LeT" and "eThekwini" are written so and no other way, or "Let me start" would name a group; a longer
    # "YouTube" is often written "Youtube", and nothing else is.
    mixed = part[1:] != part[1:].lower() and (len(part) <= MIXED or part[0].islower())
    return 3 if mixed else int(part[0].isupper())


class Directory:
    """All who are known, by name; built once."""

    def __init__(self, senses: Iterable[tuple[str, Sense]], offices: Iterable[Office] = ()) -> None:
        by_name: dict[tuple[Piece, ...], list[Sense]] = defaultdict(list)
        for name, sense in senses:
            if sense not in (known := by_name[_key(name)]):
                known.append(sense)
        # By their first two pieces: so few names share them that those few may be tried one by one.
        self._names: dict[tuple[str, str], list[Name]] = defaultdict(list)
        for cut in sorted(by_name, key=lambda cut: (len(cut), sum(piece.rise for piece in cut), cut), reverse=True):
            second = cut[1].text if len(cut) > 1 else ""
            self._names[cut[0].text, second].append(Name(cut, tuple(by_name[cut])))
        self._openings = frozenset(first for first, _ in self._names)
        self._offices: dict[str, list[Office]] = defaultdict(list)
        for office in offices:
            self._offices[office.person.id].append(office)
        self.entries: Mapping[str, Entry] = {
            sense.entry.id: sense.entry for known in by_name.values() for sense in known
        }
        self.states: Mapping[str, Entry] = {
            entry.country: entry
            for entry in self.entries.values()
            if entry.country and entry.id == f"state/{entry.country}"
        }

    def find(self, cut: Sequence[Piece]) -> Iterator[Found]:
        """Names in ``cut``, from left to right, the longest at each place."""
        place, openings = 0, self._openings
        while place < len(cut):
            found = self._longest(cut, place) if cut[place].text in openings else None
            if found and cut[place].text in SMALL and place + 1 < len(cut) and cut[place + 1].text in openings:
                # "The National" is a newspaper, but not in "the National Liberation Army".
                after = self._longest(cut, place + 1)
                found = after if after and after.last > found.last else found
            if found:
                yield found
                place = found.last
            else:
                place += 1

    def meaning(self, name: str) -> tuple[Sense, ...]:
        """What exactly this name may mean; nothing where it is not known."""
        cut = pieces(name)
        found = next(self.find(cut), None)
        return found.senses if found and (found.first, found.last) == (0, len(cut)) else ()

    def offices(self, person: str) -> Sequence[Office]:
        """The offices of the person with this id."""
        return self._offices.get(person, ())

    def held(self, person: Entry, day: date | None) -> tuple[str | None, tuple[str, ...]]:
        """Country and sectors of the office that ``person`` held on ``day``; ELI after one, and before the next.

        A group, too, may be something else from a day on: a movement of rebels that came to govern.
        """
        offices = self.offices(person.id)
        if day is None or not offices:
            return person.country, person.sectors
        held = next((office for office in offices if office.held(day)), None)
        if held is not None:
            return held.country, held.sectors
        past = any(office.until is not None and office.until <= day for office in offices)
        return person.country, ("ELI",) if past and person.kind == "person" else person.sectors

    def holders(self, role: str, country: str, day: date) -> list[Entry]:
        """Who held ``role`` for ``country`` on ``day``."""
        return [
            office.person
            for offices in self._offices.values()
            for office in offices
            if office.role == role and office.country == country and office.held(day)
        ]

    def _longest(self, cut: Sequence[Piece], place: int) -> Found | None:
        first = cut[place].text
        second = cut[place + 1].text if place + 1 < len(cut) else ""
        for key in ((first, second), (first, "")) if second else ((first, ""),):
            for name in self._names.get(key, ()):
                last = place + len(name.cut)
                if last <= len(cut) and all(map(_matches, cut[place:last], name.cut)):
                    return Found(place, last, name.senses)
        return None


def _matches(here: Piece, wanted: Piece) -> bool:
    # A name rises at least as high as its row writes it: "us" is no state, "TURKEY" is one; "Let" is no "LeT".
    return here.text == wanted.text and here.rise >= wanted.rise


def load_directory(*more: Traversable) -> Directory:
    """Read and check ``actors/*.csv``, and ``more`` folders with any of the same files: a user's own actors.

    Raises ``BadKnowledge`` with file and line.
    """
    named: list[tuple[str, Sense]] = []
    offices: list[Office] = []
    for folder in (ROOT.joinpath("actors"), *more):
        files = _files(folder)
        for file in NAMED:
            if file in files:
                named += NAMED[file](read_csv(file, folder))
        if OFFICES in files:
            people, held = _people(read_csv(OFFICES, folder))
            named += people
            offices += held
        if TURNS in files:
            offices += _turns(read_csv(TURNS, folder), {sense.entry.id: sense.entry for _, sense in named})
    return Directory(named, offices)


def _files(folder: Traversable) -> set[str]:
    """The names of the files in a folder of actors, none of which may be strange to us."""
    if not folder.is_dir():
        raise BadKnowledge(f"{folder}: expected a folder of actors")
    files = {file.name for file in folder.iterdir() if file.name.endswith(".csv")}
    known = {*NAMED, OFFICES, TURNS}
    if not files or files - known:
        raise BadKnowledge(f"{folder}: expected {', '.join(sorted(known))}; found {', '.join(sorted(files)) or 'none'}")
    return files


def _key(name: str) -> tuple[Piece, ...]:
    # "al-Qaeda" and "Al-Qaeda", "the Kremlin" and "The Kremlin": small words may stand low in a report.
    cut = tuple(Piece(piece.text, 0) if piece.text in SMALL else piece for piece in pieces(name))
    if not cut:
        raise BadKnowledge(f"{name!r} has no letters")
    return cut


def _states(rows: Iterable[Row]) -> Iterator[tuple[str, Sense]]:
    columns = ("id", "name", "country", "sectors", "aliases", "adjectives", "people", "capitals", "parts", "source")
    for row in rows:
        entry = _entry(row.only(*columns), "state")
        yield entry.name, Sense(entry, "name")
        for alias in row.texts("aliases"):
            yield alias, Sense(entry, "name")
        for word in row.texts("adjectives"):
            yield word, Sense(entry, "adjective")
        for word in row.texts("people"):
            yield word, Sense(entry, "people")
        for city in row.texts("capitals"):
            yield city, Sense(entry, "capital")
        for part in row.texts("parts"):
            yield part, Sense(Entry(f"part/{_slug(part)}", part, "place", entry.country, ("CVL",)), "part")


def _seats(rows: Iterable[Row]) -> Iterator[tuple[str, Sense]]:
    for row in rows:
        name = row.only("alias", "country", "sectors", "name", "note", "source").text("name")
        entry = Entry(f"seat/{_slug(name)}", name, "organisation", _country(row), _sectors(row))
        yield row.text("alias"), Sense(entry, "seat")


def _parties(rows: Iterable[Row]) -> Iterator[tuple[str, Sense]]:
    for row in rows:
        row.only("id", "name", "kind", "country", "sectors", "aliases", "note", "source")
        entry = _entry(row, row.text("kind"))
        for name in (entry.name, *row.texts("aliases")):
            yield name, Sense(entry, "name")


def _people(rows: Iterable[Row]) -> tuple[list[tuple[str, Sense]], list[Office]]:
    entries: dict[str, Entry] = {}
    names: list[tuple[str, Sense]] = []
    offices = []
    for row in rows:
        row.only("person", "aliases", "role", "country", "sectors", "from", "until", "source")
        name, country, sectors = row.text("person"), _country(row), _sectors(row)
        identity = f"person/{_slug(name)}"
        entry = entries.setdefault(identity, Entry(identity, name, "person", country, sectors))
        names += [(alias, Sense(entry, "name")) for alias in (name, *row.texts("aliases"))]
        start, until = row.day("from"), row.day("until")
        if start and until and until <= start:
            raise row.broken("until", f"a day after {start}")
        offices.append(Office(entry, row.text("role"), country, sectors, start, until, row.text("source")))
    return names, offices


def _turns(rows: Iterable[Row], entries: Mapping[str, Entry]) -> Iterator[Office]:
    for row in rows:
        entry = entries.get(row.only("id", "country", "sectors", "from", "until", "note", "source").text("id"))
        if entry is None:
            raise row.broken("id", "the id of a party that has a name")
        start, until = row.day("from"), row.day("until")
        if start and until and until <= start:
            raise row.broken("until", f"a day after {start}")
        yield Office(entry, "", _country(row), _sectors(row), start, until, row.text("source"))


def _entry(row: Row, kind: str) -> Entry:
    if kind not in KINDS:
        raise row.broken("kind", " or ".join(sorted(KINDS)))
    return Entry(row.text("id"), row.text("name"), kind, _country(row), _sectors(row))


def _country(row: Row) -> str | None:
    country = row.maybe_text("country")
    if country and not CODE.fullmatch(country):
        raise row.broken("country", "three capital letters")
    return country


def _sectors(row: Row) -> tuple[str, ...]:
    sectors = row.texts("sectors")
    if not SECTORS.issuperset(sectors):
        raise row.broken("sectors", "PLOVER sectors")
    return sectors


def _slug(name: str) -> str:
    slug = "-".join(piece.text for piece in pieces(name))
    if not slug:
        raise BadKnowledge(f"{name!r} has no letters")
    return slug


# What a folder of actors may hold: those who have a name, and who held which office when.
NAMED: Mapping[str, Callable[[Iterable[Row]], Iterable[tuple[str, Sense]]]] = {
    "states.csv": _states,
    "seats.csv": _seats,
    "groups.csv": _parties,
    "forces.csv": _parties,
    "organisations.csv": _parties,
    "outlets.csv": _parties,
}
OFFICES = "offices.csv"
# What a party was for a time, where that is not what it is in general: rebels that came to govern.
TURNS = "turns.csv"
