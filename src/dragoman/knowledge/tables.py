"""Opening a knowledge file, and saying where it breaks its schema.

    >>> row.text("country")        # BadKnowledge: actors/states.csv line 12, "country": expected text

Every other module of this room reads its files through these.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from io import StringIO
from typing import Any

from dragoman.errors import BadKnowledge

ROOT: Traversable = resources.files("dragoman.knowledge")


@dataclass(frozen=True, slots=True)
class Row:
    """One table of a TOML file or one line of a CSV file, with the place it came from."""

    place: str
    values: Mapping[str, Any]

    def text(self, key: str) -> str:
        """A non-empty string that must be there."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value:
            raise self.broken(key, "text")
        return value

    def maybe_text(self, key: str) -> str | None:
        """A string, or None where it is absent or empty."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, str):
            raise self.broken(key, "text or nothing")
        return value or None

    def texts(self, key: str) -> tuple[str, ...]:
        """Several strings: a list in TOML, separated by ";" in CSV; none where absent."""
        value = self.values.get(key) or ()
        parts = [part.strip() for part in value.split(";")] if isinstance(value, str) else list(value)
        if not all(isinstance(part, str) and part for part in parts):
            raise self.broken(key, "texts")
        return tuple(parts)

    def number(self, key: str) -> float:
        """A number that must be there, written as text in CSV."""
        try:
            return float(self.text(key))
        except ValueError:
            raise self.broken(key, "a number") from None

    def day(self, key: str) -> date | None:
        """A day, or None where absent; "2019" and "2019-05" mean their first day."""
        value = self.values.get(key)
        if isinstance(value, date):
            return value
        if not value:
            return None
        try:
            return date.fromisoformat(f"{value}-01-01"[:10] if len(str(value)) < 10 else str(value))
        except ValueError:
            raise self.broken(key, "a day such as 2019-05-20") from None

    def rows(self, key: str) -> tuple[Row, ...]:
        """Tables below this one."""
        value = self.values.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.broken(key, "a list of tables")
        return tuple(Row(f"{self.place}, {key}[{number}]", item) for number, item in enumerate(value))

    def only(self, *keys: str) -> Row:
        """This row, if it holds no other keys than these."""
        for key in self.values:
            if key not in keys:
                raise BadKnowledge(f'{self.place}, "{key}": unknown; expected one of {", ".join(keys)}')
        return self

    def broken(self, key: str, expected: str) -> BadKnowledge:
        """The error that says where and what was expected; for the caller to raise."""
        return BadKnowledge(f'{self.place}, "{key}": expected {expected}, found {self.values.get(key)!r}')


def read_toml(name: str) -> Row:
    """The TOML file ``name``, a path inside the room such as "languages/en/time.toml"."""
    with ROOT.joinpath(name).open("rb") as file:
        try:
            return Row(name, tomllib.load(file))
        except tomllib.TOMLDecodeError as error:
            raise BadKnowledge(f"{name}: {error}") from error


def read_csv(name: str, folder: Traversable = ROOT) -> Iterator[Row]:
    """The lines of the CSV file ``name`` in ``folder``: "actors/states.csv" of the room, or a user's own."""
    try:
        # A spreadsheet begins its UTF-8 with a mark.
        text = StringIO(folder.joinpath(name).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadKnowledge(f"{name}: expected CSV in UTF-8: {error}") from error
    lines = csv.DictReader(text, strict=True)
    try:
        for row in lines:
            if None in row or None in row.values():
                raise BadKnowledge(f"{name} line {lines.line_num}: expected {len(lines.fieldnames or ())} columns")
            yield Row(f"{name} line {lines.line_num}", row)
    except csv.Error as error:
        raise BadKnowledge(f"{name} line {lines.reader.line_num}: expected a row of CSV: {error}") from error


def list_files(folder: str, ending: str) -> tuple[str, ...]:
    """Names of the files in a folder of the room, sorted."""
    return tuple(
        sorted(f"{folder}/{file.name}" for file in ROOT.joinpath(folder).iterdir() if file.name.endswith(ending))
    )
