"""Who speaks: the subject of the reporting verb, wherever it stands.

"The mayor, who said ...", "noted ... and added ...", "released a statement saying ...", "was announced by ...".
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.reporting import Reporting
from dragoman.records import Sentence, Span

__all__ = ["ADDRESSING", "Speaker", "agent_of", "heard_as", "is_subject", "speaker_of"]

_RELATIVE = frozenset({"who", "which", "that", "whom"})
# Their object is who is told, not what.
ADDRESSING = frozenset({"tell", "inform", "assure", "remind", "brief", "notify", "warn", "ask", "advise", "urge"})
_LOOKS_UP = frozenset({"conj", "xcomp", "advcl"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_WHEN = frozenset({"obl:unmarked", "nmod:unmarked", "obl:tmod"})
_TOGETHER = frozenset({"together", "along", "jointly"})
_NOBODY = frozenset({"ADP", "PUNCT", "AUX", "SCONJ", "CCONJ"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# The subject of "it was announced that" stands for nobody.
_EMPTY = frozenset({"expl"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The head token of the speaker; ``via`` that of a statement which carries the words."""

    head: int | None
    via: int | None = None


def speaker_of(sentence: Sentence, verb: int, content: Span, reporting: Reporting) -> Speaker:
    """The speaker of ``verb``, outside its ``content``; no head where the sentence names none."""
    found = _climb(sentence, verb, content, reporting)
    if found.head is None and not is_passive(sentence, verb):
        return Speaker(_beside(sentence, verb, content), found.via)
    return owned(sentence, found, reporting)


def owned(sentence: Sentence, speaker: Speaker, reporting: Reporting) -> Speaker:
    """Not "a statement by the ministry" speaks, but the ministry, in a statement."""
    head = speaker.head
    if head is None or sentence.tokens[head].lemma not in reporting.statements:
        return speaker
    owner = _owner(sentence, head)
    return Speaker(owner, head) if owner is not None else speaker


def _climb(sentence: Sentence, verb: int, content: Span, reporting: Reporting) -> Speaker:
    via: int | None = None
    for _ in range(6):
        if is_passive(sentence, verb) or _as_told_by(sentence, verb):
            return Speaker(agent_of(sentence, verb), via)
        subjects = [s for s in sentence.dependents(verb, "nsubj") if s != via and _outside(sentence, s, content)]
        subjects = [subject for subject in subjects if not _goes_along(sentence, subject)]
        if subjects:
            # Of two, the nearer: trees split "Brig. Gen. Holt said" into a stray "Brig." and the rest.
            nearest = max((s for s in subjects if s < verb), default=subjects[0])
            return Speaker(_named(sentence, _antecedent(sentence, verb, nearest)), via)
        relation, above = sentence.tokens[verb].deprel, sentence.tokens[verb].head
        if above < 0:
            break
        if relation == "acl:relcl":
            return Speaker(above, via)
        if relation == "acl":
            if sentence.tokens[above].lemma not in reporting.statements:
                return Speaker(above if sentence.tokens[verb].xpos == "VBG" else None, via)
            via = above
            owner = _owner(sentence, above)
            if owner is not None:
                return Speaker(owner, via)
            relation, above = sentence.tokens[above].deprel, sentence.tokens[above].head
            if above < 0 or relation == "nsubj":
                return Speaker(via)
        elif relation not in _LOOKS_UP:
            break
        above = _said_over(sentence, verb, above, reporting)
        if sentence.tokens[above].upos not in ("VERB", "AUX") and not sentence.dependents(above, "nsubj"):
            break
        verb = above
    return Speaker(None, via)


def _said_over(sentence: Sentence, verb: int, above: int, reporting: Reporting) -> int:
    """Of "replied that the wells were dry and ordered the guard home" the "replied"; else what stands above.

    Trees hang the second verb on what was said; its tense is that of the word for saying, and not that of "dry".
    """
    said, told = sentence.tokens[verb], sentence.tokens[above]
    if said.deprel != "conj" or told.deprel != "ccomp" or sentence.tokens[verb - 1].upos != "CCONJ":
        return above
    saying = sentence.tokens[told.head]
    alike = saying.lemma in reporting.verbs and saying.xpos == said.xpos != told.xpos
    return told.head if alike else above


def _goes_along(sentence: Sentence, index: int) -> bool:
    """Who is with the speaker, and not the speaker: "and together with the nurses she told them"."""
    cases = [case for case in sentence.dependents(index, "case") if sentence.tokens[case].lemma == "with"]
    return any(case and sentence.tokens[case - 1].lemma in _TOGETHER for case in cases)


