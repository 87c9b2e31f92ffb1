"""Who passes words on: "Radio North quoted the mayor as saying", "the mayor, cited by the Gazette, said".

Not the station speaks, but the mayor, through the station.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extractors.attribution.extents import Extents
from dragoman.extractors.attribution.speakers import agent_of, is_passive
from dragoman.records import Sentence, Span

__all__ = ["cited_beside", "passes_on", "quoted_as", "quoted_by", "said_before", "subject_before"]

_QUOTING = frozenset({"quote", "cite"})
_REPORTING = frozenset({"report", "say", "quote", "believe", "allege"})
# "quoted the mayor of the old town, Mira Holt, as saying": so many words lie between, and no more.
REACH = 30
# "the station reported on Monday evening, citing": no more between the two.
NEAR = 6


@dataclass(frozen=True, slots=True)
class Quoted:
    """The word that quotes, who is quoted, and who quotes."""

    quoting: int
    speaker: int | None
    through: int | None


def quoted_as(sentence: Sentence, verb: int) -> Quoted | None:
    """Of "saying" in "quoted the mayor as saying", of "said" in "is reported to have said": who said it, through whom.

    Nothing where nobody is quoted so.
    """
    quoting = _quoting(sentence, verb)
    if quoting is None:
        return None
    # Trees call the one who is quoted a subject, too, and hang him on what he says: what stands before the word and
    # what behind it decides.
    parties = [*sentence.dependents(quoting, "nsubj", "obj", "iobj"), *sentence.dependents(verb, "nsubj")]
    before = next((party for party in reversed(parties) if party < quoting), None)
    if is_passive(sentence, quoting):
        return Quoted(
            quoting, before, _behind_by(sentence, quoting + 1, verb) or _behind_by(sentence, verb + 1, verb + 3)
        )
    behind = next((party for party in parties if quoting < party < verb), None)
    if behind is None:
        return None
    return Quoted(quoting, behind, _noun_at(sentence, quoting - 1) if before is None else before)


def passes_on(sentence: Sentence, verb: int) -> bool:
    """ "Quoted by the station", "citing the clinic": who stands between, and no saying of its own."""
    return sentence.tokens[verb].lemma in _QUOTING and sentence.tokens[verb].xpos in ("VBN", "VBG")


def _quoting(sentence: Sentence, verb: int) -> int | None:
    """The word that passes on what ``verb`` says: "quoted ... as saying", "is reported to have said"."""
    tokens = sentence.tokens
    if tokens[verb].xpos == "VBG" and verb > 1 and tokens[verb - 1].lemma == "as":
        return next((i for i in range(verb - 2, max(-1, verb - REACH), -1) if tokens[i].lemma in _QUOTING), None)
    if verb > 2 and [token.lemma for token in tokens[verb - 2 : verb]] == ["to", "have"]:
        above = tokens[verb].head
        return above if above >= 0 and tokens[above].lemma in _REPORTING and is_passive(sentence, above) else None
    return None


def _behind_by(sentence: Sentence, first: int, end: int) -> int | None:
    """The noun behind a "by" that stands between the two."""
    for index in range(first, min(end, len(sentence.tokens) - 1)):
        if sentence.tokens[index].text == "by":
            close = next((i for i in range(index + 1, len(sentence.tokens)) if _ends_a_phrase(sentence, i)), index + 1)
            return _head_between(sentence, index + 1, close)
    return None


def said_before(extents: Extents, quoted: Quoted) -> Span | None:
    """ "The road was open, the station quoted the mayor as saying": what stands before the comma."""
    tokens = extents.sentence.tokens
    commas = [i for i in range(1, quoted.quoting) if tokens[i].text == "," or tokens[i].xpos == "''"]
    first = next(iter(commas[-1:]), 0)
    verbs = any(token.upos in ("VERB", "AUX") for token in tokens[:first])
    return extents.span(0, first - 1) if verbs else None


def cited_beside(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """Of "The Gazette, citing the clinic, reported" and "..., the Gazette reported, citing the clinic": the word that
    cites, and the noun of who is cited. Trees hang it anywhere, so that commas decide."""
    tokens = sentence.tokens
    for citing in range(max(1, verb - REACH), min(verb + REACH, len(tokens) - 1)):
        token = tokens[citing]
        if token.xpos == "VBG" and token.lemma in _QUOTING and tokens[citing - 1].text == ",":
            end = next((i for i in range(citing + 1, len(tokens)) if _ends_a_phrase(sentence, i)), len(tokens))
            if _belongs(sentence, citing, end, verb):
                noun = _head_between(sentence, citing + 1, end)
                return None if noun is None else (citing, noun)
    return None


def _ends_a_phrase(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.upos in ("PUNCT", "VERB", "AUX", "SCONJ") or token.text in ("as", "that", "who", "which", "by")


def _belongs(sentence: Sentence, citing: int, end: int, verb: int) -> bool:
    """Nothing but the cited between the two commas and the verb, or nothing but a phrase between verb and comma."""
    first, last = (end, verb) if citing < verb else (verb + 1, citing)
    between = sentence.tokens[first:last]
    return len(between) <= NEAR and not any(token.upos in ("VERB", "SCONJ") for token in between)


def _head_between(sentence: Sentence, first: int, end: int) -> int | None:
    nouns = [i for i in range(first, end) if sentence.tokens[i].upos in ("NOUN", "PROPN", "PRON", "NUM")]
    return next((i for i in nouns if not first <= sentence.tokens[i].head < end), nouns[-1] if nouns else None)


def quoted_by(sentence: Sentence, speaker: int) -> int | None:
    """Of "an aide quoted by the station", the station."""
    for clause in sentence.dependents(speaker, "acl", "appos"):
        if sentence.tokens[clause].lemma in _QUOTING and sentence.tokens[clause].xpos == "VBN":
            return agent_of(sentence, clause)
    return None


def subject_before(sentence: Sentence, citing: int) -> int | None:
    """Who reports, where the tree gave "reported" to the cited: the noun before "..., citing"."""
    return _noun_at(sentence, citing - 2)


def _noun_at(sentence: Sentence, last: int) -> int | None:
    """The head of the name or noun that ends there."""
    index = last
    if index < 0 or sentence.tokens[index].upos not in ("NOUN", "PROPN", "PRON"):
        return None
    while sentence.tokens[index].deprel in ("flat", "compound") and sentence.tokens[index].head <= last:
        index = sentence.tokens[index].head
    return index
