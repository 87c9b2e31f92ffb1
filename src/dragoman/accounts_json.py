"""Incidents, positions, tensions and actors whom no table lists, as JSON and back: what a store keeps of them and what
other programs read.

``incident_from_json(incident_to_json(incident)) == incident``, and so with the others. Values come with the ids of the
events that give them; a place also with its words, and the report in which they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from dragoman.accounts import Amendment, Called, Count, Incident, Unlisted, Variant
from dragoman.records import Actor, Evidence, Period, Place, Span
from dragoman.sayings import Position, Saying, Tension

Json = dict[str, Any]
Value = TypeVar("Value")


def incident_to_json(incident: Incident) -> Json:
    """An incident as a JSON object."""
    return {
        "id": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "realis": incident.realis,
        "events": list(incident.events),
        "documents": list(incident.documents),
        "sources": incident.sources,
        "periods": _variants(incident.periods, _period),
        "places": _variants(incident.places, _place),
        "actors": _variants(incident.actors, _actor),
        "recipients": _variants(incident.recipients, _actor),
        "counts": [count_to_json(count) for count in incident.counts],
        **({"amendments": list(map(_amendment, incident.amendments))} if incident.amendments else {}),
    }


def incident_from_json(row: Mapping[str, Any]) -> Incident:
    """The incident that ``incident_to_json`` wrote."""
    return Incident(
        type=row["type"],
        mode=row["mode"],
        realis=row["realis"],
        events=tuple(row["events"]),
        documents=tuple(row["documents"]),
        sources=row["sources"],
        periods=_read(row["periods"], _read_period),
        places=_read(row["places"], _read_place),
        actors=_read(row["actors"], _read_actor),
        recipients=_read(row["recipients"], _read_actor),
        counts=tuple(count_from_json(count) for count in row["counts"]),
        amendments=tuple(
            Amendment(one["event"], one["part"], one["found"], one["value"], tuple(one["by"]))
            for one in row.get("amendments", ())
        ),
    )


def _amendment(one: Amendment) -> Json:
    return {"event": one.event, "part": one.part, "found": one.found, "value": one.value, "by": list(one.by)}


def count_to_json(count: Count) -> Json:
    """A number of somebody's as a JSON object."""
    return {
        "measure": count.measure,
        "low": count.low,
        "high": count.high,
        "approximate": count.approximate,
        "of": count.of,
        "source": count.source,
        "as_of": count.as_of.isoformat() if count.as_of else None,
        "figures": list(count.figures),
        "documents": list(count.documents),
    }


def count_from_json(row: Mapping[str, Any]) -> Count:
    """The number that ``count_to_json`` wrote."""
    return Count(
        measure=row["measure"],
        low=row["low"],
        high=row["high"],
        approximate=row["approximate"],
        of=row["of"],
        source=row["source"],
        as_of=date.fromisoformat(row["as_of"]) if row["as_of"] else None,
        figures=tuple(row["figures"]),
        documents=tuple(row["documents"]),
    )


