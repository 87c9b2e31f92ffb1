"""What is said on one thing, as JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from dragoman.accounts_json import (
    position_from_json,
    position_to_json,
    saying_from_json,
    saying_to_json,
    tension_from_json,
    tension_to_json,
)
from dragoman.records import Actor, Evidence, Period, Span
from dragoman.sayings import Position, Saying, Tension

LEAGUE = Actor("Northern League", "NOR", ("REB",), "group/northern-league")
YES = Saying(
    speaker=LEAGUE,
    claim="c1",
    about=("e1", "f1"),
    what="accepts",
    stance="promises",
    holds=True,
    said=Period(date(2025, 2, 1), None),
    reported=date(2025, 2, 3),
    words=Evidence("d1", Span(4, 30), "it agreed to a joint board"),
    documents=("d1", "d2"),
)
NO = Saying(None, None, (), "refuses", "denies", False, None, None, Evidence("d3", Span(0, 7), "refused"), ("d3",))
TENSION = Tension("opposed answer", YES, NO, "joint board", "i1", ("the League on a joint board", "yes and no"), "date")


@pytest.mark.parametrize("saying", [YES, NO])
def test_a_saying_comes_back_from_json_as_it_was(saying: Saying) -> None:
    assert saying_from_json(json.loads(json.dumps(saying_to_json(saying)))) == saying


def test_a_position_comes_back_from_json_as_it_was() -> None:
    position = Position(LEAGUE, "joint board", None, (YES, NO), changed=True)
    assert position_from_json(json.loads(json.dumps(position_to_json(position)))) == position


@pytest.mark.parametrize("tension", [TENSION, replace(TENSION, incident=None, resolved_by=None)])
def test_a_tension_comes_back_from_json_as_it_was(tension: Tension) -> None:
    assert tension_from_json(json.loads(json.dumps(tension_to_json(tension)))) == tension


def test_a_tension_is_the_same_whichever_resolver_words_it() -> None:
    assert replace(TENSION, about="a board", why=()).id == TENSION.id


def test_a_tension_names_each_report_once() -> None:
    assert TENSION.documents == ("d1", "d2", "d3")
