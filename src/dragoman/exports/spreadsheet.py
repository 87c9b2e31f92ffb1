"""Events as a CSV table that a spreadsheet opens: one row an event, days inclusive, several values joined by "; ".

A shelling on 3 May whose report says =HYPERLINK(...) stays a shelling: no cell can start a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import TextIO

from dragoman.accounts import Accounts
from dragoman.exports.escaping import Cell, defused
from dragoman.records import Document, Event, Findings, Mention
from dragoman.wording import name

#: Each column and what stands in it, in the order of the file; docs/reference tells their meaning.
COLUMNS: dict[str, Callable[[Document, Event], Cell]] = {
    "event_id": lambda _, event: event.id,
    "first_day": lambda _, event: event.period.start.isoformat() if event.period and event.period.start else None,
    "last_day": lambda _, event: event.period.last.isoformat() if event.period and event.period.last else None,
    "dated_by": lambda _, event: event.dated_by,
    "type": lambda _, event: event.type,
    "mode": lambda _, event: event.mode,
    "contexts": lambda _, event: _joined(event.contexts),
    "quad": lambda _, event: event.quad,
    "realis": lambda _, event: event.realis,
    "actors": lambda _, event: _joined(map(name, event.actors)),
    "actor_countries": lambda _, event: _joined(map(_country, event.actors)),
    "actor_sectors": lambda _, event: _joined(map(_sectors, event.actors)),
    "actor_ids": lambda _, event: _joined(map(_id, event.actors)),
    "recipients": lambda _, event: _joined(map(name, event.recipients)),
    "recipient_countries": lambda _, event: _joined(map(_country, event.recipients)),
    "recipient_sectors": lambda _, event: _joined(map(_sectors, event.recipients)),
    "recipient_ids": lambda _, event: _joined(map(_id, event.recipients)),
    "place": lambda _, event: event.place.name if event.place else None,
    "place_country": lambda _, event: event.place.country if event.place else None,
    "latitude": lambda _, event: event.place.latitude if event.place else None,
    "longitude": lambda _, event: event.place.longitude if event.place else None,
    "place_precision": lambda _, event: event.place.precision if event.place else None,
    "trigger": lambda _, event: event.trigger.quote,
    "quote": lambda _, event: event.evidence.quote,
    "quote_start": lambda _, event: event.evidence.span.start,
    "quote_end": lambda _, event: event.evidence.span.end,
    "by": lambda _, event: event.by,
    "score": lambda _, event: event.score,
    "document_id": lambda document, _: document.id,
    "document_name": lambda document, _: document.name,
    "title": lambda document, _: document.title,
    "published": lambda document, _: document.published.isoformat() if document.published else None,
    "publisher": lambda document, _: document.publisher,
    "url": lambda document, _: document.url,
}


def write(records: Iterable[Findings], _: Accounts, stream: TextIO) -> int:
    """A header and one row an event; how many events there were."""
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    events = 0
    for findings in records:
        for event in findings.events:
            table.writerow(map(defused, cells(findings.document, event)))
            events += 1
    return events


def cells(document: Document, event: Event) -> list[Cell]:
    """What stands in the columns for an event."""
    return [cell(document, event) for cell in COLUMNS.values()]


def _country(mention: Mention) -> str:
    return (mention.actor.country if mention.actor else None) or ""


def _sectors(mention: Mention) -> str:
    return " ".join(mention.actor.sectors) if mention.actor else ""


def _id(mention: Mention) -> str:
    return (mention.actor.id if mention.actor else None) or ""


def _joined(parts: Iterable[str]) -> str:
    """Several values in one cell; empty ones keep their place, so that the columns of a party line up."""
    told = list(parts)
    return "; ".join(told) if any(told) else ""
