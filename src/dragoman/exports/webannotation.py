"""What was found as notes on the reports: W3C Web Annotations, one page of them, in JSON-LD.

Each event, claim and figure is a note on the words that prove it, found again by the words themselves with those
around them, or by where they stand; so the note survives a report that is extracted anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, TextIO

from dragoman.accounts import Accounts
from dragoman.exports.escaping import json_line, web_address
from dragoman.records import Claim, Document, Event, Evidence, Figure, Findings
from dragoman.wording import clean, days, kind, number, parties, speaker, stance

#: Characters before and after a quote that tell it from its like.
AROUND = 32
_OPENING = (
    '{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:dragoman:annotations", "type": "AnnotationPage",'
)


def write(records: Iterable[Findings], _: Accounts, stream: TextIO) -> int:
    """One page; how many annotations are on it."""
    stream.write(f'{_OPENING} "items": [')
    notes = 0
    for findings in records:
        for note in _notes(findings):
            stream.write(",\n" if notes else "\n")
            stream.write(json_line(note))
            notes += 1
    stream.write("\n]}\n")
    return notes


def _notes(findings: Findings) -> Iterator[dict[str, Any]]:
    document = findings.document
    for event in findings.events:
        told = [_tag(kind(event)), _tag(event.realis), _text(_event(event))]
        yield _note("event", event.id, "classifying", told, document, event.evidence)
    for claim in findings.claims:
        yield _note(
            "claim",
            claim.id,
            "assessing",
            [_tag(claim.stance), _text(_claim(claim, document))],
            document,
            claim.content,
        )
    for figure in findings.figures:
        told = [_tag(figure.measure), _text(_figure(figure))]
        yield _note("figure", figure.id, "describing", told, document, figure.evidence)


def _event(event: Event) -> str:
    where = f" in {clean(event.place.name)}" if event.place else ""
    return f"{parties(event) or 'Someone unnamed'}: {kind(event)}{where}, {days(event.period)}"


def _claim(claim: Claim, document: Document) -> str:
    return f"{speaker(claim, document)}: {stance(claim)}"


def _figure(figure: Figure) -> str:
    return number(figure)


def _note(
    kind: str, id: str, motivation: str, bodies: list[dict[str, str]], document: Document, evidence: Evidence
) -> dict[str, Any]:
    return {
        "id": f"urn:dragoman:{kind}:{id}",
        "type": "Annotation",
        "motivation": motivation,
        "generator": {"type": "Software", "name": "Dragoman"},
        "body": bodies,
        "target": _target(document, evidence),
    }


def _tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": "tagging"}


def _text(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": "describing"}


def _target(document: Document, evidence: Evidence) -> dict[str, Any]:
    text, span = document.text, evidence.span
    target: dict[str, Any] = {
        "source": web_address(document.url) or f"urn:dragoman:document:{document.id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": evidence.quote,
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
    return {**target, "state": _state(document)} if document.published else target


def _state(document: Document) -> dict[str, str]:
    """When the report came out; of a report that tells only the day, the whole of it."""
    moment = document.published
    if isinstance(moment, datetime) and moment.tzinfo:
        return {"type": "TimeState", "sourceDate": moment.isoformat()}
    day = document.day
    if day is None:
        return {"type": "TimeState"}
    last = datetime(day.year, day.month, day.day) + timedelta(hours=23, minutes=59, seconds=59)
    return {
        "type": "TimeState",
        "sourceDateStart": f"{day.isoformat()}T00:00:00Z",
        "sourceDateEnd": f"{last.isoformat()}Z",
    }
