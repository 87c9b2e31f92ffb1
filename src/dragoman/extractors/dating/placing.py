"""Where the times stand in their sentences: at which token, after which preposition.

"From 3 May to 5 May" is one time; an age ("the 21st century") dates nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.extractors.scene import Scene
from dragoman.records import Period, TimeExpression

# No sentence that people write has more times than this.
MOST = 40
# Longer than a decade is an age and no date: "ties in the 21st century".
LONGEST = timedelta(days=3653)
# How far behind "Friday's" its noun may stand.
REACH = 5
# "In the night to 19 March", "overnight into Sunday": it began on the day before.
NIGHT = frozenset(("night", "overnight"))
# How far before "since" it may stand that nothing of the kind was between: "the first strike on the town since May".
COMPARED = 6
SUPERLATIVE = ("JJS", "RBS")
# What leads from the first end of a range to the last, after the word before the first.
JOINED = {"from": ("to", "until", "till", "through"), "between": ("and",)}


@dataclass(frozen=True, slots=True)
class Placed:
    """A time in its sentence: the token that heads it, the word before it ("since"), its days, its end tokens.

    ``hour``: whether it is a time of a day; ``range``: whether both its ends are told; ``owner``: the noun that it owns
    ("Friday's vote").
    """

    head: int
    before: str
    period: Period
    first: int
    last: int
    hour: bool = False
    range: bool = False
    owner: int | None = None


def place_times(scenes: Sequence[Scene], times: Sequence[TimeExpression]) -> Mapping[int, list[Placed]]:
    """The times of each sentence that mean days, by the number of the sentence, in the order of the text."""
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
                here[-1] = replace(here[-1], before="", period=period, last=placed.last, range=True)
            elif here and placed.period != time.period and here[-1].last == placed.first - 2:
                here[-1] = replace(here[-1], period=placed.period, last=placed.last)  # "the night to 19 March"
            else:
                here.append(placed)
    return found


def _is_range(scene: Scene, first: Placed, second: Placed) -> bool:
    """ "From 2011 to 2014", "between Monday and Friday"."""
    start, end = first.period.start, second.period.end
    between = scene.lemmas[first.last + 1 : second.first]
    joined = len(between) == 1 and between[0] in JOINED.get(first.before, ())
    return bool(start and end and start < end) and joined


def _place(scene: Scene, time: TimeExpression) -> Placed | None:
    inside = scene.tokens_in(time.evidence.span)
    if not inside or time.period is None or all(_is_an_age(one.period) for one in time.ends or (time,) if one.period):
        return None
    head = next((index for index in inside if scene.tokens[index].head not in inside), inside[0])
    first = inside[0] if scene.tokens[inside[0]].upos not in ("ADP", "SCONJ") else inside[0] + 1
    before = scene.lemmas[first - 1] if first else ""
    if before == "since" and _is_compared(scene, first - 1):
        return None
    before = "as of" if before == "of" and first > 1 and scene.lemmas[first - 2] == "as" else before
    owner = _owner(scene, inside[-1])
    period = _with_evening(scene, first, before, time.period)
    return Placed(head, before, period, first, inside[-1], time.type == "TIME", bool(time.ends), owner)


def _with_evening(scene: Scene, first: int, before: str, period: Period) -> Period:
    """The two days of a night that is called by the morning after it."""
    nightly = before in ("to", "into") and first > 1 and scene.lemmas[first - 2] in NIGHT
    if not nightly or period.start is None or period != Period.of_day(period.start):
        return period
    return Period(period.start - timedelta(days=1), period.end)


def _is_compared(scene: Scene, since: int) -> bool:
    """ "For the first time since May", "the worst attack since May": May is when the like was last done."""
    words = range(max(0, since - COMPARED), since)
    return any(scene.lemmas[word] == "first" or scene.tokens[word].xpos in SUPERLATIVE for word in words)


def _owner(scene: Scene, last: int) -> int | None:
    """The noun behind "Friday's": "vote" in "Friday's parliamentary vote", however the tree has it."""
    behind = last if scene.tokens[last].xpos == "POS" else last + 1
    if behind >= len(scene.tokens) or scene.tokens[behind].xpos != "POS":
        return None
    nouns = (at for at in range(behind + 1, min(behind + REACH, len(scene.tokens))) if scene.tokens[at].upos == "NOUN")
    noun = next(nouns, None)
    while noun is not None and scene.relation(noun) in ("compound", "amod") and scene.tokens[noun].head > noun:
        noun = scene.tokens[noun].head
    return noun


def _is_an_age(period: Period) -> bool:
    """Whether it is too long to date a deed: "ties in the 21st century"."""
    return bool(period.start and period.end and period.end - period.start > LONGEST)
