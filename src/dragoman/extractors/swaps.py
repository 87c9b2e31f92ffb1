"""Who is held no more: "freed 90 in return for 12", "a prisoner swap, with 30 soldiers handed over".

Those whose release is only asked for are held still.
"""

from __future__ import annotations

from dragoman.extractors.counts import case_of
from dragoman.extractors.lotwords import ASKING, BEFORE_ASKING, EXCHANGE, FREED
from dragoman.knowledge.measures import Measures
from dragoman.records import Sentence


def is_freed(sentence: Sentence, index: int) -> bool:
    """Whether the held are held no more: "the release of nine prisoners", which nobody only asks for.

    Who "urged calm after the release of nine" asked for another thing.
    """
    above = sentence.ancestors(index)[:2]
    if not above or sentence.tokens[above[0]].lemma not in FREED:
        return False
    asked = len(above) > 1 and sentence.tokens[above[1]].lemma in ASKING
    return not asked or case_of(sentence, above[0]) in BEFORE_ASKING


def is_in_exchange(sentence: Sentence, verb: int) -> bool:
    """Whether those set free are given for others: "freed 90 in return for 12"."""
    return any(sentence.tokens[each].lemma in EXCHANGE for each in sentence.dependents(verb, "obl"))


def exchange_before(sentence: Sentence, index: int, measures: Measures) -> int | None:
    """The exchange of people that those who go with it are told beside: "a prisoner exchange, with 60 detainees
    crossing the bridge"; not "an exchange with 60 rebels who led the raid", which no comma parts.
    """
    held = (index, *sentence.dependents(index, "nummod"))
    cases = (case for each in held for case in sentence.dependents(each, "case"))
    parted = any(case and sentence.tokens[case - 1].text == "," for case in cases)
    if not parted or not sentence.dependents(index, "acl", "acl:relcl"):
        return None
    head = sentence.tokens[index].head
    around = (head, *(sentence.subtree(head) if sentence.tokens[head].upos == "VERB" else ()))
    found = (each for each in around if sentence.tokens[each].lemma in EXCHANGE)
    return max((each for each in found if each < index and _is_of_people(sentence, each, measures)), default=None)


def _is_of_people(sentence: Sentence, noun: int, measures: Measures) -> bool:
    """Whether a noun says of itself that people are what it is of: "a prisoner exchange", "a swap of captives"."""
    return any(
        measures.is_person(sentence.tokens[each])
        for each in sentence.dependents(noun, "compound", "nmod")
        if sentence.tokens[each].deprel == "compound" or case_of(sentence, each) == "of"
    )
