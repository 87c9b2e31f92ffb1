"""Names in a sentence that the directory knows, and which of their meanings fits where they stand.

"Cairo said" is Egypt's government, "in Cairo" a city; "Turkish" before a noun is Turkey, "the Turks" its people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.extractors.phrases import HYPHENS, case_of
from dragoman.knowledge import Directory
from dragoman.knowledge.directory import Piece, Sense, pieces
from dragoman.knowledge.titles import Titles
from dragoman.records import Label, Sentence

# Prepositions after which a capital is a place; after "with", "by", "between" it is a government.
PLACING = ("in", "at", "near", "to", "outside", "inside", "of", "around", "over", "from", "into", "on", "above")
BEYOND_STATES = frozenset(["IGO", "UNO", "NGO", "IMG"])
# How mentions are found that are no more than where something was.
TOWNS = frozenset(["mentions/city", "mentions/place", "mentions/region"])
# Parts of speech that a name of one word may have.
NAMING = frozenset(["PROPN", "ADJ", "X"])
# What stands before a name wherever it begins: "Dr" in "WHO Dr Jane Poe". Other honorifics are surnames, too: "Lord".
ADDRESSES = frozenset(["dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms."])
# What a label may take with a name by mistake: "of" in "Jane Poe of Texas".
TRAILING = frozenset(["ADP", "PUNCT", "CCONJ", "DET"])
BODIES = frozenset(["organisation", "facility", "place", "event", "law", "other"])
# What bears the name of the town where it was made, and is not there: "the Minsk agreements", "the Normandy format".
PACTS = frozenset(
    (
        "agreement", "accord", "process", "format", "protocol", "memorandum", "convention", "treaty", "declaration",
        "formula", "platform", "quartet", "package", "arrangement", "pact", "deal",
    )
)  # fmt: skip
# Words by which one state's body is told from others of that name.
OWN = frozenset(("national", "supreme", "federal", "royal", "state", "regional", "provincial"))
# What has a field behind it, of which it is.
CHARGED = frozenset(["Minister", "Ministry", "Department", "Commissioner"])
# What has a field before it, which may be called as a paper is: "the Foreign Policy Department".
FIELDED = frozenset(["department", "ministry", "committee", "council", "commission", "directorate", "adviser"])
# Nouns that are the short name of one body, and stand in the names of many.
SHARED_NOUNS = frozenset(["Coalition", "Alliance", "Union"])
WHERE = frozenset((*PLACING, "towards", "toward", "through", "across", "via"))


@dataclass(frozen=True, slots=True)
class NameRun:
    """Tokens ``first`` up to, not including, ``last``, and what their name may mean."""

    first: int
    last: int
    senses: tuple[Sense, ...]

    @property
    def ambiguous(self) -> bool:
        """Whether it may mean several countries' ("Labour Party", "Georgia")."""
        return len({sense.entry.country for sense in self.senses}) > 1

    @property
    def personal(self) -> bool:
        """Whether it is a person's name."""
        return self.senses[0].entry.kind == "person"

    def top(self, sentence: Sentence) -> int:
        """The token of the name that the others hang from."""
        inside = range(self.first, self.last)
        return next((index for index in inside if sentence.tokens[index].head not in inside), self.first)


@dataclass(frozen=True, slots=True)
class Names:
    """A sentence with the known names in it, and with labels that cover names without their titles."""

    sentence: Sentence
    runs: tuple[NameRun, ...]
    labels: tuple[Label, ...]


def read_names(sentence: Sentence, directory: Directory, titles: Titles) -> Names:
    """The names, from left to right; one inside a longer person's name is none ("Michael Jordan")."""
    cut: list[Piece] = []
    tokens: list[int] = []
    for index, token in enumerate(sentence.tokens):
        for piece in pieces(token.text):
            cut.append(piece)
            tokens.append(index)
    found = [NameRun(tokens[run.first], tokens[run.last - 1] + 1, run.senses) for run in directory.find(cut)]
    apart = [one for run in found for one in _apart(run, sentence, directory)]
    runs = [run for run in apart if not _is_word(run, sentence) and not _names_a_pact(run, sentence)]
    labels = tuple(filter(None, (_without_title(label, sentence, runs, titles) for label in sentence.labels)))
    labels = tuple(label for label in labels if not _is_field(label, sentence))
    runs = [run for run in runs if not _swallowed(run, sentence, labels)]
    owned = (_of_its_state(run, sentence, runs, titles) for run in runs)
    return Names(sentence, tuple(run for run in owned if run is not None), labels)


