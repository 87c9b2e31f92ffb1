"""The reports of the demonstration are read as they were annotated."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.readers import read
from dragoman.records import Document

ROOT = Path(__file__).parents[2]


@cache
def reports() -> tuple[Document, ...]:
    return tuple(read(ROOT / "src" / "dragoman" / "demo" / "reports"))


def annotated() -> dict[str, Any]:
    lines = (ROOT / "evaluation" / "demo" / "reports.jsonl").read_text("utf-8").splitlines()
    return {row["text"]: row for row in map(json.loads, lines)}


def test_every_report_has_a_date_and_a_publisher() -> None:
    assert [document.name for document in reports() if not (document.published and document.publisher)] == []


def test_every_report_is_read_as_it_was_annotated() -> None:
    assert {document.text for document in reports()} == annotated().keys()


def test_every_report_has_the_day_that_it_was_annotated_with() -> None:
    known = annotated()
    wrong = [document.name for document in reports() if str(document.day) != known[document.text]["date"]]
    assert wrong == []


def test_the_demonstration_shows_each_format() -> None:
    endings = {path.suffix for path in (ROOT / "src" / "dragoman" / "demo" / "reports").iterdir()}
    assert endings == {".txt", ".md", ".html", ".jsonl", ".csv"}
