"""Marks by which sayings that may have to do with one another find each other, in whatever reports they stand.

An accusation of the army for a shelling has the mark "army, shelling", and so has a denial by the army of a shelling.
What shares no mark, and stands in another report, is never held against one another.

A mark is a number of 63 bits. Where it comes of a word the upper bits are those of the word, so that all that has the
word lies side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from dragoman.resolvers.denials import days_around
from dragoman.resolvers.heard import Heard
from dragoman.resolvers.hearing import Hearing, is_answer, same_as

#: Bits of a mark, and those of them below the word.
BITS, BELOW = 63, 39

WEEK = 7


def marks_of(hearing: Hearing) -> set[int]:
    """All marks of what a report adds."""
    return {
        mark
        for one in hearing.heard
        for mark in (mark_of_same(one), *marks_of_days(one), *marks_of_words(one, (*one.bearing, *one.to)))
    }


def mark_of_same(one: Heard) -> int:
    """The mark that all tellings of one saying have."""
    return _digest("same", *map(str, same_as(one)))


def marks_of_words(one: Heard, stems: Collection[str]) -> Iterator[int]:
    """The marks of a saying by those of its words that have these stems."""
    bearing = [stem for stem in one.bearing if stem in stems]
    if is_answer(one):
        yield from _under(bearing, "answers", one.voice.key)
        return
    for party in one.against if one.role == "asserts" else one.itself if one.role == "denies" else ():
        yield from _under(bearing, "denied", party)
    for party in blamed(one) | answering(one):
        yield from _under([stem for stem in one.to if stem in stems], "blamed", party)


def marks_of_days(one: Heard) -> Iterator[int]:
    """The marks by who accuses whom in which week."""
    if one.role == "asserts" and one.days:
        yield from (_digest("week", party, one.voice.key, str(one.days[1] // WEEK)) for party in one.against)
    elif one.role == "denies":
        weeks = sorted({day // WEEK for day in days_around(one)})
        for author in one.authors - {one.voice.key}:
            yield from (_digest("week", one.voice.key, author, str(week)) for week in weeks)


def blamed(one: Heard) -> frozenset[str]:
    """Whom alone a saying blames for harm, if that is another."""
    return one.culprits - {one.voice.key} if one.role == "asserts" and len(one.culprits) == 1 else frozenset()


def answering(one: Heard) -> frozenset[str]:
    """Who blames another, and so may answer who blames him."""
    return frozenset({one.voice.key}) if blamed(one) and one.voice.lasting else frozenset()


def span_of_word(stem: str) -> tuple[int, int]:
    """The first and the last mark that the word may have."""
    first = _word(stem) << BELOW
    return first, first + (1 << BELOW) - 1


def _under(stems: Iterable[str], *told: str) -> Iterator[int]:
    below = _digest(*told) >> (BITS - BELOW)
    return ((_word(stem) << BELOW) | below for stem in stems)


@lru_cache(maxsize=1 << 16)
def _word(stem: str) -> int:
    return _digest("word", stem) >> BELOW


def _digest(*told: str) -> int:
    whole = blake2b("\0".join(told).encode(), digest_size=8).digest()
    return int.from_bytes(whole, "big") >> (64 - BITS)
