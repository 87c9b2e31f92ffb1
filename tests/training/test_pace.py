"""How far a training is, by steps or by time."""

from __future__ import annotations

import time

from training.pace import Pace, slope


def test_without_a_limit_the_steps_tell_how_far_it_is() -> None:
    pace = Pace(200, None, time.monotonic() - 3600)
    assert [pace.progress(step) for step in (0, 50, 200)] == [0.0, 0.25, 1.0]


def test_a_machine_that_is_too_slow_is_over_when_its_time_is() -> None:
    pace = Pace(200, 10, time.monotonic() - 300, before=150)
    assert 0.75 <= pace.progress(20) < 0.76
    assert pace.progress(190) == 0.95


def test_rates_rise_and_fall_to_nothing() -> None:
    assert [slope(progress) for progress in (0.0, 0.03, 0.06, 1.0, 1.2)] == [0.0, 0.5, 1.0, 0.0, 0.0]
    assert 0.49 < slope(0.53) < 0.51
