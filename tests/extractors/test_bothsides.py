"""Those who do it to each other, and those of whom it is asked, or who are refused, in another sentence."""

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
    ],
)
def test_who_accuses_each_other_accuses_nobody_else(
    text: str, word: str, accusing: set[str], accused: set[str], read: Interpreter
) -> None:
    event = told(read, text, word)
    assert (doers(event), done_to(event)) == (accusing, accused)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "refused"),
    [
        ("Jordan asked Syria on Sunday to open the crossing. The government in Damascus refused.", "refused", {"JOR"}),
        ("Kenyan police shut a radio station on Monday. The owner rejected the charge.", "rejected", set()),
    ],
)
def test_who_is_refused_may_be_named_before(text: str, word: str, refused: set[str], read: Interpreter) -> None:
    assert done_to(told(read, text, word)) == refused
