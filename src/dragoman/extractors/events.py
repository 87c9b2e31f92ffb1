"""What happened: who did what to whom, when and where, and whether it did happen.

"Delegations from Norland and Sudland met in Port Clement on Monday" is one CONSULT in which both took part.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge import Knowledge
from dragoman.records import Document, Event, Mention, Sentence, TimeExpression


def find_events(
    document: Document,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> Iterator[Event]:
    """The events of a report, one for each happening, in the order of the text."""
    yield from ()
