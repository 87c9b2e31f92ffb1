"""Who holds a town, and from whom it is taken back, where the report tells who fights whom."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document

SHELLED = "Troops of Sudan shelled Uganda's towns on Monday. "


def parties(text: str, word: str) -> tuple[set[str], set[str]]:
    (event,) = [one for one in Interpreter()(Document(text)).events if one.trigger.quote == word]
    actors, recipients = (
        {one.actor.country for one in side if one.actor and one.actor.country}
        for side in (event.actors, event.recipients)
    )
    return actors, recipients


@pytest.mark.model
def test_what_is_occupied_is_held_by_the_only_state_that_fights_its_people() -> None:
    text = SHELLED + "Kenya helps people in the occupied towns of Uganda."
    assert parties(text, "occupied") == ({"SDN"}, {"UGA"})


@pytest.mark.model
def test_of_two_that_fight_its_people_none_is_told() -> None:
    text = SHELLED + "Rwanda's army bombed Uganda's capital. Kenya helps people in the occupied towns of Uganda."
    assert parties(text, "occupied")[0] == set()


@pytest.mark.model
def test_what_is_liberated_is_taken_from_those_who_hold_it() -> None:
    assert parties(SHELLED + "Uganda's army liberated the town.", "liberated") == ({"UGA"}, {"SDN"})


@pytest.mark.model
def test_from_whom_it_is_taken_by_its_own_words_comes_first() -> None:
    text = SHELLED + "Uganda's army retook two villages from the army of Eritrea."
    assert parties(text, "retook") == ({"UGA"}, {"ERI"})


@pytest.mark.model
def test_nobody_else_is_chosen_where_it_is_taken_back_from_rebels() -> None:
    text = SHELLED + "Uganda's army recaptured Gulu from the rebels."
    assert "SDN" not in parties(text, "recaptured")[1]


@pytest.mark.model
def test_what_is_regained_in_court_is_taken_from_no_army() -> None:
    text = SHELLED + "Ugandan villagers regained their land through the courts."
    assert "SDN" not in parties(text, "regained")[1]
