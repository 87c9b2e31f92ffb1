"""language: a report's sentences, their words, trees and names, and what is seen and heard in them.

    >>> for sentence in parse(document):
    ...     print([(token.text, token.upos, token.deprel) for token in sentence.tokens])

Rules find sentences and words; one small network, loaded when it is first needed, does the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.records import Document, Sentence, Span, Token

from . import lemmas
from .sentences import find_sentences
from .words import find_words

if TYPE_CHECKING:
    from .encoder import OnnxEncoder, Reading

__all__ = ["load_encoder", "parse"]

MOST_WORDS = 150  # in one sentence; what is longer is cut at a comma or, without one, anywhere

Words = list[tuple[int, int]]


def parse(document: Document, encoder: OnnxEncoder | None = None) -> tuple[Sentence, ...]:
    """The sentences of one report, by the packaged network or another; ``ModelMissing`` where it cannot be loaded."""
    found = list(find_word_groups(document.text))
    if not found:
        return ()
    spelled = [[document.text[start:end] for start, end in words] for words in found]
    return tuple(map(_sentence, found, spelled, (encoder or load_encoder()).read(spelled)))


@lru_cache(maxsize=1)
def load_encoder() -> OnnxEncoder:
    """The packaged network, loaded once a process."""
    from .encoder import OnnxEncoder

    return OnnxEncoder()


def find_word_groups(text: str) -> Iterator[Words]:
    """The words of each sentence, none longer than the network can read."""
    for start, end in find_sentences(text):
        words: Words = []
        for word in find_words(text, start, end):
            words.append(word)
            if len(words) > MOST_WORDS:
                cut = _place_to_cut(text, words)
                yield words[:cut]
                words = words[cut:]
        if words:
            yield words


def _place_to_cut(text: str, words: Words) -> int:
    for marks in (";", ",:-–—"):
        for index in range(len(words) - 2, len(words) // 2, -1):
            if text[words[index][0]] in marks:
                return index + 1
    return len(words) - 1


def _sentence(words: Words, spelled: list[str], reading: Reading) -> Sentence:
    lemma = lemmas.load()
    told = zip(spelled, reading.upos, reading.xpos, strict=True)
    tags = [lemmas.tagged(text, upos, xpos, lemma) for text, upos, xpos in told]
    tokens = tuple(
        Token(
            Span(start, end),
            text,
            lemma(text, lemmas.agreed(text, upos, xpos, lemma)),
            upos,
            xpos,
            head,
            relation,
        )
        for (start, end), text, upos, xpos, head, relation in zip(
            words, spelled, reading.upos, tags, reading.heads, reading.relations, strict=True
        )
    )
    span = Span(words[0][0], words[-1][1])
    return Sentence(span, tokens, reading.labels, reading.sightings, reading.hearings, reading.contexts)
