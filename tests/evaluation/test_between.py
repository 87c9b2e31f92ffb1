"""Annotated reports as sentences with a source and a target."""

from __future__ import annotations

import pytest

from evaluation.between import find_pairs
from training.reports import Annotated, Told

TEXT = "Norland refused to release two fishermen of Sudland. The weather was fine."


def told(trigger: str, type_: str, *parties: str) -> Told:
    def places(word: str) -> tuple[int, int]:
        return TEXT.index(word), TEXT.index(word) + len(word)

    roles = {"actor": [[places(parties[0])]], "recipient": [[places(word)] for word in parties[1:]]}
    return Told([places(trigger)], type_, "-", "actual", roles, True)


@pytest.mark.model
def test_of_two_events_between_the_same_two_the_outermost_says_the_type() -> None:
    report = Annotated(
        TEXT, [told("release", "RETREAT", "Norland", "Sudland"), told("refused", "REJECT", "Norland", "Sudland")]
    )
    (row,) = find_pairs(report)
    assert (row["source"], row["target"], row["gold_root"]) == ("Norland", "Sudland", "REJECT")
    assert row["text"] == TEXT[:52]


@pytest.mark.model
def test_an_event_with_one_party_is_between_nobody() -> None:
    assert not list(find_pairs(Annotated(TEXT, [told("refused", "REJECT", "Norland")])))
