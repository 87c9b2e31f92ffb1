"""Whether two names may be one name: of a person, whom one report calls in full and another by the last name, or of a
body, which one report spells out and another shortens.

"Oleksiy Hrabenko" and "Oleksii Hrabenko" are one name, "Mona Sedrik" and "Mina Sedrik" two. ``None`` means that they
are two; otherwise the reason and what it is worth are told, as log odds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from dragoman.knowledge.naming import Naming

Parts = tuple[str, ...]
Relation = tuple[str, float]

#: From so many letters on another vowel is a matter of spelling; of shorter names it makes another name.
LONG = 6
#: The shortest name that may be spelt in two ways at all.
SHORT = 4
#: A longer name is looked up by its first parts.
MOST = 5
#: Words of the names of bodies that stand for nothing.
SMALL = frozenset(("the", "of", "for", "and", "in", "a", "an", "on", "to", "de", "du", "des", "la", "le"))

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict.fromkeys("'’‘`ʿʾ´.", "")
)
_WORD = re.compile(r"[^\W_]+|&")
# Sounds that are written in several ways when a name is carried over from another script; long before short.
_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("kh", "h"), ("gh", "h"), ("ph", "f"), ("tch", "C"), ("ch", "C"), ("sh", "S"),
    ("dzh", "j"), ("dj", "j"), ("zh", "Z"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("g", "h"),
    ("ou", "o"), ("oo", "o"), ("ee", "i"), ("y", "i"), ("e", "i"), ("u", "o"), ("j", "i"),
)  # fmt: skip
_AGAIN = re.compile(r"(.)\1+")
_GLIDE = re.compile(r"(?<=.)ia(?=.)")
_MUTE = re.compile(r"(?<=[aio])h$")
_VOWELS = re.compile(r"[aio]")


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word without case, accents and apostrophes."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    return plain.casefold().translate(_LETTERS)


@lru_cache(maxsize=1 << 14)
def respelt(part: str) -> str:
    """A folded name as one would write it who knows one letter for each sound."""
    for written, sound in _SOUNDS:
        part = part.replace(written, sound)
    return _MUTE.sub("", _GLIDE.sub("i", _AGAIN.sub(r"\1", part)))


@lru_cache(maxsize=1 << 14)
def skeleton(part: str) -> str:
    """What stays of a name in whatever spelling: its consonants, and whether it opens with a vowel."""
    sounds = respelt(part)
    return ("@" if _VOWELS.match(sounds) else "") + _VOWELS.sub("", sounds)


def same_word(one: str, other: str) -> bool:
    """Whether two folded words are one in two spellings."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    # "Oleksandr" and "Oleksandra", "Ivanov" and "Ivanova" are two persons.
    if len(shorter) < SHORT or longer == shorter + "a" or skeleton(one) != skeleton(other):
        return False
    left, right = respelt(one), respelt(other)
    return left == right or (min(len(left), len(right)) >= LONG and _is_one_off(left, right))


def _is_one_off(one: str, other: str) -> bool:
    """Whether one letter more, fewer or another makes one of the other."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    at = next((at for at, (left, right) in enumerate(zip(shorter, longer, strict=False)) if left != right), None)
    if at is None:
        return True
    return shorter[at + (len(shorter) == len(longer)) :] == longer[at + 1 :]


# Persons


def person_parts(name: str, naming: Naming) -> tuple[Parts, str | None]:
    """The parts of a person's name, without articles and small words; and which of the family it is, "jr" or "sr"."""
    words = [fold(word) for word in re.split(r"[\s\-‐–]+", name) if word]
    generation = next((word for word in words if word.strip(",") in naming.generations), None)
    small = naming.articles | naming.particles | naming.generations
    parts = tuple(word for word in words if word and word.strip(",") not in small)
    return parts or tuple(filter(None, words)), generation


def relate_persons(one: Parts, other: Parts) -> Relation | None:
    """How two persons' names go together."""
    shorter, longer = sorted((one, other), key=lambda parts: (len(parts), parts))
    if not shorter:
        return None
    if len(shorter) == 1:
        return _relate_last(shorter[0], longer)
    if one == other:
        return "same full name", 4.0
    if len(shorter) == len(longer):
        return _relate_alike(one, other)
    if shorter[0] == longer[0] and shorter[-1] == longer[-1]:
        return "one name is longer", 2.6
    if shorter == longer[: len(shorter)]:
        return "one name goes on", 1.6
    if shorter == longer[-len(shorter) :]:
        return "same last names", 1.6
    whole = same_word("".join(shorter[1:]), "".join(longer[1:])) and same_word(shorter[0], longer[0])
    return ("another spelling", 1.8) if whole else None


def _relate_last(last: str, other: Parts) -> Relation | None:
    if last == other[-1]:
        return ("last name alone", 0.4) if len(other) > 1 else ("the one name", 0.6)
    return None


def _relate_alike(one: Parts, other: Parts) -> Relation | None:
    if len(one) == 2 and one == other[::-1]:
        return "same names in another order", 2.2
    initials = [_is_initial(*pair) for pair in zip(one, other, strict=True)]
    fits = [initial or same_word(*pair) for initial, pair in zip(initials, zip(one, other, strict=True), strict=True)]
    if not all(fits) or initials[-1]:
        return None
    spelt = sum(not initial and left != right for initial, left, right in zip(initials, one, other, strict=True))
    if any(initials):
        return ("initial fits", 1.4) if not spelt else None
    return "another spelling", 2.2 if spelt == 1 else 1.4


def _is_initial(one: str, other: str) -> bool:
    return len(one) != len(other) and min(len(one), len(other)) == 1 and one[0] == other[0]


def person_keys(parts: Parts) -> Iterator[str]:
    """Under what a full name is looked up: by any two of its parts, in any order and spelling, by an initial, and with
    all that follows the first one written as one word."""
    for pair in combinations(parts[:MOST], 2):
        yield "s|" + "|".join(sorted(map(skeleton, pair)))
    if len(parts) > 2:
        yield "s|" + "|".join(sorted((skeleton(parts[0]), skeleton("".join(parts[1:])))))
    yield f"i|{skeleton(parts[-1])}|{parts[0][0]}"


# Bodies


@lru_cache(maxsize=1 << 12)
def is_short(name: str) -> bool:
    """Whether a name is made of first letters: "RVF", "MPS-K"."""
    letters = [letter for letter in name if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return " " not in name and 2 <= len(letters) <= 10 and capitals >= 2 and capitals >= 0.6 * len(letters)


def body_words(name: str, naming: Naming) -> Parts:
    """The words of a body's name that tell it from others."""
    words = (fold(word) for word in _WORD.findall(name.replace("'s", "").replace("’s", "")))
    kept = (naming.spellings.get(word, word) for word in words)
    return tuple(word for word in kept if word not in SMALL and word not in naming.articles)


def initials(words: Sequence[str]) -> str:
    """The first letters of a name's words."""
    return "".join(word[0] for word in words)


def relate_bodies(one: Parts, other: Parts) -> Relation | None:
    """How two spelt-out names of bodies go together."""
    if not one or not other:
        return None
    if one == other:
        return "same name", 4.0
    if len(one) != len(other):
        return None
    if sorted(one) == sorted(other):
        return "same words", 2.8
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    spelt = len(apart) == 1 and not any(word.isdigit() for word in apart[0]) and same_word(*apart[0])
    return ("another spelling", 2.0) if spelt else None


def body_key(words: Parts) -> str:
    """Under what a spelt-out name is looked up: its words in any order and spelling."""
    return "b|" + "|".join(sorted(word if word[0].isdigit() else skeleton(word) or word for word in words))
