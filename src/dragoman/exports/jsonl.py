"""Every finding with its words: one line of JSON a report, exactly as ``dragoman read --json`` prints it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from dragoman.accounts import Accounts
from dragoman.accounts_json import position_to_json, tension_to_json
from dragoman.findings import to_json
from dragoman.records import Claim, Document, Event, Evidence, Figure, Findings
from dragoman.sayings import Position, Tension


def write(records: Iterable[Findings], _: Accounts, stream: TextIO) -> int:
    """One line a report; how many there were."""
    lines = 0
    for findings in records:
        stream.write(line(findings))
        lines += 1
    return lines


def event_line(document: Document, event: Event) -> str:
    """One event as a line of JSON, with where it was reported."""
    return json.dumps({**_record(document, event), "document": _source(document)}, ensure_ascii=False) + "\n"


def change_line(change: str, *told: tuple[Document, Event | Claim | Figure]) -> str:
    """What became known, changed or was denied: records as they were told, the earlier first, each with its report."""
    records = [{**_record(document, record), "document": _source(document)} for document, record in told]
    return json.dumps({"change": change, "records": records}, ensure_ascii=False) + "\n"


def _record(document: Document, record: Event | Claim | Figure) -> dict[str, object]:
    kind = {Event: "events", Claim: "claims", Figure: "figures"}[type(record)]
    told: dict[str, object] = to_json(Findings(document, **{kind: (record,)}))[kind][0]  # type: ignore[arg-type]
    return told


def passage_line(document: Document, words: Evidence) -> str:
    """A report that was found, with a passage of it, as a line of JSON."""
    passage = {"start": words.span.start, "end": words.span.end, "text": words.quote}
    return json.dumps({"document": _source(document), "passage": passage}, ensure_ascii=False) + "\n"


def position_line(position: Position) -> str:
    """What an actor has said on an issue as a line of JSON."""
    return json.dumps({"position": position_to_json(position)}, ensure_ascii=False) + "\n"


def tension_line(tension: Tension) -> str:
    """Two sayings in tension as a line of JSON."""
    return json.dumps({"tension": tension_to_json(tension)}, ensure_ascii=False) + "\n"


def _source(document: Document) -> dict[str, object]:
    """What a report says of itself."""
    told = to_json(Findings(document))["document"]
    return {key: value for key, value in told.items() if key != "text"}


def line(findings: Findings) -> str:
    """The findings of one report as a line of JSON."""
    return json.dumps(to_json(findings), ensure_ascii=False) + "\n"
