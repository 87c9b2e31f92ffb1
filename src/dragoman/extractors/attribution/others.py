"""What words other than a plain verb report: "reportedly", "the claim that", "expressed hope"."""

from __future__ import annotations

from dragoman.extractors.attribution.contents import what_for
from dragoman.extractors.attribution.cues import Found
from dragoman.records import Sentence, Span

__all__ = ["disputes", "of_adverb", "of_noun", "of_phrase"]


# A predicate of so many words tells enough by itself: of "Two sailors reportedly fled" all is the claim.
_TELLING = 5


def of_adverb(found: Found) -> Span | None:
    """ "The general reportedly fled": the predicate, or the whole clause where that is most of it."""
    extents, tokens = found.extents, found.extents.sentence.tokens
    if (last := _inserted(extents.sentence, found.index)) is not None:
        return extents.span(found.index + 1, last)
    head = tokens[found.index].head
    if head < 0:
        return extents.span(found.index + 1, len(tokens) - 1)
    if head < found.index and tokens[found.index - 1].upos == "PUNCT":
        return extents.span(found.index + 1, extents.last[head])
    last = _before_a_source(extents.sentence, found.index, extents.last[head])
    whole = extents.span(extents.first[head], last)
    if tokens[extents.first[head]].upos == "CCONJ":
        whole = extents.span(extents.first[head] + 1, last)
    rest = extents.span(found.index + 1, last)
    words = sum(token.upos != "PUNCT" for token in tokens[found.index + 1 : last + 1])
    tells = rest and whole and (words >= _TELLING or 2 * len(rest) >= len(whole) or last < extents.last[head])
    return rest if tells else whole


def _before_a_source(sentence: Sentence, adverb: int, last: int) -> int:
    """The last word before a source that ends the clause: "The ferry reportedly sank, according to the mayor"."""
    tokens = sentence.tokens
    source = next((i for i in range(adverb + 2, last) if tokens[i].text == "according"), None)
    if source is None or tokens[source - 1].text != "," or any(token.upos == "PUNCT" for token in tokens[source:last]):
        return last
    return source - 2


def _inserted(sentence: Sentence, adverb: int) -> int | None:
    """The last word of a phrase in commas: "A constable, reportedly one Holm, saw them"."""
    tokens = sentence.tokens
    if adverb == 0 or tokens[adverb - 1].upos != "PUNCT":
        return None
    end = next(
        (i for i in range(adverb + 1, len(tokens)) if tokens[i].text in (",", ";", ".", "—", "–", ")")), len(tokens)
    )
    phrase = tokens[adverb + 1 : end]
    named = any(token.upos in ("NOUN", "PROPN", "NUM") for token in phrase)
    return end - 1 if named and not any(token.upos in ("VERB", "AUX") for token in phrase) else None


def _torn_off(sentence: Sentence, noun: int) -> list[int]:
    """The clause whose "that" stands right behind the noun, where the tree hangs it elsewhere."""
    mark = sentence.tokens[noun + 1] if noun + 1 < len(sentence.tokens) else None
    if mark is None or mark.lemma != "that" or mark.deprel != "mark" or mark.head <= noun + 1:
        return []
    clause = sentence.tokens[mark.head]
    return [mark.head] if clause.head != noun and clause.deprel in ("csubj", "ccomp", "advcl", "xcomp") else []


#: What is done to a claim, where the clause has no other object.
DISPUTING = frozenset({"deny", "reject", "dispute", "dismiss", "refute"})


def of_noun(found: Found) -> tuple[int | None, Span] | None:
    """ "The army's claim that the village was empty", "its threat to leave", "the union's demand for a vote".

    Without "that", whose it is must be told: "a call to prayer" is nobody's.
    """
    extents, sentence, cue = found.extents, found.extents.sentence, found.cues[0]
    owner = _owner(sentence, found.index)
    for child in (*sentence.dependents(found.index, "acl", "ccomp"), *_torn_off(sentence, found.index)):
        if disputes(sentence, child):
            continue
        marks = [mark for mark in sentence.dependents(child, "mark") if child > found.index]
        that = [mark for mark in marks if sentence.tokens[mark].lemma == "that"]
        to = [mark for mark in marks if sentence.tokens[mark].lemma == "to"]
        if that and (content := extents.span(that[0] + 1, extents.last[child])):
            return owner, content
        if to and owner is not None and "infinitive" in cue.takes:
            content = extents.span(to[0], extents.last[child])
            return (owner, content) if content else None
    content = _behind_preposition(found, found.index) if owner is not None and cue.after else None
    return (owner, content) if content else None


def disputes(sentence: Sentence, clause: int) -> bool:
    """Whether a clause behind a claim disputes it: "a claim that the rebels deny" does not tell what is claimed."""
    return sentence.tokens[clause].lemma in DISPUTING and not sentence.dependents(clause, "obj", "ccomp", "xcomp")


def _owner(sentence: Sentence, noun: int) -> int | None:
    for child in sentence.dependents(noun, "nmod", "det"):
        token = sentence.tokens[child]
        cases = {sentence.tokens[case].lemma for case in sentence.dependents(child, "case")}
        if token.deprel == "nmod:poss" or cases & {"by", "from", "of"}:
            return child
    return None


def _behind_preposition(found: Found, noun: int) -> Span | None:
    """ "drew attention to the shortage": the shortage."""
    extents, sentence = found.extents, found.extents.sentence
    for above in (noun, found.index):
        for child in sentence.dependents(above, "nmod", "obl"):
            for case in sentence.dependents(child, "case"):
                if child > noun and sentence.tokens[case].lemma in found.cues[0].after:
                    return extents.span(case + 1, extents.last[child])
    return None


def of_phrase(found: Found) -> Span | None:
    """ "expressed confidence that the corridor would open": the clause; or the noun with what belongs to it."""
    extents, sentence = found.extents, found.extents.sentence
    noun = found.phrase if found.phrase is not None else found.index
    if found.cues[0].after:
        return _behind_preposition(found, noun)
    for above in (noun, found.index):
        for child in sentence.dependents(above, "acl", "ccomp", "xcomp"):
            if child <= noun or child == found.phrase or sentence.tokens[child].deprel == "acl:relcl":
                continue
            marks = [mark for mark in sentence.dependents(child, "mark") if mark < child]
            first = max([noun, *(m for m in marks if sentence.tokens[m].lemma == "that")]) + 1
            return extents.span(first, extents.last[child])
    if noun < found.index:
        return what_for(extents, found.index) or extents.span(extents.first[noun], extents.last[noun])
    last = max([extents.last[noun], *(extents.last[o] for o in sentence.dependents(found.index, "obl") if o > noun)])
    return extents.span(max(extents.first[noun], found.index + 1), last)
