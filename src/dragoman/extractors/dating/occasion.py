"""The day of the report itself: for what is said at the occasion of which it tells, or as it appears."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.extractors.dating.days import Dating
from dragoman.extractors.dating.verbs import is_added, is_perfect, is_pluperfect, is_present
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.modality import Modality
from dragoman.records import DAY, Document, Period, TimeExpression

# What a report tells of as news is not older, in days.
NEWS = 21
# Words for what was before the occasion, and for that in which it comes up.
EARLIER = frozenset(("recent", "previous", "earlier", "past", "last", "former", "existing"))
MATTERS = frozenset(("context", "framework", "implementation", "anniversary", "basis", "outcome", "course", "under"))
# How many days an occasion lasts at most.
FEW = 3


def date_by_occasion(hit: Hit, dating: Dating, occasion: Period | None, modality: Modality) -> Dating:
    """The day of the report for what is said at the occasion of which it tells: "The President thanked his guest".

    What is said in the present tense ("we demand", "we continue to urge") is said as the report appears.
    """
    if dating.by != "publication" or not (hit.trigger.speaks or hit.trigger.reciprocal):
        return dating
    says = hit.trigger.speaks and hit.scene.lemmas[hit.predicate] not in modality.undergo
    if says and is_present(hit) and dating.period and dating.period.end:
        return Dating(Period.of_day(dating.period.end - DAY), "occasion")
    background = is_perfect(hit) or is_pluperfect(hit) or is_added(hit) or _is_mentioned(hit)
    return dating if occasion is None or background else Dating(occasion, "occasion")


def _is_mentioned(hit: Hit) -> bool:
    """ "In the context of recent talks", "the implementation of agreements": what is spoken of was there before."""
    scene = hit.scene
    if hit.predicate != hit.index or scene.tokens[hit.index].upos != "NOUN":
        return False
    before = EARLIER.intersection(scene.lemmas[child] for child in scene.below(hit.index, "amod"))
    return bool(before) or scene.lemmas[scene.tokens[hit.index].head] in MATTERS


def find_occasion(
    stated: Sequence[Period], times: Sequence[TimeExpression], document: Document, meeting: bool = False
) -> Period | None:
    """The day of publication, where the report tells of that day: where the first event that it dates is of that day,
    or where no day of the weeks before it is named, as in a statement or readout; else that of the ``meeting`` with
    which it begins, where it tells of no other day. ``stated``: of what has happened, in order.
    """
    if document.day is None:
        return None
    today = Period.of_day(document.day)
    recent = [period for period in stated if period.start is None or _is_recent(period, document.day)]
    told = [time.period for time in times if time.period and _is_recent(time.period, document.day)]
    if recent:
        told_alone = meeting and all(period in (recent[0], today) for period in (*recent, *told))
        return recent[0] if recent[0] == today or told_alone else None
    return today if all(period == today for period in told) else None


def _is_recent(period: Period, day: date) -> bool:
    """Whether it is of a day or two of the last weeks; a month or a feast of many days is no occasion of a report."""
    if period.start is None or period.end is None or (period.end - period.start).days > FEW:
        return False
    return day.toordinal() - NEWS < period.start.toordinal() <= day.toordinal()
