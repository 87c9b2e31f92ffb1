"""Disputed days and places: incidents whose reports cannot all be right, and what a person says of that.

Two papers have a strike on 3 May, one on the 4th. That the 3rd is right is said of an event that has it, and that it is
wrong of each that has it: a judgement on events, as all are, which holds in a store that is built anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, cast, get_args

from dragoman import wording
from dragoman.accounts import Incident, Variant, standing
from dragoman.explaining import doubts
from dragoman.explaining.doubts import Doubt
from dragoman.explaining.verdicts import WHEN_AND_WHERE
from dragoman.records import DAY, Document, Event, Period, Verdict
from dragoman.stores import IncidentQuery, Store
from dragoman.stores.doubtful import OF_PEOPLE
from dragoman.web.passages import Passage, in_context, in_sentence

#: Incidents that are looked through for each, those of most sources first.
LOOKED_THROUGH = 500
#: So many of what is told are set beside one another.
SIDES = 6

Part = Literal["day", "place"]
#: What of the queue is a dispute.
DISPUTED: tuple[Part, ...] = get_args(Part)
#: What of an event is corrected by whoever settles one.
PARTS = {"day": frozenset(("first", "last")), "place": frozenset(("place",))}

#: What somebody has judged: the kind, the ids, who, and the parts that should be otherwise.
Judged = tuple[str, tuple[str, ...], str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Side:
    """A value that some reports give: an event that does, and its words; no ``sources`` where it does not count."""

    event: str
    words: str
    sources: int | None
    by: tuple[str, ...]
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """A value that somebody called right, or wrong, and who did."""

    words: str
    right: bool
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the reports of an incident have on one part of it, the best first, and what people say of that."""

    part: Part
    incident: Incident
    sides: tuple[Side, ...]
    opinions: tuple[Opinion, ...]


def variants_of(incident: Incident, part: str) -> Sequence[Variant[Any]]:
    """What is told of the days or the place of an incident."""
    return incident.periods if part == "day" else incident.places


def find_disputes(store: Store) -> Iterator[Doubt]:
    """Where reports are at odds on days or places, with the first event that gives each value."""
    for part, name in (("day", "days"), ("place", "places")):
        asked = IncidentQuery(disputed=name, order="sources", limit=LOOKED_THROUGH)  # type: ignore[arg-type]
        for incident in store.comparisons.incidents(asked):
            yield _doubt(cast("Part", part), incident, ())


def _doubt(part: Part, incident: Incident, first: Sequence[str]) -> Doubt:
    told = standing(variants_of(incident, part))[:SIDES]
    people = (count.high or count.low or 0 for count in incident.counts if count.measure in OF_PEOPLE)
    return Doubt(
        part,
        tuple(dict.fromkeys([*first, *(one.told[0] for one in told)])),
        doubts.of_rivals([one.sources for one in told]),
        incident.sources,
        max(people, default=0),
    )


def find_settled(store: Store, judged: Iterable[Judged]) -> Iterator[Doubt]:
    """The disputes that somebody has answered: those events come first of which each reader says something."""
    answers = [(ids[0], by, parts) for kind, ids, by, parts in judged if kind == "event" and parts]
    events = {event for event, _, parts in answers if not WHEN_AND_WHERE.isdisjoint(parts)}
    incidents = store.comparisons.incidents_of(events)
    homes = {event: incident for incident in incidents for event in incident.events}
    for part in DISPUTED:
        first: dict[str, dict[str, str]] = {}
        for event, by, parts in answers:
            if event in homes and not PARTS[part].isdisjoint(parts):
                first.setdefault(homes[event].id, {}).setdefault(by, event)
        for incident in incidents:
            if incident.id in first and is_disputed(incident, part):
                yield _doubt(part, incident, list(first[incident.id].values()))


def is_disputed(incident: Incident, part: str) -> bool:
    """Whether its reports give several values, though people may have called all of them wrong but one."""
    told = variants_of(incident, part)
    return len(told) > 1 or bool(told and _given_up(incident, part))


def _given_up(incident: Incident, part: str) -> list[str]:
    """The events whose value people agree to be wrong, without another one."""
    said: dict[str, list[str]] = {}
    for one in incident.amendments:
        if one.part in PARTS[part]:
            said.setdefault(one.event, []).append(one.value)
    return [event for event, values in said.items() if not any(values)]


def disputes_of(event: str, parts: Collection[str]) -> Iterator[str]:
    """What of the queue somebody answers who says that these parts of an event should be otherwise."""
    for part in DISPUTED:
        if not PARTS[part].isdisjoint(parts):
            yield f"{part}-{event}"


def readers_of(one: Doubt, by: Mapping[str, set[str]]) -> set[str]:
    """Who has judged something of the queue; a dispute is judged with any event of it."""
    if one.kind not in ("day", "place"):
        return by.get(one.key, set())
    return {reader for id in one.ids for reader in by.get(f"{one.kind}-{id}", ())}


def dispute(store: Store, part: Part, incident: Incident) -> Dispute:
    """What an incident's reports have on its days or its place, in their words."""
    told = variants_of(incident, part)[:SIDES]
    said = store.judgements.verdicts(incident.events)
    events = store.comparisons.events(sorted({one.told[0] for one in told} | {one.record for one in said}))
    sides = [Side(one.told[0], _words(part, one.value), one.sources, one.by, None) for one in told]
    for event in _given_up(incident, part):
        words = _words(part, _value(part, events[event][1]))
        if words not in [side.words for side in sides]:
            sides.append(Side(event, words, None, (), None))
    shown = (
        replace(side, passage=_passage(part, *events[side.event])) if side.event in events else side for side in sides
    )
    return Dispute(part, incident, tuple(shown), tuple(_opinions(part, said, events)))


def _opinions(part: Part, said: Iterable[Verdict], events: Mapping[str, tuple[Document, Event]]) -> Iterator[Opinion]:
    """What people called right or wrong, each value once."""
    by: dict[tuple[str, bool], dict[str, None]] = {}
    for one in said:
        given = {name: value for name, value in one.corrections if name in PARTS[part]}
        if given and one.record in events:
            found = wording.event_parts(events[one.record][1])
            right = any(given.values())
            told = _days({**found, **given}) if part == "day" else given["place"]
            words = told if right else _words(part, _value(part, events[one.record][1]))
            by.setdefault((words, right), {})[one.by] = None
    return (Opinion(words, right, tuple(readers)) for (words, right), readers in by.items())


def _days(parts: Mapping[str, str]) -> str:
    """The days of a correction, of which a log that was replayed may have had any two."""
    first, last = (date.fromisoformat(told) if (told := parts[name]) else None for name in ("first", "last"))
    if first and last and first <= last < date.max:
        return wording.days(Period(first, last + DAY))
    return " – ".join(wording.one_day(day) or "not known" for day in (first, last))


def _value(part: str, event: Event) -> Any:
    return event.period if part == "day" else event.place


def _words(part: str, value: Any) -> str:
    return wording.days(value) if part == "day" else _place(value) if value else "no place"


def _place(place: Any) -> str:
    return f"{wording.clean(place.name)} ({place.country})" if place.country else wording.clean(place.name)


def _passage(part: Part, document: Document, event: Event) -> Passage:
    if part == "place" and event.place:
        return in_context(document, event.place.evidence)
    return in_sentence(document, event)
