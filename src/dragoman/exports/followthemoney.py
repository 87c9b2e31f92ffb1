"""Incidents, actors, reports and court cases as FollowTheMoney entities, one a line, for Aleph and its kin.

A strike is an Event whose ``involved`` are the army and the port authority and whose ``proof`` is an Article.
FollowTheMoney has no place for a figure's range, a code or an offset: they stand as words in ``summary``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from dragoman.accounts import Accounts, Proceeding, Process, Step
from dragoman.exports.escaping import json_line, web_address
from dragoman.exports.network import node_id
from dragoman.exports.occurrences import Occurrence, estimate, occurrences, voices
from dragoman.knowledge.concordance import load_concordance
from dragoman.records import Actor, Document, Findings, Period, Place, digest
from dragoman.wording import clean, days

#: What an actor is, by the first part of its id; whoever only a report knows is somebody who can act, and no more.
SCHEMATA = {
    "state": "PublicBody",
    "force": "Organization",
    "group": "Organization",
    "org": "Organization",
    "outlet": "Organization",
    "person": "Person",
}
#: FollowTheMoney names languages by three letters.
LANGUAGES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa", "ru": "rus", "uk": "ukr", "ar": "ara", "zh": "zho"}
MEASURES = ("killed", "injured", "missing", "detained", "displaced")

Entity = dict[str, Any]


def write(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """One line an entity, each once; how many there were."""
    out = _Out(stream)
    for occurrence in occurrences(_passing(records, out), accounts):
        out.actors(*occurrence.actors, *occurrence.recipients)
        out.entity(_event(occurrence))
    for process in accounts.processes:
        out.actors(*process.parties, *process.mediators)
        out.entity(_talks(process))
    for proceeding in accounts.proceedings:
        out.actors(*proceeding.defendants, *proceeding.applicants)
        out.entity(_case(proceeding))
        for party in _parties(proceeding):
            out.entity(party)
    return out.written


class _Out:
    """Writes entities; of the actors it remembers which it has written."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._known: set[str] = set()
        self.written = 0

    def entity(self, entity: Entity) -> None:
        """One line."""
        self._stream.write(json_line(entity) + "\n")
        self.written += 1

    def actors(self, *actors: Actor) -> None:
        """A line for each that was not written before."""
        for actor in actors:
            if (id := _actor_id(actor)) not in self._known:
                self._known.add(id)
                self.entity(_actor(actor))


def _passing(records: Iterable[Findings], out: _Out) -> Iterator[Findings]:
    """The records as they go by, their reports written on the way."""
    for findings in records:
        out.entity(_article(findings.document))
        yield findings


