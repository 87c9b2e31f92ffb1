"""How counts of people in one report hang together.

"12 civilians, including 3 children": the children are some of the civilians; "another four" come to those told before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.tables import Row, read_toml


@dataclass(frozen=True, slots=True)
class TallyExample:
    """A report and the lowest and highest count of everybody in it; run as a test."""

    text: str
    measure: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Tallying:
    """Lemmas by what they say of a count.

    everyone: nouns for all to whom it happened; fighters and civilians: who they are; others and also: beside those
    told before; beside: prepositions of companions; revised: replaced by a later count, later: what brings that one;
    groups: nouns that are a number.
    """

    everyone: frozenset[str]
    fighters: frozenset[str]
    civilians: frozenset[str]
    others: frozenset[str]
    also: frozenset[str]
    beside: frozenset[str]
    revised: frozenset[str]
    later: frozenset[str]
    groups: Mapping[str, int]
    examples: tuple[TallyExample, ...]


_WORDS = ("everyone", "fighters", "civilians", "others", "also", "beside", "revised", "later")


def load_tallying() -> Tallying:
    """Read and check ``languages/en/tallies.toml``."""
    row = read_toml("languages/en/tallies.toml").only(*_WORDS, "groups", "examples")
    groups = row.values.get("groups")
    if not isinstance(groups, dict) or not all(isinstance(amount, int) for amount in groups.values()):
        raise row.broken("groups", "a table of nouns and whole numbers")
    words = {key: frozenset(row.text(key).split()) for key in _WORDS}
    return Tallying(**words, groups=groups, examples=tuple(_example(example) for example in row.rows("examples")))


def _example(row: Row) -> TallyExample:
    row.only("text", "measure", "low", "high")
    low, high = row.values.get("low"), row.values.get("high")
    if not (isinstance(low, int) and isinstance(high, int)):
        raise row.broken("low", "whole numbers, low and high")
    return TallyExample(row.text("text"), row.text("measure"), low, high)
