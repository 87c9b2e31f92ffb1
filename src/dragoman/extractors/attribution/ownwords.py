"""Words that are spoken already: of "I hope that the road opens," said the mayor, the hope is hers and told as hers.

"We ask", "I welcome" inside what somebody is quoted as saying is no second claim; "they ask" may be one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from dragoman.records import Sentence, Span

__all__ = ["Stretches", "means_oneself"]

_OURSELVES = frozenset({"i", "we", "you", "me", "us", "let"})


class Stretches:
    """Stretches of the text, none of which begins inside another and ends behind it."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = []
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if not self.spans or span not in self.spans[-1]:
                self.spans.append(span)
        self.starts = [span.start for span in self.spans]

    def hold(self, span: Span) -> bool:
        """Does ``span`` lie in one of them?"""
        number = bisect_right(self.starts, span.start) - 1
        return number >= 0 and span in self.spans[number]


def means_oneself(sentence: Sentence, speaker: int) -> bool:
    """ "We", "I", "you": whoever is speaking. Not "US": the country speaks inside quotations, too."""
    token = sentence.tokens[speaker]
    return token.upos == "PRON" and token.lemma.lower() in _OURSELVES
