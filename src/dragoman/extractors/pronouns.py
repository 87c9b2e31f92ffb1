"""Whom a pronoun means in a report: "he", "who", "both", and the "we" of a speaker or of the office that publishes.

"We" of a ministry's bulletin is the ministry's state, between quotation marks whoever says so; "he" of "he said" is
one who has spoken.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.bearers import Bearers
from dragoman.extractors.binding import find_others
from dragoman.extractors.coreference import FIRST, NEUTER, PLURAL, SECOND, SINGULAR, UNIONS, Seen
from dragoman.extractors.phrases import Phrase, case_of
from dragoman.extractors.reading import NOBODY, PAIR, PLURALS, SIGNED, Coded
from dragoman.extractors.suffering import FORCE
from dragoman.records import Actor

STRAIGHT, CURLY = '"', "“”"
QUOTES = frozenset((STRAIGHT, *CURLY))
# Types of deeds by which proposals are taken or turned down.
ACCEPTING = frozenset(["REJECT", "SUPPORT", "AGREE"])
# What is talked over or put into words is nobody, either: "to discuss them".
TALKING_OVER = frozenset(["discuss", "consider", "review", "debate", "implement", "adopt", "formulate"])
# What only things do: "it contains".
OF_THINGS = frozenset(["contain", "include", "consist", "comprise", "entail", "cost", "last", "occur", "cover"])
# How many words may stand between a verb of saying and the colon after it.
NEARLY = 6
RELATIVE = frozenset(["WP", "WDT", "WP$"])


class Pronouns(Bearers):
    """Codes phrases that are pronouns."""

    def pronoun(self, phrase: Phrase) -> Coded | None:
        """Whom it means; None where it is no personal pronoun, or "both" of none who were named."""
        token, word = phrase.token, phrase.token.text.lower()
        if token.xpos in RELATIVE:
            return self._relative(phrase)
        if word in FIRST and (said := self._said_after_colon(phrase)) is not None:
            return Coded("person", said, "mentions/speaker")
        if word == "we" and len(signing := self._signing(phrase)) > 1:
            self.memory.signed = signing
        if word in FIRST or word in SECOND:
            if word in FIRST and self.memory.signed and not self._is_quoted(phrase.head):
                return Coded("group", self.memory.signed, SIGNED)
            if word in SECOND or self.memory.turn:
                actors = self.memory.turn if word in FIRST else self.memory.other or self._addressed()
                return Coded("person", actors, "mentions/turn")
            actors = self._publisher() or self._speaker() or self.memory.speaker
            return Coded("person", actors, "mentions/speaker")
        if word in NEUTER and self._is_done_by_things(phrase):
            return NOBODY
        if word in SINGULAR or word in NEUTER or word in PLURAL:
            if (thanked := self._thanked(phrase) or self._reflected(phrase)) is not None:
                return thanked
            others = find_others(self.sentence, phrase.head)
            others = [*others, *self._quoting(phrase.head, word)]
            doing = frozenset(actor for index in others for actor in self.code_at(index).actors)
            apart = frozenset(index for other in others for index in self.sentence.subtree(other))
            own = self._own_side() if self._is_done_to_us(phrase) else frozenset[str]()
            told = self.speaks(phrase) and not self.quoted.hold(token.span) and self._has_quotation()
            seen = self.memory.pronoun(word, self.number, doing, apart, self.speaks(phrase), own, told)
            if seen is None or (word in PLURAL and self._is_of_plans(phrase, seen)):
                return NOBODY
            return Coded(seen.kind, seen.actors, "mentions/pronoun", seen.role)
        if word == "both":
            pair = self.memory.pair("side", self.titles, self.number)
            return Coded("group", pair, PAIR) if pair else None
        return None

    def _has_quotation(self) -> bool:
        """Whether the sentence has somebody's own words."""
        return any(self.quoted.hold(token.span) for token in self.sentence.tokens)

    def _said_after_colon(self, phrase: Phrase) -> tuple[Actor, ...] | None:
        """Who says what follows a colon without quotation marks: "They ask: how can we help?"; None if nobody does."""
        tokens = self.sentence.tokens
        colon = next((index for index in range(phrase.head, -1, -1) if tokens[index].text in (":", *QUOTES)), 0)
        if tokens[colon].text != ":":
            return None
        for verb in range(colon - 1, max(colon - NEARLY, -1), -1):
            if tokens[verb].upos == "VERB" and tokens[verb].lemma in self.saying:
                subjects = self.sentence.dependents(verb, "nsubj")
                others = [one for one in subjects if one < colon and tokens[one].text.lower() not in FIRST]
                return self.code_at(others[0]).actors if others else None
        return None

    def _signing(self, phrase: Phrase) -> tuple[Actor, ...]:
        """Those of several states who say what follows: "We, the Presidents of Norland, Sudland and Estria, ..."."""
        beside = [one for one in self.sentence.dependents(phrase.head, "appos") if self._is_leading(one)]
        if not beside:
            return ()
        inside = (index for index in self.sentence.subtree(phrase.head) if index in self.runs)
        runs = dict.fromkeys(self.runs[index] for index in inside if case_of(self.sentence, index) in ("", "of"))
        states = [entry for entry in map(self.entry, runs) if entry.kind == "state" or entry.country in UNIONS]
        word = self.sentence.tokens[beside[0]]
        noun = word.lemma.title() if word.text[:1].isupper() else word.lemma
        return tuple(Actor(f"{noun} of {state.name}", state.country, ("GOV",)) for state in states)

    def _is_leading(self, index: int) -> bool:
        token = self.sentence.tokens[index]
        return token.xpos in PLURALS and token.lemma.lower() in self.titles.marks["leading"]

    def _quoting(self, index: int, word: str) -> Iterator[int]:
        """Who says the words between quotation marks in which "he" stands, and is not he."""
        tokens = self.sentence.tokens
        if word not in SINGULAR or not self._is_quoted(index):
            return
        for token in self.sentence.ancestors(index):
            saying = [tokens[token].head] if tokens[token].deprel in ("ccomp", "parataxis") else []
            for verb in (*saying, *self.sentence.dependents(token, "parataxis", "ccomp")):
                if verb >= 0 and tokens[verb].lemma in self.saying and not self._is_quoted(verb):
                    yield from self.sentence.dependents(verb, "nsubj")

    def _is_done_by_things(self, phrase: Phrase) -> bool:
        """Whether "it" does what only things do: "It contains an embargo"."""
        token = phrase.token
        return token.deprel == "nsubj" and self.sentence.tokens[token.head].lemma in OF_THINGS

    def _is_of_plans(self, phrase: Phrase, meant: Seen) -> bool:
        """Whether "them" rather are the proposals named last that somebody accepts or turns down."""
        triggers = self.codebook.find("verb", self.sentence.tokens[phrase.token.head].lemma)
        if phrase.token.deprel == "obj" and self.sentence.tokens[phrase.token.head].lemma in TALKING_OVER:
            return self.memory.are_plans(meant)
        types = {trigger.type for trigger in triggers}
        accepted = not types.isdisjoint(ACCEPTING) and types.isdisjoint(FORCE)
        return phrase.token.deprel == "obj" and accepted and self.memory.are_plans(meant)

    def _is_done_to_us(self, phrase: Phrase) -> bool:
        """Whether they do violence to those of whoever speaks: "they are shelling our towns"."""
        tokens, verb = self.sentence.tokens, phrase.token.head
        if phrase.token.deprel != "nsubj" or phrase.token.text.lower() not in PLURAL or verb < 0:
            return False
        # "They are going to shell our towns".
        verbs = [one for one in (verb, *self.sentence.dependents(verb, "xcomp")) if self._is_violent(tokens[one].lemma)]
        objects = [noun for one in verbs for noun in self.sentence.dependents(one, "obj")]
        owners = [owner for noun in objects for owner in self.sentence.dependents(noun, "nmod:poss")]
        return any(tokens[one].text.lower() in FIRST for one in (*objects, *owners))

    def _is_violent(self, verb: str) -> bool:
        """Whether the verb tells of force by itself: "shell"."""
        triggers = self.codebook.find("verb", verb)
        return any(trigger.type in FORCE and not trigger.conditions for trigger in triggers)

    def _own_side(self) -> frozenset[str]:
        """The country of whoever says "we" there."""
        actors = self.memory.turn or self._publisher() or self._speaker() or self.memory.speaker
        return frozenset(actor.country for actor in actors if actor.country)

    def _is_quoted(self, index: int) -> bool:
        """Whether the token stands between quotation marks of its sentence."""
        marks = [token.text for token in self.sentence.tokens[:index] if token.text in QUOTES]
        if marks and marks[-1] in CURLY:
            return marks[-1] == CURLY[0]
        return marks.count(STRAIGHT) % 2 == 1

    def speaks(self, phrase: Phrase) -> bool:
        """Whether the phrase is the subject of a verb of saying."""
        token = phrase.token
        return token.deprel == "nsubj" and self.sentence.tokens[token.head].lemma in self.saying

    def _thanked(self, phrase: Phrase) -> Coded | None:
        """Whom someone thanked or blamed "for its support": the object's, not the subject's."""
        noun = phrase.token.head
        if phrase.token.deprel != "nmod:poss" or case_of(self.sentence, noun) != "for":
            return None
        objects = self.sentence.dependents(self.sentence.tokens[noun].head, "obj")
        return next((self.code_at(index) for index in objects if index < phrase.head), None)

    def _reflected(self, phrase: Phrase) -> Coded | None:
        """Whom "himself" means: who does it, or to whom it is done, where that stands in the clause."""
        if not phrase.token.text.lower().endswith(("self", "selves")):
            return None
        for above in self.sentence.ancestors(phrase.head):
            for subject in self.sentence.dependents(above, "nsubj"):
                coded = self.code_at(subject)
                return coded if coded.actors else None
        return None

    def _relative(self, phrase: Phrase) -> Coded:
        """The noun before a clause: "who" in "the envoy, who left"."""
        for index in self.sentence.ancestors(phrase.head):
            token = self.sentence.tokens[index]
            if token.deprel in ("acl:relcl", "acl"):
                return self.code_at(token.head)
        return NOBODY

    def _speaker(self) -> tuple[Actor, ...]:
        """Who says so in the same sentence: "We will fight on," the general said."""
        for index, token in enumerate(self.sentence.tokens):
            if token.upos == "VERB" and token.lemma in self.saying:
                for subject in self.sentence.dependents(index, "nsubj"):
                    if self.sentence.tokens[subject].text.lower() not in FIRST:
                        return self.code_at(subject).actors
        return ()

    def _addressed(self) -> tuple[Actor, ...]:
        """To whom a state's office writes: "Congratulations to President of Malta Jane Poe"."""
        others = self.headline.others(self.home.publisher) if self.home.publisher else ()
        return (others[0].actor,) if len(others) == 1 and others[0].office else ()

    def _publisher(self) -> tuple[Actor, ...]:
        """The state whose office publishes the report and says "we" in it, or the body of no state."""
        if self.home.voice is not None:
            return (self.home.voice,)
        state = self.directory.states.get(self.home.publisher or "")
        return (Actor(state.name, state.country, ("GOV",), state.id),) if state else ()
