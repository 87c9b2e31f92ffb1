"""Numbers beside others: some of the same people, the same people told in another way, a number that was wrong.

"52 people died, including 13 children", "of the 41, 23 were civilians", "they were refugees, 11,300 of them".
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extractors.counts import Count
from dragoman.extractors.lotwords import ABOVE, FREED, INCLUDING
from dragoman.extractors.measuring import Measured, befell, of_itself
from dragoman.knowledge.measures import OTHER, Measures, look
from dragoman.records import Sentence

# "Of the 41, ...": so many words are before what they are divided into.
OPENING = 3
# What the displaced do where they came to: "6,500 have crossed into Sudland", "21,400 are registered there".
STAYING = frozenset({"register", "cross", "live", "stay", "shelter", "arrive", "camp"})
# What does not count people has no women and children among it.
THINGS = frozenset({"money", "weapons", "territory", "aid"})
# Words that take back what follows.
NOT = frozenset({"not", "n't", "n’t", "never"})
# What a number does to another that is less: "has passed 17,000".
PASSING = frozenset({"pass", "exceed", "surpass", "top"})
THEM = frozenset({"them", "whom", "those", "these"})
# What befalls those of whom a text says no more than that both happened: "killed or injured".
CASUALTIES = frozenset({"killed", "injured"})
JOINTS = frozenset({"and", "or", "and/or"})


def measured_before(sentence: Sentence, count: Count, first: int, measures: Measures) -> Measured | None:
    """ "They were refugees, 11,300 of them": of those who were named before."""
    after = [token.text.lower() for token in sentence.tokens[count.number + 1 : count.number + 3]]
    if after[:1] != ["of"] or not THEM.issuperset(after[1:]) or first < 2 or sentence.tokens[first - 1].text != ",":
        return None
    measure = look(measures.nouns, sentence.tokens[first - 2])
    return Measured(measure, first - 2) if measure and measure != OTHER else None


def shares(sentence: Sentence, count: Count, first: int, before: Measured) -> bool:
    """Whether the counted share the lot of those before: some of them, or, where they came to live, more of them."""
    if first and sentence.tokens[first - 1].lemma in INCLUDING:
        return before.measure not in THINGS
    return before.measure == "displaced" and count.noun is None and _does(sentence, count) in STAYING


def _does(sentence: Sentence, count: Count) -> str:
    token = sentence.tokens[count.anchor]
    return sentence.tokens[token.head].lemma if token.deprel.startswith("nsubj") and token.head >= 0 else ""


@dataclass(frozen=True, slots=True)
class Whole:
    """Those whom a sentence divides: what befell them, and whether their number was told before."""

    measure: str
    told: bool


def divided(sentence: Sentence, known: dict[int, str], measures: Measures) -> Whole | None:
    """Those whom a sentence divides, ``known`` by their number: "Of the 41, 23 were civilians"."""
    opening = [token.text.lower() for token in sentence.tokens[:OPENING]]
    if len(opening) < OPENING or opening[0] != "of" or opening[1] not in ("the", *THEM):
        return None
    if opening[1] != "the":
        measure = next(reversed(known.values()), None)
        return Whole(measure, told=True) if measure else None
    number = opening[2].replace(",", "")
    if not number.isdigit():
        measure = measures.states.get(opening[2])
        return Whole(measure, told=True) if measure else None
    if measure := known.get(int(number)):
        return Whole(measure, told=True)
    words = (token.text.lower() for token in sentence.tokens[OPENING : OPENING + 2])
    measure = next(filter(None, map(measures.states.get, words)), None)
    return Whole(measure, told=False) if measure else None


@dataclass(frozen=True, slots=True)
class Share:
    """Some of a number of people: what befell them, whom they are, and, where it is told, what befell the whole."""

    measured: Measured | None
    count: Count
    whole: Measured | None


def share_of(sentence: Sentence, count: Count, measured: Measured, measures: Measures) -> Share:
    """Of "half of the 30 hostages were freed" and "a third of the 300 dead were women" what is said of the part."""
    over = list(sentence.ancestors(count.anchor)[:ABOVE])
    told = look(measures.nouns, sentence.tokens[count.noun]) if count.noun is not None else None
    if told == "detained" and any(sentence.tokens[each].lemma in FREED for each in over):
        return Share(Measured(OTHER, count.anchor), count, Measured(told, count.anchor))
    own = measured if told == measured.measure else of_itself(sentence, count, measures)
    if own is None or own.measure == OTHER or not is_own(sentence, count, own):
        return Share(measured, count, None)
    for each in over:
        token = sentence.tokens[each]
        if token.upos == "NOUN" and sentence.dependents(each, "cop") and measures.is_person(token):
            return Share(own, Count(each, count.anchor, each), own)
    found = befell(sentence, count, measures)
    return Share(found if found and found.measure != own.measure else None, count, own)


def is_own(sentence: Sentence, count: Count, measured: Measured) -> bool:
    """Whether the words for the whole say what befell it, and not the verb over it: "the 300 dead", "90 detainees"."""
    last = max(count.number, count.noun if count.noun is not None else 0)
    beside = count.number <= measured.word <= last + 1
    return beside and not sentence.dependents(measured.word, "nsubj", "nsubj:pass", "aux", "aux:pass")


def goes_on(sentence: Sentence, count: Count) -> bool:
    """Whether "or more" follows the noun: "50 soldiers or more"."""
    after = (count.noun if count.noun is not None else count.number) + 1
    return tuple(token.lemma.lower() for token in sentence.tokens[after : after + 2]) in (
        ("or", "more"),
        ("or", "many"),
    )


def is_set_right(sentence: Sentence, first: int, before: Measured | None) -> bool:
    """Whether it is the number that was wrong: "eight, not nine", "to 28 from 31"."""
    word = sentence.tokens[first - 1].text.lower() if first else ""
    return word in NOT or (word == "from" and before is not None)


def is_passed(sentence: Sentence, count: Count) -> bool:
    """ "The number of refugees has passed 17,000": it is more than that."""
    token = sentence.tokens[count.anchor]
    return token.deprel == "obj" and token.head >= 0 and sentence.tokens[token.head].lemma in PASSING


def also_befell(sentence: Sentence, measured: Measured, measures: Measures) -> str | None:
    """What else befell the same, in the next word but one: "were killed or injured", "injuring and killing"."""
    word = measured.word
    for joint, other in ((word + 1, word + 2), (word - 1, word - 2)):
        if not 0 <= other < len(sentence.tokens) or sentence.tokens[joint].text.lower() not in JOINTS:
            continue
        told = measures.states.get(sentence.tokens[other].text.lower()) or look(measures.verbs, sentence.tokens[other])
        alike = sentence.tokens[word].xpos == sentence.tokens[other].xpos
        if alike and {told, measured.measure} == CASUALTIES:
            return told
    return None
