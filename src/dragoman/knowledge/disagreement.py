"""How English says yes and no, and what two sayings have in common.

"Agreed to a joint board that would administer Tarsa" and "will not sit on any board of Tarsa" bear on one thing: they
share "board" and "Tarsa". Words that stand in any statement ("proposal", "talks", "issue") say nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dragoman.knowledge.tables import Row, read_toml

#: Words of fewer letters tell nothing by themselves; of longer ones the beginning is the stem.
SHORTEST, STEM = 4, 6

#: What a name counts, where a word counts 1, and from what sum on two sayings bear on one thing: two words, or a word
#: and a name, and never names alone: "in Sudland" tells where, not what.
NAME, ENOUGH = 0.5, 1.5

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

#: The stems of what a saying is about; those of names are marked.
Bearing = dict[str, bool]


@dataclass(frozen=True, slots=True)
class Words:
    """Words, some of them as ``beginnings``."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def read(cls, words: Iterable[str]) -> Words:
        """ "accept-" is a beginning, "agree" a word."""
        words = tuple(words)
        whole = frozenset(word for word in words if not word.endswith("-"))
        return cls(whole, tuple(word[:-1] for word in words if word.endswith("-")))

    def __contains__(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class BearingExample:
    """Two texts and whether they bear on the same thing; run as a test."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Words that accept, refuse, deny and reply, and that refuse when they are denied (``wanting``).

    ``alleged`` and ``suggested`` are words for what somebody says, as another calls it who rejects it; ``untrue`` are
    phrases that say that a thing is not so, ``negating`` words that turn a statement round, ``ending`` those that want
    an end of something, ``scoping`` those that say how far it goes, ``former`` that it was so before. ``forces`` are
    the last words of what the forces of a state are called, ``partly`` are who count only some, ``anyone`` who may be
    anybody, ``common`` the stems that say nothing of what it is about.
    """

    accepting: Words
    wanting: Words
    refusing: Words
    denying: Words
    replying: Words
    alleged: frozenset[str]
    suggested: frozenset[str]
    untrue: re.Pattern[str]
    negating: frozenset[str]
    ending: frozenset[str]
    scoping: frozenset[str]
    former: frozenset[str]
    forces: tuple[str, ...]
    partly: frozenset[str]
    anyone: frozenset[str]
    common: frozenset[str]
    examples: tuple[BearingExample, ...]

    def bearing(self, text: str, without: Collection[str] = ()) -> dict[str, bool]:
        """The stems of what a text is about, but those ``without``; ``True`` for those of names."""
        found: dict[str, bool] = {}
        for match in _WORD.finditer(text):
            word = match.group()
            stem = word.casefold()[:STEM]
            if len(word) < SHORTEST or stem in self.common or stem in without:
                continue
            name = word[0].isupper()
            found[stem] = found.get(stem, True) and name
        return found

    @property
    def alleged_stems(self) -> frozenset[str]:
        """The stems of the words for what somebody says, which say nothing of what it is about."""
        return frozenset(word[:STEM] for word in self.alleged)

    def is_denial(self, cue: str, content: str) -> bool:
        """Whether a cue says of a content that it is not so: "denied", "rejected the reports of"."""
        words = cue.casefold().split()
        if not any(word in self.denying for word in words):
            return False
        untrue = self.is_alleged(content) or bool(self.suggested.intersection(_first(content)))
        return untrue or not any(word in self.refusing for word in words)

    def replies(self, cue: str) -> bool:
        """Whether a cue answers what was said before: "replied"."""
        return any(word in self.replying for word in cue.casefold().split())

    def is_alleged(self, content: str) -> bool:
        """Whether a content is what others say: "the reports of", "that"."""
        return bool(self.alleged.intersection(_first(content)))

    def is_turned(self, content: str) -> bool:
        """Whether a statement is a negative one: "did not", "didn't", "never"."""
        words = _words(content)
        return any(word in self.negating or word.endswith("n't") for word in words)

    def wants_an_end(self, content: str) -> bool:
        """Whether what is demanded is that something stops."""
        return any(word in self.ending for word in _words(content))

    def is_former(self, text: str) -> bool:
        """Whether a report itself says that something was so before: "had previously opposed"."""
        return any(word in self.former for word in _words(text))

    def scope(self, text: str) -> frozenset[str]:
        """The words of a text that say how far it goes."""
        return self.scoping.intersection(_words(text))


def _first(content: str) -> list[str]:
    """The words with which a content begins."""
    return content.casefold().split()[:7]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))


def common_weight(one: Bearing, other: Bearing) -> float:
    """How much two have in common; names alone are nothing."""
    shared = one.keys() & other.keys()
    words = [stem for stem in shared if not (one[stem] and other[stem])]
    return len(words) + NAME * (len(shared) - len(words)) if words else 0.0


_SETS = ("alleged", "suggested", "negating", "ending", "scoping", "former", "partly", "anyone")


def load_disagreement() -> Disagreement:
    """Read and check ``languages/en/disagreement.toml``."""
    words = ("accepting", "wanting", "refusing", "denying", "replying", *_SETS, "common")
    row = read_toml("languages/en/disagreement.toml").only(*words, "untrue", "forces", "examples")
    told = {key: row.text(key).split() for key in words}
    return Disagreement(
        accepting=Words.read(told["accepting"]),
        wanting=Words.read(told["wanting"]),
        refusing=Words.read(told["refusing"]),
        denying=Words.read(told["denying"]),
        replying=Words.read(told["replying"]),
        untrue=re.compile(rf"\b(?:{'|'.join(row.texts('untrue'))})\b", re.IGNORECASE),
        **{key: frozenset(told[key]) for key in _SETS},
        forces=tuple(row.texts("forces")),
        common=frozenset(word[:STEM] for word in told["common"]),
        examples=tuple(_example(example) for example in row.rows("examples")),
    )


def _example(row: Row) -> BearingExample:
    row.only("left", "right", "same")
    same = row.values.get("same")
    if not isinstance(same, bool):
        raise row.broken("same", "true or false")
    return BearingExample(row.text("left"), row.text("right"), same)
