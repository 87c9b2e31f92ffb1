"""Incidents: what links hold together, whoever came first, with every value that a report gives."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dragoman.accounts import Incident
from dragoman.accounts_json import incident_from_json, incident_to_json
from dragoman.records import Document, Findings, Link
from dragoman.resolvers import resolve
from dragoman.resolvers.incidents import group
from dragoman.stores import Store
from tests.doubles import interpret
from tests.resolvers.conftest import Arrive
from tests.resolvers.test_occurrences import AGAIN, STRIKE

Read = Callable[..., Findings]


@pytest.fixture
def read() -> Read:
    """``read("Planes struck depots.", 3, "Coast Wire")``: what is found in a report of 3 May 2025."""

    def of(text: str, day: int, publisher: str) -> Findings:
        return interpret(Document(text, published=date(2025, 5, day), publisher=publisher))

    return of


def incidents(store: Store) -> list[Incident]:
    return list(store.comparisons.incidents())


def test_two_papers_that_tell_of_one_strike_make_one_incident(store: Store, arrive: Arrive, read: Read) -> None:
    one = read("Planes struck depots in Tarsa. 12 killed.", 3, "Coast Wire")
    other = read("Yesterday was loud: Planes struck depots in Tarsa, and 15 killed.", 3, "Hill Post")
    arrive(one, other)
    (incident,) = incidents(store)
    assert incident.documents == tuple(sorted(found.document.id for found in (one, other)))
    assert incident.sources == 2
    assert [variant.value.name for variant in incident.places] == ["Tarsa"]


def test_what_only_one_tells_is_an_incident_of_its_own(store: Store, arrive: Arrive, read: Read) -> None:
    arrive(
        read("Planes struck depots in Tarsa.", 3, "Coast Wire"), read("Envoys met ministers in Tarsa.", 3, "Hill Post")
    )
    assert sorted(incident.type for incident in incidents(store)) == ["ASSAULT", "CONSULT"]


def test_copies_are_one_source(store: Store, arrive: Arrive, read: Read) -> None:
    story = "Planes struck depots in Tarsa at dawn, and the harbour burned until the evening of the same long day."
    arrive(read(story, 3, "Coast Wire"), read(f"{story} More follows.", 3, "Hill Post"))
    (incident,) = incidents(store)
    assert (len(incident.documents), incident.sources) == (2, 1)


def test_a_person_splits_and_joins_and_the_judgement_outlives_a_new_reading(
    store: Store, arrive: Arrive, read: Read
) -> None:
    one, other = (
        read("Planes struck depots in Tarsa.", 3, "Coast Wire"),
        read("At dawn Planes struck depots in Tarsa.", 3, "Hill Post"),
    )
    arrive(one, other)
    left, right = sorted(found.events[0].id for found in (one, other))
    store.comparisons.judge(Link("event", left, right, "different", 1.0, "person/editor"))
    resolve(store.comparisons)
    assert len(incidents(store)) == 2
    store.add(one, reader="another reader")
    resolve(store.comparisons)
    assert len(incidents(store)) == 2
    store.comparisons.judge(Link("event", left, right, "same", 1.0, "person/editor"))
    resolve(store.comparisons)
    assert len(incidents(store)) == 1


def test_what_a_person_adds_drives_nobody_out(store: Store, arrive: Arrive, read: Read) -> None:
    told = ("at the quay, and windows broke", "near the mill, and walls fell", "by the gate, and lamps went out")
    strikes = [read(f"Planes struck depots in Tarsa {rest}.", 3, f"Paper {rest}") for rest in told]
    meeting = read("Envoys met ministers.", 9, "Gazette")
    arrive(*strikes, meeting)
    assert sorted(len(incident.events) for incident in incidents(store)) == [1, 3]
    left, right = sorted((strikes[0].events[0].id, meeting.events[0].id))
    store.comparisons.judge(Link("event", left, right, "same", 1.0, "person/editor"))
    resolve(store.comparisons)
    assert [len(incident.events) for incident in incidents(store)] == [4]


def test_of_a_pair_on_which_people_disagree_neither_counts(store: Store, arrive: Arrive, read: Read) -> None:
    one, other = read("Planes struck depots in Tarsa.", 3, "Coast Wire"), read("Envoys met ministers.", 9, "Hill Post")
    arrive(one, other)
    left, right = sorted(found.events[0].id for found in (one, other))
    store.comparisons.judge(
        Link("event", left, right, "different", 1.0, "person/zoe"),
        Link("event", left, right, "same", 1.0, "person/anna"),
    )
    resolve(store.comparisons)
    assert len(incidents(store)) == 2
    store.comparisons.take_back(Link("event", left, right, "different", 1.0, "person/zoe"))
    resolve(store.comparisons)
    assert len(incidents(store)) == 1


def test_growing_and_rebuilding_in_any_order_lead_to_the_same_incidents(
    store: Store, arrive: Arrive, read: Read
) -> None:
    luck = random.Random(3)
    told = [
        read(f"{who} struck {whom} in Tarsa{tail}", day, paper)
        for day in (3, 4, 9)
        for who in ("Planes", "Rebels")
        for whom in ("depots", "convoys")
        for paper, tail in (("Coast Wire", "."), ("Hill Post", " at dawn."))
    ]
    arrive(*told)
    grown = {incident.events for incident in incidents(store)}
    assert max(map(len, grown)) > 1
    for _ in range(3):
        luck.shuffle(told)
        for findings in told:
            store.add(findings, reader=f"again {luck.random()}")
        resolve(store.comparisons)
        assert {incident.events for incident in incidents(store)} == grown


def test_a_report_that_is_read_anew_leaves_nothing_of_its_old_self(store: Store, arrive: Arrive, read: Read) -> None:
    one = read("Planes struck depots in Tarsa.", 3, "Coast Wire")
    arrive(one, read("At dawn Planes struck depots in Tarsa.", 3, "Hill Post"))
    store.add(Findings(one.document), reader="a reader that finds nothing")
    resolve(store.comparisons)
    (incident,) = incidents(store)
    assert len(incident.events) == 1
    assert not [link for link in store.links() if one.events[0].id in (link.left, link.right)]


def test_an_incident_comes_back_from_json_as_it_was(store: Store, arrive: Arrive, read: Read) -> None:
    arrive(read("Planes struck depots in Tarsa. 12 killed.", 3, "Coast Wire"))
    (incident,) = incidents(store)
    assert incident_from_json(incident_to_json(incident)) == incident


def test_two_events_of_one_sentence_have_one_voice_on_what_fits() -> None:
    nobody: frozenset[str] = frozenset()
    bare = replace(STRIKE, trigger="fired", mode="firearms", place=None, counts=nobody, many=nobody, towns=nobody)
    bare = replace(bare, actors=nobody, recipients=nobody, countries=frozenset(["XOT"]), words=nobody, names=nobody)
    unlike = [replace(bare, event=event) for event in ("e00", "e01")]
    told = {trace.event: trace for trace in (*unlike, STRIKE, AGAIN)}
    links = [Link("event", trace.event, "e1", "same", 0.99, "occurrences/odds") for trace in unlike]
    links.append(Link("event", "e1", "e2", "same", 0.9, "occurrences/odds"))
    assert group(told, links) == [["e00", "e01", "e1", "e2"]]
