"""The nouns of many reports: one occurrence, one toll, one negotiation, with every disagreement kept.

Three papers tell of a strike in Tarsa: it is one ``Incident`` with three events; that one of them says twelve were
killed and another fifteen are two ``Count``s, each with who says so. Nothing here is a fact of its own: each part
names, by their ids, the events, claims and figures from which it is put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Generic, Literal, TypeVar

from dragoman.records import (
    Actor,
    Document,
    Event,
    Evidence,
    Figure,
    Findings,
    Mention,
    Period,
    Place,
    Realis,
    digest,
)

Value = TypeVar("Value")

#: Places of a size that something happens in one of them, not in two.
POINTS = frozenset(("exact", "town", "district"))


@dataclass(frozen=True, slots=True)
class Variant(Generic[Value]):
    """A value that some reports give: ``told`` are ids of the events or figures that give it.

    ``sources`` is how many independent reports these are of: copies of one count once. ``by`` are the people who judged
    it to be right ("person/anna"): such a value comes before all that are only told.
    """

    value: Value
    told: tuple[str, ...]
    sources: int
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """What people agree that a part of an event should be, in words: ``found`` is what the report gave, if anything.

    ``part`` is type, mode, realis, actors, recipients, first, last or place; without a ``value`` it is not known.
    """

    event: str
    part: str
    found: str
    value: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number that somebody gives for somebody at some time: "the ministry put the dead at 52,300".

    ``source`` is whoever counted, as named, or ``None`` for the publishers' own voice; ``of`` whom, where it is not
    everybody; ``as_of`` the day for which the number holds, as far as it is known (of publication, if nothing says
    otherwise). ``figures`` are ids; ``documents`` the reports that they stand in.
    """

    measure: str
    low: int | None
    high: int | None
    approximate: bool
    of: str | None
    source: str | None
    as_of: date | None
    figures: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened once, however many reports tell of it: the events that links hold together.

    ``events`` and ``documents`` are ids in the order of publication; ``sources`` counts independent reports. Of each
    kind of value the best comes first and its rivals after it; none is dropped. ``amendments`` are what people say that
    its events should be: these count here in place of what was found.
    """

    type: str
    mode: str | None
    realis: Realis
    events: tuple[str, ...]
    documents: tuple[str, ...]
    sources: int
    periods: tuple[Variant[Period], ...]
    places: tuple[Variant[Place], ...]
    actors: tuple[Variant[Actor], ...]
    recipients: tuple[Variant[Actor], ...]
    counts: tuple[Count, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("incident", self.events[0]))

    @property
    def judged_by(self) -> tuple[str, ...]:
        """Who judged parts of its events, each once, as people are called: "anna"."""
        return tuple(dict.fromkeys(by.removeprefix("person/") for one in self.amendments for by in one.by))

    @property
    def disputed(self) -> tuple[str, ...]:
        """On what its reports are at odds: "days" that cannot both be right, two "places", "numbers" that do not meet.

        A town and its country are at no odds, nor are "at least 12" and 15. Where people have judged one to be right,
        what reports have besides is at no odds with it any more.
        """
        days = [one.value for one in standing(self.periods)]
        places = [one.value for one in standing(self.places)]
        told = {
            "days": _any_two(days, lambda one, other: not _meet(one, other)),
            "places": _any_two(places, _elsewhere),
            "numbers": _any_two(self.counts, _differ),
        }
        return tuple(what for what, is_so in told.items() if is_so)


@dataclass(frozen=True, slots=True)
class Toll:
    """Figures that count the same people, as a series: each source's numbers over time.

    ``scope`` is ``incident`` (the dead of one occurrence; ``incident`` is its id) or ``cumulative`` (all since a war
    began; ``since`` where the reports say so). ``falls`` are ids of figures below an earlier cumulative one of the
    same source.
    """

    scope: Literal["incident", "cumulative"]
    measure: str
    incident: str | None
    since: Period | None
    counts: tuple[Count, ...]
    falls: tuple[str, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        first = self.counts[0].figures[0]
        object.__setattr__(self, "id", digest("toll", self.scope, self.measure, self.incident, first))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a process or proceeding: what (``kind``), by whom, and the named ``rule`` that derived it.

    ``events`` and ``claims`` are ids of what it was derived from, ``words`` the sentences that tell of it; ``terms``
    are the words of a proposal or agreement as reported; ``answer`` is a party's to a proposal (accepted, refused, in
    part); ``number`` that of a round. ``period`` is ``None`` where no day is known.
    """

    kind: str
    period: Period | None
    by: tuple[Actor, ...]
    to: tuple[Actor, ...]
    place: str | None
    answer: str | None
    terms: tuple[str, ...]
    events: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    rule: str
    words: tuple[Evidence, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How a process stands from a day on, and the ``step`` (its place among the steps) that made it so."""

    since: date
    status: str
    step: int


@dataclass(frozen=True, slots=True)
class Process:
    """A negotiation: parties, mediators, venues, direct or not, and its steps in the order of time.

    ``direct`` is ``None`` where no report says whether the parties sit at one table.
    """

    parties: tuple[Actor, ...]
    mediators: tuple[Actor, ...]
    venues: tuple[str, ...]
    direct: bool | None
    steps: tuple[Step, ...]
    statuses: tuple[Status, ...]
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("process", *sorted(map(_key, self.parties))))


@dataclass(frozen=True, slots=True)
class Proceeding:
    """What goes on before a court: the parties, and applications, warrants, hearings and rulings as steps."""

    court: str
    defendants: tuple[Actor, ...]
    applicants: tuple[Actor, ...]
    steps: tuple[Step, ...]
    id: str = field(init=False)

    def __post_init__(self) -> None:
        first = self.steps[0]
        told: tuple[object, ...] = first.events or first.claims
        if not told and first.words:
            told = (first.words[0].document, first.words[0].span.start, first.words[0].span.end)
        object.__setattr__(self, "id", digest("proceeding", self.court, *told))


@dataclass(frozen=True, slots=True)
class Called:
    """What reports call somebody, "governor of Tarsa": the first and the last day of publication, and the reports."""

    role: str
    first: date | None
    last: date | None
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Somebody whom no table lists, as the reports tell of him: the names in reports that links hold together.

    ``name`` is the one that most of them use; ``shorts`` are letters that stand for it ("RVF"). ``profiles`` are ids of
    the names in their reports, ``documents`` of these reports, in the order of publication; ``mentions`` counts how
    often he is mentioned, by whatever word.
    """

    name: str
    kind: str
    names: tuple[Variant[str], ...]
    shorts: tuple[Variant[str], ...]
    countries: tuple[Variant[str], ...]
    sectors: tuple[Variant[str], ...]
    roles: tuple[Called, ...]
    profiles: tuple[str, ...]
    documents: tuple[str, ...]
    mentions: int
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("unlisted", self.profiles[0]))


