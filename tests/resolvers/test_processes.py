"""Talks that never were: what many reports tell of them together."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from dragoman.accounts import Process, Step
from dragoman.knowledge import load
from dragoman.records import Findings, Period
from dragoman.resolvers import find_processes
from tests.resolvers.reports import MARSH, NORLAND, told

OFFER = told(
    "Sudland offered to host talks between Norland and the Northern League in Tarsa.",
    "2025-01-10",
    events=[("offered", "AGREE", ["Sudland"], [], "2025-01-10")],
)
ROUND = told(
    "The first round of talks between Norland and the Northern League ended in Tarsa on Sunday. "
    "The delegations sat apart during the three days of these indirect talks.",
    "2025-01-20",
    {"Sunday": "2025-01-19"},
)
PLAN = told(
    "Mediators from Sudland and Ostland on Thursday presented Norland and the Northern League with a written "
    "proposal for a 45-day truce.",
    "2025-02-06",
    {"Thursday": "2025-02-06"},
    [("presented", "CONSULT", ["Sudland", "Norland"], [], "2025-02-06")],
)
YES = told(
    "Norland accepted the mediators' plan for a truce with the Northern League on Friday.",
    "2025-02-08",
    {"Friday": "2025-02-07"},
    [("accepted", "AGREE", ["Norland"], [], "2025-02-07")],
)
HALF = told(
    "The Northern League said on Monday it had agreed to the truce with Norland, but rejected any part in a council. "
    "Norland accepted the plan last week.",
    "2025-02-10",
    {"Monday": "2025-02-10"},
    [("rejected", "REJECT", ["The Northern League"], [], "2025-02-10")],
)
SIGNED = told(
    "Norland and the Northern League signed an agreement on a truce in Tarsa on Friday. "
    "The truce will enter into force on 17 February.",
    "2025-02-14",
    {"Friday": "2025-02-14", "17 February": "2025-02-17"},
)
BROKEN = told(
    "The Norlandish army stormed the pass on Tuesday, shattering the truce with the Northern League.",
    "2025-03-19",
    {"Tuesday": "2025-03-18"},
    [("stormed", "ASSAULT", ["Norlandish army"], ["the Northern League"], "2025-03-18")],
)
DUE = told("A second round of the talks between Norland and the rebels is due on 13 May.", "2025-05-06", {"13 May": "2025-05-13"})  # fmt: skip  # noqa: E501
ALL = [OFFER, ROUND, PLAN, YES, HALF, SIGNED, BROKEN, DUE]


@pytest.fixture(scope="module")
def process() -> Process:
    (found,) = find_processes(ALL)
    return found


def only(process: Process, kind: str) -> Step:
    (step,) = [step for step in process.steps if step.kind == kind]
    return step


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), Period.of_day(date.fromisoformat(last)).end)


def test_the_two_at_war_are_the_parties_and_who_mediates_is_none(process: Process) -> None:
    assert [party.name for party in process.parties] == ["Norland", "Northern League"]
    assert [mediator.name for mediator in process.mediators] == ["Ostland", "Sudland"]
    assert process.direct is False
    assert process.venues == ("Tarsa",)


def test_the_steps_come_in_the_order_of_time(process: Process) -> None:
    kinds = ["offer", "round", "proposal", "response", "response", "agreement", "truce", "breach", "round planned"]
    assert [step.kind for step in process.steps] == kinds


def test_a_round_has_its_number_and_reaches_back_over_the_days_that_it_had(process: Process) -> None:
    step = only(process, "round")
    assert (step.number, step.period) == (1, days("2025-01-17", "2025-01-19"))


def test_a_proposal_is_by_the_mediators_and_keeps_its_words(process: Process) -> None:
    step = only(process, "proposal")
    assert [actor.name for actor in step.by] == ["Sudland", "Ostland"]
    assert step.terms == ("proposal for a 45-day truce.",)


def test_yes_to_the_truce_and_no_to_the_council_is_an_answer_in_part(process: Process) -> None:
    answers = {step.by[0].name: step.answer for step in process.steps if step.kind == "response"}
    assert answers == {"Norland": "accepted", "Northern League": "in part"}


def test_what_a_later_report_recalls_is_the_step_that_was(process: Process) -> None:
    accepted = next(step for step in process.steps if step.by and step.by[0].name == "Norland")
    assert accepted.documents == (YES.document.id, HALF.document.id)


def test_a_truce_runs_from_its_day_up_to_its_breach(process: Process) -> None:
    assert only(process, "truce").period == days("2025-02-17", "2025-03-18")
    assert [actor.country for actor in only(process, "breach").by] == ["NOR"]


def test_each_step_names_its_rule_and_the_words_that_it_comes_from(process: Process) -> None:
    for step in process.steps:
        assert step.rule.startswith("process/")
        assert step.words
        assert {words.document for words in step.words} == set(step.documents)
    assert only(process, "breach").events == (BROKEN.events[0].id,)


def test_how_it_stands_follows_from_the_steps(process: Process) -> None:
    assert [(str(status.since), status.status) for status in process.statuses] == [
        ("2025-01-10", "contacts"),
        ("2025-01-17", "talks"),
        ("2025-02-06", "proposal on the table"),
        ("2025-02-14", "agreed"),
        ("2025-02-17", "in force"),
        ("2025-03-18", "broken"),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_in_whatever_order_the_reports_come_the_process_is_the_same(process: Process, seed: int) -> None:
    mixed = list(ALL)
    random.Random(seed).shuffle(mixed)
    assert list(find_processes(mixed)) == [process]


def test_the_rebels_of_one_report_are_the_group_of_the_others(process: Process) -> None:
    assert only(process, "round planned").documents == (DUE.document.id,)


def test_a_visit_of_ministers_is_no_process() -> None:
    visit = told(
        "Norland and Sudland held talks on trade in Tarsa on Monday.",
        "2025-05-06",
        {"Monday": "2025-05-05"},
        [("held", "CONSULT", ["Norland", "Sudland"], [], "2025-05-05")],
    )
    assert list(find_processes([visit, visit])) == []


def test_one_mention_of_a_truce_is_no_process() -> None:
    assert list(find_processes([SIGNED])) == []


def test_without_its_date_a_report_tells_nothing_of_when_and_so_nothing() -> None:
    undated = Findings(told(OFFER.document.text, "2025-01-10").document.__class__(OFFER.document.text))
    assert list(find_processes([undated])) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudland urged the Northern League to accept the truce plan with Norland.",
        "The Northern League would accept the plan for a truce if Norland withdrew.",
        "The Northern League has not accepted the truce plan of Norland.",
    ],
)
def test_what_is_asked_for_is_no_answer(process: Process, sentence: str) -> None:
    (found,) = find_processes([*ALL, told(sentence, "2025-02-09")])
    assert [step.kind for step in found.steps] == [step.kind for step in process.steps]


def test_a_proposal_is_also_told_by_its_answer() -> None:
    answer = told(
        "The Northern League said in December it agreed to a Sudlandish proposal for a committee. "
        "Talks between Norland and the Northern League were mediated by Sudland.",
        "2025-04-29",
        {"December": "2024-12-01/2024-12-31"},
    )
    (found,) = find_processes([answer])
    proposal = only(found, "proposal")
    assert [actor.name for actor in proposal.by] == ["Sudland"]
    assert proposal.rule == "process/answered"


def test_a_truce_is_found_by_the_day_that_it_is_called_after() -> None:
    recalled = told(
        "The Norlandish army renewed its assault on March 18, shattering a January 19 ceasefire and prisoner exchange "
        "agreement with the Northern League. Sudland has been mediating.",
        "2025-04-29",
        {"March 18": "2025-03-18", "January 19": "2025-01-19"},
    )
    (found,) = find_processes([recalled])
    assert only(found, "truce").period == days("2025-01-19", "2025-03-18")
    assert only(found, "agreement").period == days("2025-01-19", "2025-01-19")
    assert only(found, "breach").period == days("2025-03-18", "2025-03-18")


def test_a_deadline_lies_ahead_of_the_report() -> None:
    given = told(
        "Norland and the Northern League hold talks. The sides were given until Monday to reply.",
        "2025-02-06",
        {"Monday": "2025-02-03"},
    )
    (found,) = find_processes([*ALL, given])
    assert only(found, "deadline").period == days("2025-02-10", "2025-02-10")


def test_a_truce_can_be_extended_and_can_run_out() -> None:
    extended = told(
        "Norland and the Northern League extended the truce on 1 March. It is holding.",
        "2025-03-02",
        {"1 March": "2025-03-01"},
    )
    expired = told(
        "The truce between Norland and the Northern League expired on 9 March.", "2025-03-10", {"9 March": "2025-03-09"}
    )
    (found,) = find_processes([OFFER, ROUND, PLAN, YES, SIGNED, extended, expired])
    assert only(found, "truce extended").period == days("2025-03-01", "2025-03-01")
    assert only(found, "truce").period == days("2025-02-17", "2025-03-09")
    assert found.statuses[-1].status == "ended"


def test_an_exchange_is_carried_out_and_another_put_off() -> None:
    exchange = told(
        "Norland and the Northern League carried out a prisoner exchange on 20 February. "
        "The second stage of the prisoner exchange was put off to 27 February.",
        "2025-02-21",
        {"20 February": "2025-02-20", "27 February": "2025-02-27"},
    )
    (found,) = find_processes([*ALL, exchange])
    assert only(found, "exchange").period == days("2025-02-20", "2025-02-20")
    assert only(found, "exchange put off").period == days("2025-02-27", "2025-02-27")


def test_an_alleged_breach_strains_the_truce_and_breaks_nothing() -> None:
    alleged = told(
        "Norland accused the Northern League of violations of the truce on 20 February.",
        "2025-02-21",
        {"20 February": "2025-02-20"},
    )
    (found,) = find_processes([OFFER, ROUND, PLAN, SIGNED, alleged])
    assert [actor.name for actor in only(found, "breach alleged").by] == ["Norland"]
    assert not [step for step in found.steps if step.kind == "breach"]


def test_the_id_stays_when_one_more_report_names_the_state(process: Process) -> None:
    unnamed = [with_minister(report) for report in ALL if report is not BROKEN]
    (spoken_for,) = find_processes(unnamed)
    assert [party.id for party in spoken_for.parties] == ["person/ada-marsh", "group/northern-league"]
    named = told("Norland said nothing about the truce with the Northern League.", "2025-06-01")
    (found,) = find_processes([*unnamed, named])
    assert [party.id for party in found.parties] == ["state/NOR", "group/northern-league"]
    assert found.id == spoken_for.id == process.id


def with_minister(report: Findings) -> Findings:
    """The report with a minister in the place of the state."""
    mentions = tuple(
        replace(mention, kind="person", actor=MARSH) if mention.actor == NORLAND else mention
        for mention in report.mentions
    )
    return replace(report, mentions=mentions)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("The eleventh round", 11),
        ("The twenty-first round", 21),
        ("The thirty-second round", 32),
        ("The 12th round", 12),
        ("Seconds after it was told firsthand, the third round", 3),
    ],
)
def test_a_round_has_the_number_of_the_whole_word(words: str, number: int) -> None:
    report = told(
        f"{words} of talks between Norland and the Northern League ended in Tarsa on Sunday.",
        "2025-01-20",
        {"Sunday": "2025-01-19"},
    )
    (found,) = find_processes([report, OFFER, PLAN])
    assert only(found, "round").number == number


@pytest.mark.parametrize(
    ("rest", "first"),
    [
        ("It came after 12 days of talks.", "2025-01-08"),
        ("It came after twelve days of fighting.", "2025-01-19"),
        ("The envoys left. They spoke of three-day talks elsewhere.", "2025-01-19"),
    ],
)
def test_a_round_reaches_back_only_where_its_sentence_or_the_next_says_so(rest: str, first: str) -> None:
    report = told(
        f"The first round of talks between Norland and the Northern League ended in Tarsa on Sunday. {rest}",
        "2025-01-20",
        {"Sunday": "2025-01-19"},
    )
    (found,) = find_processes([report, OFFER, PLAN])
    assert only(found, "round").period == days(first, "2025-01-19")


def test_a_copy_adds_no_mediator_and_no_table(process: Process) -> None:
    copies = [
        told(
            f"Direct talks between Norland and the Northern League went on, hosted by Ostland. Mail {number}.",
            "2025-01-21",
        )
        for number in range(9)
    ]
    (misled,) = find_processes([*ALL, *copies])
    assert (misled.direct, misled.mediators[0].name) == (True, "Ostland")
    (found,) = find_processes([*ALL, *copies], {copy.document.id for copy in copies})
    assert (found.direct, found.mediators) == (process.direct, process.mediators)


def test_a_kind_of_step_that_only_the_rules_know_comes_last_of_its_day() -> None:
    words = load().english.negotiation
    rules = tuple(replace(rule, kind="pledge") if rule.kind == "proposal" else rule for rule in words.rules)
    same_day = told(
        "The first round of talks between Norland and the Northern League ended on Thursday.",
        "2025-02-06",
        {"Thursday": "2025-02-06"},
    )
    (found,) = find_processes([OFFER, PLAN, same_day, SIGNED], words=replace(words, rules=rules))
    assert [step.kind for step in found.steps] == ["offer", "round", "pledge", "agreement", "truce planned"]
