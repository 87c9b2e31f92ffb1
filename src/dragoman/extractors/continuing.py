"""What goes on being said without a word that says so: free indirect sentences.

"The minister noted that the quay was safe. But two cranes need repair. She added that ...": between two sentences of
one speaker, in one paragraph, what takes up the first and is told in the present is hers; what happened, the reporter
tells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.extractors.stance import shown_by
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Claim, Document, Mention, Sentence, Span

__all__ = ["find_continued"]

# The longest opening has no more letters.
OPENING = 30
_PRESENT = frozenset({"VBZ", "VBP"})
# "Has been rebuilt" may be the reporter's; "would" tells of what was said, and of what might have been.
_ASIDE = frozenset({"have"})
_MODALS = frozenset({"will", "must", "should", "can", "shall", "may"})
_OURSELVES = frozenset({"i", "we"})
_PERSONS = frozenset({"he", "she", "him", "her", "his"})


def find_continued(
    document: Document,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    inside: Callable[[Span], tuple[str, ...]],
    reporting: Reporting,
) -> Iterator[Claim]:
    """Claims without a cue, for the sentences between two of one speaker, in order; ``inside`` says what they hold."""
    told = _by_sentence(sentences, claims)
    for number in range(1, len(sentences) - 1):
        before, after = told[number - 1], told[number + 1]
        if told[number] or not before or not after or not _in_one_paragraph(document.text, sentences, number):
            continue
        last, following = before[-1], after[0]
        takes_up = (
            document.text[sentences[number].span.start : sentences[number].span.start + OPENING]
            .lower()
            .startswith(reporting.taking_up)
        )
        if takes_up and _goes_on(last, following) and _is_present(sentences[number]):
            told_so = _continued(document, sentences[number], last, following, reporting)
            yield replace(told_so, about=inside(told_so.content.span))


def _by_sentence(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims that have their cue or some of their words in each sentence."""
    told: list[list[Claim]] = [[] for _ in sentences]
    for claim in claims:
        spans = [claim.content.span, *([claim.cue.span] if claim.cue else [])]
        for number in _around(sentences, min(span.start for span in spans), max(span.end for span in spans)):
            if any(span.overlaps(sentences[number].span) for span in spans):
                told[number].append(claim)
    return told


def _around(sentences: Sequence[Sentence], start: int, end: int) -> Iterator[int]:
    first = bisect_right(sentences, start, key=lambda sentence: sentence.span.start) - 1
    for number in range(max(first, 0), len(sentences)):
        if sentences[number].span.start >= end:
            break
        yield number


def _in_one_paragraph(text: str, sentences: Sequence[Sentence], number: int) -> bool:
    start, end = sentences[number - 1].span.end - 1, sentences[number + 1].span.start + 1
    return "\n" not in text[start : sentences[number].span.start] + text[sentences[number].span.end : end]


def _goes_on(last: Claim, following: Claim) -> bool:
    """Do both have a cue and one speaker, and is the first no quotation?"""
    if last.speaker is None or following.speaker is None or last.cue is None or following.cue is None or last.direct:
        return False
    if last.speaker.evidence.quote.lower() in _OURSELVES:
        return False  # a statement that somebody publishes is that somebody's throughout
    if _name(last.speaker) == _name(following.speaker):
        return True
    return following.speaker.evidence.quote.lower() in _PERSONS and last.speaker.kind == "person"


def _name(speaker: Mention) -> str:
    if speaker.actor is not None:
        return speaker.actor.id or speaker.actor.name
    return speaker.evidence.quote.lower()


def _is_present(sentence: Sentence) -> bool:
    """Is its main verb in the present, and not of who the speaker is ("He is a doctor")?"""
    root = next((index for index, token in enumerate(sentence.tokens) if token.head < 0), None)
    if root is None:
        return False
    subjects = [sentence.tokens[child].lemma.lower() for child in sentence.dependents(root, "nsubj")]
    helpers = [sentence.tokens[child] for child in sentence.dependents(root, "aux", "cop")]
    verb = (helpers or [sentence.tokens[root]])[0]
    if verb.xpos == "MD":
        return verb.lemma in _MODALS
    return verb.xpos in _PRESENT and verb.lemma not in _ASIDE and _PERSONS.isdisjoint(subjects)


def _continued(document: Document, sentence: Sentence, last: Claim, following: Claim, reporting: Reporting) -> Claim:
    content = document.cite(sentence.span)
    scores = [score for score in (last.score, following.score) if score is not None]
    return replace(
        last,
        via=None,
        cue=None,
        content=content,
        stance=shown_by(document.text, content.span, reporting) or "asserts",
        by="claim/continued",
        score=min(scores, default=None),
        certainty="states",
    )
