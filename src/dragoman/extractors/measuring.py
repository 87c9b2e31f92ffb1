"""What a number in a sentence counts, and whom: the killed, the detained, rockets.

"Shelling killed four and wounded a dozen people": the verbs over "four" and "people" say what became of them. The
tree is asked first; where it is silent, the word next to the number ("five dead", "110 wounded") decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extractors.counts import Count, case_of
from dragoman.extractors.fleeing import is_on_the_run
from dragoman.extractors.lotwords import (
    ABOVE,
    COMPANY,
    DWELLERS,
    EXCHANGE,
    GIVEN,
    GROUPS,
    HELD,
    HOMES,
    ILLNESSES,
    IN_HOSPITAL,
    INCLUDING,
    LINKS,
    LOST,
    NUMBERING,
    RELATIVE,
    SETTING,
    SPARED,
    SUFFERING,
    UNARMED,
    WRECKING,
)
from dragoman.extractors.swaps import exchange_before, is_freed, is_in_exchange
from dragoman.knowledge.measures import OTHER, Measures, look
from dragoman.records import Sentence

# So many words after a subject may its verb stand.
FAR = 20
# Before the number that something is set to.
SET_AT = ("to", "at")


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, and the word that gave it."""

    measure: str
    word: int


def measure_of(sentence: Sentence, count: Count, first: int, measures: Measures) -> Measured | None:
    """What became of the counted; None where the number counts neither people nor weapons.

    ``first`` is the token at which the number phrase begins.
    """
    asked = _Asked(sentence, measures)
    noun = sentence.tokens[count.noun] if count.noun is not None else None
    if noun and noun.upos in ("ADJ", "VERB"):
        noun = None  # "the 12 injured": what is said of them is the word itself
    told = look(measures.nouns, noun) if noun else None
    if noun and not (measures.is_person(noun) or noun.upos == "PROPN"):
        if told == "killed" and noun.lemma.lower() in ("life", "lives") and asked.spared(count.anchor):
            return Measured(OTHER, count.number)
        if told is None or not asked.has_beside(count.noun or 0, measures.beside.get(told)):
            return None
        return Measured(told, count.noun or count.number)
    found = asked.told_of(count, first)
    if found and _is_ill(sentence, count, found):
        return Measured(OTHER, found.word)
    if found and noun and found.measure == "deployed" and noun.lemma.lower() in UNARMED:
        found = None
    if found and (noun is None or told) and sentence.tokens[found.word].lemma == "hold":
        # A prison holds its inmates, a camp 80,000: unless "hostage", what they are says more than that they are held.
        held = asked.complement(found.word)
        return held or (Measured(told, count.noun or count.number) if told else None)
    if found or noun is None:
        return found or asked.people(count)
    if asked.left_home(count):
        return Measured("displaced", count.noun or count.number)
    if told:
        return Measured(
            OTHER if told == "detained" and is_freed(sentence, count.anchor) else told, count.noun or count.number
        )
    named = noun.upos == "PROPN" and not noun.xpos.endswith("S")
    return Measured(OTHER, count.number) if (measures.is_person(noun) and not named) or noun.xpos == "NNPS" else None


def _is_ill(sentence: Sentence, count: Count, found: Measured) -> bool:
    """Whether they are in hospital for an illness, or as patients: "340 people were hospitalised with cholera"."""
    if found.measure != "injured" or sentence.tokens[found.word].lemma.lower() not in IN_HOSPITAL:
        return False
    if count.noun is not None and sentence.tokens[count.noun].lemma.lower() == "patient":
        return True
    below = [*sentence.subtree(found.word), *sentence.subtree(count.anchor)]
    return any(sentence.tokens[each].lemma.lower() in ILLNESSES for each in below)


def of_itself(sentence: Sentence, count: Count, measures: Measures) -> Measured | None:
    """What the words beside the counted say of them: "the 300 dead", "the 40 people killed there"."""
    asked = _Asked(sentence, measures)
    return asked.beside(count) or asked.within(count)


