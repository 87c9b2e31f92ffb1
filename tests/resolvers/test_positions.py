"""What actors have said on one thing over time, and what of it stands in tension."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Findings, Realis
from dragoman.resolvers import find_positions, find_tensions
from dragoman.sayings import Position, Tension
from tests.resolvers.reports import LEAGUE, told, with_claims

BOARD = told(
    "The Northern League agreed to a plan for a joint board that would administer Tarsa. "
    "A spokesman said that the Northern League does not seek any part in administering Tarsa.",
    "2025-03-10",
    events=[
        ("agreed", "AGREE", ["The Northern League"], [], "2024-12-05"),
        ("seek", "REJECT", ["the Northern League"], [], "2024-12-07"),
    ],
)


def answered(text: str, day: str, trigger: str, type: str, realis: Realis = "actual") -> Findings:
    """A report in which the League says yes or no to something."""
    findings = told(text, day, events=[(trigger, type, ["The Northern League"], [], day)])
    return replace(findings, events=tuple(replace(event, realis=realis) for event in findings.events))


YES = answered("The Northern League accepted observers at the harbour of Tarsa.", "2025-02-01", "accepted", "AGREE")
SOON = answered("The Northern League refused observers at the harbour of Tarsa.", "2025-02-09", "refused", "REJECT")
LATER = answered("The Northern League refused observers at the harbour of Tarsa.", "2025-06-09", "refused", "REJECT")


def test_a_yes_and_a_no_of_one_time_on_one_thing_are_in_tension() -> None:
    (tension,) = find_tensions([BOARD])
    assert tension.kind == "opposed answer"
    assert (tension.left.what, tension.right.what) == ("says yes", "says no")
    assert tension.why[0] == "in common: administer, Tarsa"
    assert tension.documents == (BOARD.document.id,)


def test_what_an_actor_has_said_on_it_is_one_position() -> None:
    (position,) = find_positions([BOARD])
    assert position.actor == LEAGUE
    assert [saying.holds for saying in position.sayings] == [True, False]
    assert position.changed


def test_a_no_months_after_the_yes_is_a_changed_position() -> None:
    assert [tension.kind for tension in find_tensions([YES, SOON])] == ["opposed answer"]
    assert [tension.kind for tension in find_tensions([YES, LATER])] == ["changed position"]


def test_what_a_report_tells_as_former_is_a_change_even_of_one_day() -> None:
    text = "The Northern League had previously opposed observers at the harbour of Tarsa."
    former = answered(text, "2025-02-01", "opposed", "REJECT")
    assert [tension.kind for tension in find_tensions([YES, former])] == ["changed position"]


def test_a_yes_to_one_thing_and_a_no_to_another_are_none() -> None:
    other = answered("The Northern League refused seats on the board of Tarsa.", "2025-02-09", "refused", "REJECT")
    assert list(find_tensions([YES, other])) == []
    assert len(list(find_positions([YES, other]))) == 2


def test_a_part_or_a_condition_resolves_it() -> None:
    text = "The Northern League refused full observers at the harbour of Tarsa."
    part = answered(text, "2025-02-09", "refused", "REJECT")
    assert list(find_tensions([YES, part])) == []
    (apparent,) = find_tensions([YES, part], resolved=True)
    assert apparent.resolved_by == "scope"


def test_a_yes_that_is_only_possible_is_none() -> None:
    text = "The Northern League accepted observers at the harbour of Tarsa."
    assert list(find_positions([answered(text, "2025-02-01", "accepted", "AGREE", "hypothetical")])) == []


def test_a_denied_refusal_is_left_open() -> None:
    text = "The Northern League refused observers at the harbour of Tarsa."
    assert list(find_positions([answered(text, "2025-02-01", "refused", "REJECT", "negated")])) == []


def test_what_another_says_of_an_answer_is_not_the_answer() -> None:
    text = "Norland said that the Northern League refused observers at the harbour of Tarsa."
    findings = told(text, "2025-02-09", events=[("refused", "REJECT", ["the Northern League"], [], "2025-02-09")])
    theirs = with_claims(
        findings,
        ("Norland", "said", "the Northern League refused observers at the harbour of Tarsa", "asserts"),
    )
    assert [position.actor.name for position in find_positions([theirs])] == []
    assert list(find_tensions([YES, theirs])) == []


def test_a_demand_is_a_yes_to_what_is_demanded() -> None:
    findings = told("The Northern League demanded observers at the harbour of Tarsa.", "2025-02-01")
    wish = with_claims(findings, ("The Northern League", "demanded", "observers at the harbour of Tarsa", "demands"))
    (tension,) = find_tensions([wish, SOON])
    assert (tension.left.what, tension.right.what) == ("wants", "says no")


def test_a_copy_adds_no_saying_of_its_own() -> None:
    copy = replace(YES, document=replace(YES.document, publisher="Harbour Post"))
    copied = told(copy.document.text, "2025-02-02", events=[
        ("accepted", "AGREE", ["The Northern League"], [], "2025-02-01")
    ], publisher="Harbour Post")  # fmt: skip
    (position,) = find_positions([copied, YES], copies={copied.document.id})
    (saying,) = position.sayings
    assert saying.documents == (YES.document.id, copied.document.id)


REPORTS = [BOARD, YES, SOON, LATER]


def _all(reports: list[Findings]) -> tuple[list[Position], list[Tension]]:
    return list(find_positions(reports)), list(find_tensions(reports, resolved=True))


@given(st.permutations(REPORTS))
def test_it_makes_no_difference_in_what_order_reports_come(reports: list[Findings]) -> None:
    assert _all(reports) == _all(REPORTS)
