"""Names in a sentence that the directory knows, and which of their meanings fits where they stand.

"Cairo said" is Egypt's government, "in Cairo" a city; "Turkish" before a noun is Turkey, "the Turks" its people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extractors.phrases import case_of
from dragoman.knowledge import Directory
from dragoman.knowledge.directory import Piece, Sense, pieces
from dragoman.records import Sentence

# Prepositions after which a capital is a place; after "with", "by", "between" it is a government.
WHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "to",
        "outside",
        "inside",
        "of",
        "around",
        "over",
        "from",
        "into",
        "towards",
        "toward",
        "through",
        "across",
        "via",
        "on",
        "above",
    ]
)
PERSONAL = frozenset(["person", "people"])


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

    def top(self, sentence: Sentence) -> int:
        """The token of the name that the others hang from."""
        inside = range(self.first, self.last)
        return next((index for index in inside if sentence.tokens[index].head not in inside), self.first)


def find_names(sentence: Sentence, directory: Directory) -> list[NameRun]:
    """Known names, from left to right; a name inside a longer person's name is none ("Michael Jordan")."""
    cut: list[Piece] = []
    tokens: list[int] = []
    for index, token in enumerate(sentence.tokens):
        for piece in pieces(token.text):
            cut.append(piece)
            tokens.append(index)
    found = (NameRun(tokens[run.first], tokens[run.last - 1] + 1, run.senses) for run in directory.find(cut))
    return [run for run in found if not _swallowed(run, sentence)]


def _swallowed(run: NameRun, sentence: Sentence) -> bool:
    if run.senses[0].entry.kind == "person":
        return run.last - run.first == 1 and _goes_on(run, sentence)
    return any(
        label.kind in PERSONAL
        and label.first <= run.first
        and run.last <= label.last
        and (run.first, run.last) != (label.first, label.last)
        for label in sentence.labels
    )


def _goes_on(run: NameRun, sentence: Sentence) -> bool:
    """Whether a last name has another's first name before it: "Julio Chavez", or is a first name itself."""
    token, tokens = sentence.tokens[run.first], sentence.tokens
    if token.deprel == "flat" and run.first > 0 and tokens[run.first - 1].upos == "PROPN":
        return tokens[run.first - 1].text not in run.senses[0].entry.name.split()
    after = tokens[run.last] if run.last < len(tokens) else None
    return after is not None and after.deprel == "flat" and after.upos == "PROPN" and after.text[:1].isupper()


def choose(run: NameRun, sentence: Sentence, top: int, home: str | None) -> Sense:
    """The meaning that fits a name whose highest token is ``top``, in a report about the country ``home``."""
    senses = run.senses
    if len(senses) == 1:
        return senses[0]
    if run.ambiguous:
        senses = tuple(sense for sense in senses if sense.entry.country == home) or senses
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
