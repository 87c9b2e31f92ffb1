"""Those who do it to each other, and those of whom it is asked in another sentence."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from tests.extractors.telling import doers, done_to, told


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "accusing", "accused"),
    [
        ("Chad and Mali blamed each other for the raid, the minister of Norway said.", "blamed", {"TCD", "MLI"}, set()),
        (
            "Kenya and Uganda traded accusations on Friday after men in Nairobi fired at a patrol.",
            "accusations",
            {"KEN", "UGA"},
            set(),
        ),
        ("Kenya and Uganda accused Ethiopia of theft.", "accused", {"KEN", "UGA"}, {"ETH"}),
        ("Chad and Mali accused one another of theft.", "accused", {"TCD", "MLI"}, set()),
        ("Kenya's president and minister traded accusations with Uganda on Monday.", "accusations", {"KEN"}, {"UGA"}),
    ],
)
def test_who_accuses_each_other_accuses_nobody_else(
    text: str, word: str, accusing: set[str], accused: set[str], read: Interpreter
) -> None:
    event = told(read, text, word)
    assert (doers(event), done_to(event)) == (accusing, accused)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "asked"),
    [
        (
            "Kenya accused Chad of shelling the port. The government in Nairobi demanded an apology.",
            "demanded",
            {"TCD"},
        ),
        ("A bridge fell in Kenya on Monday. The families asked for an inquiry.", "asked", set()),
    ],
)
def test_of_whom_it_is_asked_may_be_told_before(text: str, word: str, asked: set[str], read: Interpreter) -> None:
    assert done_to(told(read, text, word)) == asked
