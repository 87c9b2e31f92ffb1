"""Scores keep their word, or the curve that fits says how far they are off."""

from __future__ import annotations

import random

import pytest

from dragoman.extractors.weighing.levels import Scale
from evaluation.curve import Scored, calibration_error, fit


def test_scores_that_keep_their_word_have_no_error() -> None:
    found = [Scored(0.75, True, right) for right in (True, True, True, False)]
    assert calibration_error(found) == pytest.approx(0.0)


def test_scores_that_are_too_high_have_the_distance_as_their_error() -> None:
    assert calibration_error([Scored(0.95, True, False)] * 4) == pytest.approx(0.95)


def test_of_no_findings_the_error_is_none() -> None:
    assert calibration_error([]) == 0.0


def test_the_curve_that_made_the_findings_is_found_again() -> None:
    order, true, asked = random.Random(1), Scale(0.8, 1.5, -0.5), Scale(1.0, 0.0, 0.0)
    found = []
    for _ in range(20_000):
        likely, ruled = order.uniform(0.02, 0.98), order.random() < 0.5
        right = order.random() < true.score(likely, ruled)
        found.append(Scored(asked.score(likely, ruled), ruled, right))
    fitted = fit(found, asked)
    assert (fitted.slope, fitted.ruled, fitted.base) == pytest.approx((0.8, 1.5, -0.5), abs=0.15)
