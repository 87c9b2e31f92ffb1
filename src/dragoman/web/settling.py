"""What a reader says of a disputed day or place, as judgements on the events that give it.

Anna called 3 May right, and now calls the 4th right: that is said of an event of the 4th, and what she said of the 3rd
is taken back in the same stroke.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman import wording
from dragoman.errors import BadRequest
from dragoman.explaining.verdicts import verdict
from dragoman.records import Verdict
from dragoman.stores import Store
from dragoman.web.disputes import variants_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says by calling a value right or wrong, and what the same reader said before that it goes against.

    Both are done in one stroke.
    """

    said: tuple[Verdict, ...]
    gone: tuple[Verdict, ...] = ()


def judged(store: Store, part: str, event: str, right: bool, by: str, note: str = "") -> Answer:
    """What ``by`` says by calling the value that an event gives right, or wrong: of whom this has to be said."""
    own = {one.record: one for one in store.judgements.verdicts([event]) if one.by == by}
    if right:
        _expect_standing(own, [event])
    (incident,) = store.comparisons.incidents_of([event]) or (None,)
    told = variants_of(incident, part) if incident and part in ("day", "place") else ()
    value = next((one for one in told if event in one.told), None)
    if incident is None or value is None:
        raise BadRequest("event: expected one that gives a day or a place of its incident; load the page again")
    own = {one.record: one for one in store.judgements.verdicts(incident.events) if one.by == by}
    if not right:
        _expect_standing(own, value.told)
        given = [id for id in value.told if not _is_wrong(own.get(id))]
        return Answer(tuple(_with(own.get(id), id, _nothing(part), by, note) for id in given))
    said = _told(part, value.value)
    against = [one for id, one in own.items() if id != event and _says_otherwise(one, said)]
    left = tuple(_without(one, said) for one in against if _but(one, said))
    gone = tuple(one for one in against if not _but(one, said))
    return Answer((_with(own.get(event), event, said, by, note), *left), gone)


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


def _without(own: Verdict, said: Mapping[str, str]) -> Verdict:
    """A judgement as it is without what it says of these parts."""
    return verdict("event", own.record, "corrected", own.by, _but(own, said), own.note)


def _but(own: Verdict, said: Mapping[str, str]) -> dict[str, str]:
    return {part: value for part, value in own.corrections if part not in said}


def _with(own: Verdict | None, event: str, said: Mapping[str, str], by: str, note: str) -> Verdict:
    """A judgement on a part of an event beside what this reader says of the other parts of it."""
    parts = {**dict(own.corrections if own else ()), **said}
    return verdict("event", event, "corrected", by, parts, note or (own.note if own else ""))
