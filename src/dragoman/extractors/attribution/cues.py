"""Which words of a sentence report, and in which reading.

"said" does, "did not say" and "declined to say" do not; "pointed out" needs its "out".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dragoman.extractors.attribution.extents import Extents, extents_of
from dragoman.extractors.attribution.silence import is_negated, is_silence, stems
from dragoman.extractors.attribution.speakers import has_agent, is_passive
from dragoman.knowledge.reporting import Cue, Reporting
from dragoman.records import Sentence, Token

__all__ = ["Found", "find_cues", "gives_a_name", "refers_back", "withholds"]

# In one sentence; no report has ten, and what has more is hostile.
MOST_CUES = 50
# "by the own and last count of": so many words on stands the noun, or not at all.
LONGEST_RECKONING = 6
_MODALS = frozenset({"can", "could", "may", "might", "would", "should", "must", "shall"})
_HOLDS_BACK = frozenset({"refuse", "decline", "fail", "want", "try", "hope", "wish", "need", "have", "expect", "plan"})
# By these something gets its name.
_NAMING = frozenset({"dub", "nickname", "name", "entitle"})
_DENYING = frozenset({"denies", "doubts"})


@dataclass(frozen=True, slots=True)
class Found:
    """A reporting word at token ``index``: the readings that fit, and the noun of a phrase."""

    extents: Extents
    index: int
    kind: str
    cues: tuple[Cue, ...]
    phrase: int | None = None

    @property
    def first(self) -> int:
        """The first token of the cue: of "by the mayor's own count" it is the "count"."""
        owned = self.kind == "reckoning" and self.phrase is not None
        return self.phrase if owned and self.phrase and not self._is_of(self.phrase) else self.index

    def _is_of(self, index: int) -> bool:
        return self.extents.sentence.tokens[index].text == "of"

    def last(self, cue: Cue) -> int:
        """The last token of the cue: its particle, its preposition or its noun."""
        tokens = self.extents.sentence.tokens
        if self.phrase is not None and (self.kind == "reckoning" or self.index < self.phrase <= self.index + 4):
            return self.phrase
        after = tokens[self.index + 1].lemma if self.index + 1 < len(tokens) else ""
        if after == cue.particle or after in cue.after or self.kind == "preposition":
            return self.index + 1
        return self.index


def find_cues(sentence: Sentence, reporting: Reporting) -> Iterator[Found]:
    """The reporting words of ``sentence``, in order."""
    extents: Extents | None = None
    kinds = ((index, _kind(token, reporting)) for index, token in enumerate(sentence.tokens))
    for index, kind in islice(((index, kind) for index, kind in kinds if kind), MOST_CUES):
        extents = extents or extents_of(sentence)
        found = FINDERS[kind](extents, index, reporting)
        if found and not is_silence(sentence, index, reporting):
            yield found


def _kind(token: Token, reporting: Reporting) -> str | None:
    if token.upos in ("VERB", "AUX"):
        if _lemma(token, reporting) is not None:
            return "verb"
        return "preposition" if token.text.lower() == "according" else None
    if token.lemma in reporting.nouns and token.upos == "NOUN":
        return "noun"
    if token.lemma in reporting.adverbs:
        return "adverb"
    if token.text.lower() in reporting.reckoning_leads:
        return "reckoning"
    return "preposition" if token.text.lower() == "according" else None


def _lemma(token: Token, reporting: Reporting) -> str | None:
    """The verb in the lexicon; a lemma may have kept its ending or lost its last "e" ("summed", "emphasis")."""
    for lemma in (token.lemma, token.lemma + "e", *stems(token.lemma.lower())):
        if lemma in reporting.verbs or lemma in reporting.phrase_verbs:
            return lemma
    return None


def _verb(extents: Extents, index: int, reporting: Reporting) -> Found | None:
    sentence = extents.sentence
    token = sentence.tokens[index]
    if token.deprel == "amod" or not _happens(sentence, index) or _only_names(sentence, index):
        return None
    if refers_back(sentence, index) or withholds(sentence, index, reporting) or _follows_from_it(sentence, index):
        return None
    lemma = _lemma(token, reporting) or ""
    if phrase := _phrase(sentence, index, lemma, reporting):
        return Found(extents, index, "verb", (reporting.phrases[lemma, phrase[1]],), phrase[0])
    cues = tuple(cue for cue in reporting.verbs.get(lemma, ()) if _fits(sentence, index, cue))
    if _is_thought_inside(sentence, index, cues):
        return None
    return Found(extents, index, "verb", cues) if cues else None


def _happens(sentence: Sentence, index: int) -> bool:
    """Was it said? Not where it was not, might have been, or is still to be said."""
    if is_negated(sentence, index):
        return False
    token = sentence.tokens[index]
    helpers = {sentence.tokens[child].lemma for child in sentence.dependents(index, "aux")}
    if helpers & _MODALS:
        return False
    above = sentence.tokens[token.head] if token.head >= 0 else None
    return not (token.deprel in ("xcomp", "conj") and above is not None and above.lemma in _HOLDS_BACK)


def _only_names(sentence: Sentence, index: int) -> bool:
    """ "The sum announced last year": a participle behind its noun, nobody doing it."""
    token = sentence.tokens[index]
    bare = token.deprel == "acl" and token.xpos == "VBN" and not has_agent(sentence, index)
    return bare or gives_a_name(sentence, index)


def gives_a_name(sentence: Sentence, index: int) -> bool:
    """ "A group called the Front", "the affair was dubbed Saltgate": what it is called, and nobody's words.

    What "is called a farce" or "dubbed a farce" somebody thinks one.
    """
    token = sentence.tokens[index]
    behind = token.deprel == "acl" and token.lemma == "call"
    names = (word for word in sentence.dependents(index, "xcomp", "obj") if word > index)
    named = token.lemma in _NAMING and is_passive(sentence, index) and any(_is_name(sentence, word) for word in names)
    return token.xpos == "VBN" and (behind or named) and not has_agent(sentence, index)


def _is_name(sentence: Sentence, word: int) -> bool:
    return sentence.tokens[word].upos == "PROPN" and sentence.tokens[word].text[:1].isupper()


def withholds(sentence: Sentence, index: int, reporting: Reporting) -> bool:
    """ "Denied the journalists access", "was denied bail": what is not given, and nothing that is not so.

    "Denied any aid to the rebels" is.
    """
    if sentence.tokens[index].lemma not in reporting.withholding:
        return False
    if sentence.dependents(index, "iobj") and sentence.dependents(index, "obj"):
        return True
    given = sentence.dependents(index, "obj", "nsubj:pass", "obl")
    return any(
        sentence.tokens[noun].lemma in reporting.given
        and all(sentence.tokens[word].lemma != "any" for word in sentence.dependents(noun, "det"))
        for noun in given
    )


def _follows_from_it(sentence: Sentence, index: int) -> bool:
    """ "The shells hit their targets, thus confirming the range": what follows from a deed, and nobody says."""
    leading = sentence.tokens[max(0, index - 1) : index]
    return sentence.tokens[index].xpos == "VBG" and any(token.lemma in ("thus", "thereby") for token in leading)


def refers_back(sentence: Sentence, index: int) -> bool:
    """ "As noted", "as previously reported": the reporter on what was told; not "as reported by the guild"."""
    token = sentence.tokens[index]
    below = {sentence.tokens[child].deprel for child in sentence.children[index]}
    told = below.isdisjoint({"obl", "obl:agent", "nsubj", "nsubj:pass", "aux", "aux:pass", "obj", "ccomp"})
    marks = {sentence.tokens[mark].lemma for mark in sentence.dependents(index, "mark", "advmod", "case")}
    return token.xpos == "VBN" and token.deprel == "advcl" and told and "as" in marks


def _is_thought_inside(sentence: Sentence, index: int, cues: tuple[Cue, ...]) -> bool:
    """ "He said he believed it": one claim, not two; a verb that takes no quotation tells of a thought."""
    token = sentence.tokens[index]
    subjects = sentence.dependents(index, "nsubj")
    return (
        token.deprel == "ccomp"
        and any(sentence.tokens[subject].upos == "PRON" for subject in subjects)
        and not any("quotation" in cue.takes for cue in cues)
    )


def _phrase(sentence: Sentence, index: int, lemma: str, reporting: Reporting) -> tuple[int, str] | None:
    if lemma not in reporting.phrase_verbs:
        return None
    for child in sentence.dependents(index, "obj", "xcomp", "nsubj:pass", "advmod"):
        noun = sentence.tokens[child].lemma
        if (lemma, noun) in reporting.phrases:
            return child, noun
    return None


def _fits(sentence: Sentence, index: int, cue: Cue) -> bool:
    if cue.particle is None:
        return True
    return any(token.lemma == cue.particle for token in sentence.tokens[index + 1 : index + 2])


def _preposition(extents: Extents, index: int, reporting: Reporting) -> Found | None:
    tokens = extents.sentence.tokens
    if index + 1 < len(tokens) and tokens[index + 1].text.lower() == "to":
        return Found(extents, index, "preposition", (reporting.prepositions["according to"],))
    return None


def _reckoning(extents: Extents, index: int, reporting: Reporting) -> Found | None:
    """ "By the count of the clinic", "in the mayor's view": to the noun, and the "of" behind it."""
    tokens = extents.sentence.tokens
    for noun in range(index + 1, min(index + LONGEST_RECKONING, len(tokens))):
        cue = reporting.reckonings.get((tokens[index].text.lower(), tokens[noun].text.lower()))
        if cue is not None:
            of = noun + 1 < len(tokens) and tokens[noun + 1].text == "of"
            owned = any(token.deprel == "nmod:poss" for token in tokens[index + 1 : noun])
            ends = tokens[noun + 1 : noun + 2] and tokens[noun + 1].upos == "PUNCT"
            told = noun > index + 1 and (of or (owned and ends))
            return Found(extents, index, "reckoning", (cue,), noun + of) if told else None
        if tokens[noun].upos in ("AUX", "ADP", "PUNCT", "CCONJ"):
            return None
    return None


def _adverb(extents: Extents, index: int, reporting: Reporting) -> Found:
    return Found(extents, index, "adverb", (reporting.adverbs[extents.sentence.tokens[index].lemma],))


def _noun(extents: Extents, index: int, reporting: Reporting) -> Found:
    return Found(extents, index, "noun", (reporting.nouns[extents.sentence.tokens[index].lemma],))


FINDERS = {
    "verb": _verb,
    "preposition": _preposition,
    "reckoning": _reckoning,
    "adverb": _adverb,
    "noun": _noun,
}
