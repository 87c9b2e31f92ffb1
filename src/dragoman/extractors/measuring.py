"""What a number in a sentence counts, and whom: the killed, the detained, rockets.

"Shelling killed four and wounded a dozen people": the verbs over "four" and "people" say what became of them. The
tree is asked first; where it is silent, the word next to the number ("five dead", "110 wounded") decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.measures import OTHER, Measures
from dragoman.records import Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "SYM"})
BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "VERB", "PUNCT", "DET", "NUM"})

# Verbs that say only that something befell their subject: "suffered burns", "sustained injuries".
SUFFERING = frozenset("suffer sustain receive incur get".split())

# Lives that are saved, or in danger, are not lost.
SPARED = frozenset("save threaten protect spare improve endanger risk change affect".split())

# Verbs whose subject or object is in the state that follows: "left five dead", "were reported missing".
LINKS = frozenset("leave report confirm find declare pronounce fear believe remain go list say be".split())

# Numbers after these are the amount of what stands before: "the toll rose to 41".
INCLUDING = frozenset({"including", "include", "among"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number in the tree: its last word, the word by which it hangs on the sentence, the noun that it counts."""

    number: int
    anchor: int
    noun: int | None


def find_count(sentence: Sentence, number: int) -> Count | None:
    """How the number at a token hangs on the sentence; None where it only names ("Flight 447")."""
    token = sentence.tokens[number]
    if token.head >= 0 and token.head < number and token.deprel in ("nummod", "compound", "flat", "appos", "nmod:desc"):
        head = sentence.tokens[token.head]
        if head.upos == "PROPN" or (token.deprel == "compound" and head.upos == "NOUN"):
            return None
    if token.deprel in ("nummod", "det", "amod", "compound", "nmod", "advmod") and token.head > number:
        head = _top_number(sentence, token.head)
        if sentence.tokens[head].upos in NOMINAL and head != number:
            return Count(number, head, head if sentence.tokens[head].upos != "NUM" else None)
    for child in sentence.dependents(number, "nmod"):
        if child > number and _case(sentence, child) == "of":
            return Count(number, number, child)
    if (noun := _noun_after(sentence, number)) is not None:
        return Count(number, noun if sentence.tokens[number].head == noun else number, noun)
    return Count(number, number, None)


def _top_number(sentence: Sentence, index: int) -> int:
    """From "thousand" in "two thousand people" up to "people"."""
    token = sentence.tokens[index]
    return token.head if token.upos == "NUM" and token.deprel == "nummod" and token.head > index else index


def _noun_after(sentence: Sentence, number: int) -> int | None:
    """The noun of the phrase that a number opens, where the tree has torn them apart."""
    last = None
    for index in range(number + 1, min(number + 7, len(sentence.tokens))):
        token = sentence.tokens[index]
        if token.upos in ("NOUN", "PROPN"):
            last = index
        elif last is not None or not (token.upos in ("ADJ", "ADV") or token.text in ("-", "of", "the", "these", "other")):
            break
    return last


