"""Which of a report's names are persons', how full they are, and what the report calls them.

In "Transport Minister Adan Musse, a member of the council," there is a person, and a minister; "the President" and
"Transport" are nobody's names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.records import Mention
from dragoman.resolvers import spelling
from dragoman.resolvers.reportnames import NAMING, OWNED, ReportNames, Word, cut

LONGEST_ROLE = 60

_OPENS = re.compile(r"^(?:(?:the|a|an|his|her|its|their|our|former|new|then|acting)\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """A person's names, the fullest first and in its parts, and roles with the sectors they tell."""

    names: tuple[str, ...]
    full: spelling.Parts
    generation: str | None
    roles: tuple[tuple[str, tuple[str, ...]], ...]


class Persons(ReportNames):
    """Reads names of persons."""

    def person(self, name: str, mentions: Sequence[Mention]) -> Person | None:
        """Who is so coded in these mentions; ``None`` where the words are no name."""
        found = [self._name_in(mention) for mention in mentions]
        counted = Counter([name, *(words[0] for words in found if words)])
        names = sorted(counted, key=lambda one: (-len(one.split()), -counted[one], one))
        full, generation = self._full(name, names)
        roles = tuple(self._roles(mentions, found))
        if not full or not self._names_person(name, full, titled=bool(roles) or self._is_addressed(mentions, found)):
            return None
        return Person(tuple(names), full, generation, roles)

    def _name_in(self, mention: Mention) -> tuple[str, int] | None:
        """The name in a phrase, without what somebody is, and where it begins: "Adan Musse" in "Colonel Adan Musse"."""
        quote = mention.evidence.quote
        words = cut(quote)
        coded = set((mention.actor.name if mention.actor else "").split())
        at = next((number for number, word in enumerate(words) if word[2] in coded and self._is_part(word[2])), None)
        if at is None:
            return None
        first = last = at
        while last + 1 < len(words) and self._goes_on(quote, words[last], words[last + 1], words[last + 1][2]):
            last += 1
        while last > at and not words[last][2][0].isupper():
            last -= 1
        # What stands before a first name is what he is: "Minister of Transport Adan Musse".
        while last == at and first > 0 and self._goes_on(quote, words[first - 1], words[first], words[first - 1][2]):
            first -= 1
        while first < at and not words[first][2][0].isupper():
            first += 1
        return OWNED.sub("", quote[words[first][0] : words[last][1]]), words[first][0]

    def _goes_on(self, quote: str, before: Word, after: Word, word: str) -> bool:
        return quote[before[1] : after[0]] == " " and self._is_part(word)

    def _is_part(self, word: str) -> bool:
        low = word.lower()
        if low in self.naming.particles or low in self.naming.articles:
            return True
        titular = low in self.titles.words or low in self.titles.marks["honorifics"]
        return word[:1].isupper() and (not titular or low in self.titles.marks["surnames"])

    def _full(self, name: str, names: Sequence[str]) -> tuple[spelling.Parts, str | None]:
        """The fullest name; the one by which the report codes him where it has several that do not go together."""
        cut = [spelling.person_parts(one, self.naming) for one in names]
        longest, generation = cut[0]
        if any(not set(longest).issuperset(parts) for parts, _ in cut):
            return spelling.person_parts(name, self.naming)
        return longest, next((one for _, one in cut if one), generation)

    def _names_person(self, name: str, full: spelling.Parts, titled: bool) -> bool:
        """Whether the words are a person's name, and not a title, a place or a word in capitals."""
        if any(letter.isdigit() for letter in name) or not name[0].isupper() or self.directory.meaning(name):
            return False
        bare = [part for part in full if part not in self.titles.words or part in self.titles.marks["surnames"]]
        if any(self.is_state(part.capitalize()) for part in full):
            return False
        if full[-1] not in bare or all(self.is_small(part) for part in full):
            return False
        if len(full) > 1:
            return len(full[-1]) > 1 and (len(bare) > 1 or len(full[0]) == 1)
        return titled and len(full[0]) > 2 and not spelling.is_short(name)

    def _is_addressed(self, mentions: Iterable[Mention], found: Iterable[tuple[str, int] | None]) -> bool:
        """Whether a name is a person's by the word before it: "Mr Musse"."""
        before = (
            mention.evidence.quote[: words[1]].split() for mention, words in zip(mentions, found, strict=True) if words
        )
        return any(words and words[-1].lower() in self.titles.marks["honorifics"] for words in before)

    def _roles(
        self, mentions: Iterable[Mention], found: Iterable[tuple[str, int] | None]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What the words before a name, or after its comma, say that he is, and of which sector that is."""
        for mention, words in zip(mentions, found, strict=True):
            if words is not None:
                before = mention.evidence.quote[: words[1]]
                other = None if before.strip() else self.right_before(mention)
                beside = other.evidence.quote if other and other.kind == "person" else ""
                for told in (before, beside, self._apposed(mention)):
                    if (role := self._role(told)) is not None:
                        yield role

    def _apposed(self, mention: Mention) -> str:
        """The phrase after a name and a comma, where it says what somebody is: "the governor of Tarsa"."""
        end = mention.evidence.span.end
        return self._person_at(end + 2) if self.text[end : end + 2] == ", " else ""

    def _person_at(self, place: int) -> str:
        first = bisect_left(self.starts, place)
        for other in self.mentions[first : first + 3]:
            if other.evidence.span.start == place and other.kind == "person" and other.by not in NAMING:
                return other.evidence.quote
        return ""

    def _role(self, words: str) -> tuple[str, tuple[str, ...]] | None:
        words = _OPENS.sub("", words.strip(" ,").replace("’", "'")).lower()
        head = words.partition(" of ")[0].split()
        if not head or len(words) > LONGEST_ROLE or head[-1] in self.titles.marks["honorifics"]:
            return None
        role = self.titles.role(head)
        return (words, role.sectors) if role is not None else None
