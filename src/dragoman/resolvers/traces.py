"""What of an event another report would tell alike: when, where, who, with which words and numbers.

"Shells hit the market of Tarsa on Tuesday, killing 31" leaves a ``Trace``: an ASSAULT, the day, Tarsa, shells, market,
31 killed. Traces are small and say all that comparing two events needs; ``keys_of`` says with which others one is
compared at all, so that nobody compares everything with everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dragoman.records import DAY, Event, Findings, Mention, Period

#: Days of publication and of events are counted from the first of the calendar.
DAYS_A_WEEK = 7
# A period of more days than this says too little to be looked up by its days.
LONGEST = 62
# Words of fewer letters tell nothing by themselves; of longer ones the beginning is the stem.
SHORTEST, STEM = 4, 6
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Words that stand in any report.
COMMON = frozenset(
    """
    about after again against also amid among around because been before being between both called could during
    each earlier first following from have having here however including into last later least made make many
    more most much near next other others over people report reported reports said same says several should
    since some statement still such than that their them then there these they this those through time told
    under until upon were what when where which while will with within without would year years your monday
    tuesday wednesday thursday friday saturday sunday today yesterday week
    """.split()  # noqa: SIM905
)
#: Types between which reports waver: what one calls an agreement to meet, the other calls the meeting.
WAVERING = {"AGREE": ("CONSULT", "SUPPORT", "AID", "RETREAT", "COOPERATE")}


@dataclass(frozen=True, slots=True)
class Trace:
    """An event as another report may tell it.

    ``published`` and the half-open ``start`` and ``end`` are ordinals of days, ``None`` where not known; ``sure`` says
    that the text itself dates it. ``actors`` and ``recipients`` are ids, or names where there is none; ``words`` the
    stems of the sentence's words, ``names`` its other names, ``counts`` what it counts ("killed 31").
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
    counts: frozenset[str]


def find_traces(findings: Findings) -> Iterator[Trace]:
    """The trace of each event of a report, in order."""
    counted: dict[str, set[str]] = {}
    for figure in findings.figures:
        if figure.event and figure.low is not None:
            counted.setdefault(figure.event, set()).add(f"{figure.measure} {figure.low}")
    published = findings.document.published
    day = published.date() if isinstance(published, datetime) else published
    for event in findings.events:
        yield _trace(event, day, findings.mentions, frozenset(counted.get(event.id, ())))


def _trace(event: Event, published: date | None, mentions: Iterable[Mention], counts: frozenset[str]) -> Trace:
    period, place = event.period, event.place
    here = event.evidence.span
    names = {
        one.actor.name.casefold()
        for one in mentions
        if one.actor and one.evidence.span in here and any(letter.isupper() for letter in one.evidence.quote)
    }
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
        sure=event.dated_by in ("stated", "story", "order") and period is not None,
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
        counts=counts,
    )


def _parties(mentions: Iterable[Mention]) -> frozenset[str]:
    """Those who are known by an id or a name, and of the rest their countries: "/KEN"."""
    return frozenset(
        one.actor.id or (f"/{one.actor.country}" if one.actor.country else one.actor.name.casefold())
        for one in mentions
        if one.actor
    )


def stems(text: str) -> Iterator[str]:
    """The beginnings of the words that tell something."""
    for word in _WORD.findall(text.casefold()):
        if len(word) >= SHORTEST and word not in COMMON:
            yield word[:STEM]


def _stem(word: str) -> str:
    return word.casefold()[:STEM]


def keys_of(trace: Trace) -> list[str]:
    """Under what it is looked up: two events with no key in common are not compared.

    By type and week with a country, a place, an actor or a name; one of a stated day also by its mode or trigger.
    """
    whom = {
        *trace.countries,
        *trace.actors,
        *trace.recipients,
        *trace.names,
        *((trace.country,) if trace.country else ()),
    }
    if not whom or (trace.sure and _is_day(trace)):
        whom |= {f"~{trace.mode}", f"~{trace.trigger}"} if trace.mode else {f"~{trace.trigger}"}
    family = {trace.type, *(type_ for type_, others in WAVERING.items() if trace.type in others)}
    weeks = _weeks(trace)
    return sorted(f"{type_}|{week}|{who}" for type_ in family for week in weeks for who in whom)


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
    """From JSON."""
    fields = {name: frozenset(told[name]) for name in _SETS}
    point = told["point"]
    return Trace(**{**told, **fields, "point": (point[0], point[1]) if point else None})


_SETS = ("actors", "recipients", "countries", "words", "names", "counts")


def period_of(trace: Trace) -> Period | None:
    """Its days, as a record has them."""
    if trace.start is None and trace.end is None:
        return None
    return Period(
        date.fromordinal(trace.start) if trace.start is not None else None,
        date.fromordinal(trace.end - 1) + DAY if trace.end is not None else None,
    )