def _entity(schema: str, id: str, **properties: Iterable[str | None] | str | None) -> Entity:
    told = {name: _values(value) for name, value in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _values(value: Iterable[str | None] | str | None) -> list[str]:
    parts = [value] if isinstance(value, str) else value or ()
    return list(dict.fromkeys(told for part in parts if part and (told := clean(part))))


def _article(document: Document) -> Entity:
    return _entity(
        "Article",
        _article_id(document.id),
        title=document.title or document.name or document.id,
        publisher=document.publisher,
        publishedAt=document.day.isoformat() if document.day else None,
        retrievedAt=f"{document.retrieved:%Y-%m-%d}" if document.retrieved else None,
        sourceUrl=web_address(document.url),
        language=LANGUAGES.get((document.language or "")[:2].lower()),
        bodyText=document.text,
    )


def _article_id(document: str) -> str:
    return f"dragoman-report-{document}"


def _actor(actor: Actor) -> Entity:
    schema = SCHEMATA.get((actor.id or "").partition("/")[0], "LegalEntity")
    return _entity(
        schema,
        _actor_id(actor),
        name=actor.name,
        country=_country(actor.country),
        summary=f"Sectors (PLOVER): {' '.join(actor.sectors)}" if actor.sectors else None,
    )


def _actor_id(actor: Actor) -> str:
    return f"dragoman-actor-{digest(node_id(actor))}"


def _country(code: str | None) -> str | None:
    country = load_concordance().countries.get(code or "")
    return country.iso2.lower() if country else None


def _event(occurrence: Occurrence) -> Entity:
    incident, place = occurrence.incident, occurrence.place
    return _entity(
        "Event",
        f"dragoman-incident-{incident.id}",
        name=_name(occurrence),
        **_dates(occurrence.period),
        location=place.name if place else None,
        country=_country(place.country) if place else None,
        involved=[_actor_id(actor) for actor in (*occurrence.actors, *occurrence.recipients)],
        summary=list(_summary(occurrence)),
        proof=[_article_id(document) for document in incident.documents],
        publisher=[document.publisher for document in occurrence.documents],
        sourceUrl=[web_address(document.url) for document in occurrence.documents],
        recordId=incident.id,
    )


def _name(occurrence: Occurrence) -> str:
    sides = (", ".join(actor.name for actor in side) for side in (occurrence.actors, occurrence.recipients))
    who = " → ".join(filter(None, sides))
    kind = _kind(occurrence)
    return f"{who}: {kind}" if who else kind


def _kind(occurrence: Occurrence) -> str:
    return " ".join(filter(None, [occurrence.incident.type, occurrence.incident.mode]))


def _dates(period: Period | None) -> dict[str, str | None]:
    first, last = (period.start, period.last) if period else (None, None)
    if first and first == last:
        return {"date": first.isoformat()}
    return {"startDate": first.isoformat() if first else None, "endDate": last.isoformat() if last else None}


def _summary(occurrence: Occurrence) -> Iterator[str]:
    """What FollowTheMoney has no field for, in words."""
    incident = occurrence.incident
    code = load_concordance().kind(incident.type, incident.mode).cameo.code
    yield f"PLOVER {_kind(occurrence)}; CAMEO {code}; {incident.realis}; {days(occurrence.period)}"
    if occurrence.place:
        yield _where(occurrence.place)
    for measure in MEASURES:
        if told := estimate(occurrence.counts(measure)):
            yield f"{measure}: {told.best} (from {told.low} to {told.high})"
    if said := voices(occurrence.claims):
        yield f"According to {', '.join(said)}"
    for told_by in occurrence.tellings:
        span = told_by.event.evidence.span
        yield f"“{told_by.event.evidence.quote}” ({told_by.document.id}, {span.start}–{span.end})"


def _where(place: Place) -> str:
    point = f" at {place.latitude}, {place.longitude}" if place.latitude is not None else ""
    return f"{place.name}{point}, known as {place.precision}"


def _talks(process: Process) -> Entity:
    parties = ", ".join(party.name for party in process.parties)
    periods = [step.period for step in process.steps if step.period]
    first = min((period.start for period in periods if period.start), default=None)
    last = max((period.last for period in periods if period.last), default=None)
    return _entity(
        "Event",
        f"dragoman-process-{process.id}",
        name=f"Talks: {parties}",
        startDate=first.isoformat() if first else None,
        endDate=last.isoformat() if last else None,
        location=process.venues,
        involved=[_actor_id(actor) for actor in (*process.parties, *process.mediators)],
        summary=[
            *(f"{status.since}: {status.status}" for status in process.statuses),
            *map(_step, process.steps),
        ],
        proof=_proofs(process.steps),
        recordId=process.id,
    )


def _step(step: Step) -> str:
    who = ", ".join(actor.name for actor in step.by)
    told = " ".join(filter(None, [step.kind, f"by {who}" if who else "", step.answer, "; ".join(step.terms)]))
    return f"{days(step.period)}: {told}"


def _proofs(steps: Iterable[Step]) -> list[str]:
    return [_article_id(document) for step in steps for document in step.documents]


def _case(proceeding: Proceeding) -> Entity:
    defendants = ", ".join(actor.name for actor in proceeding.defendants)
    dates = [step.period.start for step in proceeding.steps if step.period and step.period.start]
    return _entity(
        "CourtCase",
        _case_id(proceeding),
        name=f"{proceeding.court}: {defendants}" if defendants else proceeding.court,
        court=proceeding.court,
        fileDate=min(dates).isoformat() if dates else None,
        summary=map(_step, proceeding.steps),
        proof=_proofs(proceeding.steps),
    )


def _case_id(proceeding: Proceeding) -> str:
    return f"dragoman-case-{proceeding.id}"


def _parties(proceeding: Proceeding) -> Iterator[Entity]:
    for role, actors in (("defendant", proceeding.defendants), ("applicant", proceeding.applicants)):
        for actor in actors:
            id = f"dragoman-party-{digest(proceeding.id, role, node_id(actor))}"
            yield _entity("CourtCaseParty", id, case=_case_id(proceeding), party=_actor_id(actor), role=role)
