"""What one report tells of somebody whom no table lists: the names it uses, what it says he is, beside whom he stands.

"Colonel Adan Musse" of a report on Baidoa leaves a ``Profile``: a person of Somalia, MIL, a colonel, near Baidoa and the
Somali army. Within the report it is already known who "Musse" and "he" are; profiles are what other reports are compared
by. ``keys_of`` says with which of them one is compared at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from dragoman.knowledge import Knowledge
from dragoman.records import Document, Mention, digest
from dragoman.resolvers import spelling

#: How a mention was made that has the name itself.
NAMING = frozenset(("mentions/person", "mentions/person+title", "mentions/organisation"))
#: What a person or a body may be called; a place or a weapon is nobody.
BODIES = frozenset(
    ("organisation", "armed group", "force", "court", "party", "ngo", "outlet", "platform", "facility")
)
#: Where else a name of capitals may stand that the model gave no label.
SPELT = frozenset(("organisation", "armed group", "force", "court", "party", "ngo"))
#: So near, in characters, stands who has to do with somebody.
NEAR = 250
#: No more than so many of those that stand near are kept.
COMPANY = 30
#: Days in a stretch in which a last name alone is looked up.
STRETCH = 30

_CAPITAL = re.compile(r"[^\W\d_][\w'’.\-‐]*")
_SHORT = re.compile(r"\s?[(\[]\s*(?:the )?[\"“'‘]?([A-Z][\w-]{1,9})[\"”'’]?\s*[)\],;]")
_OPENS = re.compile(r"(?:(?:the|a|an|his|her|its|their|our|former|new|then|acting)\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody as one report has him; ``name`` is what the report's mentions are coded by.

    ``full`` is the fullest name in its parts, ``shorts`` what the report puts in brackets beside the name; ``generic``
    says that the name is made of words for a kind of body ("Supreme Court"), ``common`` that very many bear it;
    ``roles`` are what he is called; ``company`` are ids or names of others beside him, ``places`` places.
    """

    id: str
    document: str
    published: int | None
    name: str
    person: bool
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    names: tuple[str, ...]
    full: tuple[str, ...]
    generation: str | None
    shorts: tuple[str, ...]
    generic: bool
    common: bool
    roles: tuple[str, ...]
    company: frozenset[str]
    places: frozenset[str]
    mentions: int


