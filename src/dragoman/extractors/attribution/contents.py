"""What is said: the clause, the infinitive or the noun phrase that a reporting verb carries.

"that the road was open" without its "that"; "a ceasefire" of "called for a ceasefire"; "to have fled" of
"is said to have fled".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.extractors.attribution.asides import goes_on_behind
from dragoman.extractors.attribution.clauses import clause_of
from dragoman.extractors.attribution.endings import until_a_comment, until_the_next
from dragoman.extractors.attribution.extents import Extents
from dragoman.extractors.attribution.speakers import has_agent, is_passive
from dragoman.knowledge.reporting import Cue, Reporting
from dragoman.records import Sentence, Span

__all__ = ["content_of", "what_for"]

Found = tuple[Span, Cue, str]
_QUESTION = frozenset({"whether", "if", "how", "what", "why", "when", "where", "who", "which"})
_POINTS_BACK = frozenset({"this", "that", "it", "so", "these", "which", "same"})

_ABOUT = frozenset({"for", "over", "about", "with", "regarding", "towards"})
_ON_AIR = frozenset({"in", "on", "via", "through", "at", "during", "over"})
# The flood that claimed forty lives says nothing, nor does who claimed a medal, the throne or a refund.
_CLAIMED = frozenset(
    {
        "life", "victim", "medal", "title", "trophy", "crown", "throne", "prize", "gold", "silver", "bronze", "record",
        "point", "wicket", "podium", "benefit", "pension", "refund", "compensation", "asylum", "insurance", "expense",
    }
)  # fmt: skip
# Whoever dismisses one of these says nothing: he puts him out of his post.
_DISMISSED = frozenset(
    {
        "minister", "premier", "chief", "commander", "general", "colonel", "officer", "official", "ambassador",
        "envoy", "governor", "mayor", "director", "head", "manager", "coach", "adviser", "advisor", "aide", "judge",
        "prosecutor", "spokesman", "spokeswoman", "secretary", "deputy", "president", "chairman", "chancellor",
        "cabinet", "government", "staff", "employee", "worker", "teacher", "soldier", "parliament", "board",
        "lawmaker", "editor", "him", "her", "them", "he", "she", "they",
    }
)  # fmt: skip


def content_of(extents: Extents, verb: int, cues: tuple[Cue, ...], reporting: Reporting) -> Found | None:
    """The content of ``verb``, the reading that takes it, and the name of the construction."""
    for construction, find in CONSTRUCTIONS.items():
        for cue in cues:
            takes = construction in cue.takes or (construction == "after" and cue.after)
            if takes and (span := find(extents, verb, cue)) and _is_whole(extents.sentence, span, construction):
                if construction == "clause":
                    span = _around_the_verb(extents, span, verb)
                if construction == "object":
                    span = _without_medium(extents, span, verb, reporting)
                return until_the_next(extents, span, verb, reporting), cue, construction
    return None


def _around_the_verb(extents: Extents, content: Span, verb: int) -> Span:
    """What stands before the verb, from its semicolon on, and with what goes on behind the aside."""
    tokens = extents.sentence.tokens
    if content.start > tokens[verb].span.start:
        return content
    first = next(index for index, token in enumerate(tokens) if token.span.end > content.start)
    last = max(index for index, token in enumerate(tokens) if token.span.start < content.end)
    halves = [index + 1 for index in range(first, verb) if tokens[index].text == ";"]
    if last < verb:
        last = goes_on_behind(extents, verb) or last
    return extents.span(halves[-1] if halves else first, last) or content


def _without_medium(extents: Extents, content: Span, verb: int, reporting: Reporting) -> Span:
    """ "Announced her resignation in a letter": the letter is where it was announced."""
    sentence = extents.sentence
    media = reporting.statements | reporting.platforms | reporting.outlets
    for child in sentence.dependents(verb, "obl"):
        cases = {sentence.tokens[case].lemma for case in sentence.dependents(child, "case")}
        start = sentence.tokens[extents.first[child]].span.start
        if sentence.tokens[child].lemma.lower() in media and cases & _ON_AIR and content.start < start < content.end:
            last = max(index for index in range(verb, extents.first[child]) if sentence.tokens[index].upos != "PUNCT")
            return Span(content.start, sentence.tokens[last].span.end)
    return content


def _is_whole(sentence: Sentence, span: Span, construction: str) -> bool:
    """A clause has a verb; where it has none, the tree lost it."""
    return construction != "clause" or any(
        token.upos in ("VERB", "AUX") for token in sentence.tokens if token.span.overlaps(span)
    )


def _question(extents: Extents, verb: int, cue: Cue) -> Span | None:
    for child in extents.sentence.dependents(verb, "ccomp"):
        if child > verb and extents.sentence.tokens[extents.first[child]].lemma in _QUESTION:
            return extents.span(extents.first[child], extents.last[child])
    return None


def _infinitive(extents: Extents, verb: int, cue: Cue) -> Span | None:
    sentence = extents.sentence
    for child in sentence.dependents(verb, "xcomp", "ccomp", "advcl"):
        marks = [mark for mark in sentence.dependents(child, "mark") if sentence.tokens[mark].lemma == "to"]
        # "was agreed to": a thing, not a promise of someone's.
        nobody = cue.stance == "promises" and is_passive(sentence, verb)
        if child > verb and marks and not nobody and not _has_particle_missing(sentence, verb, cue):
            purpose = [
                mark for mark in sentence.dependents(child, "mark", "case") if sentence.tokens[mark].lemma == "for"
            ]
            first = purpose[0] + 1 if purpose else marks[0]
            if cue.stance == "demands" and not is_passive(sentence, verb):
                first = _addressee(extents, verb, child, first)
            return extents.span(first, extents.last[child])
    return None


def _addressee(extents: Extents, verb: int, infinitive: int, first: int) -> int:
    """Where "the government to open the road" begins: who is to do it is part of what is demanded."""
    asked = [
        max(extents.first[child], *(case + 1 for case in (verb, *extents.sentence.dependents(child, "case"))))
        for child in extents.sentence.dependents(verb, "obj", "iobj", "obl")
        if verb < child < infinitive
    ]
    return min([first, *asked])


def _has_particle_missing(sentence: Sentence, verb: int, cue: Cue) -> bool:
    after = sentence.tokens[verb + 1 : verb + 2]
    return cue.particle is not None and not (after and after[0].lemma == cue.particle)


def _raised(extents: Extents, verb: int, cue: Cue) -> Span | None:
    return _infinitive(extents, verb, cue) if is_passive(extents.sentence, verb) else None


def _object(extents: Extents, verb: int, cue: Cue) -> Span | None:
    sentence = extents.sentence
    if is_passive(sentence, verb):
        if sentence.dependents(verb, "obj", "ccomp", "xcomp"):
            return None
        found = [child for child in sentence.dependents(verb, "nsubj:pass") if not _points_back(sentence, child)]
        if not found or _is_of_whom(sentence, found[0]):
            return None
        bare = not sentence.dependents(found[0], "nmod", "acl", "compound", "amod")
        told = what_for(extents, verb) if bare else None
        return told or extents.span(extents.first[found[0]], extents.last[found[0]])
    for child in _things(sentence, verb):
        if cue.word == "claim" and sentence.tokens[child].lemma in _CLAIMED:
            return None
        if cue.word == "dismiss" and _holds_a_post(sentence, child):
            return None
        if child > verb and not _points_back(sentence, child):
            last = max([extents.last[child], *(extents.last[more] for more in _more(extents, verb, child))])
            return extents.span(max(extents.first[child], verb + 1), until_a_comment(sentence, child, last))
    return None


def _is_of_whom(sentence: Sentence, noun: int) -> bool:
    """ "Miners whose deaths were confirmed": it says only which miners are meant."""
    return any(sentence.tokens[owner].text.lower() == "whose" for owner in sentence.dependents(noun, "nmod:poss"))


def _holds_a_post(sentence: Sentence, token: int) -> bool:
    """Whether the word is of a person's name, or for one who can lose his post."""
    if sentence.tokens[token].lemma.lower() in _DISMISSED:
        return True
    return any(label.first <= token < label.last and label.kind == "person" for label in sentence.labels)


