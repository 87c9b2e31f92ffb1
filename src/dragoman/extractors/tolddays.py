"""What a report tells of days: its events that have one, its times, and where its paragraphs begin.

``daysigns.py`` looks here for the day of an event whose own sentence gives none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extractors.dating import Placed
from dragoman.extractors.drafts import Draft
from dragoman.extractors.scene import Scene
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Document, Period

# A week is no day of a story, in days.
LONGEST = 3


@dataclass(frozen=True, slots=True)
class Told:
    """events: those that state a day, in order, with their ``places`` and ``by_type``; carried: those that have one by
    the story or the occasion; times: days with the number of their sentence and whether something is said then;
    numbers: of the sentences of the times; said: who is named where something is said then; days: all of them;
    paragraphs: of which paragraph each sentence is.
    """

    document: Document
    paragraphs: Sequence[int]
    events: Sequence[Draft]
    places: Sequence[tuple[int, int]]
    times: Sequence[tuple[int, Placed, bool]]
    numbers: Sequence[int]
    days: frozenset[Period]
    by_type: Mapping[str, Sequence[Draft]]
    carried: Sequence[Draft]
    said: Sequence[frozenset[str]]


def read_days(
    document: Document,
    scenes: Sequence[Scene],
    drafts: Sequence[Draft],
    placed: Mapping[int, Sequence[Placed]],
    reporting: Reporting,
) -> Told:
    """The days of a report; ``drafts`` in the order of the text."""
    events = [draft for draft in drafts if draft.dating.by == "stated" and _is_done(draft)]
    by_type: dict[str, list[Draft]] = defaultdict(list)
    for draft in events:
        by_type[draft.type].append(draft)
    times = [
        (number, time, _is_of_saying(scenes[number], time, reporting))
        for number in sorted(placed)
        for time in placed[number]
        if _is_a_day(time.period) and not _is_to_come(time.period, document)
    ]
    carried = [draft for draft in drafts if draft.dating.by in ("story", "occasion") and _is_done(draft)]
    said = [frozenset(_named_in(scenes[number])) if of_saying else frozenset() for number, _, of_saying in times]
    return Told(
        document=document,
        paragraphs=_paragraphs(document, scenes),
        events=events,
        places=[place_of(draft) for draft in events],
        times=times,
        numbers=[number for number, _, _ in times],
        days=frozenset(time.period for _, time, _ in times),
        by_type=by_type,
        carried=carried,
        said=said,
    )


def _named_in(scene: Scene) -> Iterator[str]:
    """Those who are named in a sentence: one of them says it."""
    for here in scene.mentions.values():
        yield from (one.actor.id or one.actor.name for one in here if one.actor)


def place_of(draft: Draft) -> tuple[int, int]:
    """Where it is told: sentence and word."""
    return draft.hit.scene.number, draft.hit.index


def _is_done(draft: Draft) -> bool:
    return draft.realis == "actual" and draft.dating.period is not None and _is_a_day(draft.dating.period)


def _is_a_day(period: Period) -> bool:
    return period.start is not None and period.end is not None and (period.end - period.start).days <= LONGEST


def _is_to_come(period: Period, document: Document) -> bool:
    return bool(document.day and period.start and period.start > document.day)


def _is_of_saying(scene: Scene, time: Placed, reporting: Reporting) -> bool:
    """ "Said on Monday": the day of the saying."""
    above = scene.tokens[time.head].head
    return above >= 0 and scene.lemmas[above] in reporting.verbs


def _paragraphs(document: Document, scenes: Sequence[Scene]) -> list[int]:
    numbers, end, number = [], 0, 0
    for scene in scenes:
        number += "\n" in document.text[end : scene.sentence.span.start]
        end = scene.sentence.span.end
        numbers.append(number)
    return numbers
