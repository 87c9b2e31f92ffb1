"""Talks, cases and tolls as JSON: what other programs read of them, beside ``accounts_json``.

A step names the events, claims and reports that it comes from, by their ids, and the words that tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.accounts import Proceeding, Process, Status, Step, Toll
from dragoman.accounts_json import count_to_json
from dragoman.records import Actor, Evidence, Period

Json = dict[str, Any]


def process_to_json(process: Process) -> Json:
    """A negotiation, its steps in the order of time."""
    return {
        "id": process.id,
        "parties": _actors(process.parties),
        "mediators": _actors(process.mediators),
        "venues": list(process.venues),
        "direct": process.direct,
        "statuses": [_status(one) for one in process.statuses],
        "steps": [step_to_json(step) for step in process.steps],
    }


def proceeding_to_json(proceeding: Proceeding) -> Json:
    """What goes on before a court."""
    return {
        "id": proceeding.id,
        "court": proceeding.court,
        "defendants": _actors(proceeding.defendants),
        "applicants": _actors(proceeding.applicants),
        "steps": [step_to_json(step) for step in proceeding.steps],
    }


def toll_to_json(toll: Toll) -> Json:
    """Figures that count the same people."""
    return {
        "id": toll.id,
        "scope": toll.scope,
        "measure": toll.measure,
        "incident": toll.incident,
        "since": _period(toll.since),
        "counts": [count_to_json(count) for count in toll.counts],
        "falls": list(toll.falls),
    }


def step_to_json(step: Step) -> Json:
    """One step, with the rule that derived it."""
    return {
        "kind": step.kind,
        "number": step.number,
        "period": _period(step.period),
        "by": _actors(step.by),
        "to": _actors(step.to),
        "place": step.place,
        "answer": step.answer,
        "terms": list(step.terms),
        "rule": step.rule,
        "events": list(step.events),
        "claims": list(step.claims),
        "documents": list(step.documents),
        "words": [_words(one) for one in step.words],
    }


def _status(status: Status) -> Json:
    return {"since": status.since.isoformat(), "status": status.status, "step": status.step}


def _actors(actors: Iterable[Actor]) -> list[Json]:
    return [{"name": one.name, "country": one.country, "sectors": list(one.sectors), "id": one.id} for one in actors]


def _period(period: Period | None) -> Json | None:
    if period is None:
        return None
    ends = (("start", period.start), ("end", period.end))
    return {name: day.isoformat() if day else None for name, day in ends}


def _words(evidence: Evidence) -> Json:
    span = evidence.span
    return {"document": evidence.document, "start": span.start, "end": span.end, "text": evidence.quote}
