"""Lists of the dead by name: "The dead were named as Ana Berg, 34, Olo Dann, 41, and Petra Holm, 19" are three.

The tree joins such names in any way it likes, so the list is read by its signs: names, ages, commas and "and", after
words for those to whom something happened, or before the verb that tells it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extractors.measuring import Measured
from dragoman.knowledge.measures import OTHER, Measures, look
from dragoman.records import Sentence, Token

#: What may stand before a list, and between those of whom it is and the list.
NAMING = frozenset({"name", "identify", "list", "include", "be", "have"})
LEADING = frozenset({"as", ":", "—", "–", "were", "are", "include", "included", "includes"})
#: Of whom more may be than are named.
SOME = frozenset({"include", "included", "includes", "including", "among"})
#: Between two names.
JOINING = frozenset({",", ";", "and", "&", "(", ")", "aged", "age"})
#: Words that a list is of may be so far before it, and what tells of those who are named so far after it.
REACH = 8
#: Beside a name may stand who somebody was: "a teacher from Tarsa".
BESIDE = 9
#: What no list goes past.
BREAKING = frozenset({"VERB", "AUX", "SCONJ", "PRON"})
#: What befalls people, of those measures that names are counted by.
BEFALLING = frozenset({"killed", "injured", "casualties", "missing", "captured", "detained"})
#: What is said with these befalls several: "were killed", "have been held"; who "have arrested" a man are not held.
PLURAL = frozenset({"were", "are", "been"})

#: The first word and the word after the last of a name, and whether the model says that it is a person's.
Name = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class Roll:
    """The words of a list, how many are named, and what befell them; with ``some`` others may be as well."""

    first: int
    last: int
    number: int
    some: bool
    measured: Measured


def find_rolls(sentence: Sentence, measures: Measures) -> Iterator[Roll]:
    """The lists of names in a sentence."""
    if sum(label.kind == "person" for label in sentence.labels) < 2:
        return
    for names in _lists(sentence):
        first, last = names[0][0], names[-1][1]
        found = _before(sentence, first, measures) or _after(sentence, first, last, measures)
        if found:
            measured, some = found
            yield Roll(first, last - 1, len(names), some, measured)


def _lists(sentence: Sentence) -> Iterator[list[Name]]:
    """Names that follow one another, two of them persons' at least."""
    names: list[Name] = []
    for name in _names(sentence):
        if names and not _goes_on(sentence, names[-1], name):
            yield from _of_persons(names)
            names = []
        names.append(name)
    yield from _of_persons(names)


def _of_persons(names: list[Name]) -> Iterator[list[Name]]:
    if sum(person for _, _, person in names) >= 2 and names[0][2]:
        yield names


def _names(sentence: Sentence) -> Iterator[Name]:
    """Runs of names, but for those of places and bodies."""
    persons = {index for label in sentence.labels if label.kind == "person" for index in range(label.first, label.last)}
    others = {index for label in sentence.labels if label.kind != "person" for index in range(label.first, label.last)}
    at = 0
    while at < len(sentence.tokens):
        end = at
        while end < len(sentence.tokens) and (sentence.tokens[end].upos == "PROPN" or end in persons):
            end += 1
        inside = set(range(at, end))
        if inside & persons or (end - at > 1 and not inside & others):
            yield at, end, bool(inside & persons)
        at = max(end, at + 1)


def _goes_on(sentence: Sentence, one: Name, other: Name) -> bool:
    """Whether nothing but an age, or who somebody was, stands between two names of one list."""
    between = sentence.tokens[one[1] : other[0]]
    if not any(token.text.lower() in (",", ";", "and", "&") for token in between):
        return False
    title = range(other[0], other[1])  # "and assistants Olo Dann"
    if all(
        token.text.lower() in JOINING or token.upos == "NUM" or (token.upos == "NOUN" and token.head in title)
        for token in between
    ):
        return True
    # "Ana Berg, 34, a teacher from Tarsa, and Olo Dann"
    told = one[2] and other[2] and between[0].text in (",", "(") and between[-1].text.lower() in (",", ";", "and")
    return told and len(between) <= BESIDE and not any(token.upos in BREAKING for token in between)


def _before(sentence: Sentence, first: int, measures: Measures) -> tuple[Measured, bool] | None:
    """Of whom the list is, and whether of some of them: "the dead were named as", "among the wounded are"."""
    lead = sentence.tokens[first - 1].text.lower() if first else ""
    for index in range(first - 1, max(first - REACH, 0) - 1, -1):
        token = sentence.tokens[index]
        if measure := _of_many(sentence, index, measures):
            if not (lead in LEADING or (lead == "," and index == first - 2)):
                return None
            words = {each.text.lower() for each in sentence.tokens[max(0, index - 2) : first]}
            return (Measured(measure, index), bool(words & SOME)) if _is_all(sentence, index) else None
        below = token.upos == "NOUN" and token.deprel.startswith("nmod")  # "the victims of the raid were"
        if not below and token.lemma.lower() not in NAMING and token.upos in (*BREAKING, "NOUN", "NUM"):
            return None
    return None


def _of_many(sentence: Sentence, index: int, measures: Measures) -> str | None:
    """What befell those of whom a word speaks, without their number: "the dead", "those killed", "Killed were"."""
    token = sentence.tokens[index]
    measure = measures.states.get(token.text.lower()) or look(measures.nouns, token)
    if measure not in BEFALLING:
        return None
    before = sentence.tokens[index - 1].text.lower() if index else ""
    after = sentence.tokens[index + 1].lemma.lower() if index + 1 < len(sentence.tokens) else ""
    named = before in ("the", "those", "these", "its", "their") or token.xpos == "NNS"
    return measure if named or (not index and after == "be") else None


def _is_all(sentence: Sentence, index: int) -> bool:
    """Whether no number says how many they are: that counts them by itself."""
    return not any(sentence.tokens[child].upos == "NUM" for child in sentence.dependents(index, "nummod"))


def _after(sentence: Sentence, first: int, last: int, measures: Measures) -> tuple[Measured, bool] | None:
    """What the verb after the list tells: "... and Petra Holm, 19, were killed"."""
    some = first > 0 and sentence.tokens[first - 1].text.lower() in SOME
    before = first - 1
    while before >= 0 and sentence.tokens[before].upos in ("NOUN", "ADJ", "DET"):
        before -= 1
    if before >= 0 and sentence.tokens[before].text.lower() in JOINING:
        return None  # "his wife and Ana Berg": others were told before
    plural = False
    for index in range(last, min(last + REACH, len(sentence.tokens))):
        token = sentence.tokens[index]
        plural = plural or token.text.lower() in PLURAL
        if token.upos == "VERB":
            measure = _told(token, measures) if plural and token.xpos != "VBG" else None
            return (Measured(measure, index), some) if measure in BEFALLING else None
        if token.upos not in ("PUNCT", "NUM", "AUX", "ADV") and token.text.lower() not in JOINING:
            return None
    return None


def _told(verb: Token, measures: Measures) -> str | None:
    found = look(measures.verbs, verb) or measures.states.get(verb.text.lower())
    return None if found == OTHER else found
