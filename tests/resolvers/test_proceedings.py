"""What goes on before courts that never were."""

from __future__ import annotations

from dragoman.accounts import Proceeding
from dragoman.records import Period
from dragoman.resolvers import find_proceedings
from tests.resolvers.reports import period, told

WARRANT = told(
    "The Tribunal of the Isles on Thursday issued arrest warrants for Ada Marsh on charges of war crimes. "
    "The prosecutor had applied for the warrants on 1 February.",
    "2025-03-07",
    {"Thursday": "2025-03-06", "1 February": "2025-02-01"},
)
MOVED = told(
    "The Tribunal of the Isles postponed the hearing to June. The lawyer of Ada Marsh protested.",
    "2025-04-25",
)
TRIAL = told("A court in Tarsa convicted three brokers of treason on Wednesday.", "2025-04-25", {"Wednesday": "2025-04-23"})  # fmt: skip  # noqa: E501


def steps(proceeding: Proceeding) -> list[tuple[str, Period | None]]:
    return [(step.kind, step.period) for step in proceeding.steps]


def test_steps_of_one_case_in_two_reports_are_one_proceeding() -> None:
    (found,) = find_proceedings([WARRANT, MOVED])
    assert found.court == "Tribunal of the Isles"
    assert [actor.name for actor in found.defendants] == ["Ada Marsh"]
    assert steps(found) == [
        ("application", period("2025-02-01")),
        ("warrant", period("2025-03-06")),
        ("hearing postponed", period("/2025-04-25")),
    ]


def test_charges_stay_in_the_words_in_which_they_are_alleged() -> None:
    (found,) = find_proceedings([WARRANT])
    assert [step.terms for step in found.steps if step.kind == "warrant"] == [("on charges of war crimes",)]


def test_each_step_names_its_rule_and_its_words() -> None:
    (found,) = find_proceedings([WARRANT])
    assert {step.rule for step in found.steps} == {"proceeding/application", "proceeding/warrant"}
    assert all(step.words[0].quote in WARRANT.document.text for step in found.steps)


def test_the_order_of_the_reports_changes_nothing() -> None:
    assert list(find_proceedings([WARRANT, MOVED])) == list(find_proceedings([MOVED, WARRANT]))


def test_where_no_court_is_named_nothing_goes_on_before_one() -> None:
    assert list(find_proceedings([told("The police opened an inquiry on Monday.", "2025-05-06")])) == []
    assert list(find_proceedings([TRIAL])) == []


def test_a_sign_without_a_day_means_no_step_that_came_after_its_report() -> None:
    early = told("The Tribunal of the Isles issued an arrest warrant for Ada Marsh.", "2025-01-10")
    late = told("The Tribunal of the Isles issued an arrest warrant for Ada Marsh.", "2025-12-20")
    dated = told(
        "The Tribunal of the Isles issued an arrest warrant for Ada Marsh on 4 December.",
        "2025-12-05",
        {"4 December": "2025-12-04"},
    )
    (found,) = find_proceedings([early, dated, late])
    assert steps(found) == [("warrant", period("/2025-01-10")), ("warrant", period("2025-12-04"))]
    assert [step.documents for step in found.steps] == [
        (early.document.id,),
        (dated.document.id, late.document.id),
    ]


def test_two_proceedings_of_one_court_have_two_ids() -> None:
    reports = [
        told(f"The Tribunal of the Isles issued an arrest warrant for {name}.", "2025-01-10")
        for name in ("Ada Marsh", "Ben Reed")
    ]
    one, other = find_proceedings(reports)
    assert [step.events + step.claims for found in (one, other) for step in found.steps] == [(), ()]
    assert one.id != other.id
