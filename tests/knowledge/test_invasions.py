"""Each invasion is of one state by another, in days that run forward."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import load
from dragoman.knowledge.invasions import _invasion
from dragoman.knowledge.tables import Row, read_csv

STATES = {row.text("country") for row in read_csv("actors/states.csv")}


def test_both_are_states_of_the_table() -> None:
    assert load().invasions
    for one in load().invasions:
        assert {one.attacker, one.attacked} <= STATES


def test_it_goes_on_from_its_first_day_through_its_last() -> None:
    (war,) = [one for one in load().invasions if (one.attacker, one.attacked) == ("IRQ", "KWT")]
    days = (date(1990, 8, 1), date(1990, 8, 2), date(1991, 1, 16), date(1991, 1, 17))
    assert [war.goes_on(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("wrong", "key"), [({"attacked": "IRQ"}, "attacked"), ({"until": "1980-01-01"}, "from"), ({"source": ""}, "source")]
)
def test_a_line_that_cannot_be_is_refused(wrong: dict[str, str], key: str) -> None:
    line = {"attacker": "IRQ", "attacked": "IRN", "from": "1980-09-22", "until": "1988-08-20", "source": "a ceasefire"}
    with pytest.raises(BadKnowledge, match=f'invasions.csv line 2, "{key}"'):
        _invasion(Row("calendar/invasions.csv line 2", line | wrong))
