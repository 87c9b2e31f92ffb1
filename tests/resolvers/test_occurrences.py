"""What speaks for two reports telling of one occurrence, and what cannot be one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.resolvers.occurrences import SAME, compare
from dragoman.resolvers.traces import Trace, keys_of, packed, stems, unpacked

DAY = date(2025, 5, 3).toordinal()
STRIKE = Trace(
    event="e1",
    document="d1",
    published=DAY + 1,
    type="ASSAULT",
    mode="aerial",
    realis="actual",
    trigger="struck",
    start=DAY,
    end=DAY + 1,
    sure=True,
    place="tarsa",
    country="XVL",
    point=(10.0, 20.0),
    precision="town",
    actors=frozenset(["state/XVL"]),
    recipients=frozenset(["/XAR"]),
    countries=frozenset(["XVL", "XAR"]),
    words=frozenset(stems("Planes struck a depot near the harbour of Tarsa")),
    names=frozenset(["tarsa"]),
    counts=frozenset(["killed 12"]),
)
AGAIN = replace(
    STRIKE,
    event="e2",
    document="d2",
    published=DAY + 2,
    words=frozenset(stems("The depot at Tarsa was struck from the air")),
)


def score(one: Trace, other: Trace) -> float:
    compared = compare(one, other)
    return compared.score if compared else 0.0


def test_the_same_day_place_and_deed_make_one_occurrence_and_say_why() -> None:
    compared = compare(STRIKE, AGAIN)
    assert compared is not None
    assert compared.score > 0.9
    assert {"same days +1.6", "same place +1.4", "same number +1.0"} <= set(compared.why)


def test_it_makes_no_difference_which_comes_first() -> None:
    assert compare(STRIKE, AGAIN) == compare(AGAIN, STRIKE)


def test_a_pair_of_types_between_which_reports_waver_is_judged_alike_both_ways() -> None:
    plan = replace(STRIKE, type="AGREE", mode=None, realis="planned", start=DAY + 2, end=DAY + 3)
    meeting = replace(AGAIN, type="CONSULT", mode=None, start=DAY + 1, end=DAY + 2)
    assert compare(plan, meeting) == compare(meeting, plan)
    undated = replace(meeting, start=None, end=DAY + 3, sure=False)
    assert compare(plan, undated) == compare(undated, plan)


def test_what_happened_on_another_day_is_another_occurrence() -> None:
    assert compare(STRIKE, replace(AGAIN, start=DAY + 3, end=DAY + 4)) is None


def test_what_happened_in_another_town_is_another_occurrence() -> None:
    assert compare(STRIKE, replace(AGAIN, place="velm", point=(14.0, 20.0))) is None


def test_a_truce_is_no_assault() -> None:
    assert compare(STRIKE, replace(AGAIN, type="RETREAT", mode="ceasefire")) is None


def test_blame_may_differ_and_it_is_still_one_attack() -> None:
    assert score(STRIKE, replace(AGAIN, actors=frozenset(["group/hill-front"]))) > SAME


def test_a_number_a_day_and_a_country_alone_are_too_little() -> None:
    other = replace(
        AGAIN, place=None, point=None, recipients=frozenset(), words=frozenset(["convoy"]), names=frozenset()
    )
    other = replace(other, counts=frozenset(), trigger="fired", mode="firearms")
    assert score(STRIKE, other) < SAME


def test_a_later_report_looks_back_at_the_day_that_an_earlier_one_gives() -> None:
    undated = replace(AGAIN, published=DAY + 20, start=None, end=DAY + 21, sure=False)
    neither = replace(STRIKE, start=None, end=DAY + 2, sure=False)
    assert score(STRIKE, undated) > score(neither, undated)


def test_two_calls_of_one_president_on_one_day_are_two() -> None:
    call = replace(
        STRIKE, type="CONSULT", mode="phone", place=None, point=None, counts=frozenset(), recipients=frozenset()
    )
    one = replace(call, actors=frozenset(["state/XVL", "state/XQU"]), countries=frozenset(["XVL", "XQU"]))
    other = replace(one, event="e9", document="d9", actors=frozenset(["state/XVL", "state/XOR"]))
    other = replace(
        other, countries=frozenset(["XVL", "XOR"]), words=frozenset(stems("spoke by phone with the president"))
    )
    assert score(one, replace(one, document="d3")) > SAME
    assert score(one, other) < SAME


def test_events_that_may_be_the_same_share_a_key() -> None:
    assert set(keys_of(STRIKE)) & set(keys_of(AGAIN))
    assert not set(keys_of(STRIKE)) & set(keys_of(replace(AGAIN, start=DAY + 40, end=DAY + 41)))


def test_a_trace_comes_back_from_the_store_as_it_was() -> None:
    assert unpacked(packed(STRIKE)) == STRIKE
