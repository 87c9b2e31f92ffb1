"""Disputed days and places in the queue: judged there by single keys, marked wherever the incident is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from dragoman.accounts import Incident
from dragoman.explaining import judging
from dragoman.explaining.doubts import Doubt, priority
from dragoman.explaining.verdicts import verdict
from dragoman.records import Period
from dragoman.resolvers import resolve
from dragoman.stores import Store, open_store
from dragoman.web import make_app
from dragoman.web.disputes import find_disputes, find_settled
from dragoman.web.incidentlines import line
from dragoman.web.reviewing import Card, View, cards, find_doubts, queue
from dragoman.web.settling import judged
from tests.web.conftest import BASE, grave_faults, served
from tests.web.judging import mark_of
from tests.web.pictured import ARMY, FRONT, TARSA, day, told

if TYPE_CHECKING:
    from playwright.sync_api import Page

VARNA = ("Varna", "BGR", 43.2, 27.9, "town")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store in which two papers tell of one strike, on two days and in two towns."""
    at = tmp_path / "kb.db"
    with open_store(at) as store:
        one = told(3, "ASSAULT", 4, (ARMY,), (FRONT,), TARSA, day(1))
        other = told(5, "ASSAULT", 4, (ARMY,), (FRONT,), VARNA, day(2), publisher="Varna Post")
        for findings in (one, other):
            store.add(findings, "test")
        store.resolve(resolve)
        ends = (one.events[0].id, other.events[0].id)
        judging.judge(store, [judging.judgement(store, *ends, "same", "ben")])
    return at


@pytest.fixture
def desk(place: Path):  # type: ignore[no-untyped-def]
    with open_store(place, create=False) as store:
        app = make_app(store, reviewer="anna")
        with TestClient(app, base_url=BASE, follow_redirects=False) as client:
            client.headers["x-desk-mark"] = mark_of(client)
            yield store, client


Judging = tuple[Store, TestClient]


def the(store: Store) -> Incident:
    (incident,) = store.comparisons.incidents()
    return incident


def card(store: Store, kind: str) -> Card:
    shown = list(
        cards(store, queue(store.judgements.judged(), find_doubts(store), "person/anna", "open").after(None, 50))
    )
    return next(one for one in shown if one.doubt.kind == kind)


def test_what_reports_give_differently_is_doubtful_by_sources_and_weight(desk: Judging) -> None:
    store, _ = desk
    found = {one.kind: one for one in find_disputes(store)}
    assert found.keys() == {"day", "place"}
    assert set(found["day"].ids) == set(the(store).events)
    assert (found["day"].doubt, found["day"].sources) == (1.0, 2)
    shown = card(store, "day").dispute
    assert shown is not None
    assert [side.words for side in shown.sides] == ["2 March 2025", "3 March 2025"]
    assert all(side.passage and side.passage.evidence.quote == "assault" for side in shown.sides)
    shown = card(store, "place").dispute
    assert shown is not None
    assert [side.words for side in shown.sides] == ["Tarsa (UKR)", "Varna (BGR)"]


def test_to_accept_a_day_makes_it_that_of_the_incident_by_whom_and_the_item_goes(desk: Judging) -> None:
    store, client = desk
    late = card(store, "day").dispute.sides[1]  # type: ignore[union-attr]
    assert client.post("/review/dispute", data={"part": "day", "said": f"right-{late.event}"}).status_code == 303
    now = the(store)
    assert (now.periods[0].value, now.periods[0].by) == (Period.of_day(date(2025, 3, 3)), ("person/anna",))
    assert now.disputed == ("places",)
    assert line(now).judged == "anna"
    assert "judged by anna" in client.get("/chronology").text
    page = client.get(f"/incidents/{now.id}").text
    assert "judged right by anna" in page
    assert "as it was found" in page
    assert "2 March 2025" in page
    assert [one.kind for one in find_doubts(store) if one.kind == "day"] == []


def test_to_reject_a_place_takes_it_from_all_who_give_it_and_undo_gives_it_back(desk: Judging) -> None:
    store, client = desk
    before = the(store)
    first = card(store, "place").dispute.sides[0]  # type: ignore[union-attr]
    assert client.post("/review/dispute", data={"part": "place", "said": f"wrong-{first.event}"}).status_code == 303
    now = the(store)
    assert [one.value.name for one in now.places] == ["Varna"]
    assert [(one.part, one.found, one.value) for one in now.amendments] == [("place", "Tarsa", "")]
    spots = [spot.name for spot in store.pictures.spots(_all())]
    assert spots == ["Varna"]
    assert "found: <span" in client.get(f"/incidents/{now.id}").text
    assert client.post("/review/undo", data={}).status_code == 303
    assert the(store) == before


