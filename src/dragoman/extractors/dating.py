"""When it happened: the time that the tree ties to the event, or the tightest bound that the report supports.

In "officials said on Tuesday that the two had met on Saturday", Saturday is the day of the meeting and Tuesday
that of the saying; without Saturday the meeting would be dated "not after Tuesday".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.reporting import Reporting
from dragoman.records import Document, Period, Realis, TimeExpression

BEFORE = frozenset(("before", "by", "until", "prior", "ahead", "till"))
AFTER = frozenset(("after", "since", "following"))
TOLD = ("ccomp", "parataxis", "xcomp", "advcl", "obj", "obl", "nsubj")


@dataclass(frozen=True, slots=True)
class Dating:
    """The days, and how they were found: stated, occasion, order, reported-by, publication or none.

    ``lasts``: told as begun then and not over, as in "have been held since May".
    """

    period: Period | None
    by: str
    lasts: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A time in its sentence: the token that heads it, the word before it ("since"), and the days."""

    head: int
    before: str
    period: Period


# No sentence that people write has more times than this.
MOST = 40
NO_DATE = Dating(None, "none")
# Longer than a decade is an age and no date: "ties in the 21st century".
LONGEST = timedelta(days=3653)


def place_times(scenes: Sequence[Scene], times: Sequence[TimeExpression]) -> Mapping[int, list[Placed]]:
    """The times of each sentence that mean days, each with the token that heads it in the tree."""
    found: dict[int, list[Placed]] = {}
    left = sorted((time for time in times if time.period is not None), key=lambda time: time.evidence.span.start)
    place = 0
    for scene in scenes:
        while place < len(left) and left[place].evidence.span.start < scene.sentence.span.end:
            time = left[place]
            place += 1
            here = found.setdefault(scene.number, [])
            if len(here) < MOST and (placed := _place(scene, time)) is not None:
                here.append(placed)
    return found


def _place(scene: Scene, time: TimeExpression) -> Placed | None:
    inside = scene.tokens_in(time.evidence.span)
    if not inside or time.period is None or _is_an_age(time.period):
        return None
    head = next((index for index in inside if scene.tokens[index].head not in inside), inside[0])
    first = inside[0] if scene.tokens[inside[0]].upos not in ("ADP", "SCONJ") else inside[0] + 1
    return Placed(head, scene.lemmas[first - 1] if first else "", time.period)


def _is_an_age(period: Period) -> bool:
    """Whether it is too long to date a deed: "ties in the 21st century"."""
    return bool(period.start and period.end and period.end - period.start > LONGEST)


def find_date(hit: Hit, realis: Realis, times: Sequence[Placed], document: Document, reporting: Reporting) -> Dating:
    """The days of one event."""
    said: Period | None = None
    for clause, speaking in _clauses(hit, reporting):
        for time in times:
            if not _belongs(hit.scene, time.head, clause):
                continue
            if speaking and not hit.trigger.speaks:
                said = said or time.period
                continue
            if clause not in (hit.index, hit.predicate) and _is_pluperfect(hit):
                # "On Friday they passed the bill that he had requested": by Friday.
                return Dating(Period(None, time.period.end), "order") if time.period.end else NO_DATE
            lasts = time.before == "since" and _is_perfect(hit)
            return Dating(_up_to_now(_meaning(time), "ongoing" if lasts else realis, document), "stated", lasts)
    if realis != "actual":
        return NO_DATE
    known = said.end if said is not None else None
    return _bounded(_order(hit, times), known, document)


def date_by_occasion(hit: Hit, dating: Dating, occasion: Period | None) -> Dating:
    """The day of the report for what is said at the occasion of which it tells: "The President thanked his guest"."""
    if occasion is None or dating.by != "publication" or not (hit.trigger.speaks or hit.trigger.reciprocal):
        return dating
    return dating if _is_perfect(hit) or _is_pluperfect(hit) else Dating(occasion, "occasion")


def find_occasion(stated: Sequence[Period], times: Sequence[TimeExpression], document: Document) -> Period | None:
    """The day of publication, where the report tells of that day: where the first event that it dates is of that day,
    or where it names no day at all, as a statement or readout does. ``stated``: of what has happened, in order.
    """
    if document.day is None:
        return None
    today = Period.of_day(document.day)
    if stated:
        return today if stated[0] == today else None
    return None if any(time.period is not None for time in times) else today


