"""What is waited for, hoped for or voted on has not been done."""

from __future__ import annotations

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
        ("Chad was waiting for Mali to arrest the general and for Peru to expel the envoy.", "arrest", "hypothetical"),
        ("The king thanked Peru and voiced hope for support for Chad.", "support", "hypothetical"),
        ("Members voted to leave the African Union.", "leave", "planned"),
        ("Mali left the African Union.", "left", "actual"),
        ("It is common for police in Chad to arrest journalists.", "arrest", "hypothetical"),
        ("The police in Chad arrested journalists.", "arrested", "actual"),
        ("The army went on with or without the support of Peru.", "support", "hypothetical"),
        ("The envoy resigned after he was unable to negotiate an agreement with Chad.", "agreement", "negated"),
        ("The envoy resigned after he negotiated an agreement with Chad.", "agreement", "actual"),
    ],
)
def test_what_is_still_out_is_not_done(interpret: Interpreter, text: str, trigger: str, realis: str) -> None:
    told = {event.trigger.quote: event.realis for event in interpret(Document(text)).events}
    assert told.get(trigger) == realis


@pytest.mark.model
def test_of_talks_that_are_still_to_be_revived_nothing_is_told(interpret: Interpreter) -> None:
    told = interpret(Document("The two ministers spoke of ways of reviving the negotiation process in Lima.")).events
    assert "process" not in {event.trigger.quote for event in told}


@pytest.mark.model
def test_a_part_is_as_open_as_the_whole(interpret: Interpreter) -> None:
    (event,) = interpret(Document("Peru could take action against Chad, including airstrikes.")).events
    assert (event.trigger.quote, event.realis) == ("airstrikes", "hypothetical")
