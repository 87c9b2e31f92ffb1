"""Where nothing was said: "declined to comment", "has not responded", "no official statement has been issued".

Words of speech stand in such sentences, and no rule and no model may take them for a statement. Who kept silent is told
by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extractors.attribution.speakers import is_passive, speaker_of
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Sentence, Token

__all__ = ["denies_nothing", "find_silent", "is_negated", "is_silence", "stems"]

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_ANYBODY = frozenset({"anybody", "anyone", "whoever"})
_SOMEBODY = frozenset({"somebody", "someone"})
# What makes of somebody anybody: "when someone says".
_WHENEVER = frozenset({"if", "unless", "whether", "when", "whenever"})
_RELATIVE = frozenset({"who", "that"})
_NOT_PAST = frozenset({"VB", "VBP", "VBZ"})
_NONE = frozenset({"no", "neither"})
_SUPPOSED = frozenset({"if", "unless", "whether"})
_OWN = frozenset({"from", "by"})
_ONCE = frozenset({"did", "has", "have", "had", "would", "could"})
_ASKED = frozenset({"whether", "if", "how", "what", "why", "when", "where", "who", "which", "whom", "whose"})
_REACH = "reach"
_HAVE = "have"
_ENDINGS = ("ed", "ing", "es", "s")


def is_silence(sentence: Sentence, index: int, reporting: Reporting) -> bool:
    """Does the word at ``index`` tell that someone kept silent?"""
    lemma, silence = sentence.tokens[index].lemma.lower(), reporting.silence
    if _says_neither(sentence, index, reporting) or _neither_of(sentence, index, reporting):
        return True
    if lemma in silence.words and _unable(sentence, index, reporting) is not None:
        return True
    if is_negated(sentence, index) and (lemma in silence.words or _asserts(lemma, reporting)):
        return True
    if any(_is_nobody(sentence, subject) for subject in sentence.dependents(index, "nsubj") if subject < index):
        return True
    if _is_anybody(sentence, index):
        return True
    if lemma in silence.refusing and any(
        sentence.tokens[child].lemma.lower() in silence.words for child in sentence.dependents(index, "xcomp", "ccomp")
    ):
        return True
    above = sentence.tokens[index].head
    if above >= 0 and lemma in silence.words and sentence.tokens[above].lemma.lower() in silence.refusing:
        return True
    nouns = [index, *sentence.dependents(index, "nsubj", "obj", "nmod", "obl")]
    return any(_is_missing(sentence, noun, reporting) for noun in nouns)


def _says_neither(sentence: Sentence, index: int, reporting: Reporting) -> bool:
    """ "neither confirmed nor denied", "did not confirm or deny", "declined to confirm or deny": of both verbs."""
    silence, token = reporting.silence, sentence.tokens[index]
    if token.deprel == "conj" and token.head >= 0 and _lemma_in(token, silence.denying):
        index = token.head
    if not _lemma_in(sentence.tokens[index], silence.confirming):
        return False
    if not any(_lemma_in(sentence.tokens[each], silence.denying) for each in sentence.dependents(index, "conj")):
        return False
    over = sentence.tokens[index].head
    refused = over >= 0 and sentence.tokens[over].lemma.lower() in silence.refusing
    return refused or is_negated(sentence, index)


def _neither_of(sentence: Sentence, verb: int, reporting: Reporting) -> bool:
    """ "confirmed neither the strike nor its toll"."""
    silence, neither = reporting.silence, sentence.tokens[verb + 1 : verb + 2]
    told = _lemma_in(sentence.tokens[verb], silence.confirming | silence.denying)
    return told and any(token.text.lower() == "neither" for token in neither)


def _unable(sentence: Sentence, verb: int, reporting: Reporting) -> int | None:
    """The word for who could not, in "was unable to confirm"."""
    over = sentence.tokens[verb].head
    return over if 0 <= over < verb and sentence.tokens[over].lemma.lower() in reporting.silence.unable else None


def denies_nothing(sentence: Sentence, words: Iterable[int], reporting: Reporting) -> bool:
    """Whether words are of a denial that was not made: "did not deny"."""
    tokens = sentence.tokens
    near = {each for word in words for each in (word, tokens[word].head) if each >= 0}
    return any(_lemma_in(tokens[each], reporting.silence.denying) and is_negated(sentence, each) for each in near)


def _lemma_in(token: Token, words: frozenset[str]) -> bool:
    """Whether a word is one of these; a lemma may have kept its ending ("confirmed", "details")."""
    lemma = token.lemma.lower()
    return lemma in words or (lemma.endswith(_ENDINGS) and not words.isdisjoint(stems(lemma)))


def stems(word: str) -> Iterator[str]:
    """What may be left of a regular word without its ending: "stop" of "stopped", "deny" of "denied"."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            yield from (stem, stem + "e", stem[:-1] + "y" if stem[-1] == "i" else stem)
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _asserts(lemma: str, reporting: Reporting) -> bool:
    """Not "did not deny" or "did not rule out"."""
    return any(cue.stance in ("asserts", "reports") for cue in reporting.verbs.get(lemma, ()))


