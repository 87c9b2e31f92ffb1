"""How many: counts of people by what happened to them, of weapons, of money."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge import Knowledge
from dragoman.records import Document, Event, Figure, Sentence, TimeExpression


def find_figures(
    document: Document,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    events: tuple[Event, ...],
    knowledge: Knowledge,
) -> Iterator[Figure]:
    """Every figure, in the order of the text."""
    yield from ()
