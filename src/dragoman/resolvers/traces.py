"""What of an event another report would tell alike: when, where, who, with which words and numbers.

"Shells hit the market of Tarsa on Tuesday, killing 31" leaves a ``Trace``: an ASSAULT, the day, Tarsa, shells, market,
31 killed. Traces are small and say all that comparing two events needs; ``keys_of`` says with which others one is
compared at all, so that nobody compares everything with everything.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from dragoman.knowledge.recounting import STEM, load_recounting
from dragoman.knowledge.titles import Titles, load_titles
from dragoman.records import DAY, Actor, Event, Findings, Mention, Period, Span

#: Days of publication and of events are counted from the first of the calendar.
DAYS_A_WEEK = 7
#: What is planned does not lie further back: such a day is of what the sentence recalls.
OVER = timedelta(days=31)
# A period of more days than this says too little to be looked up by its days.
LONGEST = 62
# Words of fewer letters tell nothing by themselves; of longer ones the beginning is the stem.
SHORTEST = 4
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]*(?: [^\W\d_a-zà-ÿ][\w'’-]*)*$")
_PERSONAL = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]+(?: [^\W\d_a-zà-ÿ][\w.'’-]*){1,3}$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Deeds of which there are few: of one day and kind there is mostly one.
SELDOM = frozenset(
    (
        "ceasefire", "release", "withdraw", "resign", "expel", "convict", "martial-law", "seize", "third-party",
        "third-party-mediate", "arrest", "coup", "cbrn", "meet", "reduce-relations",
    )
)  # fmt: skip
#: Characters after the sentence of an attack within which a number of dead is of that attack.
AFTER = 60
#: From how many on the same number of people is hardly an accident.
TELLING = 10
#: Types between which reports waver: what one calls an agreement to meet, the other calls the meeting.
WAVERING = {"AGREE": ("CONSULT", "SUPPORT", "AID", "RETREAT", "COOPERATE")}


@dataclass(frozen=True, slots=True)
class Trace:
    """An event as another report may tell it.

    ``published`` and the half-open ``start`` and ``end`` are ordinals of days, ``None`` where not known; ``sure`` says
    that the text itself dates it, from some day on, not just before another. ``actors`` and ``recipients`` are ids, or
    names where there is none; ``words`` the stems of the sentence's words, ``names`` its other names, ``towns`` the
    places among them; ``counts`` what it counts ("killed 31"), ``many`` the numbers among them that are no accident;
    ``series`` what bears a number.
    """

    event: str
    document: str
    published: int | None
    type: str
    mode: str | None
    realis: str
    trigger: str
    start: int | None
    end: int | None
    sure: bool
    place: str | None
    country: str | None
    point: tuple[float, float] | None
    precision: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    countries: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    towns: frozenset[str]
    counts: frozenset[str]
    many: frozenset[str]
    series: frozenset[str]


def find_traces(findings: Findings) -> Iterator[Trace]:
    """The trace of each event of a report, in order."""
    counted = _counted(findings)
    named = sorted(
        (one for one in findings.mentions if one.actor and any(letter.isupper() for letter in one.evidence.quote)),
        key=lambda one: one.evidence.span.start,
    )
    starts = [one.evidence.span.start for one in named]
    for event in findings.events:
        counts = counted.get((event.type, event.evidence.span), set())
        span = event.evidence.span
        beside = named[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        yield _trace(event, findings.document.day, beside, frozenset(counts))


def _counted(findings: Findings) -> dict[tuple[str, Span], set[str]]:
    """What is counted in the sentence of an event, for all its events of that type: "the shelling killed 28".

    The sentence after an attack may say by itself how many it cost.
    """
    home = {event.id: (event.type, event.evidence.span) for event in findings.events}
    attacks = sorted({event.evidence.span for event in findings.events if _is_attack(event)})
    counted: dict[tuple[str, Span], set[str]] = {}
    for figure in findings.figures:
        if figure.low is None:
            continue
        key = home.get(figure.event or "")
        if key is None and figure.measure in ("killed", "injured"):
            before = bisect_left(attacks, figure.evidence.span) - 1
            if before >= 0 and figure.evidence.span.start - attacks[before].end <= AFTER:
                key = ("ASSAULT", attacks[before])
        if key is not None:
            counted.setdefault(key, set()).add(f"{figure.measure} {figure.low}")
    return counted


def _is_attack(event: Event) -> bool:
    """Whether it is one attack, not fighting that goes on."""
    return event.type == "ASSAULT" and event.realis == "actual"


def _trace(event: Event, published: date | None, beside: Iterable[Mention], counts: frozenset[str]) -> Trace:
    """The trace of an event; ``beside`` it those begin who are named."""
    period, place = event.period, event.place
    named = [one for one in beside if one.evidence.span in event.evidence.span]
    names = {one.actor.name.casefold() for one in named if one.actor}
    parties = (*event.actors, *event.recipients)
    names -= {one.actor.name.casefold() for one in parties if one.actor}
    if place:
        names.add(place.name.casefold())
    return Trace(
        event=event.id,
        document=event.evidence.document,
        published=published.toordinal() if published else None,
        type=event.type,
        mode=event.mode,
        realis=event.realis,
        trigger=_stem(event.trigger.quote),
        start=period.start.toordinal() if period and period.start else None,
        end=period.end.toordinal() if period and period.end else None,
        sure=_is_sure(event, published),
        place=place.name.casefold() if place else None,
        country=place.country if place else None,
        point=(place.latitude, place.longitude)
        if place and place.latitude is not None and place.longitude is not None
        else None,
        precision=place.precision if place else None,
        actors=_parties(event.actors),
        recipients=_parties(event.recipients),
        countries=frozenset(one.actor.country for one in parties if one.actor and one.actor.country),
        words=frozenset(stems(event.evidence.quote)),
        names=frozenset(names),
        towns=frozenset(town for one in named if one.kind == "place" and (town := _town(one))),
        counts=counts,
        many=frozenset(number for number in (count.rpartition(" ")[2] for count in counts) if int(number) >= TELLING),
        series=frozenset(load_recounting().numbered(event.evidence.quote)),
    )


def _is_sure(event: Event, published: date | None) -> bool:
    """Whether the text gives its day, from some day on; that of a plan is not long over."""
    period = event.period
    if event.dated_by not in ("stated", "story", "order") or period is None or period.start is None:
        return False
    over = event.realis == "planned" and published and period.end and published - period.end > OVER
    return not over


def _town(mention: Mention) -> str | None:
    """The name of a place by which it is known again: "Tarsa" of "the hill town of Tarsa"."""
    if mention.actor is None or mention.actor.id is not None:
        return None  # a part of the world, too large to say where something happened
    last = _NAME.search(mention.evidence.quote)
    return last.group().casefold() if last else None


def _parties(mentions: Iterable[Mention]) -> frozenset[str]:
    """Those who are known by an id or a name of their own, and of the rest their countries: "/KEN"."""
    return frozenset(_party(one, one.actor) for one in mentions if one.actor)


def _party(mention: Mention, actor: Actor) -> str:
    named = actor.country is None or (mention.kind == "person" and _is_personal(actor.name))
    return actor.id or (actor.name.casefold() if named else f"/{actor.country}")


def _is_personal(name: str) -> bool:
    """Whether it is somebody's own name, with first name and last: "Ada Marsh", not "Prime Minister"."""
    return bool(_PERSONAL.match(name)) and _titles().words.isdisjoint(name.casefold().split())


