"""What a speaker does by saying it: assert, deny, accuse, demand, promise, threaten, report or doubt.

"Both sides must withdraw," the envoy said, is a demand; the same words behind "denied that" are denied.
"""

from __future__ import annotations

from dragoman.extractors.attribution import Attribution
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Mention, Stance

__all__ = ["stance_of"]


def stance_of(attribution: Attribution, speaker: Mention | None, text: str, reporting: Reporting) -> Stance:
    """The stance of the cue; where that only asserts, what the content makes of it."""
    stance = attribution.word.stance
    if stance != "asserts":
        return stance
    content = text[attribution.content.start : attribution.content.end]
    for stronger, words in reporting.stances:
        if words.search(content):
            return stronger
    return "reports" if _reports(attribution, speaker, reporting) else stance


def _reports(attribution: Attribution, speaker: Mention | None, reporting: Reporting) -> bool:
    """Does an outlet pass on what it does not say itself?"""
    if speaker is None:
        return attribution.by in ("according to", "raised")
    if speaker.actor is not None:
        return "MED" in speaker.actor.sectors
    head = attribution.speaker
    return head is not None and attribution.sentence.tokens[head].lemma in reporting.outlets