def find_profiles(document: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> list[Profile]:
    """A profile of each whom the report names and no table lists."""
    return Reading(document, mentions, knowledge).profiles()


class Reading:
    """One report, as far as who is named in it."""

    def __init__(self, document: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> None:
        self.document, self.text = document, document.text
        self.mentions = sorted(mentions, key=lambda one: (one.evidence.span.start, one.evidence.span.end))
        self.titles, self.naming = knowledge.english.titles, knowledge.english.naming
        self.gazetteer = knowledge.gazetteer
        self.starts = [one.evidence.span.start for one in self.mentions]
        self._words: frozenset[str] | None = None

    def profiles(self) -> list[Profile]:
        """Each once, in the order of names."""
        named: dict[str, list[Mention]] = defaultdict(list)
        chains: Counter[str] = Counter()
        for mention in self.mentions:
            actor = mention.actor
            if actor is None or actor.id is not None:
                continue
            chains[actor.name] += 1
            if mention.by in NAMING and (mention.kind == "person" or mention.kind in BODIES):
                named[actor.name].append(mention)
            elif mention.by == "mentions/domestic" and mention.kind in SPELT and self._is_spelt(actor.name):
                named[actor.name].append(mention)
        found = (self._profile(name, named[name], chains[name]) for name in sorted(named))
        return [profile for profile in found if profile is not None]

    def _is_spelt(self, name: str) -> bool:
        words = [word for word in name.split() if word.lower() not in spelling.SMALL]
        return len(words) > 1 and all(word[:1].isupper() or word[:1].isdigit() for word in words)

    def _profile(self, name: str, mentions: Sequence[Mention], total: int) -> Profile | None:
        kinds = Counter(mention.kind for mention in mentions)
        kind = max(kinds, key=lambda kind: (kinds[kind], kind))
        person = kind == "person"
        of_kind = [mention for mention in mentions if (mention.kind == "person") == person]
        names = self._names(name, of_kind) if person else [name]
        full, generation = self._full(name, names) if person else (spelling.body_words(name, self.naming), None)
        if not full or not (self._names_person(names[0], full, of_kind) if person else self._names_body(name, full)):
            return None
        actors = Counter((mention.actor.country, mention.actor.sectors) for mention in of_kind if mention.actor)
        country, sectors = max(actors, key=lambda told: (actors[told], str(told)))
        company, places = self._beside(name, of_kind)
        day = self.document.day
        return Profile(
            id=digest("name", self.document.id, name),
            document=self.document.id,
            published=day.toordinal() if day else None,
            name=name,
            person=person,
            kind=kind,
            country=country,
            sectors=sectors,
            names=tuple(names),
            full=full,
            generation=generation,
            shorts=() if person else tuple(self._shorts(name, full, of_kind)),
            generic=not person and not spelling.is_short(name) and self._is_generic(full),
            common=person and len(full) == 2 and full[0] in self.naming.given and full[1] in self.naming.family,
            roles=tuple(sorted(set(self._roles(of_kind)))) if person else (),
            company=company,
            places=places,
            mentions=total,
        )

    # Names

    def _names(self, name: str, mentions: Iterable[Mention]) -> list[str]:
        """The names of a person that stand in the text, the fullest first."""
        found = Counter(filter(None, (self._name_in(mention) for mention in mentions)))
        found[name] += 1
        return sorted(found, key=lambda one: (-len(one.split()), -found[one], one))

    def _name_in(self, mention: Mention) -> str | None:
        """The capitals around the head of a phrase that are no title: "Adan Musse" in "Colonel Adan Musse of ..."."""
        quote, start = mention.evidence.quote, mention.evidence.span.start
        words = [(match.start(), match.end(), match[0]) for match in _CAPITAL.finditer(quote)]
        at = next((number for number, word in enumerate(words) if word[0] <= mention.head - start < word[1]), None)
        if at is None or not self._is_part(words[at][2]):
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
        name = quote[words[first][0] : words[last][1]]
        return re.sub(r"['’]s$", "", name)

    def _goes_on(self, quote: str, before: tuple[int, int, str], after: tuple[int, int, str], word: str) -> bool:
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
        whole = set(longest)
        if any(len(parts) > 1 and not whole.issuperset(parts) for parts, _ in cut):
            return spelling.person_parts(name, self.naming)
        return longest, next((one for _, one in cut if one), generation)

    def _names_person(self, name: str, full: spelling.Parts, mentions: Sequence[Mention]) -> bool:
        """Whether the words are a person's name, and not a title, a place or a word in capitals."""
        if any(letter.isdigit() for letter in name) or any(len(part) > 30 for part in full):
            return False
        bare = [part for part in full if part not in self.titles.words or part in self.titles.marks["surnames"]]
        if not bare or full[-1] not in bare or all(self._is_word(part) for part in full):
            return False
        if len(full) > 1:
            return len(full[-1]) > 1 and not (len(bare) == 1 and len(full[0]) > 1)
        titled = any(mention.by.endswith("+title") for mention in mentions)
        return len(name) > 2 and titled and not self.gazetteer.find(name) and not spelling.is_short(name)

    def _names_body(self, name: str, words: spelling.Parts) -> bool:
        if not any(letter.isupper() for letter in name) or name.split()[-1].lower() in spelling.SMALL:
            return False
        if not (name[0].isalnum()) or not any(word[0].isalpha() for word in words):
            return False
        if len(words) > 1:
            return not all(self._is_word(word) for word in words)
        if spelling.is_short(name):
            return True
        return words[0] not in self.titles.words and not self._is_word(words[0]) and not self.gazetteer.find(name)

    def _is_word(self, word: str) -> bool:
        """Whether the report also writes it small: "transport", of which it names a ministry."""
        if self._words is None:
            self._words = frozenset(match[0] for match in _CAPITAL.finditer(self.text) if match[0][0].islower())
        return word in self._words

    def _is_generic(self, words: spelling.Parts) -> bool:
        return all(word in self.titles.words for word in words)

    def _shorts(self, name: str, full: spelling.Parts, mentions: Iterable[Mention]) -> Iterator[str]:
        """What stands in brackets after a spelt-out name: "(RVF)"."""
        if spelling.is_short(name):
            return
        seen = set()
        for mention in mentions:
            match = _SHORT.match(self.text, mention.evidence.span.end)
            if match and spelling.is_short(match[1]) and match[1] not in seen and len(full) > 1:
                seen.add(match[1])
                yield match[1]

    # What stands beside

    def _roles(self, mentions: Iterable[Mention]) -> Iterator[str]:
        """What the words before a name, or after its comma, say that he is."""
        for mention in mentions:
            quote, start = mention.evidence.quote, mention.evidence.span.start
            before = quote[: max(0, mention.head - start)]
            yield from filter(None, [self._role(before)])
            yield from filter(None, [self._role(self._apposed(mention))])

    def _apposed(self, mention: Mention) -> str:
        """The phrase after a name and a comma, where it says what somebody is: "the governor of Tarsa"."""
        end = mention.evidence.span.end
        if self.text[end : end + 2] != ", ":
            return ""
        for number in range(bisect_left(self.starts, end), min(len(self.starts), bisect_left(self.starts, end) + 4)):
            other = self.mentions[number]
            if other.evidence.span.start == end + 2 and other.kind == "person" and other.by not in NAMING:
                return other.evidence.quote
        return ""

    def _role(self, words: str) -> str | None:
        words = _OPENS.sub("", words.strip(" ,").replace("’", "'"), count=1).lower()
        if not words or len(words) > 60:
            return None
        head = words.partition(" of ")[0].split()
        role = self.titles.role(head) if head else None
        if role is None or head[-1] in self.titles.marks["honorifics"]:
            return None
        return words

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
                if other.kind in ("place", "facility") and other.by != "mentions/domestic":
                    places[actor.name.casefold()] += 1
                elif actor.id and other.kind != "nationality" and not actor.id.startswith("state/"):
                    near[actor.id] += 1
                elif other.by in NAMING and " " in actor.name:
                    near[actor.name.casefold()] += 1
        return (
            frozenset(who for who, _ in sorted(near.items(), key=_most)[:COMPANY]),
            frozenset(where for where, _ in sorted(places.items(), key=_most)[:COMPANY]),
        )


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    return (-counted[1], counted[0])


def is_full(profile: Profile) -> bool:
    """Whether it has more than one name: a first and a last one, or a spelt-out name."""
    return len(profile.full) > 1 if profile.person else not spelling.is_short(profile.name)


def keys_of(profile: Profile) -> list[str]:
    """Under what it is looked up: two profiles with no key in common are not compared.

    By the names alone, and by the names with the country and with what somebody does, so that of many who bear one name
    those are compared who may be one.
    """
    if not profile.person:
        names = [spelling.body_key(profile.full)] if is_full(profile) else []
        shorts = [*profile.shorts, *([profile.name] if not is_full(profile) else [])]
        if len(profile.full) > 2 and not profile.generic:
            shorts.append(spelling.initials(profile.full))
        names += sorted({f"a|{spelling.fold(short)}" for short in shorts})
        return sorted({*names, *(f"{name}|{profile.country}" for name in names)})
    last = spelling.skeleton(profile.full[-1])
    months = _stretches(profile)
    if not is_full(profile):
        return sorted(f"n|{last}|{profile.country}|{month + step}" for month in months for step in (-1, 0, 1))
    names = sorted(set(spelling.person_keys(profile.full)))
    main = f"s|{'|'.join(sorted(map(spelling.skeleton, (profile.full[0], profile.full[-1]))))}"
    return sorted(
        {
            *names,
            f"{main}|{profile.country}",
            f"{main}|{profile.sectors[:1]}",
            *(f"n|{last}|{profile.country}|{month}" for month in months),
        }
    )


def _stretches(profile: Profile) -> list[int]:
    return [profile.published // STRETCH if profile.published is not None else 0]


def digest_of(key: str) -> int:
    """A key as the store keeps it: 64 bits."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def packed(profile: Profile) -> dict[str, Any]:
    """As JSON; ``unpacked`` gives it back."""
    told: dict[str, Any] = {}
    for name in Profile.__slots__:
        value = getattr(profile, name)
        told[name] = sorted(value) if isinstance(value, frozenset) else value
    return told


def unpacked(told: Mapping[str, Any]) -> Profile:
    """From JSON."""
    sets = {name: frozenset(told[name]) for name in ("company", "places")}
    rows = {name: tuple(told[name]) for name in ("sectors", "names", "full", "shorts", "roles")}
    return Profile(**{**told, **sets, **rows})
