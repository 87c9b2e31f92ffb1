"""CSV, a report a row."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import BadRequest, UnreadableSource
from dragoman.readers import read
from dragoman.records import Document

Read = tuple[list[Document], list[str]]
HEADER = "id,date,outlet,title,text\n"


def reading(tmp_path: Path, text: str | bytes, columns: dict[str, str] | None = None) -> Read:
    path = tmp_path / "reports.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    told: list[UnreadableSource] = []
    documents = list(read(path, columns=columns, on_error=told.append))
    return documents, [str(error).removeprefix(f"{path} ") for error in told]


def test_each_row_is_a_report(tmp_path: Path) -> None:
    (document,), told = reading(tmp_path, HEADER + 'hp-1,2031-05-02,Harbour Post,Truce,"It ""holds"",\nthey said."\n')
    assert told == []
    assert document == Document('It "holds",\nthey said.', "Truce", date(2031, 5, 2), "Harbour Post", name="hp-1")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_seen_from_the_header(tmp_path: Path, separator: str) -> None:
    (document,), _ = reading(
        tmp_path, HEADER.replace(",", separator) + separator.join(["1", "2031-05-02", "HP", "T", "It holds."])
    )
    assert (document.text, document.publisher) == ("It holds.", "HP")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_saved_by_spreadsheets_are_read(tmp_path: Path, encoding: str) -> None:
    (document,), told = reading(tmp_path, (HEADER + "1,2031-05-02,HP,T,The café in Zürich.\r\n").encode(encoding))
    assert (document.name, document.text, told) == ("1", "The café in Zürich.", [])


def test_a_missing_text_column_is_one_error_that_lists_what_there_is(tmp_path: Path) -> None:
    documents, told = reading(tmp_path, "id,when,corpo\n1,2031-05-02,It holds.\n2,2031-05-02,It holds.\n")
    assert documents == []
    assert told == [
        "line 1: expected a column for the text (text, body, content, full_text ...), found id, when, corpo"
    ]


def test_a_given_column_that_is_missing_is_one_error(tmp_path: Path) -> None:
    documents, told = reading(tmp_path, HEADER + "1,,,,It holds.\n", columns={"text": "corpo"})
    assert documents == []
    assert told == ["line 1: expected the column 'corpo' for text, found id, date, outlet, title, text"]


def test_a_field_that_no_report_has_is_a_bad_request(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="columns: expected one of id, title, text"):
        reading(tmp_path, HEADER, columns={"texto": "corpo"})


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2,2031-05-02,HP\n", "line 3: expected 5 columns, found 3"),
        ("2,2031-05-02,HP,T,It holds,more\n", "line 3: expected 5 columns, found 6"),
        ("2,2031-05-02,HP,,\n", "line 3: expected a text in 'text', found none"),
        ('2,2031-05-02,HP,T,"It" holds.\n', "line 3: expected a row of CSV, found ',' expected after '\"'"),
    ],
)
def test_a_bad_row_is_told_and_those_beside_it_are_read(tmp_path: Path, row: str, expected: str) -> None:
    documents, told = reading(tmp_path, HEADER + "1,,,,One.\n" + row + "3,,,,Three.\n")
    assert [document.text for document in documents] == ["One.", "Three."]
    assert told == [expected]


def test_a_table_that_breaks_off_in_a_quotation_is_told(tmp_path: Path) -> None:
    documents, told = reading(tmp_path, HEADER + '1,,,,One.\n2,,,,"It hol')
    assert [document.text for document in documents] == ["One."]
    assert told == ["line 3: expected a row of CSV, found unexpected end of data"]


def test_a_text_longer_than_the_standard_library_allows_is_read(tmp_path: Path) -> None:
    (document,), _ = reading(tmp_path, HEADER + "1,,,," + "word " * 100_000)
    assert len(document.text) == 500_000
    assert csv.field_size_limit() >= 20_000_000


def test_an_impossible_date_is_told_and_the_report_read_without_it(tmp_path: Path) -> None:
    (document,), told = reading(tmp_path, HEADER + "1,2031-02-30,HP,T,It holds.\n")
    assert document.published is None
    assert told == [
        "line 2: expected a date such as 2025-04-29 or April 29, 2025, found '2031-02-30', which is no day of the "
        "calendar; the report is read without a date"
    ]


def test_a_header_without_rows_is_one_error(tmp_path: Path) -> None:
    documents, (told,) = reading(tmp_path, HEADER)
    assert documents == []
    assert told.endswith("reports.csv: expected a report, found none")
