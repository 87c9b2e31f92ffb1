"""Whether a sentence looks ahead at one of its words.

"The envoys will meet on Friday" looks ahead at "Friday"; "he said on Friday that they will meet" does not, since
Friday is when he said it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal

from dragoman.knowledge.timewords import Tense
from dragoman.records import Sentence, Span, Token


def looks_ahead(sentence: Sentence, span: Span, tense: Tense, owns: bool = False) -> bool | None:
    """Whether the verb over the time at ``span`` speaks of what is still to come; None where no verb says.

    ``owns``: the time is in the possessive ("Wednesday's ruling"), so that no plan that the ruling is the object of
    ("a plan to fight Wednesday's ruling") says when it is.
    """
    index = _head(sentence, span)
    if index < 0:
        return None
    before = sentence.tokens[max(0, bisect_left(sentence.tokens, span.start, key=_offset) - 2) : index]
    words = [token for token in before if token.lemma not in ("on", "late", "early")]
    if words and words[-1].lemma in tense.saying and words[-1].xpos in ("VBD", "VBN"):
        return False  # "they will resist, officials predicted Wednesday"
    cases = {sentence.tokens[child].lemma for child in sentence.dependents(index, "case")}
    if "since" in cases:
        return False
    over = [sentence.tokens[one] for one in sentence.ancestors(index)[:2]]
    above = [token.lemma for token in over]
    if "of" in cases and over and over[0].upos == "NOUN":
        return None  # "They have yet to go home under the agreement of 14 February": the date is the agreement's
    if "for" in cases and over and (over[0].upos != "VERB" or over[0].lemma in tense.ahead):
        return True  # "a hearing for Monday", "warnings for Sunday"
    if cases & {"until", "till", "to"} and tense.deferred.intersection(above):
        return True  # "postponed the vote until Tuesday"
    for verb in [index, *sentence.ancestors(index)][:8]:
        token = sentence.tokens[verb]
        if token.upos == "ADJ" and token.lemma in tense.ahead:
            return True
        if token.upos != "VERB" and not _helpers(sentence, verb):
            continue
        gaze = _gaze(sentence, verb, tense)
        if gaze == "ahead":
            return None if owns and "to" in _helpers(sentence, verb) else True
        if gaze == "back":
            # "Laid the ground for negotiations in January", "runs until June": the verb is past, and says no more.
            nominal = verb != index and sentence.tokens[sentence.tokens[index].head].upos == "NOUN"
            return None if nominal or cases & {"until", "till", "through"} else False
        if gaze == "now":
            return None
    return None


def looks_on_from_then(sentence: Sentence, span: Span) -> bool:
    """Whether the verb over the time looks ahead from a day that is past: "decided that shops would shut on Friday"."""
    index = _head(sentence, span)
    for verb in [index, *sentence.ancestors(index)][:6] if index >= 0 else ():
        helpers = _helpers(sentence, verb)
        if sentence.tokens[verb].upos == "VERB" or helpers:
            return "would" in helpers or ("to" in helpers and helpers.get("be") == "VBD")
    return False


def _head(sentence: Sentence, span: Span) -> int:
    """The token of the time that hangs on one outside it."""
    index = bisect_right(sentence.tokens, span.end - 1, key=_offset) - 1
    while index >= 0:
        head = sentence.tokens[index].head
        if head < 0 or not span.start <= sentence.tokens[head].span.start < span.end:
            return index
        index = head
    return index


def _offset(token: Token) -> int:
    return token.span.start


def speaks_of_now(sentence: Sentence, offset: int) -> bool:
    """Whether the word at ``offset`` hangs on what simply is so: "today there is no trust" means these days."""
    index = bisect_right(sentence.tokens, offset, key=_offset) - 1
    for word in [index, *sentence.ancestors(index)][:6] if index >= 0 else ():
        if helpers := _helpers(sentence, word):
            return helpers.get("be") in ("VBZ", "VBP") and sentence.tokens[word].upos in ("NOUN", "ADJ", "PRON")
        if sentence.tokens[word].upos == "VERB":
            return False
    return False


Gaze = Literal["ahead", "back", "now"]


def _gaze(sentence: Sentence, verb: int, tense: Tense) -> Gaze | None:
    """Where a verb looks; None where the word above decides ("beginning Friday", "tried to land on Friday")."""
    token, helpers = sentence.tokens[verb], _helpers(sentence, verb)
    if "have" in helpers:
        return "back"
    if helpers.keys() & tense.modals:
        return "ahead"
    above = sentence.tokens[token.head] if token.head >= 0 else None
    if "to" in helpers:
        if above is not None and "have" in _helpers(sentence, token.head):
            return None  # "had been scheduled to expire on Friday"
        # "The decision to vote in June", "is to step down today".
        return (
            "ahead" if above is None or above.lemma in tense.ahead or above.upos != "VERB" or "be" in helpers else None
        )
    if token.lemma in tense.scheduled and (token.xpos != "VBD" or "be" in helpers):
        return "ahead"
    if token.xpos == "VBD" or "VBD" in helpers.values():
        return "back"
    if token.xpos == "VBN" and not helpers and token.deprel == "acl":
        return "back"  # "the ban imposed Thursday"
    if token.xpos in ("VBZ", "VBP") or {"VBZ", "VBP"} & set(helpers.values()):
        return "ahead" if token.lemma in tense.timetable else "now"
    return None


def _helpers(sentence: Sentence, verb: int) -> dict[str, str]:
    """Auxiliaries, copula and "to" of a verb: lemma and tag."""
    children = (sentence.tokens[child] for child in sentence.children[verb])
    return {
        child.lemma.lower(): child.xpos
        for child in children
        if child.deprel.startswith(("aux", "cop")) or (child.deprel == "mark" and child.lemma == "to")
    }
