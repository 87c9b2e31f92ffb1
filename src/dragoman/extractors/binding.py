"""Whom a pronoun cannot mean: nobody whom something is done to is who does it.

In "the soldiers drove them back" they are others than the soldiers; in "drove themselves back" they would not be.
"""

from __future__ import annotations

from dragoman.extractors.coreference import OBJECTS
from dragoman.extractors.phrases import case_of
from dragoman.records import Sentence

# Prepositions that lead to whom something is done: "fired at them"; "he had his men with him" is himself.
TOWARDS = frozenset(["to", "at", "on", "upon", "against", "by", "from", "of"])
# How a pronoun may hang below the word to which it is done: "struck one of them", "struck her and him".
BELOW = frozenset(["nmod", "conj"])
# How a verb may hang on another whose subject it has.
SHARING = frozenset(["conj", "xcomp"])
DEEPEST = 6


def find_others(sentence: Sentence, index: int) -> list[int]:
    """The tokens of those whom the pronoun at ``index`` cannot mean: the subjects of what is done to it."""
    tokens = sentence.tokens
    if tokens[index].text.lower() not in OBJECTS:
        return []
    for _ in range(DEEPEST):
        relation = tokens[index].deprel.partition(":")[0]
        led = relation in ("obl", "nmod") and case_of(sentence, index) not in TOWARDS
        if led or relation not in BELOW | {"obj", "iobj", "obl"}:
            return []
        index = tokens[index].head
        if relation not in BELOW:
            return _subjects(sentence, index)
    return []


def _subjects(sentence: Sentence, verb: int) -> list[int]:
    """The subject of an active verb, also where it stands before another verb: "slapped the boys and ordered them"."""
    for _ in range(DEEPEST):
        if sentence.dependents(verb, "aux:pass"):
            return []
        if found := sentence.dependents(verb, "nsubj"):
            return [one for one in found if sentence.tokens[one].deprel == "nsubj"]
        above = sentence.tokens[verb]
        if above.head < 0 or above.deprel not in SHARING:
            return []
        if above.deprel == "xcomp" and sentence.dependents(above.head, "obj"):
            return sentence.dependents(above.head, "obj")  # "told the guards to free them": the guards free
        verb = above.head
    return []