def befell(sentence: Sentence, count: Count, measures: Measures) -> Measured | None:
    """What the words over the counted say of them, whatever their own say: "half of the wounded died"."""
    return _Asked(sentence, measures).over(count.anchor, 0)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sentence that is asked for what befell the counted."""

    sentence: Sentence
    measures: Measures

    def told_of(self, count: Count, first: int) -> Measured | None:
        """What the sentence says of the counted, the nearest word first."""
        return (
            self.beside(count)
            or self.within(count)
            or self.over(count.anchor, 0)
            or self.before(first)
            or self.passive_after(count)
        )

    def has_beside(self, noun: int, words: frozenset[str] | None) -> bool:
        """Whether a word that must belong to a noun does, below it or close above: "tonnes of flour"."""
        near = [*self.sentence.subtree(noun), *self.sentence.ancestors(noun)[:3]] if words else []
        tokens = [self.sentence.tokens[each] for each in near]
        return words is None or any({token.lemma.lower(), token.text.lower()} & words for token in tokens)

    def people(self, count: Count) -> Measured | None:
        """A number alone that does something is a number of people: "45 abstained"."""
        token = self.sentence.tokens[count.number]
        acts = token.head > count.number and self.sentence.tokens[token.head].upos == "VERB"
        if acts and (self.sentence.tokens[token.head].lemma in WRECKING or self.is_of_which(count.number)):
            return None
        return Measured(OTHER, count.number) if acts and token.deprel.startswith("nsubj") else None

    def is_of_which(self, number: int) -> bool:
        """Whether it is a number of things that were told of: "barns, of which 30 burned down"."""
        before = [token.lemma.lower() for token in self.sentence.tokens[max(0, number - 2) : number]]
        return before == ["of", "which"]

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

    def before(self, first: int) -> Measured | None:
        """The verb right before the number: "killed at least 813", "wounding two"."""
        for index in range(first - 1, max(first - 3, -1), -1):
            token = self.sentence.tokens[index]
            if token.upos == "VERB" and (measure := look(self.measures.verbs, token)):
                return Measured(measure, index)
            # "Killed by two gunmen" counts no dead.
            if token.upos not in ("ADV", "DET", "ADP") or token.lemma == "by":
                break
        return None

    def passive_after(self, count: Count) -> Measured | None:
        """The passive right after the counted that has no other subject, whatever the tree hangs them on: "In result of
        the raid nine gunmen were shot dead".
        """
        if count.noun is None:
            return None
        for index in range(count.noun + 1, len(self.sentence.tokens)):
            token = self.sentence.tokens[index]
            if token.xpos == "VBN" and index > count.noun + 1:
                subjects = self.sentence.dependents(index, "nsubj", "nsubj:pass")
                return None if subjects or not self.passive(index) else self.done(index, passive=True)
            if token.upos not in ("AUX", "ADV"):
                break
        return None

    def within(self, count: Count) -> Measured | None:
        """Words in the phrase of the counted: "93 injured people", "people killed in", "people who were killed"."""
        for index in self.sentence.children[count.noun if count.noun is not None else count.anchor]:
            relation = self.sentence.tokens[index].deprel
            if relation in ("amod", "acl", "compound") and (measure := self.state(index)):
                return Measured(measure, index)
            if relation == "acl:relcl" and (found := self.whose(index) or self.doing(index)):
                return found
            if relation == "acl" and (found := self.complement(index)):
                return found
        return None

    def whose(self, verb: int) -> Measured | None:
        """What befell those of whom a clause tells by what is theirs: "90 miners whose deaths were recorded"."""
        for subject in self.sentence.dependents(verb, "nsubj", "nsubj:pass"):
            owners = self.sentence.dependents(subject, "nmod:poss")
            if any(self.sentence.tokens[owner].lemma.lower() == "whose" for owner in owners):
                measure = look(self.measures.of, self.sentence.tokens[subject])
                return Measured(measure, subject) if measure else None
        return None

    def state(self, index: int) -> str | None:
        """The measure of "dead", "wounded", "missing" as a word that describes."""
        token = self.sentence.tokens[index]
        if token.upos not in ("ADJ", "VERB", "NOUN", "ADV") or token.xpos in ("VB", "VBZ", "VBP", "VBG"):
            return None
        if token.lemma == "custody" and (
            case_of(self.sentence, index) not in ("in", "into") or self.sentence.dependents(index, "nmod")
        ):
            return None  # "won custody of two sons"
        # "Five killed two": an active past tense has an object. The tree may see one in "40 killed and two missing".
        done_to = self.sentence.dependents(index, "obj") if token.xpos == "VBD" else []
        if any(not self.is_joined(index, each) for each in done_to):
            return None
        return self.measures.states.get(token.text.lower())

    def is_joined(self, verb: int, state: int) -> bool:
        """Whether a state is set beside a verb by "and" and is no object: "killed and 72 missing"."""
        told = self.sentence.tokens[verb:state]
        return self.sentence.tokens[state].text.lower() in self.measures.states and any(t.upos == "CCONJ" for t in told)

    def over(self, index: int, depth: int) -> Measured | None:
        """The word over the counted, as it holds them."""
        token = self.sentence.tokens[index]
        relation, head = token.deprel, token.head
        if head < 0 or depth > 4:
            return self.predicate(index) if head < 0 else None
        if relation == "appos" and (found := self.noun(head)):
            return found  # "registered 300 deaths, 40 of them children"
        if relation in ("conj", "appos", "parataxis", "nummod", "nmod:npmod", "dep"):
            return self.over(head, depth + 1)
        if self.sentence.tokens[head].lemma == "include" and self.sentence.tokens[head].head >= 0:
            return self.included(self.sentence.tokens[head].head, depth)
        if self.sentence.tokens[head].lemma == "include" and relation == "obj":
            return next((found for each in self.sentence.dependents(head, "nsubj") if (found := self.noun(each))), None)
        if relation == "obj" and depth and self.sentence.tokens[head].lemma == "hold" and self.is_thing(index):
            # "Holding a picture of her brothers": they are not held.
            return None
        if relation in ("obj", "nsubj:pass", "csubj:pass"):
            # "One was killed and 20, a child among them, were hurt": the tree may give the 20 to those killed.
            last = head if index < head or relation == "obj" else min(index + FAR, len(self.sentence.tokens))
            return self.before_other(index, last) or self.done(head, passive=True) or self.amount(head)
        if relation.startswith("nsubj") and case_of(self.sentence, index) not in COMPANY:
            return self.before_other(index, head) or self.doing(head)
        return self.oblique(index, depth)

    def is_thing(self, index: int) -> bool:
        """Whether a noun is neither people nor a number of them."""
        token = self.sentence.tokens[index]
        several = token.lemma in NUMBERING or token.lemma in GROUPS
        return token.upos == "NOUN" and not several and not self.measures.is_person(token)

    def before_other(self, index: int, verb: int) -> Measured | None:
        """The nearer of two verbs after a subject: "12 were killed and 20 injured", torn apart, "the 20" left out."""
        for each in range(index + 1, verb):
            token = self.sentence.tokens[each]
            if token.lemma in RELATIVE or token.deprel.startswith("acl"):
                return None
            if token.xpos == "VBN" and self.sentence.tokens[each - 1].upos in ("AUX", "ADV"):
                measure = self.measures.states.get(token.text.lower())
                return Measured(measure, each) if measure else None
        return None

    def included(self, whole: int, depth: int) -> Measured | None:
        """Those among others share their lot: "killed three, including a child"."""
        if self.sentence.tokens[whole].upos == "VERB":
            return self.done(whole, passive=True) or self.doing(whole)
        return self.over(whole, depth + 1) or self.noun(whole) or self.within(Count(whole, whole, whole))

    def done(self, verb: int, passive: bool) -> Measured | None:
        """What a verb does to its object or, in the passive, to its subject."""
        if passive and (measure := look(self.measures.verbs, self.sentence.tokens[verb])):
            return Measured("exchanged" if measure == OTHER and is_in_exchange(self.sentence, verb) else measure, verb)
        if self.sentence.tokens[verb].lemma == "treat":
            return self.treated(verb)
        if measure := look(self.measures.subjects, self.sentence.tokens[verb]) or self.state(verb):
            return Measured(measure, verb)
        return self.complement(verb)

    def left_home(self, count: Count) -> bool:
        """Whether people who live there left a place: "4,200 people have left Marda"; visitors leave capitals."""
        token = self.sentence.tokens[count.anchor]
        if not token.deprel.startswith("nsubj") or token.lemma.lower() not in DWELLERS or token.head < 0:
            return False
        verb = self.sentence.tokens[token.head]
        left = self.sentence.dependents(token.head, "obj")
        return verb.lemma == "leave" and any(
            self.sentence.tokens[each].upos == "PROPN" or self.sentence.tokens[each].lemma in HOMES for each in left
        )

    def treated(self, verb: int) -> Measured | None:
        """What they were treated for: "treated for burns"."""
        told = (
            look(self.measures.objects, self.sentence.tokens[each]) for each in self.sentence.dependents(verb, "obl")
        )
        return next((Measured(measure, verb) for measure in told if measure), None)

    def doing(self, verb: int) -> Measured | None:
        """What the counted do or are: they died, are missing, suffered burns."""
        token = self.sentence.tokens[verb]
        if self.passive(verb):
            return self.done(verb, passive=True)
        if (measure := self.state(verb)) or (measure := look(self.measures.subjects, token)):
            fled = token.lemma.lower() == "flee" and is_on_the_run(self.sentence, verb)
            return None if fled else Measured(measure, verb)
        if token.lemma in SUFFERING:
            for index in self.sentence.dependents(verb, "obj"):
                if measure := look(self.measures.objects, self.sentence.tokens[index]):
                    return Measured(measure, verb)
        if token.lemma in GIVEN and any(
            self.sentence.tokens[index].lemma == "life" for index in self.sentence.dependents(verb, "obj")
        ):
            return Measured("killed", verb)
        return self.complement(verb)

    def complement(self, verb: int) -> Measured | None:
        """The state in which a verb leaves or finds them: "left five dead", "were taken hostage", "put to death"."""
        for index in self.sentence.dependents(verb, *HELD):
            if self.sentence.tokens[index].deprel == "xcomp" and self.had_done(index):
                return self.doing(index)
            if self.sentence.tokens[index].lemma == "death" and case_of(self.sentence, index) == "to":
                return Measured("killed", verb)
            if measure := self.state(index):
                return Measured(measure, verb)
            token = self.sentence.tokens[index]
            if token.deprel != "xcomp" or self.sentence.tokens[verb].lemma not in LINKS:
                continue
            tables = (self.measures.verbs, self.measures.subjects, self.measures.nouns)
            if found := next(filter(None, (look(table, token) for table in tables)), None):
                return Measured(found, index)
        return None

    def had_done(self, verb: int) -> bool:
        """ "Are known to have died": what somebody has done before he is spoken of."""
        helpers = self.sentence.dependents(verb, "aux")
        return any(self.sentence.tokens[each].lemma == "have" for each in helpers) and bool(
            self.sentence.dependents(verb, "mark")
        )

    def oblique(self, index: int, depth: int) -> Measured | None:
        """Under a preposition: "the death of nine", "a toll of 41", "rose to 41", "including two children"."""
        # "Of the 12 wounded": the tree may give the preposition to the number.
        held = (index, *self.sentence.dependents(index, "nummod"))
        case = next(filter(None, (case_of(self.sentence, each) for each in held)), "") or self.stands_at(index)
        head = self.sentence.tokens[index].head
        over = self.sentence.tokens[head]
        if case in INCLUDING:
            return self.included(head, depth)
        if case in COMPANY and over.upos == "VERB" and (found := self.doing(head)):
            return found
        if case in COMPANY and (exchange := exchange_before(self.sentence, index, self.measures)) is not None:
            return Measured("exchanged", exchange)
        if case == "for" and (over.lemma in EXCHANGE or (over.upos == "VERB" and is_in_exchange(self.sentence, head))):
            return Measured("exchanged", head)
        if case == "to" and over.upos == "NUM" and case_of(self.sentence, head) == "from":
            return self.oblique(head, depth + 1)  # "rose from 28 to 41"
        if case in SET_AT and (found := self.numbered_above(index)):
            return found
        if case in ("of", "for", "") and (measure := look(self.measures.of, over)):
            return Measured(measure, head)
        if case == "of" and over.lemma == "life" and self.over_is(head, LOST):
            return Measured("killed", head)
        if measure := look(self.measures.tolls, over):
            return Measured(measure, head)
        if over.upos == "VERB" and (found := self.amount(head)):
            return found
        if case == "of" and (over.upos in ("NOUN", "NUM") or over.deprel.startswith(("nsubj", "obj"))):
            return self.over(head, depth + 1)
        if not case and over.upos == "NUM" and head < index:
            return self.over(head, depth + 1)  # the tree may hang "wounded" on its number
        if not case and over.upos != "VERB":
            return self.noun(head) if self.sentence.tokens[head].text.lower() in self.measures.states else None
        return self.done(head, passive=True) if not case else None

    def stands_at(self, index: int) -> str:
        """The preposition "at" or "to" right before the number, whatever the tree hangs it on."""
        before = self.sentence.tokens[index - 1] if index else None
        return before.lemma if before and before.upos == "ADP" and before.lemma in SET_AT else ""

    def amount(self, verb: int) -> Measured | None:
        """What rises to a number: "the toll rose to 41", "the number of infections passed a million"."""
        for subject in self.sentence.dependents(verb, "nsubj", "obj"):
            words = [subject, *self.sentence.dependents(subject, "nmod", "compound")]
            for word in words:
                if measure := look(self.measures.tolls, self.sentence.tokens[word]):
                    return Measured(measure, word)
            if self.sentence.tokens[subject].lemma in NUMBERING:
                return next((found for word in words[1:] if (found := self.numbered(word))), None)
        return None

    def numbered_above(self, index: int) -> Measured | None:
        """What was set to a number, whatever stands between: "lowered the number of people killed to 28"."""
        over = list(self.sentence.ancestors(index)[:ABOVE])
        verb = next((each for each in over if self.sentence.tokens[each].lemma in SETTING), None)
        if verb is None:
            return None
        for each in [*over[: over.index(verb)], *self.sentence.dependents(verb, "obj", "nsubj:pass")]:
            token = self.sentence.tokens[each]
            if token.upos == "NOUN" and (measure := look(self.measures.tolls, token)):
                return Measured(measure, each)
            if token.lemma in NUMBERING:
                below = self.sentence.dependents(each, "nmod", "compound")
                return next((found for word in below if (found := self.numbered(word))), None)
        return None

    def numbered(self, index: int) -> Measured | None:
        """What a number of them is a number of: "of refugees", "of people killed", "of women among the dead"."""
        if found := self.noun(index):
            return found
        if not self.measures.is_person(self.sentence.tokens[index]):
            return None
        if found := self.within(Count(index, index, index)):
            return found
        below = self.sentence.dependents(index, "nmod")
        return next((found for each in below if (found := self.noun(each))), None) or Measured(OTHER, index)

    def noun(self, index: int) -> Measured | None:
        measure = look(self.measures.nouns, self.sentence.tokens[index])
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

    def over_is(self, index: int, lemmas: frozenset[str]) -> bool:
        head = self.sentence.tokens[index].head
        return head >= 0 and self.sentence.tokens[head].lemma in lemmas
