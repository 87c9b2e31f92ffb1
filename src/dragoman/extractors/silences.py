"""Who is told to have said nothing: "The ministry declined to comment."

It is no claim, and nothing that counts claims meets it: a silence is a record of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extractors.attribution import Attribution
from dragoman.extractors.attribution.extents import extents_of
from dragoman.extractors.attribution.quoted import Quotations
from dragoman.extractors.attribution.silence import find_silent
from dragoman.extractors.voices import voice_of, voices_of
from dragoman.knowledge import Knowledge
from dragoman.knowledge.reporting import Cue
from dragoman.records import Document, Mention, Sentence, Silence

__all__ = ["find_silences"]

# In "the ministry, asked by reporters, declined to comment" one is silent; a sentence with more is hostile.
MOST = 5
# "We had no comment" is what a speaker says, and "this did not confirm" nobody's silence.
_OTHERS = frozenset({"he", "she", "they", "it"})


def find_silences(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], knowledge: Knowledge
) -> Iterator[Silence]:
    """The silences of ``document``, in the order of their words."""
    reporting = knowledge.english.reporting
    quotations = Quotations(document.text, reporting.titled)
    by_head = voices_of(mentions)
    for sentence in sentences:
        told = 0
        for index, speaker in find_silent(sentence, reporting):
            if told == MOST:
                break
            word = sentence.tokens[index]
            if quotations.at(word.span.start) or not _may_speak(sentence, speaker):
                continue
            told += 1
            voice = Attribution(
                sentence, extents_of(sentence), index, word.span, Cue(word.lemma, "asserts"), speaker, None, word.span,
                False, "silence",
            )  # fmt: skip
            yield Silence(
                speaker=voice_of(voice, by_head, document),
                cue=document.cite(word.span),
                evidence=document.cite(sentence.span),
                by=f"silence/{word.lemma.lower()}",
            )


def _may_speak(sentence: Sentence, speaker: int | None) -> bool:
    return (
        speaker is None or sentence.tokens[speaker].upos != "PRON" or sentence.tokens[speaker].lemma.lower() in _OTHERS
    )
