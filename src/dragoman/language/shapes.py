"""What the letters of a word look like: the encoder reads lower case only, so names need telling.

"Hamas" is capitalised, "IDF" all capitals, "52,300" a number; at the start of a sentence a capital means less,
and in a headline or an ALL-CAPS line it means nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

PAD, ROOT, FIRST = 0, 1, 2
KINDS = 14
STYLES = 3
COUNT = FIRST + KINDS * 2 * STYLES


@lru_cache(maxsize=100_000)
def kind_of(word: str) -> int:
    """The look of one word, 0 up to, not including, ``KINDS``."""
    if word.isalpha():
        return _kind_of_letters(word)
    if word.isdigit():
        return 5
    if not any(map(str.isalnum, word)):
        return 8 if len(word) == 1 and word.isascii() else 9
    bare = [character for character in word if character.isalnum()]
    if all(map(str.isdigit, bare)):
        return 6
    if any(map(str.isdigit, bare)):
        return 7
    if all(map(str.isupper, bare)):
        return 10
    return 12 if bare[0].isupper() else 11


def _kind_of_letters(word: str) -> int:
    if word.islower():
        return 0
    if len(word) == 1:
        return 3
    if word.isupper():
        return 2
    if word.istitle():
        return 1
    return 13 if word[:-1].isupper() else 4


def shapes(words: Sequence[str]) -> list[int]:
    """The feature of each word of one sentence: its look, whether it comes first, the style of the sentence."""
    kinds = [kind_of(word) for word in words]
    base = FIRST + 2 * KINDS * _style(words, kinds)
    if not kinds:
        return []
    return [base + KINDS + kinds[0], *(base + kind for kind in kinds[1:])]


def _style(words: Sequence[str], kinds: Sequence[int]) -> int:
    # Short words stay small in headlines ("of", "and"), so they have no say.
    long = [kind for word, kind in zip(words, kinds, strict=True) if kind < 5 and len(word) > 3]
    if len(long) < 3:
        return 0
    if sum(kind == 2 for kind in long) > 0.7 * len(long):
        return 2
    return 1 if sum(kind > 0 for kind in long) > 0.7 * len(long) else 0
