"""How sure of it a speaker says that he is: "believes that the truce will hold", "the shell may have come from there".

The word that reports says so first, then how what is said begins, then what stands beside its verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.attribution import Attribution
from dragoman.knowledge.certainty import Certainties
from dragoman.records import Certainty

__all__ = ["certainty_of"]

# "We believe, as we have said, that" begins so far into a content, and no further.
BEGINNING = 40


def certainty_of(attribution: Attribution, text: str, certainties: Certainties) -> Certainty:
    """The certainty that the speaker gives what is said; what nothing marks is stated."""
    for word in _cue_words(attribution):
        if word in certainties.cues:
            return certainties.cues[word]
    start = attribution.content.start
    opening = text[start : min(start + BEGINNING, attribution.content.end)].replace("’", "'")
    for certainty, begins in certainties.says:
        if begins.match(opening):
            return certainty
    hedges = (certainties.hedges[word] for word in _beside_the_verb(attribution) if word in certainties.hedges)
    return next(hedges, "states")


def _cue_words(attribution: Attribution) -> Iterator[str]:
    """The words of the cue, those of "express hope" as well."""
    cue = attribution.cue
    if cue is not None:
        yield from (token.lemma.lower() for token in attribution.sentence.tokens if token.span.overlaps(cue))
        yield from attribution.word.word.split()


def _beside_the_verb(attribution: Attribution) -> Iterator[str]:
    """The verb on which the content hangs ("appeared" of "appeared to hold"), and what stands at it ("probably")."""
    sentence, content = attribution.sentence, attribution.content
    for index, token in enumerate(sentence.tokens):
        if token.span in content and not (token.head >= 0 and sentence.tokens[token.head].span in content):
            yield token.lemma.lower()
            beside = sentence.dependents(index, "aux", "advmod")
            yield from (sentence.tokens[one].lemma.lower() for one in beside if sentence.tokens[one].span in content)
