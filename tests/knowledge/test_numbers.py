"""Numbers in words and digits; every example in numbers.toml holds."""

from __future__ import annotations

import re

import pytest

from dragoman.errors import BadKnowledge
from dragoman.extractors.numerals import find_numerals, may_begin
from dragoman.knowledge import numbers as module
from dragoman.knowledge.numbers import NumberExample, digits, load_numbers
from dragoman.knowledge.tables import Row

NUMBERS = load_numbers()


@pytest.mark.parametrize("example", NUMBERS.examples, ids=lambda example: example.text)
def test_the_example_of_a_number_holds(example: NumberExample) -> None:
    text = example.text.lower()
    starts = (word.start() for word in re.finditer(r"\w+", text) if may_begin(word[0], NUMBERS))
    (found,) = find_numerals(text, starts, NUMBERS)
    assert (found.low, found.high) == (example.low, example.high)
    assert found.approximate or not example.approximate
    assert found.span.start == 0


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-four", 24),
        ("two dozen", 24),
        ("one hundred and six", 106),
        ("three thousand two hundred", 3200),
        ("1.5 million", 1_500_000),
        ("52,300", 52_300),
        ("a hundred thousand", 100_000),
    ],
)
def test_words_amount_to_a_number(words: str, value: float) -> None:
    assert NUMBERS.value(words) == value


def test_other_words_are_no_number() -> None:
    assert NUMBERS.value("twelve apples") is None


def test_digits_in_odd_groups_are_no_number() -> None:
    assert digits("1,2,3") is None
    assert digits("1,234.5") == 1234.5


def test_a_table_that_is_none_is_named() -> None:
    with pytest.raises(BadKnowledge, match="cardinals"):
        module._amounts(Row("numbers.toml", {"cardinals": "one"}), "cardinals")


def test_an_unknown_kind_of_bound_is_named() -> None:
    with pytest.raises(BadKnowledge, match="nearly"):
        module._bounds(Row("numbers.toml", {"bounds": {"nearly": ["almost"]}}), "bounds")