def _is_nobody(sentence: Sentence, subject: int) -> bool:
    """ "Nobody claimed responsibility", "no group has said"."""
    return sentence.tokens[subject].lemma.lower() in _NOBODY or any(
        sentence.tokens[child].text.lower() in _NONE for child in sentence.children[subject] if child < subject
    )


def _is_anybody(sentence: Sentence, verb: int) -> bool:
    """ "The next time someone says that", "anyone who claims it", "if anyone asks": nobody has said it so far.

    "Someone in the ministry says" is somebody's word.
    """
    token = sentence.tokens[verb]
    if token.xpos not in _NOT_PAST:
        return False
    subjects = [sentence.tokens[subject].lemma.lower() for subject in sentence.dependents(verb, "nsubj")]
    if token.deprel == "acl:relcl" and not _RELATIVE.isdisjoint(subjects):
        subjects = [sentence.tokens[token.head].lemma.lower()]
    marks = {sentence.tokens[mark].lemma.lower() for mark in sentence.dependents(verb, "mark", "advmod")}
    timed = token.deprel == "acl:relcl" and sentence.tokens[token.head].lemma == "time"
    anybody = _ANYBODY | _SOMEBODY if timed or not marks.isdisjoint(_WHENEVER) else _ANYBODY
    return not anybody.isdisjoint(subjects)


def _is_missing(sentence: Sentence, noun: int, reporting: Reporting) -> bool:
    """ "no statement", "neither comment nor denial"."""
    if not _lemma_in(sentence.tokens[noun], reporting.silence.nouns):
        return False
    return any(sentence.tokens[child].text.lower() in _NONE for child in sentence.children[noun] if child < noun)


def is_negated(sentence: Sentence, index: int) -> bool:
    """Is it "did not say", "never said"?"""
    return any(
        sentence.tokens[child].lemma in _NEGATIONS or sentence.tokens[child].text.lower() in _NEGATIONS
        for child in sentence.children[index]
        if child < index and sentence.tokens[child].deprel in ("advmod", "neg", "cc:preconj", "aux", "dep")
    )


def find_silent(sentence: Sentence, reporting: Reporting) -> Iterator[tuple[int, int | None]]:
    """The words of ``sentence`` that tell that someone kept silent, each with the head of who did, if it is named."""
    silence = reporting.silence
    verbs = silence.keeping | silence.refusing | silence.making | {_REACH}
    for index, token in enumerate(sentence.tokens):
        if token.upos in ("VERB", "AUX"):
            kept = _lemma_in(token, verbs) and _keeps(sentence, index, reporting)
            if (kept or _neither_of(sentence, index, reporting)) and not _is_supposed(sentence, index):
                yield index, _who(sentence, index, reporting)
        elif _lemma_in(token, silence.unsaid) and _is_missing(sentence, index, reporting):
            head = _by_whom(sentence, index, reporting)
            # "No response to the drought" is no silence: somebody must keep it, or it is a matter of statements.
            if (head is not None or _is_official(sentence, index, reporting)) and not _is_supposed(sentence, index):
                yield index, head


def _is_yet(sentence: Sentence, verb: int) -> bool:
    """ "has yet to comment"."""
    before = [token.text.lower() for token in sentence.tokens[max(0, verb - 2) : verb]]
    return before == ["yet", "to"]


def _who(sentence: Sentence, verb: int, reporting: Reporting) -> int | None:
    """The subject; of "could not be reached" as well, and of "has yet to comment"."""
    if _is_yet(sentence, verb) and sentence.tokens[verb].head >= 0:
        subjects = sentence.dependents(verb, "nsubj") or sentence.dependents(sentence.tokens[verb].head, "nsubj")
        return subjects[0] if subjects else None
    unable = _unable(sentence, verb, reporting)
    if unable is not None:
        return next(iter(sentence.dependents(unable, "nsubj")), None)
    reached = sentence.dependents(verb, "nsubj:pass") if sentence.tokens[verb].lemma == _REACH else []
    return reached[0] if reached else speaker_of(sentence, verb, sentence.tokens[verb].span, reporting).head


