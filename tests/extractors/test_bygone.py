"""What is over, however lasting it seems."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        (
            "The gunman entered the chapel and continued to attack the worshippers, before being caught.",
            "attack",
            "actual",
        ),
        ("Chad continued to shell the town on Monday.", "shell", "ongoing"),
        ("Her father grew up in besieged Aleppo in 1943.", "besieged", "actual"),
        ("Her father grew up in besieged Aleppo.", "besieged", "ongoing"),
        ("Chad has held the islands since 1974.", "held", "ongoing"),
        ("It was the ministry's investigation of the bank which led to the arrests.", "investigation", "actual"),
        ("The war which led to the famine in Chad goes on.", "war", "ongoing"),
    ],
)
def test_what_is_over_does_not_go_on(interpret: Interpreter, text: str, trigger: str, realis: str) -> None:
    told = {event.trigger.quote: event.realis for event in interpret(Document(text, published=date(2024, 5, 3))).events}
    assert told.get(trigger) == realis
