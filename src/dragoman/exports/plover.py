"""Events as PLOVER's manual writes them (0.8): JSON Lines, one event a line; what is ours begins ``x_``.

"x_claims" says who vouches for the strike, "x_realis" whether it happened, "x_cameo" what CAMEO would call it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from dragoman.accounts import Accounts
from dragoman.exports.escaping import json_line
from dragoman.exports.occurrences import days_long
from dragoman.exports.shelf import Shelf, Telling, tellings
from dragoman.knowledge.concordance import load_concordance
from dragoman.records import Claim, Document, Evidence, Figure, Findings, Mention, Place

#: PLOVER's scale of how near a place is known, from the country (1) to a spot in a town (5).
RESOLUTION = {"exact": 5, "town": 4, "district": 3, "region": 2, "country": 1}

#: The three that PLOVER counts, by our measures.
SIZE = {"killed": "dead", "injured": "injured", "detained": "arrested"}


def write(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """One line an event; how many there were."""
    events = 0
    with Shelf() as shelf:
        shelf.lay_parts(accounts.incidents or ())
        for findings in records:
            for number, told in enumerate(tellings(findings)):
                stream.write(json_line(_filled(_record(told, number, shelf.incident(told.event.id)))) + "\n")
                events += 1
    return events


def _record(told: Telling, number: int, incident: str | None) -> dict[str, Any]:
    event, document = told.event, told.document
    kind = load_concordance().kind(event.type, event.mode)
    period = event.period
    return {
        "id": event.id,
        "has_event": 1,
        "date": period.start.isoformat() if period and period.start else None,
        "enddate": period.last.isoformat() if period and period.last and days_long(period) != 1 else None,
        "actor": [_entity(mention) for mention in event.actors],
        "recipient": [_entity(mention) for mention in event.recipients],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "quad_code": event.quad,
        "event_scale": kind.score,
        "event_text": [event.trigger.quote],
        "event_loc": _location(event.place) if event.place else None,
        "size": dict(_sizes(told.figures)),
        "text": event.evidence.quote,
        "text_info": {
            "sequence": number,
            "start": event.evidence.span.start,
            "end": event.evidence.span.end,
            "text_story": document.id,
        },
        "cite_info": _citation(document),
        "coder": "dragoman",
        "x_incident": incident,
        "x_realis": event.realis,
        "x_dated_by": event.dated_by,
        "x_trigger": _span(event.trigger),
        "x_cameo": kind.cameo.code,
        "x_goldstein": kind.cameo.goldstein,
        "x_claims": [_claim(claim) for claim in told.claims],
        "x_figures": [_figure(figure) for figure in told.figures],
        "x_score": event.score,
        "x_by": event.by,
    }


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known; what PLOVER requires stays, even empty."""
    required = {"id", "date", "actor", "event"}
    return {key: value for key, value in record.items() if key in required or value not in (None, [], {})}


def _entity(mention: Mention) -> dict[str, Any]:
    actor = mention.actor
    told = {
        "code": actor.country if actor else None,
        "sector": actor.sectors[0] if actor and actor.sectors else None,
        "entity_text": mention.evidence.quote,
        "x_sectors": list(actor.sectors) if actor else [],
        "x_name": actor.name if actor else None,
        "x_id": actor.id if actor else None,
        "x_start": mention.evidence.span.start,
        "x_end": mention.evidence.span.end,
        "x_score": mention.score,
    }
    return {key: value for key, value in told.items() if value not in (None, [])}


def _location(place: Place) -> dict[str, Any]:
    told = {
        "extracted_place": place.evidence.quote,
        "resolved_place": place.name,
        "lat": place.latitude,
        "lon": place.longitude,
        "country_code": place.country,
        "resolution": RESOLUTION.get(place.precision),
        "x_precision": place.precision,
    }
    return {key: value for key, value in told.items() if value is not None}


def _sizes(figures: Iterable[Figure]) -> Iterator[tuple[str, int]]:
    """The first figure of each measure; the bound that it gives, where it gives but one."""
    seen = set()
    for figure in figures:
        number = figure.low if figure.low is not None else figure.high
        if figure.measure in SIZE and figure.measure not in seen and number is not None:
            seen.add(figure.measure)
            yield SIZE[figure.measure], number


def _citation(document: Document) -> dict[str, Any]:
    told = {
        "title": document.title,
        "publication": document.publisher,
        "url": document.url,
        "language": document.language,
        "citation": document.name,
        "codebook": "PLOVER",
        "version": "0.8",
        "x_published": document.published.isoformat() if document.published else None,
    }
    return {key: value for key, value in told.items() if value is not None}


def _claim(claim: Claim) -> dict[str, Any]:
    speaker = claim.speaker
    return {
        "speaker": (speaker.actor.name if speaker.actor else speaker.evidence.quote) if speaker else None,
        "via": claim.via.quote if claim.via else None,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "direct": claim.direct,
        "content": _span(claim.content),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "measure": figure.measure,
        "low": figure.low,
        "high": figure.high,
        "approximate": figure.approximate,
        "of": figure.of.quote if figure.of else None,
        "source": figure.source.quote if figure.source else None,
        **_span(figure.evidence),
    }


def _span(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.span.start, "end": evidence.span.end, "text": evidence.quote}
