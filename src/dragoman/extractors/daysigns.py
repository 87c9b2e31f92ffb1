"""What speaks for a day that a report has told being that of an event whose own sentence gives none.

"Crowds marched on Sunday. Windows were broken" has Sunday as the day of the event before, told one sentence on, of what
was done on the spot. Each of these is a sign by name; ``languages/en/told-days.csv`` says what it counts for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.extractors.dating import Placed
from dragoman.extractors.dating.verbs import is_aside, is_perfect, is_pluperfect
from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.folding import agree
from dragoman.extractors.narrative import BACK, BODILY, HAPPENINGS, ON_THE_SPOT, ONWARD, PRONOUNS
from dragoman.extractors.sameness import TAKING_UP
from dragoman.extractors.scene import Scene
from dragoman.extractors.tolddays import Told, place_of
from dragoman.records import Period

# How many events back one of the same party is looked for, and how many sentences on the next one may be.
BEFORE, ON = 8, 2
# How many sentences open a report.
OPENING = 3
# From how many sentences on a day is far.
STEPS = ((0, "in the sentence"), (1, "one sentence"), (2, "two sentences"), (5, "some sentences"))


def find_days(draft: Draft, told: Told) -> Mapping[Period, frozenset[str]]:
    """The days that an event may be of, each with its signs."""
    found: dict[Period, set[str]] = defaultdict(set)
    bound = draft.dating.period
    own = tuple(_of_the_event(draft, told))
    for day, role, signs in _days(draft, told):
        if bound is not None and (not _may_be(day, bound) or (draft.dating.by == "order" and _is_edge(day, bound))):
            continue
        found[day].add(role)
        found[day].update(f"{role}, {sign}" for sign in (*signs, *own))
    today = Period.of_day(told.document.day) if told.document.day else None
    for day, signs_of in found.items():
        signs_of.update(own)
        if day == today:
            signs_of.add("day of the report")
        if told.days == {day}:
            signs_of.add("only day told")
        elif len(told.days) > 1:
            signs_of.add("one of two days" if len(told.days) == 2 else "one of many days")
        if told.times and told.times[0][1].period == day:
            signs_of.add("first day told")
        if day.start and day != Period.of_day(day.start):
            signs_of.add("more than a day")
    return {day: frozenset(signs_of) for day, signs_of in found.items()}


def _may_be(day: Period, bound: Period) -> bool:
    """Whether it is within what bounds the event."""
    if bound.end and day.end and day.end > bound.end:
        return False
    return not (bound.start and day.start and day.start < bound.start)


def _is_edge(day: Period, bound: Period) -> bool:
    """Whether it is the day before or after which the sentence puts it: "before the marches began on 7 May"."""
    return day.start == bound.start or (bound.start is None and day.end == bound.end)


def _of_the_event(draft: Draft, told: Told) -> Iterator[str]:
    hit = draft.hit
    kind = _kind(draft)
    yield kind
    yield f"{kind} {_tense(draft)}"
    yield f"so far {draft.dating.by}"
    if draft.realis != "actual":
        yield draft.realis
    if hit.scene.is_headline:
        yield "headline"
    elif hit.scene.number < OPENING:
        yield "opening"
    if hit.scene.words & BACK:
        yield "goes back"
    if hit.scene.words & ONWARD:
        yield "goes on"
    if any(one.evidence.quote.lower() in PRONOUNS for one in draft.parties.actors):
        yield "by one told of"
    if _is_quoted(hit.scene, hit.index):
        yield "quoted"


def _kind(draft: Draft) -> str:
    if draft.hit.trigger.speaks:
        return "said"
    if draft.hit.trigger.reciprocal:
        return "meeting"
    return "on the spot" if draft.type in BODILY | ON_THE_SPOT else "deed"


def _tense(draft: Draft) -> str:
    hit = draft.hit
    token = hit.scene.tokens[hit.predicate]
    if is_pluperfect(hit):
        return "had"
    if is_perfect(hit):
        return "has"
    if token.upos in ("NOUN", "PROPN"):
        below = hit.scene.below(hit.index, "det", "nmod:poss")
        return "taken up" if any(hit.scene.lemmas[word] in TAKING_UP for word in below) else "noun"
    if is_aside(hit):
        return "aside"
    return {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}.get(token.xpos, "other form")


def _is_quoted(scene: Scene, index: int) -> bool:
    before = sum(token.text in ('"', "“", "”") for token in scene.tokens[:index])
    return bool(before % 2) or (not before and bool(scene.teller))


def _days(draft: Draft, told: Told) -> Iterator[tuple[Period, str, Sequence[str]]]:
    """The days told around an event: each with what it is to the event, and how it stands there."""
    hit = draft.hit
    place = bisect_left(told.places, (hit.scene.number, hit.index))
    before = told.events[max(0, place - BEFORE) : place]
    if before:
        yield _of(before[-1], "event before", draft, told)
        other = next((one for one in reversed(before) if one.dating.period != before[-1].dating.period), None)
        if other is not None:
            yield _of(other, "other event before", draft, told)
        same = next((one for one in reversed(before) if _names(one) & _names(draft)), None)
        if same is not None:
            yield _of(same, "event of its party", draft, told)
    if told.events and told.events[0].hit.scene.number < OPENING:
        yield _of(told.events[0], "first event", draft, told)
    if place < len(told.events) and told.events[place].hit.scene.number - hit.scene.number <= ON:
        yield _of(told.events[place], "event after", draft, told)
    of_type = told.by_type.get(draft.type, ())
    place = bisect_left(of_type, (hit.scene.number, hit.index), key=place_of)
    near = of_type[max(0, place - BEFORE) : place + BEFORE]
    alike = [one for one in near if agree(one.parties, draft.parties)]
    if alike:
        yield _of(min(alike, key=lambda one: abs(one.hit.scene.number - hit.scene.number)), "such event", draft, told)
    place = bisect_left(told.carried, (hit.scene.number, hit.index), key=place_of)
    if place:
        last = told.carried[place - 1]
        yield _of(last, f"{last.dating.by} before", draft, told)
    yield from _times(draft, told)
    if told.document.day is not None:
        yield Period.of_day(told.document.day), "publication", ()


def _times(draft: Draft, told: Told) -> Iterator[tuple[Period, str, Sequence[str]]]:
    hit = draft.hit
    number = hit.scene.number
    first, last = bisect_left(told.numbers, number), bisect_left(told.numbers, number + 1)
    for _, time, said in told.times[first:last]:
        where = "before it" if time.last < hit.index else "after it"
        yield (
            time.period,
            "time beside",
            (where, *(("of saying",) if said else ()), *_between(hit.scene, time, hit.index)),
        )
    if first:
        at, time, said = told.times[first - 1]
        signs = [_step(number - at)]
        if told.paragraphs[at] == told.paragraphs[number]:
            signs.append("same paragraph")
        if said:
            signs.append("of saying")
            if any(
                one.actor and (one.actor.id or one.actor.name) in told.said[first - 1] for one in draft.parties.actors
            ):
                signs.append("of its saying")
        yield time.period, "time before", signs
    if last < len(told.times) and told.times[last][0] - number <= ON:
        yield told.times[last][1].period, "time after", (_step(told.times[last][0] - number),)


def _between(scene: Scene, time: Placed, index: int) -> Iterator[str]:
    """How the event stands to a time of its sentence."""
    above = scene.tokens[time.head].head
    if above == index or above in scene.sentence.ancestors(index):
        yield "above it"
    elif index in scene.sentence.ancestors(time.head):
        yield "below it"


def _of(event: Draft, role: str, draft: Draft, told: Told) -> tuple[Period, str, Sequence[str]]:
    here, there = draft.hit.scene, event.hit.scene
    signs = [_step(abs(here.number - there.number)), f"after {_kind(event)}", f"{_kind(draft)} after {_kind(event)}"]
    if told.paragraphs[here.number] == told.paragraphs[there.number]:
        signs.append("same paragraph")
    if _names(event) & _names(draft):
        signs.append("same party")
    elif not agree(event.parties, draft.parties):
        signs.append("foreign")
    if event.type == draft.type:
        signs.append("same type")
    if is_pluperfect(event.hit) or is_aside(event.hit):
        signs.append("told aside")
    if event.place and draft.place:
        signs.append("same place" if event.place.name == draft.place.name else "other place")
    if _takes_up(event, here):
        signs.append("taken up")
    if there is here and event.hit.predicate in here.sentence.ancestors(draft.hit.predicate):
        signs.append("below it")
    assert event.dating.period is not None
    return event.dating.period, role, signs


def _takes_up(event: Draft, here: Scene) -> bool:
    word = event.hit.scene.lemmas[event.hit.index]
    return any(
        here.tokens[index].upos == "NOUN"
        and (lemma == word or lemma in HAPPENINGS)
        and any(here.lemmas[child] in TAKING_UP for child in here.below(index, "det"))
        for index, lemma in enumerate(here.lemmas)
    )


def _names(draft: Draft) -> set[str]:
    countries = codes((*draft.parties.actors, *draft.parties.recipients))
    return countries | {one.actor.id for one in draft.parties.actors if one.actor and one.actor.id}


def _step(apart: int) -> str:
    return next((name for most, name in STEPS if apart <= most), "far")
