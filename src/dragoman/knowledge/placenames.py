"""How the name of a place is made comparable, at build time and when a report is read.

"Deir el-Balah", "Deir al-Balah" and "DEIR AL BALAH" are one name; so are "Sana'a" and "Sanaa". This module
imports nothing of Dragoman: the build hook loads it before there is a package.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Letters that have no accent to lose; every kind of apostrophe, the ayn and hamza of transliteration, full stops.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ð": "d", "þ": "th",
     **dict.fromkeys("'’‘ʻʼ`´ʿʾ.", None), **dict.fromkeys("-–—_/,", " ")}
)  # fmt: skip
_ARTICLE = re.compile(r"\b(?:el|ul|ad(?= d)|an(?= n)|ar(?= r)|as(?= s)|ash(?= sh)|at(?= t)|az(?= z))\b(?= \w)")
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def fold(name: str) -> str:
    """The name without case, accents, apostrophes and hyphens, the Arabic article as "al"."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    words = [_SHORT.get(word, word) for word in plain.translate(_LETTERS).split()]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return _ARTICLE.sub("al", " ".join(words))


# What kind of place it is, said beside the name: "Kharkiv region", "the town of Kupiansk", "Aleppo province".
KINDS = (
    "autonomous region", "autonomous republic", "region", "oblast", "province", "governorate", "state", "district",
    "prefecture", "department", "canton", "raion", "municipality", "city", "town", "village", "republic",
    "territory", "krai", "island", "islands", "area", "suburb", "neighbourhood", "neighborhood", "refugee camp", "camp",
)  # fmt: skip
# Words for the first-level divisions of states, which one report calls a province and another a governorate.
_DIVISIONS = (
    "autonomous region", "autonomous republic", "region", "oblast", "province", "governorate", "state", "prefecture",
    "department", "canton", "republic", "territory", "krai", "county", "division", "voivodeship",
)  # fmt: skip
_DIVISION_AFTER = re.compile(rf"(.+?) (?:{'|'.join(_DIVISIONS)})")
_DIVISION_BEFORE = re.compile(rf"(?:{'|'.join(_DIVISIONS)}) of (.+)")
_KIND_AFTER = re.compile(rf"(.+) (?:{'|'.join(KINDS)})")
_KIND_BEFORE = re.compile(rf"(?:{'|'.join(KINDS)}) of (.+)")
_SIDE = re.compile(
    r"(?:(?:north|south|east|west|central|northern|southern|eastern|western|northeast(?:ern)?|northwest(?:ern)?"
    r"|southeast(?:ern)?|southwest(?:ern)?|upper|lower|greater|downtown|occupied)[ ])(.+)"
)


def as_division(folded: str) -> str:
    """The one name by which a division is listed, whatever it is called: "homs region" for "Homs Governorate"."""
    match = _DIVISION_AFTER.fullmatch(folded) or _DIVISION_BEFORE.fullmatch(folded)
    return f"{match[1] if match else folded} region"


def variants(folded: str) -> Iterator[str]:
    """The name, and what it may be listed under where it is not listed as it stands."""
    yield folded
    if _DIVISION_AFTER.fullmatch(folded) or _DIVISION_BEFORE.fullmatch(folded):
        yield as_division(folded)
    bare = folded
    for pattern in (_KIND_AFTER, _KIND_BEFORE, _SIDE):
        if match := pattern.fullmatch(bare):
            bare = match[1]
            yield bare
    if bare.startswith("al "):
        yield bare[3:]
    elif len(bare) >= 4:
        yield f"al {bare}"
