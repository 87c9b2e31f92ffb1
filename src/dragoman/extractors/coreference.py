"""Who is meant by "he", "the group" or "both sides": what a report has named so far, and how prominently.

After "Hamas told the broadcaster", "the group" is Hamas and "the outlet" the broadcaster. The rules are few and
cheap: number and kind must fit, subjects come first, and nobody is remembered for longer than a few sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.knowledge.titles import Titles
from dragoman.records import Actor

SINGULAR = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
SECOND = frozenset(["you", "your", "yours", "yourself"])
# Pronouns of whom something is done to; none is who does it.
OBJECTS = frozenset(["him", "her", "it", "them"])
FIRST = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])

BODIES = frozenset(["state", "organisation", "armed group", "party", "force", "court", "ngo", "outlet", "platform"])
ORGANISED = frozenset(["organisation", "party", "court", "ngo", "outlet"])
PEOPLE = frozenset(["person", "group"])
# Who are "they", being one: "the army".
MANY = frozenset(["armed group", "force", "group", "organisation", "party"])
# What bodies of no state are coded as; none is a side that faces another.
NO_STATE = frozenset(["IGO", "UNO", "NGO"])
# Nouns that may mean more than two who meet.
ASSEMBLED = frozenset(["leader", "president", "head", "interlocutor", "participant"])
# What those who sit at a table are called.
TALKING = frozenset(["party", "side", "leader", "interlocutor", "participant", "president"])
# What those who fight each other are called, and the sectors of those who rule.
FIGHTING = frozenset(["side", "party"])
RULING = frozenset(["GOV", "MIL"])
# Who faces those who rule in their own country, and what both are called when they talk.
RIVALS = frozenset(["OPP", "REB"])
FACING = frozenset(["side", "party", "leader", "rival"])
# Before a noun they make another office of it: "the Prime Minister" is not "the Minister".
OTHER_OFFICES = frozenset(["prime", "vice", "deputy", "first", "assistant"])
# Those who attack others, and those who hold office, whom nobody calls so.
VIOLENT = frozenset([("UAF",), ("UNK",), ("REB",)])
OFFICIAL = frozenset([("GOV",), ("LEG",), ("MIL",), ("JUD",), ("COP",)])
WORLDWIDE = frozenset(["EUR", "IGO", "UNO"])
UNIONS = frozenset(["EUR", "IGO", "UNO"])
# Those of them that have a secretary-general, and send peacekeepers.
ASSEMBLIES = frozenset(["IGO", "UNO"])
SPEAKS = 4.0
# How far back a pronoun and a noun look, in sentences: 3 and 12 did best on the training reports.
NEAR, FAR = 3, 12


@dataclass(frozen=True, slots=True)
class Seen:
    """Someone named in sentence ``sentence`` at token ``index``.

    ``human`` tells of a human being by the noun, whatever its kind, ``speaks`` of one who says something there,
    ``spoken_of`` of a state that is no more than what others speak about: "the situation in Norland", ``quoted`` that
    it was named in somebody's own words. A ``site`` is where a force is, and not those who are there: "the base".
    """

    sentence: int
    index: int
    kind: str
    actors: tuple[Actor, ...]
    subject: bool
    plural: bool
    female: bool | None
    role: str
    named: bool
    office: str = ""
    human: bool = False
    speaks: bool = False
    spoken_of: bool = False
    quoted: bool = False
    site: bool = False


@dataclass(slots=True)
class Memory:
    """What has been named so far, in the order of the text.

    ``speaker`` is who spoke last; in a transcript, it is ``turn``'s turn, and ``other`` spoke before.
    ``convened`` are those who meet by the headline; ``hosted`` tells that an office writes of its own talks.
    ``signed`` are those of several states who say "we" all through: "We, the Presidents of Norland and Sudland".
    ``called`` are those whom the report has meant by the last name alone.
    ``offices`` are those who bear an office with a name or a country: "prime minister". ``kin`` are the countries that
    the report's own words give to those whom a noun means: "rebel"; ``posts`` the same of officials: "mission".
    ``plans`` is where something was named last that is accepted or not ("proposals"): sentence and token.
    ``women`` says of persons whether they are "she", by what stood with their names or by the first pronoun that meant
    them.
    """

    seen: list[Seen] = field(default_factory=list)
    persons: dict[str, Seen] = field(default_factory=dict)
    forenames: dict[str, Seen] = field(default_factory=dict)
    called: dict[str, Actor] = field(default_factory=dict)
    speaker: tuple[Actor, ...] = ()
    turn: tuple[Actor, ...] = ()
    other: tuple[Actor, ...] = ()
    signed: tuple[Actor, ...] = ()
    convened: tuple[Actor, ...] = ()
    hosted: bool = False
    offices: dict[str, Seen] = field(default_factory=dict)
    acronyms: dict[str, Seen] = field(default_factory=dict)
    opening: dict[str, Actor] = field(default_factory=dict)
    women: dict[str, bool] = field(default_factory=dict)
    plans: tuple[int, int] | None = None
    kin: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    posts: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, seen: Seen) -> None:
        """Remember; a person also by the last name."""
        self.seen.append(seen)
        if seen.female is not None and (who := _who(seen)):
            self.women[who] = seen.female
        if seen.kind == "person" and seen.named and seen.actors:
            *others, last = parts(seen.actors[0].name)
            if others:
                self.persons[seen.actors[0].name.casefold()] = seen
            if not self._is_called(last, seen):
                self.persons[last] = seen
            for part in others:
                self.forenames[part] = seen
        if seen.named and seen.kind in BODIES:
            self.acronyms.setdefault(acronym(seen.actors[0].name), seen)
        country = seen.actors[0].country
        if seen.sentence == 0 and seen.kind == "person" and len(seen.actors) == 1 and country:
            self.opening.setdefault(country, seen.actors[0])
        if seen.office:
            self.offices[seen.office] = seen
            *before, noun = seen.office.split()
            if not OTHER_OFFICES.intersection(before):
                self.offices[noun] = seen

    def call(self, name: str, meant: Seen) -> None:
        """Keep that the report means someone by the last name alone: "Poe" after "Jane Poe"."""
        if " " not in name and parts(meant.actors[0].name)[-1] == name.casefold():
            self.called.setdefault(name.casefold(), meant.actors[0])

    def _is_called(self, last: str, seen: Seen) -> bool:
        """Whether by that name alone the report has meant another than whom it now names in full.

        A namesake of whose own doings a sentence tells is nearer: "Senator John Poe lost. Poe wept".
        """
        known = self.called.get(last)
        acts = seen.subject and not seen.speaks
        return not acts and known is not None and not same_person(known.name, seen.actors[0].name)

    def again(
        self,
        kind: str,
        actors: tuple[Actor, ...],
        sentence: int,
        index: int,
        subject: bool,
        speaks: bool,
        quoted: bool = False,
    ) -> None:
        """Keep that a pronoun meant someone, who is thereby fresh in mind."""
        before = next((seen for seen in self._back(sentence, FAR) if seen.actors == actors and seen.kind == kind), None)
        if before is not None:
            self.seen.append(
                replace(
                    before,
                    sentence=sentence,
                    index=index,
                    subject=subject,
                    speaks=speaks,
                    named=False,
                    role="",
                    office="",
                    quoted=quoted,
                )
            )

    def take_turn(self, actors: tuple[Actor, ...]) -> None:
        """In a transcript, whose words follow."""
        if actors != self.turn:
            self.turn, self.other = actors, self.turn

    def person(self, name: str, office: str = "") -> Seen | None:
        """Who was named before with all the parts of the name, or some: "Poe" and "Jane" are "Jane Poe".

        Of several with one last name rather the one who was told to bear the ``office``: "Mayor Poe".
        """
        last = parts(name)[-1]
        for known in self.persons.values() if office and last == name.casefold() else ():
            if known.role == office and parts(known.actors[0].name)[-1] == last:
                return known
        for met in (self.persons.get(name.casefold()), self.persons.get(last), self.forenames.get(last)):
            if met is not None and same_person(met.actors[0].name, name):
                return met
        return None

    def at(self, sentence: int, index: int) -> Seen | None:
        """Who was named there, all together where several were named one after the other."""
        return next((seen for seen in self._back(sentence, 0) if seen.index == index), None)

    def pronoun(
        self,
        word: str,
        sentence: int,
        others: frozenset[Actor] = frozenset(),
        apart: frozenset[int] = frozenset(),
        saying: bool = False,
        apart_from: frozenset[str] = frozenset(),
        told: bool = False,
    ) -> Seen | None:
        """Whom the third person means; none of the ``others``, nor who stands ``apart``, at those tokens, nor
        anybody of the countries ``apart_from``.

        "He" of "he said" is rather one who has spoken, and after a long quotation one who spoke before it; where the
        reporter tells so beside a quotation, nobody who is only ``quoted`` in that sentence, and rather nobody quoted.
        """
        fitting = [
            seen
            for seen in self._back(sentence, FAR if saying and word in SINGULAR else NEAR)
            if self._fits(seen, word)
            and not (told and word in SINGULAR and seen.quoted and seen.sentence == sentence)
            and others.isdisjoint(seen.actors)
            and apart_from.isdisjoint(actor.country or "" for actor in seen.actors)
            and not (seen.sentence == sentence and seen.index in apart)
        ]
        if told and word in SINGULAR:
            fitting = [seen for seen in fitting if not seen.quoted] or fitting
        near = [seen for seen in fitting if sentence - seen.sentence <= NEAR]
        meant = max(near or fitting, key=lambda seen: _prominence(seen, sentence, saying), default=None)
        if meant is not None and word in SINGULAR and (who := _who(meant)) and self._is_named(meant):
            self.women.setdefault(who, word in FEMALE)
        return meant

    def are_plans(self, meant: Seen) -> bool:
        """Whether "them" may be what somebody proposed, named after him: "sent its demands. Norland rejected them"."""
        return self.plans is not None and self.plans > (meant.sentence, meant.index)

    def _is_named(self, seen: Seen) -> bool:
        """Whether someone has a name in the report, and is not "the minister" alone."""
        return parts(seen.actors[0].name)[-1] in self.persons

    def _fits(self, seen: Seen, word: str) -> bool:
        """Whether the pronoun may mean someone: number, kind, and of a person whether it is "he" or "she"."""
        if word in SINGULAR:
            female = seen.female if seen.female is not None else self.women.get(_who(seen))
            right = female is None or female == (word in FEMALE)
            return (seen.kind == "person" or seen.human) and not seen.plural and right
        if word in NEUTER:
            return seen.kind in BODIES and (not seen.plural or _is_one(seen))
        return seen.plural or (seen.kind in MANY and not seen.site)

    def noun(
        self,
        word: str,
        titles: Titles,
        sentence: int,
        before: frozenset[str] = frozenset(),
        sectors: tuple[str, ...] = (),
    ) -> Seen | None:
        """Whom a definite noun such as "the group" or "the minister" means.

        Of a body, the words ``before`` it are in the name, or say its ``sectors``: "the terrorist group".
        """
        kinds, apt = titles.returns.get(word, ()), titles.apt.get(word)
        best, most = None, float("-inf")
        lawless = sectors[:1] in VIOLENT
        for seen in self._back(sentence, FAR):
            if not seen.named:
                continue
            # "The institute" is not "Jane Poe of an institute".
            if seen.role == word and not (seen.kind == "person" and kinds and "person" not in kinds):
                return seen
            back = sentence - seen.sentence
            name = seen.actors[0].name.lower()
            fits = seen.kind in kinds and (seen.kind != "person" or (not seen.role and back <= NEAR))
            # "The gunman" is no minister.
            fits = fits and not (lawless and seen.actors[0].sectors[:1] in OFFICIAL)
            if apt is not None and word not in name:
                fits = fits and _is_apt(seen.actors[0], apt, back)
            if apt is not None and not (sectors and seen.actors[0].sectors[:1] == sectors[:1]):
                fits = fits and all(one in name for one in before)
            weight = 2.0 * seen.subject + 3.0 * (word in name) - back
            if fits and weight > most:
                best, most = seen, weight
        if best is None and word == "group":
            # "The group" of "G7 ministers met", for want of another.
            together = (seen for seen in self._back(sentence, FAR) if seen.plural and seen.kind in PEOPLE)
            return next((seen for seen in together if seen.actors[0].country in UNIONS), None)
        return best

    def several(self, word: str, sentence: int) -> Seen | None:
        """Those of several states or of their union who were called so: "the ministers" of "ministers of the G7"."""
        called = (seen for seen in self._back(sentence, FAR) if seen.plural and seen.role == word)
        seen = next(called, None)
        countries = {actor.country for actor in seen.actors} if seen is not None else set()
        return seen if len(countries) > 2 or (len(countries) == 1 and countries <= UNIONS) else None

    def pair(self, word: str, titles: Titles, sentence: int) -> tuple[Actor, ...]:
        """The two of "both countries" or "the two leaders": of different countries, named most and last."""
        if self.hosted and word in TALKING and (talking := self._talking(sentence)):
            return talking
        if word in FIGHTING and len(self.convened) != 2 and (rivals := self._at_war(sentence)):
            return rivals
        if word in FACING and len(self.convened) != 2 and (rivals := self._at_home(sentence)):
            return rivals
        for kinds in titles.pairs.get(word, ()):
            # "The leaders" are those whom the text names, or else the headline; it does not fall back on states.
            if kinds != "person" and len(self.convened) == 2:
                return self.convened
            count: Counter[str] = Counter()
            found: dict[str, Actor] = {}
            about: dict[str, Actor] = {}
            for seen in self._back(sentence, 2 * NEAR):
                country = seen.actors[0].country
                fits = seen.kind in kinds.split("+") and len(seen.actors) == 1
                if fits and country and country not in NO_STATE and seen.spoken_of:
                    about.setdefault(country, seen.actors[0])
                elif fits and country and country not in NO_STATE:
                    count[country] += 1
                    found.setdefault(country, seen.actors[0])
            others = [actor for country, actor in about.items() if country not in found]
            if len(found) == 1 and len(others) == 1:
                # "The unrest in Norland grew. Sudland closed the border. The two countries ..."
                return (*found.values(), *others)
            if len(found) >= 2:
                return tuple(found[country] for country, _ in count.most_common(2))
        return self.convened if len(self.convened) == 2 or word in ASSEMBLED else ()

    def _at_war(self, sentence: int) -> tuple[Actor, ...]:
        """A government or its army and the rebels of its country, both named: "both sides", whoever mediates."""
        rebels: Actor | None = None
        rulers: dict[str, Actor] = {}
        for seen in self._back(sentence, FAR):
            actor = seen.actors[0]
            if not (seen.named and len(seen.actors) == 1 and actor.country and actor.sectors):
                continue
            if actor.sectors[0] == "REB":
                rebels = rebels or actor
            elif actor.sectors[0] in RULING:
                rulers.setdefault(actor.country, actor)
        ruler = rulers.get(rebels.country or "") if rebels else None
        return (ruler, rebels) if ruler and rebels else ()

    def _at_home(self, sentence: int) -> tuple[Actor, ...]:
        """Those who rule and their opposition, where these were named together last: "Poe and her rival Roe met"."""
        for seen in self._back(sentence, FAR):
            countries = {actor.country for actor in seen.actors}
            if len(seen.actors) < 2 or (len(countries) == 1 and len(seen.actors) > 2):
                continue
            sides = [actor.sectors[0] if actor.sectors else "" for actor in seen.actors]
            facing = not RULING.isdisjoint(sides) and not RIVALS.isdisjoint(sides)
            return seen.actors if len(countries) == 1 and facing else ()
        return ()

    def _talking(self, sentence: int) -> tuple[Actor, ...]:
        """Who talk in an office's report of a meeting: those of its headline, or else of its first sentence."""
        if len(self.convened) == 2 and (
            len(self.opening) < 2 or all(actor.country in self.opening for actor in self.convened)
        ):
            return tuple(self.opening.get(actor.country or "", actor) for actor in self.convened)
        return tuple(self.opening.values()) if len(self.opening) > 1 and sentence > 0 else ()

    def body(self, word: str, sentence: int, short: bool = False) -> Seen | None:
        """The body whose name ends so, "the Foundation" after "Poe Foundation", or has these initials.

        A word that may be a ``short`` name may also begin one: "Tarsa" of "Tarsa Air".
        """
        if " " in word:
            return None
        if word.isupper() and len(word) > 2 and word in self.acronyms:
            return self.acronyms[word]
        for seen in self._back(sentence, FAR):
            name = seen.actors[0].name
            if not seen.named or seen.kind not in BODIES or len(name) <= len(word):
                continue
            if name.endswith(f" {word}") or (short and seen.kind in ORGANISED and name.startswith(f"{word} ")):
                return seen
        return None

    def named(self, name: str, sentence: int) -> Seen | None:
        """The body that was named exactly so, where it is taken for a place now."""
        for seen in self._back(sentence, FAR):
            if seen.named and seen.kind in ORGANISED and seen.actors[0].name == name:
                return seen
        return None

    def foreigner(self, own: str | None, sentence: int) -> Seen | None:
        """The person named last who is not of the country ``own``."""
        persons = (seen for seen in self._back(sentence, NEAR) if seen.kind == "person" and seen.named)
        return next((seen for seen in persons if seen.actors[0].country not in (own, None)), None)

    def keep_kin(self, lemma: str, country: str, official: bool) -> None:
        """Keep whose those are whom the noun means; ``official`` tells of an office, which each state has."""
        (self.posts if official else self.kin)[lemma].add(country)

    def whose(self, lemma: str, official: bool = False) -> str | None:
        """The country of "the rebels" after "the Norlandic rebels", if the report says of one country's alone.

        "The mission", which is ``official``, is that of a body of many states, or anyone's.
        """
        countries = (self.posts if official else self.kin).get(lemma, set())
        if len(countries) != 1 or (official and countries.isdisjoint(WORLDWIDE)):
            return None
        return next(iter(countries))

    def assembly(self, sentence: int) -> str | None:
        """Whose "the Secretary-General" is: the body of many states that was named last."""
        named = (actor.country for seen in self._back(sentence, FAR) for actor in seen.actors if seen.named)
        return next((country for country in named if country in ASSEMBLIES), None)

    def known(self, ids: tuple[str, ...]) -> Seen | None:
        """The one of these actors who was named last, however far back."""
        return next((seen for seen in reversed(self.seen) if seen.named and seen.actors[0].id in ids), None)

    def countries(self, sentence: int) -> list[str]:
        """Those of whom somebody was met in the sentences before, the last first, each once."""
        met = (actor.country for seen in self._back(sentence, FAR) for actor in seen.actors)
        return list(dict.fromkeys(country for country in met if country))

    def union(self, sentence: int) -> str | None:
        """Whose "member states" are: the union named last."""
        unions = (actor.country for seen in self._back(sentence, FAR) for actor in seen.actors)
        return next((country for country in unions if country in UNIONS), None)

    def _back(self, sentence: int, far: int) -> Iterator[Seen]:
        for seen in reversed(self.seen):
            if sentence - seen.sentence > far:
                return
            yield seen


