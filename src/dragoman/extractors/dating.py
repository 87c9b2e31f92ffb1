"""When it happened: the time that the tree ties to the event, or the tightest bound that the report supports.

In "officials said on Tuesday that the two had met on Saturday", Saturday is the day of the meeting and Tuesday
that of the saying; without Saturday the meeting would be dated "not after Tuesday".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.reporting import Reporting
from dragoman.records import DAY, Document, Period, Realis, TimeExpression

BEFORE = frozenset(("before", "by", "until", "prior", "ahead", "till"))
AFTER = frozenset(("after", "since", "following"))
TOLD = ("ccomp", "parataxis", "xcomp", "advcl", "obj", "obl", "nsubj")
# "It was cited when he stepped down": these clauses are of the time of the verb over them.
SAME_TIME = frozenset(("when", "as", "while"))
# How a time hangs on a noun that it belongs to, and not to the verb over both: "yesterday's act", "the 2009 crash".
OWN = ("nmod:poss", "compound", "amod", "nummod", "nmod:unmarked", "nmod:desc")
HOLDING = frozenset(("hold", "sign", "reach", "conclude", "stage", "carry", "conduct", "launch", "make"))
DECLARING = frozenset(("announce", "declare", "proclaim", "unveil", "pronounce"))
# What is done for, over or against a deed comes after it.
OCCASIONED = frozenset(("for", "over", "against", "about"))
# What is done at an occasion is done on its day: "they agreed in Monday's talks".
AT = frozenset(("in", "at", "during", "on", "amid"))
# "Talks, beginning Friday, ...": the verb is no deed of its own.
STARTING = frozenset(("begin", "start"))


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
    """A time in its sentence: the token that heads it, the word before it ("since"), the days, its first and last
    token.
    """

    head: int
    before: str
    period: Period
    first: int = 0
    last: int = 0


# No sentence that people write has more times than this.
MOST = 40
NO_DATE = Dating(None, "none")
# What a report tells of as news is not older.
NEWS = timedelta(weeks=3)
ENDING = frozenset(("conclude", "end", "finish", "complete", "close"))
OPENING = frozenset(("begin", "start", "open", "resume"))
# Longer than a decade is an age and no date: "ties in the 21st century".
LONGEST = timedelta(days=3653)


def place_times(scenes: Sequence[Scene], times: Sequence[TimeExpression]) -> Mapping[int, list[Placed]]:
    """The times of each sentence that mean days, each with the token that heads it in the tree; "from 3 May to 5 May"
    is one.
    """
    found: dict[int, list[Placed]] = {}
    left = sorted((time for time in times if time.period is not None), key=lambda time: time.evidence.span.start)
    place = 0
    for scene in scenes:
        while place < len(left) and left[place].evidence.span.start < scene.sentence.span.end:
            time = left[place]
            place += 1
            here = found.setdefault(scene.number, [])
            if len(here) >= MOST or (placed := _place(scene, time)) is None:
                continue
            if here and _is_range(scene, here[-1], placed):
                period = Period(here[-1].period.start, placed.period.end)
                here[-1] = replace(here[-1], before="", period=period, last=placed.last)
            else:
                here.append(placed)
    return found


def _is_range(scene: Scene, first: Placed, second: Placed) -> bool:
    """ "From 2011 to 2014", "between Monday and Friday"."""
    start, end = first.period.start, second.period.end
    between = scene.lemmas[first.last + 1 : second.first]
    joined = {"from": ("to", "until", "till", "through"), "between": ("and",)}.get(first.before, ())
    return bool(start and end and start < end) and len(between) == 1 and between[0] in joined


def _place(scene: Scene, time: TimeExpression) -> Placed | None:
    inside = scene.tokens_in(time.evidence.span)
    if not inside or time.period is None or _is_an_age(time.period):
        return None
    head = next((index for index in inside if scene.tokens[index].head not in inside), inside[0])
    first = inside[0] if scene.tokens[inside[0]].upos not in ("ADP", "SCONJ") else inside[0] + 1
    before = scene.lemmas[first - 1] if first else ""
    before = "as of" if before == "of" and first > 1 and scene.lemmas[first - 2] == "as" else before
    return Placed(head, before, time.period, first, inside[-1])


def _is_an_age(period: Period) -> bool:
    """Whether it is too long to date a deed: "ties in the 21st century"."""
    return bool(period.start and period.end and period.end - period.start > LONGEST)


def find_date(hit: Hit, realis: Realis, times: Sequence[Placed], document: Document, reporting: Reporting) -> Dating:
    """The days of one event."""
    said: Period | None = None
    for clause, speaking in _clauses(hit, reporting):
        for time in times:
            if not _belongs(hit, time.head, clause, times):
                continue
            if speaking and not _is_done_by_saying(hit):
                said = said or time.period
                continue
            if (bound := _beside(hit, clause, time.period)) is not None:
                return Dating(bound, "order")
            if clause not in (hit.index, hit.predicate) and is_pluperfect(hit):
                # "On Friday they passed the bill that he had requested": by Friday.
                return Dating(Period(None, time.period.end), "order") if time.period.end else NO_DATE
            lasts = time.before == "since" and is_perfect(hit)
            meant = _meaning(time, hit)
            if _ends(hit) and meant.end:
                return Dating(Period(None, meant.end), "order")
            if _begins(hit, clause, realis) and meant.start and meant.end:
                return Dating(Period(meant.start, None), "stated")
            return Dating(_over(meant, "actual" if lasts else realis, document), "stated", lasts)
    if realis == "ongoing" and is_perfect(hit) and (order := _order(hit, times)) and order.start:
        return Dating(_over(order, "actual", document), "order", True)  # "at war since the city fell in 2014"
    if realis != "actual":
        return NO_DATE
    known = said.end if said is not None else None
    return _bounded(_order(hit, times), known, document)


def _ends(hit: Hit) -> bool:
    """ "Concluded the visit on Friday", "the siege ended on Friday": it was over by then."""
    scene = hit.scene
    over = hit.predicate if hit.predicate != hit.index else scene.tokens[hit.index].head
    named = scene.tokens[hit.index].upos == "NOUN" and scene.relation(hit.index) in ("obj", "nsubj")
    return named and over >= 0 and scene.lemmas[over] in ENDING


def _begins(hit: Hit, clause: int, realis: Realis) -> bool:
    """ "Began an offensive", "the talks are to open on Monday": from then on."""
    scene = hit.scene
    if realis == "planned":
        return clause in _planned_clauses(hit) and scene.lemmas[clause] in OPENING
    over = hit.predicate if hit.predicate != hit.index else scene.tokens[hit.index].head
    named = scene.tokens[hit.index].upos == "NOUN" and scene.relation(hit.index) in ("obj", "nsubj")
    return named and over >= 0 and scene.lemmas[over] in STARTING


def _is_done_by_saying(hit: Hit) -> bool:
    """ "Announced sanctions on Friday", "said on Friday that it rejects the plan": to say so is to do it.

    "Said in December that it agreed to the plan" tells of what it did before.
    """
    scene = hit.scene
    if hit.trigger.speaks:
        return scene.tokens[hit.predicate].xpos != "VBD" or scene.relation(hit.predicate) != "ccomp"
    above = scene.tokens[hit.index].head
    return scene.relation(hit.index) == "obj" and above >= 0 and scene.lemmas[above] in DECLARING


def _beside(hit: Hit, clause: int, period: Period) -> Period | None:
    """What a date of the verb above says of a noun that only stands beside it: it was over, or is still to come.

    "Retaken in 2016 following heavy bombing", "was sentenced on Friday for the murder", "left on Monday before the
    raid"; None where the event shares the date, as one "in an attack" does.
    """
    scene = hit.scene
    if scene.tokens[hit.index].upos != "NOUN" or clause not in scene.sentence.ancestors(hit.predicate):
        return None
    case = scene.case(hit.predicate)
    if case in AFTER or (case in OCCASIONED and scene.relation(hit.predicate) == "obl"):
        return Period(None, period.end) if period.end else None
    if case in BEFORE:
        return Period(period.start, None) if period.start else None
    return None


def date_by_occasion(hit: Hit, dating: Dating, occasion: Period | None, reporting: Reporting) -> Dating:
    """The day of the report for what is said at the occasion of which it tells: "The President thanked his guest".

    What is said in the present tense ("we demand", "we continue to urge") is said as the report appears.
    """
    if dating.by != "publication" or not (hit.trigger.speaks or hit.trigger.reciprocal):
        return dating
    says = hit.trigger.speaks and hit.scene.lemmas[hit.predicate] in reporting.verbs
    if says and _is_present(hit) and dating.period and dating.period.end:
        return Dating(Period.of_day(dating.period.end - DAY), "occasion")
    return dating if occasion is None or is_perfect(hit) or is_pluperfect(hit) else Dating(occasion, "occasion")


def _is_present(hit: Hit) -> bool:
    token = hit.scene.tokens[hit.predicate]
    if token.xpos == "VB" and token.deprel == "xcomp":
        token = hit.scene.tokens[token.head]
    return token.xpos in ("VBP", "VBZ")


def find_occasion(stated: Sequence[Period], times: Sequence[TimeExpression], document: Document) -> Period | None:
    """The day of publication, where the report tells of that day: where the first event that it dates is of that day,
    or where no day of the weeks before it is named, as in a statement or readout. ``stated``: of what has happened, in
    order.
    """
    if document.day is None:
        return None
    today = Period.of_day(document.day)
    near = document.day - NEWS
    recent = [period for period in stated if period.start is None or period.start > near]
    if recent:
        return today if recent[0] == today else None
    told = (time.period for time in times if time.period and time.period != today)
    return None if any(day.end and near < day.end and day.start and day.start < document.day for day in told) else today


def is_perfect(hit: Hit) -> bool:
    scene = hit.scene
    return any(scene.lemmas[child] == "have" and scene.tokens[child].xpos != "VBD" for child in _auxiliaries(hit))


def is_pluperfect(hit: Hit) -> bool:
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


def _over(period: Period, realis: Realis, document: Document) -> Period:
    # "Since October" is still open where the thing goes on, and ends with the report where it is over; what goes on
    # and is told with a day long past began on it.
    if realis in ("actual", "ongoing") and period.end is None and document.day and period.start and period.start <= document.day:
        return Period(period.start, document.day_after)
    if realis == "ongoing" and period.start and period.end and document.day and period.end <= document.day:
        return Period(period.start, None)
    return period


def _clauses(hit: Hit, reporting: Reporting) -> Iterator[tuple[int, bool]]:
    """The trigger itself, then the clauses that hang on it or hold it, from the nearest; with whether they only tell.

    "The meeting that was held on Friday", "an agreement made yesterday", "the talks took place on Monday".
    """
    scene = hit.scene
    yield hit.index, False
    for own in (hit.carrier, hit.happens):
        if own is not None:
            yield own, False
    if scene.relation(hit.index) == "conj" and scene.tokens[hit.index].upos == "NOUN":
        yield scene.tokens[hit.index].head, False  # "the January 19 ceasefire and exchange agreement"
    for clause in _own_clauses(hit):
        yield clause, scene.lemmas[clause] in reporting.verbs
    for clause in _planned_clauses(hit):
        yield clause, False
    speaking, below = False, hit.predicate
    for above in scene.sentence.ancestors(hit.predicate):
        token, link, clause = scene.tokens[above], scene.relation(below), below
        below = above
        if token.upos in ("VERB", "AUX") or scene.below(above, "cop", "nsubj"):
            # "Searched it in August, claiming to have found": the month is of the deed, not of the claim.
            aside = link == "advcl" and scene.lemmas[clause] in reporting.verbs and scene.tokens[clause].xpos == "VBG"
            beside = link == "advcl" and any(
                scene.lemmas[word] in SAME_TIME for word in scene.below(clause, "mark", "advmod")
            )
            told = link in TOLD and not beside and scene.lemmas[above] in reporting.verbs
            speaking = (speaking and not aside) or told
            yield above, speaking
        if token.deprel in ("acl:relcl", "parataxis"):
            return


def _planned_clauses(hit: Hit) -> list[int]:
    """ "The meeting is set to open tomorrow", "talks are expected to be held on Friday"."""
    scene = hit.scene
    if scene.tokens[hit.index].upos != "NOUN" or scene.relation(hit.index) != "nsubj":
        return []
    return [clause for clause in scene.below(scene.tokens[hit.index].head, "xcomp") if scene.below(clause, "mark")]


def _own_clauses(hit: Hit) -> list[int]:
    """The participles and relative clauses of a noun, or of the last noun of its row, whose subject it is."""
    scene = hit.scene
    if hit.trigger.part != "noun" and scene.tokens[hit.index].upos != "NOUN":
        return []
    row = [hit.index, *scene.below(hit.index, "conj")]
    clauses = [clause for noun in row for clause in scene.below(noun, "acl", "acl:relcl")]
    return [*(clause for clause in clauses if _tells_of_its_noun(scene, clause)), *_held(scene, hit.index)]


def _held(scene: Scene, noun: int) -> list[int]:
    """ "The meeting of the Council held in Paris": the participle hangs on the last noun, and means the first."""
    inner = [below for child in scene.below(noun, "nmod") for below in scene.below(child, "acl")]
    return [clause for clause in inner if scene.lemmas[clause] in HOLDING and scene.tokens[clause].xpos == "VBN"]


def _tells_of_its_noun(scene: Scene, clause: int) -> bool:
    if scene.tokens[clause].deprel == "acl":
        return scene.tokens[clause].xpos in ("VBN", "VBG") or bool(scene.below(clause, "aux:pass"))
    subjects = scene.below(clause, "nsubj", "nsubj:pass")
    if not subjects:
        return scene.tokens[clause].xpos == "VBN"
    return any(scene.lemmas[subject] in ("that", "which") for subject in subjects)


def _belongs(hit: Hit, head: int, clause: int, times: Sequence[Placed]) -> bool:
    """Whether the time hangs on this predicate, directly or inside one of its own phrases."""
    scene, below = hit.scene, head
    if clause == hit.index and (_is_beside_noun(hit, head) or _is_left_over(hit, head, times)):
        return True
    for above in _above(scene, head):
        if above == clause:
            return True
        token = scene.tokens[above]
        if token.deprel in ("acl", "advcl", "xcomp") and scene.lemmas[above] in STARTING:
            below = above
            continue
        if token.upos in ("VERB", "AUX") or token.deprel in ("acl:relcl", "ccomp", "advcl", "parataxis"):
            return False
        inside = clause == hit.index and scene.relation(above) in ("compound", "conj", "amod", "appos")
        if above not in hit.words and above != hit.index and not inside and _keeps(scene, below, above):
            return False
        below = above
    return False


def _is_beside_noun(hit: Hit, head: int) -> bool:
    """ "Condemns the attacks today in the port": a day without a preposition, right behind the noun."""
    scene = hit.scene
    behind = head - 1 == hit.index or (head - 2 == hit.index and scene.tokens[head - 1].upos in ("ADJ", "DET"))
    return behind and scene.tokens[hit.index].upos == "NOUN" and scene.case(head) == ""


def _is_left_over(hit: Hit, head: int, times: Sequence[Placed]) -> bool:
    """ "On Monday they charged him with the murder in January": the verb has its day, so January is the noun's."""
    scene, above = hit.scene, hit.scene.tokens[head].head
    if scene.tokens[hit.index].upos != "NOUN" or hit.carrier is not None or hit.happens is not None:
        return False
    others = [time for time in times if time.head < hit.index and scene.tokens[time.head].head == above]
    end = max(scene.sentence.subtree(hit.index), default=hit.index)
    first = min(scene.sentence.subtree(head), default=head)
    return bool(others) and above < hit.index and first == end + 1


