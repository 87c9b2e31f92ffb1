"""Where things happened: the toponyms of a report, each resolved to one place.

"Douma, near Damascus" is the Douma in Syria, not one of its namesakes.
"""

from __future__ import annotations

from dragoman.knowledge import Knowledge
from dragoman.records import Document, Mention, Place, Sentence


def find_places(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], knowledge: Knowledge
) -> tuple[Place, ...]:
    """Every toponym of the report that the gazetteer knows, in the order of the text."""
    return ()
