"""Names in the order of those whose offices they bear."""

from __future__ import annotations

import pytest

from dragoman import Interpreter
from dragoman.records import Document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


def countries(interpret: Interpreter, text: str, *names: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """Country and sectors of those who bear the names."""
    found = {one.evidence.quote: one.actor for one in interpret(Document(text)).mentions if one.actor}
    return [(found[name].country, found[name].sectors) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Kenya and Malta, Omar Adan and Jane Poe, met in Chad.",
        "Chad hosted the leaders of Kenya and Malta - Omar Adan and Jane Poe.",
        "In Chad the leaders of Kenya and Malta, Omar Adan and Jane Poe respectively, spoke.",
        "The Kenyan and Maltese foreign ministers, Omar Adan and Jane Poe, met in Chad.",
        "Chad hosted the foreign ministers of Kenya, Malta and the Republic of Peru: Omar Adan, Jane Poe and Ali Dor.",
    ],
)
def test_each_is_of_the_state_that_has_his_place(interpret: Interpreter, text: str) -> None:
    assert countries(interpret, text, "Omar Adan", "Jane Poe") == [("KEN", ("GOV",)), ("MLT", ("GOV",))]


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Kenya and Malta, Omar Adan said, met in Chad.",
        "The soldiers were of Kenya and Malta, Omar Adan and Jane Poe said in Chad.",
        "Chad thanked the soldiers of Kenya and Malta, Omar Adan and Jane Poe said.",
        "Chad thanked the presidents of Kenya, Malta and Peru, Omar Adan and Jane Poe.",
    ],
)
def test_who_says_so_or_is_one_too_few_has_no_place_in_the_row(interpret: Interpreter, text: str) -> None:
    assert countries(interpret, text, "Omar Adan")[0][1] == ()


def test_who_is_known_to_be_of_other_states_has_no_place_in_the_row(interpret: Interpreter) -> None:
    text = (
        "After talks with the presidents of Kenya and Malta, Joe Biden and Emmanuel Macron, the allies, condemned it."
    )
    assert {one.actor.country for one in interpret(Document(text)).mentions if one.actor} >= {"KEN", "MLT"}


def test_the_offices_are_those_who_bear_them(interpret: Interpreter) -> None:
    text = "The presidents of Kenya and Malta, Omar Adan and Jane Poe, met in Chad."
    (event,) = interpret(Document(text)).events
    assert [one.actor.name for one in event.actors if one.actor] == ["Omar Adan", "Jane Poe"]
