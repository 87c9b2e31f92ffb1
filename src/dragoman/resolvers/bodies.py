"""Which of a report's names are bodies', how full they are, and by which letters the report also knows them.

In "Iran's Gulf Export Bank (GEB)" there is a bank of Iran's that is also called GEB; "Federal Service", which goes on
"for Water", is only the half of a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.records import Mention
from dragoman.resolvers import spelling
from dragoman.resolvers.reportnames import OWNED, ReportNames, Word, cut, is_capital

#: Words of a state at either end of a body's name: "Republic of South Sudan" has most.
OF_STATE = 4

_SHORT = re.compile(r"\s?[(\[]\s*(?:the )?[\"“'‘]?([A-Z][\w-]{1,9})[\"”'’]?\s*[)\],;]")
_ON = re.compile(r" (?:of|for|on) (?:the )?((?:[A-Z][\w'’-]+ ?)+)")


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name, its words without those for the state whose it is, and letters that stand for it.

    ``generic``: the words are those for a kind of body ("Supreme Court"); ``of_state``: the name has the state's.
    """

    name: str
    full: spelling.Parts
    generic: bool
    of_state: bool
    shorts: tuple[str, ...]


class Bodies(ReportNames):
    """Reads names of bodies."""

    def body(self, mentions: Sequence[Mention]) -> Body | None:
        """What is named in these mentions; ``None`` where the words are no name, or only a part of one."""
        counted = Counter(filter(None, (self._body_in(mention) for mention in mentions)))
        best = max(counted, key=lambda one: (len(one.split()), counted[one], one), default="")
        bare = self._without_state(best)
        words = spelling.body_words(bare, self.naming)
        if not words or not self._names_body(bare, words):
            return None
        kindly = all(word in self.titles.words for word in words)
        if kindly and bare == best and any(map(self._is_cut, mentions)):
            return None
        generic = not spelling.is_short(bare) and (bare != best or kindly)
        of_state = bare != best or any(map(self._says_whose, mentions))
        return Body(best, words, generic, of_state, self._shorts(bare, words, mentions))

    def _says_whose(self, mention: Mention) -> bool:
        """Whether the words beside a name are those for a state: "Zambia's" before it, "of Zambia" after it."""
        owner, owned, _ = mention.evidence.quote.replace("’", "'").partition("'s ")
        after = _ON.match(self.text, mention.evidence.span.end)
        return (bool(owned) and self.is_state(owner)) or (after is not None and self.is_state(after[1]))

    def _is_cut(self, mention: Mention) -> bool:
        """Whether a name for a kind of body goes on where the reader ends it: "Federal Service | for Water"."""
        match = _ON.match(self.text, mention.evidence.span.end)
        return match is not None and not self.is_state(match[1])

    def _body_in(self, mention: Mention) -> str:
        """The capitals around the head, where they are more than the reader took for the name."""
        quote, coded = mention.evidence.quote, mention.actor.name if mention.actor else ""
        words, own = cut(quote), cut(coded)
        at = mention.head - mention.evidence.span.start
        run: list[Word] = []
        for word in words:
            joined = not run or quote[run[-1][1] : word[0]] in (" ", " - ")
            if joined and (is_capital(word[2]) or (run and word[2] == "&")):
                run.append(word)
            elif run and run[0][0] <= at < run[-1][1]:
                break
            else:
                run = [word] if is_capital(word[2]) else []
            if word[2].endswith(("'s", "’s")) and word[1] <= at:
                run = []
        told = [word[2] for word in run]
        kept = told if len(told) > len(own) and set(told).issuperset(word[2] for word in own) else [w[2] for w in own]
        while kept and not is_capital(kept[-1]):
            kept.pop()
        while kept and not is_capital(kept[0]):
            kept.pop(0)
        if kept[:1] == ["The"]:
            kept.pop(0)
        return OWNED.sub("", " ".join(kept))

    def _without_state(self, name: str) -> str:
        """The name without the state whose it is: "Zambia's Supreme Court", "Workers' Union of Greece"."""
        words = name.split()
        for length in range(min(OF_STATE, len(words) - 1), 0, -1):
            if self.is_state(OWNED.sub("", " ".join(words[:length]))):
                return " ".join(words[length:])
            if words[-length - 1] == "of" and self.is_state(" ".join(words[-length:])):
                return " ".join(words[: -length - 1])
            if words[-length - 2 : -length] == ["of", "the"] and self.is_state(" ".join(words[-length:])):
                return " ".join(words[: -length - 2])
        return name

    def _names_body(self, name: str, words: spelling.Parts) -> bool:
        if not any(word[0].isalpha() for word in words) or self.directory.meaning(name):
            return False
        if len(words) > 1:
            return not all(self.is_small(word) for word in words)
        # "Europeans" are no one, but people of somewhere.
        if name.endswith("s") and self.directory.meaning(name[:-1]):
            return False
        if spelling.is_short(name):
            return True
        told = words[0] in self.titles.words or self.is_small(words[0])
        return not told and len(words[0]) > 2 and not self.gazetteer.find(name)

    def _shorts(self, name: str, words: spelling.Parts, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """What stands in brackets after a spelt-out name: "(RVF)"."""
        if spelling.is_short(name) or len(words) < 2:
            return ()
        found = (_SHORT.match(self.text, mention.evidence.span.end) for mention in mentions)
        return tuple(sorted({match[1] for match in found if match and spelling.is_short(match[1])}))
