"""Records as rows: what of a finding stands in a column of its own, so that it can be asked for.

The strike "in Tarsa on 3 May" becomes start 2025-05-03, end 2025-05-04, place "Tarsa"; names are also kept
folded ("al-Nour" asks for "Al-Nour").
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from dragoman.accounts import Incident
from dragoman.accounts_json import incident_to_json
from dragoman.records import (
    DAY,
    Claim,
    Document,
    Event,
    Figure,
    Findings,
    Link,
    Mention,
    Period,
    Silence,
    TimeExpression,
)

Row = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def folded(*words: str | None) -> str:
    """Words as they are compared: without case, one to a line."""
    return "\n".join(word.casefold() for word in words if word)


def packed(record: Mapping[str, Any]) -> str:
    """A record as its text in the store, the same on any machine."""
    return _ENCODER.encode(record)


def of_document(document: Document) -> Row:
    """The report itself."""
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "text": document.text,
        "published": document.published.isoformat() if document.published else None,
        "instant": instant(document.published),
        "publisher": document.publisher,
        "language": document.language,
        "url": document.url,
        "retrieved": document.retrieved.isoformat() if document.retrieved else None,
    }


def instant(published: date | datetime | None) -> str | None:
    if isinstance(published, datetime) and published.tzinfo:
        published = published.astimezone(UTC).replace(tzinfo=None)
    return published.isoformat() if published else None


def of_findings(findings: Findings, told: Mapping[str, list[Row]]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each table, where ``told`` is what the findings contract says of the same records."""
    for table, columns in COLUMNS.items():
        records = getattr(findings, table)
        yield (
            table,
            [
                {"position": position, **columns(record), "record": packed(row)}
                for position, (record, row) in enumerate(zip(records, told[table], strict=True))
            ],
        )


def of_link(link: Link) -> Row:
    """A judgement."""
    return {
        "kind": link.kind,
        "left": link.left,
        "right": link.right,
        "judgement": link.judgement,
        "score": link.score,
        "by": link.by,
        "why": "\n".join(link.why) or None,
    }


def judged(link: Link) -> tuple[object, ...]:
    """What a judgement says, and of what: two that are equal in this say the same."""
    return (link.left, link.right, link.by, link.judgement, link.score)


def link_of(row: Mapping[str, Any]) -> Link:
    """The judgement that ``of_link`` wrote."""
    why = tuple((row["why"] or "").splitlines())
    return Link(row["kind"], row["left"], row["right"], row["judgement"], row["score"], row["by"], why)


def of_parties(findings: Findings) -> list[Row]:
    """Who takes part in the events."""
    return [
        {"event": number, "role": role, "position": position, **_party(party)}
        for number, event in enumerate(findings.events)
        for role, parties in (("actor", event.actors), ("recipient", event.recipients))
        for position, party in enumerate(parties)
    ]


def _party(party: Mention) -> Row:
    actor, quote = party.actor, party.evidence.quote
    return {
        "name": actor.name if actor else quote,
        "words": folded(actor.name if actor else None, quote),
        "actor": actor.id if actor else None,
        "country": actor.country if actor else None,
    }


#: The day of what has none, for whoever asks what was reported by a day: after all days.
NEVER = "9999-12-31"


def of_incident(incident: Incident, published: Mapping[str, str]) -> Row:
    """An incident; ``published`` are the days of its reports, of those that have one."""
    period = incident.periods[0].value if incident.periods else None
    place = incident.places[0].value if incident.places else None
    told = [published.get(document, NEVER) for document in incident.documents]
    return {
        "id": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "realis": incident.realis,
        **days(period),
        "moment": moment(period),
        "place": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "reports": len(incident.documents),
        "sources": incident.sources,
        "actors": "\n".join(one.value.name for one in incident.actors) or None,
        "recipients": "\n".join(one.value.name for one in incident.recipients) or None,
        "disputed": "\n".join(incident.disputed) or None,
        "first": min(told),
        "last": max(told),
        "record": packed(incident_to_json(incident)),
    }


def days(period: Period | None, start: str = "start", end: str = "end") -> Row:
    """The first day of a period, and the day after its last."""
    return {
        start: period.start.isoformat() if period and period.start else None,
        end: period.end.isoformat() if period and period.end else None,
    }


def _time(time: TimeExpression) -> Row:
    return {"type": time.type, "value": time.value, **days(time.period)}


def _mention(mention: Mention) -> Row:
    actor = mention.actor
    return {
        "kind": mention.kind,
        "actor": actor.id if actor else None,
        "words": folded(actor.name if actor else None, mention.evidence.quote),
    }


def _event(event: Event) -> Row:
    place = event.place
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "realis": event.realis,
        **days(event.period),
        "dating": _dating(event.period),
        "moment": moment(event.period),
        "place": place.name if place else None,
        "place_words": folded(place.name, place.evidence.quote) if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def _dating(period: Period | None) -> str:
    if period is None:
        return "unknown"
    return "exact" if period.start and period.end and period.end - period.start == DAY else "bounded"


def moment(period: Period | None) -> str | None:
    """Where it stands in a chronology: its first day, or its last possible one where no first is known."""
    day = (period.start or period.last) if period else None
    return day.isoformat() if day else None


def _claim(claim: Claim) -> Row:
    speaker = claim.speaker
    actor = speaker.actor if speaker else None
    return {
        "id": claim.id,
        "speaker": actor.name if actor else None,
        "speaker_words": folded(actor.name if actor else None, speaker.evidence.quote) if speaker else None,
        "actor": actor.id if actor else None,
        "via": claim.via.quote if claim.via else None,
        "stance": claim.stance,
        "direct": claim.direct,
        **days(claim.said, "said_start", "said_end"),
    }


def _silence(silence: Silence) -> Row:
    speaker = silence.speaker
    actor = speaker.actor if speaker else None
    return {
        "id": silence.id,
        "speaker": actor.name if actor else None,
        "speaker_words": folded(actor.name if actor else None, speaker.evidence.quote) if speaker else None,
        "actor": actor.id if actor else None,
    }


def _figure(figure: Figure) -> Row:
    return {
        "id": figure.id,
        "measure": figure.measure,
        "low": _whole(figure.low),
        "high": _whole(figure.high),
        "approximate": figure.approximate,
        **days(figure.period),
        "event": figure.event,
    }


def _whole(number: int | None) -> int | None:
    # A column holds 64 bits; "a googol" stays whole in the record and is only not searchable.
    return number if number is None or abs(number) < 2**63 else None


#: What stands in columns of its own, for each kind of record.
COLUMNS: dict[str, Callable[[Any], Row]] = {
    "times": _time,
    "mentions": _mention,
    "events": _event,
    "claims": _claim,
    "silences": _silence,
    "figures": _figure,
}
