"""What is said, as far as it goes: sentences of news, read whole."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            'The pumps have not failed, the engineer said, "and nobody has asked for new ones."',
            'The pumps have not failed, the engineer said, "and nobody has asked for new ones',
        ),
        (
            "The premier welcomed the progress made this year, including the reopening of the port.",
            "the progress made this year, including the reopening of the port",
        ),
        (
            "The minister rejected the report of the auditors: nobody had seen it.",
            "the report of the auditors",
        ),
        (
            "The general promised the mediators that his men would return.",
            "his men would return",
        ),
        (
            "The road to the dam, the mayor noted, was shut in March.",
            "The road to the dam, the mayor noted, was shut in March",
        ),
    ],
)
def test_a_content_is_told_to_its_end_and_no_further(text: str, content: str, interpret: Interpreter) -> None:
    told = [claim.content.quote.rstrip('".') for claim in interpret(Document(text)).claims]
    assert told[:1] == [content]
