"""Findings as JSON and back: the contract with everything that reads Dragoman's output.

One report is one object; a span is ``{"start", "end", "text"}``, a period ``{"start", "end"}`` with null
for a side that is not known. ``from_json(to_json(findings)) == findings``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from dragoman.records import (
    Actor,
    Claim,
    Document,
    Event,
    Evidence,
    Figure,
    Findings,
    Headcount,
    Mention,
    Period,
    Place,
    Silence,
    Span,
    Tally,
    TimeExpression,
)

Json = dict[str, Any]


def to_json(findings: Findings) -> Json:
    """The findings of one report as a JSON object."""
    return {
        "document": _document(findings.document),
        "times": [_time(time) for time in findings.times],
        "mentions": [_mention(mention) for mention in findings.mentions],
        "events": [_event(event) for event in findings.events],
        "claims": [_claim(claim) for claim in findings.claims],
        "figures": [_figure(figure) for figure in findings.figures],
        "silences": [_silence(silence) for silence in findings.silences],
    }


def headcount_to_json(headcount: Headcount) -> Json:
    """A headcount as a JSON object: its counts, each with the id of the count of everybody that it is a part of."""
    return {
        "measure": headcount.measure,
        "cumulative": headcount.cumulative,
        "low": headcount.low,
        "high": headcount.high,
        "tallies": [_tally(tally) for tally in headcount.tallies],
    }


def from_json(row: Mapping[str, Any]) -> Findings:
    """The findings that ``to_json`` wrote; raises ``KeyError`` or ``ValueError`` where it is something else."""
    read = _Reading(document_from_json(row["document"]))
    return Findings(
        document=read.document,
        times=tuple(read.time(time) for time in row["times"]),
        mentions=tuple(read.mention(mention) for mention in row["mentions"]),
        events=tuple(read.event(event) for event in row["events"]),
        claims=tuple(read.claim(claim) for claim in row["claims"]),
        figures=tuple(read.figure(figure) for figure in row["figures"]),
        # Findings that were written before silences were told apart have none.
        silences=tuple(read.silence(silence) for silence in row.get("silences", ())),
    )


def document_from_json(row: Mapping[str, Any]) -> Document:
    """The report that ``to_json`` wrote under "document"."""
    return Document(
        text=row["text"],
        title=row.get("title"),
        published=_instant(row.get("published")),
        publisher=row.get("publisher"),
        language=row.get("language"),
        url=row.get("url"),
        retrieved=cast("datetime | None", _instant(row.get("retrieved"))),
        name=row.get("name"),
    )


def event_from_json(row: Mapping[str, Any], document: Document) -> Event:
    """One event of ``document``, of those that ``to_json`` lists under "events"."""
    return _Reading(document).event(row)


def mention_from_json(row: Mapping[str, Any], document: Document) -> Mention:
    """A mention, as a row of the findings of its report."""
    return _Reading(document).mention(row)


def claim_from_json(row: Mapping[str, Any], document: Document) -> Claim:
    """One claim of ``document``, of those under "claims"."""
    return _Reading(document).claim(row)


def figure_from_json(row: Mapping[str, Any], document: Document) -> Figure:
    """One figure of ``document``, of those under "figures"."""
    return _Reading(document).figure(row)


def _document(document: Document) -> Json:
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "text": document.text,
        "published": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "retrieved": document.retrieved.isoformat() if document.retrieved else None,
    }


def _span(evidence: Evidence) -> Json:
    row: Json = {"start": evidence.span.start, "end": evidence.span.end, "text": evidence.quote}
    # Our own code cites exactly; only what something else proposed carries a mark.
    return row if evidence.check == "verified" else {**row, "check": evidence.check}


def _maybe_span(evidence: Evidence | None) -> Json | None:
    return None if evidence is None else _span(evidence)


def _period(period: Period | None) -> Json | None:
    if period is None:
        return None
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }


def _time(time: TimeExpression) -> Json:
    told = {
        **_span(time.evidence),
        "type": time.type,
        "value": time.value,
        "period": _period(time.period),
        "by": time.by,
    }
    return told | {"ends": [_time(end) for end in time.ends]} if time.ends else told


def _mention(mention: Mention) -> Json:
    actor = mention.actor
    return {
        **_span(mention.evidence),
        "kind": mention.kind,
        "actor": actor.id if actor else None,
        "head": mention.head,
        "by": mention.by,
        "name": actor.name if actor else None,
        "country": actor.country if actor else None,
        "sectors": list(actor.sectors) if actor else [],
    }


def _party(mention: Mention) -> Json:
    row = _mention(mention)
    return {**row, "id": row.pop("actor")}


def _place(place: Place) -> Json:
    return {
        **_span(place.evidence),
        "name": place.name,
        "country": place.country,
        "lat": place.latitude,
        "lon": place.longitude,
        "precision": place.precision,
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "quad": event.quad,
        "realis": event.realis,
        "trigger": _span(event.trigger),
        "evidence": _span(event.evidence),
        "actors": [{**_party(actor), "score": actor.score} for actor in event.actors],
        "recipients": [{**_party(recipient), "score": recipient.score} for recipient in event.recipients],
        "place": _place(event.place) if event.place else None,
        "period": _period(event.period),
        "dated_by": event.dated_by,
        "by": event.by,
        "score": event.score,
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "speaker": speaker_name(claim.speaker),
        "source": _party(claim.speaker) if claim.speaker else None,
        "via": _maybe_span(claim.via),
        "cue": _maybe_span(claim.cue),
        "content": _span(claim.content),
        "direct": claim.direct,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "said": _period(claim.said),
        "about": list(claim.about),
        "by": claim.by,
        "score": claim.score,
    }


def _silence(silence: Silence) -> Json:
    return {
        "id": silence.id,
        "speaker": speaker_name(silence.speaker),
        "source": _party(silence.speaker) if silence.speaker else None,
        "cue": _span(silence.cue),
        "evidence": _span(silence.evidence),
        "by": silence.by,
    }


def speaker_name(speaker: Mention | None) -> str | None:
    """Whom a reader would name: the actor, or the words where nobody knows more."""
    if speaker is None:
        return None
    return speaker.actor.name if speaker.actor else speaker.evidence.quote


def _tally(tally: Tally) -> Json:
    return {
        "id": tally.id,
        **_span(tally.evidence),
        "low": tally.low,
        "high": tally.high,
        "whom": tally.whom,
        "source": _maybe_span(tally.source),
        "figures": list(tally.figures),
        "part_of": tally.part_of,
        "revised": tally.revised,
        "by": tally.by,
    }


def _figure(figure: Figure) -> Json:
    return {
        "id": figure.id,
        **_span(figure.evidence),
        "measure": figure.measure,
        "low": figure.low,
        "high": figure.high,
        "approximate": figure.approximate,
        "of": _maybe_span(figure.of),
        "place": _maybe_span(figure.place),
        "period": _period(figure.period),
        "source": _maybe_span(figure.source),
        "event": figure.event,
        "by": figure.by,
    }


def _instant(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _read_period(row: Mapping[str, Any] | None) -> Period | None:
    if row is None:
        return None
    start, end = row["start"], row["end"]
    return Period(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


class _Reading:
    """The records of one report, read back; spans need its id."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def evidence(self, row: Mapping[str, Any]) -> Evidence:
        return Evidence(self.document.id, Span(row["start"], row["end"]), row["text"], row.get("check", "verified"))

    def maybe(self, row: Mapping[str, Any] | None) -> Evidence | None:
        return None if row is None else self.evidence(row)

    def time(self, row: Mapping[str, Any]) -> TimeExpression:
        ends = tuple(self.time(end) for end in row.get("ends", ()))
        period = _read_period(row["period"])
        return TimeExpression(self.evidence(row), row["type"], row["value"], period, row["by"], ends)

    def mention(self, row: Mapping[str, Any]) -> Mention:
        known = row["actor"] if "actor" in row else row["id"]
        actor = None
        if row["name"] is not None:
            actor = Actor(row["name"], row["country"], tuple(row["sectors"]), known)
        # Only parties of events have a score, and none in findings that were written before it was asked.
        return Mention(self.evidence(row), row["head"], row["kind"], actor, row["by"], row.get("score"))

    def place(self, row: Mapping[str, Any] | None) -> Place | None:
        if row is None:
            return None
        return Place(self.evidence(row), row["name"], row["country"], row["lat"], row["lon"], row["precision"])

    def event(self, row: Mapping[str, Any]) -> Event:
        return Event(
            type=row["type"],
            mode=row["mode"],
            contexts=tuple(row["contexts"]),
            quad=row["quad"],
            realis=row["realis"],
            trigger=self.evidence(row["trigger"]),
            evidence=self.evidence(row["evidence"]),
            actors=tuple(self.mention(actor) for actor in row["actors"]),
            recipients=tuple(self.mention(recipient) for recipient in row["recipients"]),
            place=self.place(row["place"]),
            period=_read_period(row["period"]),
            dated_by=row["dated_by"],
            by=row["by"],
            score=row["score"],
        )

    def claim(self, row: Mapping[str, Any]) -> Claim:
        return Claim(
            speaker=self.mention(row["source"]) if row["source"] else None,
            via=self.maybe(row["via"]),
            cue=self.maybe(row["cue"]),
            content=self.evidence(row["content"]),
            direct=row["direct"],
            stance=row["stance"],
            said=_read_period(row["said"]),
            about=tuple(row["about"]),
            by=row["by"],
            score=row.get("score"),
            # Findings that were written before it was asked have none.
            certainty=row.get("certainty", "states"),
        )

    def silence(self, row: Mapping[str, Any]) -> Silence:
        return Silence(
            speaker=self.mention(row["source"]) if row["source"] else None,
            cue=self.evidence(row["cue"]),
            evidence=self.evidence(row["evidence"]),
            by=row["by"],
        )

    def figure(self, row: Mapping[str, Any]) -> Figure:
        return Figure(
            evidence=self.evidence(row),
            measure=row["measure"],
            low=row["low"],
            high=row["high"],
            approximate=row["approximate"],
            of=self.maybe(row["of"]),
            place=self.maybe(row["place"]),
            period=_read_period(row["period"]),
            source=self.maybe(row["source"]),
            event=row["event"],
            by=row["by"],
        )
