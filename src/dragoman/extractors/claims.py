"""Who says so: one claim for each word that reports what someone said.

In "Hamas said it agreed to the proposal", "said" is the cue, "Hamas" the speaker, the rest the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.knowledge import Knowledge
from dragoman.records import Claim, Document, Event, Figure, Mention, Sentence, TimeExpression

__all__ = ["find_claims"]


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    events: Sequence[Event],
    figures: Sequence[Figure],
    knowledge: Knowledge,
) -> Iterator[Claim]:
    """The claims of ``document``, in the order of their cues."""
    yield from ()
