"""How what is found across reports is held against the true account."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.accounts import Count, Proceeding, Process, Status, Step, Toll
from dragoman.records import Actor, Period
from evaluation.account import (
    b_cubed,
    is_step,
    judge,
    match_steps,
    proceedings,
    processes,
    same_people,
    status_days,
    tolls,
)

NORLAND, LEAGUE = Actor("Norland", "NOR"), Actor("Northern League", "NOR")


def step(kind: str, day: str, by: tuple[Actor, ...] = (), answer: str | None = None, number: int | None = None) -> Step:
    return Step(
        kind, Period.of_day(date.fromisoformat(day)), by, (), None, answer, (), (), (), ("d",), "process/x", (), number
    )


def row(kind: str, day: str, **more: object) -> dict[str, object]:
    return {"kind": kind, "begin": day, "end": day, **more}


ANSWER = row("response", "2024-02-09", by="Norland", answer="accepted")


def test_a_step_is_found_on_its_day_or_the_one_beside_it() -> None:
    assert is_step(ANSWER, step("response", "2024-02-09", (NORLAND,), "accepted"))
    assert is_step(ANSWER, step("response", "2024-02-10", (NORLAND,), "accepted"))
    assert not is_step(ANSWER, step("response", "2024-02-12", (NORLAND,), "accepted"))


@pytest.mark.parametrize(
    "other",
    [
        step("response", "2024-02-09", (LEAGUE,), "accepted"),
        step("response", "2024-02-09", (NORLAND,), "refused"),
        step("response", "2024-02-09", (NORLAND, LEAGUE), "accepted"),
        step("proposal", "2024-02-09", (NORLAND,)),
    ],
)
def test_one_of_another_party_answer_or_kind_is_not_it(other: Step) -> None:
    assert not is_step(ANSWER, other)


def test_a_round_needs_its_number_and_a_planned_one_to_be_planned() -> None:
    assert is_step(row("round", "2024-02-09", number=2), step("round", "2024-02-09", number=2))
    assert not is_step(row("round", "2024-02-09", number=2), step("round", "2024-02-09", number=3))
    planned = row("round", "2024-02-09", number=2, outcome="planned")
    assert not is_step(planned, step("round", "2024-02-09", number=2))
    assert is_step(planned, step("round planned", "2024-02-09", number=2))


def test_what_is_found_twice_is_invented_once() -> None:
    twice = [step("response", "2024-02-09", (NORLAND,), "accepted")] * 2
    matched = match_steps([ANSWER], twice)
    assert (matched.found, len(matched.invented)) == (1, 1)


def test_kinds_that_the_account_does_not_list_are_not_judged() -> None:
    matched = match_steps([ANSWER], [step("breach alleged", "2024-02-09")])
    assert (matched.found, matched.invented, len(matched.unlisted)) == (0, (), 1)


def process(*steps: Step, parties: tuple[Actor, ...] = (NORLAND, LEAGUE)) -> Process:
    return Process(parties, (), (), None, steps, (Status(date(2024, 2, 9), "talks", 0),))


TRUE = {
    "parties": ["Norland", "Northern League"],
    "mediators": [],
    "direct": False,
    "steps": [ANSWER],
    "status": [{"from": "2024-02-09", "status": "talks"}, {"from": "2024-02-11", "status": "broken"}],
}


def test_a_process_of_other_parties_is_invented_and_finds_nothing() -> None:
    other = process(step("response", "2024-02-09", (NORLAND,), "accepted"), parties=(NORLAND,))
    table, _ = processes([TRUE], [other])
    assert (table["process_steps_found"], table["processes_invented"]) == (0, 1)
    table, _ = processes([TRUE], [process(step("response", "2024-02-09", (NORLAND,), "accepted"))])
    assert (table["process_steps_found"], table["processes_invented"], table["direct_right"]) == (1, 0, 0)


def test_statuses_are_compared_day_by_day() -> None:
    assert status_days(TRUE["status"], process()) == (2, 3)  # type: ignore[arg-type]


def test_a_proceeding_is_that_of_its_court() -> None:
    case = {"court": "The Tribunal", "steps": [row("warrant", "2024-02-09")]}
    found = [Proceeding("the tribunal", (), (), (step("warrant", "2024-02-09"),))]
    other = [Proceeding("a court", (), (), (step("warrant", "2024-02-09"),))]
    assert proceedings([case], found)[0]["proceeding_steps_found"] == 1
    table, _ = proceedings([case], other)
    assert (table["proceeding_steps_found"], table["proceedings_invented"]) == (0, 1)


def toll(low: int, source: str | None, of: str | None = None, document: str = "d") -> Toll:
    told = Count("killed", low, low, False, of, source, date(2024, 2, 9), (f"figure {low}",), (document,))
    return Toll("incident", "killed", "i", None, (told,))


COUNT = {"source": "Health Office", "measure": "killed", "low": 28, "high": 28, "reports": ["strike"]}
NAMES = {"d": "strike", "e": "other"}


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (toll(28, "the Health Office"), "right"),
        (toll(28, "Monitor"), "but_source"),
        (toll(28, "Health Office", "children"), "but_of"),
        (toll(28, None, "children"), "but_both"),
        (toll(27, "Health Office"), "missing"),
        (toll(28, "Health Office", document="e"), "missing"),
    ],
)
def test_a_count_is_right_in_all_or_wrong_in_what_it_is_wrong(found: Toll, verdict: str) -> None:
    assert judge(COUNT, [found], NAMES)[0] == verdict


def test_the_best_of_several_is_the_verdict() -> None:
    assert judge(COUNT, [toll(28, "Monitor"), toll(28, "Health Office")], NAMES)[0] == "right"


def test_right_counts_of_a_series_in_two_tolls_are_not_together() -> None:
    true = {"id": "strike", "series": [COUNT, {**COUNT, "low": 31, "high": 31}]}
    table, _ = tolls([true], [toll(28, "Health Office"), toll(31, "Health Office")], NAMES)
    assert (table["counts_right"], table["counts_together"]) == (2, 1)


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("fighters", "militants", True),
        ("own soldiers", "soldiers", True),
        (None, None, True),
        ("children", None, False),
    ],
)
def test_the_same_people_go_by_several_words(wanted: str | None, found: str | None, same: bool) -> None:
    assert same_people(wanted, found) is same


def test_what_stands_together_is_held_against_what_belongs_together() -> None:
    true = {"a": "strike", "b": "strike", "c": "talks"}
    assert b_cubed(true, {"a": "1", "b": "1", "c": "2"}) == (1.0, 1.0)
    precision, recall = b_cubed(true, {"a": "1", "b": "2", "c": "3"})
    assert (precision, round(recall, 4)) == (1.0, round(2 / 3, 4))
    precision, recall = b_cubed(true, {"a": "1", "b": "1", "c": "1"})
    assert (round(precision, 4), recall) == (round(5 / 9, 4), 1.0)
