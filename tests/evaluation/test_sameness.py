"""Weights that made the pairs are found again, and folding is counted by pairs."""

from __future__ import annotations

import random

import pytest

from dragoman.knowledge.sameness import load_sameness
from dragoman.knowledge.signs import LogOdds
from evaluation.sameness import Pair, Tied, find_pairs, fit, measure
from tests.extractors.test_sameness import attacked, drafts


def test_the_weights_that_made_the_pairs_are_found_again() -> None:
    order, pairs = random.Random(1), []
    for _ in range(20_000):
        signs = frozenset(sign for sign in ("for", "against") if order.random() < 0.5)
        odds = -0.5 + 1.5 * ("for" in signs) - 2.0 * ("against" in signs)
        pairs.append((Pair(signs, order.random() < 1 / (1 + 2.718281828**-odds)), 1.0))
    fitted = fit(pairs)
    assert fitted.always == pytest.approx(-0.5, abs=0.1)
    assert fitted.signs == pytest.approx({"for": 1.5, "against": -2.0}, abs=0.1)


def test_pairs_are_of_events_at_annotated_triggers() -> None:
    told = drafts(attacked(), attacked(), attacked("Westland"))
    assert [pair.same for pair in find_pairs([Tied(told, [0, 0, None])])] == [True]
    assert [pair.same for pair in find_pairs([Tied(told, [0, 0, 1])])] == [True, False, False]


def test_folding_is_counted_by_pairs() -> None:
    told = drafts(attacked(), attacked(), attacked("Westland"))
    assert measure([Tied(told, [0, 0, 1])], load_sameness())["f1"] == pytest.approx(1.0)
    never = LogOdds(-9.0, {})
    assert measure([Tied(told, [0, 0, 1])], never)["recall"] == pytest.approx(0.0)