def _keeps(scene: Scene, below: int, noun: int) -> bool:
    """Whether the noun keeps the time for itself: "ignored yesterday's act", "after an attack in 2015"."""
    case = scene.case(noun)
    if case in AFTER or case in BEFORE:
        return True
    return scene.relation(below) in OWN and case not in AT and scene.tokens[noun].deprel not in ("obl:unmarked",)


def _above(scene: Scene, head: int) -> list[int]:
    """The words over a time; "said on Monday (that) they met" keeps Monday with the saying, whatever the tree has."""
    above = scene.sentence.ancestors(head)
    if not above:
        return above
    within = scene.below(above[0], "mark")
    if scene.relation(above[0]) == "ccomp" and scene.tokens[above[0]].head < head:
        within += scene.below(above[0], "nsubj")
    return above[1:] if any(child > head for child in within) else above


def _meaning(time: Placed, hit: Hit) -> Period:
    """ "Before Monday" ends before it, "since October" begins with it; "as of May" they have done it, or will."""
    period = time.period
    if time.before == "as of":
        return Period(None, period.end) if is_perfect(hit) else Period(period.start, None)
    if time.before in BEFORE and period.start is not None:
        return Period(None, period.end if time.before in ("by", "until", "till") else period.start)
    if time.before in ("since", "after") and period.start is not None:
        return Period(period.start, None)
    return period
