"""According to whom: the source of a figure is the speaker of the innermost claim that holds it.

In "Hospital officials said 12 people were killed", the 12 are counted by "Hospital officials"; where the text goes on
with "They put the dead at 14", by the words that name them last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.records import Claim, Evidence, Figure, Mention, Span

__all__ = ["with_sources"]


#: What names nobody by itself.
PRONOUNS = frozenset(
    (
        *("he", "she", "they", "it", "we", "i", "who", "which", "him", "her", "them", "us", "me"),
        *("his", "their", "its", "our", "my", "whose"),
    )
)


def with_sources(
    figures: Sequence[Figure], claims: Sequence[Claim], mentions: Sequence[Mention] = ()
) -> tuple[Figure, ...]:
    """The figures, each with the source that the text gives it; a source already known stays, named as far as it is."""
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
    return tuple(_named([found[figure.id] for figure in figures], mentions))


def _with_source(figure: Figure, claims: Sequence[Claim]) -> Figure:
    if figure.source is not None:
        return figure
    around = [claim for claim in claims if claim.speaker and figure.evidence.span in claim.content.span]
    if not around:
        return figure
    innermost = min(around, key=lambda claim: len(claim.content.span))
    return replace(figure, source=innermost.speaker.evidence) if innermost.speaker else figure


def _named(figures: Sequence[Figure], mentions: Sequence[Mention]) -> Sequence[Figure]:
    """The figures, with the last name before it in the place of a source that is a pronoun."""
    if not any(_is_pronoun(figure.source) for figure in figures):
        return figures
    meant: dict[Span, tuple[str, str | None]] = {}
    names: dict[tuple[str, str | None], list[Evidence]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.evidence.span):
        if mention.actor:
            who = mention.actor.name, mention.actor.id
            if _is_pronoun(mention.evidence):
                meant[mention.evidence.span] = who
            else:
                names[who].append(mention.evidence)
    return [replace(figure, source=_last_name(figure.source, meant, names)) for figure in figures]


def _last_name(
    source: Evidence | None,
    meant: Mapping[Span, tuple[str, str | None]],
    names: Mapping[tuple[str, str | None], Sequence[Evidence]],
) -> Evidence | None:
    if source is None or not _is_pronoun(source) or source.span not in meant:
        return source
    told = names.get(meant[source.span], ())
    before = bisect_left(told, source.span, key=lambda name: name.span)
    return told[before - 1] if before else source


def _is_pronoun(words: Evidence | None) -> bool:
    return words is not None and words.quote.lower() in PRONOUNS
