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
    towns=frozenset(["tarsa"]),
    counts=frozenset(["killed 12"]),
    many=frozenset(["12"]),
    series=frozenset(),
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
    assert {"same days +1.6", "same place +1.4", "same number +1.2"} <= set(compared.why)


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
    other = replace(other, counts=frozenset(), many=frozenset(), towns=frozenset(), trigger="fired", mode="firearms")
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
    later = replace(AGAIN, start=DAY + 40, end=DAY + 41, counts=frozenset(), many=frozenset())
    assert not set(keys_of(STRIKE)) & set(keys_of(later))


def test_what_killed_many_is_looked_up_by_their_number_however_long_ago_it_was() -> None:
    recalled = replace(AGAIN, published=DAY + 90, start=None, end=DAY + 91, sure=False)
    assert set(keys_of(STRIKE)) & set(keys_of(recalled))
    assert score(STRIKE, recalled) > SAME


def test_two_deeds_of_one_sentence_that_is_printed_twice_are_two() -> None:
    words = frozenset(stems("Norland struck the base in answer to the raid on the harbour of Tarsa in the north"))
    undated = replace(STRIKE, words=words, start=None, sure=False, place=None, counts=frozenset(), many=frozenset())
    raid = replace(undated, trigger="raid", mode="firearms")
    struck = replace(undated, event="e2", document="d2")
    assert score(raid, struck) < SAME < score(undated, struck)


def test_the_second_round_is_not_the_third() -> None:
    talks = replace(STRIKE, type="CONSULT", mode="third-party", counts=frozenset(), many=frozenset())
    second = replace(talks, series=frozenset(["round 2"]))
    third = replace(AGAIN, type="CONSULT", mode="third-party", counts=frozenset(), many=frozenset())
    assert score(second, replace(third, series=frozenset(["round 2"]))) > score(second, third)
    assert score(second, replace(third, series=frozenset(["round 3"]))) < score(second, third)


def test_a_meeting_that_is_told_without_a_day_was_just_before_and_not_the_one_of_last_week() -> None:
    meeting = replace(STRIKE, type="CONSULT", mode="visit", place=None, point=None, counts=frozenset())
    undated = replace(meeting, event="e8", document="d8", published=DAY + 6, start=None, end=DAY + 7, sure=False)
    soon = replace(undated, published=DAY + 1, end=DAY + 2)
    assert score(meeting, undated) < score(meeting, soon)


def test_what_was_signed_in_a_town_is_one_deed_on_whatever_day_it_is_told() -> None:
    signing = replace(STRIKE, type="SUPPORT", mode=None, trigger="signed", counts=frozenset(), many=frozenset())
    recalled = replace(
        AGAIN, type="SUPPORT", mode=None, trigger="signed", counts=frozenset(), many=frozenset(),
        published=DAY + 40, start=None, end=DAY + 41, sure=False,
    )  # fmt: skip
    thanks = replace(signing, trigger="thanke"), replace(recalled, trigger="thanke")
    assert set(keys_of(signing)) & set(keys_of(recalled))
    assert score(signing, recalled) > score(*thanks)


def test_begun_on_one_day_and_not_over_is_one_siege() -> None:
    siege = replace(STRIKE, type="COERCE", mode="restrict", realis="ongoing", place=None, counts=frozenset())
    one = replace(siege, start=DAY - 40, end=DAY)
    other = replace(siege, event="e7", document="d7", start=DAY - 40, end=DAY + 20)
    assert score(one, other) > score(one, replace(other, start=DAY - 39))


def test_a_truce_that_began_on_one_day_is_one_while_it_holds() -> None:
    none: frozenset[str] = frozenset()
    begins = replace(STRIKE, type="RETREAT", mode="ceasefire", trigger="truce", place=None, counts=none, many=none)
    begins = replace(begins, actors=none, recipients=none, countries=none, names=none, towns=none, words=none)
    holds = replace(begins, event="e7", document="d7", published=DAY + 30, realis="ongoing", end=None)
    assert score(begins, holds) >= SAME
    assert score(begins, replace(holds, start=DAY - 1)) < SAME


def test_an_older_store_kept_no_towns_and_no_series() -> None:
    kept = {name: value for name, value in packed(STRIKE).items() if name not in ("towns", "many", "series")}
    assert unpacked(kept) == replace(STRIKE, towns=frozenset(), many=frozenset())


def test_a_trace_comes_back_from_the_store_as_it_was() -> None:
    assert unpacked(packed(STRIKE)) == STRIKE


def test_of_strikes_that_are_told_without_a_day_only_the_one_that_is_told_alike_is_meant() -> None:
    undated = replace(STRIKE, start=None, end=DAY + 2, sure=False, counts=frozenset(), many=frozenset())
    words = frozenset(stems("Planes struck a school in the hills above Tarsa at dawn"))
    other = replace(undated, event="e2", document="d2", trigger="raid", published=DAY + 3, end=DAY + 4, words=words)
    assert score(undated, other) < SAME
    assert score(undated, replace(other, trigger="struck", words=undated.words)) > SAME


def test_a_war_goes_on_and_is_not_a_strike_of_it() -> None:
    war = replace(STRIKE, mode=None, realis="ongoing", trigger="war", place=None, point=None, counts=frozenset())
    assert score(war, replace(war, event="e2", document="d2", published=DAY + 9)) > SAME
    compared = compare(war, replace(AGAIN, mode=None))
    assert compared is not None
    assert "a war, and a deed in it -1.5" in compared.why


def test_the_treaty_with_one_is_not_the_treaty_with_another_in_the_same_words() -> None:
    said = "The treaty of friendship and mutual assistance with the {} League was signed in Tarsa by both presidents"
    treaty = replace(
        STRIKE,
        type="SUPPORT",
        mode=None,
        trigger="signed",
        words=frozenset(stems(said.format("Northern"))),
        counts=frozenset(),
        many=frozenset(),
        actors=frozenset(["state/XVL", "group/northern-league"]),
        recipients=frozenset(),
    )
    actors = frozenset(["state/XVL", "group/southern-league"])
    other = replace(treaty, event="e2", document="d2", words=frozenset(stems(said.format("Southern"))), actors=actors)
    assert score(treaty, other) < SAME < score(treaty, replace(treaty, event="e2", document="d2"))


def test_a_deed_that_is_only_told_to_be_before_the_report_has_no_day() -> None:
    told = replace(STRIKE, type="AGREE", mode=None, trigger="agreed", start=None, end=DAY + 2, sure=False)
    words = frozenset(stems("As of today ten corridors have been agreed for the people of Tarsa"))
    again = replace(told, event="e2", document="d2", published=DAY + 8, end=DAY + 9, words=words)
    assert score(told, again) < SAME
