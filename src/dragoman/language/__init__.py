"""language: a report's sentences, their words and trees, and the names in them.

    >>> for sentence in parse(document):
    ...     print([(token.text, token.upos, token.deprel) for token in sentence.tokens])

Rules find sentences and words; one small network, loaded when it is first needed, does the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.records import Document, Sentence, Span, Token

from . import lemmas
from .sentences import find_sentences
from .words import find_words

if TYPE_CHECKING:
    from .encoder import OnnxEncoder, Reading

__all__ = ["load_encoder", "parse", "parse_all"]

MOST_WORDS = 150  # in one sentence; what is longer is cut at a comma or, without one, anywhere
AT_ONCE = 256  # sentences read together: enough to find partners of like length

Words = list[tuple[int, int]]


def parse(document: Document) -> tuple[Sentence, ...]:
    """The sentences of one report; raises ``ModelMissing`` where the network cannot be loaded."""
    ((_, sentences),) = parse_all([document])
    return sentences


def parse_all(documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
    """Each report with its sentences, in order; neighbouring reports share the network's batches."""
    waiting: list[tuple[Document, list[Words]]] = []
    count = 0
    for document in documents:
        found = list(find_word_groups(document.text))
        waiting.append((document, found))
        count += len(found)
        if count >= AT_ONCE:
            yield from _read(waiting)
            waiting, count = [], 0
    yield from _read(waiting)


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


def _read(waiting: list[tuple[Document, list[Words]]]) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
    spelled = [[document.text[a:b] for a, b in words] for document, found in waiting for words in found]
    readings = iter(load_encoder().read(spelled)) if spelled else iter(())
    sentences = iter(spelled)
    for document, found in waiting:
        yield document, tuple(_sentence(words, next(sentences), next(readings)) for words in found)


def _sentence(words: Words, spelled: list[str], reading: Reading) -> Sentence:
    lemma = lemmas.load()
    tokens = tuple(
        Token(Span(start, end), text, lemma(text, xpos), upos, xpos, head, relation)
        for (start, end), text, upos, xpos, head, relation in zip(
            words, spelled, reading.upos, reading.xpos, reading.heads, reading.relations, strict=True
        )
    )
    return Sentence(Span(words[0][0], words[-1][1]), tokens, reading.labels)
