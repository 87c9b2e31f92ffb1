"""How counts hang together; every example in tallies.toml holds when the language model reads it."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import tallying as module
from dragoman.knowledge.tables import Row
from dragoman.knowledge.tallying import TallyExample, load_tallying
from dragoman.records import Document

TALLYING = load_tallying()


@pytest.mark.model
@pytest.mark.parametrize("example", TALLYING.examples, ids=lambda example: f"{example.measure}/{example.text[:40]}")
def test_the_example_of_a_toll_holds(example: TallyExample) -> None:
    from dragoman.pipeline import Interpreter

    headcounts = Interpreter().headcounts(Document(example.text))
    assert (example.measure, example.low, example.high) in [(each.measure, each.low, each.high) for each in headcounts]


def test_nobody_is_civilian_and_fighter() -> None:
    assert not TALLYING.civilians & TALLYING.fighters


def test_an_example_without_a_number_is_named() -> None:
    with pytest.raises(BadKnowledge, match=r"tallies.toml.*low"):
        module._example(Row("tallies.toml, examples[0]", {"text": "a", "measure": "killed", "high": 3}))
