"""How English says yes and no; every example in disagreement.toml holds."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import disagreement as module
from dragoman.knowledge.disagreement import ENOUGH, BearingExample, common_weight, load_disagreement
from dragoman.knowledge.tables import Row

WORDS = load_disagreement()


@pytest.mark.parametrize("example", WORDS.examples, ids=lambda example: example.left[:40])
def test_the_example_of_what_two_sayings_are_about_holds(example: BearingExample) -> None:
    shared = common_weight(WORDS.bearing(example.left), WORDS.bearing(example.right))
    assert (shared >= ENOUGH) == example.same


def test_names_alone_say_where_and_not_what() -> None:
    assert common_weight(WORDS.bearing("Tarsa in Sudland"), WORDS.bearing("Tarsa in Sudland")) == 0.0


def test_a_beginning_is_marked_and_a_word_is_a_word() -> None:
    assert "rejected" in WORDS.refusing
    assert "agreed" in WORDS.accepting
    assert "agreement" not in WORDS.accepting


@pytest.mark.parametrize(
    ("cue", "content", "denial"),
    [
        ("denied", "shelling the market", True),
        ("rejected", "the reports of shells on the market", True),
        ("rejected", "the suggestion that it had shelled the market", True),
        ("rejected", "any seat on the board", False),
        ("said", "it had shelled the market", False),
    ],
)
def test_what_is_rejected_is_untrue_where_it_is_what_somebody_says(cue: str, content: str, denial: bool) -> None:
    assert WORDS.is_denial(cue, content) == denial


def test_a_statement_with_a_no_in_it_is_turned() -> None:
    assert WORDS.is_turned("they didn’t cross the river")
    assert not WORDS.is_turned("they crossed the river")


def test_a_part_and_a_condition_are_a_scope() -> None:
    assert WORDS.scope("to a partial truce if the road opens") == {"partial", "if"}


def test_an_example_that_does_not_say_whether_is_named() -> None:
    with pytest.raises(BadKnowledge, match=r"disagreement.toml.*same"):
        module._example(Row("disagreement.toml, examples[0]", {"left": "a", "right": "b", "same": "yes"}))