def _keeps(sentence: Sentence, verb: int, reporting: Reporting) -> bool:
    """ "did not comment", "declined to say", "did not issue a statement", "could not be reached for comment"."""
    silence, lemma = reporting.silence, sentence.tokens[verb].lemma.lower()
    things = _lemmas(sentence, verb, "obj")
    if _says_neither(sentence, verb, reporting):
        # "Declined to" tells it already, by its own word.
        return is_negated(sentence, verb)
    if _unable(sentence, verb, reporting) is not None and _lemma_in(sentence.tokens[verb], silence.keeping):
        return _is_unanswered(sentence, verb, reporting)
    if lemma in silence.refusing:
        return bool(_lemmas(sentence, verb, "xcomp", "ccomp") & silence.keeping or things & {"comment"})
    helpers = {sentence.tokens[child].text.lower() for child in sentence.dependents(verb, "aux")}
    if _is_yet(sentence, verb) and (_lemma_in(sentence.tokens[verb], silence.keeping) or things & silence.unsaid):
        return _is_unanswered(sentence, verb, reporting)
    # On that occasion: "does not say", "cannot say" and "not to say" tell of no question that was asked.
    if not is_negated(sentence, verb) or not helpers & _ONCE:
        return False
    if lemma == _REACH:
        return "comment" in _lemmas(sentence, verb, "obl")
    if lemma in silence.making:
        return bool(things & silence.unsaid)
    return _is_unanswered(sentence, verb, reporting) and not is_passive(sentence, verb) and not _states(sentence, verb)


def _lemmas(sentence: Sentence, index: int, *relations: str) -> set[str]:
    return {sentence.tokens[child].lemma.lower() for child in sentence.dependents(index, *relations)}


def _is_unanswered(sentence: Sentence, verb: int, reporting: Reporting) -> bool:
    """ "did not respond" and "did not respond to questions", not "did not respond to the attack"."""
    if sentence.tokens[verb].lemma.lower() not in reporting.silence.answering:
        return True
    asked = _lemmas(sentence, verb, "obj", "obl")
    return not asked or bool(asked & reporting.silence.requests)


def _states(sentence: Sentence, verb: int) -> bool:
    """ "did not say he had signed" tells what was not said, "did not say who had signed" that nothing was."""
    for clause in sentence.dependents(verb, "ccomp"):
        first = min(sentence.subtree(clause))
        if sentence.tokens[first].lemma.lower() not in _ASKED:
            return True
    return False


def _is_supposed(sentence: Sentence, index: int) -> bool:
    """ "if the ministry does not respond"."""
    here = [index, sentence.tokens[index].head]
    marks = (mark for one in here if one >= 0 for mark in sentence.dependents(one, "mark"))
    return any(sentence.tokens[mark].lemma in _SUPPOSED for mark in marks)


def _by_whom(sentence: Sentence, noun: int, reporting: Reporting) -> int | None:
    """ "no comment from the palace", "the palace had no comment", "no statement has been issued by the palace"."""
    verb = sentence.tokens[noun].head
    around = [noun] if verb < 0 else [noun, verb]
    for above in around:
        for child in sentence.dependents(above, "nmod", "obl"):
            if child != noun and any(
                sentence.tokens[case].lemma in _OWN for case in sentence.dependents(child, "case")
            ):
                return child
    # Who has no details of a thing may have none to give; who gives none keeps them.
    given = _lemma_in(sentence.tokens[noun], reporting.silence.details)
    kept = reporting.silence.making - {_HAVE} if given else reporting.silence.making
    if verb >= 0 and sentence.tokens[noun].deprel == "obj" and sentence.tokens[verb].lemma in kept:
        return speaker_of(sentence, verb, sentence.tokens[noun].span, reporting).head
    return None


def _is_official(sentence: Sentence, noun: int, reporting: Reporting) -> bool:
    """ "no immediate comment", "no official statement", "no statement has been issued"."""
    verb = sentence.tokens[noun].head
    about = {sentence.tokens[child].lemma.lower() for child in sentence.dependents(noun, "amod")}
    made = verb >= 0 and sentence.tokens[verb].lemma in reporting.silence.making
    return bool(about & reporting.silence.official) or (made and sentence.tokens[noun].deprel.startswith("nsubj"))
