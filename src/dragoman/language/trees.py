"""One tree a sentence: exactly one root, and no word that hangs, in the end, on itself.

Nearly always each word's best head gives a tree; where it does not, the best tree that the scores allow is taken
(Chu and Liu 1965, Edmonds 1967).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def is_tree(heads: Sequence[int]) -> bool:
    """Whether ``heads`` (0 is the root, k the word k, counted from 1) hang together under exactly one root."""
    if heads.count(0) != 1:
        return False
    state = bytearray(len(heads) + 1)  # 0 not seen, 1 on the way up, 2 leads to the root
    state[0] = 2
    for word in range(1, len(heads) + 1):
        path = []
        while not state[word]:
            state[word] = 1
            path.append(word)
            word = heads[word - 1]
        if state[word] == 1:
            return False
        for passed in path:
            state[passed] = 2
    return True


def best_tree(scores: Scores) -> list[int]:
    """The heads of the best tree; ``scores`` (words, words + 1): how well each column heads each row, 0 the root."""
    count = len(scores)
    shifted = scores.astype(np.float64)
    shifted -= np.logaddexp.reduce(shifted, axis=1, keepdims=True)
    whole = np.full((count + 1, count + 1), -np.inf)
    whole[1:] = shifted
    np.fill_diagonal(whole, -np.inf)
    heads = _arborescence(whole)
    roots = [word for word in range(1, count + 1) if heads[word] == 0]
    if len(roots) == 1:
        return heads[1:].tolist()  # type: ignore[no-any-return]
    # Several words claim the root: give it to each of them in turn, and keep the best of the trees.
    best: tuple[float, list[int]] | None = None
    for root in roots:
        tried = whole.copy()
        tried[1:, 0] = -np.inf
        tried[root, 0] = whole[root, 0]
        tried[root, 1:] = -np.inf
        found = _arborescence(tried)
        total = float(tried[np.arange(1, count + 1), found[1:]].sum())
        if best is None or total > best[0]:
            best = total, found[1:].tolist()
    assert best is not None
    return best[1]


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """The best head of each node but 0; rows hang on columns."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    # Fold the cycle into one node, solve what is left, and cut the cycle where the solution enters it.
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    ring = np.array(cycle)
    around = scores[ring, heads[ring]]
    folded = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    folded[:-1, :-1] = scores[np.ix_(rest, rest)]
    out = scores[np.ix_(rest, ring)]
    folded[:-1, -1] = out.max(1)
    into = scores[np.ix_(ring, rest)] - around[:, None] + around.sum()
    folded[-1, :-1] = into.max(0)
    np.fill_diagonal(folded, -np.inf)
    solved = _arborescence(folded)
    result = heads.copy()
    for place, node in enumerate(rest.tolist()):
        above = int(solved[place])
        result[node] = ring[out[place].argmax()] if above == len(rest) else rest[above]
    result[0] = 0
    above = int(solved[-1])
    result[ring[into[:, above].argmax()]] = rest[above]
    return result


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    told = heads.tolist()
    state = [0] * len(told)
    state[0] = -1
    for start in range(1, len(told)):
        node = start
        while not state[node]:
            state[node] = start
            node = told[node]
        if state[node] == start:
            ring, other = [node], told[node]
            while other != node:
                ring.append(other)
                other = told[other]
            return ring
    return []