def parts(name: str) -> list[str]:
    """The words of a name; by the last a person is most often named again: "Netanyahu", "al-Assad"."""
    return name.casefold().split()


def same_person(known: str, name: str) -> bool:
    """Whether a later name may mean the one before: all of its parts are parts of it, or the other way round."""
    old, new = set(parts(known)), set(parts(name))
    return old <= new or new <= old


def acronym(name: str) -> str:
    """The initials of its capitalised words: "NCO" of "National Commission for the Oversight"."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _is_apt(actor: Actor, sectors: frozenset[str], back: int) -> bool:
    """Whether the body is one of those: of no one state, of one of the sectors, or of none known, just named."""
    if actor.country in WORLDWIDE:
        return "IGO" in sectors
    return actor.sectors[0] in sectors if actor.sectors else back <= 1


def _is_one(seen: Seen) -> bool:
    """Whether it is one for all its plural: "the United Nations", "the Philippines"."""
    return seen.kind in ("state", "organisation") and len(seen.actors) == 1 and bool(seen.actors[0].id)


def _who(seen: Seen) -> str:
    """By what a person is known for the same again; nothing for others."""
    if seen.kind != "person" or len(seen.actors) != 1:
        return ""
    return seen.actors[0].id or seen.actors[0].name.casefold()


def _prominence(seen: Seen, sentence: int, saying: bool) -> tuple[float, int, int]:
    weight = (
        3.0 * seen.subject + 1.0 * seen.named + SPEAKS * (saying and seen.speaks) - 3.5 * (sentence - seen.sentence)
    )
    return (weight, seen.sentence, seen.index)
