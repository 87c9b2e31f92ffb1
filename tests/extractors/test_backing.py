"""Who gives support or aid, and who gets it."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document

pytestmark = pytest.mark.model

Sides = tuple[set[str | None], set[str | None]]


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


def told(read: Interpreter, text: str, word: str) -> list[Sides]:
    """The sides of what a word of the text tells, by country."""
    events = [one for one in read(Document(text)).events if one.trigger.quote == word]
    return [
        (
            {one.actor.country for one in event.actors if one.actor},
            {one.actor.country for one in event.recipients if one.actor},
        )
        for event in events
    ]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Anna Kask stressed the lasting support of Estonia for the freedom and unity of Moldova.",
            "support",
            [({"EST"}, {"MDA"})],
        ),
        ("The Polish president praised the support of Moldova by Estonia.", "support", [({"EST"}, {"MDA"})]),
        (
            "The Moldovan minister thanked the heads of Canadian missions: "
            '"This shows your deep solidarity with the farmers of Moldova."',
            "solidarity",
            [(set(), {"MDA"})],
        ),
        ("The Moldovan president praised Canada's solidarity with Moldova.", "solidarity", [({"CAN"}, {"MDA"})]),
    ],
)
def test_who_supports_stands_after_of_where_others_stand_after_for(
    read: Interpreter, text: str, word: str, expected: list[Sides]
) -> None:
    assert told(read, text, word) == expected


def test_who_sees_the_support_of_others_gives_none(read: Interpreter) -> None:
    text = '"I see support for this plan from both our Polish partners and Canada," the Moldovan president said.'
    assert not told(read, text, "see")
    assert [giving for giving, _ in told(read, text, "support")] == [{"POL", "CAN"}]


def test_thanks_to_before_a_cause_thanks_nobody(read: Interpreter) -> None:
    text = (
        "The Moldovan minister thanked Canada for aid to Moldovans who were made to leave their homes by Syrian "
        "raids and found shelter thanks to our Canadian partners."
    )
    assert not told(read, text, "thanks")
    assert told(read, text, "thanked") == [({"MDA"}, {"CAN"})]


def test_units_are_supplied_and_supply_nobody(read: Interpreter) -> None:
    ((giving, given),) = told(read, "Moldova ordered further logistical support of the troops.", "support")
    assert (giving, given) == ({"MDA"}, {"MDA"})
    assert told(read, "Canadian troops provided Moldova with medical aid.", "provided") == [({"CAN"}, {"MDA"})]


def test_countries_with_a_name_are_not_those_who_met(read: Interpreter) -> None:
    text = (
        "The Moldovan minister Ion Rusu met the Estonian minister Anna Kask in Riga. Ion Rusu thanked the EU countries "
        "for humanitarian aid to Moldovans."
    )
    assert [giving for giving, _ in told(read, text, "aid")] == [{"EUR"}]
