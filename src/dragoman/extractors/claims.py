"""Who says so: one claim for each word that reports what someone said.

In "Hamas said it agreed to the proposal", "said" is the cue, "Hamas" the speaker, the rest the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extractors.attribution import Attribution, find_attributions
from dragoman.extractors.stance import stance_of
from dragoman.extractors.via import via_of
from dragoman.knowledge import Knowledge
from dragoman.records import (
    Claim,
    Document,
    Event,
    Evidence,
    Figure,
    Mention,
    Period,
    Sentence,
    Span,
    TimeExpression,
)

__all__ = ["find_claims"]

LEADS_ON = re.compile(r",?\s+(?:that\s+)?")
# Mentions that name nobody: the whole phrase says more about the speaker.
UNNAMED = frozenset({"role", "thing"})
LONGEST_SPEAKER = 100


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
    reporting = knowledge.english.reporting
    find = _Finder(document, times, mentions, events, figures)
    said: set[Span] = set()
    for attribution in map(find.without_date, find_attributions(document, sentences, reporting)):
        if attribution.content not in said:
            said.add(attribution.content)
            speaker = find.speaker(attribution)
            yield Claim(
                speaker=speaker,
                via=find.cite(via_of(attribution, speaker, find.by_head, reporting)),
                cue=find.cite(attribution.cue),
                content=document.cite(attribution.content),
                direct=attribution.direct,
                stance=stance_of(attribution, speaker, document.text, reporting),
                said=find.said(attribution),
                about=find.inside(attribution.content),
                by=f"claim/{attribution.word.word}/{attribution.by}",
            )


class _Finder:
    """What the rest of the report tells about an attribution."""

    def __init__(
        self,
        document: Document,
        times: Sequence[TimeExpression],
        mentions: Sequence[Mention],
        events: Sequence[Event],
        figures: Sequence[Figure],
    ) -> None:
        self.document = document
        self.by_head = {mention.head: mention for mention in mentions}
        self.times = times
        facts = [(event.trigger.span.start, event.trigger.span.end, event.id) for event in events]
        facts += [(figure.evidence.span.start, figure.evidence.span.end, figure.id) for figure in figures]
        self.facts = sorted(facts)

    def without_date(self, attribution: Attribution) -> Attribution:
        """ "said on Monday that": the day of saying, where a tree took it for part of what was said."""
        cue, content = attribution.cue, attribution.content
        if cue is None or not cue.end <= content.start <= cue.end + 2:
            return attribution
        for time in self.times:
            span = time.evidence.span
            if content.start <= span.start <= content.start + len("during ") and span.end < content.end:
                rest = self.document.text[span.end : content.end]
                lead = LEADS_ON.match(rest)
                start = span.end + (lead.end() if lead else 0)
                if start < content.end:
                    return replace(attribution, content=Span(start, content.end))
        return attribution

    def cite(self, span: Span | None) -> Evidence | None:
        return None if span is None else self.document.cite(span)

    def speaker(self, attribution: Attribution) -> Mention | None:
        """The mention whose head speaks, or one made from its phrase."""
        if attribution.speaker is None:
            return None
        head = attribution.sentence.tokens[attribution.speaker].span.start
        known, span = self.by_head.get(head), speaker_span(attribution)
        if known is not None and (known.kind not in UNNAMED or not _fits(known, span)):
            return known
        if known is not None:
            return replace(known, evidence=self.document.cite(span))
        return Mention(self.document.cite(span), head, "source", None, "claim/source")

    def said(self, attribution: Attribution) -> Period | None:
        """The days that a time beside the cue means; what stands in the content dates the deed, not the word."""
        if attribution.verb is None:
            return None
        sentence, content = attribution.sentence, attribution.content
        reach = attribution.extents
        below = sentence.cover(reach.first[attribution.verb], reach.last[attribution.verb])
        for time in self.times:
            span = time.evidence.span
            if span in below and not span.overlaps(content) and time.period is not None:
                return time.period
        return None

    def inside(self, content: Span) -> tuple[str, ...]:
        """Ids of the events and figures that the content holds."""
        return tuple(id_ for start, end, id_ in self.facts if content.start <= start and end <= content.end)


def _fits(mention: Mention, span: Span) -> bool:
    """Is the phrase the mention with a little more ("spokesman" and "spokesman for the port, Ilan Dor")?"""
    return mention.evidence.span in span and len(span) <= LONGEST_SPEAKER


def speaker_span(attribution: Attribution) -> Span:
    """The phrase of the speaker, up to the first clause or apposition that hangs on it."""
    sentence, head = attribution.sentence, attribution.speaker or 0
    first, last = attribution.extents.first[head], attribution.extents.last[head]
    for child in sentence.dependents(head, "acl", "appos", "parataxis", "punct"):
        if child > head:
            last = min(last, attribution.extents.first[child] - 1)
    for case in sentence.dependents(head, "case"):
        if case < head:
            first = max(first, attribution.extents.last[case] + 1)
    return attribution.extents.span(first, max(last, head)) or sentence.tokens[head].span
