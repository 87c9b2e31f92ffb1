"""Where what Dragoman knows is written: the line of a table that an actor comes from, the line of a trigger.

``person/jane-poe`` is known from each of her offices in ``actors/offices.csv``, with the days on which she held it and
the kind of source that says so; ``events/assault/shell.v`` is the verb "shell" in ``events/assault.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources.abc import Traversable

from dragoman.knowledge.directory import NAMED, OFFICES, TURNS, pieces
from dragoman.knowledge.tables import ROOT, Row, read_csv

#: What stands before a trigger's phrase, by the letter at the end of its name.
_KEYS = {"v": "verbs", "n": "nouns", "a": "adjectives"}
#: How the ids of parts of a state begin, which have no line of their own.
PART = "part/"
_KEY = re.compile(r"(\w+) = ")


@dataclass(frozen=True, slots=True)
class Origin:
    """One line of a table, and what it says of the actor.

    ``place`` is the file with its line; ``role`` the office, of a person; ``start`` and ``until`` bound the days for
    which the line holds, ``None`` where a side is open; ``source`` is the kind of source that it rests on. Of a line
    that says what a party was for a time, ``name`` is ``None``.
    """

    place: str
    name: str | None
    role: str | None
    country: str | None
    sectors: tuple[str, ...]
    start: date | None
    until: date | None
    note: str | None
    source: str | None

    def holds(self, day: date) -> bool:
        """Whether the line speaks of ``day``."""
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)


def find_origins(id: str, *more: Traversable) -> Iterator[Origin]:
    """The lines that know the actor with this id: in our tables, and in ``more`` folders of a user's own."""
    for folder, shown in ((ROOT.joinpath("actors"), "knowledge/actors"), *((each, str(each)) for each in more)):
        names = {file.name for file in folder.iterdir()}
        for file in (*NAMED, OFFICES, TURNS):
            if file in names:
                rows = (row for row in read_csv(file, folder) if id in _ids(file, row))
                yield from (_part(row, shown) if id.startswith(PART) else _origin(row, shown) for row in rows)


def find_rule(name: str) -> Iterator[str]:
    """The file and lines in which the trigger of this name is written; several, where one word is told by its company.

    Nothing for a name that is no trigger's: the model's, or one that the codebook no longer has.
    """
    kind, _, word = name.removeprefix("events/").partition("/")
    phrase, _, part = word.rpartition(".")
    file = f"events/{kind}.toml"
    if not name.startswith("events/") or part not in _KEYS or not ROOT.joinpath(file).is_file():
        return
    key = ""
    for number, line in enumerate(ROOT.joinpath(file).read_text(encoding="utf-8").splitlines(), 1):
        if opened := _KEY.match(line):
            key = opened[1]
        written = re.findall(r'"([^"]*)"', line) if key == _KEYS[part] else ()
        if any(each.replace(" ", "-") == phrase for each in written):
            yield f"knowledge/{file} line {number}"


def _ids(file: str, row: Row) -> Iterator[str]:
    make = _MADE.get(file)
    yield make(row) if make else row.text("id")
    if file == "states.csv":
        yield from (f"{PART}{_slug(part)}" for part in row.texts("parts"))


#: How an id is made where the table has no column for it.
_MADE: dict[str, Callable[[Row], str]] = {
    "seats.csv": lambda row: f"seat/{_slug(row.text('name'))}",
    OFFICES: lambda row: f"person/{_slug(row.text('person'))}",
}


def _slug(name: str) -> str:
    return "-".join(piece.text for piece in pieces(name))


def _part(row: Row, folder: str) -> Origin:
    whole = _origin(row, folder)
    return replace(whole, sectors=(), note=f"a part of {whole.name}")


def _origin(row: Row, folder: str) -> Origin:
    return Origin(
        place=f"{folder}/{row.place}",
        name=row.maybe_text("person") or row.maybe_text("name"),
        role=row.maybe_text("role"),
        country=row.maybe_text("country"),
        sectors=row.texts("sectors"),
        start=row.day("from"),
        until=row.day("until"),
        note=row.maybe_text("note"),
        source=row.maybe_text("source"),
    )
