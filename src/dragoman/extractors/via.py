"""Through what a speaker reached the reporter: an outlet, a platform, a statement.

"told Radio North", "wrote on X", "said in a statement".
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extractors.attribution import Attribution
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Label, Mention, Sentence, Span

__all__ = ["OUTLET", "is_outlet", "via_of"]

# PLOVER's sector of those whose trade it is to report.
OUTLET = "JRN"

_SPEAKING, _TOWARDS = frozenset({"speak", "talk"}), frozenset({"to", "with"})
_TELLING = frozenset({"tell", "inform"})
_MARKS = frozenset('"“«„')
# "through its spokesman": whoever stands there passes it on.
_BY_WAY_OF = frozenset({"via", "through"})
_SAYING_NOTHING = frozenset({"thing", "event", "time", "weapon"})
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
    if attribution.cited is not None and _is_named(sentence, attribution.cited, mentions):
        return _phrase(attribution, attribution.cited)
    for child in sentence.dependents(attribution.verb, "obl", "obj", "iobj", "nmod"):
        if child != attribution.speaker and _outside(attribution, child):
            carrier = is_outlet(sentence, child, mentions, reporting) or (
                sentence.tokens[child].lemma.lower() in reporting.statements | reporting.platforms
                and _led_by(sentence, child, _THROUGH)
            )
            carrier = carrier or (_led_by(sentence, child, _BY_WAY_OF) and _is_named(sentence, child, mentions))
            if carrier:
                return _with_its_name(attribution, child, _phrase(attribution, child))
    return _spoken_to(attribution, mentions, reporting) or _told(attribution, mentions, reporting)


def _spoken_to(attribution: Attribution, mentions: Mapping[int, Mention], reporting: Reporting) -> Span | None:
    """ "An official, speaking to the agency on condition of anonymity, said"."""
    sentence, speaker = attribution.sentence, attribution.speaker
    for above in (speaker, attribution.verb):
        for clause in sentence.dependents(above, "acl", "advcl") if above is not None else ():
            if sentence.tokens[clause].lemma in _SPEAKING:
                heard = (one for one in sentence.dependents(clause, "obl") if _led_by(sentence, one, _TOWARDS))
                outlets = (one for one in heard if is_outlet(sentence, one, mentions, reporting))
                if (outlet := next(outlets, None)) is not None:
                    return _phrase(attribution, outlet)
    return None


def _told(attribution: Attribution, mentions: Mapping[int, Mention], reporting: Reporting) -> Span | None:
    """The outlet between "told" and what it was told, wherever the tree put it."""
    sentence, verb = attribution.sentence, attribution.verb
    if verb is None or sentence.tokens[verb].lemma not in _TELLING:
        return None
    content = attribution.content
    between = [
        index
        for index in range(verb + 1, min(verb + 8, len(sentence.tokens)))
        if sentence.tokens[index].span.end <= content.start or content.end <= sentence.tokens[verb].span.start
    ]
    stop = next((number for number, index in enumerate(between) if sentence.tokens[index].upos == "PUNCT"), None)
    between = between[:stop]
    for index in between:
        if is_outlet(sentence, index, mentions, reporting):
            return attribution.extents.span(between[0], _name_end(sentence, index))
    # Whom an official tells something, if it is an organisation of which nothing else is known, is an outlet.
    for label in sentence.labels:
        told = label.kind == "organisation" and label.first in between[:1] and label.last - 1 in between
        if told and _is_unknown(mentions, sentence, label):
            return attribution.extents.span(label.first, label.last - 1)
    return None


def _with_its_name(attribution: Attribution, child: int, phrase: Span) -> Span:
    """ "The broadcaster TV North", where a tree parts the name from the broadcaster."""
    sentence = attribution.sentence
    name = next((one for one in sentence.labels if one.first == child + 1 and one.kind == "organisation"), None)
    if name is None or phrase.end != sentence.tokens[child].span.end:
        return phrase
    last = sentence.tokens[name.last - 1].span
    return phrase if last.overlaps(attribution.content) else Span(phrase.start, last.end)


def _name_end(sentence: Sentence, index: int) -> int:
    """The last word of the name in which a word stands, where the tree broke it: "Radio North"."""
    return next((label.last - 1 for label in sentence.labels if label.first <= index < label.last), index)


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


def is_outlet(sentence: Sentence, index: int, mentions: Mapping[int, Mention], reporting: Reporting) -> bool:
    """Is who stands there one whose trade it is to report?"""
    mention = mentions.get(sentence.tokens[index].span.start)
    if mention is not None and mention.actor is not None and (mention.actor.id or mention.actor.sectors):
        return OUTLET in mention.actor.sectors
    words = sentence.tokens[_name_start(sentence, index) : _name_end(sentence, index) + 1]
    return not reporting.outlets.isdisjoint(token.lemma.lower() for token in words)


def _name_start(sentence: Sentence, index: int) -> int:
    return next((label.first for label in sentence.labels if label.first <= index < label.last), index)


def _is_named(sentence: Sentence, index: int, mentions: Mapping[int, Mention]) -> bool:
    mention = mentions.get(sentence.tokens[index].span.start)
    return mention is not None and mention.kind not in _SAYING_NOTHING


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
        if child > head and relation in ("acl", "acl:relcl", "appos", "punct", "conj", "cc", "nmod", "case"):
            last = min(last, extents.first[child] - 1)
    for label in sentence.labels:
        if label.kind == "person" and head < label.first <= last:
            last = label.first - 1  # "The Gazette Ana Ruiz", of which a tree made one name
    return extents.span(min(first, head), max(last, head)) or sentence.tokens[head].span
