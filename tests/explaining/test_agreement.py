"""How far two readers agree, beyond what chance alone would give."""

from __future__ import annotations

import pytest

from dragoman.explaining.agreement import agreements
from dragoman.records import Judgement, Link, Verdict


def pairs(by: str, *said: Judgement) -> list[Link]:
    return [Link("event", "aa", f"b{number}", one, 1.0, by) for number, one in enumerate(said)]


def test_kappa_is_agreement_beyond_chance() -> None:
    anna = pairs("person/anna", "same", "same", "different", "different", "same")
    ben = pairs("person/ben", "same", "different", "different", "different", "same")
    (told,) = agreements([*anna, *ben], [])
    assert (told.one, told.other, told.of, told.both, told.same) == ("person/anna", "person/ben", "pairs", 5, 4)
    # By chance (3 x 2 + 2 x 3) / 25 = 0.48; (0.8 - 0.48) / (1 - 0.48).
    assert told.kappa == pytest.approx(0.6154, abs=1e-4)
    assert told.share == 0.8
    assert told.apart == (("aa", "b1"),)


def test_where_both_always_say_the_same_one_thing_kappa_is_not_defined() -> None:
    (told,) = agreements([*pairs("person/anna", "same", "same"), *pairs("person/ben", "same", "same")], [])
    assert (told.share, told.kappa) == (1.0, None)


def test_records_are_counted_apart_and_only_what_both_judged() -> None:
    verdicts = [
        Verdict("event", "aa", "right", "person/anna"),
        Verdict("event", "aa", "wrong", "person/ben"),
        Verdict("claim", "cc", "right", "person/ben"),
        Verdict("claim", "dd", "right", "person/cleo"),
    ]
    (told,) = agreements(pairs("person/anna", "same"), verdicts)
    assert (told.of, told.both, told.same, told.kappa) == ("records", 1, 0, 0.0)


def test_readers_agree_on_a_day_where_they_call_the_same_one_right_at_whatever_report() -> None:
    homes = {"aa": "the strike", "bb": "the strike", "cc": "the truce", "dd": "the truce"}
    verdicts = [
        settled("aa", "anna", first="2025-05-03", last="2025-05-03"),
        settled("bb", "ben", first="2025-05-04", last="2025-05-04"),
        settled("cc", "anna", first="2025-05-06", last="2025-05-06", place="Harbour"),
        settled("dd", "ben", first="2025-05-06", last="2025-05-06"),
        # That it was not on that day says of no other one that it was.
        settled("dd", "cleo", first="", last=""),
    ]
    (told,) = (one for one in agreements([], verdicts, homes) if one.of == "days")
    assert (told.one, told.other, told.both, told.same) == ("person/anna", "person/ben", 2, 1)
    assert told.apart == ("the strike",)


def settled(event: str, reader: str, **parts: str) -> Verdict:
    return Verdict("event", event, "corrected", f"person/{reader}", tuple(sorted(parts.items())))
