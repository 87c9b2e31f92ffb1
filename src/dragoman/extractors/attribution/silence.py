"""Where nothing was said: "declined to comment", "has not responded", "no official statement has been issued".

Words of speech stand in such sentences, and no rule and no model may take them for a statement.
"""

from __future__ import annotations

from dragoman.knowledge.reporting import Reporting
from dragoman.records import Sentence

__all__ = ["is_negated", "is_silence"]

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_NONE = frozenset({"no", "neither"})


def is_silence(sentence: Sentence, index: int, reporting: Reporting) -> bool:
    """Does the word at ``index`` tell that someone kept silent?"""
    lemma, silence = sentence.tokens[index].lemma.lower(), reporting.silence
    if is_negated(sentence, index) and (lemma in silence.words or _asserts(lemma, reporting)):
        return True
    if any(_is_nobody(sentence, subject) for subject in sentence.dependents(index, "nsubj") if subject < index):
        return True
    if lemma in silence.refusing and any(
        sentence.tokens[child].lemma.lower() in silence.words for child in sentence.dependents(index, "xcomp", "ccomp")
    ):
        return True
    above = sentence.tokens[index].head
    if above >= 0 and lemma in silence.words and sentence.tokens[above].lemma.lower() in silence.refusing:
        return True
    nouns = [index, *sentence.dependents(index, "nsubj", "obj", "nmod", "obl")]
    return any(_is_missing(sentence, noun, reporting) for noun in nouns)


def _asserts(lemma: str, reporting: Reporting) -> bool:
    """Not "did not deny" or "did not rule out"."""
    return any(cue.stance in ("asserts", "reports") for cue in reporting.verbs.get(lemma, ()))


def _is_nobody(sentence: Sentence, subject: int) -> bool:
    """ "Nobody claimed responsibility", "no group has said"."""
    return sentence.tokens[subject].lemma.lower() in _NOBODY or any(
        sentence.tokens[child].text.lower() in _NONE for child in sentence.children[subject] if child < subject
    )


def _is_missing(sentence: Sentence, noun: int, reporting: Reporting) -> bool:
    """ "no statement", "neither comment nor denial"."""
    if sentence.tokens[noun].lemma.lower() not in reporting.silence.nouns:
        return False
    return any(sentence.tokens[child].text.lower() in _NONE for child in sentence.children[noun] if child < noun)


def is_negated(sentence: Sentence, index: int) -> bool:
    """Is it "did not say", "never said"?"""
    return any(
        sentence.tokens[child].lemma in _NEGATIONS or sentence.tokens[child].text.lower() in _NEGATIONS
        for child in sentence.children[index]
        if child < index and sentence.tokens[child].deprel in ("advmod", "neg", "cc:preconj", "aux", "dep")
    )
