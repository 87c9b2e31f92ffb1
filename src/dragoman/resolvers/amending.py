"""An event as it counts in its incident: as it was found, or as people agree that it should be.

The report has a strike on 3 May; Anna says that it was on the 4th. In the incident it is on the 4th, by Anna; the event
stays as it was found. Where another reader says otherwise, or that the event is right as it is, neither counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from dragoman.accounts import Amendment
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.records import DAY, Actor, Event, Period, Place, Realis, Verdict
from dragoman.wording import clean, event_parts

#: How the days of an event were found that a person gives.
JUDGED = "judged"
#: The parts of a correction that together are one of the event.
DAYS = ("first", "last")

#: By names: whom, or what place, a report of the store calls so.
Called = Callable[[str], Actor | Place | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """An event as it counts; ``by`` says of each part who judged it, ``amendments`` what is otherwise than found."""

    id: str
    type: str
    mode: str | None
    realis: Realis
    period: Period | None
    dated_by: str
    place: Place | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()


def as_found(event: Event) -> Reading:
    """The event as the report has it."""
    actors, recipients = (tuple(one.actor for one in side if one.actor) for side in (event.actors, event.recipients))
    return Reading(
        event.id, event.type, event.mode, event.realis, event.period, event.dated_by, event.place, actors, recipients
    )


def as_judged(event: Event, verdicts: Sequence[Verdict], actor: Called, place: Called) -> Reading:
    """The event with what people agree on; ``actor`` and ``place`` know whom and what the store's reports name."""
    found = event_parts(event)
    agreed = _agreed(found, verdicts)
    read = as_found(event)
    if not agreed:
        return read
    by = {part: who for part, (_, who) in agreed.items()}
    value = {part: told for part, (told, _) in agreed.items()}
    if "type" in value:
        # Of which mode it is has to be said anew: those of one type are not those of another.
        read = replace(read, type=value["type"], mode=event.mode if value["type"] == event.type else None)
    if "mode" in value:
        read = replace(read, mode=value["mode"] or None)
    if "realis" in value:
        read = replace(read, realis=cast("Realis", value["realis"]))
    if days := [part for part in DAYS if part in value]:
        read = replace(read, period=_period({**found, **value}, days), dated_by=JUDGED)
        by["period"] = tuple(sorted({who for part in days for who in by.pop(part)}))
    if "place" in value:
        read = replace(read, place=_place(value["place"], event, place))
    for side in ("actors", "recipients"):
        if side in value:
            told = [_actor(name, getattr(event, side), actor) for name in value[side].split(";") if name.strip()]
            read = replace(read, **{side: tuple(told)})  # type: ignore[arg-type]
    amendments = (Amendment(event.id, part, found[part], told, who) for part, (told, who) in agreed.items())
    return replace(read, by=by, amendments=tuple(amendments))


def _agreed(found: Mapping[str, str], verdicts: Sequence[Verdict]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What all who speak of a part say that it is, and who they are."""
    if any(verdict.ruling == "wrong" for verdict in verdicts):
        return {}
    agreed = {}
    for part, as_it_is in found.items():
        content = any(one.ruling == "right" and part not in dict(one.corrections) for one in verdicts)
        told = {one.by: dict(one.corrections)[part] for one in verdicts if part in dict(one.corrections)}
        values = {clean(value).casefold(): clean(value) for value in told.values()}
        if len(values) == 1 and (not content or as_it_is.casefold() in values):
            agreed[part] = (next(iter(values.values())), tuple(sorted(told)))
    return agreed


def _period(value: Mapping[str, str], said: Sequence[str]) -> Period | None:
    first, last = (date.fromisoformat(value[part]) if value[part] else None for part in DAYS)
    if first and last and last < first:
        # One side was said, and what was found of the other cannot be: it is that one day.
        first = last = first if said == ["first"] else last
    return Period(first, last + DAY if last else None) if first or last else None


def _place(name: str, event: Event, called: Called) -> Place | None:
    """A place by its name: the one that the event or another report means by it, or the likeliest of the gazetteer."""
    if not name:
        return None
    if event.place and clean(event.place.name).casefold() == name.casefold():
        return event.place
    words = event.place.evidence if event.place else event.trigger
    if isinstance(told := called(name), Place):
        return replace(told, evidence=words)
    near = event.place.country if event.place else None
    for one in sorted(load_gazetteer().find(name), key=lambda entry: entry.country != near):
        return Place(words, one.name, one.country, one.latitude, one.longitude, one.precision)
    return Place(words, name, None, None, None, "unknown")


def _actor(name: str, parties: Iterable[object], called: Called) -> Actor:
    """Somebody by name: who is meant by it in the event or in another report, or somebody of that name alone."""
    wanted = clean(name)
    own = (one.actor for one in parties if getattr(one, "actor", None))  # type: ignore[attr-defined]
    for actor in own:
        if clean(actor.name).casefold() == wanted.casefold():
            return cast("Actor", actor)
    told = called(wanted)
    return told if isinstance(told, Actor) else Actor(wanted)
