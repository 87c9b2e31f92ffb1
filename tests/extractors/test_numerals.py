"""Number phrases: their bounds, their currency, and numbers that count nobody."""

from __future__ import annotations

import re

import pytest

from dragoman.extractors.numerals import Numeral, find_numerals, may_begin
from dragoman.knowledge.numbers import load_numbers

NUMBERS = load_numbers()


def numerals(text: str) -> list[Numeral]:
    low = text.lower()
    starts = (word.start() for word in re.finditer(r"\w+", low) if may_begin(word[0], NUMBERS))
    return list(find_numerals(low, starts, NUMBERS))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("several thousand people", 2000, None),
        ("around 18,250 to 63,000 visitors", 18_250, 63_000),
        ("as many as 32 survivors", None, 32),
        ("no less than 21 bodies", 21, None),
        ("1 billion+ users", 1_000_000_000, None),
        ("about a thousand civilians", 1000, 1000),
        ("several hundred million people", 200_000_000, None),
        ("a couple of guns", 2, 2),
        ("zero to 2,000 people", 0, 2_000),
        ("one-to-two hundred marchers", 100, 200),
        ("three or four dozen boats", 36, 48),
        ("fifty to two hundred boats", 50, 200),
        ("one hundred to two thousand boats", 100, 2000),
        ("from the hall up to 450 people", None, 450),
    ],
)
def test_a_phrase_is_bounded_by_its_words(text: str, low: int | None, high: int | None) -> None:
    (found,) = numerals(text)
    assert (found.low, found.high, found.money) == (low, high, False)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$60 million", 60_000_000, 60_000_000),
        ("between US$300 and 400 billion", 300_000_000_000, 400_000_000_000),
        ("five to six million dollars", 5_000_000, 6_000_000),
        ("over £1.1bn", 1_100_000_000, None),
        ("400,000 rubles", 400_000, 400_000),
    ],
)
def test_a_currency_makes_money(text: str, low: int | None, high: int | None) -> None:
    (found,) = numerals(text)
    assert (found.low, found.high, found.money) == (low, high, True)


@pytest.mark.parametrize(
    "text",
    [
        "12% of them",
        "250 km away",
        "a 39-year-old",
        "F-16 jets",
        "Resolution 2259",
        "aged 14",
        "3.5 inches",
        "5-2",
        "Flight 447",
    ],
)
def test_shares_measures_ages_and_names_count_nobody(text: str) -> None:
    assert numerals(text) == []


def test_what_has_risen_up_to_a_number_has_reached_it() -> None:
    assert [(one.low, one.high) for one in numerals("exports rose from $33bn up to $39bn")][-1] == (39e9, 39e9)
    assert [(one.low, one.high) for one in numerals("exports from 20 towns cost up to $39bn")][-1] == (None, 39e9)


def test_the_phrase_holds_its_bound() -> None:
    text = "It killed at least 12 people."
    (found,) = numerals(text)
    assert text[found.span.start : found.span.end] == "at least 12"
    assert text[found.core.start : found.core.end] == "12"


@pytest.mark.parametrize("piece", ["one ", "9", "1,000", "two %", "million ", "$ 5 "])
def test_a_line_of_nothing_but_numbers_is_read_in_proportion_to_its_length(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert len(numerals(text)) <= len(text)


def test_a_part_of_an_endless_number_is_no_sum() -> None:
    assert numerals("$" + "8" * 400) == []
