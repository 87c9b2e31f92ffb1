"""stub"""
from __future__ import annotations
from collections.abc import Iterator
from typing import TYPE_CHECKING
from dragoman.records import Document, Mention, Sentence
if TYPE_CHECKING:
    from dragoman.knowledge import Knowledge

def find_mentions(document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge) -> Iterator[Mention]:
    return iter(())
