"""How far each phrase of a sentence reaches.

In "The army said it had left", what stands below "left" reaches from "it" to "left".
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Sentence, Span

__all__ = ["Extents", "extents_of"]

PUNCTUATION = frozenset({"PUNCT", "SYM"})
# These belong to the number beside them.
_UNITS = frozenset("%‰°$€£¥₹₽₴₪₩₺฿")
_PARTNERS = {"(": ")", "[": "]", ")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Extents:
    """A sentence with the first and the last token below each of its tokens."""

    sentence: Sentence
    first: tuple[int, ...]
    last: tuple[int, ...]

    def span(self, first: int, last: int) -> Span | None:
        """The text of the tokens from ``first`` through ``last``, without punctuation at its edges."""
        start, end = first, last
        while first <= last and self._is_edge(first):
            first += 1
        while first <= last and self._is_edge(last):
            last -= 1
        if first > last:
            return None
        if first > start and self._is_closed(first - 1, last):
            first -= 1
        if last < end and self._is_closed(last + 1, first):
            last += 1
        return self.sentence.cover(first, last)

    def _is_edge(self, index: int) -> bool:
        token = self.sentence.tokens[index]
        return token.upos in PUNCTUATION and token.text[-1] not in _UNITS

    def _is_closed(self, bracket: int, other: int) -> bool:
        """Is the bracket of "[T]he road" and "the road (and the bridge)" half of a pair that ends in the content?"""
        tokens, step = self.sentence.tokens, 1 if bracket < other else -1
        mark = tokens[bracket].text
        if mark not in ("([" if step > 0 else ")]"):
            return False
        between = (tokens[index].text for index in range(bracket + step, other + step, step))
        return next((text for text in between if text in (mark, _PARTNERS[mark])), None) == _PARTNERS[mark]

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
