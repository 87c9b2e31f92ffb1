"""Every finding with its words: one line of JSON a report, exactly as ``dragoman read --json`` prints it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from dragoman.findings import to_json
from dragoman.records import Findings


def write(records: Iterable[Findings], stream: TextIO) -> int:
    """One line a report; how many there were."""
    lines = 0
    for lines, findings in enumerate(records, 1):
        stream.write(line(findings))
    return lines


def line(findings: Findings) -> str:
    """The findings of one report as a line of JSON."""
    return json.dumps(to_json(findings), ensure_ascii=False) + "\n"
