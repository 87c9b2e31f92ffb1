"""Disputed days and places: incidents whose reports cannot all be right, and what a person says of that.

Two papers have a strike on 3 May, one on the 4th. That the 3rd is right is said of an event that has it, and that it is
wrong of each that has it: a judgement on events, as all are, which holds in a store that is built anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from dragoman import wording
from dragoman.accounts import Incident, Variant, standing
from dragoman.explaining import doubts
from dragoman.explaining.doubts import Doubt
from dragoman.records import Document, Event
from dragoman.stores import IncidentQuery, Store
from dragoman.stores.doubtful import OF_PEOPLE
from dragoman.web.passages import Passage, in_context, in_sentence

#: Incidents that are looked through for each, those of most sources first.
LOOKED_THROUGH = 500
#: So many of what is told are set beside one another.
SIDES = 6

Part = Literal["day", "place"]
#: What of the queue is a dispute.
DISPUTED = get_args(Part)


@dataclass(frozen=True, slots=True)
class Side:
    """A value that some reports give: an event that does, and its words."""

    event: str
    words: str
    sources: int
    by: tuple[str, ...]
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the reports of an incident have on one part of it, the best first."""

    part: Part
    incident: Incident
    sides: tuple[Side, ...]


def variants_of(incident: Incident, part: str) -> Sequence[Variant[Any]]:
    """What is told of the days or the place of an incident."""
    return incident.periods if part == "day" else incident.places


def find_disputes(store: Store) -> Iterator[Doubt]:
    """Where reports are at odds on days or places, with the first event that gives each value."""
    for part, name in (("day", "days"), ("place", "places")):
        asked = IncidentQuery(disputed=name, order="sources", limit=LOOKED_THROUGH)  # type: ignore[arg-type]
        for incident in store.comparisons.incidents(asked):
            told = standing(variants_of(incident, part))[:SIDES]
            people = (count.high or count.low or 0 for count in incident.counts if count.measure in OF_PEOPLE)
            yield Doubt(
                cast("Part", part),
                tuple(one.told[0] for one in told),
                doubts.of_rivals([one.sources for one in told]),
                incident.sources,
                max(people, default=0),
            )


def disputes_of(event: str, parts: Collection[str]) -> Iterator[str]:
    """What of the queue somebody answers who says that these parts of an event should be otherwise."""
    if "first" in parts or "last" in parts:
        yield f"day-{event}"
    if "place" in parts:
        yield f"place-{event}"


def readers_of(one: Doubt, by: Mapping[str, set[str]]) -> set[str]:
    """Who has judged something of the queue; a dispute is judged with any event of it."""
    if one.kind not in ("day", "place"):
        return by.get(one.key, set())
    return {reader for id in one.ids for reader in by.get(f"{one.kind}-{id}", ())}


def dispute(store: Store, part: Part, incident: Incident) -> Dispute:
    """What an incident's reports have on its days or its place, in their words."""
    told = variants_of(incident, part)[:SIDES]
    events = store.comparisons.events([one.told[0] for one in told])
    words: Callable[[Any], str] = wording.days if part == "day" else _place
    return Dispute(
        part,
        incident,
        tuple(
            Side(
                one.told[0],
                words(one.value),
                one.sources,
                one.by,
                _passage(part, *events[one.told[0]]) if one.told[0] in events else None,
            )
            for one in told
        ),
    )


def _place(place: Any) -> str:
    return f"{wording.clean(place.name)} ({place.country})" if place.country else wording.clean(place.name)


def _passage(part: Part, document: Document, event: Event) -> Passage:
    if part == "place" and event.place:
        return in_context(document, event.place.evidence)
    return in_sentence(document, event)
