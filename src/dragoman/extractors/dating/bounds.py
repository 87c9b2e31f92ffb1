"""What a time says of an event that it does not simply date: before it, after it, from then on, until then."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extractors.dating.attachment import AFTER, AT, BEFORE, STARTING, planned_clauses
from dragoman.extractors.dating.placing import Placed
from dragoman.extractors.dating.verbs import is_perfect
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.records import Document, Period, Realis

ENDING = frozenset(("conclude", "end", "finish", "complete", "close"))
OPENING = frozenset(("begin", "start", "open", "resume"))
# What begins on a day and is over on it: "the march started at noon on Sunday".
WITHIN_A_DAY = frozenset(
    ("session", "march", "rally", "demonstration", "vigil", "hearing", "ceremony", "meeting", "procession", "parade")
)
DECLARING = frozenset(("announce", "declare", "proclaim", "unveil", "pronounce"))
# "Weeks of shelling".
SPANS = frozenset(("hour", "day", "week", "month", "year", "decade"))
# What is done for, over or against a deed, or as it was asked, comes after it.
OCCASIONED = frozenset(("for", "over", "against", "about", "per"))


def meaning(time: Placed, hit: Hit) -> Period:
    """ "Before Monday" ends before it, "since October" begins with it; "as of May" they have done it, or will."""
    period = time.period
    if time.before == "as of":
        return Period(None, period.end) if is_perfect(hit) else Period(period.start, None)
    if time.hour and time.before != "since" and time.before in BEFORE | AFTER:
        return period  # "by Monday evening", "after midnight on Sunday": on that day
    if time.before in BEFORE and period.start is not None:
        return Period(None, period.end if time.before in ("by", "until", "till") else period.start)
    if time.before in ("since", "after") and period.start is not None:
        return Period(period.start, None)
    return period


def over(period: Period, realis: Realis, document: Document) -> Period:
    """ "Since October" runs to the report; what goes on and is told with a day long past began on it."""
    if document.day is None or period.start is None or period.start > document.day:
        return period
    if realis in ("actual", "ongoing") and period.end is None:
        return Period(period.start, document.day_after)
    if realis == "ongoing" and period.end is not None and period.end <= document.day:
        return Period(period.start, None)
    if realis == "actual" and period.end is not None and document.day_after is not None:
        return Period(period.start, min(period.end, document.day_after))  # "this week", as far as it has gone
    return period


def outlasts(hit: Hit, clause: int) -> bool:
    """ "A museum opened on Sunday after six years of war": what goes on is not of the day of the deed beside it."""
    scene = hit.scene
    if scene.tokens[hit.predicate].deprel == "acl" and scene.tokens[hit.predicate].xpos == "VBN":
        return clause != hit.predicate  # "a hospital supported by aid workers closed in May"
    if scene.tokens[hit.index].upos != "NOUN" or scene.relation(hit.index) not in ("nmod", "obl"):
        return False
    return clause not in (hit.index, hit.carrier, hit.happens) and scene.case(hit.index) not in AT


def ends(hit: Hit) -> bool:
    """ "Concluded the visit on Friday", "the siege ended on Friday": it was over by then."""
    return _verb_of(hit) in ENDING


def begins(hit: Hit, clause: int, realis: Realis) -> bool:
    """ "Began an offensive", "the talks are to open on Monday": from then on."""
    scene = hit.scene
    if realis == "planned":
        return clause in planned_clauses(hit) and scene.lemmas[clause] in OPENING
    return _verb_of(hit) in STARTING and scene.lemmas[hit.index] not in WITHIN_A_DAY


def goes_on_from(time: Placed, realis: Realis) -> bool:
    """ "Masks will be compulsory from 15 June": from then on; "the letter from 15 June" is of that day."""
    day = time.period.start is not None and time.period == Period.of_day(time.period.start)
    return time.before == "from" and day and not time.hour and realis in ("planned", "ongoing")


def _verb_of(hit: Hit) -> str:
    """The verb whose subject or object an event's noun is; nothing where it is none."""
    scene = hit.scene
    verb = hit.predicate if hit.predicate != hit.index else scene.tokens[hit.index].head
    named = scene.tokens[hit.index].upos == "NOUN" and scene.relation(hit.index) in ("obj", "nsubj")
    return scene.lemmas[verb] if named and verb >= 0 else ""


def is_done_by_saying(hit: Hit) -> bool:
    """ "Announced sanctions on Friday", "said on Friday that it rejects the plan": to say so is to do it.

    "Said in December that it agreed to the plan" tells of what it did before.
    """
    scene = hit.scene
    if hit.trigger.speaks:
        return scene.tokens[hit.predicate].xpos != "VBD" or scene.relation(hit.predicate) != "ccomp"
    above = scene.tokens[hit.index].head
    return scene.relation(hit.index) == "obj" and above >= 0 and scene.lemmas[above] in DECLARING


def beside(hit: Hit, clause: int, period: Period) -> Period | None:
    """What a date of the verb above says of a noun that only stands beside it: it was over, or is still to come.

    "Lost in May following weeks of shelling", "was sentenced on Friday for the murder", "left on Monday before the
    raid"; None where the event shares the date, as one "in an attack" does.
    """
    scene = hit.scene
    if scene.tokens[hit.index].upos != "NOUN" or clause not in scene.sentence.ancestors(hit.predicate):
        return None
    case = _leading(scene, hit.predicate)
    if hit.trigger.reciprocal and case in ("for", "after"):
        return None  # "flew there on Friday for talks"
    if case in AFTER or (case in OCCASIONED and scene.relation(hit.predicate) == "obl"):
        return Period(None, period.end) if period.end else None
    if case in BEFORE and case != "by":
        return Period(period.start, None) if period.start else None
    return None


def _leading(scene: Scene, noun: int) -> str:
    """The preposition before a noun, or before the time that it took: "following weeks of shelling".

    "Following" may be taken for a verb.
    """
    case, above = scene.case(noun), scene.tokens[noun].head
    if case == "of" and above >= 0 and scene.lemmas[above] in SPANS:
        return scene.case(above)
    following = above >= 0 and scene.lemmas[above] == "follow" and scene.tokens[above].deprel == "advcl"
    if following and scene.relation(noun) == "obj" and not scene.below(above, "nsubj", "mark", "aux"):
        return "follow"
    return case


def order(hit: Hit, times: Sequence[Placed]) -> Period | None:
    """ "After the delegation had left on Saturday": not before Saturday."""
    scene = hit.scene
    for clause in [child for verb in _verbs(hit) for child in scene.below(verb, "advcl", "obl", "nmod")]:
        words = {scene.lemmas[child] for child in scene.below(clause, "mark", "case")}
        if scene.relation(clause) == "advcl":
            words.discard("by")  # "protested by holding signs in Monday's session"
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
