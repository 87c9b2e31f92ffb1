"""Words of a report with what stands around them, so that they can be read where they are quoted.

Of "The hospital counted 31 dead. Shells fell again at night." the number is shown in its sentence: what goes
before, the words themselves, what comes after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.records import Document, Event, Evidence

#: So much around the words is shown at most, on either side.
MOST = 220
#: Where a sentence ends, but not after "Mr", "Gen" or "U.S".
_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])[.!?]+[\"'”’)\]]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that prove something, and the rest of their sentence."""

    document: Document
    evidence: Evidence
    before: str = ""
    after: str = ""

    @property
    def address(self) -> str:
        """Where they stand in the report, on the page of it."""
        span = self.evidence.span
        return f"/reports/{self.document.id}?at={span.start}-{span.end}#here"


def in_context(document: Document, evidence: Evidence) -> Passage:
    """The words, with the sentence that they stand in."""
    text, span = document.text, evidence.span
    ahead = text[max(0, span.start - MOST) : span.start]
    behind = text[span.end : span.end + MOST]
    ends = [match.end() for match in _END.finditer(ahead)]
    last = _END.search(behind)
    before = ahead[ends[-1] :] if ends else (f"… {ahead}" if span.start > MOST else ahead)
    after = behind[: last.end()].rstrip() if last else (f"{behind} …" if span.end + MOST < len(text) else behind)
    return Passage(document, evidence, before, after)


def in_sentence(document: Document, event: Event) -> Passage:
    """The sentence of an event, with the word that tells of it marked."""
    sentence, trigger = event.evidence, event.trigger
    if trigger.span not in sentence.span:
        return Passage(document, sentence)
    at = trigger.span.start - sentence.span.start
    return Passage(document, trigger, sentence.quote[:at], sentence.quote[at + len(trigger.quote) :])
