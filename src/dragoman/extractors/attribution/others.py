"""What words other than a plain verb report: "according to", "reportedly", "the claim that", "expressed hope"."""

from __future__ import annotations

from dragoman.extractors.attribution.asides import stands_alone
from dragoman.extractors.attribution.clauses import completes
from dragoman.extractors.attribution.contents import what_for
from dragoman.extractors.attribution.cues import Found
from dragoman.extractors.attribution.extents import Extents
from dragoman.records import Sentence, Span

__all__ = ["of_adverb", "of_noun", "of_phrase", "of_preposition"]

_MARKS = frozenset('"“„«')
_ENDS_A_PHRASE = frozenset(",;.—–)")
# "the 'Storm Riders', Holm had": a name in quotation marks has so few words.
_NAME = 5
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def of_preposition(found: Found) -> tuple[int, Span | None] | None:
    """ "According to the coast guard, the ferry sank": its speaker and the rest of the sentence.

    Trees hang "according to" on any verb near it, so that the order of the words decides.
    """
    extents, tokens = found.extents, found.extents.sentence.tokens
    start = found.last(found.cues[0]) + 1
    owner = _owner_of_reckoning(found)
    end = start if owner is not None else _end_of_source(extents, start)
    speaker = owner if owner is not None else _head_within(extents.sentence, start, end)
    if speaker is None or end >= len(tokens):
        return None
    if _opens(extents.sentence, found.index):
        return speaker, extents.span(end, _sentence_end(extents.sentence, end))
    first, last = _clause_start(extents.sentence, found.index), _sentence_end(extents.sentence, end)
    quoted = tokens[end].text == "," and end + 1 < len(tokens) and tokens[end + 1].text in _MARKS
    if found.kind == "reckoning" and quoted:
        # 'The pact, in the words of a judge, "has no friends"'.
        return speaker, extents.span(first, last)
    if stands_alone(extents.sentence, first, found.index) and not completes(extents.sentence, end):
        return speaker, extents.span(first, found.index - 1)
    goes_on = any(token.xpos in _FINITE and not token.deprel.startswith("acl") for token in tokens[end : last + 1])
    if goes_on and not (tokens[end].text == "," and tokens[end + 1].upos == "CCONJ"):
        return speaker, extents.span(first, last)
    return speaker, extents.span(first, found.index - 1)


def _owner_of_reckoning(found: Found) -> int | None:
    """Whose count it is, where no "of" says so: the mayor's, his own."""
    if found.first == found.index:
        return None
    owners = found.extents.sentence.dependents(found.first, "nmod:poss")
    return owners[0] if owners else None


def _end_of_source(extents: Extents, start: int) -> int:
    """The first token behind the source: its comma, or a clause that goes on without one."""
    tokens, named = extents.sentence.tokens, 0
    for index in range(start, len(tokens)):
        text = tokens[index].text
        if index < named:
            continue
        if text in _MARKS and (named := _end_of_name(extents.sentence, index)):
            continue
        if text in (",", ";", ":", "—", "–", '"', "“") or index == len(tokens) - 1:
            aside = index + 1 < len(tokens) and tokens[index + 1].xpos in ("WDT", "WP") and text == ","
            return _end_of_source(extents, index + 2) if aside else index
        if tokens[index].upos in ("VERB", "AUX") and not tokens[index].deprel.startswith("acl"):
            # No comma: "According to Holm the road is shut".
            verb = tokens[index].head if tokens[index].deprel.startswith(("aux", "cop")) else index
            subjects = [child for child in extents.sentence.dependents(verb, "nsubj") if start < child < index]
            return extents.first[subjects[0]] if subjects and extents.first[subjects[0]] > start else index
    return len(tokens)


def _end_of_name(sentence: Sentence, opening: int) -> int:
    """Behind a name in quotation marks that belongs to the source, as the comma behind it shows; else 0."""
    tokens = sentence.tokens
    for index in range(opening + 2, min(opening + _NAME, len(tokens) - 1)):
        if tokens[index].xpos == "''":
            return index + 1 if tokens[index + 1].text == "," and tokens[opening - 1].text != "," else 0
    return 0


def _head_within(sentence: Sentence, start: int, end: int) -> int | None:
    """The noun of the stretch that hangs on nothing in it."""
    nouns = [i for i in range(start, end) if sentence.tokens[i].upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")]
    heads = [i for i in nouns if not start <= sentence.tokens[i].head < end and sentence.tokens[i].upos != "ADJ"]
    return next(iter(heads or nouns), None)


def _opens(sentence: Sentence, index: int) -> bool:
    """Does "according to" open its sentence, or the second half of it (", but according to")?"""
    parts = [start + 1 for start in range(index) if sentence.tokens[start].text == ";"]
    before = sentence.tokens[parts[-1] if parts else 0 : index]
    if before and before[-1].upos == "CCONJ":
        return True
    return not any(token.upos in ("VERB", "AUX", "NUM") or token.deprel.startswith("nsubj") for token in before)


def _clause_start(sentence: Sentence, index: int) -> int:
    """Where the sentence begins; after another "according to" or a semicolon, what comes behind that."""
    for start in range(index - 1, 0, -1):
        if sentence.tokens[start].text == ";" or sentence.tokens[start].xpos == "WDT":
            return start + 1
    first = 0
    while sentence.tokens[first].upos in ("CCONJ", "PUNCT") and first < index - 1:
        first += 1
    return first


def _sentence_end(sentence: Sentence, start: int) -> int:
    for index in range(start, len(sentence.tokens)):
        if sentence.tokens[index].text == ";":
            return max(index - 1, start)
    return len(sentence.tokens) - 1


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
    whole = extents.span(extents.first[head], extents.last[head])
    if tokens[extents.first[head]].upos == "CCONJ":
        whole = extents.span(extents.first[head] + 1, extents.last[head])
    rest = extents.span(found.index + 1, extents.last[head])
    return rest if rest and whole and 2 * len(rest) >= len(whole) else whole


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


#: What is done to a claim, where the clause has no other object.
DISPUTING = frozenset({"deny", "reject", "dispute", "dismiss", "refute"})


def of_noun(found: Found) -> tuple[int | None, Span] | None:
    """ "The army's claim that the village was empty", "its threat to leave", "the union's demand for a vote".

    Without "that", whose it is must be told: "a call to prayer" is nobody's.
    """
    extents, sentence, cue = found.extents, found.extents.sentence, found.cues[0]
    owner = _owner(sentence, found.index)
    for child in sentence.dependents(found.index, "acl", "ccomp"):
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
