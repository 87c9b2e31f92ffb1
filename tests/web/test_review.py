"""Judging at the desk: only from its own forms, undone exactly, exported and replayed; a newcomer finds the way."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from dragoman.explaining import doubts
from dragoman.pipeline import Interpreter, build, interpret_each
from dragoman.records import Verdict
from dragoman.stores import Store, open_store
from dragoman.web import make_app
from dragoman.web.desk import Desk
from dragoman.web.reviewing import cards, find_doubts, place_of, queue
from tests.web.conftest import BASE, DEMO, grave_faults, served
from tests.web.judging import judging

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.model


def first(store: Store, kind: str) -> doubts.Doubt:
    return next(one for one in find_doubts(store) if one.kind == kind)


def shared(store: Store) -> tuple[str, tuple[str, ...]]:
    """An incident of several events, and these."""
    incident = max(store.comparisons.incidents(), key=lambda one: (one.sources, len(one.events)))
    return incident.id, incident.events


def all_incidents(store: Store) -> list[object]:
    return sorted(store.comparisons.incidents(), key=lambda one: one.id)


def post(client: TestClient, path: str, **fields: str) -> int:
    return client.post(path, data=fields).status_code


# The queue


def test_the_queue_is_in_the_order_of_doubt_and_weight(demo_store: Store) -> None:
    found = find_doubts(demo_store)
    assert {one.kind for one in found} >= {"pair", "event"}
    assert found == doubts.in_order(found)
    waiting = queue(demo_store.judgements.judged(), found, None, "open")
    shown = waiting.after(None, 5)
    assert [card.doubt for card in cards(demo_store, shown)] == found[:5]
    assert len(waiting.wanted) == len(found)
    assert waiting.after(place_of(shown[-1]), 5) == found[5:10]


def test_a_desk_for_reading_shows_the_queue_and_how_to_open_one(client: TestClient) -> None:
    page = client.get("/review").text
    assert "--review" in page
    assert "data-card" in page
    assert 'method="post"' not in page


# Who may judge


@pytest.mark.parametrize("path", ["judge", "correct", "split", "merge", "undo", "replay"])
def test_a_desk_for_reading_takes_no_judgement(client: TestClient, path: str) -> None:
    mark = re.search(r'data-mark="([0-9a-f]+)"', client.get("/review").text)
    assert mark is not None
    assert client.post(f"/review/{path}", data={"mark": mark[1]}).status_code == 403


@pytest.mark.parametrize("path", ["judge", "correct", "split", "merge", "undo", "replay"])
@pytest.mark.parametrize(
    "headers",
    [
        {"x-desk-mark": ""},
        {"x-desk-mark": "0" * 64},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
    ],
    ids=["no mark", "false mark", "foreign origin", "no origin", "cross site"],
)
def test_a_form_of_another_site_is_refused(demo_copy: Path, path: str, headers: dict[str, str]) -> None:
    with judging(demo_copy) as (store, client):
        id = first(store, "event").ids[0]
        told = {"kind": "event", "ids": id, "said": "wrong"}
        assert client.post(f"/review/{path}", data=told, headers=headers).status_code == 403
        assert store.judgements.count() == 0


# Judging


def test_a_judgement_is_kept_shown_and_undone_exactly(demo_copy: Path) -> None:
    with judging(demo_copy) as (store, client):
        before = all_incidents(store)
        id = first(store, "event").ids[0]
        assert post(client, "/review/judge", kind="event", ids=id, said="wrong", note="not in the sentence") == 303
        assert [(one.ruling, one.by, one.note) for one in store.judgements.verdicts()] == [
            ("wrong", "person/anna", "not in the sentence")
        ]
        for path in (f"/events/{id}", f"/review/event/{id}", "/review/log"):
            assert "not in the sentence" in client.get(path).text
        assert post(client, "/review/undo") == 303
        assert store.judgements.verdicts() == []
        assert all_incidents(store) == before
        assert post(client, "/review/undo") == 400


def test_a_rejected_event_leaves_lists_and_exports_and_comes_back_when_undone(demo_copy: Path, tmp_path: Path) -> None:
    with judging(demo_copy) as (store, client):
        before = all_incidents(store)
        _, events = shared(store)
        gone = events[0]
        assert post(client, "/review/judge", kind="event", ids=gone, said="wrong") == 303
        (alone,) = store.comparisons.incidents_of([gone])
        assert alone.events == (gone,)
        listed = {event for one in store.comparisons.incidents() for event in one.events}
        assert gone not in listed
        assert listed.issuperset(events[1:])
        assert gone not in {event.id for _, event in store.events()}
        assert gone not in {event.id for findings in store.kept() for event in findings.events}
        assert gone in {event.id for findings in store.all() for event in findings.events}
        assert "rejected, says anna" in client.get(f"/incidents/{alone.id}").text
        assert post(client, "/review/undo") == 303
        assert all_incidents(store) == before


def test_a_rejected_number_counts_no_longer(demo_copy: Path) -> None:
    with judging(demo_copy) as (store, client):
        counted = max(store.comparisons.incidents(), key=lambda one: len(one.counts))
        figure = counted.counts[0].figures[0]
        assert post(client, "/review/judge", kind="figure", ids=figure, said="wrong", note="counted twice") == 303
        now = store.comparisons.incident(counted.id)
        assert figure not in {id for count in now.counts for id in count.figures}
        page = client.get(f"/incidents/{counted.id}").text
        assert "rejected" in page
        assert "counted twice" in page
        assert post(client, "/review/undo") == 303
        assert store.comparisons.incident(counted.id) == counted


def test_a_part_is_corrected_beside_what_was_found(demo_copy: Path) -> None:
    with judging(demo_copy) as (store, client):
        id = first(store, "event").ids[0]
        page = client.get(f"/review/event/{id}").text
        fields = dict(re.findall(r'<input id="p-\w+" name="(\w+)" value="([^"]*)"', page))
        fields |= dict(
            re.findall(r'name="(\w+)">\s*(?:<option[^>]*>[^<]*</option>\s*)*?<option selected>([^<]*)<', page)
        )
        fields |= {"place": "Norhaven"}
        assert post(client, "/review/correct", kind="event", ids=id, **fields) == 303
        (kept,) = store.judgements.verdicts([id])
        assert (kept.ruling, dict(kept.corrections)) == ("corrected", {"place": "Norhaven"})
        assert store.lookups.records("event", [id])[id][1].place != "Norhaven"  # type: ignore[union-attr]
        assert "Norhaven" in client.get(f"/events/{id}").text


def test_events_are_split_off_in_one_stroke_and_merged_again(demo_copy: Path) -> None:
    with judging(demo_copy) as (store, client):
        before = all_incidents(store)
        incident, events = shared(store)
        assert post(client, "/review/split", incident=incident, events=events[-1]) == 303
        parted = store.comparisons.incidents_of(events)
        assert len(parted) == 2
        assert [one.events for one in parted if events[-1] in one.events] == [events[-1:]]
        assert len(store.judgements.undoable("person/anna")) == len(events) - 1
        assert post(client, "/review/undo") == 303
        assert all_incidents(store) == before
        others = [one.id for one in store.comparisons.incidents() if one.id != incident]
        assert post(client, "/review/merge", incident=incident, other=f"http://127.0.0.1/incidents/{others[0]}") == 303
        assert len(all_incidents(store)) == len(before) - 1
        assert post(client, "/review/undo") == 303
        assert all_incidents(store) == before


def test_a_judged_pair_leaves_the_queue_and_waits_for_a_second_reader(demo_copy: Path) -> None:
    with judging(demo_copy) as (store, client):
        pair = first(store, "pair")
        assert (
            post(client, "/review/judge", kind="pair", ids="-".join(pair.ids), said="unsure", note="too little") == 303
        )
        assert "-".join(pair.ids) not in client.get("/review?view=open").text.partition("<ol")[2]
        assert "-".join(pair.ids) in client.get("/review?view=mine").text
        assert "-".join(pair.ids) not in client.get("/review?view=second").text.partition("<section")[2]
    with judging(demo_copy, "ben") as (store, client):
        assert "-".join(pair.ids) in client.get("/review?view=second").text
        assert post(client, "/review/judge", kind="pair", ids="-".join(pair.ids), said="unsure") == 303
        page = client.get("/review/log").text
        assert "anna and ben" in page
        assert "100%" in page
        assert "too little" in page


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("judge", {"kind": "event", "ids": "0" * 20, "said": "wrong"}, 404),
        ("judge", {"kind": "event", "ids": "x", "said": "wrong"}, 400),
        ("judge", {"kind": "pair", "ids": "0" * 20, "said": "same"}, 400),
        ("judge", {"kind": "actor", "ids": "0" * 20, "said": "wrong"}, 400),
        ("judge", {"kind": "event"}, 422),
        ("split", {"incident": "0" * 20}, 404),
        ("merge", {"incident": "0" * 20, "other": "1" * 20}, 404),
        ("correct", {"kind": "event", "ids": "0" * 20}, 404),
    ],
)
def test_what_cannot_be_judged_is_told(demo_copy: Path, path: str, fields: dict[str, str], status: int) -> None:
    with judging(demo_copy) as (store, client):
        assert post(client, f"/review/{path}", **fields) == status
        assert store.judgements.count() == 0


def test_who_judges_on_a_later_page_comes_back_to_it(demo_copy: Path) -> None:
    with judging(demo_copy) as (store, client):
        page = client.get("/review").text
        later = unescape(re.findall(r'rel="next" href="([^"]+)"', page)[0])
        assert later.startswith("/review?view=open&cursor=")
        page = client.get(later).text
        backs = {unescape(back) for back in re.findall(r'name="back" value="([^"]+)"', page)}
        assert {back.partition("#")[0] for back in backs} == {later}
        edits = [unescape(edit) for edit in re.findall(r'href="(/review/[a-z]+/[0-9a-f]+\?back=[^"]+)"', page)]
        assert edits
        for edit in edits:
            back = parse_qs(urlsplit(edit).query)["back"][0]
            assert back.partition("#")[0] == later
        sheet = client.get(edits[0]).text
        assert unescape(re.findall(r'name="back" value="([^"]+)"', sheet)[0]).partition("#")[0] == later
        event = first(store, "event").ids[0]
        answer = client.post("/review/judge", data={"kind": "event", "ids": event, "said": "right", "back": later})
        assert answer.headers["location"] == later
        assert client.post("/review/undo", data={"back": later}).headers["location"] == later


def test_the_log_and_what_can_be_undone_say_in_which_words_it_stands(demo_copy: Path) -> None:
    with judging(demo_copy) as (store, client):
        claim = next(store.claims())[1]
        pair = first(store, "pair")
        assert post(client, "/review/judge", kind="pair", ids="-".join(pair.ids), said="unsure") == 303
        assert post(client, "/review/judge", kind="claim", ids=claim.id, said="right") == 303
        begins = claim.content.quote[:30].split("\n")[0]
        for path in ("/review/log", "/review"):
            assert begins in unescape(client.get(path).text), path
        log = unescape(client.get("/review/log").text)
        ends = store.comparisons.events(pair.ids)
        assert all(ends[id][1].evidence.quote[:30] in log for id in pair.ids)


def test_past_the_end_of_the_queue_the_way_to_its_beginning_is_shown(demo_copy: Path) -> None:
    with judging(demo_copy) as (_, client):
        page = client.get("/review?view=open&cursor=-1.0~z").text
        assert "Nothing follows here" in page
        assert 'href="/review?view=open"' in page


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "/review\n"]
)
def test_a_judgement_leads_nowhere_but_to_this_desk(demo_copy: Path, back: str) -> None:
    with judging(demo_copy) as (store, client):
        told = {"kind": "event", "ids": first(store, "event").ids[0], "said": "right", "back": back}
        assert client.post("/review/judge", data=told).headers["location"] == "/review"


# The log


def test_the_log_replayed_on_a_store_that_is_built_anew_gives_the_same_incidents(
    demo_copy: Path, tmp_path: Path
) -> None:
    with judging(demo_copy) as (store, client):
        incident, events = shared(store)
        pair = first(store, "pair")
        event = first(store, "event").ids[0]
        post(client, "/review/split", incident=incident, events=events[0], note="another day")
        post(client, "/review/judge", kind="pair", ids="-".join(pair.ids), said="different")
        post(client, "/review/judge", kind="event", ids=event, said="wrong", note="no")
        post(client, "/review/judge", kind="event", ids=event, said="right")
        post(client, "/review/undo")
        log = client.get("/review/log.jsonl")
        assert log.headers["content-disposition"] == 'attachment; filename="judgements.jsonl"'
        lines = [json.loads(line) for line in log.text.splitlines()]
        assert len(lines) == store.judgements.count()
        assert all(line["words"] for line in lines)
        then = all_incidents(store), store.comparisons.judgements(), store.judgements.verdicts()
    with open_store(tmp_path / "anew.db") as anew:
        build([str(DEMO / "reports")], anew, interpret_all=interpret_each(Interpreter(actors=(DEMO / "actors",))))
        with TestClient(make_app(anew, reviewer="cleo"), base_url=BASE, follow_redirects=False) as client:
            found = re.search(r'data-mark="([0-9a-f]+)"', client.get("/review").text)
            assert found is not None
            answer = client.post("/review/replay", data={"mark": found[1]}, files={"log": ("log.jsonl", log.content)})
            assert answer.status_code == 303
        assert (all_incidents(anew), anew.comparisons.judgements(), anew.judgements.verdicts()) == then


#: A line of a log as it should be.
GOOD = b'{"left": "aa", "right": "bb", "judgement": "same", "by": "person/anna"}\n'


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (b"", "found none"),
        (b"\xff\xfe", "in UTF-8"),
        (b"[]", "line 1: expected a JSON object"),
        (b'{"record": "aa", "kind": "event", "ruling": "odd", "by": "person/anna"}', "ruling: expected one of"),
        (b'{"left": "aa", "right": "bb", "judgement": "same", "by": "machine"}', "expected person/NAME"),
        (
            GOOD + b'{"left": "aa", "right": "b\\ud800", "judgement": "same", "by": "person/a"}',
            "log line 2: expected text",
        ),
        (b'{"left": "aa", "right": "b", "judgement": "same", "by": "person/a\\u0000"}', "log line 1: expected text"),
        (b'{"left": "aa", "right": "bb", "judgement": "same", "by": "person/a", "at": "May"}', "expected a moment"),
    ],
)
def test_a_log_that_is_none_changes_nothing(demo_copy: Path, told: bytes, why: str) -> None:
    with judging(demo_copy) as (store, client):
        answer = client.post("/review/replay", files={"log": ("log.jsonl", told)})
        assert answer.status_code == 400
        assert why in answer.text.replace("&#39;", "'").replace("&#34;", '"')
        assert store.judgements.count() == 0


def test_a_log_keeps_the_names_of_its_readers_and_says_who_replayed_it(demo_copy: Path) -> None:
    with judging(demo_copy, "ben") as (store, client):
        pair = first(store, "pair")
        line = {"left": pair.ids[0], "right": pair.ids[1], "judgement": "same", "by": "person/anna"}
        told = json.dumps({**line, "why": ["in so many words: \\ud800"]}).encode()
        assert client.post("/review/replay", files={"log": ("log.jsonl", told)}).status_code == 303
        (act,) = store.judgements.acts()
        assert act.by == "person/anna"
        assert act.replayed is not None
        assert act.replayed[0] == "person/ben"
        assert "replayed by ben" in client.get("/review/log").text
        (saved,) = [json.loads(one) for one in client.get("/review/log.jsonl").text.splitlines()]
        assert (saved["by"], saved["replayed_by"]) == ("person/anna", "person/ben")
        # It is Anna's to undo, and not his.
        assert post(client, "/review/undo") == 400
    with judging(demo_copy, "anna") as (store, client):
        assert post(client, "/review/undo") == 303
        assert store.comparisons.judgements() == []


def test_a_page_of_the_review_asks_for_no_judgement_but_those_that_it_shows(
    demo_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with judging(demo_copy) as (store, client):
        for one in find_doubts(store)[:3]:
            said = "unsure" if one.kind == "pair" else "right"
            assert post(client, "/review/judge", kind=one.kind, ids="-".join(one.ids), said=said) == 303
        # The desk looks only now and then whether the store has changed, and shows until then what it knew.
        desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
        until = time.monotonic() + 60
        while desk.state() != (store.changed(), store.judgements.count()) and time.monotonic() < until:
            time.sleep(0.05)
        while "The store has changed" in client.get("/review").text:
            time.sleep(0.05)
        pages = {path: client.get(path).text for path in ("/review", "/review?view=mine", "/review/log")}
        assert pages["/review?view=mine"].count("data-card") == 3
        asked: list[object] = []
        whole = store.judgements.verdicts
        monkeypatch.setattr(store.comparisons, "judgements", lambda: asked.append("pairs") or [])
        monkeypatch.setattr(
            store.judgements, "verdicts", lambda of=None: asked.append("records") if of is None else whole(of)
        )
        monkeypatch.setattr(store.judgements, "judged", lambda: asked.append("who") or [])
        assert {path: client.get(path).text for path in pages} == pages
        assert asked == []


# In a browser


def test_single_keys_judge_move_and_undo_but_not_while_one_types(demo_copy: Path, watch: Callable[..., Page]) -> None:
    with open_store(demo_copy, create=False) as store, served(store, reviewer="anna") as desk:
        page = watch(desk)
        page.goto("/review", wait_until="networkidle")
        one = page.locator("[data-card]").first.locator("[name=ids]").get_attribute("value")
        page.keyboard.press("j")
        assert page.locator("[data-card].current").get_attribute("id") == "card-1"
        page.keyboard.press("j")
        assert page.locator("[data-card].current").get_attribute("id") == "card-2"
        page.keyboard.press("k")
        page.locator("[data-card].current [name=note]").focus()
        page.keyboard.press("r")
        assert page.locator("[data-card].current [name=note]").input_value() == "r"
        assert store.judgements.count() == 0
        page.keyboard.press("Escape")
        with page.expect_navigation(wait_until="networkidle"):
            page.keyboard.press("a")
        assert store.judgements.count() == 1
        (act,) = store.judgements.acts()
        assert act.by == "person/anna"
        assert page.locator("[data-card].current").get_attribute("id") == "card-1"
        with page.expect_navigation(wait_until="networkidle"):
            page.keyboard.press("u")
        assert store.judgements.undoable("person/anna") == []
        assert page.locator("[data-card]").first.locator("[name=ids]").get_attribute("value") == one
        page.get_by_label("Single keys").uncheck()
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.reload(wait_until="networkidle")
        assert not page.get_by_label("Single keys").is_checked()
        assert store.judgements.count() == 2


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_a_reviewer_can_be_used_by_everyone(
    demo_copy: Path, watch: Callable[..., Page], width: int, dark: bool
) -> None:
    with open_store(demo_copy, create=False) as store, served(store, reviewer="anna") as desk:
        found = {kind: first(store, kind).ids[0] for kind in ("event",)}
        judge = Verdict("event", found["event"], "corrected", "person/ben", (("place", "Norhaven"),), "see the map")
        store.judgements.keep([judge])
        page = watch(desk, width, dark)
        for path in ("/review", "/review?view=second", "/review/log", f"/review/event/{found['event']}", "/claims"):
            page.goto(path, wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert grave_faults(page) == []


def test_a_newcomer_finds_the_broken_truce_who_counts_the_dead_and_judges(
    demo_copy: Path, watch: Callable[..., Page], tmp_path: Path
) -> None:
    with (
        open_store(demo_copy, create=False) as store,
        served(store, reviewer="anna", actors=(DEMO / "actors",)) as desk,
    ):
        page = watch(desk)
        page.goto("/", wait_until="networkidle")
        page.get_by_role("navigation", name="Pages").get_by_role("link", name="Talks").click()
        page.locator('a[href^="/processes/"]').first.click()
        page.wait_for_load_state("networkidle")
        assert "broken" in page.locator("main").inner_text()
        assert "shattering" in page.locator("main").inner_text()

        page.goto("/claims?text=killed", wait_until="networkidle")
        page.locator('.claim a[href^="/incidents/"]').first.click()
        page.wait_for_load_state("networkidle")
        table = page.locator("table.numbers").first
        row = table.locator("tbody tr").first
        assert re.search(r"\d+", row.locator("td.number").inner_text())
        assert row.locator("mark").first.inner_text()
        assert re.match(
            r"/reports/[0-9a-f]{20}\?at=", row.locator('a[href^="/reports/"]').first.get_attribute("href") or ""
        )

        page.get_by_role("navigation", name="Pages").get_by_role("link", name="Review").click()
        page.wait_for_load_state("networkidle")
        page.keyboard.press("j")
        with page.expect_navigation(wait_until="networkidle"):
            page.keyboard.press("a")
        assert page.locator("#undo").inner_text().startswith("anna")
        with page.expect_navigation(wait_until="networkidle"):
            page.get_by_role("button", name="Undo").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="Export the log").click()
        saved = tmp_path / "log.jsonl"
        download.value.save_as(saved)
        assert len(saved.read_text("utf-8").splitlines()) == 2
        assert store.judgements.verdicts() == []
        assert store.comparisons.judgements() == []


def test_what_was_rejected_is_not_exported_by_its_id_either(demo_copy: Path) -> None:
    with judging(demo_copy) as (store, client):
        _, claim = next(store.claims())
        address = f"/export/claims?format=csv&only={claim.id}"
        assert client.get(address).status_code == 200
        assert post(client, "/review/judge", kind="claim", ids=claim.id, said="wrong") == 303
        assert client.get(address).status_code == 404
        assert post(client, "/review/undo") == 303
        assert client.get(address).status_code == 200
