"""When it happened: the time that the tree ties to the event, or the tightest bound that the report supports.

In "officials said on Tuesday that the two had met on Saturday", Saturday is the day of the meeting and Tuesday
that of the saying; without Saturday the meeting would be dated "not after Tuesday".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.reporting import Reporting
from dragoman.records import DAY, Document, Period, Realis, TimeExpression

BEFORE = ("before", "by", "until", "prior", "ahead", "till")
AFTER = ("after", "since", "following", "from")
CLAIMING = ("ccomp", "parataxis")


@dataclass(frozen=True, slots=True)
class Dating:
    """The days, and how they were found: stated, order, reported-by, publication or none."""

    period: Period | None
    by: str


Placed = tuple[int, TimeExpression]
NO_DATE = Dating(None, "none")


def place_times(
    scenes: Sequence[Scene], times: Sequence[TimeExpression]
) -> Mapping[int, list[tuple[int, TimeExpression]]]:
    """The times of each sentence that mean days, each with the token that heads it in the tree."""
    found: dict[int, list[Placed]] = {}
    left = sorted((time for time in times if time.period is not None), key=lambda time: time.evidence.span.start)
    place = 0
    for scene in scenes:
        while place < len(left) and left[place].evidence.span.start < scene.sentence.span.end:
            time = left[place]
            place += 1
            head = _head(scene, time)
            if head is not None:
                found.setdefault(scene.number, []).append((head, time))
    return found


def _head(scene: Scene, time: TimeExpression) -> int | None:
    inside = [index for index, token in enumerate(scene.tokens) if token.span.overlaps(time.evidence.span)]
    for index in inside:
        if scene.tokens[index].head not in inside:
            return index
    return None


def find_date(hit: Hit, realis: Realis, times: Sequence[Placed], document: Document, reporting: Reporting) -> Dating:
    """The days of one event."""
    said: Period | None = None
    for clause, speaking in _clauses(hit, reporting):
        for head, time in times:
            if time.period is None or not _belongs(hit.scene, head, clause):
                continue
            if speaking and not hit.trigger.speaks:
                said = said or time.period
                continue
            return Dating(_meaning(hit.scene, head, time.period), "stated")
    if realis not in ("actual", "negated"):
        return NO_DATE
    if said is not None and said.end is not None:
        return Dating(Period(None, said.end), "reported-by")
    return Dating(Period(None, document.day + DAY), "publication") if document.day else NO_DATE


def _clauses(hit: Hit, reporting: Reporting) -> Iterator[tuple[int, bool]]:
    """The trigger itself, then the clauses above it, from the nearest; with whether they only tell of it."""
    scene = hit.scene
    yield hit.index, False
    if hit.carrier is not None:
        yield hit.carrier, False
    speaking = False
    for above in scene.sentence.ancestors(hit.predicate):
        token = scene.tokens[above]
        if token.upos in ("VERB", "AUX") or scene.below(above, "cop", "nsubj"):
            speaking = speaking or scene.lemmas[above] in reporting.verbs
            yield above, speaking
        if token.deprel in ("acl:relcl", "parataxis"):
            return


def _belongs(scene: Scene, head: int, clause: int) -> bool:
    """Whether the time hangs on this predicate, directly or inside one of its own phrases."""
    for above in scene.sentence.ancestors(head):
        if above == clause:
            return True
        token = scene.tokens[above]
        if token.upos in ("VERB", "AUX") or token.deprel in ("acl:relcl", "ccomp", "advcl", "parataxis"):
            return False
    return False


def _meaning(scene: Scene, head: int, period: Period) -> Period:
    """ "Before Monday" ends before it, "after Monday" begins with it."""
    case = scene.case(head)
    if case in BEFORE and period.start is not None:
        return Period(None, period.end if case in ("by", "until") else period.start)
    if case == "after" and period.end is not None:
        return Period(period.start, None) if period.start else period
    return period
