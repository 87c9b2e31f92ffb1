"""Through what a speaker reached the reporter: an outlet, a platform, a statement.

"told Radio North", "wrote on X", "said in a statement".
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extractors.attribution import Attribution
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Label, Mention, Sentence, Span

__all__ = ["OUTLET", "via_of"]

# PLOVER's sector of those whose trade it is to report.
OUTLET = "JRN"

_TELLING = frozenset({"tell", "inform"})
_MARKS = frozenset('"“«„')
_THROUGH = frozenset({"in", "on", "via", "through", "to", "during", "at", "with"})


def via_of(
    attribution: Attribution, speaker: Mention | None, mentions: Mapping[int, Mention], reporting: Reporting
) -> Span | None:
    """The words for what stands between the speaker and the report."""
    if attribution.via is not None and attribution.via != attribution.speaker:
        return _phrase(attribution, attribution.via)
    if attribution.verb is None:
        return None
    sentence = attribution.sentence
    for child in sentence.dependents(attribution.verb, "obl", "obj", "iobj", "nmod"):
        if child != attribution.speaker and _outside(attribution, child):
            carrier = _is_outlet(sentence, child, mentions, reporting) or (
                sentence.tokens[child].lemma.lower() in reporting.statements | reporting.platforms
                and _led_by(sentence, child, _THROUGH)
            )
            if carrier:
                return _phrase(attribution, child)
    return _told(attribution, mentions, reporting)


def _told(attribution: Attribution, mentions: Mapping[int, Mention], reporting: Reporting) -> Span | None:
    """The outlet between "told" and what it was told, wherever the tree put it."""
    sentence, verb = attribution.sentence, attribution.verb
    if verb is None or sentence.tokens[verb].lemma not in _TELLING:
        return None
    between = [
        index
        for index in range(verb + 1, min(verb + 8, len(sentence.tokens)))
        if sentence.tokens[index].span.end <= attribution.content.start
    ]
    for index in between:
        if _is_outlet(sentence, index, mentions, reporting):
            return attribution.extents.span(between[0], index)
    # Whom an official tells something, if it is an organisation of which nothing else is known, is an outlet.
    for label in sentence.labels:
        told = label.kind == "organisation" and label.first in between[:1] and label.last - 1 in between
        if told and _is_unknown(mentions, sentence, label):
            return attribution.extents.span(label.first, label.last - 1)
    return None


def _is_unknown(mentions: Mapping[int, Mention], sentence: Sentence, label: Label) -> bool:
    found = (mentions.get(token.span.start) for token in sentence.tokens[label.first : label.last])
    return not any(one and one.actor and (one.actor.id or one.actor.sectors) for one in found)


def _outside(attribution: Attribution, child: int) -> bool:
    """Outside of the content, or between the halves of a split quotation, before the second opens."""
    tokens, verb = attribution.sentence.tokens, attribution.verb
    if not tokens[child].span.overlaps(attribution.content):
        return True
    if verb is None or attribution.cue is None or attribution.cue not in attribution.content or child < verb:
        return False
    return not any(token.text in _MARKS for token in tokens[verb:child])


def _is_outlet(sentence: Sentence, index: int, mentions: Mapping[int, Mention], reporting: Reporting) -> bool:
    mention = mentions.get(sentence.tokens[index].span.start)
    if mention is not None and mention.actor is not None and (mention.actor.id or mention.actor.sectors):
        return OUTLET in mention.actor.sectors
    return sentence.tokens[index].lemma.lower() in reporting.outlets


def _led_by(sentence: Sentence, index: int, words: frozenset[str]) -> bool:
    return any(sentence.tokens[case].lemma in words for case in sentence.dependents(index, "case"))


def _phrase(attribution: Attribution, head: int) -> Span:
    """The phrase without the preposition that leads to it and without what hangs on its end."""
    sentence, extents = attribution.sentence, attribution.extents
    first, last = extents.first[head], extents.last[head]
    for child in sentence.children[head]:
        relation = sentence.tokens[child].deprel
        if relation == "case" and child < head:
            first = max(first, extents.last[child] + 1)
        if child > head and relation in ("acl", "acl:relcl", "appos", "punct", "conj", "cc", "nmod"):
            last = min(last, extents.first[child] - 1)
    return extents.span(min(first, head), max(last, head)) or sentence.tokens[head].span
