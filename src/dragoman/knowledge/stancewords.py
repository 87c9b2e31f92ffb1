"""What the words of a content tell of the stance in which it is said.

"Must" and "immediately" speak for a demand, "invaders" and "baseless" for an accusation and a denial, although neither
decides it: each has a weight for each stance, and the weights of the words that stand there add up. They were counted
on annotated reports by ``training/stances.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log
from typing import get_args

from dragoman.knowledge.tables import Row, read_csv
from dragoman.records import Stance

FILE = "languages/en/stance-words.csv"
STANCES: tuple[Stance, ...] = get_args(Stance)
# A word that opens a content, within its first two, has a weight of its own as well.
OPENING, ANYWHERE = "opening", "anywhere"
# The line of what is added to every content.
ALWAYS = "*"

Weights = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Weights by stance, in the order of ``STANCES``: of every content, of words anywhere and of words that open it."""

    always: Weights
    anywhere: Mapping[str, Weights]
    opening: Mapping[str, Weights]

    def likely(self, words: Iterable[str], opening: Iterable[str]) -> dict[Stance, float]:
        """How likely each stance is by the words of a content alone, as the logarithm of its probability."""
        told = [self.anywhere[word] for word in sorted(set(words)) if word in self.anywhere]
        told += [self.opening[word] for word in sorted(set(opening)) if word in self.opening]
        sums = [sum(weights) for weights in zip(self.always, *told, strict=True)]
        total = log(sum(map(exp, sums)))
        return {stance: weight - total for stance, weight in zip(STANCES, sums, strict=True)}


def load_stance_words() -> StanceWords:
    """Read and check ``languages/en/stance-words.csv``."""
    always: Weights | None = None
    words: dict[str, dict[str, Weights]] = {ANYWHERE: {}, OPENING: {}}
    for row in read_csv(FILE):
        row.only("word", "where", *STANCES)
        word, where = row.text("word"), row.text("where")
        if where not in words:
            raise row.broken("where", f"{ANYWHERE} or {OPENING}")
        if word == ALWAYS:
            always = _weights(row)
        else:
            words[where][word] = _weights(row)
    if always is None:
        raise Row(FILE, {}).broken("word", f"a line for {ALWAYS}")
    return StanceWords(always, words[ANYWHERE], words[OPENING])


def _weights(row: Row) -> Weights:
    return tuple(_weight(row, stance) for stance in STANCES)


def _weight(row: Row, stance: Stance) -> float:
    try:
        return float(row.maybe_text(stance) or 0)
    except ValueError:
        raise row.broken(stance, "a number or nothing") from None