def _things(sentence: Sentence, verb: int) -> Iterator[int]:
    """The objects; also "the shelling" and "firing first", which trees take for clauses, and a second subject."""
    objects = sentence.dependents(verb, "obj")
    yield from objects
    for child in sentence.dependents(verb, "ccomp", "xcomp"):
        # "Reported heavy fighting": a noun, where nothing else is the object.
        deed = sentence.tokens[child].xpos == "VBG" or (sentence.tokens[child].upos == "NOUN" and not objects)
        if deed and not sentence.dependents(child, "nsubj", "mark", "aux", "cop", "case"):
            yield child
    subjects = sentence.dependents(verb, "nsubj")
    if subjects and subjects[0] < verb:
        yield from (subject for subject in subjects if subject > verb)


def what_for(extents: Extents, verb: int) -> Span | None:
    """ "Support was voiced for the mission": the mission."""
    sentence = extents.sentence
    for child in sentence.dependents(verb, "obl", "nmod"):
        cases = [case for case in sentence.dependents(child, "case") if sentence.tokens[case].lemma in _ABOUT]
        if child > verb and cases:
            return extents.span(cases[0] + 1, extents.last[child])
    return None


def _more(extents: Extents, verb: int, noun: int) -> list[int]:
    """What belongs to the object, wherever the tree put it: "thanked them for their help", up to a comma."""
    sentence, found = extents.sentence, []
    for child in sentence.children[verb]:
        if child > noun and sentence.tokens[child].text == ",":
            break
        below = sentence.tokens[child].deprel in ("obl", "advcl", "xcomp", "nmod", "acl")
        # "The chance of the vote being the last".
        of = sentence.tokens[child].deprel == "ccomp" and sentence.tokens[extents.first[child]].text == "of"
        if child > noun and (below or of):
            found.append(child)
    return found


