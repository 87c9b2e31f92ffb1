"""Who occupies a land, and who only lives there."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "occupiers"),
    [
        ("Because of the occupation of the Crimean peninsula, Ukrainians have lost their way to the sea.", set()),
        ("The minister will speak to Georgians who live in the occupied districts of Georgia.", set()),
        ("Russia occupied Crimea in February 2014.", {"RUS"}),
        ("The occupation of Kuwait by Iraq lasted seven months.", {"IRQ"}),
        ("Iraq's occupation of Kuwait lasted seven months.", {"IRQ"}),
        ("Ukrainians live in the Russian-occupied towns of Ukraine.", {"RUS"}),
    ],
)
def test_nobody_occupies_his_own_country(text: str, occupiers: set[str], read: Interpreter) -> None:
    told = [event for event in read(Document(text)).events if event.type == "COERCE"]
    assert told
    assert {one.actor.country for event in told for one in event.actors if one.actor} == occupiers
