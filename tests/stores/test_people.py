"""Who acts and speaks: how often, under which names, and with whom."""

from __future__ import annotations

import pytest

from dragoman.stores import Acting, Beside, Store
from tests.web.pictured import fill


@pytest.fixture
def peopled(store: Store) -> Store:
    fill(store)
    return store


def test_everybody_counts_the_incidents_they_take_part_in(peopled: Store) -> None:
    assert sorted(peopled.people.acting()) == [
        Acting("force/norland-army", "Norland Army", "XNO", 5),
        Acting("group/red-valley-front", "Red Valley Front", "XNO", 4),
        Acting("name:Harbour Council", "Harbour Council", None, 3),
    ]


def test_claims_are_counted_for_those_who_make_them(peopled: Store) -> None:
    assert dict(peopled.people.speaking()) == {
        "force/norland-army": 3,
        "group/red-valley-front": 1,
        "name:Harbour Council": 2,
    }


def test_one_whom_only_reports_know_is_found_by_name(peopled: Store) -> None:
    assert len(peopled.people.part_of("name:Harbour Council", 10)) == 3
    assert peopled.people.count_of("name:Harbour Council") == 3
    assert (
        len(peopled.people.sayings("name:Harbour Council", 10))
        == peopled.people.count_said("name:Harbour Council")
        == 2
    )


def test_the_latest_incident_comes_first_and_the_undated_last(peopled: Store) -> None:
    ids = peopled.people.part_of("group/red-valley-front", 10)
    days = [next(iter(peopled.comparisons.incident(id).periods), None) for id in ids]
    assert [found.value.start.isoformat() if found and found.value.start else None for found in days] == [
        "2025-04-10",
        "2025-03-09",
        "2025-03-05",
        None,
    ]


def test_those_beside_somebody_are_counted_by_class(peopled: Store) -> None:
    assert sorted(peopled.people.beside("force/norland-army")) == [
        Beside("group/red-valley-front", "Red Valley Front", 1, 1),
        Beside("group/red-valley-front", "Red Valley Front", 4, 1),
        Beside("name:Harbour Council", "Harbour Council", 3, 1),
        Beside("name:Harbour Council", "Harbour Council", 4, 1),
    ]


def test_names_are_what_reports_call_somebody(peopled: Store) -> None:
    assert peopled.people.names("force/norland-army") == [("Norland Army", 5)]
