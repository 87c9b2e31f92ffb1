"""What one report has to do with another: copies, talks, proceedings before courts, tolls.

A wire report that four papers print is one source, not four. ``resolve(store)`` yields judgements as links; they are
kept beside the reports and can be taken back, and no report is ever merged into another. What the reports tell
together - ``find_processes``, ``find_proceedings``, ``find_tolls`` - is derived anew whenever it is asked for, and each
part of it names the events, claims and figures that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from dragoman.records import Document, Link
from dragoman.resolvers.copies import COPIES, find_copies
from dragoman.resolvers.proceedings import find_proceedings
from dragoman.resolvers.processes import find_processes
from dragoman.resolvers.tolls import find_tolls

__all__ = ["COPIES", "copies_among", "find_proceedings", "find_processes", "find_tolls", "resolve"]


class Reports(Protocol):
    """What the resolvers ask of a store: its reports, always in the same order, and one by its id."""

    def documents(self) -> Iterator[Document]: ...

    def document(self, id: str) -> Document: ...


def resolve(store: Reports) -> Iterator[Link]:
    """Each link between two records of ``store``."""
    yield from find_copies(store.documents(), store.document)


def copies_among(links: Iterable[Link]) -> frozenset[str]:
    """The ids of the reports that repeat another, unless someone judged that pair to be different."""
    judged = [(link.left, link.right, link.judgement) for link in links if link.kind == "copy"]
    taken_back = {(left, right) for left, right, judgement in judged if judgement == "different"}
    return frozenset(
        right for left, right, judgement in judged if judgement == "same" and (left, right) not in taken_back
    )
