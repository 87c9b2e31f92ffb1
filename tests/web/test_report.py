"""A report: its facts at their words, words and records that lead to one another, the passage that was asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dragoman.errors import BadRequest
from dragoman.records import Document, Findings, Link, Mention, Span, Verdict
from dragoman.resolvers import resolve
from dragoman.stores import Store, open_store
from dragoman.web import make_app
from dragoman.web.desk import Desk
from dragoman.web.facts import facts
from dragoman.web.pages.report import passage, read
from tests.doubles import interpret
from tests.web.conftest import BASE, grave_faults, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT = "On Monday planes struck depots in Tarsa; 12 killed, medics said nothing.\n\nEnvoys met ministers; rain fell."


def of(text: str, day: int = 6, **about: str) -> Document:
    return Document(text, published=date(2025, 5, day), **about)  # type: ignore[arg-type]


REPORT = of(TEXT, title="Strike on Tarsa", publisher="Coast Wire", url="https://coast.example/tarsa")
COPY = of(TEXT + " ", 7, publisher="Hill Post")
OTHER = of("Jets struck bridges.", 8, publisher="Hill Post")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("report") / "small.db") as store:
        for document in (REPORT, COPY, OTHER):
            store.add(interpret(document))
        store.link([Link("copy", REPORT.id, COPY.id, "same", 0.99, "resolvers/copies")], "resolvers/copies")
        store.resolve(resolve)
        yield store


@pytest.fixture(scope="module")
def ask(small: Store) -> Iterator[TestClient]:
    with TestClient(make_app(small), base_url=BASE) as client:
        yield client


def test_every_fact_stands_at_its_words(small: Store) -> None:
    reading = read(Desk(small), REPORT.id)
    pieces = [segment for runs in reading.paragraphs for run in runs for segment in run.segments]
    marked = {(segment.text, segment.kinds) for segment in pieces if segment.record}
    assert {("Monday", ("time",)), ("struck", ("event",)), ("12", ("figure",)), ("nothing", ("claim",))} <= marked
    assert {("planes", ("actor",)), ("depots", ("actor",))} <= marked
    assert "".join(segment.text for segment in pieces) == TEXT


def test_a_fact_tells_its_rule_and_its_score(small: Store) -> None:
    reading = read(Desk(small), REPORT.id)
    told = {fact.what: fact for _, _, of_kind in reading.facts for fact in of_kind}
    assert told["CONSULT"].score == 0.6
    assert [ground.by for ground in told["CONSULT"].grounds] == ["doubles/word"]
    assert [way.words for way in told["ASSAULT aerial"].more][:2] == [
        "Planes (XYZ GOV) → Depots (XYZ GOV)",
        "6 May 2025",
    ]


def test_who_is_named_often_is_told_once_with_each_rule_and_place() -> None:
    document = of("Anna Reis spoke. She left. A tank burned.")
    first = interpret(of("Anna Reis struck depots.")).mentions[0].actor
    named = [Mention(document.cite(Span(0, 9)), 5, "person", first, "mentions/name")]
    named += [Mention(document.cite(Span(17, 20)), 17, "person", first, "mentions/pronoun")]
    named += [Mention(document.cite(Span(27, 33)), 29, "thing", None, "mentions/thing")]
    (fact,) = facts(Findings(document, mentions=tuple(named)), {})
    assert [(ground.by, ground.words[0].quote) for ground in fact.grounds] == [
        ("mentions/name", "Anna Reis"),
        ("mentions/pronoun", "She"),
    ]


def test_words_lead_to_their_record_and_the_record_to_its_words(ask: TestClient) -> None:
    page = ask.get(f"/reports/{REPORT.id}").text
    places, records = set(re.findall(r'id="(w\d+)"', page)), set(re.findall(r'id="(r-\w+)"', page))
    from_text = set(re.findall(r'<a id="w\d+"[^>]*href="#(r-\w+)"', page))
    from_list = set(re.findall(r'href="#(w\d+)"', page))
    assert len(records) == 9
    assert from_text <= records
    assert from_list <= places
    assert len(from_list) >= 8
    assert len(re.findall(r' id="', page)) == len(set(re.findall(r' id="([^"]+)"', page)))


def test_the_page_tells_of_source_copies_and_incidents(ask: TestClient) -> None:
    page = ask.get(f"/reports/{REPORT.id}").text
    assert "<h1" in page
    assert "Strike on Tarsa" in page
    assert 'href="https://coast.example/tarsa"' in page
    assert f'href="/reports/{COPY.id}"' in page
    assert len(re.findall(r'<a href="/incidents/[0-9a-f]{20}">', page)) >= 2
    assert "repeats" in ask.get(f"/reports/{COPY.id}").text


def test_the_passage_asked_for_is_marked_and_can_take_the_focus(ask: TestClient) -> None:
    page = ask.get(f"/reports/{REPORT.id}?at=10-30").text
    assert page.count('id="here" tabindex="-1"') == 1
    inside = re.search(r'<mark class="here" id="here"[^>]*>(.*?)</mark>', page, re.DOTALL)
    assert inside is not None
    assert re.sub("<[^>]+>", "", inside[1]) == TEXT[10:30]


def test_a_passage_over_several_lines_begins_once(ask: TestClient) -> None:
    page = ask.get(f"/reports/{REPORT.id}?at=60-90").text
    assert page.count('class="here"') == 2
    assert page.count('id="here"') == 1


def test_a_passage_beyond_the_text_is_told_to_be_none(ask: TestClient) -> None:
    answer = ask.get(f"/reports/{REPORT.id}?at=10-3000")
    assert answer.status_code == 200
    assert "not in this text" in answer.text


@pytest.mark.parametrize("at", ["x", "3", "9-3", "3-3", "-3-9", "1-2-3", "٣-٩", "1-99999999999"])
def test_a_passage_that_makes_no_sense_is_a_bad_question(ask: TestClient, at: str) -> None:
    with pytest.raises(BadRequest):
        passage(at)
    assert ask.get(f"/reports/{REPORT.id}", params={"at": at}).status_code == 400


@pytest.mark.parametrize("id", ["0" * 20, "x", REPORT.id.upper(), REPORT.id[:-1], "%2e%2e%2fetc", "' OR 1=1"])
def test_an_unknown_report_is_not_found(ask: TestClient, id: str) -> None:
    assert ask.get(f"/reports/{id}").status_code == 404


def test_hover_and_focus_show_the_record_and_kinds_can_be_switched_off(
    small: Store, watch: Callable[..., Page]
) -> None:
    with served(small) as home:
        page = watch(home)
        page.goto(f"/reports/{REPORT.id}")
        struck = page.locator(".text a.m", has_text="struck").first
        struck.hover()
        card = page.locator(".beside-word")
        card.wait_for(state="visible")
        assert "doubles/word" in card.inner_text()
        page.keyboard.press("Escape")
        card.wait_for(state="hidden")
        met = page.locator(".text a.m", has_text="met").first
        page.locator("#show-actor").focus()
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == "met":
                break
        card.wait_for(state="visible")
        assert "60 % sure" in card.inner_text()
        page.keyboard.press("Enter")
        assert re.search(r"#r-e1$", page.url)
        assert page.evaluate("document.querySelector(':target').classList.contains('fact')")
        line = "element => getComputedStyle(element).backgroundImage"
        with_line = met.evaluate(line)
        page.locator("#show-event").uncheck()
        assert met.evaluate(line) != with_line


def test_a_link_to_a_passage_shows_it_and_moves_the_focus_there(small: Store, watch: Callable[..., Page]) -> None:
    with served(small) as home:
        page = watch(home, 390)
        page.goto(f"/reports/{REPORT.id}?at=10-30#here")
        assert page.evaluate("document.activeElement.id") == "here"
        box = page.locator("#here").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 900


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_report_can_be_used_by_everyone(small: Store, watch: Callable[..., Page], width: int, dark: bool) -> None:
    with served(small) as home:
        page = watch(home, width, dark)
        page.goto(f"/reports/{REPORT.id}?at=10-30#here", wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert grave_faults(page) == []
        page.locator(".text a.m", has_text="struck").first.hover()
        page.locator(".beside-word").wait_for(state="visible")
        assert grave_faults(page) == []


def test_a_report_with_2000_facts_is_read_in_a_moment(tmp_path: Path) -> None:
    text = "Planes struck depots in Tarsa; 12 killed, medics said nothing. " * 400
    document = of(text)
    with open_store(tmp_path / "long.db") as store:
        store.add(interpret(document))
        with TestClient(make_app(store), base_url=BASE) as client:
            answer = client.get(f"/reports/{document.id}")
    assert answer.status_code == 200
    assert answer.text.count('class="fact"') > 1200
    assert len(answer.content) < 4_000_000


def test_what_somebody_judged_wrong_is_shown_and_said_to_be(tmp_path: Path) -> None:
    with open_store(tmp_path / "judged.db") as store:
        findings = interpret(REPORT)
        store.add(findings)
        wrong = findings.events[0].id
        store.judgements.keep([Verdict("event", wrong, "wrong", "person/ann")])
        told = {fact.id: fact.rejected for _, _, of_kind in read(Desk(store), REPORT.id).facts for fact in of_kind}
        with TestClient(make_app(store), base_url=BASE) as client:
            page = client.get(f"/reports/{REPORT.id}").text
    assert [id for id, rejected in told.items() if rejected] == [wrong]
    assert page.count("judged wrong") == 1
