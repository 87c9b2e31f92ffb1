"""The gate names what has fallen."""

from __future__ import annotations

from evaluation.gate import under


def test_a_measure_under_its_floor_is_named() -> None:
    table = {"events": {"f1": 0.41}, "realis_accuracy": 0.9}
    assert under({"events": 0.5, "realis_accuracy": 0.8}, table) == ["events: 0.4100 is under the floor 0.5"]


def test_a_measure_on_its_floor_holds() -> None:
    assert under({"events": 0.5}, {"events": {"f1": 0.5}}) == []
