"""Who counts people, and whom."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import counters as module
from dragoman.knowledge.counters import load_counters
from dragoman.knowledge.tables import Row

COUNTERS = load_counters()


@pytest.mark.parametrize(
    ("name", "field"),
    [("ministry of defence", "defence"), ("norlandish army", "defence"), ("health officials", "health")],
)
def test_a_house_counts_by_office(name: str, field: str) -> None:
    assert COUNTERS.field(frozenset(name.split())) == field


def test_nobody_counts_by_office_whose_name_does_not_say_so() -> None:
    assert COUNTERS.field(frozenset(["coast", "monitor"])) is None


def test_some_of_the_counted_follow_their_number() -> None:
    part = COUNTERS.part.match(", of whom women and children")
    assert part
    assert part["of"] == "women and children"


def test_the_count_of_somebody_and_a_count_of_nobody_are_told_apart() -> None:
    of_office = COUNTERS.by_count.match(" people by the revised count of the health office")
    of_nobody = COUNTERS.by_count.match(" since May by the most careful count, do not care")
    assert of_office
    assert of_office["of"]
    assert of_nobody
    assert (of_nobody["count"], of_nobody["of"]) == ("the most careful count", None)


def test_a_table_that_holds_no_words_is_named() -> None:
    with pytest.raises(BadKnowledge, match=r"counters.toml.*kinds"):
        module._table(Row("counters.toml", {"kinds": {"civilian": 3}}), "kinds")
