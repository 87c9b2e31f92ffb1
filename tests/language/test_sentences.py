"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest

from dragoman.language.sentences import find_sentences
from tests.timing import seconds


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Brig. Gen. J. R. Osman met U.S. officials at 5 p.m. Monday near St. Anne.",
        "The accord of Jan. 3 and Resolution No. 12 bind both.",
        '"Will they leave?" he asked.',
        "Talks stalled ... and then resumed.",
        "The ministers of Norland, Inc. included, paid $3.5 million.",
        "Maj. Gen. A. Deng, of the U.N. Mission, denied it.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    "parts",
    [
        ["The truce held.", "Nobody was hurt."],
        ['"We agreed."', '"They did not."'],
        ["He flew to the U.S.", "The talks went on."],
        ["They met at 5 p.m.", "He left at once."],
        ["Was it a drill?", "No!", "It was not."],
        ["(No one was hurt.)", "Two fled."],
        ["“The gates are open.”", "‘Not yet.’"],
        ["The toll was 12.", "52 others are missing."],
    ],
)
def test_a_stop_before_a_new_beginning_ends_a_sentence(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_headline_ends_with_its_line() -> None:
    text = "Envoys meet in Lisbon\nThe envoys of both sides met on Sunday in Lisbon for the first time."
    assert sentences(text)[0] == "Envoys meet in Lisbon"


@pytest.mark.parametrize(
    "head",
    [
        "date 2031-05-02",
        "Date: 2031-05-02",
        "2031-05-02T10:30:00Z",
        "Published: May 2, 2031 |",
        "May 2, 2031 -",
        "(Port Clement, 2 May 2031)",
        "PORT CLEMENT, May 2 (Agency) -",
        "PORT CLEMENT, Jan. 2, 2031 —",
        "ST. ANNE, Norland (NNA) --",
        "TARSA, Friday, May 2 –",
        "TARSA. Feb 2 (Agency) –",
        "TARSA, May 2. /NNA/.",
        "TARSA —",
        "Port Clement, 2 May 2031 (Agency) -",
        "(Agency) -",
    ],
)
def test_what_stands_before_the_first_words_is_a_sentence_of_its_own(head: str) -> None:
    assert sentences(f"{head} Envoys met. Nobody spoke.") == [head, "Envoys met.", "Nobody spoke."]
    if "PORT" in head or "TARSA" in head:
        above = "Envoys meet in Port Clement"
        assert sentences(f"{above}\r\n\r\n{head} Envoys met.") == [above, head, "Envoys met."]


def test_a_date_and_a_dateline_are_two() -> None:
    assert sentences("date 2031-05-02 TARSA, May 2 (Agency) - Envoys met.") == [
        "date 2031-05-02",
        "TARSA, May 2 (Agency) -",
        "Envoys met.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO — the alliance of the north — met on May 2.",
        "On May 2 - a Friday - the envoys met.",
        "Friday, May 2 brought rain - and envoys.",
        "Date palms burned in 2031.",
        "Osman (a general) - once of Tarsa - fled.",
        "May 2 saw Norland's envoys leave.",
        "(Nobody was hurt.)",
        "EU-Norland talks began.",
    ],
)
def test_a_sentence_that_only_looks_like_a_dateline_is_whole(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


def test_below_the_head_of_a_report_a_dateline_is_only_text() -> None:
    text = "The truce held on Sunday.\n" * 50 + "TARSA, May 2 - Envoys met."
    assert sentences(text)[-1] == "TARSA, May 2 - Envoys met."


def test_an_empty_line_always_divides() -> None:
    assert sentences("according to the\n\nministry") == ["according to the", "ministry"]


def test_a_wrapped_line_goes_on() -> None:
    text = (
        "The ministry of defence said on Monday that its forces had shot down\n"
        "Norland drones over the border, while the governor of the region spoke\n"
        "of debris. Nobody was hurt."
    )
    assert len(sentences(text)) == 2


def test_each_item_of_a_list_stands_alone() -> None:
    assert sentences("The parties agree:\n- to halt fire\n- to open roads") == [
        "The parties agree:",
        "- to halt fire",
        "- to open roads",
    ]


def test_the_number_of_an_item_ends_nothing() -> None:
    assert sentences("1. The parties halt fire.") == ["1. The parties halt fire."]


def test_nothing_but_blanks_has_no_sentence() -> None:
    assert sentences(" \n\t\n ") == []


@pytest.mark.parametrize(
    "unit", ["a", ".", ". ", "a.", " \n", "'", '."', "A. ", "\n", "A", "AB ", "AB, ", "Ab/", "(A "]
)
def test_long_lines_take_linear_time(unit: str) -> None:
    line = unit * (400_000 // len(unit))
    assert seconds(lambda: list(find_sentences(line)), enough=5) < 5
