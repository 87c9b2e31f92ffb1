"""Names as reports write them: parts that come and go, spellings, and names that very many bear.

"Walid al-Harrouni" and "Walid Harrouni" are one name; of two reports on a "John Smith" nothing follows from the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.tables import Row, read_toml


@dataclass(frozen=True, slots=True)
class Naming:
    """articles and particles: small words of names; generations: "Jr."; spellings: of one word, to the one that is
    kept; given and family: names that say little alone; examples: two names, and whether they may be one person's."""

    articles: frozenset[str]
    particles: frozenset[str]
    generations: frozenset[str]
    spellings: Mapping[str, str]
    given: frozenset[str]
    family: frozenset[str]
    examples: tuple[tuple[str, str, bool], ...]


def load_naming() -> Naming:
    """Read and check ``languages/en/names.toml``."""
    file = read_toml("languages/en/names.toml").only(
        "articles", "particles", "generations", "spellings", "common", "examples"
    )
    common = _table(file, "common")
    return Naming(
        articles=_words(file, "articles"),
        particles=_words(file, "particles"),
        generations=_words(file, "generations"),
        spellings={word: row.text(word) for row in (_table(file, "spellings"),) for word in row.values},
        given=_words(common, "given"),
        family=_words(common, "family"),
        examples=tuple(_example(row) for row in file.rows("examples")),
    )


def _table(file: Row, key: str) -> Row:
    table = file.values.get(key)
    if not isinstance(table, dict):
        raise file.broken(key, "a table")
    return Row(f"{file.place}, {key}", table)


def _words(row: Row, key: str) -> frozenset[str]:
    return frozenset(row.text(key).split())


def _example(row: Row) -> tuple[str, str, bool]:
    row.only("one", "other", "same")
    if not isinstance(same := row.values.get("same"), bool):
        raise row.broken("same", "true or false")
    return row.text("one"), row.text("other"), same