def settle(client: TestClient, part: str, said: str) -> int:
    return client.post("/review/dispute", data={"part": part, "said": said}).status_code


def said_by(store: Store, reader: str) -> dict[str, dict[str, str]]:
    return {one.record: dict(one.corrections) for one in store.judgements.verdicts() if one.by == f"person/{reader}"}


def test_who_calls_another_day_right_takes_the_first_back_in_the_same_stroke(desk: Judging, tmp_path: Path) -> None:
    store, client = desk
    early, late = (side.event for side in card(store, "day").dispute.sides)  # type: ignore[union-attr]
    assert settle(client, "day", f"right-{early}") == 303
    assert settle(client, "day", f"right-{late}") == 303
    assert said_by(store, "anna") == {late: {"first": "2025-03-03", "last": "2025-03-03"}}
    assert [one.by for one in the(store).periods if one.by] == [("person/anna",)]
    assert the(store).periods[0].value == Period.of_day(date(2025, 3, 3))
    now, log = the(store), client.get("/review/log.jsonl").text
    assert client.post("/review/undo", data={}).status_code == 303
    assert said_by(store, "anna") == {early: {"first": "2025-03-02", "last": "2025-03-02"}}
    with open_store(tmp_path / "anew.db") as anew:
        for id in sorted(document.id for document in store.documents()):
            anew.add(store.findings(id), "test")
        judging.replay(anew, list(judging.read_lines(log, "log")))
        assert said_by(anew, "anna") == {late: {"first": "2025-03-03", "last": "2025-03-03"}}
        assert the(anew).periods == now.periods


def test_what_was_said_of_another_part_stays_when_a_day_is_taken_back(desk: Judging) -> None:
    store, client = desk
    early, late = (side.event for side in card(store, "day").dispute.sides)  # type: ignore[union-attr]
    assert settle(client, "place", f"right-{early}") == 303
    assert settle(client, "day", f"right-{early}") == 303
    assert settle(client, "day", f"right-{late}") == 303
    days = {"first": "2025-03-03", "last": "2025-03-03"}
    assert said_by(store, "anna") == {early: {"place": "Tarsa"}, late: days}
    assert client.post("/review/undo", data={}).status_code == 303
    assert said_by(store, "anna") == {early: {"place": "Tarsa", "first": "2025-03-02", "last": "2025-03-02"}}


def test_what_others_say_of_the_day_and_what_is_called_wrong_stays(desk: Judging) -> None:
    store, client = desk
    early, late = (side.event for side in card(store, "day").dispute.sides)  # type: ignore[union-attr]
    of_ben = verdict("event", early, "corrected", "person/ben", {"first": "2025-03-02", "last": "2025-03-02"})
    judging.judge(store, [of_ben])
    assert settle(client, "day", f"wrong-{early}") == 303
    assert settle(client, "day", f"right-{late}") == 303
    assert said_by(store, "ben") == {early: {"first": "2025-03-02", "last": "2025-03-02"}}
    nothing, days = {"first": "", "last": ""}, {"first": "2025-03-03", "last": "2025-03-03"}
    assert said_by(store, "anna") == {early: nothing, late: days}


def test_an_event_that_a_reader_called_wrong_stays_wrong(desk: Judging) -> None:
    store, client = desk
    early, late = (side.event for side in card(store, "day").dispute.sides)  # type: ignore[union-attr]
    # Ben has it for right, so it stays in its incident.
    judging.judge(store, [verdict("event", early, "right", "person/ben", {})])
    judging.judge(store, [verdict("event", early, "wrong", "person/anna", {}, "made up")])
    for said in (f"right-{early}", f"wrong-{early}"):
        answer = client.post("/review/dispute", data={"part": "day", "said": said})
        assert answer.status_code == 400
        assert "you have called it wrong" in answer.text
    assert settle(client, "day", f"right-{late}") == 303
    (own,) = (one for one in store.judgements.verdicts([early]) if one.by == "person/anna")
    assert (own.ruling, own.note) == ("wrong", "made up")


def test_to_reject_a_day_leaves_those_events_alone_that_are_wrong_anyway(tmp_path: Path) -> None:
    with open_store(tmp_path / "kb.db") as store:
        told_by = [
            told(number, "ASSAULT", number, (ARMY,), (FRONT,), TARSA, day(on), publisher=paper)
            for number, on, paper in ((3, 1, "Tarsa Post"), (4, 1, "Courier"), (5, 2, "Varna Post"))
        ]
        for findings in told_by:
            store.add(findings, "test")
        store.resolve(resolve)
        one, other, third = (findings.events[0].id for findings in told_by)
        same = [judging.judgement(store, *pair, "same", "ben") for pair in ((one, other), (other, third))]
        judging.judge(store, [*same, verdict("event", one, "right", "person/ben", {})])
        judging.judge(store, [verdict("event", one, "wrong", "person/anna", {})])
        answer = judged(store, "day", other, False, "person/anna")
        assert [said.record for said in answer.said] == [other]


