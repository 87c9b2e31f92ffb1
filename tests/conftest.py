"""Reports and sentences made by hand, so that tests need neither the language model nor a network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.records import Document, Sentence, Span, Token


def build_sentence(text: str, rows: str, start: int = 0) -> Sentence:
    """The sentence of ``text`` whose tokens are ``rows``, looked for from ``start``.

    A row is a line "word lemma UPOS xpos head relation"; heads count from 1, the root's is 0.
    """
    tokens, at = [], start
    for row in rows.strip().splitlines():
        word, lemma, upos, xpos, head, relation = row.split()
        at = text.index(word, at)
        tokens.append(Token(Span(at, at + len(word)), word, lemma, upos, xpos, int(head) - 1, relation))
        at += len(word)
    return Sentence(Span(tokens[0].span.start, tokens[-1].span.end), tuple(tokens))


@pytest.fixture
def sentence_from_rows() -> Callable[..., Sentence]:
    """``build_sentence``."""
    return build_sentence


@pytest.fixture
def report() -> Callable[..., Document]:
    """A report made of its text: ``report("text", published=date(...))``."""

    def make(
        text: str, published: date | None = None, publisher: str | None = None, title: str | None = None
    ) -> Document:
        return Document(text, title, published, publisher)

    return make
