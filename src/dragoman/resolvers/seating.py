"""One report, laid out for hearing: who is named where, and in whose claim an event stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from dragoman.knowledge.disagreement import STEM
from dragoman.knowledge.english import English
from dragoman.records import Claim, Event, Findings, Mention, Period, Span
from dragoman.resolvers.voices import Voice, Voices

#: How far before and behind its trigger a clause reaches at the most, in characters.
BEFORE, BEHIND = 400, 240

#: Events whose evidence begins last before some words: so many may hold these.
HOLDING = 8

_CLAUSE = re.compile(r"[;:—]\s|,? but |, (?:and|while|though|although|which|who|yet|saying|adding) |\. ")
_WORD = re.compile(r"[^\W\d_]+")


class Seating:
    """A report and what stands where in it."""

    def __init__(self, findings: Findings, english: English) -> None:
        self.findings = findings
        self.document = findings.document
        self.text = findings.document.text
        self.words = english.disagreement
        self.events = {event.id: event for event in findings.events}
        self._voices = Voices(findings, english)
        seats = sorted(
            (mention.evidence.span.start, mention.evidence.span.end, voice.key)
            for mention in findings.mentions
            if (voice := self._voices.of(mention)) is not None
        )
        self._starts = [start for start, _, _ in seats]
        self._spans, self._keys = [Span(start, end) for start, end, _ in seats], [key for _, _, key in seats]
        self._answers = sorted(
            event.trigger.span.start for event in findings.events if event.type in ("AGREE", "REJECT", "SUPPORT")
        )
        self._accusing = sorted(
            (event for event in findings.events if event.type == "ACCUSE"), key=lambda event: event.evidence.span
        )
        self._accusing_starts = [event.evidence.span.start for event in self._accusing]
        self._claims: dict[str, Claim] = {}
        for claim in sorted(findings.claims, key=lambda claim: -len(claim.content.span)):
            self._claims.update((id, claim) for id in claim.about)

    def speaker(self, claim: Claim) -> Voice | None:
        """The voice of a claim, be it "another"; ``None`` where nobody can tell whose it is."""
        return self._voices.of_speaker(claim.speaker)

    def only_voice(self, mentions: Iterable[Mention]) -> Voice | None:
        """The one voice that all of them have; ``None`` where they have several, or none."""
        voices = {voice.key: voice for one in mentions if (voice := self._voices.of(one)) is not None}
        return next(iter(voices.values())) if len(voices) == 1 else None

    def voices(self, mentions: Iterable[Mention], within: Span | None = None) -> frozenset[str]:
        """The keys of their voices, of those alone that are named ``within`` a stretch of the text."""
        return frozenset(
            voice.key for one in mentions
            if (within is None or one.evidence.span in within) and (voice := self._voices.of(one)) is not None
        )  # fmt: skip

    def named(self, span: Span) -> frozenset[str]:
        """The voices that a stretch of the text names."""
        return frozenset(key for _, key in self._seats(span))

    def names_of(self, voice: Voice, span: Span) -> frozenset[str]:
        """The stems of the names by which a stretch of the text calls somebody."""
        return frozenset(
            word[:STEM]
            for seat, key in self._seats(span)
            if key == voice.key
            for word in _WORD.findall(self.text[seat.start : seat.end].casefold())
        )

    def _seats(self, span: Span) -> Iterator[tuple[Span, str]]:
        for at in range(bisect_left(self._starts, span.start), len(self._starts)):
            if self._starts[at] >= span.end:
                break
            yield self._spans[at], self._keys[at]

    def claim_of(self, event: Event) -> Claim | None:
        """The narrowest claim in which an event stands."""
        return self._claims.get(event.id)

    def accusations(self, cue: Span) -> Iterator[Event]:
        """The accusations in whose sentence a cue stands."""
        last = bisect_right(self._accusing_starts, cue.start)
        yield from (event for event in self._accusing[max(0, last - HOLDING) : last] if cue in event.evidence.span)

    def days(self, said: Period | None) -> tuple[int, int] | None:
        """The first and the last day of saying; without any, the day of the report."""
        day = self.document.day
        start = said.start if said and said.start else day
        last = said.last if said and said.last else day
        if start is None or last is None:
            return None
        return min(start, last).toordinal(), max(start, last).toordinal()

    def clause(self, event: Event) -> Span:
        """The clause of an event's trigger: up to the next one, to the next answer, and to the end of what is said."""
        trigger, evidence, claim = event.trigger.span, event.evidence.span, self.claim_of(event)
        end = min(evidence.end, trigger.end + BEHIND)
        if claim is not None and trigger in claim.content.span:
            end = min(end, claim.content.span.end)
        following = bisect_right(self._answers, trigger.start)
        if following < len(self._answers):
            end = min(end, self._answers[following])
        end = max(end, trigger.end)
        cut = _CLAUSE.search(self.text, trigger.end, end)
        return Span(self._clause_start(evidence.start, trigger.start), cut.start() if cut else end)

    def _clause_start(self, first: int, trigger: int) -> int:
        start = first
        if trigger - first > BEFORE:
            space = self.text.find(" ", trigger - BEFORE, trigger)
            start = space + 1 if space >= 0 else trigger
        for before in _CLAUSE.finditer(self.text, start, trigger):
            start = before.end()
        return min(start, trigger)
