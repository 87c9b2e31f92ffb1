"""What tells reports of one thing from reports of two."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import recounting as module
from dragoman.knowledge.recounting import RecountingExample, load_recounting
from dragoman.knowledge.tables import Row

RECOUNTING = load_recounting()


@pytest.mark.parametrize("example", RECOUNTING.examples, ids=lambda example: example.text[:40])
def test_the_example_of_what_bears_a_number_holds(example: RecountingExample) -> None:
    assert next(iter(RECOUNTING.numbered(example.text)), "") == example.numbered


def test_an_example_that_is_no_pair_is_named() -> None:
    with pytest.raises(BadKnowledge, match=r"recounting.toml.*examples"):
        list(module._examples(Row("recounting.toml", {"examples": [["The second round ended."]]})))
