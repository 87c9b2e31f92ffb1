"""What the heads for names say, as one list of labels."""

from __future__ import annotations

import pytest

from dragoman.language.entities import combine, find_twice, runs


def test_an_inside_without_a_beginning_begins_a_run() -> None:
    assert list(runs(["O", "I-PER", "I-PER", "B-PER", "I-LOC"])) == [(1, 3, "PER"), (3, 4, "PER"), (4, 5, "LOC")]


def told(*tags: str) -> tuple[list[str], list[float]]:
    return list(tags), [0.9] * len(tags)


def test_a_nationality_is_believed_before_a_name() -> None:
    (label,) = combine(["Norlandic"], ["JJ"], {"wiki": told("B-MISC"), "nation": told("B-Nationality")})
    assert (label.first, label.last, label.kind) == (0, 1, "nationality")


def test_names_that_only_one_scheme_knows_are_kept() -> None:
    words = ["Osman", "at", "the", "Lisbon", "Summit"]
    schemes = {"wiki": told("B-PER", "O", "O", "O", "O"), "gum": told("O", "O", "B-event", "I-event", "I-event")}
    labels = combine(words, ["NNP", "IN", "DT", "NNP", "NNP"], schemes)
    assert [(label.first, label.last, label.kind) for label in labels] == [(0, 1, "person"), (3, 5, "event")]


def test_the_head_word_tells_a_law_and_a_facility() -> None:
    words = ["Harbour", "Treaty", "Mazra", "Airport"]
    labels = combine(words, ["NNP"] * 4, {"wiki": told("B-MISC", "I-MISC", "B-LOC", "I-LOC")})
    assert [label.kind for label in labels] == ["law", "facility"]


def test_no_name_ends_with_a_preposition() -> None:
    words = ["Ministry", "of", "Health", "in"]
    (label,) = combine(words, ["NNP", "IN", "NNP", "IN"], {"wiki": told("B-ORG", "I-ORG", "I-ORG", "I-ORG")})
    assert (label.first, label.last, label.kind) == (0, 3, "organisation")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("President of Norland Mira Holt Holt MiraPresident of Norland : Thank you", "Mira Holt"),
        ("Minister Anna - Lena Holt Holt Anna - LenaMinister of Trade : Yes", "Anna - Lena Holt"),
    ],
)
def test_of_a_name_that_a_page_has_twice_the_first_is_the_name(words: str, name: str) -> None:
    told_words = words.split()
    tags = ["O"] * len(told_words)
    tags[2], tags[3:9] = "B-LOC", ["B-PER"] + ["I-PER"] * 5
    labels = combine(told_words, ["NNP"] * len(told_words), {"wiki": told(*tags)})
    (person,) = (label for label in labels if label.kind == "person")
    assert " ".join(told_words[person.first : person.last]) == name


@pytest.mark.parametrize("words", ["Duran Duran met Holt", "Mira Holt Holt Mira", "He said Holt Holt MiraPresident"])
def test_a_word_that_stands_there_twice_is_no_name_told_twice(words: str) -> None:
    assert find_twice(words.split()) is None
