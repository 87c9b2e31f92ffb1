"""One tree a sentence, whatever the scores say."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from dragoman.language.trees import best_tree, is_tree


def test_one_root_and_no_circle_is_a_tree() -> None:
    assert is_tree([2, 0, 2])


def test_two_roots_are_none() -> None:
    assert not is_tree([0, 0, 2])


def test_a_circle_is_none() -> None:
    assert not is_tree([0, 3, 2])


def test_without_a_root_there_is_none() -> None:
    assert not is_tree([2, 1])


@pytest.mark.parametrize("seed", range(30))
def test_the_best_tree_is_the_best_of_all(seed: int) -> None:
    count = 2 + seed % 4
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32) * 3
    for word in range(count):
        scores[word, word + 1] = -1e4

    def total(heads: tuple[int, ...]) -> float:
        return float(sum(scores[word, head] for word, head in enumerate(heads)))

    every = [heads for heads in product(range(count + 1), repeat=count) if is_tree(heads)]
    found = best_tree(scores)
    assert is_tree(found)
    assert total(tuple(found)) == pytest.approx(max(map(total, every)), abs=1e-3)


def test_a_single_word_is_its_own_root() -> None:
    assert best_tree(np.array([[1.0, -1e4]], dtype=np.float32)) == [0]
