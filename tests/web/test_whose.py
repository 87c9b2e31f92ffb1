"""Whom no table lists: one page under several spellings, to which the addresses of each of them lead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.records import digest
from dragoman.resolvers import identify, resolve
from dragoman.stores import Store, open_store
from dragoman.web import make_app
from dragoman.web.codes import directory
from dragoman.web.people import everybody, home_of, profile
from tests.names import named
from tests.web.conftest import BASE

SPELT = named("The [Red Valley Front] (RVF) struck the camp.", 1)
SHORT = named("The [RVF] struck the bridge.", 2)
OTHER = named("The [Green Valley Front] struck the mill.", 3)
COLONELS = (
    named("Colonel [Adan Musse] struck the tower.", 4, "XNO", "MIL"),
    named("The singer [Adan Musse] struck the stage.", 400, "KEN", "CVL"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kb.db") as store:
        for findings in (SPELT, SHORT, OTHER, *COLONELS):
            store.add(findings)
        store.resolve(resolve)
        store.identify(identify)
        yield store


@pytest.fixture
def asked(store: Store) -> Iterator[TestClient]:
    with TestClient(make_app(store), base_url=BASE, follow_redirects=False) as client:
        yield client


def front(store: Store) -> str:
    (actor,) = store.identities.actors("rvf")
    return f"who:{actor.id}"


def test_one_of_several_spellings_is_one_of_the_list_with_all_that_is_theirs(store: Store) -> None:
    found = {one.name: one for one in everybody(store, directory(()))}
    assert (found["Red Valley Front"].key, found["Red Valley Front"].incidents) == (front(store), 2)
    assert "RVF" not in found
    assert found["Green Valley Front"].incidents == 1


def test_the_page_lists_the_names_and_what_each_of_them_did(store: Store, asked: TestClient) -> None:
    told = profile(store, directory(()), front(store))
    assert told is not None
    assert (told.name, told.names, told.count) == ("Red Valley Front", (("RVF", 1), ("Red Valley Front", 1)), 2)
    page = asked.get(f"/actors/{front(store)}").text
    assert "<bdi>RVF</bdi>" in page
    assert page.count("<tr>") >= 2
    assert len(asked.get("/api/v1/incidents", params={"actor": front(store)}).json()["items"]) == 2
    assert asked.get("/chronology", params={"actor": front(store)}).status_code == 200


def test_the_address_of_each_spelling_leads_there(store: Store, asked: TestClient) -> None:
    for name in ("RVF", "Red Valley Front"):
        answer = asked.get(f"/actors/name:{name}?as_of=2026-01-01&view=positions")
        assert answer.status_code == 303
        at = answer.headers["location"]
        assert at == f"/actors/who%3A{front(store).removeprefix('who:')}?as_of=2026-01-01&view=positions"
        assert asked.get(at).status_code == 200


def test_an_id_of_before_an_earlier_report_leads_to_whom_it_was(store: Store) -> None:
    (actor,) = store.identities.actors("rvf")
    then = digest("unlisted", actor.profiles[-1])
    assert then != actor.id
    assert home_of(store, f"who:{then}") == f"who:{actor.id}"
    assert home_of(store, "who:" + "0" * 20) == "who:" + "0" * 20


def test_a_name_that_two_bear_leads_to_both(store: Store, asked: TestClient) -> None:
    assert len(list(store.identities.actors("adan musse"))) == 2
    answer = asked.get("/actors/name:Adan Musse")
    assert answer.status_code == 200
    assert "More than one is called so" in answer.text
    assert answer.text.count('href="/actors/who%3A') >= 2


def test_as_of_a_day_only_names_of_that_day_are_told(store: Store, asked: TestClient) -> None:
    day = SPELT.document.day
    assert isinstance(day, date)
    told = profile(store, directory(()), front(store), day)
    assert told is not None
    assert (told.names, told.count) == ((("Red Valley Front", 1),), 1)
    assert asked.get(f"/actors/{front(store)}?as_of=2020-01-01").status_code == 404


def test_pairs_of_the_network_are_of_actors_and_not_of_spellings(store: Store) -> None:
    from dragoman.stores import IncidentQuery

    keys = {one.key for one in store.pictures.takings(IncidentQuery())}
    assert front(store) in keys
    assert not {"name:RVF", "name:Red Valley Front"} & keys
