"""Nouns that mean someone who was named before: "the group", "both sides", "the Minister", "his counterpart".

"The president", in what a president's office publishes, is its own; "the terrorist group" is never a charity.
"""

from __future__ import annotations

from dragoman.extractors.phrases import Phrase
from dragoman.extractors.pronouns import Pronouns
from dragoman.extractors.reading import PAIR, PLURALS, Coded
from dragoman.knowledge.titles import Role
from dragoman.records import Actor

# Nouns that mean two who were named even without "two": "the leaders agreed".
MEETING = frozenset(["leader", "president", "party", "side", "minister", "premier", "counterpart", "interlocutor"])
TWO = frozenset(["two", "both"])
# What "our" makes two of, the speaker's and another's; "our people" are the speaker's alone.
OURS = frozenset(["countries", "states", "nations", "peoples", "governments", "presidents", "parliaments"])
# What "our" makes two of where two states talk: "our foreign ministers will meet".
OUR_ENVOYS = frozenset(["ministers", "delegations"])
STATE = frozenset(["state", "government"])
# Nouns for the one on the other side of a table.
OPPOSITE = frozenset(["counterpart", "interlocutor"])
# Nouns for the one whom a state's office receives, or by whom it is received: "his guest", "the guest".
RECEIVED = frozenset(["guest", "host"])
# Sectors of those who have offices.
OFFICIAL = frozenset([("GOV",), ("LEG",), ("MIL",), ("JUD",)])


