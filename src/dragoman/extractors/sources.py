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
    return tuple(_with_source(figure, claims) for figure in figures)


def _with_source(figure: Figure, claims: Sequence[Claim]) -> Figure:
    if figure.source is not None:
        return figure
    around = [claim for claim in claims if claim.speaker and figure.evidence.span in claim.content.span]
    if not around:
        return figure
    innermost = min(around, key=lambda claim: len(claim.content.span))
    return replace(figure, source=innermost.speaker.evidence) if innermost.speaker else figure
