"""How English writes a part of a number: "half of the 30", "two thirds of 900", "all but one of the 16".

The part is found where it begins; the number that it is a part of begins where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from dragoman.knowledge.tables import Row


@dataclass(frozen=True, slots=True)
class Shares:
    """``pattern`` finds what stands before the number, for lower case, and ``among`` what stands between two, of which
    one is some of the other; ``parts``: "third" is one of so many; ``value`` of a number in words."""

    pattern: re.Pattern[str]
    among: re.Pattern[str]
    parts: Mapping[str, int]
    value: Callable[[str], float | None]

    def of(self, found: re.Match[str], number: int) -> Fraction | None:
        """What part of a number the words say; ``None`` where it is none of it ("5/3", "150 per cent")."""
        if found["but"] is not None:
            left = number - int(self.value(found["but"]) or 0)
            return Fraction(left) if left > 0 else None
        part = self._part(found)
        return None if part is None else part * number

    def _part(self, found: re.Match[str]) -> Fraction | None:
        told = {name: words for name, words in found.groupdict().items() if words is not None}
        if "percent" in told:
            part = self._over(told["percent"], "100")
        elif "part" in told:
            part = self._over(told.get("many", "one"), str(self.parts[told["part"]]))
        else:
            part = self._over(told.get("over", told.get("some", "")), told.get("under", told.get("each", "")))
        return part if part is not None and 0 < part < 1 else None

    def is_rounded(self, found: re.Match[str]) -> bool:
        """Whether nobody has counted them: so many per cent, or so many in ten."""
        return found["percent"] is not None or found["each"] is not None

    def _over(self, some: str, all_of_them: str) -> Fraction | None:
        # "A third" is one of three.
        over, under = (1.0 if word in ("a", "an") else self.value(word) for word in (some, all_of_them))
        return Fraction(str(over)) / Fraction(str(under)) if over is not None and under else None


def read_shares(row: Row, cardinals: Mapping[str, int], bounds: str, value: Callable[[str], float | None]) -> Shares:
    """From the ``parts`` of numbers.toml."""
    parts = row.values.get("parts")
    if not isinstance(parts, dict) or not all(isinstance(amount, int) and amount > 1 for amount in parts.values()):
        raise row.broken("parts", "a table of words and whole numbers above one")
    small = "|".join([*(word for word, amount in cardinals.items() if 0 < amount <= 20), "[0-9]{1,3}"])
    tens = "|".join(word for word, amount in cardinals.items() if amount >= 20)
    number = rf"(?:(?:{tens})(?:[- ](?:{small}))?|{small})"
    words = "|".join(sorted(parts, key=len, reverse=True))
    forms = (
        r"(?P<over>[0-9]{1,2})/(?P<under>[0-9]{1,2})\b",
        rf"(?P<percent>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?|{number})\s?(?:%|percent\b|per\scent\b)",
        rf"(?P<some>{small})\s(?:in|out\sof)\s(?:every\s)?(?P<each>{small})\b",
        rf"all\sbut\s(?P<but>{small})",
        rf"(?:(?P<many>an?|{small})[\s-])?(?P<part>{words})s?\b",
    )
    known = r"the|its|their|his|her|our|these|those"
    # "Half the 30", but "a third of 90"; between them stands no more than a word or two.
    of = rf"(?:\sof\s(?:(?:all\s)?(?:the|{known})\s)?|(?<=half)\s(?:{known})\s)"
    bound = rf"(?:(?:some|a\stotal\sof|an\sestimated|{bounds})\s)?"
    return Shares(
        pattern=re.compile(rf"(?:{'|'.join(forms)}){of}{bound}"),
        among=re.compile(rf"\s(?:out\s)?of\s(?:all\s)?(?:{known})\s{bound}"),
        parts=parts,
        value=value,
    )
