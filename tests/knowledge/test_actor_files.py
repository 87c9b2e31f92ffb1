"""The files of actors do not contradict themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from dragoman.knowledge.directory import pieces
from dragoman.knowledge.tables import Row, read_csv

PARTIES = ("groups", "forces", "organisations", "outlets")
BEYOND_STATES = {"IGO", "UNO", "EUR", "NGO", "IMG"}


def rows(file: str) -> list[Row]:
    return list(read_csv(f"actors/{file}.csv"))


def names(row: Row) -> Iterator[str]:
    yield row.text("name")
    yield from row.texts("aliases")


@pytest.mark.parametrize("file", ["states", *PARTIES])
def test_no_id_occurs_twice(file: str) -> None:
    ids = [row.text("id") for row in rows(file)]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("file", ["seats", *PARTIES, "offices"])
def test_every_country_is_a_state_of_ours_or_none_s(file: str) -> None:
    allowed = {row.text("country") for row in rows("states")} | BEYOND_STATES
    assert [row.place for row in rows(file) if row.maybe_text("country") not in allowed] == []


@pytest.mark.parametrize("file", ["states", "seats", *PARTIES, "offices"])
def test_every_row_says_what_it_rests_on(file: str) -> None:
    assert all(row.text("source") for row in rows(file))


def test_two_parties_of_one_country_share_no_name() -> None:
    bearers: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for file in PARTIES:
        for row in rows(file):
            for name in names(row):
                bearers[(row.maybe_text("country"), *pieces(name))].add(row.text("id"))
    assert [(name, ids) for name, ids in bearers.items() if len(ids) > 1] == []


def test_a_name_that_parties_of_two_countries_bear_is_known_to_be_so() -> None:
    bearers: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for file in PARTIES:
        for row in rows(file):
            for name in names(row):
                bearers[pieces(name)].add(row.text("id"))
    shared = {" ".join(piece.text for piece in name): ids for name, ids in bearers.items() if len(ids) > 1}
    assert set(shared) == SHARED


# Which of them is meant, the country that the report is about decides.
SHARED = {
    "conservative party",
    "conservatives",
    "labor party",
    "labour",
    "labour party",
    "liberal party",
    "liberals",
    "peoples democratic party",
    "security council",
}


def test_no_two_states_share_a_name() -> None:
    seen: dict[tuple[object, ...], str] = {}
    for row in rows("states"):
        for name in {*names(row), *row.texts("capitals")}:
            assert seen.setdefault(pieces(name), row.text("id")) == row.text("id"), name


def test_no_one_holds_two_offices_of_one_name_at_once() -> None:
    terms: dict[tuple[str, str, str], list[tuple[date, date]]] = defaultdict(list)
    for row in rows("offices"):
        start, until = row.day("from"), row.day("until")
        if start is not None:
            key = (row.text("person"), row.text("role"), row.text("country"))
            terms[key].append((start, until or date.max))
    for key, held in terms.items():
        held.sort()
        assert all(before[1] <= after[0] for before, after in pairwise(held)), key


# Offices that a state has but one of.
SINGLE = {
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "emir",
    "foreign minister",
    "foreign secretary",
    "secretary of state",
    "defence minister",
    "defence secretary",
    "secretary of defense",
    "home secretary",
    "interior minister",
    "finance minister",
    "national security adviser",
    "chief of the general staff",
    "army chief",
    "attorney general",
}


def test_a_president_follows_another() -> None:
    """Terms of an office that a country has but one of do not overlap."""
    terms: dict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for row in rows("offices"):
        start = row.day("from")
        if start is not None and row.text("role") in SINGLE:
            key = (row.text("role"), row.text("country"))
            terms[key].append((start, row.day("until") or date.max, row.text("person")))
    for key, held in terms.items():
        held.sort()
        for before, after in pairwise(held):
            assert before[1] <= after[0], (key, before, after)


def test_a_person_has_one_spelling() -> None:
    bearers: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for row in rows("offices"):
        for name in (row.text("person"), *row.texts("aliases")):
            bearers[pieces(name)].add(row.text("person"))
    assert [(name, persons) for name, persons in bearers.items() if len(persons) > 1] == []


def test_an_office_ends_after_it_began_and_says_what_it_rests_on() -> None:
    for row in rows("offices"):
        start, until = row.day("from"), row.day("until")
        assert not (start and until and until <= start), row.place
        # Who says "official dates" must have some.
        assert bool(start or until) == (row.text("source") == "official dates of office"), row.place


def test_no_one_bears_the_name_of_a_party_or_a_state() -> None:
    people = {pieces(name) for row in rows("offices") for name in (row.text("person"), *row.texts("aliases"))}
    bodies = {pieces(name) for file in (*PARTIES, "states") for row in rows(file) for name in names(row)}
    assert people & bodies == set()
