"""Times a report names, as the days they mean."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge import Knowledge
from dragoman.records import Document, Sentence, TimeExpression


def find_times(document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge) -> Iterator[TimeExpression]:
    """Every time expression, in the order of the text."""
    yield from ()