# What is shown of a dispute that somebody has settled


def shown(store: Store, view: View, reader: str = "anna") -> list[Card]:
    judged = store.judgements.judged()
    found = [] if view == "open" else list(find_settled(store, judged))
    return list(cards(store, queue(judged, find_doubts(store), f"person/{reader}", view, found).after(None, 50)))


def test_to_settle_the_day_leaves_the_doubt_about_the_event_itself(desk: Judging) -> None:
    store, client = desk
    event = card(store, "day").dispute.sides[0].event  # type: ignore[union-attr]
    doubtful = [Doubt("event", (event,), 0.8, 2, 0), Doubt("day", (event,), 0.5, 2, 0)]

    def open_kinds() -> list[str]:
        return [one.kind for one in queue(store.judgements.judged(), doubtful, "person/anna", "open").wanted]

    assert open_kinds() == ["event", "day"]
    assert settle(client, "day", f"right-{event}") == 303
    assert open_kinds() == ["event"]
    form = {"kind": "event", "ids": event, "said": "right"}
    assert client.post("/review/judge", data=form).status_code == 303
    assert open_kinds() == []
    # The day that was settled stays so.
    (own,) = (one for one in store.judgements.verdicts([event]) if one.by == "person/anna")
    assert (own.ruling, dict(own.corrections)) == ("right", {"first": "2025-03-02", "last": "2025-03-02"})
    assert the(store).periods[0].by == ("person/anna",)
    assert client.post("/review/undo", data={}).status_code == 303
    assert open_kinds() == ["event"]


def test_to_correct_more_than_day_and_place_judges_the_event(desk: Judging) -> None:
    store, _ = desk
    event = the(store).events[0]
    doubtful = [Doubt("event", (event,), 0.8, 2, 0)]
    judging.judge(store, [verdict("event", event, "corrected", "person/anna", {"place": "Tarsa", "mode": "drone"})])
    assert list(queue(store.judgements.judged(), doubtful, "person/anna", "open").wanted) == []


def test_a_settled_dispute_is_shown_as_one_to_who_settled_it_and_to_the_next_reader(desk: Judging, place: Path) -> None:
    store, client = desk
    early = card(store, "day").dispute.sides[0].event  # type: ignore[union-attr]
    assert settle(client, "day", f"right-{early}") == 303
    for view, reader in (("mine", "anna"), ("second", "ben")):
        (one,) = (each for each in shown(store, view, reader) if each.doubt.kind != "pair")  # type: ignore[arg-type]
        assert one.doubt.kind == "day"
        assert one.dispute is not None
        assert [side.words for side in one.dispute.sides] == ["2 March 2025", "3 March 2025"]
        assert [(said.words, said.right, said.by) for said in one.dispute.opinions] == [
            ("2 March 2025", True, ("person/anna",))
        ]
    assert [one.doubt.kind for one in shown(store, "second")] == ["pair"]
    page = client.get("/review?view=mine").text
    assert "Which day is right?" in page
    assert "2 March 2025</bdi>, says anna" in page
    assert settle(client, "day", f"withdraw-{early}") == 303
    assert said_by(store, "anna") == {}
    assert shown(store, "mine") == []


def test_a_rejected_day_is_shown_to_the_next_reader_who_may_call_it_right(desk: Judging) -> None:
    store, client = desk
    early, late = (side.event for side in card(store, "day").dispute.sides)  # type: ignore[union-attr]
    assert settle(client, "day", f"wrong-{early}") == 303
    (one,) = (each for each in shown(store, "second", "cleo") if each.doubt.kind == "day")
    assert one.dispute is not None
    assert [(side.words, side.event, side.sources) for side in one.dispute.sides] == [
        ("3 March 2025", late, 1),
        ("2 March 2025", early, None),
    ]
    assert [(said.words, said.right) for said in one.dispute.opinions] == [("2 March 2025", False)]
    answer = judged(store, "day", early, True, "person/cleo")
    assert [dict(said.corrections) for said in answer.said] == [{"first": "2025-03-02", "last": "2025-03-02"}]


