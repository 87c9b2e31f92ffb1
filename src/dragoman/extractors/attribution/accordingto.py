"""What somebody's account tells: "according to the coast guard", "by the count of the clinic".

Trees hang "according to" on any verb near it, so that the order of the words decides how far the source and what it
tells reach.
"""

from __future__ import annotations

from dragoman.extractors.attribution.asides import SUBORDINATE, stands_alone
from dragoman.extractors.attribution.clauses import completes
from dragoman.extractors.attribution.cues import Found
from dragoman.extractors.attribution.extents import Extents
from dragoman.records import Sentence, Span

__all__ = ["begins_anew", "of_preposition"]

_MARKS = frozenset('"“„«')
# "the 'Storm Riders', Holm had": a name in quotation marks has so few words.
_NAME = 5
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBS = frozenset({"VERB", "AUX"})
_DASHES = frozenset({"-", "–", "—", "--", "("})
_SETS_OFF = _DASHES | {",", ";", ":"}
# A number with what is counted and "about" or "more than" has no more words.
_SHORT = 8


def of_preposition(found: Found) -> tuple[int, Span | None] | None:
    """ "According to the coast guard, the ferry sank": its speaker and the rest of the sentence."""
    extents, tokens = found.extents, found.extents.sentence.tokens
    if _is_done_by(found):
        return None
    start = found.last(found.cues[0]) + 1
    owner = _owner_of_reckoning(found)
    end = start if owner is not None else _end_of_source(extents, start)
    speaker = owner if owner is not None else _head_within(extents.sentence, start, end)
    if speaker is None or end >= len(tokens):
        return None
    if _opens(extents.sentence, found.index):
        return speaker, extents.span(end, _sentence_end(extents.sentence, end))
    if (number := _number_before(extents, found.index, end)) is not None:
        return speaker, extents.span(number, found.index - 1)
    first, last = _clause_start(extents, found.index), _sentence_end(extents.sentence, end)
    if all(token.upos == "PUNCT" for token in tokens[first : found.index]):
        # "He said that, according to the guard, the ferry sank".
        return speaker, extents.span(end, last)
    if _is_joined(extents.sentence, found.index, end):
        return speaker, extents.span(end, last)
    quoted = tokens[end].text == "," and end + 1 < len(tokens) and tokens[end + 1].text in _MARKS
    if found.kind == "reckoning" and quoted:
        # 'The pact, in the words of a judge, "has no friends"'.
        return speaker, extents.span(first, last)
    alone = stands_alone(extents.sentence, first, found.index)
    if alone and (tokens[end].text == ":" or not completes(extents.sentence, end)) and not _adds(extents.sentence, end):
        return speaker, extents.span(first, found.index - 1)
    goes_on = any(token.xpos in _FINITE and not token.deprel.startswith("acl") for token in tokens[end : last + 1])
    if (goes_on and not (tokens[end].text == "," and tokens[end + 1].upos == "CCONJ")) or _adds(extents.sentence, end):
        return speaker, extents.span(first, last)
    return speaker, extents.span(first, found.index - 1)


def _is_done_by(found: Found) -> bool:
    """ "Confirmed by a simple count of the boats": by which it was done, and nobody's words."""
    before = found.extents.sentence.tokens[max(0, found.index - 1) : found.index]
    by = found.kind == "reckoning" and found.extents.sentence.tokens[found.index].text.lower() == "by"
    return by and any(token.xpos == "VBN" and token.deprel.startswith(("acl", "advcl")) for token in before)


def _number_before(extents: Extents, index: int, end: int) -> int | None:
    """Where the number begins that is all that the source tells: "Many came - 900, according to the mayor".

    Behind a dash or a bracket; at the head of a sentence that goes on without it ("Grade six according to the guides,
    the path was thought easy").
    """
    tokens = extents.sentence.tokens
    first = index - 1 if index > 1 and tokens[index - 1].text == "," else index
    while first > 0 and tokens[first - 1].text not in _SETS_OFF and index - first <= _SHORT:
        first -= 1
    phrase = tokens[first:index]
    if not any(token.upos == "NUM" for token in phrase) or any(token.upos in _VERBS for token in phrase):
        return None
    if first > 0:
        return first if tokens[first - 1].text in _DASHES else None
    if tokens[index - 1].text == "," or tokens[end].text != ",":
        return None  # "Nine people, according to the mayor, came"
    behind = (token for token in tokens[end + 1 :] if token.deprel.startswith("nsubj"))
    return first if any(tokens[token.head].upos in _VERBS for token in behind) else None


