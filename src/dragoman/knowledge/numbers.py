"""How English writes numbers.

"two dozen" is 24, "1.5 million" is 1,500,000, and "more than" makes a number the least that it can be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.knowledge.shares import Shares, read_shares
from dragoman.knowledge.tables import Row, read_toml

Bound = Literal["least", "most", "about"]

# Words with which a number can begin beside the cardinals: "a dozen", "half a million", "several thousand".
OPENERS = ("a", "all", "an", "half", "several", "multiple", "many", "hundred")

# How many words more a number may have: "two million three hundred thousand four hundred and fifty-six".
LONGEST = 11

_WORD = re.compile(r"[0-9][0-9,.]*|[a-z]+")


@dataclass(frozen=True, slots=True)
class NumberExample:
    """A number phrase and what it must mean; run as a test."""

    text: str
    low: int | None
    high: int | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class NumberPatterns:
    """Regular expressions for lower case: core: a number; more: the second of a range; before and after: bounds and
    currencies beside it; uncounted: what follows a number that counts nobody; units: tonnes and the like, which count
    aid and land alone; named: what a number only names; changing: what stands before one whose place another takes."""

    core: re.Pattern[str]
    more: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    uncounted: re.Pattern[str]
    units: re.Pattern[str]
    named: re.Pattern[str]
    changing: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Numbers:
    """cardinals: "seven"; magnitudes: "million"; plurals: "dozens", as the least they mean; before and after: words
    beside a number that make it a bound; openers: words with which a number can begin; shares: what makes a part of a
    number of it."""

    cardinals: Mapping[str, int]
    magnitudes: Mapping[str, int]
    plurals: Mapping[str, int]
    before: Mapping[str, Bound]
    after: Mapping[str, Bound]
    openers: frozenset[str]
    patterns: NumberPatterns
    shares: Shares
    examples: tuple[NumberExample, ...]

    def value(self, words: str) -> float | None:
        """What a number in digits or words amounts to; None where it is none ("1,2,3", "twelve apples")."""
        return _value(words, self.cardinals, self.magnitudes)

    def pattern(self) -> str:
        """A regular expression for a number in words, lower case: "twenty-four", "one hundred and six"."""
        return _in_words(self.cardinals)


def _value(words: str, cardinals: Mapping[str, int], magnitudes: Mapping[str, int]) -> float | None:
    total, group = 0.0, 0.0
    for word in _WORD.findall(words.lower()):
        if word in magnitudes:
            group = (group or 1.0) * magnitudes[word]
            if group >= 1000 or word in ("dozen", "score"):
                total, group = total + group, 0.0
        elif word in cardinals:
            group += cardinals[word]
        elif word[0].isdigit() and (number := digits(word)) is not None:
            group += number
        elif word not in ("and", "a", "an"):
            return None
    return total + group


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
        "cardinals",
        "magnitudes",
        "plurals",
        "bounds",
        "after",
        "money",
        "uncounted",
        "units",
        "named",
        "changing",
        "parts",
        "examples",
    )
    cardinals, magnitudes, plurals = (_amounts(row, key) for key in ("cardinals", "magnitudes", "plurals"))
    before, after = _bounds(row, "bounds"), _bounds(row, "after")
    core = _core(cardinals, magnitudes, plurals)
    return Numbers(
        cardinals=cardinals,
        magnitudes=magnitudes,
        plurals=plurals,
        before=before,
        after=after,
        openers=frozenset([*cardinals, *(words.split()[0] for words in plurals), *OPENERS]),
        patterns=_patterns(row, core, before, after),
        shares=read_shares(row, cardinals, _spaced(before), lambda words: _value(words, cardinals, magnitudes)),
        examples=tuple(_example(example) for example in row.rows("examples")),
    )


def _core(cardinals: Mapping[str, int], magnitudes: Mapping[str, int], plurals: Mapping[str, int]) -> str:
    """A number: "tens of thousands", "several hundred", "1.5 million", "a dozen", "twenty-four"."""
    scale = alternatives([word for word in magnitudes if len(word) > 3])
    short = alternatives([word for word in magnitudes if len(word) <= 3]) + r"(?!\w)"
    # Each repetition has an end, so that a line of nothing but numbers is read once, not from every word anew.
    digits = (
        rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,15}})(?:\.[0-9]{{1,9}})?(?:[\s-]{scale}|\s?{short}){{0,2}}"
    )
    word = rf"(?:an?|half\san?)[\s-]{scale}(?!s)|{_in_words(cardinals)}(?:[\s-]{scale}){{0,2}}|a\scouple(?:\sof)?"
    plural = rf"(?:(?:several|a\sfew|many)\s)?{_spaced(plurals)}|(?:several|a\sfew)(?:\s{scale})+|multiple|several"
    return f"(?:{plural}|{digits}|{word})"


def _patterns(row: Row, core: str, before: Mapping[str, Bound], after: Mapping[str, Bound]) -> NumberPatterns:
    table = row.values.get("money")
    if not isinstance(table, dict):
        raise row.broken("money", "a table of signs and names")
    money = Row(f"{row.place}, money", table).only("signs", "names")
    signs, names = money.text("signs"), money.text("names")
    article = r"(?:(?:an?\s|the\s)?(?:additional|total\sof|further|another|estimated)\s|all\s)?"
    return NumberPatterns(
        core=re.compile(core),
        more=re.compile(
            rf"(?P<joint>\s?[-–—]\s?(?:(?:to|or)\s?[-–—]\s?)?|\s(?:to|and|or)\s|,?\s(?:and|or|to|perhaps|possibly)\s(?:up\sto|as\smany\sas)\s){signs}?\s?(?P<core>{core})"
        ),
        before=re.compile(
            rf"(?:^|(?<=[\s(\[“\"'‘—–-]))"
            rf"(?P<whole>(?:(?P<bound>{_spaced(before)})\s{article}|between\s)?~?(?P<currency>{signs})?\s?)$"
        ),
        after=re.compile(rf"(?P<kept>\s?(?P<bound>{_spaced(after)}|\+)(?!\w))?(?:\s(?P<currency>{names}))?"),
        uncounted=re.compile(row.text("uncounted")),
        units=re.compile(row.text("units")),
        named=re.compile(row.text("named")),
        changing=re.compile(row.text("changing")),
    )


def _in_words(cardinals: Mapping[str, int]) -> str:
    scales = ["hundred", "thousand", "million", "billion"]
    word = alternatives([*cardinals, *scales])
    # "One hundred and six" is a number, "four and five" are two.
    joints = "|".join(rf"(?<={scale})[ ]and[ ]" for scale in scales)
    return rf"{word}(?:(?:[- ]|{joints}){word}){{0,{LONGEST}}}"


def _spaced(words: Mapping[str, object]) -> str:
    return alternatives(list(words)).replace(r"\ ", r"\s")


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
