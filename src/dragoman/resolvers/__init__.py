"""What one report has to do with another: so far, which are copies.

A wire report that four papers print is one source, not four. ``resolve(store)`` yields the judgements as
links; they are kept beside the reports and can be taken back, and no report is ever merged into another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from dragoman.records import Document, Link
from dragoman.resolvers.copies import COPIES, find_copies

__all__ = ["COPIES", "resolve"]


class Reports(Protocol):
    """What the resolvers ask of a store: its reports, always in the same order, and one by its id."""

    def documents(self) -> Iterator[Document]: ...

    def document(self, id: str) -> Document: ...


def resolve(store: Reports) -> Iterator[Link]:
    """Each link between two records of ``store``."""
    yield from find_copies(store.documents(), store.document)
