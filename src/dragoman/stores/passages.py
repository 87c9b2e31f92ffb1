"""The sentence that shows why a report was found.

Of a report on a market, a harvest and "the envoys' talks in the harbour", looked for with "envoy talks", it is the
last one: most of the words found stand in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Document, Evidence, Span
from dragoman.stores.fulltext import folded

#: Characters of a passage: what two or three lines of a terminal hold.
LONGEST = 300

_WORD = re.compile(r"[^\W_]+")
# A stop after "U.S", "Mr" or "Gen" ends no sentence.
_ENDS = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])[.!?]+[\"'”’)\]]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A report that was found, and where in it; ``evidence`` is its first sentence if only the title has the words.

    ``marks`` are those words of the passage for which it was found.
    """

    document: Document
    evidence: Evidence
    marks: tuple[Span, ...] = ()


def passage(document: Document, found: frozenset[str]) -> Passage:
    """The first of the sentences that hold most of the words ``found``."""
    text = document.text
    standing = [(word.start(), name) for word in _WORD.finditer(text) if (name := folded(word[0])) in found]
    starts = [start for start, _ in standing]

    def held(span: Span) -> int:
        inside = standing[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        return len({name for _, name in inside})

    shown = _cut(text, max(_sentences(text), key=held), found)
    marks = (Span(*word.span()) for word in _each_word(text, shown) if folded(word[0]) in found)
    return Passage(document, document.cite(shown), tuple(marks))


def _sentences(text: str) -> Iterator[Span]:
    begin = 0
    for end in [*(match.end() for match in _ENDS.finditer(text)), len(text)]:
        words = text[begin:end]
        if words.strip():
            start = begin + len(words) - len(words.lstrip())
            yield Span(start, begin + len(words.rstrip()))
        begin = end
    if not text.strip():
        yield Span(0, len(text))


def _each_word(text: str, span: Span) -> Iterator[re.Match[str]]:
    return _WORD.finditer(text, span.start, span.end)


def _cut(text: str, span: Span, found: frozenset[str]) -> Span:
    """As much of a long sentence as is shown: from a little before the first word that was found."""
    if len(span) <= LONGEST:
        return span
    words = list(_each_word(text, span))
    first = next((word.start() for word in words if folded(word[0]) in found), span.start)
    start = next((word.start() for word in words if word.start() >= first - LONGEST // 3), span.start)
    end = max((word.end() for word in words if word.end() <= start + LONGEST), default=start + LONGEST)
    return Span(start, min(end, span.end))