def unlisted_to_json(one: Unlisted) -> Json:
    """An actor whom no table lists as a JSON object."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "names": _variants(one.names, _plain),
        "shorts": _variants(one.shorts, _plain),
        "countries": _variants(one.countries, _plain),
        "sectors": _variants(one.sectors, _plain),
        "roles": [
            {
                "role": called.role,
                "first": called.first.isoformat() if called.first else None,
                "last": called.last.isoformat() if called.last else None,
                "documents": list(called.documents),
            }
            for called in one.roles
        ],
        "profiles": list(one.profiles),
        "documents": list(one.documents),
        "mentions": one.mentions,
    }


def unlisted_from_json(row: Mapping[str, Any]) -> Unlisted:
    """The actor that ``unlisted_to_json`` wrote."""
    return Unlisted(
        name=row["name"],
        kind=row["kind"],
        names=_read(row["names"], _read_plain),
        shorts=_read(row["shorts"], _read_plain),
        countries=_read(row["countries"], _read_plain),
        sectors=_read(row["sectors"], _read_plain),
        roles=tuple(
            Called(told["role"], _day(told["first"]), _day(told["last"]), tuple(told["documents"]))
            for told in row["roles"]
        ),
        profiles=tuple(row["profiles"]),
        documents=tuple(row["documents"]),
        mentions=row["mentions"],
    )


def _plain(value: str) -> Json:
    return {"value": value}


def _read_plain(row: Mapping[str, Any]) -> str:
    return str(row["value"])


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def position_to_json(position: Position) -> Json:
    """What an actor has said on an issue as a JSON object."""
    return {
        "id": position.id,
        "actor": _actor(position.actor),
        "issue": position.issue,
        "on": position.on,
        "sayings": [saying_to_json(saying) for saying in position.sayings],
        "changed": position.changed,
    }


def position_from_json(row: Mapping[str, Any]) -> Position:
    """The position that ``position_to_json`` wrote."""
    return Position(
        actor=_read_actor(row["actor"]),
        issue=row["issue"],
        on=row["on"],
        sayings=tuple(map(saying_from_json, row["sayings"])),
        changed=row["changed"],
    )


def tension_to_json(tension: Tension) -> Json:
    """Two sayings in tension as a JSON object."""
    return {
        "id": tension.id,
        "kind": tension.kind,
        "left": saying_to_json(tension.left),
        "right": saying_to_json(tension.right),
        "about": tension.about,
        "incident": tension.incident,
        "why": list(tension.why),
        "documents": list(tension.documents),
        "resolved_by": tension.resolved_by,
    }


def tension_from_json(row: Mapping[str, Any]) -> Tension:
    """The tension that ``tension_to_json`` wrote."""
    return Tension(
        kind=row["kind"],
        left=saying_from_json(row["left"]),
        right=saying_from_json(row["right"]),
        about=row["about"],
        incident=row["incident"],
        why=tuple(row["why"]),
        resolved_by=row["resolved_by"],
    )


def saying_to_json(saying: Saying) -> Json:
    """What somebody said once as a JSON object."""
    return {
        "id": saying.id,
        "speaker": _actor(saying.speaker) if saying.speaker else None,
        "claim": saying.claim,
        "about": list(saying.about),
        "what": saying.what,
        "stance": saying.stance,
        "holds": saying.holds,
        "said": _period(saying.said) if saying.said else None,
        "reported": saying.reported.isoformat() if saying.reported else None,
        "words": _words(saying.words),
        "documents": list(saying.documents),
    }


def saying_from_json(row: Mapping[str, Any]) -> Saying:
    """The saying that ``saying_to_json`` wrote."""
    return Saying(
        speaker=_read_actor(row["speaker"]) if row["speaker"] else None,
        claim=row["claim"],
        about=tuple(row["about"]),
        what=row["what"],
        stance=row["stance"],
        holds=row["holds"],
        said=_read_period(row["said"]) if row["said"] else None,
        reported=date.fromisoformat(row["reported"]) if row["reported"] else None,
        words=_read_words(row["words"]),
        documents=tuple(row["documents"]),
    )


def _variants(variants: Iterable[Variant[Value]], told: Callable[[Value], Json]) -> list[Json]:
    return [
        {**told(one.value), "told": list(one.told), "sources": one.sources, **({"by": list(one.by)} if one.by else {})}
        for one in variants
    ]


def _read(told: Iterable[Mapping[str, Any]], value: Callable[[Mapping[str, Any]], Value]) -> tuple[Variant[Value], ...]:
    return tuple(Variant(value(row), tuple(row["told"]), row["sources"], tuple(row.get("by", ()))) for row in told)


def _period(period: Period) -> Json:
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }


def _read_period(row: Mapping[str, Any]) -> Period:
    start, end = row["start"], row["end"]
    return Period(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


def _words(evidence: Evidence) -> Json:
    span = evidence.span
    return {"document": evidence.document, "start": span.start, "end": span.end, "text": evidence.quote}


def _read_words(row: Mapping[str, Any]) -> Evidence:
    return Evidence(row["document"], Span(row["start"], row["end"]), row["text"])


def _place(place: Place) -> Json:
    return {
        **_words(place.evidence),
        "name": place.name,
        "country": place.country,
        "lat": place.latitude,
        "lon": place.longitude,
        "precision": place.precision,
    }


def _read_place(row: Mapping[str, Any]) -> Place:
    return Place(_read_words(row), row["name"], row["country"], row["lat"], row["lon"], row["precision"])


def _actor(actor: Actor) -> Json:
    return {"name": actor.name, "country": actor.country, "sectors": list(actor.sectors), "id": actor.id}


def _read_actor(row: Mapping[str, Any]) -> Actor:
    return Actor(row["name"], row["country"], tuple(row["sectors"]), row["id"])
