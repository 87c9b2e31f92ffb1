"""One report, laid out: its sentences, and what events, times and places stand in which.

"The round ended in Tarsa on Sunday": when and where stand beside the words that tell what.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from dragoman.knowledge.steprules import Hit
from dragoman.records import Event, Findings, Period, Span, TimeExpression

#: A period of more days says about when, not when; one of more than a month hardly that.
EXACT = 4
ABOUT = 31

#: How long what somebody says is at the most, in characters.
SPEECH = 4000

#: What a time before the words counts as further off than one after them, in characters.
BEHIND = 15

_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘(]*[A-Z0-9])|\n+")
_SHORT = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Brig|Sgt|St|Gov|Sen|Rep|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs)\.$"
)
_PLACED = frozenset({" in ", " In ", " at "})


class Reading:
    """A report in the order of its text."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.text = findings.document.text
        self.events = sorted(findings.events, key=lambda event: event.trigger.span.start)
        self._starts = [event.trigger.span.start for event in self.events]
        self._times = sorted(findings.times, key=lambda time: time.evidence.span.start)
        self._time_starts = [time.evidence.span.start for time in self._times]
        self._places = sorted(
            (mention.evidence.span, mention.evidence.quote) for mention in findings.mentions if mention.kind == "place"
        )
        self._claims = sorted((claim.content.span, claim.id) for claim in findings.claims if claim.speaker is not None)

    def sentences(self) -> Iterator[Span]:
        """The sentences of the report; what one event is told in is not torn apart."""
        held = sorted((event.evidence.span.start, event.evidence.span.end) for event in self.events)
        start, reach, at = 0, 0, 0
        for match in _END.finditer(self.text):
            while at < len(held) and held[at][0] < match.start():
                reach, at = max(reach, held[at][1]), at + 1
            if reach > match.end() or self._only_shortened(match):
                continue
            if self.text[start : match.start()].strip():
                yield self._trimmed(start, match.start())
            start = match.end()
        if self.text[start:].strip():
            yield self._trimmed(start, len(self.text))

    def _only_shortened(self, end: re.Match[str]) -> bool:
        return "\n" not in end.group() and bool(_SHORT.search(self.text, max(0, end.start() - 8), end.start()))

    def _trimmed(self, start: int, end: int) -> Span:
        words = self.text[start:end]
        return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

    def events_of(self, sentence: Span, words: Span) -> list[Event]:
        """The events whose trigger stands in the words, or else in their sentence."""
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        there = self.events[first:last]
        return [event for event in there if event.trigger.span.overlaps(words)] or there

    def claims_of(self, words: Span) -> tuple[str, ...]:
        """The claims of somebody in which the words stand."""
        first = bisect_left(self._claims, (Span(max(words.start - SPEECH, 0), words.end), ""))
        last = bisect_left(self._claims, (Span(words.end, words.end + 1), ""))
        return tuple(id for content, id in self._claims[first:last] if content.overlaps(words))

    def times_of(self, sentence: Span) -> Sequence[TimeExpression]:
        """The times that a sentence names."""
        first = bisect_left(self._time_starts, sentence.start)
        return self._times[first : bisect_right(self._time_starts, sentence.end - 1)]

    def when(
        self, hit: Hit, sentence: Span, words: Span, names: Callable[[TimeExpression], bool] = lambda time: False
    ) -> tuple[Period, bool]:
        """The days of what the words tell and whether they are known; at the least it is not after the report.

        ``names`` says of a time whether it only gives something its name ("the 3 May truce").
        """
        document = self.findings.document
        beside = self._beside(sentence, words, names)
        told = next((event.period for event in self.events_of(sentence, words) if _dates(event, hit, words)), None)
        order = (beside, told) if hit.rule.dated == "time" else (told, beside)
        for period in order:
            if period and days_of(period) <= EXACT:
                return period, True
        for period in order:
            if period and (period.start or not hit.planned):
                return period, False
        if hit.planned:
            return Period(document.day, None), False
        return Period(None, document.day_after), False

    def _beside(self, sentence: Span, words: Span, names: Callable[[TimeExpression], bool]) -> Period | None:
        """The time that stands nearest to the end of the words."""
        near = [
            time for time in self.times_of(sentence)
            if time.type in ("DATE", "TIME") and time.period and days_of(time.period) <= ABOUT and not names(time)
        ]  # fmt: skip
        if not near:
            return None
        return min(near, key=lambda time: _distance(time.evidence.span, words.end)).period

    def place_of(self, sentence: Span, words: Span) -> str | None:
        """The town that the sentence names with "in", the one that stands nearest to the end of the words."""
        first = bisect_left(self._places, (sentence, ""))
        last = bisect_left(self._places, (Span(sentence.end, sentence.end + 1), ""))
        near = [
            (abs(span.start - words.end), quote)
            for span, quote in self._places[first:last]
            if quote[0].isupper() and self.text[max(0, span.start - 4) : span.start] in _PLACED
        ]
        return min(near)[1] if near else None


def _dates(event: Event, hit: Hit, words: Span) -> bool:
    """Whether an event says when: its trigger is one of the words, and its type one that the rule is about."""
    of_rule = not hit.rule.types or event.type in hit.rule.types
    return of_rule and event.period is not None and event.trigger.span.overlaps(words)


def days_of(period: Period) -> int:
    """How many days a period has; more than any, where an end is open."""
    return (period.end - period.start).days if period.start and period.end else ABOUT + 1


def _distance(time: Span, at: int) -> int:
    """How far a time is from the end of the words; when something is done mostly stands after it."""
    return time.start - at if time.start >= at else at - time.end + BEHIND
