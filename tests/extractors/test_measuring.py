"""What befell the counted, where the same word is said of others."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The guards took 14 demonstrators into custody.", ["detained"]),
        ("The woman lost custody of two daughters.", ["other"]),
        ("Some 300 protesters encamped outside the ministry.", ["other"]),
        ("Some 300 soldiers are encamped at the port.", ["deployed"]),
    ],
)
def test_who_is_cared_for_or_camps_is_neither_held_nor_deployed(text: str, told: list[str], read: Interpreter) -> None:
    assert [figure.measure for figure in read(Document(text)).figures] == told
