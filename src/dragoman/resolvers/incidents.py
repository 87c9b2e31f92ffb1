"""Incidents: the events that links hold together, with every value that any report gives.

Links are judged in pairs; an incident must hold together as a whole. Two groups that one link joins become one incident
if, on the average, their events fit each other; what a person has judged to be different never stands in one incident.
The order in which reports came makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from dragoman.accounts import Count, Incident, Variant, count_of
from dragoman.records import Actor, Document, Event, Figure, Link, Period, Place
from dragoman.resolvers.amending import Reading, as_found
from dragoman.resolvers.occurrences import compare
from dragoman.resolvers.traces import Trace

Value = TypeVar("Value")

#: How well two groups must fit on the average; a single good link between two long chains is no more than an accident.
TOGETHER = 0.4
#: Of a large group so many stand for it when it is compared.
MOST = 8
#: How the days of an event were found, where the text itself gives them.
SURE = frozenset(("stated", "story", "order"))


def group(traces: Mapping[str, Trace], links: Iterable[Link]) -> list[list[str]]:
    """The ids of the events of each incident, in order; each event of ``traces`` is in exactly one.

    ``links`` are judgements on pairs, a person's before the machine's; both ends must be among ``traces``. What a
    person joins is one incident, but whether others fit it is asked as if nobody had: a person who adds a report that
    fits badly does not drive out those that were there.
    """
    edges, apart = _judged(links)
    fitting = {event: [event] for event in traces}
    standing = {event: [trace] for event, trace in traces.items()}
    whole = {event: [event] for event in traces}
    for left, right, sure in edges:
        if whole[left] is not whole[right] and _kept_apart(whole[left], whole[right], apart):
            continue
        one, other = fitting[left], fitting[right]
        if not sure and one is not other:
            mine, theirs = standing[one[0]], standing[other[0]]
            if not _fit(mine, theirs):
                continue
            standing[one[0]] = _some([*mine, *theirs])
            _join(fitting, left, right)
        _join(whole, left, right)
    seen: dict[int, list[str]] = {id(members): members for members in whole.values()}
    return [sorted(members, key=lambda event: _order(traces[event])) for members in seen.values()]


def _kept_apart(one: Sequence[str], other: Sequence[str], apart: set[frozenset[str]]) -> bool:
    return bool(apart) and any(frozenset((left, right)) in apart for left in one for right in other)


def _join(groups: dict[str, list[str]], left: str, right: str) -> None:
    one, other = groups[left], groups[right]
    if one is not other:
        one.extend(other)
        for event in other:
            groups[event] = one


def _judged(links: Iterable[Link]) -> tuple[list[tuple[str, str, bool]], set[frozenset[str]]]:
    """The pairs that are the same, those first that a person says and then the surest; and those that are not.

    Of a pair on which people disagree neither is said: no order of theirs may decide.
    """
    told: dict[tuple[str, str], Link] = {}
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in links:
        pair = (link.left, link.right)
        if _by_person(link):
            people[pair].add(link.judgement)
        if pair not in told or _by_person(link):
            told[pair] = link
    agreed = [link for pair, link in told.items() if len(people[pair]) < 2]
    same = [link for link in agreed if link.judgement == "same"]
    same.sort(key=lambda link: (not _by_person(link), -link.score, link.left, link.right))
    apart = {frozenset((link.left, link.right)) for link in agreed if link.judgement == "different"}
    return [(link.left, link.right, _by_person(link)) for link in same], apart


def _by_person(link: Link) -> bool:
    return link.by.startswith("person/")


def _fit(one: Sequence[Trace], other: Sequence[Trace]) -> bool:
    if any(trace.sure for trace in one) and any(trace.sure for trace in other):
        # Whether two dated tellings are the same is not for those to say who recall one of them.
        one, other = ([trace for trace in group if trace.sure] for group in (one, other))
    # "Hit a market, killing 31": two events of one sentence have one voice, that of the one that fits better.
    best: dict[tuple[str, str], float] = {}
    for left in one:
        for right in other:
            if left.document == right.document and left.event != right.event:
                continue  # of two in one report the reader of that report has judged already, in its context
            compared = compare(left, right)
            if compared is None:
                return False
            reports = left.document, right.document
            best[reports] = max(compared.score, best.get(reports, 0.0))
    return not best or sum(best.values()) / len(best) >= TOGETHER


def _some(traces: Sequence[Trace]) -> list[Trace]:
    return sorted(traces, key=lambda trace: (not trace.sure, *_order(trace)))[:MOST]


def _order(trace: Trace) -> tuple[bool, int, str, str]:
    return (trace.published is None, trace.published or 0, trace.document, trace.event)


def summarize(
    events: Sequence[tuple[Document, Event]],
    figures: Iterable[tuple[Document, Figure]],
    original: Callable[[str], str] = str,
    amended: Mapping[str, Reading] = MappingProxyType({}),
) -> Incident:
    """The incident of ``events``, which come in the order of publication, with the ``figures`` that count for them.

    ``original`` gives the id of the report of which a report is a copy; of one that is none, its own. ``amended`` are
    those events of which people judged a part: what they say comes before what reports tell.
    """
    told = [amended.get(event.id) or as_found(event) for _, event in events]
    sources = {event.id: original(document.id) for document, event in events}
    sure = [one for one in told if one.period and (one.dated_by in SURE or "period" in one.by)] or told
    type = _best(told, "type") or told[0].type
    of_type = [one for one in told if one.type == type] if any("type" in one.by for one in told) else told
    return Incident(
        type=type,
        mode=_best(of_type, "mode"),
        realis=_best(told, "realis") or told[0].realis,
        events=tuple(sources),
        documents=tuple(dict.fromkeys(document.id for document, _ in events)),
        sources=len(set(sources.values())),
        periods=_variants(_values(sure, "period"), sources, str, _wide),
        places=_variants(_values(told, "place"), sources, _place_name, _vague),
        actors=_variants(_parties(told, "actors"), sources, _actor_name),
        recipients=_variants(_parties(told, "recipients"), sources, _actor_name),
        counts=tuple(_counts(figures)),
        amendments=tuple(each for one in told for each in one.amendments),
    )


#: A value, the event that gives it, and who judged it to be right.
Told = tuple[Value, str, tuple[str, ...]]


def _best(told: Sequence[Reading], part: str) -> Any:
    """The commonest of what people judged, or else of what reports tell; ``None`` where there is none."""
    judged = [one for one in told if part in one.by] or told
    return _commonest(value for one in judged if (value := getattr(one, part)))


def _commonest(values: Iterable[Value]) -> Value | None:
    """Of those as common the first; ``None`` where there are none."""
    count: dict[Value, int] = defaultdict(int)
    for value in values:
        count[value] += 1
    return max(count, key=count.__getitem__, default=None)


def _values(told: Iterable[Reading], part: str) -> Iterator[Told[Any]]:
    return ((value, one.id, one.by.get(part, ())) for one in told if (value := getattr(one, part)))


def _parties(told: Iterable[Reading], side: str) -> Iterator[Told[Actor]]:
    return ((actor, one.id, one.by.get(side, ())) for one in told for actor in getattr(one, side))


def _variants(
    told: Iterable[Told[Value]],
    sources: Mapping[str, str],
    name: Callable[[Value], Hashable],
    rank: Callable[[Value], float] = lambda value: 0.0,
) -> tuple[Variant[Value], ...]:
    """Each value once, of those of one ``name`` the first: what people judged, the lowest ``rank``, most sources."""
    values: dict[Hashable, Value] = {}
    giving: dict[Hashable, list[str]] = defaultdict(list)
    judged: dict[Hashable, set[str]] = defaultdict(set)
    for value, event, by in told:
        values.setdefault(name(value), value)
        giving[name(value)].append(event)
        judged[name(value)].update(by)
    found = [
        Variant(value, tuple(giving[key]), len({sources[event] for event in giving[key]}), tuple(sorted(judged[key])))
        for key, value in values.items()
    ]
    return tuple(sorted(found, key=lambda variant: (not variant.by, rank(variant.value), -variant.sources)))


def _wide(period: Period) -> float:
    """A day is best; a month says less, and an open side least."""
    if period.start is None or period.end is None:
        return 3.0
    days = (period.end - period.start).days
    return 0.0 if days <= 3 else 1.0 if days <= 31 else 2.0


def _vague(place: Place) -> float:
    return {"exact": 0.0, "town": 0.0, "district": 1.0, "region": 2.0, "country": 3.0, "sea": 3.0}.get(
        place.precision, 1.0
    )


def _place_name(place: Place) -> str:
    return place.name.casefold()


def _actor_name(actor: Actor) -> str:
    return actor.id or actor.name.casefold()


def _counts(figures: Iterable[tuple[Document, Figure]]) -> Iterator[Count]:
    """What is counted, each number of each source once, in the order in which it was reported."""
    same: dict[tuple[object, ...], list[tuple[Document, Figure]]] = defaultdict(list)
    for document, figure in figures:
        source = figure.source.quote if figure.source else None
        of = figure.of.quote if figure.of else None
        key = (figure.measure, figure.low, figure.high, (of or "").casefold(), (source or "").casefold())
        same[key].append((document, figure))
    yield from map(count_of, same.values())
