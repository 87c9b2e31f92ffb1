"""Asides: "The road, the mayor noted, was shut", and what belongs to what is said on either side of them.

Between two commas stand a speaker and a verb, and no more; what needs the rest of the sentence goes on behind them.
"""

from __future__ import annotations

from dragoman.extractors.attribution.extents import Extents
from dragoman.extractors.attribution.speakers import is_passive
from dragoman.records import Sentence, Span

__all__ = [
    "CONNECTING",
    "SUBORDINATE",
    "around_aside",
    "begun_before",
    "comma_before",
    "goes_on_behind",
    "has_object",
    "stands_alone",
    "subject_and_around",
]

_ADDING_TO = frozenset({"WDT", "WP", "WP$", "WRB", "VBG"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBORDINATE = ("acl", "advcl")
# "if the rain lets them", "provided that it holds", "he revealed, that it was shut"
_BINDING = frozenset({"if", "unless", "provided", "that"})
CONNECTING = frozenset({"but", "and", "however", "yet", "so"})


def around_aside(extents: Extents, verb: int) -> Span | None:
    """ "The road, the mayor noted, was shut": what stands around the aside; where it stands before, that alone."""
    sentence = extents.sentence
    comma, behind = comma_before(sentence, verb), _comma_behind(sentence, verb)
    if comma is None or behind is None or is_passive(sentence, verb) or has_object(sentence, verb):
        return None
    if sentence.tokens[behind + 1].xpos in _ADDING_TO:
        # "In May, the envoy told of a road, which was shut": there is nothing for which the words would be an aside.
        return None
    first = _subject_start(sentence, _clause_start(sentence, comma), comma)
    if first >= comma or stands_alone(sentence, first, comma):
        return None
    return extents.span(first, len(sentence.tokens) - 1)


def subject_and_around(extents: Extents, verb: int, root: int) -> Span | None:
    """ "The two acts, his office claims, are unrelated": the clause has its subject before the aside."""
    sentence = extents.sentence
    subjects = [child for child in sentence.dependents(root, "nsubj", "csubj") if child < verb]
    if not subjects or comma_before(sentence, verb) is None or _comma_behind(sentence, verb) is None:
        return None
    return extents.span(extents.first[subjects[0]], extents.last[root])


def goes_on_behind(extents: Extents, verb: int) -> int | None:
    """The last word of a clause that goes on behind the aside: "The road, he said, was shut" has one without it.

    "The ferry was unsafe, police have said, and should not have sailed"; "..., if the rain lets them"; not "..., and
    the crew was held", which may be the reporter's own.
    """
    sentence = extents.sentence
    comma = None if is_passive(sentence, verb) else _comma_behind(sentence, verb)
    if comma is None or comma + 2 >= len(sentence.tokens) or not _is_bound(sentence, comma + 1):
        return None
    return len(sentence.tokens) - 1


def _is_bound(sentence: Sentence, start: int) -> bool:
    """Does what begins at ``start`` hang on the clause before: a condition, an aim, a second verb, "of whom"?"""
    token, following = sentence.tokens[start], sentence.tokens[start + 1]
    if token.upos != "CCONJ":
        bound = token.text.lower() in _BINDING or (token.text.lower() == "to" and following.xpos == "VB")
        return bound or (token.upos == "ADP" and following.xpos in ("WP", "WDT"))
    after = start + 1
    while after < len(sentence.tokens) - 1 and sentence.tokens[after].upos in ("ADV", "PART"):
        after += 1
    return sentence.tokens[after].upos in ("AUX", "VERB") and sentence.tokens[after].xpos != "VBG"


def begun_before(extents: Extents, verb: int) -> int | None:
    """ "The talks go on, she said, \"and nobody leaves\"": where the clause begins that the quotation ends."""
    sentence = extents.sentence
    comma = None if is_passive(sentence, verb) else comma_before(sentence, verb)
    if comma is None:
        return None
    first = _clause_start(sentence, comma)
    # Not "Visiting the port, she said, \"we will rebuild\"".
    verbs = any(token.xpos in _TENSED for token in sentence.tokens[first:comma])
    opening = sentence.tokens[first]
    return first if verbs and (opening.upos != "SCONJ" or opening.text.lower() in _BINDING) else None


def stands_alone(sentence: Sentence, first: int, end: int) -> bool:
    """Is it a clause that needs nothing more: neither "the road" nor "if the road was shut"?"""
    opening = sentence.tokens[first]
    if opening.upos in ("SCONJ", "AUX") or opening.deprel == "mark" or sentence.tokens[end - 1].upos == "AUX":
        return False
    verbs = (token for token in sentence.tokens[first:end] if token.xpos in _TENSED)
    heads = (sentence.tokens[verb.head] if verb.deprel.startswith("aux") else verb for verb in verbs)
    return any(not head.deprel.startswith(SUBORDINATE) for head in heads)


def comma_before(sentence: Sentence, verb: int) -> int | None:
    """The comma before the speaker and the verb, with nothing else between them."""
    for index in range(verb - 1, max(-1, verb - 20), -1):
        token = sentence.tokens[index]
        if token.text in (",", "\u201d", '"'):
            return index if index < verb - 1 or _noun_follows(sentence, verb) else None
        if token.upos in ("VERB", "SCONJ", "CCONJ") or token.xpos in ("WP", "WDT", "WRB") or token.text == ":":
            return None
    return None


def _noun_follows(sentence: Sentence, verb: int) -> bool:
    return any(token.upos in ("PROPN", "NOUN", "PRON", "DET") for token in sentence.tokens[verb + 1 : verb + 2])


def _comma_behind(sentence: Sentence, verb: int) -> int | None:
    """The comma after the verb, with no more than a phrase on time, place or hearer in between."""
    for index in range(verb + 1, min(verb + 12, len(sentence.tokens) - 2)):
        token = sentence.tokens[index]
        if token.text == ",":
            return index
        if token.upos in ("VERB", "AUX", "SCONJ", "CCONJ") or token.text in (":", ";") or token.deprel == "mark":
            return None
    return None


def _clause_start(sentence: Sentence, end: int) -> int:
    """The first word behind the last semicolon or colon before ``end``, and behind "but" and "and"."""
    first = max((i + 1 for i in range(end) if sentence.tokens[i].text in (";", ":")), default=0)
    while first < end and (sentence.tokens[first].upos == "PUNCT" or sentence.tokens[first].lemma in CONNECTING):
        first += 1
    return first


def _subject_start(sentence: Sentence, first: int, comma: int) -> int:
    """Of "The north sent two boats, and the south, we hear, will lend one" the second half alone."""
    for index in range(comma - 1, first, -1):
        token = sentence.tokens[index]
        if token.upos in ("VERB", "AUX"):
            break
        if token.upos == "CCONJ" and sentence.tokens[index - 1].text == ",":
            return index + 1
    return first


def has_object(sentence: Sentence, verb: int) -> bool:
    return any(child > verb and _names_a_thing(sentence, child) for child in sentence.dependents(verb, "obj"))


def _names_a_thing(sentence: Sentence, index: int) -> bool:
    """Not the speaker of "said Holm" that a tree took for an object."""
    return sentence.tokens[index].upos == "NOUN"