def _points_back(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.lemma in _POINTS_BACK or token.upos == "PRON"


def _after(extents: Extents, verb: int, cue: Cue) -> Span | None:
    sentence = extents.sentence
    if is_passive(sentence, verb) and not has_agent(sentence, verb):
        return None
    told = [below for child in sentence.dependents(verb, "obj") for below in sentence.dependents(child, "nmod", "acl")]
    for child in [*sentence.dependents(verb, "obl", "advcl", "nmod", "xcomp", "ccomp"), *told]:
        cases = [c for c in sentence.dependents(child, "case", "mark") if sentence.tokens[c].lemma in cue.after]
        if child > verb and cases and cases[0] > verb:
            return extents.span(cases[0] + 1, extents.last[child])
    return None


def _amount(extents: Extents, verb: int, cue: Cue) -> Span | None:
    """ "put the toll at forty": what is counted, and how much it is."""
    sentence = extents.sentence
    for child in sentence.dependents(verb, "obl", "advcl"):
        if child > verb and any(sentence.tokens[case].lemma == "at" for case in sentence.dependents(child, "case")):
            counted = [o for o in sentence.dependents(verb, "obj") if verb < o < child]
            return extents.span(extents.first[counted[0]], extents.last[child]) if counted else None
    return None


def _description(extents: Extents, verb: int, cue: Cue) -> Span | None:
    """ "described the talks as useful", "called it a farce"."""
    sentence = extents.sentence
    called = sentence.dependents(verb, "xcomp", "obl", "advcl")
    if cue.word not in ("call", "brand", "label", "dub", "deem", "term"):
        called = [child for child in called if _has_as(sentence, child)]
    objects = sentence.dependents(verb, "obj", "nsubj:pass")
    called = [
        child
        for child in called
        if child > verb and (sentence.tokens[child].deprel == "xcomp" or objects or _has_subject(sentence, verb, child))
    ]
    if not called:
        return None
    first = min(extents.first[child] for child in [*called, *(o for o in objects if o > verb)])
    # "..., though no details were given" is the reporter's word, wherever the tree hangs it.
    conceded = [
        extents.first[clause]
        for clause in sentence.dependents(called[0], "advcl")
        if clause > called[0] and _is_conceded(sentence, clause)
    ]
    return extents.span(max(first, verb + 1), min([extents.last[called[0]], *(start - 1 for start in conceded)]))


def _has_subject(sentence: Sentence, verb: int, called: int) -> bool:
    """Whether the tree took the object for the subject of what it is called: "described the talks as useful"."""
    return any(verb < subject < called for subject in sentence.dependents(called, "nsubj"))


def _is_conceded(sentence: Sentence, clause: int) -> bool:
    return any(
        sentence.tokens[mark].lemma in ("though", "although", "while") for mark in sentence.dependents(clause, "mark")
    )


def _has_as(sentence: Sentence, index: int) -> bool:
    return any(sentence.tokens[child].lemma == "as" for child in sentence.dependents(index, "case", "mark"))


# In the order in which they are tried.
CONSTRUCTIONS: dict[str, Callable[[Extents, int, Cue], Span | None]] = {
    "clause": clause_of,
    "question": _question,
    "raised": _raised,
    "infinitive": _infinitive,
    "amount": _amount,
    "after": _after,
    "description": _description,
    "object": _object,
}