def without_namesakes(names: Sequence[Names], own: str | None, titles: Titles) -> list[Names]:
    """The names in what an office of state ``own`` publishes; "the Security Service" is no other state's there.

    So it is with any name that is made of common words alone, unless the report names that state, too.
    """
    if own is None:
        return list(names)
    named = {
        sense.entry.country
        for here in names
        for run in here.runs
        if not _is_common(run, here.sentence, titles)
        for sense in run.senses
    }
    return [
        replace(here, runs=tuple(run for run in here.runs if not _is_others(run, here.sentence, own, named, titles)))
        for here in names
    ]


def _is_others(run: NameRun, sentence: Sentence, own: str, named: set[str | None], titles: Titles) -> bool:
    """Whether its words are common ones, and it is of another state that the report does not name."""
    states = {sense.entry.country for sense in run.senses}
    if own in states or not states.isdisjoint((*BEYOND_STATES, "EUR", None)) or not states.isdisjoint(named):
        return False
    return _is_common(run, sentence, titles)


def _is_common(run: NameRun, sentence: Sentence, titles: Titles) -> bool:
    words = sentence.tokens[run.first : run.last]
    return len(words) > 1 and all(word.text.lower() in titles.words for word in words)


def _of_its_state(run: NameRun, sentence: Sentence, runs: Sequence[NameRun], titles: Titles) -> NameRun | None:
    """The name, narrowed to the state that the words beside it name ("Russia's Security Council"); None where it is of
    none that has it in the directory: "the Norlandic Department of Justice", "the National Security Council".
    """
    if run.senses[0].use != "name" or any(sense.entry.kind in ("state", "person") for sense in run.senses):
        return run
    beside = {sense.entry.country for other in _beside(run, sentence, runs) for sense in other.senses}
    if fitting := tuple(sense for sense in run.senses if sense.entry.country in beside):
        return replace(run, senses=fitting)
    if not _is_common(run, sentence, titles):
        return run
    of_states = any(sense.entry.country not in BEYOND_STATES for sense in run.senses)
    return None if (beside and of_states) or _is_tail(run, sentence) else run


def _beside(run: NameRun, sentence: Sentence, runs: Sequence[NameRun]) -> Iterator[NameRun]:
    """The states whose the name's bearer is by the words before and behind it: "Norland's", "of Norland"."""
    tokens = sentence.tokens
    for other in runs:
        if other.senses[0].entry.kind != "state":
            continue
        between = tokens[other.last : run.first]
        if other.last <= run.first and all(token.text[:1].isupper() or token.xpos == "POS" for token in between):
            yield other
        between = tokens[run.last : other.first]
        if run.last < other.first and [token.text.lower() for token in between if token.xpos != "DT"] == ["of"]:
            yield other


def _is_tail(run: NameRun, sentence: Sentence) -> bool:
    """Whether it ends the name of a body that has more words: "the National Security Council"."""
    if not run.first:
        return False
    before = sentence.tokens[run.first - 1]
    part = before.deprel in ("compound", "amod") and run.first <= before.head < run.last
    return part and before.text[:1].isupper() and before.text.lower() in OWN


def is_of_a_pact(sentence: Sentence, index: int) -> bool:
    """Whether the name only says which agreement is meant: "Minsk" in "the Minsk agreements"."""
    token = sentence.tokens[index]
    over = sentence.tokens[token.head] if token.head > index else None
    return over is not None and token.deprel in ("compound", "amod", "nmod") and over.lemma.lower() in PACTS


def _names_a_pact(run: NameRun, sentence: Sentence) -> bool:
    return run.senses[0].use == "capital" and is_of_a_pact(sentence, run.top(sentence))


def _apart(run: NameRun, sentence: Sentence, directory: Directory) -> Iterator[NameRun]:
    """The name; two that a comma parts are not one people: "Greek, Cypriot and French ministers"."""
    commas = [index for index in range(run.first, run.last) if sentence.tokens[index].text == ","]
    if not commas or run.senses[0].use not in ("adjective", "people"):
        yield run
        return
    for first, last in pairwise([run.first - 1, *commas, run.last]):
        inside = range(first + 1, last)
        cut = [(piece, index) for index in inside for piece in pieces(sentence.tokens[index].text)]
        for found in directory.find([piece for piece, _ in cut]):
            yield NameRun(cut[found.first][1], cut[found.last - 1][1] + 1, found.senses)


