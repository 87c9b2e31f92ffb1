"""How English writes numbers.

"two dozen" is 24, "1.5 million" is 1,500,000, and "more than" makes a number the least that it can be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.knowledge.tables import Row, read_toml

Bound = Literal["least", "most", "about"]

_WORD = re.compile(r"[0-9][0-9,.]*|[a-z]+")


@dataclass(frozen=True, slots=True)
class NumberExample:
    """A number phrase and what it must mean; run as a test."""

    text: str
    low: int | None
    high: int | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """cardinals: "seven"; magnitudes: "million"; plurals: "dozens", as the least they mean; before and after: words
    beside a number that make it a bound."""

    cardinals: Mapping[str, int]
    magnitudes: Mapping[str, int]
    plurals: Mapping[str, int]
    before: Mapping[str, Bound]
    after: Mapping[str, Bound]
    examples: tuple[NumberExample, ...]

    def value(self, words: str) -> float | None:
        """What a number in digits or words amounts to; None where it is none ("1,2,3", "twelve apples")."""
        total, group = 0.0, 0.0
        for word in _WORD.findall(words.lower()):
            if word in self.magnitudes:
                group = (group or 1.0) * self.magnitudes[word]
                if group >= 1000 or word in ("dozen", "score"):
                    total, group = total + group, 0.0
            elif word in self.cardinals:
                group += self.cardinals[word]
            elif word[0].isdigit() and (number := digits(word)) is not None:
                group += number
            elif word not in ("and", "a", "an"):
                return None
        return total + group

    def pattern(self) -> str:
        """A regular expression for a number in words, lower case: "twenty-four", "one hundred and six"."""
        word = alternatives([*self.cardinals, "hundred", "thousand", "million", "billion"])
        return rf"{word}(?:(?:[- ]|[ ]and[ ]){word})*"


def digits(text: str) -> float | None:
    """ "52,300" as 52300; None for digits that are grouped in no known way."""
    text = text.rstrip(".,")
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text):
        return float(text)
    return None


def alternatives(words: list[str]) -> str:
    """A group that matches any of ``words``, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def load_numbers() -> Numbers:
    """Read and check ``languages/en/numbers.toml``."""
    row = read_toml("languages/en/numbers.toml").only(
        "cardinals", "magnitudes", "plurals", "bounds", "after", "examples"
    )
    return Numbers(
        cardinals=_amounts(row, "cardinals"),
        magnitudes=_amounts(row, "magnitudes"),
        plurals=_amounts(row, "plurals"),
        before=_bounds(row, "bounds"),
        after=_bounds(row, "after"),
        examples=tuple(_example(example) for example in row.rows("examples")),
    )


def _amounts(row: Row, key: str) -> dict[str, int]:
    table = row.values.get(key)
    if not isinstance(table, dict) or not all(isinstance(amount, int) for amount in table.values()):
        raise row.broken(key, "a table of words and whole numbers")
    return dict(table)


def _bounds(row: Row, key: str) -> dict[str, Bound]:
    table = row.values.get(key)
    if not isinstance(table, dict):
        raise row.broken(key, "a table of least, most and about")
    inner = Row(f"{row.place}, {key}", table).only("least", "most", "about")
    kinds: tuple[Bound, ...] = ("least", "most", "about")
    return {words: kind for kind in kinds for words in inner.texts(kind)}


def _example(row: Row) -> NumberExample:
    row.only("text", "low", "high", "approximate")
    low, high = row.values.get("low"), row.values.get("high")
    return NumberExample(row.text("text"), low, high, bool(row.values.get("approximate")))
