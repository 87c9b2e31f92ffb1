"""The day of an event whose own sentence gives none: the likeliest of the days that the report tells, or none.

"Guards met the crowd on Sunday. Three men were led away": on Sunday, as likely as two in three. What may as well be of
another day keeps the bound it had.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from math import log

from dragoman.extractors.dating import Dating, Placed
from dragoman.extractors.dating.verbs import is_aside, was_before
from dragoman.extractors.daysigns import find_days
from dragoman.extractors.drafts import Draft
from dragoman.extractors.scene import Scene
from dragoman.extractors.tolddays import read_days
from dragoman.knowledge.english import English
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Document, Period

# How likely a day must be. From 0.5 on about half of what is chosen anew is right, on reports left out; on the demo
# three of thirteen days are wrong at 0.5, and none of seven at 0.6.
LIKELY = 0.6
# What is told of another year is background.
YEAR = timedelta(days=365)
# What stands behind these was before what is told.
AFTER = frozenset(("after", "since", "following"))
# Of whom it was said on a day that he said something, and who goes on as "he", says that then, too.
SAID_THEN = frozenset(("said past", "by one told of", "time before, one sentence", "time before, of its saying"))
# What was not found by a day of the event's own.
OPEN = frozenset(("publication", "reported-by", "none", "occasion", "order"))


def choose_days(
    document: Document,
    scenes: Sequence[Scene],
    drafts: Sequence[Draft],
    placed: Mapping[int, Sequence[Placed]],
    english: English,
) -> Iterator[Draft]:
    """The drafts, those without a day of their own with the likeliest of those told, where it is likely enough."""
    for draft, found in find_choices(document, scenes, drafts, placed, english.reporting):
        best = _said_on(found) or _likeliest(found, english)
        if best is not None and not _is_aside_only(best, document, drafts):
            today = document.day is not None and best == Period.of_day(document.day)
            draft = replace(draft, dating=Dating(best, "occasion" if today else "story", draft.dating.lasts))
        yield draft


def _said_on(found: Mapping[Period, frozenset[str]]) -> Period | None:
    """The day on which he was said to say something who goes on: "said on Sunday that it holds. He accused them"."""
    return next((day for day, signs in found.items() if signs >= SAID_THEN), None)


def _likeliest(found: Mapping[Period, frozenset[str]], english: English) -> Period | None:
    likely = {day: english.days.odds(signs) for day, signs in found.items()}
    best = max(likely, key=likely.__getitem__, default=None)
    return best if best is not None and likely[best] >= log(LIKELY / (1 - LIKELY)) else None


def find_choices(
    document: Document,
    scenes: Sequence[Scene],
    drafts: Sequence[Draft],
    placed: Mapping[int, Sequence[Placed]],
    reporting: Reporting,
) -> Iterator[tuple[Draft, Mapping[Period, frozenset[str]]]]:
    """Each draft with the days that it may be of and their signs; none where it has one, or is only planned."""
    told = read_days(
        document,
        scenes,
        sorted(drafts, key=lambda draft: (draft.hit.scene.number, draft.hit.index)),
        placed,
        reporting,
    )
    for draft in drafts:
        opened = draft.dating.by in OPEN and draft.realis != "planned" and not _is_behind(draft)
        yield draft, find_days(draft, told) if opened else {}


def _is_aside_only(day: Period, document: Document, drafts: Sequence[Draft]) -> bool:
    """Whether it is a day long past that the report tells by the way alone, to say who or what is meant: "the feast
    that was founded after the raid of 9 May 1972".
    """
    if document.day is None or day.end is None or document.day - day.end < YEAR:
        return False
    told = [draft for draft in drafts if _is_told_of(draft, day)]
    return bool(told) and all(is_aside(draft.hit) for draft in told)


def _is_told_of(draft: Draft, day: Period) -> bool:
    """Whether its own words give it that day, or say that it was over by then: "after the raids of 9 May 1972"."""
    if draft.dating.period is None:
        return False
    over = draft.dating.by == "order" and draft.dating.period == Period(None, day.end)
    return over or (draft.dating.by == "stated" and draft.dating.period == day)


def _is_behind(draft: Draft) -> bool:
    """ "The raid came weeks after shelling had killed nine": what stands after "after" was on no day of the story."""
    scene, predicate = draft.hit.scene, draft.hit.predicate
    if was_before(scene, predicate):
        return True
    above = (draft.hit.index, predicate, *scene.sentence.ancestors(predicate))
    return any(scene.lemmas[mark] in AFTER for word in above for mark in scene.below(word, "mark", "case"))
