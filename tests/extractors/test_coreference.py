"""Who is meant: what a report has named, and whom a pronoun, a noun or a part of a name returns to."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.extractors.coreference import Memory, Seen
from dragoman.knowledge import load
from dragoman.knowledge.titles import Titles
from dragoman.records import Actor

JANE, ANN = Actor("Jane Poe", "MLT", ("GOV",)), Actor("Ann Roe", "KEN", ("GOV",))
FAN, REBELS = Actor("fan", "TUN", ("CVL",)), Actor("Tarsa Front", "KEN", ("REB",))
UNITED_NATIONS = Actor("United Nations", "UNO", (), "org/united-nations")


@pytest.fixture(scope="module")
def titles() -> Titles:
    return load().english.titles


def seen(actor: Actor, sentence: int, kind: str = "person", **more: Any) -> Seen:
    given = {"subject": False, "plural": False, "female": None, "role": "", "named": True} | more
    return Seen(sentence, 0, kind, (actor,), **given)


def actors_of(found: Seen | None) -> tuple[Actor, ...]:
    return found.actors if found else ()


def test_whom_a_pronoun_meant_is_fresh_in_mind() -> None:
    memory = Memory()
    memory.add(seen(JANE, 0, subject=True))
    memory.add(seen(ANN, 1))
    memory.again("person", (JANE,), 2, 3, subject=True, speaks=False)
    found = memory.pronoun("she", 4)
    assert actors_of(found) == (JANE,)


def test_he_of_he_said_is_rather_one_who_has_spoken() -> None:
    memory = Memory()
    memory.add(seen(JANE, 0, subject=True, speaks=True))
    memory.add(seen(ANN, 0, subject=True))
    said, left = memory.pronoun("he", 1, saying=True), memory.pronoun("he", 1)
    assert actors_of(said) == (JANE,)
    assert actors_of(left) == (ANN,)


def test_whom_only_a_quotation_names_does_not_say_it() -> None:
    memory = Memory()
    memory.add(seen(JANE, 0, subject=True))
    memory.add(seen(ANN, 1, subject=True, speaks=True, quoted=True))
    said, left = memory.pronoun("she", 1, saying=True, told=True), memory.pronoun("she", 1, saying=True)
    assert actors_of(said) == (JANE,)
    assert actors_of(left) == (ANN,)


def test_one_who_stands_apart_is_not_meant() -> None:
    memory = Memory()
    memory.add(seen(JANE, 0))
    assert memory.pronoun("her", 0, apart=frozenset([0])) is None


def test_a_single_human_being_of_a_group_may_be_he() -> None:
    memory = Memory()
    memory.add(seen(FAN, 0, "group", named=False, human=True))
    found = memory.pronoun("him", 1)
    assert actors_of(found) == (FAN,)


@pytest.mark.parametrize(("noun", "means"), [("group", REBELS), ("movement", REBELS), ("bloc", UNITED_NATIONS)])
def test_a_noun_returns_to_a_body_of_its_sort(noun: str, means: Actor, titles: Titles) -> None:
    memory = Memory()
    memory.add(seen(REBELS, 0, "armed group"))
    memory.add(seen(UNITED_NATIONS, 2, "organisation", subject=True))
    found = memory.noun(noun, titles, 2)
    assert actors_of(found) == (means,)


def test_a_charity_is_no_militia(titles: Titles) -> None:
    memory = Memory()
    memory.add(seen(Actor("Tarsa Watch", "NGO"), 0, "ngo", subject=True))
    assert memory.noun("militia", titles, 0) is None
    assert actors_of(memory.noun("group", titles, 0)) == (Actor("Tarsa Watch", "NGO"),)


def test_words_before_a_noun_stand_in_the_name_or_say_its_sector(titles: Titles) -> None:
    memory = Memory()
    memory.add(seen(REBELS, 0, "armed group"))
    assert memory.noun("group", titles, 1, frozenset(["environmental"])) is None
    found = memory.noun("group", titles, 1, frozenset(["rebel"]), ("REB",))
    assert actors_of(found) == (REBELS,)


def test_a_part_of_a_name_means_the_person_first_or_last() -> None:
    memory = Memory()
    memory.add(seen(Actor("Abu Tarsa al-Poe", "MLT"), 0))
    assert memory.person("Abu Tarsa") is memory.person("al-Poe") is memory.seen[0]
    assert memory.person("Jane Tarsa") is None


def test_a_short_name_of_a_body_begins_or_ends_it() -> None:
    memory = Memory()
    memory.add(seen(Actor("Tarsa Air", "IRN", ("BUS",)), 0, "organisation"))
    assert memory.body("Tarsa", 1, short=True) is memory.body("Air", 1) is memory.seen[0]
    assert memory.body("Tarsa", 1) is None


def test_whose_they_are_is_known_if_the_report_says_so_of_one_country() -> None:
    memory = Memory()
    memory.kin["rebel"].add("YEM")
    assert memory.whose("rebel") == "YEM"
    memory.kin["rebel"].add("MMR")
    assert memory.whose("rebel") is None


def test_after_a_long_quotation_he_is_one_who_spoke_before_it() -> None:
    memory = Memory()
    memory.add(seen(JANE, 0, subject=True, speaks=True))
    said, left = memory.pronoun("he", 6, saying=True), memory.pronoun("he", 6)
    assert actors_of(said) == (JANE,)
    assert left is None


def test_who_has_been_she_is_not_he() -> None:
    memory = Memory()
    memory.add(seen(JANE, 0, subject=True))
    first = memory.pronoun("she", 1)
    memory.add(seen(JANE, 2, subject=True))
    then = memory.pronoun("he", 2)
    assert actors_of(first) == (JANE,)
    assert then is None


def test_what_a_full_name_tells_holds_of_the_family_name_after_it() -> None:
    memory = Memory()
    memory.add(seen(JANE, 0, female=True))
    memory.add(seen(ANN, 0))
    memory.add(seen(JANE, 1, subject=True))
    found = memory.pronoun("his", 1)
    assert actors_of(found) == (ANN,)


def test_a_body_is_not_the_one_who_spoke_for_it(titles: Titles) -> None:
    memory = Memory()
    memory.add(seen(JANE, 0, subject=True, role="institute"))
    found = memory.noun("institute", titles, 1)
    assert found is None


def test_the_two_sides_are_a_government_and_its_opposition_where_these_met(titles: Titles) -> None:
    rival, mediator = Actor("Joe Kip", "KEN", ("OPP",)), Actor("Jane Poe", "MLT", ("GOV",))
    memory = Memory()
    memory.add(seen(mediator, 0))
    memory.add(Seen(1, 0, "group", (ANN, rival), True, True, None, "", True))
    found = memory.pair("side", titles, 2)
    assert found == (ANN, rival)


def test_the_two_sides_are_two_states_where_these_met_last(titles: Titles) -> None:
    rival = Actor("Joe Kip", "KEN", ("OPP",))
    memory = Memory()
    memory.add(Seen(0, 0, "group", (ANN, rival), True, True, None, "", True))
    memory.add(seen(JANE, 1))
    memory.add(seen(ANN, 1))
    memory.add(Seen(1, 0, "group", (JANE, ANN), True, True, None, "", True))
    found = memory.pair("side", titles, 2)
    assert {actor.country for actor in found} == {"MLT", "KEN"}


def test_a_body_or_a_state_with_a_plural_name_is_it() -> None:
    memory = Memory()
    memory.add(seen(UNITED_NATIONS, 0, "organisation", plural=True))
    memory.add(seen(REBELS, 0, "group", plural=True))
    assert actors_of(memory.pronoun("it", 1)) == (UNITED_NATIONS,)


def test_the_group_is_that_of_a_union_s_ministers_for_want_of_another(titles: Titles) -> None:
    ministers = Actor("G7 ministers", "IGO", ("GOV",))
    memory = Memory()
    memory.add(Seen(0, 0, "person", (ministers,), True, True, None, "minister", False))
    assert actors_of(memory.noun("group", titles, 1)) == (ministers,)
    memory.add(seen(REBELS, 1, "armed group"))
    assert actors_of(memory.noun("group", titles, 2)) == (REBELS,)


def test_the_ministers_are_those_of_a_union_and_not_of_one_state() -> None:
    memory = Memory()
    memory.add(Seen(0, 0, "person", (Actor("G7 ministers", "IGO", ("GOV",)),), True, True, None, "minister", False))
    assert actors_of(memory.several("minister", 1)) == (Actor("G7 ministers", "IGO", ("GOV",)),)
    memory.add(Seen(1, 0, "person", (Actor("ministers", "KEN", ("GOV",)),), True, True, None, "minister", False))
    assert memory.several("minister", 2) is None
