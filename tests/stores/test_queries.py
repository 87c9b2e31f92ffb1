"""What is asked of a chronology is what comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dragoman.records import Findings, Link, Period
from dragoman.stores import EventQuery, Store

Found = Callable[..., Findings]


def triggers(store: Store, **asked: object) -> list[str]:
    return [event.evidence.quote for _, event in store.events(EventQuery(**asked))]  # type: ignore[arg-type]


@pytest.fixture
def told(store: Store, found: Found) -> Store:
    """A store of four events: three dated, one not."""
    store.add(found("Envoys met ministers in Tarsa.", day=9))
    store.add(found("Planes struck depots in Tarsa.", day=3))
    store.add(found("Jets struck bridges.", day=5))
    store.add(found("Elders met envoys.", day=None))
    return store


def test_events_come_in_time_order_and_those_without_a_date_last(told: Store) -> None:
    assert triggers(told) == [
        "Planes struck depots in Tarsa",
        "Jets struck bridges",
        "Envoys met ministers in Tarsa",
        "Elders met envoys",
    ]


@pytest.mark.parametrize("actor", ["envoys", "ENVOYS", "nvoy", "Envoys"])
def test_an_actor_is_found_by_part_of_a_name_on_either_side(told: Store, actor: str) -> None:
    assert triggers(told, actor=actor) == ["Envoys met ministers in Tarsa", "Elders met envoys"]


def test_an_actor_is_found_by_id_and_by_country(told: Store) -> None:
    assert triggers(told, actor="actor/Jets") == ["Jets struck bridges"]
    assert len(triggers(told, actor="XYZ")) == 4


def test_signs_that_mean_something_to_sql_are_letters_like_any_other(told: Store) -> None:
    assert triggers(told, actor="%") == []
    assert triggers(told, place="T_rsa") == []
    assert triggers(told, actor="'; DROP TABLE events; --") == []


def test_a_place_is_found_by_name_and_by_country(told: Store) -> None:
    assert len(triggers(told, place="tarsa")) == 2
    assert len(triggers(told, place="XYZ")) == 2


def test_a_type_is_found_with_and_without_its_mode(told: Store) -> None:
    assert len(triggers(told, type="ASSAULT")) == 2
    assert len(triggers(told, type="assault/aerial")) == 2
    assert triggers(told, type="ASSAULT/drone") == []


def test_since_and_until_are_inclusive_and_leave_out_what_has_no_date(told: Store) -> None:
    assert triggers(told, since=date(2025, 5, 5)) == ["Jets struck bridges", "Envoys met ministers in Tarsa"]
    assert triggers(told, until=date(2025, 5, 5)) == ["Planes struck depots in Tarsa", "Jets struck bridges"]
    assert triggers(told, since=date(2025, 5, 4), until=date(2025, 5, 8)) == ["Jets struck bridges"]


def test_the_last_day_of_the_calendar_may_be_asked_for(told: Store) -> None:
    assert len(triggers(told, until=date.max)) == len(triggers(told, since=date.min)) == 3


def test_what_may_have_happened_then_is_taken(store: Store, found: Found) -> None:
    findings = found("Planes struck depots.")
    (event,) = findings.events
    store.add(replace(findings, events=(replace(event, period=Period(None, date(2025, 5, 10))),)))
    assert triggers(store, since=date(2025, 5, 9))
    assert not triggers(store, since=date(2025, 5, 10))
    assert triggers(store, until=date(2020, 1, 1))


def test_no_more_come_than_were_asked_for(told: Store) -> None:
    assert len(triggers(told, limit=2)) == 2


def test_events_of_copies_are_left_out_unless_asked_for(told: Store, found: Found) -> None:
    original, copy = (
        found("Planes struck depots in Tarsa.").document.id,
        found("Jets struck bridges.", day=5).document.id,
    )
    told.link([Link("copy", original, copy, "same", 0.9, "copies")], by="copies")
    assert "Jets struck bridges" not in triggers(told)
    assert "Jets struck bridges" in triggers(told, copies=True)
    assert told.totals().copies == 1


def test_a_copy_that_someone_judged_to_be_different_is_a_report_of_its_own(told: Store, found: Found) -> None:
    original, copy = (
        found("Planes struck depots in Tarsa.").document.id,
        found("Jets struck bridges.", day=5).document.id,
    )
    told.link([Link("copy", original, copy, "same", 0.9, "copies")], by="copies")
    told.link([Link("copy", original, copy, "different", 1.0, "a person")], by="a person")
    assert "Jets struck bridges" in triggers(told)
    assert told.totals().copies == 0
