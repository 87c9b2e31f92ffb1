"""JSON Lines, a report a line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UnreadableSource
from dragoman.readers import read
from dragoman.records import Document

URL = "https://example.org/1"
Read = tuple[list[Document], list[str]]


def reading(tmp_path: Path, *lines: Any, columns: dict[str, str] | None = None) -> Read:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    told: list[UnreadableSource] = []
    documents = list(read(path, columns=columns, on_error=told.append))
    return documents, [str(error).removeprefix(f"{path} ") for error in told]


def test_each_line_is_a_report(tmp_path: Path) -> None:
    row = {"id": "hp-1", "title": "Truce holds", "text": " It holds.\n", "date": "2031-05-02", "outlet": "Harbour Post",
           "url": "https://example.org/1", "language": "en"}  # fmt: skip
    (document,), told = reading(tmp_path, row)
    assert told == []
    assert document == Document(
        " It holds.\n", "Truce holds", date(2031, 5, 2), "Harbour Post", "en", "https://example.org/1", name="hp-1"
    )


@pytest.mark.parametrize(
    "row",
    [
        {"headline": "Truce", "body": "It holds.", "pubDate": "2 May 2031", "publisher": "Harbour Post", "link": URL},
        {
            "Title": "Truce",
            "Full Text": "It holds.",
            "Published-At": "2031-05-02",
            "domain": "Harbour Post",
            "URL": URL,
        },
        {"title": "Truce", "content": "It holds.", "day": "2031-05-02", "source": {"name": "Harbour Post"}, "uri": URL},
    ],
)
def test_columns_are_known_by_their_usual_names(tmp_path: Path, row: dict[str, Any]) -> None:
    (document,), _ = reading(tmp_path, row)
    assert (document.title, document.text, document.day) == ("Truce", "It holds.", date(2031, 5, 2))
    assert (document.publisher, document.url) == ("Harbour Post", URL)


def test_a_given_column_comes_before_a_guessed_one(tmp_path: Path) -> None:
    row = {"text": "raw", "clean": "It holds.", "day_printed": "2031-05-02"}
    (document,), _ = reading(tmp_path, row, columns={"text": "clean", "date": "day_printed"})
    assert (document.text, document.day) == ("It holds.", date(2031, 5, 2))


def test_a_record_that_has_only_a_headline_has_it_as_its_text(tmp_path: Path) -> None:
    (document,), _ = reading(tmp_path, {"title": "Truce holds", "text": "  "})
    assert document.text == "Truce holds"


def test_without_an_id_the_line_names_the_report(tmp_path: Path) -> None:
    documents, _ = reading(tmp_path, {"text": "One."}, "", {"text": "Two."})
    assert [document.name for document in documents] == ["reports.jsonl:1", "reports.jsonl:3"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"text": "It ho', "line 2: expected one JSON object a line, found a line that breaks off"),
        (
            '{"text": "It holds."',
            "line 2: expected one JSON object a line, found a line that breaks off",
        ),
        ("{text: 1}", "line 2: expected one JSON object a line, found expecting property name"),
        ("[1, 2]", "line 2: expected a JSON object, found a list"),
        ("17", "line 2: expected a JSON object, found a number"),
        ("[" * 100_000, "line 2: expected a JSON object, found "),
        ('{"text": ' + "9" * 5000 + "}", "line 2: expected a JSON object, found "),
        ('{"title": null}', "line 2: expected a text in one of text, body, content, full_text ..., found none"),
        ('{"text": ""}', "line 2: expected a text in 'text', found none"),
        ('{"text": ["It", "holds."]}', 'line 2, "text": expected text, found list'),
        ('{"title": 5}', 'line 2, "title": expected text, found int'),
    ],
)
def test_a_bad_line_is_told_and_those_beside_it_are_read(tmp_path: Path, line: str, expected: str) -> None:
    documents, told = reading(tmp_path, {"text": "One."}, line, {"text": "Three."})
    assert [document.text for document in documents] == ["One.", "Three."]
    assert len(told) == 1
    assert told[0].startswith(expected)
    assert len(told[0]) < 300


@pytest.mark.parametrize("stated", ["2031-02-30", "tomorrow", [2031], {"year": 2031}])
def test_a_date_that_makes_no_sense_is_told_and_the_report_read_without_it(tmp_path: Path, stated: Any) -> None:
    (document,), told = reading(tmp_path, {"text": "It holds.", "date": stated})
    assert document.published is None
    assert told[0].startswith("line 1: expected a date such as 2025-04-29")
    assert told[0].endswith("the report is read without a date")


@pytest.mark.parametrize("stated", [None, "", "null", "N/A"])
def test_no_date_is_no_error(tmp_path: Path, stated: Any) -> None:
    (document,), told = reading(tmp_path, {"text": "It holds.", "date": stated})
    assert (document.published, told) == (None, [])


def test_json_that_runs_over_lines_is_one_error(tmp_path: Path) -> None:
    documents, told = reading(tmp_path, json.dumps([{"text": "One."}] * 50, indent=1))
    assert documents == []
    assert told == ["line 1: expected one JSON object a line, found JSON that runs over lines"]


def test_half_a_character_does_not_get_through(tmp_path: Path) -> None:
    (document,), _ = reading(tmp_path, r'{"text": "It \ud83d holds.", "title": "\udc00"}')
    document.text.encode("utf-8")
    assert (document.text, document.title) == ("It � holds.", "�")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_lines_are_read_in_every_unicode(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"text": "The café."}\n{"text": "“Closed”."}\n', encoding)
    assert [document.text for document in read(path)] == ["The café.", "“Closed”."]


def test_a_line_in_broken_utf8_costs_that_line_alone(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(
        '{"text": "Café one."}\n'.encode() + '{"text": "“Two” é\xff"}\n'.encode()[:-5] + b'\xff"}\n{"text": "Three."}\n'
    )
    told: list[UnreadableSource] = []
    documents = list(read(path, on_error=told.append))
    assert [document.text for document in documents] == ["Café one.", "Three."]
    assert "reports.jsonl line 2: expected UTF-8, found byte 0x" in str(told[0])


def test_a_line_of_fifty_megabytes_costs_that_line_alone(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "One."}\n{"text": "')
        for _ in range(50):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n{"text": "Three."}\n')
    told: list[UnreadableSource] = []
    documents = list(read(path, on_error=told.append))
    assert [document.text for document in documents] == ["One.", "Three."]
    assert str(told[0]) == f"{path} line 2: expected a line of at most 20,000,000 bytes, found a longer one"