def test_a_correction_where_nothing_is_disputed_is_one_of_the_event(tmp_path: Path) -> None:
    with open_store(tmp_path / "kb.db") as store:
        findings = told(3, "ASSAULT", 4, (ARMY,), (FRONT,), TARSA, day(1))
        store.add(findings, "test")
        store.resolve(resolve)
        judging.judge(store, [verdict("event", findings.events[0].id, "corrected", "person/anna", {"place": "Varna"})])
        for view, reader in (("mine", "anna"), ("second", "ben")):
            (one,) = shown(store, view, reader)  # type: ignore[arg-type]
            assert (one.doubt.kind, one.event is not None) == ("event", True)


def _all():  # type: ignore[no-untyped-def]
    from dragoman.stores import IncidentQuery

    return IncidentQuery()


def test_to_edit_keeps_what_was_said_of_other_parts(desk: Judging) -> None:
    store, client = desk
    first = card(store, "day").dispute.sides[0]  # type: ignore[union-attr]
    client.post("/review/dispute", data={"part": "day", "said": f"right-{first.event}"})
    form = {"kind": "event", "ids": first.event, "place": "Plovdiv", "first": "2025-03-02", "last": "2025-03-02"}
    assert client.post("/review/correct", data=form).status_code == 303
    (said,) = (one for one in store.judgements.verdicts([first.event]) if one.by == "person/anna")
    assert dict(said.corrections) == {"first": "2025-03-02", "last": "2025-03-02", "place": "Plovdiv"}
    now = the(store)
    assert (now.places[0].value.name, now.places[0].value.country) == ("Plovdiv", "BGR")
    assert now.disputed == ()
    assert "Plovdiv" in client.get(f"/export/incidents?format=csv&only={now.id}").text
    told = client.get(f"/export/incidents?format=geojson&only={now.id}").json()["features"][0]["properties"]
    assert "place: Plovdiv (found: Tarsa), says anna" in told["judged"]
    listed = client.get("/api/v1/incidents?place=plovdiv").json()["items"]
    assert [one["id"] for one in listed] == [now.id]
    assert listed[0]["places"][0]["by"] == ["person/anna"]


def test_whom_people_say_to_have_taken_part_is_in_the_network(desk: Judging) -> None:
    store, client = desk
    for event in the(store).events:
        form = {"kind": "event", "ids": event, "recipients": "Harbour Council"}
        assert client.post("/review/correct", data=form).status_code == 303
    (tie,) = client.get("/export/network?format=json").json()
    assert {tie["one"], tie["other"]} == {"Norland Army", "Harbour Council"}


def test_what_makes_no_sense_is_refused(desk: Judging) -> None:
    store, client = desk
    event = the(store).events[0]
    for part, said in (("day", f"maybe-{event}"), ("type", f"right-{event}"), ("day", "right-" + "0" * 20)):
        assert client.post("/review/dispute", data={"part": part, "said": said}).status_code == 400
    assert client.post("/review/dispute", data={"part": "day", "said": "right-x"}).status_code == 404
    form = {"kind": "event", "ids": event, "first": "2025-03-09", "last": "2025-03-02"}
    assert client.post("/review/correct", data=form).status_code == 400


def test_a_desk_for_reading_shows_the_dispute_and_takes_no_judgement(place: Path) -> None:
    with open_store(place, create=False) as store, TestClient(make_app(store), base_url=BASE) as client:
        assert "Which day is right?" in client.get("/review").text
        event = the(store).events[0]
        answer = client.post("/review/dispute", data={"part": "day", "said": f"right-{event}"})
        assert answer.status_code == 403
        assert the(store).amendments == ()


def test_a_reader_settles_a_dispute_by_single_keys_and_takes_it_back(place: Path, watch: Callable[..., Page]) -> None:
    with open_store(place, create=False) as store, served(store, reviewer="anna") as home:
        page = watch(home)
        found = find_doubts(store)
        at = next(number for number, one in enumerate(found) if one.kind == "day")
        before = f"?cursor={quote(f'{priority(found[at - 1]):.9f}~{found[at - 1].key}')}" if at else ""
        page.goto(f"/review{before}")
        page.locator("body").press("j")
        assert "Which day is right?" in page.locator(".card.current").inner_text()
        assert grave_faults(page) == []
        page.keyboard.press("2")
        page.wait_for_url("**/review?view=open#card-1")
        assert the(store).periods[0].by == ("person/anna",)
        assert the(store).periods[0].value == Period.of_day(date(2025, 3, 3))
        page.goto(f"/incidents/{the(store).id}")
        assert "judged right by anna" in page.locator("#values ~ .values").inner_text()
        assert grave_faults(page) == []
        page.goto("/review")
        page.locator("body").press("u")
        page.wait_for_function("!document.querySelector('#undo .who')?.textContent.includes('anna')")
        assert the(store).amendments == ()
