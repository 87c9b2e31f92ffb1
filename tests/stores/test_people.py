"""Who acts and speaks: how often, under which names, and with whom."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.records import Link, Verdict
from dragoman.resolvers import ACCOUNTS, resolve
from dragoman.stores import Acting, Beside, ClaimQuery, IncidentQuery, Store
from tests.web.pictured import fill

#: Before the first report and after the last.
DAYS = (date(2025, 1, 1), date(2026, 1, 1))


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
    assert {key: claims for key, _, claims in peopled.people.speaking()} == {
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


def test_what_stands_in_copies_or_is_said_to_be_wrong_is_counted_nowhere(peopled: Store) -> None:
    people, key = peopled.people, "force/norland-army"
    (first, _), (second, claim) = list(peopled.claims(ClaimQuery(speaker=key)))[:2]
    peopled.link([Link("copy", second.id, first.id, "same", 0.9, "test")], "test")

    def said() -> dict[str, int]:
        return {key: claims for key, _, claims in people.speaking()}

    assert said()[key] == people.count_said(key) == len(people.sayings(key, 10)) == 2
    peopled.judgements.keep([Verdict("claim", claim.id, "wrong", "person/anna")])
    assert said()[key] == people.count_said(key) == len(people.sayings(key, 10)) == 1
    everybody = len(list(peopled.claims()))
    assert peopled.totals().claims == sum(said().values()) == everybody
    assert peopled.claim_pages.count(ClaimQuery()) == everybody


def test_an_event_that_is_wrong_has_nobody_taking_part(peopled: Store) -> None:
    people, key = peopled.people, "name:Harbour Council"
    wrong = people.part_of(key, 1)
    (event,) = peopled.comparisons.incident(wrong[0]).events
    before = {one.key: one.incidents for one in people.acting()}
    shown = peopled.totals().incidents
    peopled.judgements.keep([Verdict("event", event, "wrong", "person/anna")])
    resolve(peopled.comparisons)
    assert {one.key: one.incidents for one in people.acting()}[key] == before[key] - 1 == people.count_of(key)
    assert wrong[0] not in people.part_of(key, 10)
    assert peopled.totals().incidents == shown - 1 == peopled.comparisons.count_incidents()


def test_a_key_asks_for_nobody_else_of_a_like_name(peopled: Store) -> None:
    whole, part = "name:Harbour Council", "name:Council"
    count = peopled.comparisons.count_incidents
    assert count(IncidentQuery(actor=whole)) == peopled.people.count_of(whole) == 3
    assert count(IncidentQuery(actor=part)) == 0
    counted = [peopled.standing(ACCOUNTS).count_incidents(IncidentQuery(actor=whole, as_of=day)) for day in DAYS]
    assert counted == [0, 3]
    assert peopled.claim_pages.count(ClaimQuery(speaker=whole)) == peopled.people.count_said(whole) == 2
    assert not list(peopled.claims(ClaimQuery(speaker=part)))
