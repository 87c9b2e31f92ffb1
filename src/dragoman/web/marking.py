"""A report's text, cut wherever words of a fact begin or end, so that each piece is marked by all that covers it.

"Medics said on Friday that twelve had died" is covered by a claim; "on Friday" in it by a time as well, and "twelve" by
a figure: three pieces that carry one kind and two that carry two. Places are code points, as in every evidence; a
browser counts otherwise, and so nothing is left for it to cut.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import groupby, pairwise
from typing import Literal

from dragoman.records import Span

Kind = Literal["event", "claim", "figure", "time", "actor"]

#: The kinds of facts, in the order in which a page offers them; of two on just the same words the first is led to.
KINDS: tuple[Kind, ...] = ("event", "figure", "time", "actor", "claim")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the record ``record``; without a ``kind`` they are only around those that count, and not marked."""

    span: Span
    kind: Kind | None
    record: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text between two boundaries: what covers it is the same from its first character to its last.

    ``record`` is the one of those that cover it with the fewest words; ``begins`` where words of that one begin.
    ``around`` where a mark without a kind covers it, ``here`` inside the passage that a page was asked to show.
    """

    start: int
    text: str
    kinds: tuple[Kind, ...] = ()
    record: str | None = None
    begins: bool = False
    around: bool = False
    here: bool = False

    @property
    def plain(self) -> bool:
        """Whether nothing covers it."""
        return not self.kinds and not self.around


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces one after another of which all or none are in the passage asked for; ``first`` where that begins."""

    here: bool
    first: bool
    segments: tuple[Segment, ...]


Paragraph = tuple[Run, ...]


def cut(text: str, marks: Iterable[Mark], here: Span | None = None) -> list[Segment]:
    """The whole text in pieces; what is marked beyond its end is let be. Linear but for sorting the boundaries."""
    inside = [mark for mark in marks if mark.span.end <= len(text)]
    beginning: dict[int, list[Mark]] = defaultdict(list)
    ending: dict[int, list[Mark]] = defaultdict(list)
    for mark in inside:
        beginning[mark.span.start].append(mark)
        ending[mark.span.end].append(mark)
    boundaries = {0, len(text), *beginning, *ending, *(line.end() for line in re.finditer(r"\n+", text))}
    if here:
        boundaries |= {min(here.start, len(text)), min(here.end, len(text))}
    return list(_swept(text, sorted(boundaries), beginning, ending, here))


def _swept(
    text: str,
    boundaries: Sequence[int],
    beginning: dict[int, list[Mark]],
    ending: dict[int, list[Mark]],
    here: Span | None,
) -> Iterator[Segment]:
    covering: Counter[Kind | None] = Counter()
    # The marks that cover the place, the shortest on top; one that has ended is dropped when it gets there.
    nearest: list[tuple[int, int, int, int, Mark]] = []
    met = 0
    for start, end in pairwise(boundaries):
        for mark in ending.get(start, ()):
            covering[mark.kind] -= 1
        for mark in beginning.get(start, ()):
            covering[mark.kind] += 1
            if mark.kind:
                met += 1
                heappush(nearest, (len(mark.span), KINDS.index(mark.kind), mark.span.end, met, mark))
        while nearest and nearest[0][2] <= start:
            heappop(nearest)
        mark_there = nearest[0][4] if nearest else None
        yield Segment(
            start,
            text[start:end],
            tuple(kind for kind in KINDS if covering[kind]),
            mark_there.record if mark_there else None,
            begins=mark_there is not None and mark_there.span.start == start,
            around=covering[None] > 0,
            here=here is not None and here.start <= start < here.end,
        )


def paragraphs(segments: Iterable[Segment]) -> list[Paragraph]:
    """The pieces of each line of the text together; a line keeps the breaks that end it."""
    lines: list[list[Segment]] = [[]]
    for segment in segments:
        if lines[-1] and lines[-1][-1].text.endswith("\n"):
            lines.append([])
        lines[-1].append(segment)
    shown = False
    told: list[Paragraph] = []
    for line in lines:
        runs = []
        for here, together in groupby(line, key=lambda segment: segment.here):
            runs.append(Run(here, here and not shown, tuple(together)))
            shown = shown or here
        told.append(tuple(runs))
    return told
