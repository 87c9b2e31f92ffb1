"""When it happened: the time that the tree ties to the event, or the tightest bound that the report supports.

In "officials said on Tuesday that the two had met on Saturday", Saturday is the day of the meeting and Tuesday
that of the saying; without Saturday the meeting would be dated "not after Tuesday".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.extractors.dating.attachment import (
    belongs,
    clauses,
    shared_clauses,
    time_of_document,
    time_told_of,
)
from dragoman.extractors.dating.bounds import (
    begins,
    beside,
    ends,
    goes_on_from,
    is_done_by_saying,
    meaning,
    order,
    outlasts,
    over,
)
from dragoman.extractors.dating.counted import begun, remembered, years_before
from dragoman.extractors.dating.placing import Placed
from dragoman.extractors.dating.verbs import (
    is_ahead,
    is_aside,
    is_perfect,
    is_pluperfect,
    is_within_a_pact,
    was_before,
)
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Document, Period, Realis


@dataclass(frozen=True, slots=True)
class Dating:
    """The days, and how they were found: stated, order, reported-by, story, occasion, publication or none.

    ``lasts``: told as begun then and not over, as in "have been held since May". ``history``: the days of a war of
    history, by its name.
    """

    period: Period | None
    by: str
    lasts: bool = False
    history: bool = False


NO_DATE = Dating(None, "none")


def find_stated(hit: Hit, times: Sequence[Placed], document: Document, reporting: Reporting) -> Period | None:
    """The days that the words of its sentence give an event, whether it has happened then or is only to come."""
    told = find_date(hit, "hypothetical", times, document, reporting)
    return told.period if told.by == "stated" else None


def find_date(
    hit: Hit,
    realis: Realis,
    times: Sequence[Placed],
    document: Document,
    reporting: Reporting,
    heading: Placed | None = None,
) -> Dating:
    """The days of one event, by the times of its own sentence, or the ``heading`` of its paragraph; with none, by the
    day it was told.
    """
    if (first := begun(hit, times, document)) is not None:
        return Dating(Period(first, None), "stated", lasts=True)
    said: Period | None = None
    told = False
    if (then := time_told_of(hit, times) or time_of_document(hit, times)) is not None:
        return Dating(then.period, "stated")
    anniversary = remembered(hit)
    for clause, speaking in clauses(hit, reporting):
        if anniversary is not None and clause != hit.index:
            # "Sunday marks the tenth anniversary of the bombing": on Sunday nobody bombs.
            if year := years_before(hit, anniversary, times, document.day):
                return Dating(year, "stated")
            return _bounded(None, None, document) if realis == "actual" else NO_DATE
        told = told or speaking
        for time in _tightest([time for time in times if belongs(hit, time.head, clause, times, reporting)]):
            if (realis == "actual" and _is_to_come(time, document)) or (realis == "ongoing" and outlasts(hit, clause)):
                continue
            if realis == "actual" and _is_apart(hit, clause):
                continue
            if not speaking or is_done_by_saying(hit):
                return _dated(hit, clause, time, realis, document)
            said = said or time.period
    if said is None and realis == "actual":
        if (shared := _shared(hit, times, document, reporting)) is not None:
            return shared
        if heading is not None and not _is_to_come(heading, document):
            if not told and _is_headed(hit, heading, times):
                return Dating(heading.period, "stated")
            said = heading.period if told else None
    if realis == "ongoing" and is_perfect(hit) and (since := order(hit, times)) and since.start:
        return Dating(over(since, realis, document), "order", lasts=True)  # "at war since the port fell in May"
    if realis != "actual":
        return NO_DATE
    return _bounded(order(hit, times), said.end if said is not None else None, document)


def _shared(hit: Hit, times: Sequence[Placed], document: Document, reporting: Reporting) -> Dating | None:
    """By the time of a clause that is told as of one time with the event's own."""
    for clause in shared_clauses(hit):
        for time in times:
            behind = time.head > clause and not _is_to_come(time, document)
            if behind and belongs(hit, time.head, clause, times, reporting):
                return _dated(hit, clause, time, "actual", document)
    return None


def _is_headed(hit: Hit, heading: Placed, times: Sequence[Placed]) -> bool:
    """Whether it is what an entry under a heading tells, and not the background of it."""
    first = heading.last if heading in times else -1
    return not is_perfect(hit) and not is_pluperfect(hit) and not is_aside(hit, first)


def _tightest(times: list[Placed]) -> list[Placed]:
    """The times of a clause, those within another before it: "next month, on 2 August"."""
    return sorted(times, key=lambda time: sum(_is_within(other.period, time.period) for other in times))


def _is_within(inner: Period, outer: Period) -> bool:
    if inner == outer or inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def _is_to_come(time: Placed, document: Document) -> bool:
    """What has happened did not happen after it was reported."""
    return bool(document.day and time.period.start and time.period.start > document.day)


def _is_apart(hit: Hit, clause: int) -> bool:
    """Whether what was done is told only to say whom or what a verb means that tells of what is to come: "people will
    be taken today from towns hit by shelling".
    """
    scene = hit.scene
    if clause not in scene.sentence.ancestors(hit.predicate) or not is_ahead(scene, clause):
        return False
    return clause not in (hit.index, hit.carrier, hit.happens)


def _dated(hit: Hit, clause: int, time: Placed, realis: Realis, document: Document) -> Dating:
    """By a time that belongs to a clause of the event."""
    if (bound := beside(hit, clause, time.period)) is not None:
        return Dating(bound, "order")
    told_by = clause in hit.scene.sentence.ancestors(hit.predicate) and clause not in (hit.carrier, hit.happens)
    if told_by and time.period.end and was_before(hit.scene, hit.predicate, clause):
        return NO_DATE if realis != "actual" else Dating(Period(None, time.period.end), "order")
    beside_it = hit.scene.relation(hit.predicate) == "conj" and hit.scene.tokens[hit.predicate].head == clause
    before = is_pluperfect(hit) or is_within_a_pact(hit, clause)
    if clause not in (hit.index, hit.predicate) and not beside_it and before:
        # "On Friday they passed the bill that he had requested": by Friday.
        return Dating(Period(None, time.period.end), "order") if time.period.end else NO_DATE
    meant = meaning(time, hit)
    if ends(hit) and meant.end:
        return Dating(Period(None, meant.end), "order")
    if begins(hit, clause, realis) and meant.start and meant.end:
        return Dating(Period(meant.start, None), "stated")
    if meant.start is None:
        return Dating(meant, "order")
    if goes_on_from(time, realis):
        return Dating(over(Period(meant.start, None), realis, document), "stated")
    if time.range:
        return Dating(meant, "stated")
    lasts = time.before == "since" and (is_perfect(hit) or is_perfect(hit, clause))
    return Dating(over(meant, "actual" if lasts else realis, document), "stated", lasts)


def _bounded(within: Period | None, known: date | None, document: Document) -> Dating:
    """What is told as past happened before it was told, and within the order that the sentence gives."""
    told = min((day for day in (known, document.day_after) if day), default=None)
    start, end = (within.start, within.end or told) if within else (None, told)
    if within is not None and (start is None or end is None or start < end):
        return Dating(Period(start, end), "order")
    if told is None:
        return NO_DATE
    return Dating(Period(None, told), "publication" if known is None else "reported-by")
