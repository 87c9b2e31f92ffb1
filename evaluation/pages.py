"""Reads saved web pages and says how often date, title and text come out right.

    python -m evaluation.pages PAGES.jsonl [--json]

A line of PAGES.jsonl is a page: {"file", "date", "title", "must_have": [], "must_not": []}; ``file`` is relative
to the list, plain or gzipped. A field that is null or empty is not known, and not measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.errors import UnreadableSource
from dragoman.readers import read
from dragoman.records import Document

MEASURED = ("read", "date", "title", "must_have", "must_not")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--json", action="store_true", help="print the table as JSON")
    options = parser.parse_args()
    table = measure(options.pages)
    print(json.dumps(table, indent=1) if options.json else page(table))


def measure(pages: Path, every: int = 1) -> dict[str, Any]:
    """The table of all pages, or of one in ``every``."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    rows = [json.loads(line) for line in pages.read_text("utf-8").splitlines() if line.strip()]
    for row in rows[::every]:
        document = read_page(pages.parent / row["file"])
        for name, is_right in judge(row, document):
            asked[name] += 1
            right[name] += is_right
    return {
        name: {"right": right[name], "of": asked[name], "share": round(right[name] / asked[name], 4)}
        for name in MEASURED
        if asked[name]
    }


def read_page(path: Path) -> Document | None:
    """The report of a page, or none where it cannot be read."""
    data = path.read_bytes()
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(gzip.decompress(data) if path.suffix == ".gz" else data)
        file.flush()
        told: list[UnreadableSource] = []
        return next(read(file.name, on_error=told.append), None)


def judge(row: dict[str, Any], document: Document | None) -> Iterator[tuple[str, bool]]:
    """What is known of the page, and whether it came out."""
    text = _plain(document.text) if document else ""
    yield "read", document is not None
    if row.get("date"):
        yield "date", document is not None and str(document.day) == row["date"][:10]
    if row.get("title"):
        yield "title", document is not None and _words(document.title or "") == _words(row["title"])
    for words in row.get("must_have") or ():
        yield "must_have", _plain(words) in text
    for words in row.get("must_not") or ():
        yield "must_not", document is not None and _plain(words) not in text


def _plain(text: str) -> str:
    return " ".join(text.split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def page(table: dict[str, Any]) -> str:
    """The table for a person."""
    return "\n".join(f"{name:10} {row['share']:.3f}  ({row['right']} of {row['of']})" for name, row in table.items())


if __name__ == "__main__":
    main()
