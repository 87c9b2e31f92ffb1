"""What tells reports of one thing from reports of two, as far as it is English.

"The second round" is not the third, "Resolution 1812" no other; "said" and "Tuesday" stand in any report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.tables import Row, read_toml

#: Letters by which a word is known in all its forms.
STEM = 6


@dataclass(frozen=True, slots=True)
class RecountingExample:
    """A sentence and what in it bears a number, "" for nothing; run as a test."""

    text: str
    numbered: str


@dataclass(frozen=True, slots=True)
class Recounting:
    """``common``: words that tell nothing; ``penned``, ``warring``: beginnings of those for what is signed, for a whole
    war; ``ordinals`` and the patterns of what bears one: "third round", "No. 79"."""

    common: frozenset[str]
    penned: frozenset[str]
    warring: frozenset[str]
    ordinals: Mapping[str, int]
    counted: re.Pattern[str]
    called: re.Pattern[str]
    examples: tuple[RecountingExample, ...]

    def numbered(self, sentence: str) -> Iterator[str]:
        """What of a sentence is one of a series, with its number: "round 2"."""
        lower = sentence.casefold()
        for match in self.counted.finditer(lower):
            yield f"{match['noun']} {self.place(match['order'])}"
        for match in self.called.finditer(lower):
            yield f"{match['noun']} {int(match['number'])}"

    def place(self, word: str) -> int | None:
        """The place that a word gives: 3 for "third" and "3rd"; ``None`` where it is no ordinal."""
        digits, ending = word[:-2], word[-2:].lower()
        if digits.isdecimal() and ending in ("st", "nd", "rd", "th"):
            return int(digits)
        return self.ordinals.get(word.casefold())


@cache
def load_recounting() -> Recounting:
    """Read and check ``languages/en/recounting.toml``."""
    row = read_toml("languages/en/recounting.toml").only(
        "common", "penned", "warring", "series", "numbered", "ordinals", "examples"
    )
    ordinals = row.values.get("ordinals")
    if not isinstance(ordinals, dict) or not all(isinstance(number, int) for number in ordinals.values()):
        raise row.broken("ordinals", "a table of words and whole numbers")
    orders = "|".join(sorted(map(re.escape, ordinals)))
    return Recounting(
        common=frozenset(row.text("common").split()),
        penned=_beginnings(row, "penned"),
        warring=_beginnings(row, "warring"),
        ordinals=ordinals,
        counted=re.compile(
            rf"\b(?P<order>{orders}|\d{{1,3}}(?:st|nd|rd|th))[ -](?:[a-z-]{{3,15}} ){{0,2}}?"
            rf"(?P<noun>{_any(row, 'series')})\b"
        ),
        called=re.compile(rf"\b(?P<noun>{_any(row, 'numbered')}) (?P<number>\d{{1,5}})\b"),
        examples=tuple(_examples(row)),
    )


def _beginnings(row: Row, key: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in row.text(key).split())


def _any(row: Row, key: str) -> str:
    return "|".join(map(re.escape, row.text(key).split()))


def _examples(row: Row) -> Iterator[RecountingExample]:
    told = row.values.get("examples")
    if not isinstance(told, list):
        raise row.broken("examples", "a list of pairs")
    for pair in told:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) for one in pair)):
            raise row.broken("examples", "pairs of a sentence and what bears a number in it")
        yield RecountingExample(*pair)