def _is_word(run: NameRun, sentence: Sentence) -> bool:
    """Whether it only looks like a name: "Labour" in "Labour unions met", "Male" in "Male suspects fled"."""
    token = sentence.tokens[run.first]
    if run.last - run.first > 1 or token.text.isupper() or run.senses[0].use in ("adjective", "people"):
        return False
    if token.xpos == "NN" and run.senses[0].entry.kind == "party":
        return True
    return token.upos not in NAMING or (token.upos == "ADJ" and run.senses[0].use == "capital")


def _without_title(label: Label, sentence: Sentence, runs: Sequence[NameRun], titles: Titles) -> Label | None:
    """A person's label from the name on: "Poe" in "Maltese Prime Minister Poe"; None where it has no name."""
    if label.kind != "person":
        return label
    last = label.last
    while last > label.first and sentence.tokens[last - 1].upos in TRAILING and not _is_hyphened(sentence, last - 3):
        last -= 1
    if last == label.first:
        return None
    label = replace(label, last=last)
    label = replace(label, first=_opening(label, sentence, runs, titles))
    words = [token.lemma.lower() for token in sentence.tokens[label.first : label.last]]
    of_titles = [
        (word in titles.words or (place > 0 and word in ADDRESSES)) and not _is_hyphened(sentence, label.first + place)
        for place, word in enumerate(words)
    ]
    if not any(of_titles):
        covered = {index for run in runs if not run.personal for index in range(run.first, run.last)}
        return None if covered.issuperset(range(label.first, label.last)) else label
    if words[-1] in titles.marks["surnames"] and not any(of_titles[:-1]):
        return label
    # What follows the last word of the title, and the country after it ("ambassador to Malta Jane Poe"), is the name.
    first = label.first + max(place for place, titular in enumerate(of_titles) if titular) + 1
    ends = [run.last for run in runs if not run.personal and run.first <= first < run.last]
    first = max([first, *ends])
    return replace(label, first=first) if first < label.last else None


def _is_field(label: Label, sentence: Sentence) -> bool:
    """Whether it is what an office is for, and no person: "Digital Growth" in "Minister of Digital Growth"."""
    tokens, before = sentence.tokens, label.first - 2
    if label.kind != "person" or before < 0 or tokens[before].text not in CHARGED:
        return False
    inside = range(label.first, label.last)
    top = next((index for index in inside if tokens[index].head not in inside), label.first)
    # "Minister of Growth Jane Poe" has her name in it.
    flat = any(tokens[index].deprel == "flat" for index in inside)
    return tokens[before + 1].text in ("of", "for") and case_of(sentence, top) == tokens[before + 1].text and not flat


def _is_hyphened(sentence: Sentence, index: int) -> bool:
    """Whether a hyphen joins it to the next word: "Man" in "Man-kei Lau" is no title."""
    tokens, after = sentence.tokens, index + 1
    joined = index >= 0 and after + 1 < len(tokens) and tokens[after].text in HYPHENS
    return joined and tokens[after].span.start == tokens[index].span.end == tokens[after + 1].span.start - 1


def _opening(label: Label, sentence: Sentence, runs: Sequence[NameRun], titles: Titles) -> int:
    """Where a name with a hyphen begins of which the label has only the end: "Yu | Hoi-kwan", "Man- | kei Lau"."""
    tokens, first = sentence.tokens, label.first
    while first > 1 and tokens[first - 2].upos == "PROPN" and _is_hyphened(sentence, first - 2):
        first -= 2
    if first == 0 or not any(token.text in HYPHENS for token in tokens[first : label.last]):
        return first
    before = tokens[first - 1]
    if tokens[first].deprel != "flat" or tokens[first].head != first - 1 or before.upos != "PROPN":
        return first
    known = before.lemma.lower() in titles.words or any(run.first <= first - 1 < run.last for run in runs)
    return first if known else first - 1


