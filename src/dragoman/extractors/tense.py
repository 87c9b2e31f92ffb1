"""Whether a sentence looks ahead at one of its words.

"The envoys will meet on Friday" looks ahead at "Friday"; "he said on Friday that they will meet" does not, since
Friday is when he said it.
"""

from __future__ import annotations

from bisect import bisect_right

from dragoman.records import Sentence

MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo", "may", "might", "must", "should"})

# What is scheduled, or is to be done, has not been done.
AHEAD = frozenset(
    """schedule slate plan expect due set intend prepare hope want aim await anticipate upcoming promise vow pledge
    threaten urge order ask demand require need ready poise likely going go propose agree call offer""".split()
)

# In the present tense these speak of what is on the timetable: "talks resume on Monday".
TIMETABLE = frozenset(
    """begin start resume open reopen end expire close convene arrive leave depart fly travel take hold face be run
    last become go come vote return visit enter""".split()
)


def looks_ahead(sentence: Sentence, offset: int) -> bool:
    """Whether the verb over the word at ``offset`` speaks of what is still to come."""
    index = bisect_right(sentence.tokens, offset, key=lambda token: token.span.start) - 1
    if index < 0:
        return False
    for verb in [index, *sentence.ancestors(index)][:8]:
        token = sentence.tokens[verb]
        if token.upos == "ADJ" and token.lemma in AHEAD:
            return True
        if token.upos == "VERB" or (token.upos != "NOUN" and _auxiliaries(sentence, verb)):
            if (ahead := _verb_ahead(sentence, verb)) is not None:
                return ahead
    return False


def _verb_ahead(sentence: Sentence, verb: int) -> bool | None:
    """Ahead or back; None where the verb above decides ("beginning Friday")."""
    token, helpers = sentence.tokens[verb], _auxiliaries(sentence, verb)
    if helpers & MODALS:
        return True
    if "to" in helpers:
        above = sentence.tokens[token.head] if token.head >= 0 else None
        return True if above is None or above.lemma in AHEAD or "be" in helpers else None
    if token.lemma in AHEAD and (token.xpos != "VBD" or "be" in helpers) and "have" not in helpers:
        return token.lemma in ("schedule", "slate", "plan", "expect", "due", "set", "anticipate", "await", "propose")
    if token.xpos in ("VBD", "VBN"):
        return None if token.xpos == "VBN" and not helpers else False
    if token.xpos in ("VBZ", "VBP") or helpers & {"be"}:
        return token.lemma in TIMETABLE and "have" not in helpers
    return None


def _auxiliaries(sentence: Sentence, verb: int) -> set[str]:
    return {
        sentence.tokens[child].lemma.lower()
        for child in sentence.children[verb]
        if sentence.tokens[child].deprel.startswith(("aux", "cop"))
        or (sentence.tokens[child].deprel == "mark" and sentence.tokens[child].lemma == "to")
    }
