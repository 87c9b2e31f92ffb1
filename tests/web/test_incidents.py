"""The page of an incident: every value with its sources and sentences, copies folded, and where it went if it moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dragoman.accounts import Incident
from dragoman.records import Document, Span, digest
from dragoman.stores import Store
from dragoman.web.dossiers import dossier, find_home
from dragoman.web.passages import in_context

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def market(demo_store: Store) -> Incident:
    """The shelling of the market, of which several reports tell, one of them a copy."""
    counted = [one for one in demo_store.comparisons.incidents() if one.counts and len(one.documents) > one.sources > 1]
    return max(counted, key=lambda one: one.sources)


def test_each_number_has_who_says_so_and_its_words(demo_store: Store, market: Incident) -> None:
    found = dossier(demo_store, market.id)
    assert found is not None
    numbers = [number for _, numbers in found.numbers for number in numbers]
    assert len(numbers) == len(market.counts)
    for number in numbers:
        assert number.sources == len(number.passages) >= 1
        for passage in number.passages:
            span = passage.evidence.span
            assert passage.document.text[span.start : span.end] == passage.evidence.quote
            assert passage.address == f"/reports/{passage.document.id}?at={span.start}-{span.end}#here"
    assert any(number.said_by for number in numbers)


def test_copies_are_folded_into_what_they_copy(demo_store: Store, market: Incident) -> None:
    found = dossier(demo_store, market.id)
    assert found is not None
    assert found.copies == len(market.documents) - market.sources > 0
    assert {one.document.id for one in found.told}.isdisjoint(
        document.id for one in found.told for document, _ in one.copies
    )


def test_each_value_has_a_passage_for_each_independent_source(demo_store: Store, market: Incident) -> None:
    found = dossier(demo_store, market.id)
    assert found is not None
    for value in (*found.when, *found.where, *found.actors, *found.recipients):
        assert len(value.passages) == value.sources


def test_the_page_shows_values_links_and_reasons(client: TestClient, market: Incident) -> None:
    page = unescape(client.get(f"/incidents/{market.id}").text)
    assert "Why are these the same?" in page
    assert "words in common" in page
    assert f"/export/incidents?format=html&only={market.id}" in page
    assert len(re.findall(r"/reports/[0-9a-f]{20}\?at=\d+-\d+#here", page)) > len(market.events)
    assert 'method="post"' not in page


def test_an_event_leads_to_its_incident_and_so_does_a_name_that_it_had(
    demo_store: Store, client: TestClient, market: Incident
) -> None:
    former = digest("incident", market.events[-1])
    for id in (market.events[1], former):
        assert find_home(demo_store, id) == market.id
        answer = client.get(f"/incidents/{id}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/incidents/{market.id}")


@pytest.mark.parametrize("path", ["/incidents/", "/events/", "/review/event/", "/review/claim/"])
@pytest.mark.parametrize("id", ["0" * 20, "nothing", "..%2f..%2fetc", "%00"])
def test_what_is_not_there_is_not_found(client: TestClient, path: str, id: str) -> None:
    assert client.get(path + id).status_code == 404


def test_an_event_is_explained_on_its_own_page_and_as_a_part(client: TestClient, market: Incident) -> None:
    event = market.events[0]
    whole, part = client.get(f"/events/{event}").text, client.get(f"/events/{event}?part=why").text
    assert "<html" in whole
    assert "<html" not in part
    for page in (whole, part):
        assert "knowledge/events/" in page or "found by the model" in page
        assert "Who says so" in page


def test_words_are_shown_in_their_sentence() -> None:
    text = "It rained. Gen. Poe counted 31 dead in Tarsa. Nobody else did."
    at = text.index("31")
    passage = in_context(document := Document(text), document.cite(Span(at, at + 2)))
    assert (passage.before, passage.after) == ("Gen. Poe counted ", " dead in Tarsa.")


def test_explanations_load_when_they_are_opened(desk_at: str, watch: Callable[..., Page], market: Incident) -> None:
    page = watch(desk_at)
    page.goto(f"/incidents/{market.id}", wait_until="networkidle")
    page.locator("details.why > summary").first.click()
    page.locator("details.why .inside dl").first.wait_for()
    assert "chance that the event is right" in page.locator("details.why .inside").first.inner_text()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_an_incident_can_be_used_by_everyone(
    desk_at: str, watch: Callable[..., Page], market: Incident, width: int, dark: bool
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = watch(desk_at, width, dark)
    for path in (f"/incidents/{market.id}", f"/events/{market.events[0]}", f"/review/event/{market.events[0]}"):
        page.goto(path, wait_until="networkidle")
        page.evaluate("document.querySelectorAll('details:not(.menu)').forEach((one) => (one.open = true))")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        grave = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
        assert grave == []


def test_what_the_menus_offer_is_exported(client: TestClient, market: Incident) -> None:
    for path in (f"/incidents/{market.id}", "/claims?stance=denies", "/claims?view=tensions"):
        offered = re.findall(r'href="(/export/[^"]+)" download', client.get(path).text)
        assert offered
        for address in offered:
            answer = client.get(unescape(address))
            assert (answer.status_code, bool(answer.content)) == (200, True), address


def test_why_an_event_is_so_is_a_view_that_is_exported(client: TestClient, demo_store: Store) -> None:
    event = next(demo_store.comparisons.incidents()).events[0]
    links = [unescape(link) for link in re.findall(r'href="(/export/[^"]+)"', client.get(f"/events/{event}").text)]
    assert len(links) == 3
    assert all(client.get(link).status_code == 200 for link in links)
    (told,) = (client.get(link).json() for link in links if "format=json" in link)
    assert [one["id"] for one in told] == [event]
