"""Numbers beside others: some of the same people, the same people told in another way, a number that was wrong.

"52 people died, including 13 children", "of the 41, 23 were civilians", "they were refugees, 11,300 of them".
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extractors.counts import Count
from dragoman.extractors.lotwords import ABOVE, FREED, INCLUDING
from dragoman.extractors.measuring import Measured, befell
from dragoman.knowledge.measures import OTHER, Measures, look
from dragoman.records import Sentence

# What the displaced do where they came to: "6,500 have crossed into Sudland", "21,400 are registered there".
STAYING = frozenset({"register", "cross", "live", "stay", "shelter", "arrive", "camp"})
# What does not count people has no women and children among it.
THINGS = frozenset({"money", "weapons", "territory", "aid"})
# Words that take back what follows.
NOT = frozenset({"not", "n't", "n’t", "never"})
# What a number does to another that is less: "has passed 17,000".
PASSING = frozenset({"pass", "exceed", "surpass", "top"})
THEM = frozenset({"them", "whom", "those", "these"})


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


def divided(sentence: Sentence, known: dict[int, str], measures: Measures) -> str | None:
    """The measure of those whom a sentence divides, ``known`` by their number: "Of the 41, 23 were civilians"."""
    opening = [token.text.lower() for token in sentence.tokens[:3]]
    if len(opening) < 3 or opening[0] != "of" or opening[1] not in ("the", *THEM):
        return None
    if opening[1] != "the":
        return next(reversed(known.values()), None)
    number = opening[2].replace(",", "")
    if number.isdigit():
        return known.get(int(number))
    return measures.states.get(opening[2])


@dataclass(frozen=True, slots=True)
class Share:
    """Some of a number of people: what befell them, whom they are, and whether what befell the whole is told, too."""

    measured: Measured | None
    count: Count
    whole: bool


def share_of(sentence: Sentence, count: Count, measured: Measured, measures: Measures) -> Share:
    """Of "half of the 30 hostages were freed" and "a third of the 300 dead were women" what is said of the part."""
    if measured.measure == OTHER or not is_own(sentence, count, measured):
        return Share(measured, count, whole=False)
    over = list(sentence.ancestors(count.anchor)[:ABOVE])
    if measured.measure == "detained" and any(sentence.tokens[each].lemma in FREED for each in over):
        return Share(Measured(OTHER, measured.word), count, whole=True)
    for each in over:
        token = sentence.tokens[each]
        if token.upos == "NOUN" and sentence.dependents(each, "cop") and measures.is_person(token):
            return Share(measured, Count(each, count.anchor, each), whole=True)
    found = befell(sentence, count, measures)
    return Share(found if found and found.measure != measured.measure else None, count, whole=True)


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
