"""Incidents on a map: a GeoJSON FeatureCollection (RFC 7946), one Feature an incident.

A strike in Tarsa is a Point at its longitude and latitude, in that order; one whose place nobody could find has a null
geometry and is kept. ``geo_precision`` says how far to trust the point.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from dragoman.accounts import Accounts
from dragoman.exports.escaping import json_line, web_address
from dragoman.exports.occurrences import Occurrence, estimate, occurrences, publishers, voices
from dragoman.records import Actor, Findings, Period
from dragoman.wording import amended, clean, days


def write(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """One collection; how many features there were."""
    stream.write('{"type": "FeatureCollection", "features": [')
    features = 0
    for occurrence in occurrences(records, accounts):
        stream.write(",\n" if features else "\n")
        stream.write(json_line(_feature(occurrence)))
        features += 1
    stream.write("\n]}\n")
    return features


def _feature(occurrence: Occurrence) -> dict[str, Any]:
    place = occurrence.place
    placed = place is not None and place.latitude is not None and place.longitude is not None
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]} if place and placed else None
    return {
        "type": "Feature",
        "id": occurrence.incident.id,
        "geometry": point,
        "properties": _properties(occurrence),
    }


def _properties(occurrence: Occurrence) -> dict[str, Any]:
    incident, place, period = occurrence.incident, occurrence.place, occurrence.period
    documents = occurrence.documents
    return {
        "type": incident.type,
        "mode": incident.mode,
        "realis": incident.realis,
        "when": days(period),
        **_ends(period),
        "place": clean(place.name) if place else None,
        "country": place.country if place else None,
        "geo_precision": place.precision if place else "unknown",
        "actors": _names(occurrence.actors),
        "recipients": _names(occurrence.recipients),
        "sources": incident.sources,
        "reports": len(documents),
        "disputed": occurrence.disputed,
        "judged": list(map(amended, incident.amendments)),
        **{measure: _numbers(occurrence, measure) for measure in ("killed", "injured", "missing", "detained")},
        "said_by": [clean(voice) for voice in voices(occurrence.claims)],
        "publishers": [clean(publisher) for publisher in publishers(documents)],
        "urls": [address for document in documents if (address := web_address(document.url))],
        "quotes": [clean(told.event.evidence.quote) for told in occurrence.tellings],
    }


def _ends(period: Period | None) -> dict[str, str | None]:
    first, last = (period.start, period.last) if period else (None, None)
    return {"first_day": first.isoformat() if first else None, "last_day": last.isoformat() if last else None}


def _names(actors: Iterable[Actor]) -> list[str]:
    return [clean(actor.name) for actor in actors]


def _numbers(occurrence: Occurrence, measure: str) -> dict[str, int] | None:
    told = estimate(occurrence.counts(measure))
    return {"best": told.best, "low": told.low, "high": told.high} if told else None
