"""Numbers that go on with those before them: some of the same people, or the same told in another way.

"52 people died, including 13 children", "of the 41, 23 were civilians", "they were refugees, 11,300 of them".
"""

from __future__ import annotations

from dragoman.extractors.counts import Count
from dragoman.extractors.measuring import INCLUDING, Measured
from dragoman.knowledge.measures import OTHER, Measures, look
from dragoman.records import Sentence

# What the displaced do where they came to: "6,500 have crossed into Sudland", "21,400 are registered there".
STAYING = frozenset({"register", "cross", "live", "stay", "shelter", "arrive", "camp"})
# What does not count people has no women and children among it.
THINGS = frozenset({"money", "weapons", "territory", "aid"})
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
