"""Reading a report for those whom no table lists: which of its names are names, how full they are, who stands beside.

Of "Transport Minister Adan Musse, a member of the Red Valley Front (RVF)," a person and a body are found, and that the
body is also called RVF; of "the President" and "Transport" nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dragoman.knowledge import Knowledge
from dragoman.records import Document, Mention, digest
from dragoman.resolvers import spelling
from dragoman.resolvers.profiles import Profile

#: How a mention was made that has the name itself.
NAMING = frozenset(("mentions/person", "mentions/person+title", "mentions/organisation"))
#: What a body may be called; a place or a weapon is nobody.
BODIES = frozenset(("organisation", "armed group", "force", "court", "party", "ngo", "outlet", "platform", "facility"))
#: Where else a name of capitals may stand that the model gave no label.
SPELT = frozenset(("organisation", "armed group", "force", "court", "party", "ngo"))
#: So near, in characters, stands who has to do with somebody.
NEAR = 250
#: No more than so many of those that stand near are kept.
COMPANY = 30
#: Words of a state at either end of a body's name: "Republic of South Sudan" has most.
OF_STATE = 4
LONGEST_ROLE = 60

_WORD = re.compile(r"[^\W_][\w'’.\-‐]*|&")
_SHORT = re.compile(r"\s?[(\[]\s*(?:the )?[\"“'‘]?([A-Z][\w-]{1,9})[\"”'’]?\s*[)\],;]")
_OPENS = re.compile(r"^(?:(?:the|a|an|his|her|its|their|our|former|new|then|acting)\s+)+", re.IGNORECASE)
_ON = re.compile(r" (?:of|for|on) (?:the )?((?:[A-Z][\w'’-]+ ?)+)")
_OWNED = re.compile(r"['’]s?$")

#: A word and where it stands in a phrase.
Word = tuple[int, int, str]


def find_profiles(document: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> list[Profile]:
    """A profile of each whom the report names and no table lists, in the order of names."""
    return list(Reading(document, mentions, knowledge).profiles())


class Reading:
    """One report, as far as who is named in it."""

    def __init__(self, document: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> None:
        self.document, self.text = document, document.text
        self.mentions = sorted(mentions, key=lambda one: (one.evidence.span.start, one.evidence.span.end))
        self.titles, self.naming = knowledge.english.titles, knowledge.english.naming
        self.directory, self.gazetteer = knowledge.directory, knowledge.gazetteer
        self.starts = [one.evidence.span.start for one in self.mentions]
        self._small: frozenset[str] | None = None

    def profiles(self) -> Iterator[Profile]:
        named: dict[str, list[Mention]] = defaultdict(list)
        chains: Counter[str] = Counter()
        for mention in self.mentions:
            actor = mention.actor
            if actor is None or actor.id is not None:
                continue
            chains[actor.name] += 1
            naming = mention.by in NAMING and (mention.kind == "person" or mention.kind in BODIES)
            if naming or (mention.by == "mentions/domestic" and mention.kind in SPELT and _is_spelt(actor.name)):
                named[actor.name].append(mention)
        for name in sorted(named):
            kinds = Counter(mention.kind for mention in named[name])
            kind = max(kinds, key=lambda kind: (kinds[kind], kind))
            of_kind = [mention for mention in named[name] if (mention.kind == "person") == (kind == "person")]
            make = self._person if kind == "person" else self._body
            if (profile := make(name, kind, of_kind, chains[name])) is not None:
                yield profile

    def _profile(
        self,
        name: str,
        kind: str,
        mentions: Sequence[Mention],
        total: int,
        names: Sequence[str],
        full: spelling.Parts,
        sectors: Iterable[str] = (),
        *,
        generation: str | None = None,
        shorts: Iterable[str] = (),
        generic: bool = False,
        of_state: bool = False,
        roles: Iterable[str] = (),
    ) -> Profile:
        actors = Counter((mention.actor.country, mention.actor.sectors) for mention in mentions if mention.actor)
        country, told = max(actors, key=lambda one: (actors[one], str(one)))
        company, places = self._beside(name, mentions)
        day = self.document.day
        common = kind == "person" and len(full) == 2 and full[0] in self.naming.given and full[1] in self.naming.family
        return Profile(
            id=digest("name", self.document.id, name),
            document=self.document.id,
            publisher=self.document.publisher,
            published=day.toordinal() if day else None,
            name=name,
            person=kind == "person",
            kind=kind,
            country=country,
            sectors=told or tuple(sectors),
            names=tuple(names),
            full=full,
            generation=generation,
            shorts=tuple(shorts),
            generic=generic,
            of_state=of_state,
            common=common,
            roles=tuple(sorted(set(roles))),
            company=company,
            places=places,
            mentions=total,
        )

    # Persons

    def _person(self, name: str, kind: str, mentions: Sequence[Mention], total: int) -> Profile | None:
        found = [self._name_in(mention) for mention in mentions]
        counted = Counter([name, *(words[0] for words in found if words)])
        names = sorted(counted, key=lambda one: (-len(one.split()), -counted[one], one))
        full, generation = self._full(name, names)
        roles = list(self._roles(mentions, found))
        if not full or not self._names_person(name, full, titled=bool(roles) or self._is_addressed(mentions, found)):
            return None
        sectors = [sector for role, of_role in roles for sector in of_role]
        return self._profile(
            name,
            kind,
            mentions,
            total,
            names,
            full,
            dict.fromkeys(sectors),
            generation=generation,
            roles=[role for role, _ in roles],
        )

    def _name_in(self, mention: Mention) -> tuple[str, int] | None:
        """The name in a phrase, without what somebody is, and where it begins: "Adan Musse" in "Colonel Adan Musse"."""
        quote = mention.evidence.quote
        words = _words(quote)
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
        return _OWNED.sub("", quote[words[first][0] : words[last][1]]), words[first][0]

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
        if any(self._is_state(part.capitalize()) for part in full):
            return False
        if full[-1] not in bare or all(self._is_small(part) for part in full):
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
                for told in (
                    before,
                    self._beside_it(mention, before="" if before.strip() else " "),
                    self._apposed(mention),
                ):
                    if (role := self._role(told)) is not None:
                        yield role

    def _apposed(self, mention: Mention) -> str:
        """The phrase after a name and a comma, where it says what somebody is: "the governor of Tarsa"."""
        end = mention.evidence.span.end
        return self._person_at(end + 2) if self.text[end : end + 2] == ", " else ""

    def _beside_it(self, mention: Mention, before: str) -> str:
        """The phrase right before a name that the reader took for another one: "the rebel commander | Adan Musse"."""
        start = mention.evidence.span.start
        if not before:
            return ""
        number = bisect_left(self.starts, start)
        for other in reversed(self.mentions[max(0, number - 3) : number]):
            if other.evidence.span.end == start - 1 and other.kind == "person" and other.by not in NAMING:
                return other.evidence.quote
        return ""

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

    # Bodies

    def _body(self, name: str, kind: str, mentions: Sequence[Mention], total: int) -> Profile | None:
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
        shorts = self._shorts(bare, words, mentions)
        own = bare != best
        return self._profile(name, kind, mentions, total, [best], words, generic=generic, of_state=own, shorts=shorts)

    def _is_cut(self, mention: Mention) -> bool:
        """Whether a name for a kind of body goes on where the reader ends it: "Federal Service | for Water"."""
        match = _ON.match(self.text, mention.evidence.span.end)
        return match is not None and not self._is_state(match[1])

    def _body_in(self, mention: Mention) -> str:
        """The capitals around the head, where they are more than the reader took for the name."""
        quote, coded = mention.evidence.quote, mention.actor.name if mention.actor else ""
        words, own = _words(quote), _words(coded)
        at = mention.head - mention.evidence.span.start
        run: list[Word] = []
        for word in words:
            joined = not run or quote[run[-1][1] : word[0]] in (" ", " - ")
            if joined and (_is_capital(word[2]) or (run and word[2] == "&")):
                run.append(word)
            elif run and run[0][0] <= at < run[-1][1]:
                break
            else:
                run = [word] if _is_capital(word[2]) else []
            if word[2].endswith(("'s", "’s")) and word[1] <= at:
                run = []
        told = [word[2] for word in run]
        kept = told if len(told) > len(own) and set(told).issuperset(word[2] for word in own) else [w[2] for w in own]
        while kept and not _is_capital(kept[-1]):
            kept.pop()
        while kept and not _is_capital(kept[0]):
            kept.pop(0)
        if kept[:1] == ["The"]:
            kept.pop(0)
        return _OWNED.sub("", " ".join(kept))

    def _without_state(self, name: str) -> str:
        """The name without the state whose it is: "Zambia's Supreme Court", "Workers' Union of Greece"."""
        words = name.split()
        for length in range(min(OF_STATE, len(words) - 1), 0, -1):
            if self._is_state(_OWNED.sub("", " ".join(words[:length]))):
                return " ".join(words[length:])
            if words[-length - 1] == "of" and self._is_state(" ".join(words[-length:])):
                return " ".join(words[: -length - 1])
            if words[-length - 2 : -length] == ["of", "the"] and self._is_state(" ".join(words[-length:])):
                return " ".join(words[: -length - 2])
        return name

    def _is_state(self, words: str) -> bool:
        return any(sense.entry.id.startswith("state/") for sense in self.directory.meaning(words.strip()))

    def _names_body(self, name: str, words: spelling.Parts) -> bool:
        if not any(word[0].isalpha() for word in words) or self.directory.meaning(name):
            return False
        if len(words) > 1:
            return not all(self._is_small(word) for word in words)
        # "Europeans" are no one, but people of somewhere.
        if name.endswith("s") and self.directory.meaning(name[:-1]):
            return False
        if spelling.is_short(name):
            return True
        told = words[0] in self.titles.words or self._is_small(words[0])
        return not told and len(words[0]) > 2 and not self.gazetteer.find(name)

    def _is_small(self, word: str) -> bool:
        """Whether the report also writes it small: "transport", of which it names a ministry."""
        if self._small is None:
            self._small = frozenset(match[0] for match in _WORD.finditer(self.text) if match[0].islower())
        return word in self._small

    def _shorts(self, name: str, words: spelling.Parts, mentions: Iterable[Mention]) -> list[str]:
        """What stands in brackets after a spelt-out name: "(RVF)"."""
        if spelling.is_short(name) or len(words) < 2:
            return []
        found = (_SHORT.match(self.text, mention.evidence.span.end) for mention in mentions)
        return sorted({match[1] for match in found if match and spelling.is_short(match[1])})

    # What stands beside

    def _beside(self, name: str, mentions: Iterable[Mention]) -> tuple[frozenset[str], frozenset[str]]:
        near: Counter[str] = Counter()
        places: Counter[str] = Counter()
        for mention in mentions:
            at = mention.evidence.span
            first = bisect_left(self.starts, at.start - NEAR)
            for other in self.mentions[first : bisect_left(self.starts, at.end + NEAR)]:
                actor = other.actor
                if actor is None or actor.name == name:
                    continue
                if other.kind == "place" and other.by != "mentions/domestic":
                    places[actor.name.casefold()] += 1
                elif actor.id and not actor.id.startswith("state/"):
                    near[actor.id] += 1
                elif other.by in NAMING and " " in actor.name:
                    near[actor.name.casefold()] += 1
        return _most(near), _most(places)


def _most(counted: Counter[str]) -> frozenset[str]:
    return frozenset(sorted(counted, key=lambda one: (-counted[one], one))[:COMPANY])


def _words(text: str) -> list[Word]:
    return [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _is_spelt(name: str) -> bool:
    """Whether a phrase without a label is all capitals, so that it may be a name: "Red Valley Front"."""
    words = [word for word in name.split() if word.lower() not in spelling.SMALL]
    return len(words) > 1 and all(map(_is_capital, words))