class Returning(Pronouns):
    """Codes definite nouns that return to someone."""

    def own_office(self, phrase: Phrase) -> Coded | None:
        """ "The President" and "the Head of State", in what a president's office publishes."""
        if not (self.home.presidential and phrase.definite and phrase.token.xpos not in PLURALS):
            return None
        owned = [self.sentence.tokens[owner].lemma.lower() for _, owner in phrase.owners]
        if phrase.words != (phrase.head,) or (phrase.lemma, *owned) not in (("president",), ("head", "state")):
            return None
        leader = self.own_leader()
        return Coded("person", (leader,), "mentions/office", phrase.lemma) if leader else None

    def _in_person(self, actor: Actor) -> Actor:
        """Of "the presidents", our own state's is its head."""
        own = actor.country == self.home.publisher and _is_state(actor)
        return (self.own_leader() or actor) if own else actor

    def opposite(self, phrase: Phrase) -> Coded | None:
        """Whom someone faces: "his counterpart" is the other one named, in the text or else in the headline."""
        faces = phrase.lemma in OPPOSITE or (phrase.lemma in RECEIVED and self._is_received(phrase))
        if not faces or phrase.token.xpos in PLURALS or self.inside_country(phrase):
            return None
        own = next((country for _, owner in phrase.owners if (country := self.code_at(owner).country)), None)
        own = own or self.home.publisher
        if (seen := self.memory.foreigner(own, self.number)) is not None:
            return Coded("person", seen.actors, "mentions/opposite", seen.role)
        actors = tuple(party.actor for party in self.headline.others(own) if party.office)
        return Coded("person", actors, "mentions/opposite", phrase.lemma) if len(actors) == 1 else None

    def _is_received(self, phrase: Phrase) -> bool:
        """Whether it is the other one of a meeting, in what a state's office publishes: "his guest", "the guest"."""
        bare = all(index == phrase.head for index in phrase.words)
        opening = self.sentence.tokens[phrase.first].text.lower()
        owned = opening in ("his", "her") or (opening == "the" and phrase.lemma == "guest")
        return self.home.publisher is not None and bare and owned

    def again(self, phrase: Phrase, role: Role | None) -> Coded | None:
        """Someone who was named before: "the group", "both sides", "the president"."""
        if role is not None and role.scope == "foe":
            return None
        ours = self._is_ours(phrase)
        if not (phrase.definite or ours) or (self.country(phrase) is not None and not (ours or is_of_state(phrase))):
            return None
        word = phrase.lemma
        if phrase.token.xpos in PLURALS:
            actors = self.memory.pair(word, self.titles, self.number) if ours or _is_pair(phrase) else ()
            if len(actors) > 2 and phrase.has(TWO):
                actors = ()
            bare = phrase.words == (phrase.head,) and not phrase.owners and not ours
            # States stand in for their ministers, where no ministers of several were named.
            if bare and role is not None and role.kind == "person" and all(map(_is_state, actors)):
                several = self.memory.several(word, self.number)
                actors = several.actors if several is not None else actors
            if word in ("president", "head") and self.home.presidential:
                actors = tuple(self._in_person(actor) for actor in actors)
            return Coded("group", actors, PAIR, word) if actors else None
        words = [index for index in phrase.words if index <= phrase.head]
        # "The president", in what a president's office publishes, is its own; "the long war" is nobody.
        own = self.home.presidential or word == "head"
        if (self.home.publisher and own and word in ("president", "head") and len(words) == 1) or (
            len(words) > 1 and not role
        ):
            return None
        official = role is not None and role.kind == "person" and role.sectors in OFFICIAL
        bearer = self.memory.offices.get(self.office(phrase)) if official else None
        host = official and phrase.token.text[:1].isupper() and self.office(phrase) == self.home.desk
        if host and (bearer is None or bearer.actors[0].country != self.home.publisher):
            holder = Actor(self.words(phrase.first, phrase.last), self.home.publisher, ("GOV",))
            return Coded("person", (holder,), "mentions/office", word)
        if bearer is not None:
            # Of "Prime Minister Poe and his deputies Dor and Holt" one is the Prime Minister.
            return Coded("person", bearer.actors[:1], "mentions/again", bearer.role, office=bearer.office)
        if self._is_of_a_name(phrase):
            return None
        before = frozenset(self.sentence.tokens[index].text.lower() for index in words if index != phrase.head)
        if before & self.titles.marks["world"] and "state" in self.titles.returns.get(word, ()):
            # Which country "the southeast Asian country" is, no table says.
            return None
        seen = self.memory.noun(word, self.titles, self.number, before, role.sectors if role else ())
        # "The foreign secretary" is whoever was called so, or else one not named yet; never just anyone.
        if seen is None or (
            role is not None and role.sectors == ("GOV",) and role.kind == "person" and seen.role != word
        ):
            return None
        return Coded(seen.kind, seen.actors, "mentions/again", seen.role)

    def _is_ours(self, phrase: Phrase) -> bool:
        """Whether it is the speaker's state with another: "our countries", "our two peoples"."""
        opens = self.sentence.tokens[phrase.first].text.lower() == "our"
        noun = phrase.token.text.lower()
        meeting = self.memory.hosted and noun in OUR_ENVOYS
        return opens and (noun in OURS or meeting) and phrase.last == phrase.head

    def _is_of_a_name(self, phrase: Phrase) -> bool:
        """Whether a name stands in it or right behind it: "the Tarsa Times newspaper", "the daily Tarsa Times"."""
        tokens, after = self.sentence.tokens, phrase.head + 1
        inside = (*phrase.words, *range(phrase.first, phrase.head))
        if any(index != phrase.head and tokens[index].upos == "PROPN" for index in inside):
            return True
        return phrase.head < phrase.last and tokens[after].upos == "PROPN" and tokens[after].text[:1].isupper()


def _is_state(actor: Actor) -> bool:
    return (actor.id or "").startswith("state/")


def is_of_state(phrase: Phrase) -> bool:
    """Whether it is a title that says "of state" and no more: "the heads of state"."""
    tokens = phrase.sentence.tokens
    return phrase.lemma == "head" and all(tokens[owner].lemma in STATE for _, owner in phrase.owners)


def _is_pair(phrase: Phrase) -> bool:
    """Whether "the leaders", "both countries", "the two armies"; not "the Baltic states"."""
    tokens = phrase.sentence.tokens[phrase.first : phrase.head]
    words = {token.text.lower() for token in tokens}
    last = phrase.first + len(tokens) == phrase.head == phrase.last
    heads = phrase.lemma == "head" and phrase.owner("of") == phrase.last
    return (words == {"the"} and (heads or (last and phrase.lemma in MEETING))) or bool(words & TWO)
