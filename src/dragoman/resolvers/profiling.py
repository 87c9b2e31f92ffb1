"""Reading a report for those whom no table lists: a profile of each, with who and what stands beside the name.

Of "Transport Minister Adan Musse, a member of the Red Valley Front (RVF)," a person and a body are found; which names
are names is in ``persons.py`` and ``bodies.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from dragoman.knowledge import Knowledge
from dragoman.records import Document, Mention, digest
from dragoman.resolvers import spelling
from dragoman.resolvers.bodies import Bodies, Body
from dragoman.resolvers.persons import Person, Persons
from dragoman.resolvers.profiles import Profile
from dragoman.resolvers.reportnames import NAMING, is_capital

Value = TypeVar("Value")

#: What a body may be called; a place or a weapon is nobody.
BODIES = frozenset(("organisation", "armed group", "force", "court", "party", "ngo", "outlet", "platform", "facility"))
#: Where else a name of capitals may stand that the model gave no label.
SPELT = frozenset(("organisation", "armed group", "force", "court", "party", "ngo"))
#: So near, in characters, stands who has to do with somebody.
NEAR = 250
#: No more than so many of those that stand near are kept.
COMPANY = 30


def find_profiles(document: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> list[Profile]:
    """A profile of each whom the report names and no table lists, in the order of names."""
    return list(Reading(document, mentions, knowledge).profiles())


class Reading(Persons, Bodies):
    """One report, as far as who is named in it."""

    def profiles(self) -> Iterator[Profile]:
        """Each once."""
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
            if kind == "person":
                if (person := self.person(name, of_kind)) is not None:
                    yield self._person_profile(name, of_kind, chains[name], person)
            elif (body := self.body(of_kind)) is not None:
                yield self._body_profile(name, kind, of_kind, chains[name], body)

    def _person_profile(self, name: str, mentions: Sequence[Mention], total: int, person: Person) -> Profile:
        country, sectors = self._coded(mentions)
        company, places = self._beside(name, mentions)
        full = person.full
        return Profile(
            id=digest("name", self.document.id, name),
            document=self.document.id,
            publisher=self.document.publisher,
            published=self._day(),
            name=name,
            person=True,
            kind="person",
            country=country,
            sectors=sectors or tuple(dict.fromkeys(sector for _, of_role in person.roles for sector in of_role)),
            names=person.names,
            full=full,
            generation=person.generation,
            shorts=(),
            generic=False,
            of_state=False,
            common=len(full) == 2 and full[0] in self.naming.given and full[1] in self.naming.family,
            roles=tuple(sorted({role for role, _ in person.roles})),
            company=company,
            places=places,
            mentions=total,
        )

    def _body_profile(self, name: str, kind: str, mentions: Sequence[Mention], total: int, body: Body) -> Profile:
        country, sectors = self._coded(mentions)
        company, places = self._beside(name, mentions)
        return Profile(
            id=digest("name", self.document.id, name),
            document=self.document.id,
            publisher=self.document.publisher,
            published=self._day(),
            name=name,
            person=False,
            kind=kind,
            country=country,
            sectors=sectors,
            names=(body.name,),
            full=body.full,
            generation=None,
            shorts=body.shorts,
            generic=body.generic,
            of_state=body.of_state,
            common=False,
            roles=(),
            company=company,
            places=places,
            mentions=total,
        )

    def _coded(self, mentions: Iterable[Mention]) -> tuple[str | None, tuple[str, ...]]:
        """The country and the sectors that most of the mentions have; what stands right before a name comes first."""
        before = [other.actor for mention in mentions if (other := self.right_before(mention)) and other.actor]
        own = [mention.actor for mention in mentions if mention.actor]
        countries = Counter(actor.country for actor in own if actor.country)
        said = Counter(actor.country for actor in before if actor.country)
        sectors = Counter(actor.sectors for actor in own if actor.sectors) or Counter(
            actor.sectors for actor in before if actor.sectors
        )
        return _first(said or countries), _first(sectors) or ()

    def _day(self) -> int | None:
        return self.document.day.toordinal() if self.document.day else None

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


def _first(counted: Counter[Value]) -> Value | None:
    return min(counted, key=lambda one: (-counted[one], str(one)), default=None)


def _most(counted: Counter[str]) -> frozenset[str]:
    return frozenset(sorted(counted, key=lambda one: (-counted[one], one))[:COMPANY])


def _is_spelt(name: str) -> bool:
    """Whether a phrase without a label is all capitals, so that it may be a name: "Red Valley Front"."""
    words = [word for word in name.split() if word.lower() not in spelling.SMALL]
    return len(words) > 1 and all(map(is_capital, words))
