"""The first page to read: a report goes in, findings come out.

    >>> findings = Interpreter()(document)

The order of the stages stands here and nowhere else: language, then extractors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extractors import extract
from dragoman.knowledge import Knowledge, load
from dragoman.language import parse_all
from dragoman.records import Document, Findings

__all__ = ["Interpreter"]


class Interpreter:
    """Reads reports, one or many, with one language model and one knowledge base."""

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self.knowledge = knowledge or load()

    def __call__(self, document: Document) -> Findings:
        """The findings of one report."""
        (findings,) = self.read([document])
        return findings

    def read(self, documents: Iterable[Document]) -> Iterator[Findings]:
        """The findings of each report, in order; sentences of neighbouring reports share batches."""
        for document, sentences in parse_all(documents):
            yield extract(document, sentences, self.knowledge)