class Anew(Generic[Value]):
    """What is fetched anew each time that it is gone through, and never held."""

    def __init__(self, fetch: Callable[[], Iterator[Value]]) -> None:
        self._fetch = fetch

    def __iter__(self) -> Iterator[Value]:
        return self._fetch()


@dataclass(frozen=True, slots=True)
class Accounts:
    """What many reports come to; each part may be gone through more than once, and need not be held in memory.

    ``incidents`` are ``None`` where nobody has looked which events are the same: then each event is one of its own.
    With ``as_of`` they are what the reports up to that day come to.
    """

    incidents: Iterable[Incident] | None = None
    tolls: Iterable[Toll] = ()
    processes: Iterable[Process] = ()
    proceedings: Iterable[Proceeding] = ()
    as_of: date | None = None

    def only(self, id: str) -> Accounts:
        """The one incident, process or proceeding whose id is or begins with ``id``, and the tolls of the incident."""
        return Accounts(
            tuple(each for each in self.incidents or () if each.id.startswith(id)),
            tuple(toll for toll in self.tolls if toll.incident and toll.incident.startswith(id)),
            tuple(each for each in self.processes if each.id.startswith(id)),
            tuple(each for each in self.proceedings if each.id.startswith(id)),
            self.as_of,
        )


def count_of(told: Sequence[tuple[Document, Figure]]) -> Count:
    """What figures that say the same come to, the first to be reported first: "31 killed, by the ministry".

    Its source is whoever the first names; its day the last that it counts, if the report names it.
    """
    document, figure = told[0]
    last, day = figure.period.last if figure.period else None, document.day
    return Count(
        measure=figure.measure,
        low=figure.low,
        high=figure.high,
        approximate=figure.approximate,
        of=figure.of.quote if figure.of else None,
        source=figure.source.quote if figure.source else None,
        as_of=last if last and (day is None or last <= day) else day,
        figures=tuple(figure.id for _, figure in told),
        documents=tuple(dict.fromkeys(document.id for document, _ in told)),
    )


