"""How a number hangs on its sentence: which noun it counts, and by which word the tree holds both.

In "two thousand people fled" the number is "thousand", and "people" hangs on the verb. An adjective that stands for
people is a noun here: "the 12 wounded".
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extractors.phrases import heads_phrase
from dragoman.records import Sentence, Token

# Tags of words that say what somebody is, and such as only say how many: "12 more".
DESCRIBING = frozenset({"JJ", "VBN", "VBD", "NN", "NNS"})
MORE = frozenset({"more", "other", "many", "few", "such", "same", "additional", "further"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "SYM"})


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
        top = _top_number(sentence, token.head)
        if _is_nominal(sentence.tokens[top]) and _one_phrase(sentence, number, top):
            return Count(number, top, top if sentence.tokens[top].upos != "NUM" else None)
    for child in sentence.dependents(number, "nmod"):
        if child > number and case_of(sentence, child) == "of":
            return Count(number, number, child if sentence.tokens[child].upos != "PRON" else None)
    if (noun := _noun_after(sentence, number)) is not None:
        # "Half of the 90 missing": the preposition may be the number's, which holds both then.
        led = case_of(sentence, number) and not case_of(sentence, noun)
        return Count(number, number if led else noun, noun)
    return Count(number, number, None)


def _is_nominal(token: Token) -> bool:
    return token.upos in NOMINAL or _stands_alone(token)


def _stands_alone(token: Token, number: int = -1) -> bool:
    """Whether an adjective is nobody's but those for whom it stands, or hangs on their ``number`` behind it."""
    if token.xpos not in DESCRIBING or token.lemma.lower() in MORE:
        return False
    of_number = token.deprel == "amod" and token.head == number >= 0 and token.upos in ("ADJ", "VERB")
    return of_number or (token.upos == "ADJ" and heads_phrase(token))


def _one_phrase(sentence: Sentence, number: int, head: int) -> bool:
    """Whether no verb or clause stands between a number and the noun that the tree gives it."""
    between = sentence.tokens[number + 1 : head]
    return not any(
        token.upos in ("AUX", "SCONJ", "PRON")
        or token.text in (",", ";", "(", "—")
        or token.xpos in ("VBD", "VBZ", "IN")
        for token in between
        if token.text != "of"
    )


def _top_number(sentence: Sentence, index: int) -> int:
    """From "thousand" in "two thousand people" up to "people"."""
    token = sentence.tokens[index]
    return token.head if token.upos == "NUM" and token.deprel == "nummod" and token.head > index else index


def _noun_after(sentence: Sentence, number: int) -> int | None:
    """The noun of the phrase that a number opens, where the tree has torn them apart."""
    last = None
    for index in range(number + 1, min(number + 7, len(sentence.tokens))):
        token = sentence.tokens[index]
        if token.upos in ("NOUN", "PROPN") or _stands_alone(token, number):
            last = index
        elif last is not None or not (
            token.upos in ("ADJ", "ADV") or token.text in ("-", "of", "the", "these", "other")
        ):
            break
    return last


def case_of(sentence: Sentence, index: int) -> str:
    """The preposition of a noun; empty without one."""
    return next((sentence.tokens[child].lemma for child in sentence.dependents(index, "case")), "")
