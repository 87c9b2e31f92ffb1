"""Every finding with its words: one line of JSON a report, exactly as ``dragoman read --json`` prints it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from dragoman.findings import to_json
from dragoman.records import Document, Event, Evidence, Findings


def write(records: Iterable[Findings], stream: TextIO) -> int:
    """One line a report; how many there were."""
    lines = 0
    for findings in records:
        stream.write(line(findings))
        lines += 1
    return lines


def event_line(document: Document, event: Event) -> str:
    """One event as a line of JSON, with where it was reported."""
    told = to_json(Findings(document, events=(event,)))
    return json.dumps({**told["events"][0], "document": _source(document)}, ensure_ascii=False) + "\n"


def passage_line(document: Document, words: Evidence) -> str:
    """A report that was found, with a passage of it, as a line of JSON."""
    passage = {"start": words.span.start, "end": words.span.end, "text": words.quote}
    return json.dumps({"document": _source(document), "passage": passage}, ensure_ascii=False) + "\n"


def _source(document: Document) -> dict[str, object]:
    """What a report says of itself."""
    told = to_json(Findings(document))["document"]
    return {key: value for key, value in told.items() if key != "text"}


def line(findings: Findings) -> str:
    """The findings of one report as a line of JSON."""
    return json.dumps(to_json(findings), ensure_ascii=False) + "\n"
