"""A report as far as who is named in it: its mentions in order, and what its words are by the tables.

"Transport" that the report also writes small is a word, "Zambia" a state; neither is a name that nobody lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.knowledge import Knowledge
from dragoman.records import Document, Mention

#: How a mention was made that has the name itself.
NAMING = frozenset(("mentions/person", "mentions/person+title", "mentions/organisation"))

WORD = re.compile(r"[^\W_][\w'’.\-‐]*|&")
OWNED = re.compile(r"['’]s?$")

#: A word and where it stands in a phrase.
Word = tuple[int, int, str]


class ReportNames:
    """What the readings of persons and of bodies have in common."""

    def __init__(self, document: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> None:
        self.document, self.text = document, document.text
        self.mentions = sorted(mentions, key=lambda one: (one.evidence.span.start, one.evidence.span.end))
        self.titles, self.naming = knowledge.english.titles, knowledge.english.naming
        self.directory, self.gazetteer = knowledge.directory, knowledge.gazetteer
        self.starts = [one.evidence.span.start for one in self.mentions]
        self._small: frozenset[str] | None = None

    def is_state(self, words: str) -> bool:
        return any(sense.entry.id.startswith("state/") for sense in self.directory.meaning(words.strip()))

    def is_small(self, word: str) -> bool:
        """Whether the report also writes it small: "transport", of which it names a ministry."""
        if self._small is None:
            self._small = frozenset(match[0] for match in WORD.finditer(self.text) if match[0].islower())
        return word in self._small

    def right_before(self, mention: Mention) -> Mention | None:
        """The phrase right before a name that says what it is of: "the Turkish company | Gulf Trading"."""
        start = mention.evidence.span.start
        number = bisect_left(self.starts, start)
        for other in reversed(self.mentions[max(0, number - 3) : number]):
            if other.evidence.span.end == start - 1 and other.by not in NAMING:
                return other
        return None


def cut(text: str) -> list[Word]:
    """The words of a phrase."""
    return [(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]


def is_capital(word: str) -> bool:
    """Whether it may be a part of a name."""
    return word[:1].isupper() or word[:1].isdigit()
