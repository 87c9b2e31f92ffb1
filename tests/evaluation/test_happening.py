"""Whether it happened: weights are fitted so that what is annotated becomes the likeliest."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge.weighing import REALIS, Happening
from dragoman.records import Realis
from evaluation.happening import Case, fit, measure, page, write


def case(right: Realis, *signs: str) -> Case:
    return Case(frozenset(signs), "actual", "ongoing", right, right)


CASES = [case("planned", "own will")] * 40 + [case("actual", "past")] * 60 + [case("negated", "past", "own not")] * 30


def test_a_sign_counts_for_what_it_stands_with() -> None:
    weights = Happening(fit(CASES))
    will, past, denied = (weights.likely(signs) for signs in (["own will"], ["past"], ["past", "own not"]))
    assert (max(will, key=will.__getitem__), max(past, key=past.__getitem__)) == ("planned", "actual")
    assert denied["negated"] > 0.5 > past["negated"]


def test_the_weights_found_are_those_than_which_none_near_is_better() -> None:
    """Of two kinds of cases with a sign each, the odds are those of the counts, less what weights cost."""
    found = Happening(fit([case("actual", "one")] * 300 + [case("planned", "one")] * 100)).likely(["one"])
    assert found["actual"] == pytest.approx(0.75, abs=0.02)
    assert found["planned"] == pytest.approx(0.25, abs=0.02)


def test_a_sign_that_is_seldom_seen_weighs_nothing() -> None:
    assert "rare" not in fit([*CASES, case("planned", "rare")])


def test_signs_that_are_not_known_leave_it_open() -> None:
    assert set(Happening({}).likely(["past"]).values()) == {1 / len(REALIS)}


def test_it_is_counted_who_is_right() -> None:
    count = measure([case("actual", "past"), case("ongoing", "past")], Happening({"past": (1.0, 0, 0, 0, 0)}))
    assert [count[name] for name in ("tree", "model", "signs", "together")] == [1, 1, 1, 2]
    assert page(count) == "events 2, right by: tree 0.500, model 0.500, signs 0.500, together 1.000"


def test_the_file_has_a_row_for_each_sign(tmp_path: Path) -> None:
    write({"past": (1.0, 0.0, -0.5, 0.25, 0.0), "own will": (0.0, 0.0, 2.0, 0.0, 0.0)}, tmp_path / "realis.csv")
    rows = (tmp_path / "realis.csv").read_text("utf-8").splitlines()
    assert rows == [
        "sign,actual,ongoing,planned,hypothetical,negated",
        "own will,0.00,0.00,2.00,0.00,0.00",
        "past,1.00,0.00,-0.50,0.25,0.00",
    ]
