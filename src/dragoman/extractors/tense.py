"""Whether a sentence looks ahead at one of its words.

"The envoys will meet on Friday" looks ahead at "Friday"; "he said on Friday that they will meet" does not, since
Friday is when he said it.
"""

from __future__ import annotations

from bisect import bisect_right

from dragoman.knowledge.timewords import Tense
from dragoman.records import Sentence


def looks_ahead(sentence: Sentence, offset: int, tense: Tense) -> bool | None:
    """Whether the verb over the word at ``offset`` speaks of what is still to come; None where no verb says."""
    index = bisect_right(sentence.tokens, offset, key=lambda token: token.span.start) - 1
    if index < 0:
        return None
    cases = {sentence.tokens[child].lemma for child in sentence.dependents(index, "case")}
    if "for" in cases:
        return True  # "a hearing for Monday", "warnings for Sunday"
    above = [sentence.tokens[one].lemma for one in sentence.ancestors(index)[:2]]
    if cases & {"until", "till", "to"} and tense.deferred.intersection(above):
        return True  # "postponed the vote until Tuesday"
    for verb in [index, *sentence.ancestors(index)][:8]:
        token = sentence.tokens[verb]
        if token.upos == "ADJ" and token.lemma in tense.ahead:
            return True
        verbal = token.upos == "VERB" or (token.upos != "NOUN" and _helpers(sentence, verb))
        if verbal and (ahead := _verb_ahead(sentence, verb, tense)) is not None:
            # "Laid the ground for negotiations in January": what the time hangs on is not what the verb tells of.
            nominal = verb != index and sentence.tokens[sentence.tokens[index].head].upos == "NOUN"
            return ahead or (None if nominal else False)
    return None


def speaks_of_now(sentence: Sentence, offset: int) -> bool:
    """Whether the word at ``offset`` hangs on what simply is so: "today there is no trust" means these days."""
    index = bisect_right(sentence.tokens, offset, key=lambda token: token.span.start) - 1
    for word in [index, *sentence.ancestors(index)][:6] if index >= 0 else ():
        if helpers := _helpers(sentence, word):
            return helpers.get("be") in ("VBZ", "VBP") and sentence.tokens[word].upos in ("NOUN", "ADJ", "PRON")
        if sentence.tokens[word].upos == "VERB":
            return False
    return False


def _verb_ahead(sentence: Sentence, verb: int, tense: Tense) -> bool | None:
    """Ahead or back; None where the word above decides ("beginning Friday", "tried to land on Friday")."""
    token, helpers = sentence.tokens[verb], _helpers(sentence, verb)
    if "have" in helpers:
        return False
    if helpers.keys() & tense.modals:
        return True
    if "to" in helpers:
        above = sentence.tokens[token.head] if token.head >= 0 else None
        # "The decision to vote in June", "is to step down today".
        return True if above is None or above.lemma in tense.ahead or above.upos != "VERB" or "be" in helpers else None
    if token.lemma in tense.scheduled and (token.xpos != "VBD" or "be" in helpers):
        return True
    if token.xpos == "VBD" or "VBD" in helpers.values():
        return False
    if token.xpos in ("VBZ", "VBP") or {"VBZ", "VBP"} & set(helpers.values()):
        return token.lemma in tense.timetable
    return None


def _helpers(sentence: Sentence, verb: int) -> dict[str, str]:
    """Auxiliaries, copula and "to" of a verb: lemma and tag."""
    children = (sentence.tokens[child] for child in sentence.children[verb])
    return {
        child.lemma.lower(): child.xpos
        for child in children
        if child.deprel.startswith(("aux", "cop")) or (child.deprel == "mark" and child.lemma == "to")
    }
