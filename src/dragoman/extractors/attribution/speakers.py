"""Who speaks: the subject of the reporting verb, wherever it stands.

"The mayor, who said ...", "noted ... and added ...", "released a statement saying ...", "was announced by ...".
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.reporting import Reporting
from dragoman.records import Sentence

__all__ = ["Speaker", "speaker_of"]

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_LOOKS_UP = frozenset({"conj", "xcomp", "advcl"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
# The subject of "it was announced that" stands for nobody.
_EMPTY = frozenset({"expl"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The head token of the speaker; ``via`` that of a statement which carries the words."""

    head: int | None
    via: int | None = None


def speaker_of(sentence: Sentence, verb: int, reporting: Reporting) -> Speaker:
    """The speaker of ``verb``; no head where the sentence names none."""
    via: int | None = None
    for _ in range(6):
        if is_passive(sentence, verb):
            return Speaker(_agent(sentence, verb), via)
        if subjects := [s for s in sentence.dependents(verb, "nsubj") if s != via]:
            return Speaker(_antecedent(sentence, verb, subjects[0]), via)
        relation, above = sentence.tokens[verb].deprel, sentence.tokens[verb].head
        if above < 0:
            break
        if relation == "acl:relcl":
            return Speaker(above, via)
        if relation == "acl":
            if sentence.tokens[above].lemma not in reporting.statements:
                return Speaker(above if sentence.tokens[verb].xpos == "VBG" else None, via)
            via = above
            if owner := _owner(sentence, above):
                return Speaker(owner, via)
            relation, above = sentence.tokens[above].deprel, sentence.tokens[above].head
            if above < 0 or relation == "nsubj":
                return Speaker(via)
        elif relation not in _LOOKS_UP:
            break
        if sentence.tokens[above].upos not in ("VERB", "AUX") and not sentence.dependents(above, "nsubj"):
            break
        verb = above
    return Speaker(_inverted(sentence, verb), via)


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Is it "was announced"?"""
    return any(sentence.tokens[child].deprel in ("aux:pass", "nsubj:pass") for child in sentence.children[verb]) or (
        sentence.tokens[verb].xpos == "VBN" and sentence.tokens[verb].deprel == "acl"
    )


def _agent(sentence: Sentence, verb: int) -> int | None:
    for child in sentence.dependents(verb, "obl", "nmod"):
        if any(sentence.tokens[case].lemma == "by" for case in sentence.dependents(child, "case")):
            return child
    return None


def _antecedent(sentence: Sentence, verb: int, subject: int) -> int | None:
    token = sentence.tokens[subject]
    if token.lemma in _RELATIVE and sentence.tokens[verb].deprel.startswith("acl"):
        return sentence.tokens[verb].head
    return None if token.deprel in _EMPTY else subject


def _owner(sentence: Sentence, noun: int) -> int | None:
    """Whose statement it is: "the army's statement", "a statement by the army"."""
    for child in sentence.children[noun]:
        token = sentence.tokens[child]
        cases = {sentence.tokens[case].lemma for case in sentence.dependents(child, "case")}
        if token.deprel == "nmod:poss" or (token.deprel.startswith("nmod") and cases & {"by", "from", "of"}):
            return child
    return None


def _inverted(sentence: Sentence, verb: int) -> int | None:
    """The noun right after "said", where the tree took it for an object."""
    for child in sentence.dependents(verb, "obj", "dep", "obl:npmod", "obl:unmarked"):
        if verb < child <= verb + 12 and sentence.tokens[child].upos in ("PROPN", "PRON", "NOUN"):
            return child
    return None
