"""One side beside another: who stands on both sides of what is done, and on which he is told."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document, Mention

Told = tuple[set[str], set[str]]


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


def countries(side: tuple[Mention, ...]) -> set[str]:
    return {one.actor.country for one in side if one.actor and one.actor.country}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "told"),
    [
        (
            "Norway proposed updating the joint declaration between Norway and Iceland.",
            "REQUEST",
            ({"NOR"}, {"ISL"}),
        ),
        (
            "Sudan's army killed Sudanese civilians and Chadian herders in the market.",
            "ASSAULT",
            ({"SDN"}, {"SDN", "TCD"}),
        ),
        ("France evacuated French and German citizens from Niger.", "AID", ({"FRA"}, {"FRA", "DEU"})),
        ("Spain and Morocco rescued Spanish fishermen.", "AID", ({"ESP", "MAR"}, {"ESP"})),
        ("American and Iraqi forces killed Iraqi militants.", "ASSAULT", ({"USA", "IRQ"}, {"IRQ"})),
        ("The rebels of Chad, backed by Rwanda, attacked the army of Chad.", "ASSAULT", ({"TCD", "RWA"}, {"TCD"})),
        (
            "Demonstrators in Tunis protested against their government and the French embassy.",
            "PROTEST",
            ({"TUN"}, {"TUN", "FRA"}),
        ),
    ],
)
def test_a_state_stands_beside_another_on_one_side_unless_its_people_are_joined_to_them(
    text: str, type_: str, told: Told, read: Interpreter
) -> None:
    event = next(event for event in read(Document(text)).events if event.type == type_)
    assert (countries(event.actors), countries(event.recipients)) == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Poland deployed 2,000 soldiers to the border with Belarus on Monday.", False),
        ("Kenya mobilised its reservists on Monday.", False),
        ("Nigeria massed troops against the kidnap gangs in the north.", True),
    ],
)
def test_who_is_moved_is_no_recipient(text: str, told: bool, read: Interpreter) -> None:
    event = next(event for event in read(Document(text)).events if event.type == "MOBILIZE")
    assert any(one.by == "mentions/domestic" for one in event.recipients) == told
