"""Words are found where they stand, on either database alike, and shown in the sentence that has them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from dragoman.errors import BadRequest, StoreError
from dragoman.records import Document, Findings, Link, Verdict
from dragoman.stores import ReportQuery, Store
from dragoman.stores.passages import LONGEST, passage
from tests.doubles import interpret
from tests.servers import asked

REPORTS = {
    "talks": Document(
        "Rain fell. Envoys met ministers in Tarsa, and talks on a cease-fire went on.",
        title="Harbour council sits late",
        published=date(2025, 5, 3),
    ),
    "strike": Document(
        "Erdoğan said that U.S. jets struck bridges at al-Nour; 52,300 fled.", published=date(2025, 5, 5)
    ),
    "sport": Document("A day of sport. The envoy of the harbour club scored.", published=date(2025, 5, 9)),
}


@pytest.fixture
def told(store: Store) -> Store:
    for document in REPORTS.values():
        store.add(Findings(document))
    return store


def names(store: Store, words: str, **asked: object) -> set[str]:
    found = {hit.document.id for hit in store.search(ReportQuery(words, **asked))}  # type: ignore[arg-type]
    return {name for name, document in REPORTS.items() if document.id in found}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("envoy", {"talks", "sport"}),
        ("ENVOYS talk", {"talks"}),
        ("envoys -sport", {"talks"}),
        ('"harbour council"', {"talks"}),
        ('"council harbour"', set()),
        ('harbour -"envoys met"', {"sport"}),
        ("Erdogan", {"strike"}),
        ("erdoğan", {"strike"}),
        ("u.s. jets", {"strike"}),
        ("nour", {"strike"}),
        ("al-Nour OR scored", {"strike", "sport"}),
        ("52,300", {"strike"}),
        ("cease fire", {"talks"}),
        ("the -sport", set()),
        ("tanks", set()),
        ('"unclosed', set()),
        ("title:envoys", set()),
        ("envoy*", {"talks", "sport"}),
        ("'; DROP TABLE documents; --", set()),
    ],
)
def test_words_find_the_reports_in_which_they_stand(told: Store, words: str, expected: set[str]) -> None:
    assert names(told, words) == expected


@pytest.mark.parametrize("words", ["", "  ", "-sport", "envoy OR", "— ! *"])
def test_a_search_for_no_word_is_a_bad_request(told: Store, words: str) -> None:
    with pytest.raises(BadRequest, match="expected a word to look for"):
        names(told, words)


def test_a_word_in_the_title_comes_first(told: Store) -> None:
    assert [hit.document for hit in told.search(ReportQuery("harbour"))] == [REPORTS["talks"], REPORTS["sport"]]


def test_the_sentence_with_most_of_the_words_is_shown(told: Store) -> None:
    (hit,) = told.search(ReportQuery("minister talk"))
    assert hit.evidence.quote == "Envoys met ministers in Tarsa, and talks on a cease-fire went on."
    assert hit.document.text[hit.evidence.span.start : hit.evidence.span.end] == hit.evidence.quote


def test_a_word_that_only_the_title_has_is_shown_by_the_first_sentence(told: Store) -> None:
    (hit,) = told.search(ReportQuery("council"))
    assert hit.evidence.quote == "Rain fell."


def test_of_a_long_sentence_the_part_with_the_words_is_shown() -> None:
    document = Document("word " * 300 + "envoys " + "word " * 300)
    shown = passage(document, frozenset({"envoys"})).evidence.quote
    assert "envoys" in shown
    assert len(shown) <= LONGEST


def test_a_report_that_is_forgotten_is_found_no_more(told: Store, place: str) -> None:
    asked(place, f"DELETE FROM documents WHERE id = '{REPORTS['sport'].id}'")
    assert names(told, "envoy") == {"talks"}


def test_a_report_that_is_read_again_is_found_once(told: Store) -> None:
    told.add(Findings(REPORTS["sport"]), "another reader")
    assert [hit.document for hit in told.search(ReportQuery("scored"))] == [REPORTS["sport"]]


def test_a_report_whose_storing_failed_is_not_found(
    store: Store, found: Callable[..., Findings], monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = found("Envoys met ministers.")
    monkeypatch.setattr("dragoman.stores.rows._dating", lambda period: None)
    with pytest.raises(StoreError):
        store.add(findings)
    assert list(store.documents()) == []
    assert list(store.search(ReportQuery("envoy"))) == []


def test_copies_and_later_reports_are_left_out_where_that_is_asked(told: Store) -> None:
    told.link([Link("copy", REPORTS["talks"].id, REPORTS["sport"].id, "same", 0.9, "copies")], by="copies")
    assert names(told, "envoy", copies=False) == {"talks"}
    assert names(told, "envoy OR jets", reported_by=date(2025, 5, 5)) == {"talks", "strike"}
    assert names(told, "envoy", recorded_by=datetime(2026, 1, 1, tzinfo=UTC)) == set()
    assert len(list(told.search(ReportQuery("envoy", limit=1)))) == 1


@pytest.mark.parametrize("words", ["straße", "STRAßE", '"hafener straße"', "Hafener"])
def test_a_sharp_s_is_found_as_it_is_written(store: Store, words: str) -> None:
    store.add(Findings(Document("Rain fell. Smoke rose over the Hafener Straße.")))
    (hit,) = store.search(ReportQuery(words))
    assert hit.evidence.quote == "Smoke rose over the Hafener Straße."


def test_a_very_long_report_is_found_by_its_beginning(store: Store) -> None:
    store.add(Findings(Document("envoys " + " ".join(f"wörd{number}" for number in range(100_000)))))
    assert len(list(store.search(ReportQuery("envoy wörd77")))) == 1


def test_what_somebody_says_is_wrong_is_no_quote(store: Store) -> None:
    findings = interpret(Document("Medics said twelve. Nurses said twelve.", published=date(2025, 5, 3)))
    store.add(findings)
    query = ReportQuery("twelve")
    quotes, _ = store.finding.quotes(query, 10)
    assert [one.claim for one in quotes] == list(findings.claims)
    store.judgements.keep([Verdict("claim", findings.claims[0].id, "wrong", "person/anna")])
    quotes, _ = store.finding.quotes(query, 10)
    assert [one.claim for one in quotes] == list(findings.claims[1:])
