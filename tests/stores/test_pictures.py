"""What pictures are drawn from: short rows of incidents, points, and who takes part with whom."""

from __future__ import annotations

import pytest

from dragoman.stores import IncidentQuery, Spot, Store
from tests.web.pictured import fill


@pytest.fixture
def drawn(store: Store) -> Store:
    fill(store)
    return store


def test_what_has_no_day_is_on_no_line_of_time(drawn: Store) -> None:
    rows = list(drawn.pictures.dated(IncidentQuery()))
    assert [(row.type, row.start, row.end) for row in rows] == [
        ("ASSAULT", "2025-03-01", "2025-03-02"),
        ("CONSULT", "2025-03-05", "2025-03-11"),
        ("ACCUSE", None, "2025-03-09"),
        ("ASSAULT", "2025-03-09", "2025-03-10"),
        ("ASSAULT", "2025-04-10", "2025-04-11"),
    ]


def test_a_line_of_time_takes_the_filters_of_incidents(drawn: Store) -> None:
    assert [row.type for row in drawn.pictures.dated(IncidentQuery(type="consult"))] == ["CONSULT"]


def test_a_point_counts_its_incidents_and_says_how_far_to_trust_it(drawn: Store) -> None:
    spots = drawn.pictures.spots(IncidentQuery())
    assert spots[0] == Spot(48.5, 35.5, "town", "Tarsa", "UKR", 3, 0)
    assert {(spot.name, spot.precision, spot.incidents) for spot in spots[1:]} == {
        ("Red Valley", "region", 1),
        ("Norland", "country", 1),
    }


def test_only_what_happened_is_told_of_those_who_take_part(drawn: Store) -> None:
    takings = list(drawn.pictures.takings(IncidentQuery()))
    assert len({taking.incident for taking in takings}) == 5
    assert {taking.key for taking in takings} == {
        "force/norland-army",
        "group/red-valley-front",
        "name:Harbour Council",
    }


def test_the_days_of_reports_are_the_first_and_the_last(drawn: Store) -> None:
    assert drawn.pictures.days_of_reports() == ("2025-03-02", "2025-03-19")


def test_a_store_without_reports_has_no_days(store: Store) -> None:
    assert store.pictures.days_of_reports() is None
