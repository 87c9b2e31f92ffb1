"""Names in several spellings, and names that are two."""

from __future__ import annotations

import pytest

from dragoman.knowledge import load
from dragoman.resolvers import spelling

NAMING = load().english.naming


@pytest.mark.parametrize(("one", "other", "same"), NAMING.examples, ids=lambda value: str(value))
def test_examples_of_the_knowledge_file_hold(one: str, other: str, same: bool) -> None:
    (left, first), (right, second) = (spelling.person_parts(name, NAMING) for name in (one, other))
    generations = bool(first and second and first != second)
    assert (spelling.relate_persons(left, right) is not None and not generations) == same
    assert spelling.relate_persons(left, right) == spelling.relate_persons(right, left)


@pytest.mark.parametrize(("one", "other", "same"), NAMING.examples, ids=lambda value: str(value))
def test_names_that_may_be_one_share_a_key(one: str, other: str, same: bool) -> None:
    keys = [set(spelling.person_keys(spelling.person_parts(name, NAMING)[0])) for name in (one, other)]
    assert not same or keys[0] & keys[1]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Musse", "Adan Musse", "last name alone"),
        ("Musse", "Musse", "the one name"),
        ("Berko Zolta", "Zolta Berko", "same names in another order"),
        ("Chamo Vegal", "Luis Chamo Vegal", "same last names"),
        ("Faisa Turko Munif", "Turko Faisa Munif", None),
        ("Musse", "Adan Musseldin", None),
    ],
)
def test_how_two_persons_names_go_together(one: str, other: str, reason: str | None) -> None:
    related = spelling.relate_persons(*(spelling.person_parts(name, NAMING)[0] for name in (one, other)))
    assert (related[0] if related else None) == reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("The Red Valley Front", "Red Valley Front", "same name"),
        ("Ministry of Trade", "Trade Ministry", "same words"),
        ("Defense Workers Federation", "Defence Workers Federation", "same name"),
        ("Dock & Harbour League", "Dock and Harbour League", "same name"),
        ("Jund al-Sahrano", "Jund as-Sahrano", "same name"),
        ("Kurmandji Front", "Kurmanji Front", "another spelling"),
        ("Red Valley Front", "Green Valley Front", None),
        ("Red Valley Front", "Red Valley Liberation Front", None),
        ("417th Brigade", "471st Brigade", None),
    ],
)
def test_how_two_bodies_names_go_together(one: str, other: str, reason: str | None) -> None:
    related = spelling.relate_bodies(*(spelling.body_words(name, NAMING) for name in (one, other)))
    assert (related[0] if related else None) == reason


@pytest.mark.parametrize(("name", "short"), [("RVF", True), ("MPS-K", True), ("Front", False), ("Red Front", False)])
def test_letters_that_stand_for_a_name(name: str, short: bool) -> None:
    assert spelling.is_short(name) == short
