"""What a speaker does by saying it: assert, deny, accuse, demand, promise, threaten, report or doubt.

"Both sides must withdraw," the envoy said, is a demand; the same words behind "denied that" are denied.
"""

from __future__ import annotations

from dragoman.extractors.attribution import Attribution
from dragoman.extractors.via import OUTLET
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Mention, Sentence, Span, Stance

__all__ = ["content_words", "shown_by", "stance_of"]

# A "must" further on is one sentence of a long speech: of 13 in the training reports and our own corpus none tells.
SHOWS_WITHIN = 200
# So many words of a content have their say, and so many of them open it.
LONGEST, OPENING = 40, 2
# Whom and how many it is about says nothing of the stance.
_NAMES = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X"})


def stance_of(attribution: Attribution, speaker: Mention | None, text: str, reporting: Reporting) -> Stance:
    """The stance of the cue; where that only asserts, what the content makes of it."""
    stance = attribution.word.stance
    if stance != "asserts":
        return stance
    if stronger := shown_by(text, attribution.content, reporting):
        return stronger
    return "reports" if _reports(attribution, speaker, reporting) else stance


def shown_by(text: str, content: Span, reporting: Reporting) -> Stance | None:
    """What the words of a content make of it that is more than an assertion; nothing where they show nothing."""
    opening = text[content.start : min(content.end, content.start + SHOWS_WITHIN)]
    return next((stronger for stronger, words in reporting.stances if words.search(opening)), None)


def _reports(attribution: Attribution, speaker: Mention | None, reporting: Reporting) -> bool:
    """Does an outlet, a survey or an unnamed source pass on what it does not say itself?"""
    if speaker is None:
        return attribution.by == "according to"
    if speaker.actor is not None and OUTLET in speaker.actor.sectors:
        return True
    words = {token.lemma.lower() for token in attribution.sentence.tokens if token.span in speaker.evidence.span}
    return not words.isdisjoint(reporting.records if speaker.actor else reporting.records | reporting.outlets)


def content_words(sentence: Sentence, content: Span) -> tuple[list[str], list[str]]:
    """The words of ``content`` in the sentence of its cue that are no names, and those that open it."""
    tokens = [token for token in sentence.tokens if token.span in content][:LONGEST]
    told = ["" if token.upos in _NAMES or not token.lemma.isalpha() else token.lemma.lower() for token in tokens]
    return list(filter(None, told)), list(filter(None, told[:OPENING]))
