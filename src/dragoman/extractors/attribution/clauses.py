"""The clause that a reporting verb carries: "the army said [the road was open]", "[the road was open], said the army".

Where the tree lost the clause, the order of the words still tells: a verb at the end, behind a comma and its
speaker, reports what stands before; a verb with its speaker before it reports the clause that follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extractors.attribution.extents import Extents
from dragoman.extractors.attribution.speakers import ADDRESSING, is_passive
from dragoman.knowledge.reporting import Cue
from dragoman.records import Sentence, Span, Token

__all__ = ["begun_before", "clause_of", "completes", "goes_on_behind", "stands_alone"]

# "after the vote, he said": such a clause is no content.
_CLAUSE_MARKS = frozenset({"that", "whether", "if"})
_FINITE = ("nsubj", "csubj", "expl", "aux", "cop", "mark")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_ADDING_TO = frozenset({"WDT", "WP", "WP$", "WRB", "VBG"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBORDINATE = ("acl", "advcl")
# "if the rain lets them", "provided that it holds"
_BINDING = frozenset({"if", "unless", "provided", "that"})
_CONNECTING = frozenset({"but", "and", "however", "yet", "so"})


def clause_of(extents: Extents, verb: int, cue: Cue) -> Span | None:
    """The clause that ``verb`` reports, without "that" and without the words that attribute it."""
    sentence = extents.sentence
    if "quotation" in cue.takes and (told := _aside(extents, verb)):
        return told
    clauses = [child for child in sentence.dependents(verb, "ccomp", "parataxis") if _same_half(sentence, verb, child)]
    for child in sorted(clauses, key=lambda child: child < verb):
        if not _is_clause(sentence, child) or _asks(sentence, child, cue):
            continue
        if sentence.tokens[extents.first[child]].text == "of":
            # "of the decisions that it took": the rest of a noun.
            continue
        if child > verb:
            return _around_aside(extents, verb, child) or _behind(extents, verb, child, cue)
        last = min(extents.last[child], _starts(extents, verb, child) - 1)
        return extents.span(extents.first[child], _explained(sentence, verb) or last)
    told = _around(extents, verb) or _that(extents, verb)
    # Where only the order of the words is left, trust verbs of speech alone: "found" has other uses.
    if told or "quotation" not in cue.takes:
        return told
    return _ending(extents, verb) or _rest(extents, verb, cue)


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


def _aside(extents: Extents, verb: int) -> Span | None:
    """ "The road, the mayor noted, was shut": what stands around the aside; where it stands before, that alone."""
    sentence = extents.sentence
    comma, behind = _comma_before(sentence, verb), _comma_behind(sentence, verb)
    if comma is None or behind is None or is_passive(sentence, verb) or _has_object(sentence, verb):
        return None
    if sentence.tokens[behind + 1].xpos in _ADDING_TO:
        # "In May, the envoy told of a road, which was shut": there is nothing for which the words would be an aside.
        return None
    first = _subject_start(sentence, _clause_start(sentence, comma), comma)
    if first >= comma or stands_alone(sentence, first, comma):
        return None
    return extents.span(first, len(sentence.tokens) - 1)


def _around_aside(extents: Extents, verb: int, root: int) -> Span | None:
    """ "The two acts, his office claims, are unrelated": the clause has its subject before the aside."""
    sentence = extents.sentence
    subjects = [child for child in sentence.dependents(root, "nsubj", "csubj") if child < verb]
    if not subjects or _comma_before(sentence, verb) is None or _comma_behind(sentence, verb) is None:
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
    comma = None if is_passive(sentence, verb) else _comma_before(sentence, verb)
    if comma is None:
        return None
    first = _clause_start(sentence, comma)
    verbs = any(token.upos in ("VERB", "AUX") for token in sentence.tokens[first:comma])
    opening = sentence.tokens[first]
    return first if verbs and (opening.upos != "SCONJ" or opening.text.lower() in _BINDING) else None


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
    while first < end and (sentence.tokens[first].upos == "PUNCT" or sentence.tokens[first].lemma in _CONNECTING):
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


def stands_alone(sentence: Sentence, first: int, end: int) -> bool:
    """Is it a clause that needs nothing more: neither "the road" nor "if the road was shut"?"""
    opening = sentence.tokens[first]
    if opening.upos in ("SCONJ", "AUX") or opening.deprel == "mark" or sentence.tokens[end - 1].upos == "AUX":
        return False
    verbs = (token for token in sentence.tokens[first:end] if token.xpos in _TENSED)
    heads = (sentence.tokens[verb.head] if verb.deprel.startswith("aux") else verb for verb in verbs)
    return any(not head.deprel.startswith(_SUBORDINATE) for head in heads)


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
            strays = [s for s in sentence.dependents(verb, "nsubj", "obj") if told and told[0] < s < root]
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
    if token.deprel not in ("parataxis", "advcl") or token.head < 0 or _has_object(sentence, verb):
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
    comma = None if is_passive(sentence, verb) or _has_object(sentence, verb) else _comma_before(sentence, verb)
    if comma is None or any(token.upos in ("VERB", "AUX") for token in _main(sentence, verb + 1)):
        return None
    first = 0
    while first < comma and (sentence.tokens[first].lemma in _CONNECTING or sentence.tokens[first].upos == "PUNCT"):
        first += 1
    says = any(token.upos in ("VERB", "AUX") for token in sentence.tokens[first:comma])
    if sentence.tokens[first].upos == "SCONJ":
        return None
    return extents.span(first, comma - 1) if says else None


def _has_object(sentence: Sentence, verb: int) -> bool:
    return any(child > verb and _names_a_thing(sentence, child) for child in sentence.dependents(verb, "obj"))


def _names_a_thing(sentence: Sentence, index: int) -> bool:
    """Not the speaker of "said Holm" that a tree took for an object."""
    return sentence.tokens[index].upos == "NOUN"


def _comma_before(sentence: Sentence, verb: int) -> int | None:
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


def _main(sentence: Sentence, start: int) -> Iterator[Token]:
    """The tokens from ``start`` that are in no relative clause and in no aside."""
    for token in sentence.tokens[start:]:
        if not token.deprel.startswith(_SUBORDINATE):
            yield token


def _rest(extents: Extents, verb: int, cue: Cue) -> Span | None:
    """ "The paper reported, citizens had a turnout of 98%": the clause that follows, to the end."""
    sentence = extents.sentence
    if not any(child < verb for child in sentence.dependents(verb, "nsubj")) or sentence.dependents(verb, "mark"):
        return None
    if sentence.tokens[verb].lemma in ADDRESSING:
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
            if token.head == verb or (token.head > index and not above.deprel.startswith(_SUBORDINATE)):
                return index
    return None
