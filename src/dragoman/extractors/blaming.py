"""Whom a content blames, where no word of saying does: "The guards beat him", she said, is an accusation.

A wrong that is told of another party than the speaker. Alone it decides nothing: that a general seized the port may be
news; it is weighed with the rest of what tells a stance.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.knowledge.reporting import Grade, Wrongs
from dragoman.records import Mention, Sentence, Span

__all__ = ["blamed_in"]

_NEGATED = frozenset({"not", "never", "no", "nobody"})
# Who is no party of whom one can tell who it is: the speaker's own side, and what a report refers back to.
_NO_PARTY = frozenset({"i", "we", "you", "it", "he", "she", "one", "there", "this", "what", "nobody"})
_RELATIVE = frozenset({"who", "which", "that"})
_SHARES = ("conj", "xcomp", "advcl")


def blamed_in(
    sentence: Sentence, content: Span, speaker: Mention | None, mentions: Mapping[int, Mention], wrongs: Wrongs
) -> Grade | None:
    """The gravest wrong that ``content`` tells of another party than its ``speaker``; none where it tells of none."""
    found = {
        grade
        for index, token in enumerate(sentence.tokens)
        if token.upos == "VERB" and token.span in content and (grade := wrongs.grades.get(token.lemma.lower()))
        if _is_others(sentence, _doer(sentence, index), speaker, mentions)
        and not _NEGATED.intersection(sentence.tokens[child].lemma.lower() for child in sentence.children[index])
    }
    return "cruelty" if "cruelty" in found else next(iter(found), None)


def _doer(sentence: Sentence, verb: int) -> int | None:
    """Who does it: the subject, also of the verb beside it or above it; behind a passive, whoever stands after "by"."""
    if any(sentence.tokens[child].deprel in ("aux:pass", "nsubj:pass") for child in sentence.children[verb]):
        agents = (
            child
            for child in sentence.dependents(verb, "obl")
            if any(sentence.tokens[case].lemma == "by" for case in sentence.dependents(child, "case"))
        )
        return next(agents, None)
    for _ in range(4):
        subjects = sentence.dependents(verb, "nsubj")
        relation, above = sentence.tokens[verb].deprel, sentence.tokens[verb].head
        if subjects:
            relative = relation == "acl:relcl" and sentence.tokens[subjects[0]].lemma in _RELATIVE
            return above if relative else subjects[0]
        if above < 0 or relation not in _SHARES:
            return None
        verb = above
    return None


def _is_others(sentence: Sentence, doer: int | None, speaker: Mention | None, mentions: Mapping[int, Mention]) -> bool:
    if doer is None or sentence.tokens[doer].lemma.lower() in _NO_PARTY:
        return False
    token = sentence.tokens[doer]
    mention = mentions.get(token.span.start)
    if mention is None or mention.actor is None:
        return False
    own = speaker is not None and (mention.actor == speaker.actor or token.span.overlaps(speaker.evidence.span))
    return not own
