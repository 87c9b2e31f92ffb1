"""Whose voice it is: the mention that speaks, or the phrase that says who does.

Of "the spokesman for the port, Ilan Dor, said", the whole phrase; of "Holt said", the Holt who was named before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.extractors.attribution import Attribution
from dragoman.extractors.phrases import HYPHENS
from dragoman.records import Document, Mention, Span

__all__ = ["voice_of"]

# Mentions that name nobody: the whole phrase says more about the speaker.
UNNAMED = frozenset({"role", "thing"})
LONGEST_SPEAKER = 100
# How a name with its title is told from others, and how many words around a body may be part of it.
TITLED = "+title"
BEFORE, BEHIND = 30, 10


def voice_of(attribution: Attribution, mentions: Mapping[int, Mention], document: Document) -> Mention | None:
    """The mention whose head speaks, or one made from its phrase."""
    if attribution.speaker is None:
        return None
    head = attribution.sentence.tokens[attribution.speaker].span.start
    if (bearer := _bearer(attribution, mentions)) is not None:
        return bearer
    known, span = mentions.get(head), speaker_span(attribution)
    if known is not None and attribution.cue is not None and known.evidence.span.overlaps(attribution.cue):
        # A phrase that swallowed "according to".
        return replace(known, evidence=document.cite(span))
    if known is not None and (known.kind not in UNNAMED or not _fits(known, span)):
        return known
    if known is not None:
        return replace(known, evidence=document.cite(span))
    return Mention(document.cite(span), head, "source", None, "claim/source")


def _bearer(attribution: Attribution, mentions: Mapping[int, Mention]) -> Mention | None:
    """Who bears the title in which a body stands that a tree took for the speaker.

    "Stated by Head of the Mayor's Office Jane Poe": Poe spoke, not her office.
    """
    place, tokens = attribution.speaker or 0, attribution.sentence.tokens
    near = tokens[max(0, place - BEFORE) : place + BEHIND]
    around = (mentions.get(token.span.start) for token in near)
    titled = (one for one in around if one is not None and one.kind == "person" and one.by.endswith(TITLED))
    return next((one for one in titled if tokens[place].span in one.evidence.span), None)


def _fits(mention: Mention, span: Span) -> bool:
    """Is the phrase the mention with a little more ("spokesman" and "spokesman for the port, Ilan Dor")?"""
    return mention.evidence.span in span and len(span) <= LONGEST_SPEAKER


def speaker_span(attribution: Attribution) -> Span:
    """The phrase of the speaker, up to the first clause or apposition that hangs on it."""
    sentence, head = attribution.sentence, attribution.speaker or 0
    first, last = attribution.extents.first[head], attribution.extents.last[head]
    for child in sentence.dependents(head, "acl", "appos", "parataxis", "punct"):
        # "Yu Hoi-kwan" goes on behind the hyphen.
        if child > head and sentence.tokens[child].text not in HYPHENS:
            last = min(last, attribution.extents.first[child] - 1)
    for case in sentence.dependents(head, "case"):
        if case < head:
            first = max(first, attribution.extents.last[case] + 1)
    if attribution.by == "turn":
        # "HOLT: Good morning": up to the colon, wherever the tree hung the name.
        first, last = 0, sum(token.span.end <= attribution.content.start for token in sentence.tokens) - 1
    return attribution.extents.span(first, max(last, head)) or sentence.tokens[head].span
