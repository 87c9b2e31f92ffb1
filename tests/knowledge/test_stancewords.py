"""What the words of a content tell of the stance in which it is said."""

from __future__ import annotations

from math import exp, isclose

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import stancewords
from dragoman.knowledge.stancewords import STANCES, StanceWords, load_stance_words
from dragoman.knowledge.tables import Row

WORDS = load_stance_words()


def likeliest(words: str) -> str:
    told = WORDS.likely(words.split(), words.split()[:2])
    return max(told, key=lambda stance: told[stance])


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("the road be open again", "asserts"),
        ("they must withdraw immediately", "demands"),
        ("we will continue to support they", "promises"),
    ],
)
def test_the_words_of_a_content_speak_for_a_stance(words: str, stance: str) -> None:
    assert likeliest(words) == stance


def test_what_the_words_tell_are_probabilities() -> None:
    assert isclose(sum(map(exp, WORDS.likely(["must", "road"], ["must"]).values())), 1)


def test_a_word_counts_once_however_often_it_stands_there() -> None:
    assert WORDS.likely(["must", "must"], []) == WORDS.likely(["must"], [])


def test_a_word_that_nobody_counted_tells_nothing() -> None:
    assert WORDS.likely(["xyzzy"], ["xyzzy"]) == WORDS.likely([], [])


def test_a_word_that_opens_the_content_has_a_weight_of_its_own() -> None:
    none = (0.0,) * len(STANCES)
    words = StanceWords(none, {"please": none}, {"please": tuple(float(s == "demands") for s in STANCES)})
    assert words.likely(["please"], ["please"])["demands"] > words.likely(["please"], [])["demands"]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"word": "must", "where": "behind"}, '"where": expected anywhere or opening'),
        ({"word": "must", "where": "anywhere", "demands": "much"}, '"demands": expected a number or nothing'),
        ({"word": "must", "where": "anywhere", "demands": "1"}, r"a line for \*"),
    ],
)
def test_a_broken_line_is_named(broken: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stancewords, "read_csv", lambda _: [Row("stance-words.csv line 2", broken)])
    with pytest.raises(BadKnowledge, match=told):
        load_stance_words()