def _is_perfect(hit: Hit) -> bool:
    scene = hit.scene
    return any(scene.lemmas[child] == "have" and scene.tokens[child].xpos != "VBD" for child in _auxiliaries(hit))


def _is_pluperfect(hit: Hit) -> bool:
    scene = hit.scene
    return any(scene.lemmas[child] == "have" and scene.tokens[child].xpos == "VBD" for child in _auxiliaries(hit))


def _auxiliaries(hit: Hit) -> list[int]:
    return hit.scene.below(hit.predicate, "aux")


def _bounded(order: Period | None, known: date | None, document: Document) -> Dating:
    """What is told as past happened before it was told, and within the order that the sentence gives."""
    told = known or document.day_after
    start, end = (order.start, order.end or told) if order else (None, told)
    if order is not None and (start is None or end is None or start < end):
        return Dating(Period(start, end), "order")
    if told is None:
        return NO_DATE
    return Dating(Period(None, told), "publication" if known is None else "reported-by")


def _order(hit: Hit, times: Sequence[Placed]) -> Period | None:
    """ "After the delegation had left on Saturday": not before Saturday."""
    scene = hit.scene
    for clause in [child for verb in _verbs(hit) for child in scene.below(verb, "advcl", "obl", "nmod")]:
        words = {scene.lemmas[child] for child in scene.below(clause, "mark", "case")}
        for time in times:
            if time.head == clause or clause not in scene.sentence.ancestors(time.head):
                continue
            if words & AFTER and time.period.start is not None:
                return Period(time.period.start, None)
            if words & BEFORE and time.period.end is not None:
                return Period(None, time.period.end)
    return None


def _verbs(hit: Hit) -> list[int]:
    """The event's predicate, and those beside it: "the meeting focused on ... and took place after ..."."""
    scene = hit.scene
    first = hit.predicate if scene.relation(hit.predicate) != "nsubj" else scene.tokens[hit.predicate].head
    return [first, *(child for child in scene.below(first, "conj") if not scene.below(child, "nsubj"))]


def _up_to_now(period: Period, realis: Realis, document: Document) -> Period:
    # "Since October" is still open where the thing goes on, and ends with the report where it is over.
    if realis == "actual" and period.end is None and document.day and period.start and period.start <= document.day:
        return Period(period.start, document.day_after)
    return period


def _clauses(hit: Hit, reporting: Reporting) -> Iterator[tuple[int, bool]]:
    """The trigger itself, then the clauses above it, from the nearest; with whether they only tell of it."""
    scene = hit.scene
    yield hit.index, False
    if hit.carrier is not None:
        yield hit.carrier, False
    speaking, below = False, hit.predicate
    for above in scene.sentence.ancestors(hit.predicate):
        token, link, clause = scene.tokens[above], scene.relation(below), below
        below = above
        if token.upos in ("VERB", "AUX") or scene.below(above, "cop", "nsubj"):
            # "Searched it in August, claiming to have found": the month is of the deed, not of the claim.
            aside = link == "advcl" and scene.lemmas[clause] in reporting.verbs and scene.tokens[clause].xpos == "VBG"
            speaking = (speaking and not aside) or (link in TOLD and scene.lemmas[above] in reporting.verbs)
            yield above, speaking
        if token.deprel in ("acl:relcl", "parataxis"):
            return


def _belongs(scene: Scene, head: int, clause: int) -> bool:
    """Whether the time hangs on this predicate, directly or inside one of its own phrases."""
    for above in _above(scene, head):
        if above == clause:
            return True
        token = scene.tokens[above]
        if token.upos in ("VERB", "AUX") or token.deprel in ("acl:relcl", "ccomp", "advcl", "parataxis"):
            return False
    return False


def _above(scene: Scene, head: int) -> list[int]:
    """The words over a time; "said on Monday that they met" keeps Monday with the saying, whatever the tree has."""
    above = scene.sentence.ancestors(head)
    if above and any(child > head for child in scene.below(above[0], "mark")):
        return above[1:]
    return above


def _meaning(time: Placed) -> Period:
    """ "Before Monday" ends before it, "since October" begins with it."""
    period = time.period
    if time.before in BEFORE and period.start is not None:
        return Period(None, period.end if time.before in ("by", "until", "till") else period.start)
    if time.before in ("since", "after") and period.start is not None:
        return Period(period.start, None)
    return period
