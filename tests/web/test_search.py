"""Search: reports and quotes with the words marked, filters, pages, and help where words make no sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from dragoman.records import Document, Span
from dragoman.stores import Store, open_store
from dragoman.web import make_app
from dragoman.web.desk import Desk
from dragoman.web.filters import Filters
from dragoman.web.pages.search import HITS, Piece, look, pieces
from tests.doubles import interpret
from tests.web.conftest import BASE


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("search") / "words.db") as store:
        for number in range(HITS + 5):
            text = f"Rain fell. Envoys met ministers in room {number}, and medics said nothing."
            store.add(interpret(Document(text, f"Talks {number}", date(2025, 5, 1 + number % 9), "Coast Wire")))
        store.add(interpret(Document("Quiet night. Medics said envoys.", None, date(2025, 5, 20), "Hill Post")))
        yield store


@pytest.fixture(scope="module")
def ask(store: Store) -> Iterator[TestClient]:
    with TestClient(make_app(store), base_url=BASE) as client:
        yield client


def test_a_hit_is_the_sentence_with_the_words_marked(store: Store) -> None:
    found = look(Desk(store), Filters(text="envoy", publisher="Hill Post"))
    (hit,) = found.hits
    assert found.reports == 1
    assert [piece.words for piece in hit.pieces if piece.found] == ["envoys"]
    assert "".join(piece.words for piece in hit.pieces) == "Medics said envoys."


def test_pages_go_on_where_the_one_before_ended(store: Store) -> None:
    first = look(Desk(store), Filters(text="envoys"))
    assert (len(first.hits), first.reports, first.later) == (HITS, HITS + 6, str(HITS))
    second = look(Desk(store), Filters(text="envoys"), skip=HITS)
    assert (len(second.hits), second.earlier, second.later) == (6, "", None)
    assert {hit.report for hit in first.hits}.isdisjoint(hit.report for hit in second.hits)


def test_quotes_are_found_by_what_is_said_in_them_with_who_says_it(store: Store) -> None:
    (hit,) = look(Desk(store), Filters(text="envoy"), quotes=True).hits
    assert (hit.speaker, hit.stance) == ("Medics (XYZ GOV)", "asserts")
    assert [piece.words for piece in hit.pieces if piece.found] == ["envoys"]


def test_quotes_come_in_pages_of_whole_reports(store: Store) -> None:
    first = look(Desk(store), Filters(text="nothing"), quotes=True)
    assert len(first.hits) == HITS
    assert first.later == str(HITS)
    second = look(Desk(store), Filters(text="nothing"), quotes=True, skip=HITS)
    assert len(second.hits) == 5
    assert second.later is None


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"since": date(2025, 5, 20)}, 1),
        ({"until": date(2025, 5, 2)}, 6),
        ({"as_of": date(2025, 5, 2)}, 6),
        ({"publisher": "Nobody"}, 0),
    ],
)
def test_filters_look_at_the_publication(store: Store, asked: dict[str, object], number: int) -> None:
    assert look(Desk(store), Filters(text="envoys", **asked)).reports == number  # type: ignore[arg-type]


def test_words_are_cut_out_of_the_text_where_they_stand() -> None:
    assert pieces("A truce, a truce.", Span(2, 17), (Span(2, 7), Span(11, 16))) == (
        Piece("truce", True),
        Piece(", a ", False),
        Piece("truce", True),
        Piece(".", False),
    )


@pytest.mark.parametrize("words", ['"', "-sport", '""', "OR", "\u202e", "a OR -b", "*", "😀"])
@pytest.mark.parametrize("of", ["", "quotes"])
def test_words_that_make_no_sense_are_answered_with_help(ask: TestClient, words: str, of: str) -> None:
    answer = ask.get("/search", params={"text": words, "of": of})
    assert answer.status_code == 400
    assert "expected a word to look for" in answer.text


@pytest.mark.parametrize(
    "words", ["envoys)", "NEAR(envoys 3)", "title:envoys", "envoys*", "a AND b", "{x}", "'; DROP", "%00x"]
)
def test_words_are_words_whatever_an_index_would_make_of_them(ask: TestClient, words: str) -> None:
    assert ask.get("/search", params={"text": words}).status_code in (200, 400)


@pytest.mark.parametrize("cursor", ["x", "-1", "99999999", "1.5", "٣"])
def test_a_cursor_that_no_page_gave_is_a_bad_question(ask: TestClient, cursor: str) -> None:
    assert ask.get("/search", params={"text": "envoys", "cursor": cursor}).status_code == 400


def test_the_page_marks_words_and_leads_to_the_passage(ask: TestClient) -> None:
    page = ask.get("/search", params={"text": "envoys", "publisher": "Hill Post"}).text
    assert "<mark>envoys</mark>" in page
    assert re.search(r'href="/reports/[0-9a-f]{20}\?at=13-32#here"', page)


def test_without_words_or_hits_the_page_says_what_to_do(ask: TestClient) -> None:
    assert "Type a word" in ask.get("/search").text
    assert "Fewer words" in ask.get("/search?text=zebra").text


@pytest.mark.parametrize("quotes", [False, True])
def test_no_page_leads_farther_than_one_may_look(store: Store, monkeypatch: pytest.MonkeyPatch, quotes: bool) -> None:
    from dragoman.web.pages import search

    monkeypatch.setattr(search, "FARTHEST", 0)
    assert look(Desk(store), Filters(text="envoys OR nothing"), quotes=quotes).later is None
    with TestClient(make_app(store), base_url=BASE) as client:
        page = client.get("/search?text=envoys").text
    assert 'rel="next"' not in page


def test_the_export_of_quotes_has_the_quotes(ask: TestClient) -> None:
    import html

    page = html.unescape(ask.get("/search?text=envoy&of=quotes").text)
    found = re.search(r'href="(/export/quotes\?[^"]*format=csv[^"]*|/export/quotes\?[^"]*)"', page)
    assert found is not None
    (row,) = ask.get("/export/quotes?text=envoy&format=json").json()
    assert "envoys" in row["content"]["text"]
    assert ask.get("/export/quotes?format=csv").status_code == 400