def _is_joined(sentence: Sentence, index: int, end: int) -> bool:
    """ "No cause was given, but, according to his lawyer, he was ill": he says no more than what is joined."""
    tokens = sentence.tokens
    before = index - 2 if index > 1 and tokens[index - 1].text == "," else index - 1
    if before < 1 or tokens[before].upos != "CCONJ" or tokens[end].text != ",":
        return False
    rest = range(end + 1, len(tokens))
    return any(
        tokens[word].deprel.startswith("nsubj")
        and tokens[word].head in rest
        and tokens[word].head == tokens[before].head
        for word in rest
    )


def _adds(sentence: Sentence, end: int) -> bool:
    """ "They fly, according to the club, but only at night": what follows belongs to it, and has no verb of its own."""
    tokens = sentence.tokens
    if end + 2 >= len(tokens) or tokens[end].text != "," or tokens[end + 1].upos != "CCONJ":
        return False
    rest = tokens[end + 2 :]
    opens = rest[0].upos == "ADP" or (rest[0].upos == "ADV" and rest[1:2] and rest[1].upos == "ADP")
    main = (token for token in rest if not token.deprel.startswith(SUBORDINATE))
    return bool(opens) and not any(token.xpos in _FINITE for token in main)


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
            behind = _behind_aside(extents.sentence, start, index) if text == "," else None
            return index if behind is None else _end_of_source(extents, behind)
        if tokens[index].upos in ("VERB", "AUX") and not tokens[index].deprel.startswith("acl"):
            # No comma: "According to Holm the road is shut".
            verb = tokens[index].head if tokens[index].deprel.startswith(("aux", "cop")) else index
            subjects = [child for child in extents.sentence.dependents(verb, "nsubj") if start < child < index]
            return extents.first[subjects[0]] if subjects and extents.first[subjects[0]] > start else index
    return len(tokens)


def _behind_aside(sentence: Sentence, start: int, comma: int) -> int | None:
    """Where the source goes on behind a comma: "the mayor, who was there", "police in Tarsa, Norland, the road"."""
    tokens = sentence.tokens
    if comma + 1 < len(tokens) and tokens[comma + 1].xpos in ("WDT", "WP"):
        return comma + 2
    close = next((index for index in range(comma + 1, len(tokens)) if tokens[index].text in (",", ";", ":")), None)
    if close is None or tokens[close].text != "," or tokens[comma + 1].xpos == "IN":
        return None  # "According to reports, of forty men, ten drowned"
    aside = range(comma + 1, close)
    if any(tokens[index].upos in _VERBS and not tokens[index].deprel.startswith("acl") for index in aside):
        return None
    heads = [tokens[index].head for index in aside if not comma < tokens[index].head < close]
    within = bool(heads) and all(start <= head < comma for head in heads)
    named = within or _names_a_country(sentence, comma, close) or _names_the_source(sentence, start, comma, close)
    return close if named else None


def _names_the_source(sentence: Sentence, start: int, comma: int, close: int) -> bool:
    """ "According to the mayor, Jane Poe, the road was shut": trees make two subjects of her and the road."""
    tokens, name = sentence.tokens, comma + 1
    if any(token.upos != "PROPN" for token in tokens[name:close]):
        return False
    heads = [index for index in range(start, comma) if tokens[index].deprel == "appos" and comma < tokens[index].head]
    if not any(name <= tokens[index].head < close for index in heads):
        return False
    verb = tokens[tokens[heads[0]].head].head
    return verb >= 0 and any(child > close for child in sentence.dependents(verb, "nsubj", "nsubj:pass"))


def _names_a_country(sentence: Sentence, comma: int, close: int) -> bool:
    """ "Police in Tarsa, Norland, the road was shut": a name behind a place, and a clause behind the name."""
    tokens = sentence.tokens
    behind = next((i for i in range(close + 1, len(tokens)) if tokens[i].upos in _VERBS or tokens[i].text == ","), 0)
    named = close == comma + 2 and tokens[comma + 1].upos == "PROPN"
    placed = tokens[comma - 1].upos == "PROPN" and tokens[comma - 2].text.lower() in ("in", "of", "from", "at")
    return named and placed and behind > close + 1 and tokens[behind].upos in _VERBS


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
    if begins_anew(sentence, index):
        return True
    if before and before[-1].upos == "CCONJ":
        return True
    return not any(token.upos in ("VERB", "AUX", "NUM") or token.deprel.startswith("nsubj") for token in before)


def begins_anew(sentence: Sentence, index: int) -> bool:
    """Whether a capital shows that a sentence begins there, though the stop before it is missing."""
    return index > 0 and sentence.tokens[index].text == "According"


def _clause_start(extents: Extents, index: int) -> int:
    """Where the sentence begins; what comes behind a semicolon, or a "that" in whose clause the source stands."""
    sentence = extents.sentence
    for start in range(index - 1, 0, -1):
        token = sentence.tokens[start]
        that = token.lemma == "that" and token.deprel == "mark" and extents.last[token.head] > index
        if token.text == ";" or token.xpos == "WDT" or that:
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
