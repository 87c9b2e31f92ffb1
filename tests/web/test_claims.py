"""The ledger of claims: who said what, filtered by the address, and what opposes what."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from starlette.testclient import TestClient

from dragoman.records import Document
from dragoman.sayings import Saying
from dragoman.stores import ClaimQuery, Store
from dragoman.web.claims import rows
from dragoman.web.filters import Filters, filters_of
from dragoman.web.fitting import fitting
from dragoman.web.pages.claims import tensions

pytestmark = pytest.mark.model


def claims_of(page: str) -> list[str]:
    return re.findall(r'<li class="claim', page)


def test_each_claim_leads_to_its_sentence_and_to_what_it_is_about(demo_store: Store) -> None:
    told, _ = demo_store.claim_pages.page(ClaimQuery(), None, 200)
    shown = rows(demo_store, told)
    assert len(shown) == len(told)
    for row in shown:
        assert row.passage.evidence == row.claim.content
        assert len(row.about) <= len(row.claim.about)
    about = [about for row in shown for about in row.about]
    assert any(one.address.startswith("/incidents/") for one in about)
    assert any(one.address.startswith("/reports/") for one in about)


def test_every_claim_is_on_some_page_once(client: TestClient) -> None:
    address, seen = "/claims", []
    while address:
        page = unescape(client.get(address).text)
        seen += re.findall(r"/reports/[0-9a-f]{20}\?at=\d+-\d+#here\">", page.partition('id="ledger"')[2])
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1] if following else ""
    many = re.search(r'id="ledger">([\d,]+) claims', unescape(client.get("/claims").text))
    assert many is not None
    assert len(seen) >= int(many[1])


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("stance=denies", lambda row: row.claim.stance == "denies"),
        ("actor=directorate", lambda row: "directorate" in (row.speaker or "").lower()),
        ("publisher=Inner Sea Press", lambda row: row.document.publisher == "Inner Sea Press"),
        ("text=truce", lambda row: "truce" in row.document.text.lower()),
        ("as_of=2024-01-20", lambda row: str(row.document.day) <= "2024-01-20"),
    ],
)
def test_filters_mean_what_they_say(demo_store: Store, client: TestClient, asked: str, holds) -> None:  # type: ignore[no-untyped-def]
    from dragoman.web.filters import filters_of
    from dragoman.web.pages.claims import asked_of

    name, _, value = asked.partition("=")
    told, _ = demo_store.claim_pages.page(asked_of(filters_of({name: value})), None, 200)
    shown = rows(demo_store, told)
    assert shown
    assert all(map(holds, shown))
    assert len(claims_of(client.get(f"/claims?{asked}").text)) == min(len(shown), 50)


def test_a_target_takes_part_in_what_is_claimed(demo_store: Store) -> None:
    told, _ = demo_store.claim_pages.page(ClaimQuery(target="Sovarra"), None, 200)
    assert told
    for _, claim in told:
        events = [record for _, record in demo_store.lookups.records("event", claim.about).values()]
        parties = [party for event in events for party in (*event.actors, *event.recipients)]  # type: ignore[union-attr]
        assert any("sovarra" in f"{one.evidence.quote} {one.actor and one.actor.name}".lower() for one in parties)


def test_tensions_stand_side_by_side_with_the_reason(client: TestClient) -> None:
    assert tensions(client.app.state.desk)  # type: ignore[attr-defined]
    page = client.get("/claims?view=tensions").text
    cards = page.split('id="tension-')[1:]
    assert cards
    for card in cards:
        assert len(re.findall(r'<figure class="quote">', card)) == 2
        assert "Why: " in card
    assert len(client.get("/claims?view=tensions&apparent=yes").text.split('id="tension-')) > len(cards) + 1


@pytest.mark.parametrize("asked", ["cursor=x", "view=none", "kind=none&view=tensions", "stance=" + "x" * 400])
def test_what_makes_no_sense_is_refused(client: TestClient, asked: str) -> None:
    assert client.get(f"/claims?{asked}").status_code in (400, 422)


def test_where_nothing_is_claimed_the_page_says_so(client: TestClient) -> None:
    assert "No claim is as you ask" in client.get("/claims?actor=nobody-at-all").text


@pytest.mark.parametrize(
    "asked", ["", "apparent=yes", "kind=denied", "kind=disputed+number&apparent=yes", "stance=denies"]
)
def test_the_export_of_tensions_is_what_the_page_shows(client: TestClient, asked: str) -> None:
    page = client.get(f"/claims?view=tensions&{asked}").text
    many = re.search(r'id="tensions">([\d,]+) tension', page)
    assert many is not None
    links = re.findall(r'href="(/export/tensions[^"]*format=json[^"]*)"', page)
    assert len(client.get(unescape(links[0])).json()) == int(many[1].replace(",", ""))


def test_programs_may_ask_for_tensions_as_the_page_does(client: TestClient) -> None:
    def told(asked: str) -> list[dict[str, object]]:
        items: list[dict[str, object]] = client.get(f"/api/v1/tensions?limit=500&{asked}").json()["items"]
        return items

    assert len(told("")) > len(told("apparent=false")) > 0
    assert {one["kind"] for one in told("kind=denied")} == {"denied"}
    assert 0 < len(told("stance=denies")) < len(told(""))
    assert client.get("/api/v1/tensions?place=x").status_code == 400


def test_the_filters_of_the_ledger_are_those_of_tensions(client: TestClient) -> None:
    page = unescape(client.get("/claims?publisher=Inner+Sea+Press&actor=Sovarra").text)
    assert 'href="/claims?actor=Sovarra&publisher=Inner+Sea+Press&view=tensions"' in page
    page = client.get("/claims?view=tensions&kind=denied&apparent=yes&target=Sovarra").text
    for name in ("actor", "publisher", "target", "stance", "text", "since", "until", "as_of"):
        assert f'name="{name}"' in page
    for name, value in (("view", "tensions"), ("kind", "denied"), ("apparent", "yes")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page


def _of(store: Store, side: Saying) -> Document:
    return store.document(side.words.document)


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("publisher=Inner Sea Press", lambda store, side: _of(store, side).publisher == "Inner Sea Press"),
        ("actor=Sovarra", lambda store, side: side.speaker and "Sovarra" in f"{side.speaker.name} {side.speaker.id}"),
        ("stance=denies", lambda store, side: side.stance == "denies"),
        ("text=shelling", lambda store, side: "shell" in _of(store, side).text.lower()),
        ("target=Velmaran", lambda store, side: _has_part(store, side, "velmaran")),
        ("since=2024-02-20", lambda store, side: _days(side)[1] >= "2024-02-20"),
        ("until=2024-02-20", lambda store, side: _days(side)[0] <= "2024-02-20"),
        ("as_of=2024-02-15", lambda store, side: str(side.reported) <= "2024-02-15"),
    ],
)
def test_a_tension_is_shown_where_one_of_its_sayings_is_as_asked(
    demo_store: Store, client: TestClient, asked: str, holds: Callable[[Store, Saying], bool]
) -> None:
    name, _, value = asked.partition("=")
    whole = fitting(demo_store, tensions(client.app.state.desk), Filters())  # type: ignore[attr-defined]
    if name == "as_of":
        taken = tensions(client.app.state.desk, date.fromisoformat(value))  # type: ignore[attr-defined]
    else:
        taken = fitting(demo_store, whole, filters_of({name: value}))
    assert 0 < len(taken) < len(whole)
    assert all(any(holds(demo_store, side) for side in (one.left, one.right)) for one in taken)
    left = [one for one in whole if one not in taken]
    assert not any(holds(demo_store, side) for one in left for side in (one.left, one.right)) or name == "as_of"
    told = client.get(f"/api/v1/tensions?limit=500&{asked}").json()["items"]
    assert [one["id"] for one in told] == [one.id for one in taken]
    file = client.get(f"/export/tensions?format=json&apparent=yes&{asked}").json()
    assert [one["id"] for one in file] == [one.id for one in taken]
    page = unescape(client.get(f"/claims?view=tensions&apparent=yes&{asked}").text)
    many = re.search(r'id="tensions">([\d,]+) tension', page)
    assert many is not None
    assert int(many[1]) == len(taken)


def _has_part(store: Store, side: Saying, name: str) -> bool:
    told = store.lookups.of_any_kind(side.about).values()
    events = [record.event if kind == "figure" else record.id for kind, _, record in told]  # type: ignore[union-attr]
    found = store.lookups.records("event", filter(None, events)).values()
    parties = [one for _, event in found for one in (*event.actors, *event.recipients)]  # type: ignore[union-attr]
    return any(name in f"{one.evidence.quote} {one.actor and one.actor.name}".lower() for one in parties)


def _days(side: Saying) -> tuple[str, str]:
    if side.said is None:
        return str(side.reported), str(side.reported)
    return str(side.said.start or ""), str(side.said.last or "9999")


def test_speaker_and_stance_are_those_of_one_saying(demo_store: Store, client: TestClient) -> None:
    whole = tensions(client.app.state.desk)  # type: ignore[attr-defined]
    denied = fitting(demo_store, whole, Filters(kind="denied"))
    accuser = next(one.left.speaker for one in denied if one.left.speaker and one.left.stance != "denies")
    for one in fitting(demo_store, whole, Filters(actor=accuser.name, stance="denies")):
        sides = [side for side in (one.left, one.right) if side.stance == "denies"]
        assert any(side.speaker and accuser.name in side.speaker.name for side in sides)
