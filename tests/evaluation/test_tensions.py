"""How what is said in tension is held against the true account."""

from __future__ import annotations

import json
from datetime import date

from dragoman.records import Document, Findings, Span
from dragoman.sayings import Saying, Tension
from evaluation.tensions import TENSIONS, tensions

REPORT = Findings(
    Document("Norland blamed Sudland. Sudland denied it. Ostland stayed away.", published=date(2025, 1, 9))
)
NAMES = {REPORT.document.id: "d01"}
ROW = {
    "id": "blame",
    "what": "Who did it",
    "kind": "denied",
    "left": [{"report": "d01", "quote": "Norland blamed Sudland"}],
    "right": [{"report": "d01", "quote": "Sudland denied it"}],
}


def saying(quote: str) -> Saying:
    start = REPORT.document.text.index(quote)
    words = REPORT.document.cite(Span(start, start + len(quote)))
    return Saying(None, None, (), "says", "asserts", True, None, None, words, (REPORT.document.id,))


def tension(left: str, right: str) -> Tension:
    return Tension("denied", saying(left), saying(right), "it", None, ())


def test_a_tension_is_found_by_the_words_of_its_sides_whichever_comes_first() -> None:
    for found in (tension("blamed Sudland", "denied it"), tension("denied it", "blamed Sudland")):
        table, _ = tensions([ROW], [found], [REPORT], NAMES)
        assert table == {"tensions": 1, "tensions_found": 1, "tensions_invented": 0}


def test_a_pair_that_the_account_does_not_have_is_invented() -> None:
    table, lines = tensions([ROW], [tension("blamed Sudland", "Ostland stayed away")], [REPORT], NAMES)
    assert table == {"tensions": 1, "tensions_found": 0, "tensions_invented": 1}
    assert lines == ["missed       tension: Who did it", "invented     denied: blamed Sudland / Ostland stayed away"]


def test_one_that_the_account_leaves_open_is_neither_found_nor_invented() -> None:
    table, _ = tensions([{**ROW, "may": True}], [tension("blamed Sudland", "denied it")], [REPORT], NAMES)
    assert table == {"tensions": 0, "tensions_found": 0, "tensions_invented": 0}


def test_each_quote_of_the_account_stands_once_in_its_demo_report() -> None:
    reports = {
        row["id"]: row["text"]
        for line in (TENSIONS.parent / "reports.jsonl").read_text("utf-8").splitlines()
        for row in [json.loads(line)]
    }
    quotes = [
        (one["report"], one["quote"])
        for row in json.loads(TENSIONS.read_text("utf-8"))
        for one in (*row["left"], *row["right"])
    ]
    assert [quote for report, quote in quotes if reports[report].count(quote) != 1] == []
