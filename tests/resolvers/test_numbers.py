"""Numbers of one incident that cannot both be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.accounts import Count, Incident, Toll, lone_incidents
from dragoman.knowledge import load
from dragoman.records import Findings
from dragoman.resolvers import find_tensions
from dragoman.resolvers.numbers import find_disputes
from dragoman.sayings import Resolution, Tension
from tests.resolvers.reports import count, told, with_figures

TEXT = "Fire struck Tarsa. The Health Office counts 61 dead{}, the Coast Monitor {} dead."


def report(after: str = "", other: str = "47") -> Findings:
    findings = told(
        TEXT.format(after, other), "2025-03-22", events=[("struck", "ASSAULT", [], ["Tarsa"], "2025-03-20")]
    )
    return with_figures(
        findings,
        count(findings, "61", "killed", 61, 61, source="Health Office", event=0),
        count(findings, other, "killed", int(other), int(other), source="Coast Monitor", event=0),
    )


def counted(figure: int, findings: Findings, day: str, of: str | None = None, source: str | None = None) -> Count:
    one = findings.figures[figure]
    name = source or (one.source.quote if one.source else None)
    return Count(
        one.measure, one.low, one.high, False, of, name, date.fromisoformat(day), (one.id,), (findings.document.id,)
    )


def tensions(findings: Findings, *counts: Count) -> list[Tension]:
    incidents: list[Incident] = list(lone_incidents([findings]))
    toll = Toll("incident", "killed", incidents[0].id, None, counts)
    return list(find_tensions([findings], incidents, [toll], resolved=True))


REPORT = report()
HIGH, LOW = counted(0, REPORT, "2025-03-22"), counted(1, REPORT, "2025-03-22")


def test_two_who_count_the_same_dead_differently_are_in_tension() -> None:
    (tension,) = tensions(REPORT, HIGH, LOW)
    assert (tension.kind, tension.resolved_by) == ("disputed number", None)
    assert "61 killed" in tension.why[1]
    speakers = {side.speaker.name for side in (tension.left, tension.right) if side.speaker}
    assert speakers == {"Health Office", "Coast Monitor"}


def test_a_toll_that_rose_from_one_week_to_the_next_is_none() -> None:
    (tension,) = tensions(REPORT, replace(LOW, as_of=date(2025, 3, 12)), HIGH)
    assert tension.resolved_by == "date"


def test_whom_a_hospital_counts_is_a_part() -> None:
    (tension,) = tensions(REPORT, HIGH, replace(LOW, source="Tarsa hospital"))
    assert tension.resolved_by == "scope"


def test_who_counts_its_own_dead_counts_some() -> None:
    own = report(after=" of its own")
    (tension,) = tensions(own, counted(0, own, "2025-03-22"), counted(1, own, "2025-03-22"))
    assert tension.resolved_by == "scope"


@pytest.mark.parametrize(
    "other",
    [
        replace(LOW, of="children"),
        replace(LOW, low=55, high=70),
        replace(LOW, high=None),
        replace(LOW, approximate=True),
        replace(LOW, source=None),
        replace(LOW, source="officials"),
        replace(LOW, low=4, high=4),
    ],
)
def test_numbers_of_others_vague_ones_and_those_that_may_be_the_same_are_none(other: Count) -> None:
    assert tensions(REPORT, HIGH, other) == []


def test_what_somebody_said_before_he_corrected_it_is_not_held_against_anybody() -> None:
    corrected = replace(LOW, source="Health Office", as_of=date(2025, 3, 25))
    assert tensions(REPORT, HIGH, corrected) == []


def test_who_sets_two_numbers_side_by_side_knows_of_both_whoever_the_second_is_said_to_be_by() -> None:
    low = replace(LOW, as_of=date(2025, 3, 22), documents=("r1",))
    later = replace(HIGH, as_of=date(2025, 3, 23), documents=("r2",))
    unnamed = replace(later, source=None, as_of=date(2025, 3, 22), documents=("r1",))
    incident = {"i": "i"}

    def resolved(*counts: Count) -> list[Resolution | None]:
        toll = Toll("incident", "killed", "i", None, counts, ())
        return [one.resolved_by for one in find_disputes([toll], incident, load().english.disagreement)]

    assert resolved(low, later) == ["date"]
    assert resolved(low, later, unnamed) == [None]
