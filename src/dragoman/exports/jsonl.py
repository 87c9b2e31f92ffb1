"""Every finding with its words: one line of JSON a report, exactly as ``dragoman read --json`` prints it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from dragoman.accounts import Accounts
from dragoman.findings import to_json
from dragoman.records import Document, Event, Findings


def write(records: Iterable[Findings], _: Accounts, stream: TextIO) -> int:
    """One line a report; how many there were."""
    lines = 0
    for findings in records:
        stream.write(line(findings))
        lines += 1
    return lines


def event_line(document: Document, event: Event) -> str:
    """One event as a line of JSON, with where it was reported."""
    told = to_json(Findings(document, events=(event,)))
    source = {key: value for key, value in told["document"].items() if key != "text"}
    return json.dumps({**told["events"][0], "document": source}, ensure_ascii=False) + "\n"


def line(findings: Findings) -> str:
    """The findings of one report as a line of JSON."""
    return json.dumps(to_json(findings), ensure_ascii=False) + "\n"
