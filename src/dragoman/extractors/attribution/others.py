"""What words other than a plain verb report: "according to", "reportedly", "the claim that", "expressed hope"."""

from __future__ import annotations

from dragoman.extractors.attribution.cues import Found
from dragoman.records import Sentence, Span

__all__ = ["of_adverb", "of_noun", "of_phrase", "of_preposition"]


def of_preposition(found: Found) -> tuple[int, Span | None] | None:
    """ "According to the coast guard, the ferry sank": its speaker and the rest of the clause."""
    extents, sentence = found.extents, found.extents.sentence
    tokens = sentence.tokens
    speaker = tokens[found.index].head
    if speaker < found.index:
        speaker = _noun_after(sentence, found.index + 1)
    if speaker < 0:
        return None
    above = tokens[speaker].head
    if above < 0 or not (extents.first[above] <= found.index <= extents.last[above]):
        return speaker, None
    if found.index < above:
        return speaker, extents.span(extents.last[speaker] + 1, extents.last[above])
    return speaker, extents.span(extents.first[above], found.index - 1)


def _noun_after(sentence: Sentence, index: int) -> int:
    for child in range(index + 1, min(index + 10, len(sentence.tokens))):
        token = sentence.tokens[child]
        if token.upos in ("NOUN", "PROPN", "PRON") and token.deprel not in ("compound", "nmod:poss", "flat"):
            return child
    return -1


def of_adverb(found: Found) -> Span | None:
    """ "The general reportedly fled": the predicate, or the whole clause where that is most of it."""
    extents, tokens = found.extents, found.extents.sentence.tokens
    head = tokens[found.index].head
    if head < 0:
        return extents.span(found.index + 1, len(tokens) - 1)
    if head < found.index and tokens[found.index - 1].upos == "PUNCT":
        return extents.span(found.index + 1, extents.last[head])
    whole = extents.span(extents.first[head], extents.last[head])
    rest = extents.span(found.index + 1, extents.last[head])
    return rest if rest and whole and 2 * len(rest) >= len(whole) else whole


def of_noun(found: Found) -> tuple[int | None, Span] | None:
    """ "the army's claim that the village was empty": whose it is, and the clause."""
    extents, sentence = found.extents, found.extents.sentence
    for child in sentence.dependents(found.index, "acl", "ccomp"):
        marks = [mark for mark in sentence.dependents(child, "mark") if sentence.tokens[mark].lemma == "that"]
        if child > found.index and marks and (content := extents.span(marks[0] + 1, extents.last[child])):
            return _owner(sentence, found.index), content
    return None


def _owner(sentence: Sentence, noun: int) -> int | None:
    for child in sentence.dependents(noun, "nmod", "det"):
        token = sentence.tokens[child]
        cases = {sentence.tokens[case].lemma for case in sentence.dependents(child, "case")}
        if token.deprel == "nmod:poss" or cases & {"by", "from", "of"}:
            return child
    return None


def of_phrase(found: Found) -> Span | None:
    """ "expressed confidence that the corridor would open": the clause; or the noun with what belongs to it."""
    extents, sentence = found.extents, found.extents.sentence
    noun = found.phrase if found.phrase is not None else found.index
    for above in (noun, found.index):
        for child in sentence.dependents(above, "acl", "ccomp", "xcomp"):
            if child <= noun or child == found.phrase:
                continue
            marks = [mark for mark in sentence.dependents(child, "mark") if mark < child]
            first = max([noun, *(m for m in marks if sentence.tokens[m].lemma == "that")]) + 1
            return extents.span(first, extents.last[child])
    if noun < found.index:
        return extents.span(extents.first[noun], extents.last[noun])
    last = max([extents.last[noun], *(extents.last[o] for o in sentence.dependents(found.index, "obl") if o > noun)])
    return extents.span(max(extents.first[noun], found.index + 1), last)
