"""Who speaks next in a transcript, with the office behind the name."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document

OFFICES = (
    "President of Kenya William Ruto: I bid you welcome, Mr President. "
    "Ana Holt, President of Peru (through an interpreter): We condemn the bombing of your capital. "
    "William Ruto: Thank you."
)
LIST = (
    "Jane Poe: I bid you welcome. We will pay for the harbour. "
    "The goods of Peru: wheat and maize. We condemn the bombing of the harbour. "
)


@pytest.mark.model
def test_the_office_may_stand_behind_the_name() -> None:
    findings = Interpreter()(Document(OFFICES))
    (event,) = [one for one in findings.events if one.type == "ACCUSE"]
    assert {one.actor.country for one in event.actors if one.actor} == {"PER"}
    assert [claim.content.quote[:2] for claim in findings.claims if claim.content] == ["I ", "We", "Th"]


@pytest.mark.model
def test_a_colon_behind_what_is_nobody_opens_no_turn() -> None:
    claims = Interpreter()(Document(LIST)).claims
    assert any("maize" in claim.content.quote and "harbour" in claim.content.quote for claim in claims if claim.content)
