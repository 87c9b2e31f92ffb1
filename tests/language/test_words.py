"""Words as the treebanks cut them."""

from __future__ import annotations

import pytest

from dragoman.language.words import find_words
from tests.timing import timed


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text)]


@pytest.mark.parametrize(
    "spelled",
    [
        "Norland |'s envoys did|n't sign|.",
        "It|’s over|, they do|n’t say|; we|'ll see",
        "the cease|-|fire|, the anti-war march|, the Port|-|based group",
        "52,300 dead|, 3.5 %| of them",
        "US$|5.3|bn (|£|3|m|)",
        "on Jan.| 3| at 7:30 p.m.",
        "the U.S. and the U.N.|'s Gen. Osman",
        "“|Never|,|”| he said|.",
        "Da'esh and O'Brien|'s men",
        "we can|not stay",
        "the '90s and the 1990s|, the 3rd time",
        "see https://example.org/a?b=1|, write to a.b@example.org|.",
        "wait ...| what|?!",
        "two and|/|or three",
        "the rebels|' camp",
    ],
)
def test_words_are_cut(spelled: str) -> None:
    text = spelled.replace("|", "")
    cut = [word.strip() for part in spelled.split("|") for word in part.split()]
    assert words(text) == cut


def test_words_cover_the_text() -> None:
    text = "Æther—naïve… 第1部 🙂 \u200e(x)\tA_b\n«да»"
    assert "".join(words(text)) == "".join(text.split())


@pytest.mark.parametrize("unit", ["a", ".", "a.", "a-", "1,", "'", "@a", "a@", "http://", "n't", "    "])
def test_long_lines_take_linear_time(unit: str) -> None:
    took, found = timed(lambda: list(find_words(unit * (200_000 // len(unit)))), enough=5)
    assert took < 5
    assert max((end - start for start, end in found), default=0) <= 400
