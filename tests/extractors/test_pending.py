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
        (
            "Chad is waiting for the senate of Peru to approve a bill and for its president to sign it.",
            "sign",
            "hypothetical",
        ),
        ("The envoy voiced hope for the support of Peru.", "support", "hypothetical"),
        ("Members voted to leave the African Union.", "leave", "planned"),
        ("Mali left the African Union.", "left", "actual"),
        ("It is rare for cabinets of Chad to suspend parliament.", "suspend", "hypothetical"),
        ("The cabinet of Chad suspended parliament.", "suspended", "actual"),
        ("The envoy resigned after he was unable to negotiate an agreement with Chad.", "agreement", "negated"),
        ("The envoy resigned after he negotiated an agreement with Chad.", "agreement", "actual"),
    ],
)
def test_what_is_still_out_is_not_done(interpret: Interpreter, text: str, trigger: str, realis: str) -> None:
    told = {event.trigger.quote: event.realis for event in interpret(Document(text)).events}
    assert told.get(trigger) == realis


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Mali wants to leave with or without an agreement with Chad.",
        "The two ministers spoke of ways of reviving the negotiation process in Lima.",
    ],
)
def test_of_talks_and_agreements_that_are_still_out_nothing_is_told(interpret: Interpreter, text: str) -> None:
    kinds = {event.trigger.quote for event in interpret(Document(text)).events}
    assert kinds.isdisjoint(("agreement", "process"))


@pytest.mark.model
def test_a_part_is_as_open_as_the_whole(interpret: Interpreter) -> None:
    text = "The council should impose sanctions on Chad, including an arms embargo."
    assert all(event.realis == "hypothetical" for event in interpret(Document(text)).events if event.type == "SANCTION")