def lone_incidents(records: Iterable[Findings]) -> Iterator[Incident]:
    """Each event as an incident of its own."""
    for findings in records:
        for event in findings.events:
            yield lone_incident(findings.document, event, findings.figures)


def lone_incident(document: Document, event: Event, figures: Iterable[Figure]) -> Incident:
    """What one report tells of, as if nobody else did: for a store in which nothing is resolved across reports."""
    told = (event.id,)
    return Incident(
        type=event.type,
        mode=event.mode,
        realis=event.realis,
        events=told,
        documents=(document.id,),
        sources=1,
        periods=(Variant(event.period, told, 1),) if event.period else (),
        places=(Variant(event.place, told, 1),) if event.place else (),
        actors=tuple(Variant(_who(mention), told, 1) for mention in event.actors),
        recipients=tuple(Variant(_who(mention), told, 1) for mention in event.recipients),
        counts=tuple(count_of([(document, figure)]) for figure in figures if figure.event == event.id),
    )


def standing(variants: Sequence[Variant[Value]]) -> list[Variant[Value]]:
    """Those that people judged to be right, or all where nobody has."""
    return [one for one in variants if one.by] or list(variants)


def _elsewhere(one: Place, other: Place) -> bool:
    """Whether two places cannot both be right: two towns, two regions, or two of whatever size in two countries."""
    if one.name.casefold() == other.name.casefold():
        return False
    alike = {one.precision, other.precision} <= POINTS or one.precision == other.precision == "region"
    abroad = None not in (one.country, other.country) and one.country != other.country
    return alike or abroad


def _any_two(values: Sequence[Value], at_odds: Callable[[Value, Value], bool]) -> bool:
    return any(at_odds(one, other) for one, other in combinations(values, 2))


def _meet(one: Period, other: Period) -> bool:
    early, late = date.min, date.max
    return (one.start or early) < (other.end or late) and (other.start or early) < (one.end or late)


def _differ(one: Count, other: Count) -> bool:
    """Whether two numbers for the same people cannot both be right."""
    same = one.measure == other.measure and (one.of or "").casefold() == (other.of or "").casefold()
    exact = not (one.approximate or other.approximate)
    return same and exact and (_less(one.high, other.low) or _less(other.high, one.low))


def _less(high: int | None, low: int | None) -> bool:
    return high is not None and low is not None and high < low


def _key(party: Actor) -> str:
    """A group, or else the state for which somebody speaks: the same whoever stands for it in the reports."""
    if party.country is None or "REB" in party.sectors:
        return party.id or party.name
    return f"state/{party.country}"


def _who(mention: Mention) -> Actor:
    """Who is meant, or else someone by the report's own words."""
    return mention.actor or Actor(mention.evidence.quote)
