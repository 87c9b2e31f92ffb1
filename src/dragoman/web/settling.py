"""What a reader says of a disputed day or place, as judgements on the events that give it.

Anna called 3 May right, and now calls the 4th right: that is said of an event of the 4th, and what she said of the 3rd
is taken back in the same stroke.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman import wording
from dragoman.accounts import Incident
from dragoman.errors import BadRequest
from dragoman.explaining.verdicts import verdict
from dragoman.records import Verdict
from dragoman.stores import Store
from dragoman.web.disputes import DISPUTED, variants_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says by calling a value right or wrong, and what the same reader said before that it goes against.

    Both are done in one stroke.
    """

    said: tuple[Verdict, ...]
    gone: tuple[Verdict, ...] = ()


def judged(store: Store, part: str, event: str, right: bool, by: str, note: str = "") -> Answer:
    """What ``by`` says by calling the value that an event gives right, or wrong: of whom this has to be said."""
    if right:
        _expect_standing(_own(store, [event], by), [event])
    incident = _incident(store, part, event)
    own = _own(store, incident.events, by)
    value = next((one for one in variants_of(incident, part) if event in one.told), None)
    if not right:
        if value is None:
            raise _nothing_given()
        _expect_standing(own, value.told)
        given = [id for id in value.told if not _is_wrong(own.get(id))]
        return Answer(tuple(_with(own.get(id), id, _nothing(part), by, note) for id in given))
    said = _told(part, value.value) if value else _found(store, part, event)
    before = _without((one for id, one in own.items() if id != event and _says_otherwise(one, said)), said)
    return Answer((_with(own.get(event), event, said, by, note), *before.said), before.gone)


def withdrawn(store: Store, part: str, event: str, by: str) -> Answer:
    """``by`` says nothing any more of the day or the place of what happened."""
    own = _own(store, _incident(store, part, event).events, by)
    return _without((one for one in own.values() if _but(one, _nothing(part)) != dict(one.corrections)), _nothing(part))


def _incident(store: Store, part: str, event: str) -> Incident:
    (incident,) = store.comparisons.incidents_of([event]) or (None,)
    if incident is None or part not in DISPUTED:
        raise _nothing_given()
    return incident


def _own(store: Store, events: Sequence[str], by: str) -> dict[str, Verdict]:
    """What a reader says of these events."""
    return {one.record: one for one in store.judgements.verdicts(events) if one.by == by}


def _found(store: Store, part: str, event: str) -> dict[str, str]:
    """The value that an event was found with, where people say that it is not that."""
    (_, record) = store.comparisons.events([event])[event]
    parts = wording.event_parts(record)
    told = {name: parts[name] for name in _nothing(part)}
    if not any(told.values()):
        raise _nothing_given()
    return told


def _nothing_given() -> BadRequest:
    return BadRequest("event: expected one that gives a day or a place of its incident; load the page again")


def _expect_standing(own: Mapping[str, Verdict], events: Sequence[str]) -> None:
    """An event that a reader has called wrong gives no day and no place, and is left as it was judged."""
    if all(_is_wrong(own.get(id)) for id in events):
        raise BadRequest("event: you have called it wrong; take that back, and then say which day or place is right")


def _is_wrong(own: Verdict | None) -> bool:
    return own is not None and own.ruling == "wrong"


def _told(part: str, value: Any) -> dict[str, str]:
    return wording.first_and_last(value) if part == "day" else {"place": wording.clean(value.name)}


def _nothing(part: str) -> dict[str, str]:
    return {"first": "", "last": ""} if part == "day" else {"place": ""}


def _says_otherwise(own: Verdict, said: Mapping[str, str]) -> bool:
    """Whether a judgement gives these parts another value; that they have none goes with any."""
    given = {part: value for part, value in own.corrections if part in said and value}
    return any(said[part] != value for part, value in given.items())


def _without(those: Iterable[Verdict], said: Mapping[str, str]) -> Answer:
    """These judgements without what they say of some parts; one that says nothing else is gone."""
    kept, gone = [], []
    for own in those:
        if (left := _but(own, said)) or own.ruling == "right":
            kept.append(verdict("event", own.record, own.ruling, own.by, left, own.note))
        else:
            gone.append(own)
    return Answer(tuple(kept), tuple(gone))


def _but(own: Verdict, said: Mapping[str, str]) -> dict[str, str]:
    return {part: value for part, value in own.corrections if part not in said}


def _with(own: Verdict | None, event: str, said: Mapping[str, str], by: str, note: str) -> Verdict:
    """A judgement on a part of an event beside what this reader says of the other parts of it."""
    parts = {**dict(own.corrections if own else ()), **said}
    ruling = "right" if own and own.ruling == "right" else "corrected"
    return verdict("event", event, ruling, by, parts, note or (own.note if own else ""))
