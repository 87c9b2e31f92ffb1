"""Keys of a week of war: by a town, by two sides, by what was done; not by the country alone."""

from __future__ import annotations

from dataclasses import replace

from dragoman.resolvers.narrowing import looked_up, narrowed
from dragoman.resolvers.traces import Trace
from tests.resolvers.test_occurrences import DAY, STRIKE

#: A strike of which only the country is told, in a week in which there are many.
SOMEWHERE = replace(
    STRIKE,
    event="e7",
    document="d7",
    start=None,
    end=DAY + 2,
    sure=False,
    place=None,
    country="XNO",
    point=None,
    actors=frozenset(),
    recipients=frozenset(),
    countries=frozenset(["XNO"]),
    names=frozenset(),
    towns=frozenset(),
    many=frozenset(),
)


def meet(one: Trace, other: Trace) -> bool:
    """Whether the two are compared."""
    return bool(set(looked_up(one)) & set(looked_up(other)))


def test_a_country_alone_brings_nobody_together() -> None:
    assert not meet(SOMEWHERE, replace(SOMEWHERE, event="e8", trigger="raid", mode="firearms"))


def test_the_word_or_the_mode_of_the_deed_in_one_country_does() -> None:
    assert meet(SOMEWHERE, replace(SOMEWHERE, event="e8", trigger="raid"))
    assert meet(SOMEWHERE, replace(SOMEWHERE, event="e8", mode=None))
    assert not meet(SOMEWHERE, replace(SOMEWHERE, event="e8", country="XSU", countries=frozenset(["XSU"])))


def test_two_countries_do_whether_states_act_or_are_named() -> None:
    war = replace(SOMEWHERE, countries=frozenset(["XNO", "XSU"]))
    told = replace(war, event="e8", trigger="raid", mode=None, countries=frozenset())
    assert meet(war, replace(told, actors=frozenset(["state/XNO"]), recipients=frozenset(["/XSU"])))
    assert not meet(war, replace(told, actors=frozenset(["state/XNO"])))


def test_a_state_by_its_name_is_its_country() -> None:
    named = replace(SOMEWHERE, names=frozenset(["kenya"]))
    assert any("KEN+XNO" in key for key in narrowed(named))
    assert not any(key.endswith("|kenya") for key in narrowed(named))


def test_a_town_or_a_person_does_by_itself() -> None:
    other = replace(SOMEWHERE, event="e8", trigger="raid", mode="firearms")
    for whom in ({"names": frozenset(["tarsa"])}, {"actors": frozenset(["person/ada-marsh"])}):
        assert meet(replace(SOMEWHERE, **whom), replace(other, **whom))  # type: ignore[arg-type]


def test_an_agreement_is_compared_with_a_meeting_and_with_aid_but_these_not_with_one_another() -> None:
    agreed, met, aid = (replace(SOMEWHERE, event=type_, type=type_) for type_ in ("AGREE", "CONSULT", "AID"))
    assert meet(agreed, met)
    assert meet(agreed, aid)
    assert not meet(met, aid)


def test_keys_of_one_week_stand_side_by_side() -> None:
    weeks = [{key >> 44 for key in looked_up(replace(SOMEWHERE, published=DAY + days))} for days in (0, 700)]
    assert all(len(week) <= 3 for week in weeks)
    assert weeks[0].isdisjoint(weeks[1])
    assert all(-(2**63) <= key < 2**63 for key in looked_up(SOMEWHERE))
