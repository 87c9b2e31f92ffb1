"""Where the actors of a network stand: the same each time, those who are tied near one another."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.web.layout import Array, positions

#: Two groups of twelve, each tied within, and one tie between them.
GROUPS = [(one, other, 2.0) for start in (0, 12) for one in range(start, start + 12) for other in range(start, one)]
PAIRS = [*GROUPS, (0, 12, 1.0)]


@pytest.fixture(scope="module")
def places() -> Array:
    return positions(24, PAIRS)


def test_everybody_stands_within_the_square(places: Array) -> None:
    assert np.isfinite(places).all()
    assert float(np.abs(places).max()) == pytest.approx(1)


def test_it_is_the_same_each_time(places: Array) -> None:
    assert (positions(24, PAIRS) == places).all()


def test_groups_stand_apart(places: Array) -> None:
    one, other = places[:12], places[12:]
    apart = np.linalg.norm(one.mean(axis=0) - other.mean(axis=0))
    assert apart > 2 * max(np.linalg.norm(group - group.mean(axis=0), axis=1).mean() for group in (one, other))


def test_no_two_stand_on_one_another(places: Array) -> None:
    between = np.linalg.norm(places[:, None] - places[None], axis=2) + np.eye(24)
    assert between.min() > 0.01


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_are_no_fault(count: int) -> None:
    assert positions(count, []).shape == (count, 2)
