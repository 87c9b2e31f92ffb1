"""Titles and role nouns: what a phrase without a name stands for."""

from __future__ import annotations

from collections import Counter

import pytest

from dragoman.knowledge import load
from dragoman.knowledge.tables import read_toml
from dragoman.knowledge.titles import load_titles

TITLES = load_titles()


@pytest.mark.parametrize(("text", "sectors"), TITLES.examples, ids=[f"en/titles/{text}" for text, _ in TITLES.examples])
def test_the_examples_hold(text: str, sectors: tuple[str, ...]) -> None:
    role = TITLES.role(text.split())
    assert (role.sectors if role else ()) == sectors


def test_the_longest_known_ending_decides() -> None:
    assert TITLES.role(["senior", "foreign", "minister"]) == TITLES.roles["foreign minister"]
    assert TITLES.role(["the", "riot", "police"]) == TITLES.roles["riot police"]


def test_a_noun_is_known_as_written_or_by_its_lemma() -> None:
    assert TITLES.role(["armed", "forces"], ["armed", "force"]) == TITLES.roles["armed forces"]
    assert TITLES.role(["three", "gunmen"], ["three", "gunman"]) is not None


def test_no_word_has_two_roles() -> None:
    words = Counter(word for row in read_toml("languages/en/titles.toml").rows("roles") for word in row.texts("words"))
    assert [word for word, count in words.items() if count > 1] == []


def test_a_word_that_points_to_several_kinds_keeps_them_in_order() -> None:
    assert TITLES.returns["agency"] == ("outlet", "organisation", "ngo", "court")


def test_what_hyphens_join_is_known_as_one_word_or_as_several() -> None:
    assert TITLES.role(["vice", "-", "president"]) == TITLES.roles["vice-president"]
    assert TITLES.role(["brigadier", "-", "general"]) == TITLES.roles["brigadier general"]
    assert TITLES.role(["-"]) is None


def test_bodies_of_many_states_that_have_short_names_are_in_the_directory() -> None:
    known = load().directory.entries
    assert [id for ids in TITLES.unions.values() for id in ids if id not in known] == []