def _swallowed(run: NameRun, sentence: Sentence, labels: Sequence[Label]) -> bool:
    if run.personal:
        return run.last - run.first == 1 and _goes_on(run, sentence)
    if _ends_another(run, labels) or _opens_another(run, sentence) or _is_alias_of_another(run, sentence):
        return True
    return any(
        label.kind == "person"
        and label.first <= run.first
        and run.last <= label.last
        and (run.first, run.last) != (label.first, label.last)
        for label in labels
    )


def _ends_another(run: NameRun, labels: Sequence[Label]) -> bool:
    """Whether it is the last word of another's name: "Memorial" in "Poe Memorial"."""
    if run.last - run.first > 1 or run.senses[0].use != "name" or run.senses[0].entry.kind == "state":
        return False
    return any(label.kind in BODIES and label.first < run.first and label.last == run.last for label in labels)


def _opens_another(run: NameRun, sentence: Sentence) -> bool:
    """Whether it is no outlet but the field of an office: "Foreign Policy" in "the Foreign Policy Department"."""
    if run.senses[0].entry.kind != "outlet" or run.last >= len(sentence.tokens):
        return False
    after = sentence.tokens[run.last]
    return after.text[:1].isupper() and after.lemma.lower() in FIELDED and not sentence.tokens[run.first].text.isupper()


def _is_alias_of_another(run: NameRun, sentence: Sentence) -> bool:
    """Whether it is a noun in another's name: "Coalition" in "the Fair Wages Coalition Malta"."""
    word, entry = sentence.tokens[run.first], run.senses[0].entry
    if run.last - run.first > 1 or entry.kind in ("state", "person") or word.text not in SHARED_NOUNS or not run.first:
        return False
    before = sentence.tokens[run.first - 1]
    return before.upos == "PROPN" and before.text[:1].isupper() and before.deprel == "compound"


def _goes_on(run: NameRun, sentence: Sentence) -> bool:
    """Whether a last name has another's first name before it: "Julio Chavez", or is a first name itself."""
    token, tokens = sentence.tokens[run.first], sentence.tokens
    if token.deprel == "flat" and run.first > 0 and tokens[run.first - 1].upos == "PROPN":
        return tokens[run.first - 1].text not in run.senses[0].entry.name.split()
    after = tokens[run.last] if run.last < len(tokens) else None
    return after is not None and after.deprel == "flat" and after.upos == "PROPN" and after.text[:1].isupper()


def narrow(senses: tuple[Sense, ...], main: str | None, publisher: str | None) -> tuple[Sense, ...]:
    """Of the bearers of one name, those that fit a report about the country ``main``.

    "The Security Council" is the United Nations' unless a state that has one publishes the report.
    """
    beyond = tuple(sense for sense in senses if sense.entry.country in BEYOND_STATES)
    near = publisher if beyond else main
    return tuple(sense for sense in senses if sense.entry.country == near) or beyond or senses


def choose(run: NameRun, sentence: Sentence, top: int, main: str | None, publisher: str | None = None) -> Sense:
    """The meaning that fits a name whose highest token is ``top``, in a report about the country ``main``."""
    senses = run.senses
    if len(senses) == 1:
        return senses[0]
    if run.ambiguous:
        senses = narrow(senses, main, publisher)
    wanted = _uses(sentence, top)
    return min(senses, key=lambda sense: wanted.index(sense.use) if sense.use in wanted else len(wanted))


def _uses(sentence: Sentence, top: int) -> Sequence[str]:
    token = sentence.tokens[top]
    if token.deprel in ("amod", "compound", "nmod:desc"):
        return ("adjective", "name", "people", "capital")
    if token.upos == "ADJ" or token.xpos in ("NNS", "NNPS"):
        return ("people", "name", "adjective")
    if acts(sentence, top):
        return ("name", "seat", "people", "capital")
    return ("name", "people", "capital", "part", "adjective")


def acts(sentence: Sentence, top: int) -> bool:
    """Whether a city or a building stands for those who work in it."""
    token = sentence.tokens[top]
    relation = token.deprel
    if relation == "conj":
        return acts(sentence, token.head) if sentence.tokens[token.head].upos == "PROPN" else False
    if case_of(sentence, top) in WHERE:
        return False
    if relation == "nsubj:pass":
        return False
    return relation in ("nsubj", "nmod:poss", "obl:agent", "iobj") or (
        relation in ("obl", "nmod") and bool(case_of(sentence, top))
    )
