"""Those who stand in a row fight together, and those who accuse each other are each said to have done it."""

from __future__ import annotations

import pytest

from dragoman import Interpreter
from dragoman.records import Document
from tests.extractors.telling import doers

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("The envoy said that Kenya and Uganda had agreed to a ceasefire after two weeks of fighting.", {"KEN", "UGA"}),
        ("Kenya and Uganda accused each other on Sunday of breaking a second ceasefire.", {"KEN", "UGA"}),
        ("Kenya and Uganda blamed one another for shelling villages.", {"KEN", "UGA"}),
        ("Kenya accused Uganda of shelling villages.", {"UGA"}),
        ("Norway and Kenya called for an end to the fighting in Sudan.", set()),
    ],
)
def test_those_named_together_did_it_together(text: str, doing: set[str], read: Interpreter) -> None:
    told = [event for event in read(Document(text)).events if event.type == "ASSAULT"]
    assert {country for event in told for country in doers(event)} == doing