def _case(sentence: Sentence, index: int) -> str:
    """The preposition of a noun; empty without one."""
    return next((sentence.tokens[child].lemma for child in sentence.dependents(index, "case")), "")


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, and the word that gave it."""

    measure: str
    word: int


def measure_of(sentence: Sentence, count: Count, measures: Measures) -> Measured | None:
    """What became of the counted; None where the number counts neither people nor weapons."""
    asked = _Asked(sentence, measures)
    noun = sentence.tokens[count.noun] if count.noun is not None else None
    person = noun is None or measures.is_person(noun.lemma) or noun.upos == "PROPN"
    told = measures.nouns.get(noun.lemma.lower()) if noun else None
    if noun and not person:
        if told == "killed" and noun.lemma.lower() == "life" and asked.spared(count.anchor):
            return Measured(OTHER, count.number)
        return Measured(told, count.noun or count.number) if told else asked.beside(count)
    if found := asked.beside(count) or asked.within(count) or asked.over(count.anchor, 0):
        return found
    if noun and told:
        return Measured(told, count.noun or count.number)
    if noun and (noun.upos != "PROPN" or noun.xpos == "NNPS") and measures.is_person(noun.lemma):
        return Measured(OTHER, count.number)
    return Measured(OTHER, count.number) if noun and noun.xpos == "NNPS" else None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sentence that is asked for what befell the counted."""

    sentence: Sentence
    measures: Measures

    def beside(self, count: Count) -> Measured | None:
        """The state right after the number or its noun: "five dead", "three people critically injured"."""
        end = max(count.number, count.noun if count.noun is not None else -1)
        for start in {count.number, end}:
            for index in range(start + 1, min(start + 4, len(self.sentence.tokens))):
                token = self.sentence.tokens[index]
                if measure := self.state(index):
                    return Measured(measure, index)
                if token.upos != "ADV" and token.lemma not in ("be", "other", "more", "have", "people", "person"):
                    break
        return None

    def within(self, count: Count) -> Measured | None:
        """Words in the phrase of the counted: "93 injured people", "people killed in", "people who were killed"."""
        for index in self.sentence.children[count.noun if count.noun is not None else count.anchor]:
            relation = self.sentence.tokens[index].deprel
            if relation in ("amod", "acl", "compound") and (measure := self.state(index)):
                return Measured(measure, index)
            if relation == "acl:relcl" and (found := self.done(index, self.passive(index))):
                return found
        return None

    def state(self, index: int) -> str | None:
        """The measure of "dead", "wounded", "missing" as a word that describes."""
        token = self.sentence.tokens[index]
        if token.upos in ("ADJ", "VERB", "NOUN", "ADV") and token.xpos not in ("VB", "VBZ", "VBP", "VBG"):
            if measure := self.measures.states.get(token.text.lower()):
                # "Five killed two": an active past tense has an object.
                return None if token.xpos == "VBD" and self.sentence.dependents(index, "obj") else measure
        return None

    def over(self, index: int, depth: int) -> Measured | None:
        """The word over the counted, as it holds them."""
        token = self.sentence.tokens[index]
        relation, head = token.deprel, token.head
        if head < 0 or depth > 4:
            return self.predicate(index) if head < 0 else None
        if relation in ("conj", "appos", "parataxis", "nummod", "nmod:npmod", "dep"):
            return self.over(head, depth + 1)
        if relation in ("obj", "nsubj:pass", "csubj:pass"):
            return self.done(head, passive=True)
        if relation.startswith("nsubj"):
            return self.doing(head)
        return self.oblique(index, depth)

    def done(self, verb: int, passive: bool) -> Measured | None:
        """What a verb does to its object or, in the passive, to its subject."""
        lemma = self.sentence.tokens[verb].lemma.lower()
        if passive and (measure := self.measures.verbs.get(lemma)):
            return Measured(measure, verb)
        if measure := self.measures.subjects.get(lemma):
            return Measured(measure, verb)
        return self.complement(verb)

    def doing(self, verb: int) -> Measured | None:
        """What the counted do or are: they died, are missing, suffered burns."""
        token = self.sentence.tokens[verb]
        if self.passive(verb):
            return self.done(verb, passive=True)
        if (measure := self.state(verb)) or (measure := self.measures.subjects.get(token.lemma.lower())):
            return Measured(measure, verb)
        if token.lemma in SUFFERING:
            for index in self.sentence.dependents(verb, "obj"):
                if measure := self.measures.objects.get(self.sentence.tokens[index].lemma):
                    return Measured(measure, verb)
        return self.complement(verb)

    def complement(self, verb: int) -> Measured | None:
        """The state in which a verb leaves or finds them: "left five dead", "were taken hostage", "shot dead"."""
        for index in self.sentence.dependents(verb, "xcomp", "advmod", "obj", "obl", "ccomp"):
            if measure := self.state(index):
                return Measured(measure, verb)
            if found := self.measures.verbs.get(self.sentence.tokens[index].lemma):
                if self.sentence.tokens[index].deprel == "xcomp" and self.sentence.tokens[verb].lemma in LINKS:
                    return Measured(found, index)
        return None

    def oblique(self, index: int, depth: int) -> Measured | None:
        """Under a preposition: "the death of nine", "a toll of 41", "rose to 41", "including two children"."""
        case, head = _case(self.sentence, index), self.sentence.tokens[index].head
        lemma = self.sentence.tokens[head].lemma.lower()
        if case in INCLUDING or lemma in INCLUDING:
            return self.over(head, depth + 1) or self.noun(head) or self.within(Count(head, head, head))
        if case in ("of", "for") and (measure := self.measures.of.get(lemma)):
            return Measured(measure, head)
        if measure := self.measures.tolls.get(lemma):
            return Measured(measure, head)
        for subject in self.sentence.dependents(head, "nsubj", "obj"):
            for word in (subject, *self.sentence.dependents(subject, "nmod", "compound")):
                if measure := self.measures.tolls.get(self.sentence.tokens[word].lemma.lower()):
                    return Measured(measure, word)
        if case == "of" and self.sentence.tokens[head].upos in ("NOUN", "NUM"):
            return self.over(head, depth + 1)
        return None

    def noun(self, index: int) -> Measured | None:
        measure = self.measures.nouns.get(self.sentence.tokens[index].lemma.lower())
        return Measured(measure, index) if measure else None

    def predicate(self, index: int) -> Measured | None:
        """A number or noun that is itself the sentence: "Five dead"."""
        for child in self.sentence.children[index]:
            if measure := self.state(child):
                return Measured(measure, child)
        return None

    def passive(self, verb: int) -> bool:
        relations = {self.sentence.tokens[child].deprel for child in self.sentence.children[verb]}
        return "aux:pass" in relations or "nsubj:pass" in relations

    def spared(self, index: int) -> bool:
        return any(self.sentence.tokens[over].lemma in SPARED for over in self.sentence.ancestors(index)[:2])
