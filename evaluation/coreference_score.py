"""Chains of mentions against annotated chains: MUC, B-cubed and CEAF by entities, as the CoNLL shared tasks count them.

A chain is a set of mentions, a mention anything that can be compared; a mention found is the annotated one if both are
equal. What is summed over documents are the numerators and denominators, as the reference scorer does.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

Chains = Sequence[frozenset[Hashable]]


@dataclass(slots=True)
class Ratio:
    """Recall and precision as they are summed: what is right of all that is annotated, and of all that is found."""

    recalled: float = 0.0
    annotated: float = 0.0
    precise: float = 0.0
    found: float = 0.0

    def add(self, other: Ratio) -> None:
        self.recalled += other.recalled
        self.annotated += other.annotated
        self.precise += other.precise
        self.found += other.found

    @property
    def recall(self) -> float:
        return self.recalled / self.annotated if self.annotated else 0.0

    @property
    def precision(self) -> float:
        return self.precise / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def muc(key: Chains, response: Chains) -> Ratio:
    """Links that hold a chain together (Vilain 1995): of a chain of n, n - 1, less one for each part it falls into."""
    return Ratio(*_links(key, response), *_links(response, key))


def b_cubed(key: Chains, response: Chains) -> Ratio:
    """For each mention, how much of its chain is the same (Bagga 1998); nothing for one that the other side lacks."""
    return Ratio(*_shares(key, response), *_shares(response, key))


def ceaf(key: Chains, response: Chains) -> Ratio:
    """Chains set against each other one to one, as alike as can be (Luo 2005, by entities)."""
    alike = [[2 * len(one & other) / (len(one) + len(other)) for other in response] for one in key]
    best = most_alike(alike)
    return Ratio(best, len(key), best, len(response))


@dataclass(slots=True)
class Score:
    """The three measures, summed over documents; their mean is the CoNLL score."""

    measures: Mapping[str, Ratio] = field(
        default_factory=lambda: {"muc": Ratio(), "b_cubed": Ratio(), "ceafe": Ratio()}
    )

    def add(self, key: Chains, response: Chains) -> None:
        """Count one document; chains of a single mention are none, as in the annotation of the shared tasks."""
        key, response = ([chain for chain in chains if len(chain) > 1] for chains in (key, response))
        for name, measure in (("muc", muc), ("b_cubed", b_cubed), ("ceafe", ceaf)):
            self.measures[name].add(measure(key, response))

    @property
    def conll(self) -> float:
        return sum(ratio.f1 for ratio in self.measures.values()) / len(self.measures)


def _links(chains: Chains, others: Chains) -> tuple[float, float]:
    where = _where(others)
    right = sum(len(chain) - len({where.get(one, ("alone", one)) for one in chain}) for chain in chains)
    return right, sum(len(chain) - 1 for chain in chains)


def _shares(chains: Chains, others: Chains) -> tuple[float, float]:
    where = _where(others)
    right = 0.0
    for chain in chains:
        homes = [where[one] for one in chain if one in where]
        right += sum(len(chain & others[home]) for home in homes) / len(chain)
    return right, sum(map(len, chains))


def _where(chains: Chains) -> dict[Hashable, int]:
    return {one: number for number, chain in enumerate(chains) for one in chain}


def most_alike(alike: Sequence[Sequence[float]]) -> float:
    """The greatest sum of one value a row, no two of one column, by Kuhn's and Munkres' method."""
    if not alike or not alike[0]:
        return 0.0
    rows = alike if len(alike) <= len(alike[0]) else list(zip(*alike, strict=True))
    count, wide = len(rows), len(rows[0])
    # Rows and columns from 1 on; column 0 stands for the row that is being placed.
    of_row, of_column = [0.0] * (count + 1), [0.0] * (wide + 1)
    placed = [0] * (wide + 1)
    for row in range(1, count + 1):
        placed[0], column = row, 0
        least, before, seen = [float("inf")] * (wide + 1), [0] * (wide + 1), [False] * (wide + 1)
        while placed[column]:
            seen[column] = True
            here, step, following = placed[column], float("inf"), 0
            for other in range(1, wide + 1):
                if seen[other]:
                    continue
                cost = -rows[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < least[other]:
                    least[other], before[other] = cost, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(wide + 1):
                if seen[other]:
                    of_row[placed[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            placed[column] = placed[before[column]]
            column = before[column]
    return sum(rows[placed[column] - 1][column - 1] for column in range(1, wide + 1) if placed[column])
