"""The clause that a reporting verb carries: "the army said [the road was open]", "[the road was open], said the army".

Where the tree lost the clause, the order of the words still tells: a verb at the end, behind a comma and its
speaker, reports what stands before; a verb with its speaker before it reports the clause that follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.attribution.asides import (
    CONNECTING,
    SUBORDINATE,
    around_aside,
    comma_before,
    has_object,
    stands_alone,
    subject_and_around,
)
from dragoman.extractors.attribution.extents import Extents
from dragoman.extractors.attribution.speakers import ADDRESSING, is_passive
from dragoman.knowledge.reporting import Cue
from dragoman.records import Sentence, Span, Token

__all__ = ["clause_of", "completes"]

# "after the vote, he said": such a clause is no content.
_CLAUSE_MARKS = frozenset({"that", "whether", "if"})
_FINITE = ("nsubj", "csubj", "expl", "aux", "cop", "mark")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def clause_of(extents: Extents, verb: int, cue: Cue) -> Span | None:
    """The clause that ``verb`` reports, without "that" and without the words that attribute it."""
    sentence = extents.sentence
    if "quotation" in cue.takes and (told := around_aside(extents, verb) or _before_colon(extents, verb)):
        return told
    clauses = [child for child in sentence.dependents(verb, "ccomp", "parataxis") if _same_half(sentence, verb, child)]
    for child in sorted(clauses, key=lambda child: child < verb):
        if not _is_clause(sentence, child) or _asks(sentence, child, cue):
            continue
        if sentence.tokens[extents.first[child]].text == "of" or _is_second(extents, verb, child):
            # "of the decisions that it took": the rest of a noun.
            continue
        if child > verb:
            return subject_and_around(extents, verb, child) or _behind(extents, verb, child, cue)
        last = min(extents.last[child], _starts(extents, verb, child) - 1)
        return extents.span(extents.first[child], _explained(sentence, verb) or last)
    told = _around(extents, verb) or _that(extents, verb)
    # Where only the order of the words is left, trust verbs of speech alone: "found" has other uses.
    if told or "quotation" not in cue.takes:
        return told
    return _ending(extents, verb) or _rest(extents, verb, cue)


def _before_colon(extents: Extents, verb: int) -> Span | None:
    """ "Forty lorries had passed, the clerk said: apples for the east": what stands before, and what the colon adds."""
    comma, last = comma_before(extents.sentence, verb), _explained(extents.sentence, verb)
    if comma is None or last is None or not stands_alone(extents.sentence, 0, comma):
        return None
    return extents.span(0, last)


def _is_second(extents: Extents, verb: int, clause: int) -> bool:
    """ "The ferry was unsafe, police said, and should not have sailed": the second verb of what stands before."""
    sentence = extents.sentence
    opening = next(token for token in sentence.tokens[extents.first[clause] :] if token.upos != "PUNCT")
    aside = clause > verb and opening.upos == "CCONJ" and comma_before(sentence, verb) is not None
    return aside and not sentence.dependents(clause, "nsubj", "expl", "csubj")


def _same_half(sentence: Sentence, verb: int, clause: int) -> bool:
    """Not "He asked for boats; none came": what stands behind a semicolon is another sentence."""
    first, last = min(verb, clause), max(verb, clause)
    return all(token.text != ";" for token in sentence.tokens[first + 1 : last])


def _explained(sentence: Sentence, verb: int) -> int | None:
    """ "Forty lorries had passed, the clerk said: apples for the east": the last word of what the colon leads to."""
    tokens = sentence.tokens
    if verb + 2 >= len(tokens) or tokens[verb + 1].text != ":" or tokens[verb + 2].upos == "PUNCT":
        return None
    return next((index - 1 for index in range(verb + 2, len(tokens)) if tokens[index].text == ";"), len(tokens) - 1)


def _is_clause(sentence: Sentence, root: int) -> bool:
    marks = {sentence.tokens[mark].lemma for mark in sentence.dependents(root, "mark")}
    if not marks <= _CLAUSE_MARKS and not (marks == {"to"} and sentence.dependents(root, "nsubj")):
        return False
    if sentence.tokens[root].upos in ("PROPN", "NOUN") and not sentence.dependents(root, "cop", "aux"):
        return False
    if sentence.tokens[root].xpos in ("VBN", "VBG", "JJ") and not sentence.dependents(root, *_FINITE):
        return False
    if sentence.tokens[root].deprel == "parataxis":
        return bool(sentence.dependents(root, "nsubj", "expl", "csubj"))
    return True


def _asks(sentence: Sentence, root: int, cue: Cue) -> bool:
    """A clause of "whether" or "how" for a verb that takes none."""
    asked = any(sentence.tokens[child].lemma in ("whether", "if") for child in sentence.dependents(root, "mark"))
    return asked and "question" not in cue.takes


def _behind(extents: Extents, verb: int, root: int, cue: Cue) -> Span | None:
    """The clause after the verb, without "that"."""
    sentence = extents.sentence
    first = max(extents.first[root], verb + 1)
    if cue.particle is not None and first == verb + 1:
        first += 1
    if not sentence.dependents(root, "nsubj", "expl", "mark") and sentence.tokens[verb].lemma not in ADDRESSING:
        # The tree gave the subject of the clause to the verb: "announced the vote is off".
        strays = sentence.dependents(verb, "obj", "iobj", "nsubj", "ccomp", "xcomp")
        nouns = (o for o in strays if verb < o < first and sentence.tokens[o].upos in _NOMINAL)
        first = min([first, *(max(extents.first[noun], verb + 1) for noun in nouns)])
    if sentence.tokens[verb].lemma in ADDRESSING:
        # "told the paper the road was shut": whoever is told stands before the clause.
        subjects = [extents.first[s] for s in sentence.dependents(root, "nsubj", "expl", "csubj") if s > verb]
        if not subjects:
            # The tree gave the subject of the clause to the verb: "told the paper the vote is off".
            told = [o for o in sentence.dependents(verb, "iobj") if verb < o < root]
            strays = [s for s in sentence.dependents(verb, "nsubj", "obj", "iobj") if told and told[0] < s < root]
            subjects = [extents.first[s] for s in strays[:1]]
            first = min([first, *subjects])
        first = max([first, *subjects])
    # "promised the mediators that they would return": whoever is told stands before the "that".
    that_marks = [
        mark for mark in sentence.dependents(root, "mark") if verb < mark and sentence.tokens[mark].lemma == "that"
    ]
    first = max([first, *(mark + 1 for mark in that_marks[:1])])
    while first < root and (
        sentence.tokens[first].upos == "PUNCT" or (sentence.tokens[first].lemma == "that" and _is_mark(sentence, first))
    ):
        first += 1
    last = [extents.last[more] for more in sentence.dependents(verb, "parataxis", "ccomp") if more > root]
    return extents.span(first, max([extents.last[root], *last]))


def _is_mark(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].deprel == "mark" or sentence.tokens[index].upos == "SCONJ"


def _starts(extents: Extents, verb: int, before: int) -> int:
    """Where the words that attribute begin: the subject or the verb, whatever stands first after ``before``."""
    own = [
        extents.first[child]
        for child in extents.sentence.dependents(verb, "nsubj", "aux", "advmod", "mark", "cc", "obl")
        if child > before
    ]
    return min([verb, *own])


def _around(extents: Extents, verb: int) -> Span | None:
    """ "The talks, he said, had failed": the verb hangs on what it reports."""
    sentence = extents.sentence
    token = sentence.tokens[verb]
    if token.deprel not in ("parataxis", "advcl") or token.head < 0 or has_object(sentence, verb):
        return None
    if token.deprel == "advcl" and not any(
        sentence.tokens[mark].lemma == "as" for mark in sentence.dependents(verb, "mark", "advmod", "case")
    ):
        return None
    head, first, last = token.head, extents.first[token.head], extents.last[token.head]
    if verb < head:
        return extents.span(max(first, extents.last[verb] + 1), last)
    # "..., he said, of private work" goes on after the verb; "..., he said, because it was late" does not.
    end = last if completes(sentence, extents.last[verb] + 1) else _starts(extents, verb, head) - 1
    return extents.span(first, end)


def completes(sentence: Sentence, start: int) -> bool:
    """Is what goes on at ``start`` a part of a noun before, or a second verb of the same subject?"""
    while start < len(sentence.tokens) - 1 and sentence.tokens[start].upos == "PUNCT":
        start += 1
    for index in range(start, min(start + 8, len(sentence.tokens) - 1)):
        token = sentence.tokens[index]
        if token.head < start:
            joined = token.deprel == "conj" and not sentence.dependents(index, "nsubj", "expl")
            return joined or token.deprel.startswith(("nmod", "acl", "obj", "xcomp", "ccomp"))
    return False


def _that(extents: Extents, verb: int) -> Span | None:
    """The tree lost the clause, but "that" follows: all to the end of the sentence."""
    tokens = extents.sentence.tokens
    for index in range(verb + 1, min(verb + 3, len(tokens))):
        if tokens[index].text == "that" and tokens[index].upos == "SCONJ":
            return extents.span(index + 1, len(tokens) - 1)
    return None


def _ending(extents: Extents, verb: int) -> Span | None:
    """ "The ferry sank, police reported on Friday": what stands before the comma."""
    sentence = extents.sentence
    comma = None if is_passive(sentence, verb) or has_object(sentence, verb) else comma_before(sentence, verb)
    if comma is None or any(token.upos in ("VERB", "AUX") for token in _main(sentence, verb + 1)):
        return None
    first = 0
    while first < comma and (sentence.tokens[first].lemma in CONNECTING or sentence.tokens[first].upos == "PUNCT"):
        first += 1
    says = any(token.upos in ("VERB", "AUX") for token in sentence.tokens[first:comma])
    if sentence.tokens[first].upos == "SCONJ":
        return None
    return extents.span(first, comma - 1) if says else None


def _main(sentence: Sentence, start: int) -> Iterator[Token]:
    """The tokens from ``start`` that are in no relative clause and in no aside."""
    for token in sentence.tokens[start:]:
        if not token.deprel.startswith(SUBORDINATE):
            yield token


def _rest(extents: Extents, verb: int, cue: Cue) -> Span | None:
    """ "The paper reported, citizens had a turnout of 98%": the clause that follows, to the end."""
    sentence = extents.sentence
    if not any(child < verb for child in sentence.dependents(verb, "nsubj")) or sentence.dependents(verb, "mark"):
        return None
    if is_passive(sentence, verb):
        return None  # "Nine were confirmed dead, the clinic said"
    if sentence.tokens[verb].lemma in ADDRESSING or any(
        after.text == ";" for after in sentence.tokens[verb + 1 : verb + 2]
    ):
        return None
    if "object" in cue.takes and any(child > verb for child in sentence.dependents(verb, "obj")):
        return None
    subject = _next_subject(extents, verb)
    if subject is None:
        return None
    objects = [extents.first[o] for o in sentence.dependents(verb, "obj", "iobj") if verb < o < subject]
    first = min([extents.first[subject] if extents.first[subject] > verb else subject, *objects])
    return extents.span(max(first, verb + 1), len(sentence.tokens) - 1)


def _next_subject(extents: Extents, verb: int) -> int | None:
    """The subject of the next main clause that is not the verb's own sibling ("said it and left")."""
    sentence = extents.sentence
    for index in range(verb + 1, len(sentence.tokens)):
        token = sentence.tokens[index]
        if token.upos == "CCONJ":
            return None
        if token.deprel.startswith("nsubj") and token.xpos not in ("WP", "WDT") and token.head >= 0:
            above = sentence.tokens[token.head]
            if token.head == verb or (token.head > index and not above.deprel.startswith(SUBORDINATE)):
                return index
    return None
