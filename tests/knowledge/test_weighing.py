"""What speaks for a party as the one who did a deed, or to whom it was done, in numbers."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import weighing
from dragoman.knowledge.tables import Row
from dragoman.knowledge.weighing import load_happening, load_weights

KNOWN = load_weights()
SIDES = sorted(KNOWN)


@pytest.mark.parametrize("side", SIDES)
def test_whom_other_sentences_name_is_told_later_but_where_the_model_points_to_him(side: str) -> None:
    filling = KNOWN[side].filling
    assert filling["here"] > 0 > filling["elsewhere"]
    assert filling["beyond"] > 0


def test_there_are_weights_for_the_recipients_who_are_told_and_none_for_actors() -> None:
    weights = KNOWN["recipient"].keeping
    assert "nobody" in weights
    assert min(weights.values()) < 0 < max(weights.values())
    assert not KNOWN["actor"].keeping


def test_whom_the_model_holds_for_likely_is_sooner_kept() -> None:
    assert KNOWN["recipient"].keeping["likely"] > 0


def test_what_will_be_is_planned_and_what_was_is_over() -> None:
    will, past = (
        load_happening().likely(signs)
        for signs in (["tree planned", "own will"], ["tree actual", "past", "day before"])
    )
    assert will["planned"] > 0.5 > will["actual"]
    assert past["actual"] > 0.5 > past["planned"]


@pytest.mark.parametrize("number", ["much", "1,5"])
def test_a_weight_that_is_no_number_is_named_with_its_place(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = Row("weights/recipients.csv line 2", {"sign": "here", "filling": number, "keeping": ""})
    monkeypatch.setattr(weighing, "read_csv", lambda _: [row])
    with pytest.raises(BadKnowledge, match=r"recipients\.csv line 2.*filling.*a number"):
        load_weights()
