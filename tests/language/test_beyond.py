"""Whom other sentences name is asked for by what the words of a trigger ask and the words of others have to give."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.language import parse
from dragoman.language.beyond import BEFORE, BEHIND, Sides, look_beyond
from dragoman.records import Document, Sighting

ROLES = ("actor", "recipient")
NEAR = np.zeros((2, BEFORE + BEHIND + 1))
# Of a sentence: the root, which stands for nobody, and two words; only the second has what an actor must have.
BEARING = np.array([[0.0, 1.0], [-9.0, 1.0], [5.0, 1.0]])
ASKING = np.array([[[1.0, 0.0], [-1.0, 0.0]]])  # of one trigger: an actor who has it, a recipient who has not


def sighting(token: int = 0) -> Sighting:
    return Sighting(token, (("ASSAULT", 0.9),), {}, (("actual", 1.0),), {})


def found(count: int, asks: int, away: np.ndarray = NEAR) -> Sighting:
    """The sighting of one of so many sentences, read beside the others."""
    sightings = [(sighting(),) if place == asks else () for place in range(count)]
    sides: list[Sides] = [(ASKING if place == asks else ASKING[:0], BEARING) for place in range(count)]
    ((one,),) = (seen for seen in look_beyond(sightings, sides, away, ROLES) if seen)
    return one


def test_the_likeliest_of_another_sentence_and_nobody_share_what_is_likely() -> None:
    beyond = found(2, 1).beyond
    ((behind, word, likely),) = beyond["actor"]
    assert (behind, word) == (-1, 1)
    assert likely == pytest.approx(np.exp(5) / (np.exp(5) + 1 + np.exp(-9)))
    assert [(behind, word) for behind, word, _ in beyond["recipient"]] == [(-1, 0)]


def test_a_sentence_behind_is_looked_at_as_well() -> None:
    assert [behind for behind, _, _ in found(2, 0).beyond["actor"]] == [1]


def test_how_far_they_stand_counts() -> None:
    away = NEAR.copy()
    away[0, BEFORE - 2] = 3.0
    (nearer, farther) = sorted(found(3, 2, away).beyond["actor"], key=lambda one: -one[0])
    assert (nearer[0], farther[0]) == (-1, -2)
    assert farther[2] > nearer[2]


def test_who_stands_too_far_away_is_not_asked_for() -> None:
    seen = {behind for behind, _, _ in found(BEFORE + BEHIND + 6, BEFORE + 1).beyond["actor"]}
    assert seen == {*range(-BEFORE, 0), *range(1, BEHIND + 1)}


def test_a_sentence_that_stands_alone_has_nobody_beside_it() -> None:
    assert found(1, 0).beyond == {}


@pytest.mark.model
def test_who_held_the_talks_is_found_in_the_sentence_before() -> None:
    text = "Norway's foreign minister arrived in Oslo and met her Chilean colleague. The talks went on until midnight."
    first, second = parse(Document(text))
    (talks,) = (one for one in second.sightings or () if second.tokens[one.token].text == "talks")
    behind, word, _ = max(talks.beyond["actor"], key=lambda one: one[2])
    assert (behind, first.tokens[word].text) in {(-1, "minister"), (-1, "colleague")}


@pytest.mark.model
def test_what_is_likely_adds_up_to_one_at_the_most() -> None:
    text = "Sudan's army shelled the town. Residents fled. The attack killed nine people, and the envoy condemned it."
    seen = [one.beyond for sentence in parse(Document(text)) for one in sentence.sightings or ()]
    pointed = [ones for beyond in seen for ones in beyond.values() if ones]
    assert pointed
    assert all(sum(likely for _, _, likely in ones) <= 1.0001 for ones in pointed)
    assert all(behind for ones in pointed for behind, _, _ in ones)
