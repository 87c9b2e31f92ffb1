"""Who is who, as a store keeps it: on SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.records import Findings, Link
from dragoman.resolvers import ACCOUNTS, identify, resolve
from dragoman.stores import ClaimQuery, EventQuery, IncidentQuery, Store, open_store
from tests.names import named

SPELT = named("The [Red Valley Front] (RVF) struck the camp.", 1)
SHORT = named("The [RVF] struck the bridge.", 2)
OTHER = named("The [Green Valley Front] struck the mill.", 3)


def keep(store: Store, *reports: Findings, reader: str = "") -> None:
    for findings in reports:
        store.add(findings, reader)
    store.identify(identify)


def names(store: Store, search: str | None = None) -> list[list[str]]:
    return [
        [name.value for name in (*actor.names, *actor.shorts)]
        for actor in sorted(store.identities.actors(search), key=lambda actor: actor.name)
    ]


def test_actors_are_found_by_any_of_their_names(store: Store) -> None:
    keep(store, SPELT, SHORT, OTHER)
    assert names(store) == [["Green Valley Front"], ["RVF", "Red Valley Front", "RVF"]]
    (actor,) = store.identities.actors("rvf")
    assert actor.name == "Red Valley Front"
    assert store.identities.actor(actor.id) == actor
    assert store.identities.actors_of(actor.profiles) == [actor]
    assert store.identities.beginning("actor", actor.id[:6]) == [actor.id]
    assert len(list(store.identities.actors(limit=1))) == 1


def test_show_finds_events_under_every_name_of_an_actor(store: Store) -> None:
    keep(store, SPELT, SHORT, OTHER)
    told = [event.evidence.quote for _, event in store.events(EventQuery(actor="red valley"))]
    assert told == ["The Red Valley Front (RVF) struck the camp.", "The RVF struck the bridge."]
    (actor,) = store.identities.actors("rvf")
    assert len(list(store.events(EventQuery(actor=actor.id)))) == 2
    assert list(store.claims(ClaimQuery(speaker="red valley"))) == []


def test_incidents_are_found_under_every_name_of_an_actor(store: Store) -> None:
    keep(store, SPELT, SHORT, OTHER)
    resolve(store.comparisons)
    (actor,) = store.identities.actors("rvf")
    count = store.standing(ACCOUNTS).count_incidents
    both = [count(IncidentQuery(actor=asked)) for asked in ("red valley", "rvf", actor.id)]
    assert both == [2, 2, 2]
    assert count(IncidentQuery(actor="valley front")) == 3
    assert count(IncidentQuery(actor="blue")) == 0
    first = SPELT.document.published
    assert first is not None
    assert count(IncidentQuery(actor=actor.id, as_of=first)) == 1


def test_names_are_led_back_to_their_words(store: Store) -> None:
    keep(store, named("Colonel [Adan Musse] left, and [Adan Musse] came back.", 1))
    (actor,) = store.identities.actors()
    ((document, mention),) = store.identities.mentions(actor.profiles).values()
    assert (document.day and document.day.day, mention.evidence.quote) == (1, "Colonel Adan Musse")


def test_what_was_taken_down_is_not_taken_down_again(store: Store) -> None:
    keep(store, SPELT, SHORT)
    before = list(store.identities.actors()), list(store.links())
    assert list(store.identities.unnamed()) == []
    keep(store, SPELT, SHORT, reader="another who finds the same")
    assert (list(store.identities.actors()), list(store.links())) == before


def test_a_report_that_is_read_anew_leaves_nothing_of_its_names(store: Store) -> None:
    keep(store, SPELT, SHORT, OTHER)
    keep(store, replace(SPELT, mentions=(), events=()), reader="one who sees less")
    assert names(store) == [["Green Valley Front"], ["RVF"]]
    keep(store, SPELT, reader="one who sees more")
    assert len(names(store)) == 2


def test_a_store_read_anew_is_equal_to_one_that_was_built_so(store: Store, tmp_path: object) -> None:
    reports = [named(f"General [Adan Musse] spoke on day {day}.", day) for day in range(1, 14)]
    keep(store, *reports)
    keep(store, *(replace(each, mentions=()) for each in reports[::2]), reader="one who sees less")
    less = sorted(map(repr, store.links("actor")))
    keep(store, *reports, reader="one who sees more")
    with open_store(f"{tmp_path}/other.db") as other:
        keep(other, *reports)
        assert sorted(map(repr, other.links("actor"))) == sorted(map(repr, store.links("actor")))
        assert sorted(map(repr, other.identities.actors())) == sorted(map(repr, store.identities.actors()))
    with open_store(f"{tmp_path}/less.db") as other:
        keep(other, *reports[1::2])
        assert sorted(map(repr, other.links("actor"))) == less


def test_what_people_judge_stands_and_survives_another_reading(store: Store) -> None:
    keep(store, SPELT, SHORT)
    (link,) = store.links("actor")
    said = Link("actor", link.left, link.right, "different", 1.0, "person/anna")
    store.judgements.keep([said])
    store.identify(identify)
    assert len(names(store)) == 2
    keep(store, replace(SHORT, mentions=()), reader="one who sees less")
    keep(store, SHORT, reader="one who sees more")
    assert store.identities.judgements() == [said]
    assert len(names(store)) == 2
    store.judgements.keep((), [said])
    store.identify(identify)
    assert len(names(store)) == 1


def test_actors_of_the_tables_are_counted(store: Store, found: object) -> None:
    keep(store, found("Planes struck depots.", 3), found("Planes struck ships.", 4))  # type: ignore[operator]
    told = [(actor.name, reports, mentions) for actor, reports, mentions in store.identities.listed()]
    assert told == [("Planes", 2, 2), ("Depots", 1, 1), ("Ships", 1, 1)]
    assert [actor.id for actor, _, _ in store.identities.listed("ship")] == ["actor/ships"]
    assert [actor.id for actor, _, _ in store.identities.listed(limit=1)] == ["actor/Planes"]


@pytest.mark.parametrize("first", [(SPELT, SHORT), (SHORT, SPELT)])
def test_a_link_says_why(store: Store, first: tuple[Findings, Findings]) -> None:
    keep(store, *first)
    (link,) = store.links("actor")
    assert (link.by, link.judgement, link.why[0]) == ("identities/odds", "same", "letters given in brackets +4.0")
