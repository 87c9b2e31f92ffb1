"""Quotation marks pair up, and hostile ones do no harm."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.extractors.attribution.turns import set_in_until
from dragoman.extractors.quotations import find_quotations
from tests.timing import timed


def quoted(text: str) -> list[str]:
    return [text[quotation.span.start : quotation.span.end] for quotation in find_quotations(text)]


def test_both_halves_of_a_split_quotation_are_found() -> None:
    assert quoted('"We are ready," she said. "Are they?"') == ["We are ready,", "Are they?"]


def test_curly_straight_and_angled_marks_all_quote() -> None:
    assert quoted("“one” \"two\" «three» ‘four’ 'five'") == ["one", "two", "three", "four", "five"]


def test_an_apostrophe_opens_nothing() -> None:
    assert quoted("The guards' post didn't fall in the '90s, it's said.") == []


def test_a_quotation_inside_another_belongs_to_it() -> None:
    assert quoted("“He told me ‘go home’ and left,” she said.") == ["He told me ‘go home’ and left,"]


def test_straight_marks_nest_too() -> None:
    assert quoted('"The plan "Open Roads" is dead," he said.') == ['The plan "Open Roads" is dead,']


def test_paragraphs_that_open_the_quotation_again_are_one_quotation() -> None:
    text = "“We began at dawn.\n\n“We ended at dusk,” the captain said."
    assert quoted(text) == ["We began at dawn.\n\n“We ended at dusk,"]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = '"We were promised bread.\n\nThe mayor did not answer.'
    (quotation,) = find_quotations(text)
    assert (quoted(text), quotation.closed) == (["We were promised bread."], False)


def test_an_unclosed_quotation_does_not_swallow_the_next_one() -> None:
    assert quoted('He said "no. "Yes," she said.') == ["no.", "Yes,"]


def test_a_mark_that_closes_nothing_is_passed_over() -> None:
    assert quoted('The road is shut," he said. "It will open."') == ["It will open."]


def test_empty_marks_hold_nothing() -> None:
    assert quoted("\"\" “” « » ''") == []


HOSTILE = {
    "one mark": '"',
    "only opening marks": "“" * 50_000,
    "only closing marks": "”" * 50_000,
    "only straight marks": '"' * 50_000,
    "marks and spaces": '" ' * 50_000,
    "nested to a great depth": "(“" * 25_000 + "”)" * 25_000,
    "single in double to a great depth": "“a ‘" * 25_000 + "’ b”" * 25_000,
    "apostrophes": "don't 'a " * 10_000,
    "a paragraph a mark": '"a\n\n' * 20_000,
    "every paragraph opens again": "“word word\n\n" * 20_000 + "”",
    "a quotation of 5,000 words": '"' + "word " * 5_000 + '" she said.',
    "never closed, 5,000 words": '"' + "word " * 5_000,
    "marks of every kind, out of step": "“«„\"'‘’»”" * 5_000,
    "blank lines": '"' + "\n \t\n" * 20_000,
    "one long line": "x" * 100_000 + '"',
    "zero-width characters": "\u200e“\u200e" * 10_000,
    "broken pairs": "\ud800“\udfff”" * 5_000,
    "right to left": "“שלום” " * 10_000,
    "marks after digits": "5'10\" " * 10_000,
    "grave and doubled marks": "``a'' " * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_marks_are_read_in_linear_time(text: str) -> None:
    took, found = timed(lambda: list(find_quotations(text)), enough=3)
    # 100,000 characters take about 0.1 s; what is quadratic takes minutes.
    assert took < 3
    assert all(0 <= q.outer.start < q.span.start < q.span.end <= q.outer.end <= len(text) for q in found)
    assert all(one.outer.end <= other.outer.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (
            "\n\n The road is shut.\n\nNobody may pass.\n\n – Clerk Mira Holt\n\nIt rained.",
            "The road is shut.\n\nNobody may pass.",
        ),
        ("\n\n  The road is shut.\n\n  Nobody may pass.\n\nIt rained.", "The road is shut.\n\n  Nobody may pass."),
        ("\n\nThe road is shut.\n\nNobody may pass.", "The road is shut.\n\nNobody may pass."),
        ("\n\n  The road is shut.\nNobody may pass.", "The road is shut.\nNobody may pass."),
    ],
    ids=["signed", "set in", "to the end", "one paragraph"],
)
def test_words_set_apart_end_where_they_are_signed_or_no_longer_set_in(block: str, words: str) -> None:
    assert block[: set_in_until(block, 0, len(block))].strip() == words


@pytest.mark.parametrize("block", ["\n \n" * 20_000, "\n" + " " * 50_000, "\n – a" * 20_000, "\n a" * 20_000])
def test_the_end_of_a_hostile_block_is_found_in_linear_time(block: str) -> None:
    took, end = timed(lambda: set_in_until(block, 0, len(block)), enough=2)
    assert took < 2
    assert 0 <= end <= len(block)
