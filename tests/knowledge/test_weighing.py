"""What speaks for a party as the one to whom a deed was done, in numbers."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import weighing
from dragoman.knowledge.tables import Row
from dragoman.knowledge.weighing import load_weights

KNOWN = load_weights()


def test_there_are_weights_for_who_is_asked_and_for_who_is_told() -> None:
    assert KNOWN.filling["nobody"] != KNOWN.filling["here"]
    assert KNOWN.keeping["nobody"] != KNOWN.keeping["here"]


def test_whom_the_model_holds_for_likely_is_sooner_kept() -> None:
    assert KNOWN.keeping["likely"] > 0


def test_what_will_be_is_planned_and_what_was_is_over() -> None:
    will, past = KNOWN.likely(["tree planned", "own will"]), KNOWN.likely(["tree actual", "past", "day before"])
    assert will["planned"] > 0.5 > will["actual"]
    assert past["actual"] > 0.5 > past["planned"]


@pytest.mark.parametrize("number", ["much", "1,5"])
def test_a_weight_that_is_no_number_is_named_with_its_place(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = Row("weights/recipients.csv line 2", {"sign": "here", "filling": number, "keeping": ""})
    monkeypatch.setattr(weighing, "read_csv", lambda _: [row])
    with pytest.raises(BadKnowledge, match=r"recipients\.csv line 2.*filling.*a number"):
        load_weights()