@cache
def _titles() -> Titles:
    return load_titles()


def stems(text: str) -> Iterator[str]:
    """The beginnings of the words that tell something."""
    common = load_recounting().common
    for word in _WORD.findall(text.casefold()):
        if len(word) >= SHORTEST and word not in common:
            yield word[:STEM]


def _stem(word: str) -> str:
    return word.casefold()[:STEM]


def keys_of(trace: Trace) -> list[str]:
    """Under what it is looked up: two events with no key in common are not compared.

    By type and week with a country, a place, an actor or a name; one of a stated day also by its mode or trigger, and
    one that counts many also by their number, what was signed by the place, whenever that was.
    """
    whom = {
        *trace.countries,
        *trace.actors,
        *trace.recipients,
        *trace.names,
        *((trace.country,) if trace.country else ()),
    }
    named = sorted(whom)
    if not whom or (trace.sure and _is_day(trace)) or trace.mode in SELDOM:
        whom |= {f"~{trace.mode}", f"~{trace.trigger}"} if trace.mode else {f"~{trace.trigger}"}
    family = {trace.type, *(type_ for type_, others in WAVERING.items() if trace.type in others)}
    told = {f"{type_}|{week}|{who}" for type_ in family for week in _weeks(trace) for who in whom}
    told |= {f"{trace.type}|{number} counted|{who}" for number in trace.many for who in named}
    if is_penned(trace) and trace.place:
        told.add(f"{trace.type}|penned|{trace.place}")
    return sorted(told)


def is_penned(trace: Trace) -> bool:
    """Whether it is a signing, which is done once, on whatever day it is told."""
    return trace.trigger in load_recounting().penned


def is_war(trace: Trace) -> bool:
    """Whether it is a war as a whole, which goes on, not what is done in it."""
    return trace.type == "ASSAULT" and trace.mode is None and trace.realis == "ongoing" and is_warring(trace)


def is_warring(trace: Trace) -> bool:
    """Whether its word is one for a whole war."""
    return trace.trigger in load_recounting().warring


def _is_day(trace: Trace) -> bool:
    return trace.start is not None and trace.end == trace.start + 1


def _weeks(trace: Trace) -> list[int]:
    """The weeks in which it may have happened, a day more on either side; of an open period those about its report."""
    start, end = trace.start, trace.end
    if start is not None and end is not None and end - start <= LONGEST:
        first, after = start, end
    elif trace.sure and start is not None:
        first, after = start, start + 1
    elif trace.published is not None:
        first, after = trace.published - DAYS_A_WEEK, trace.published + 1
    elif end is not None:
        first, after = end - DAYS_A_WEEK, end
    else:
        return [0]
    return list(range((first - 1) // DAYS_A_WEEK, after // DAYS_A_WEEK + 1))


def packed(trace: Trace) -> dict[str, Any]:
    """As JSON; ``unpacked`` gives it back."""
    told: dict[str, Any] = {}
    for name in Trace.__slots__:
        value = getattr(trace, name)
        told[name] = sorted(value) if isinstance(value, frozenset) else value
    return told


def unpacked(told: Mapping[str, Any]) -> Trace:
    """From JSON; what an older store did not keep yet is empty."""
    fields = {name: frozenset(told.get(name, ())) for name in _SETS}
    point = told["point"]
    return Trace(**{**told, **fields, "point": (point[0], point[1]) if point else None})


_SETS = (
    "actors", "recipients", "countries", "words", "names", "towns", "counts", "many", "series",
)  # fmt: skip


def period_of(trace: Trace) -> Period | None:
    """Its days, as a record has them."""
    if trace.start is None and trace.end is None:
        return None
    return Period(
        date.fromordinal(trace.start) if trace.start is not None else None,
        date.fromordinal(trace.end - 1) + DAY if trace.end is not None else None,
    )