def _outside(sentence: Sentence, index: int, content: Span) -> bool:
    return not sentence.tokens[index].span.overlaps(content)


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Is it "was announced"?"""
    return any(sentence.tokens[child].deprel in ("aux:pass", "nsubj:pass") for child in sentence.children[verb]) or (
        sentence.tokens[verb].xpos == "VBN" and sentence.tokens[verb].deprel == "acl"
    )


def _as_told_by(sentence: Sentence, verb: int) -> bool:
    """ "As reported by the guild, the road was shut": a passive without its "was"."""
    token = sentence.tokens[verb]
    bare = token.xpos == "VBN" and token.deprel == "advcl" and not sentence.dependents(verb, "nsubj", "aux")
    return bare and has_agent(sentence, verb)


def has_agent(sentence: Sentence, verb: int) -> bool:
    """Does "was announced" say by whom?"""
    return agent_of(sentence, verb) is not None


def agent_of(sentence: Sentence, verb: int) -> int | None:
    """Who stands behind the "by" of a passive."""
    for child in sentence.dependents(verb, "obl", "nmod"):
        if any(sentence.tokens[case].lemma == "by" for case in sentence.dependents(child, "case")):
            return child
    return None


def _antecedent(sentence: Sentence, verb: int, subject: int) -> int | None:
    token = sentence.tokens[subject]
    # Not the WHO.
    if token.lemma in _RELATIVE and not token.text.isupper():
        if sentence.tokens[verb].deprel.startswith("acl"):
            return sentence.tokens[verb].head
        return _noun_before(sentence, subject)
    return None if token.deprel in _EMPTY else subject


def _named(sentence: Sentence, head: int | None) -> int | None:
    """The name behind an office: "the envoy to Oslo, Mira Holt" is Mira Holt."""
    if head is None or sentence.tokens[head].upos != "NOUN":
        return head
    names = [child for child in sentence.dependents(head, "appos") if sentence.tokens[child].upos == "PROPN"]
    return names[0] if names and names[0] > head else head


def is_subject(sentence: Sentence, index: int, verb: int, other: int) -> bool:
    """Is it what the tree calls the verb's own subject, and does no comma part it from the verb before ``other``?

    Of "The pause, Holt said, was long" and "Holt assured the paper" trees make the pause and the paper speak.
    """
    token = sentence.tokens[index]
    if token.head != verb or not token.deprel.startswith("nsubj"):
        return False
    if index > verb:
        return sentence.tokens[verb].lemma not in ADDRESSING
    return not (index < other < verb and any(between.text == "," for between in sentence.tokens[index:other]))


def heard_as(sentence: Sentence, index: int | None) -> int | None:
    """The head of the name of which a word was heard to speak; no day does."""
    if index is None:
        return None
    token = sentence.tokens[index]
    if token.deprel in _WHEN or token.upos in _NOBODY or token.text.isdigit() or _goes_along(sentence, index):
        return None
    return _named(sentence, _head(sentence, index))


def _owner(sentence: Sentence, noun: int) -> int | None:
    """Whose statement it is: "the army's statement", "a statement by the army"."""
    for child in sentence.children[noun]:
        token = sentence.tokens[child]
        if any(between.text == "," for between in sentence.tokens[noun + 1 : child]):
            # "According to reports, of the forty men ten drowned."
            continue
        cases = {sentence.tokens[case].lemma for case in sentence.dependents(child, "case")}
        if token.deprel == "nmod:poss" or (token.deprel.startswith("nmod") and cases & {"by", "from", "of"}):
            return child
        if token.deprel == "acl" and (agent := agent_of(sentence, child)) is not None:
            return agent
    return None


def _noun_before(sentence: Sentence, index: int) -> int | None:
    """The noun that "who" takes up, where the tree lost it."""
    while index > 0:
        index -= 1
        if sentence.tokens[index].upos in ("PROPN", "NOUN"):
            return _head(sentence, index)
        if sentence.tokens[index].upos not in ("PUNCT", "ADV"):
            return None
    return None


def _head(sentence: Sentence, index: int) -> int:
    """The head of a name's or a compound's part; never the verb on which a tree hangs "Minister" of "Minister Holt"."""
    while sentence.tokens[index].deprel in ("flat", "compound", "nmod:desc"):
        above = sentence.tokens[index].head
        if above < 0 or sentence.tokens[above].xpos in _FINITE:
            break
        index = above
    return index


def _beside(sentence: Sentence, verb: int, content: Span) -> int | None:
    """The noun right after "said" or right before it, where the tree took it for something else."""
    for step in (1, -1):
        index = verb + step
        while 0 <= index < len(sentence.tokens) and sentence.tokens[index].upos in _LEADS_IN[step]:
            index += step
        if 0 <= index < len(sentence.tokens) and sentence.tokens[index].upos in ("PROPN", "PRON", "NOUN"):
            if not _outside(sentence, index, content) or not _free(sentence, index, verb, content):
                continue
            head = _head(sentence, index)
            return _named(sentence, head) if _outside(sentence, head, content) else index
    return _subject_before(sentence, verb, content)


def _subject_before(sentence: Sentence, verb: int, content: Span) -> int | None:
    """The subject nearest before a finite verb that has none: "Henry, last year, called for"."""
    if sentence.tokens[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return None
    for index in range(verb - 1, max(-1, verb - 25), -1):
        token = sentence.tokens[index]
        if token.deprel.startswith("nsubj") and token.upos in _NOUNS and _outside(sentence, index, content):
            return _named(sentence, _antecedent(sentence, verb, index))
    return None


def _free(sentence: Sentence, index: int, verb: int, content: Span) -> bool:
    """Is it not bound to the verb as what is said or to whom, and not behind a preposition?"""
    token = sentence.tokens[index]
    if token.head == verb and token.deprel in ("obj", "iobj", "obl", "obl:unmarked"):
        return index > verb and content.end <= sentence.tokens[verb].span.start
    return not sentence.dependents(index, "case")


# What may stand between a verb and its speaker: "said the tall Mr. Holt", "Mr. Holt also has said".
_LEADS_IN = {1: frozenset({"DET", "ADJ"}), -1: frozenset({"ADV", "AUX"})}
