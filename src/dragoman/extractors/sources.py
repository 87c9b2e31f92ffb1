"""According to whom: the source of a figure is the speaker of the innermost claim that holds it.

In "Hospital officials said 12 people were killed", the 12 are counted by "Hospital officials".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Claim, Figure

__all__ = ["with_sources"]


def with_sources(figures: Sequence[Figure], claims: Sequence[Claim]) -> tuple[Figure, ...]:
    """The figures, each with the source that the text gives it; a source already known stays."""
    waiting = sorted(claims, key=lambda claim: claim.content.span.start, reverse=True)
    around: list[Claim] = []
    found: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda figure: figure.evidence.span):
        start = figure.evidence.span.start
        while waiting and waiting[-1].content.span.start <= start:
            around.append(waiting.pop())
        # Only what is still going on is asked again, so that a long report takes linear time.
        around = [claim for claim in around if claim.content.span.end > start]
        found[figure.id] = _with_source(figure, around)
    return tuple(found[figure.id] for figure in figures)


def _with_source(figure: Figure, claims: Sequence[Claim]) -> Figure:
    if figure.source is not None:
        return figure
    around = [claim for claim in claims if claim.speaker and figure.evidence.span in claim.content.span]
    if not around:
        return figure
    innermost = min(around, key=lambda claim: len(claim.content.span))
    return replace(figure, source=innermost.speaker.evidence) if innermost.speaker else figure
