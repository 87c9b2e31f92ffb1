"""How far each phrase of a sentence reaches.

In "The army said it had left", what stands below "left" reaches from "it" to "left".
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Sentence, Span

__all__ = ["Extents", "extents_of"]

PUNCTUATION = frozenset({"PUNCT", "SYM"})


@dataclass(frozen=True, slots=True)
class Extents:
    """A sentence with the first and the last token below each of its tokens."""

    sentence: Sentence
    first: tuple[int, ...]
    last: tuple[int, ...]

    def span(self, first: int, last: int) -> Span | None:
        """The text of the tokens from ``first`` through ``last``, without punctuation at its edges."""
        tokens = self.sentence.tokens
        while first <= last and tokens[first].upos in PUNCTUATION:
            first += 1
        while first <= last and tokens[last].upos in PUNCTUATION:
            last -= 1
        return self.sentence.cover(first, last) if first <= last else None

    def below(self, index: int, other: int) -> bool:
        """Does ``other`` stand in the stretch that ``index`` heads?"""
        return self.first[index] <= other <= self.last[index]


def extents_of(sentence: Sentence) -> Extents:
    """First and last token below each token, in one pass from the leaves to the root."""
    tokens = sentence.tokens
    first, last = list(range(len(tokens))), list(range(len(tokens)))
    for index in reversed(_from_the_root(sentence)):
        head = tokens[index].head
        if head >= 0:
            first[head] = min(first[head], first[index])
            last[head] = max(last[head], last[index])
    return Extents(sentence, tuple(first), tuple(last))


def _from_the_root(sentence: Sentence) -> list[int]:
    order = [index for index, token in enumerate(sentence.tokens) if token.head < 0]
    for index in order:
        order.extend(sentence.children[index])
    return order
