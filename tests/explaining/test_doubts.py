"""What somebody should look at first: what is most in doubt and weighs most."""

from __future__ import annotations

from dragoman.explaining import doubts
from dragoman.explaining.doubts import Doubt


def keys(*items: Doubt) -> list[str]:
    return [item.key for item in doubts.in_order(items)]


def test_of_two_that_weigh_the_same_the_one_more_in_doubt_comes_first() -> None:
    sure, unsure = Doubt("event", ("aa",), 0.2, 1, 0), Doubt("event", ("bb",), 0.9, 1, 0)
    assert keys(sure, unsure) == ["event-bb", "event-aa"]


def test_of_two_as_much_in_doubt_the_one_that_more_hangs_on_comes_first() -> None:
    few, many = Doubt("pair", ("aa", "bb"), 0.5, 1, 0), Doubt("pair", ("cc", "dd"), 0.5, 9, 0)
    dead = Doubt("figure", ("ee",), 0.5, 1, 400)
    assert keys(few, many, dead) == ["figure-ee", "pair-cc-dd", "pair-aa-bb"]


def test_equals_always_come_in_the_same_order() -> None:
    one, other = Doubt("event", ("aa",), 0.5, 1, 0), Doubt("event", ("bb",), 0.5, 1, 0)
    assert keys(one, other) == keys(other, one) == ["event-aa", "event-bb"]


def test_a_link_is_most_in_doubt_at_the_threshold_on_either_side() -> None:
    assert doubts.of_link(0.5, 0.5) == 1
    assert doubts.of_link(0.4, 0.5) == doubts.of_link(0.6, 0.5) < 1
    assert doubts.of_link(1.0, 0.5) == 0


def test_an_event_is_most_in_doubt_where_it_is_as_likely_to_be_wrong() -> None:
    assert [doubts.of_score(score) for score in (0.3, 0.5, 1.0)] == [1.0, 1.0, 0.0]
    assert doubts.of_score(None) == doubts.UNSCORED


def test_rivals_are_in_doubt_as_evenly_as_they_divide_the_sources() -> None:
    assert doubts.of_rivals([3]) == 0
    assert doubts.of_rivals([3, 3]) == 1
    assert 0 < doubts.of_rivals([5, 1]) < doubts.of_rivals([5, 4]) < 1


def test_weight_grows_with_reports_and_people_and_is_one_for_the_least() -> None:
    assert doubts.weight(1, 0) == 1
    assert doubts.weight(4, 0) == 2
    assert round(doubts.weight(1, 9) - doubts.weight(1, 0), 6) == 1
    assert doubts.weight(1, doubts.MANY) == doubts.weight(1, 52_300)
