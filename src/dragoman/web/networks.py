"""Who has to do with whom, as the page of the network shows it: actors, pairs by class of event, and where they stand.

Norland's army struck the port of Tarsa three times and met its council once: one pair, with three acts of conflict
(ASSAULT) and one of talk (CONSULT), from the first day to the last. Only what happened or goes on counts, and each
incident once, however many reports tell of it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, groupby
from operator import attrgetter

from dragoman.records import DAY, Period
from dragoman.stores import Taking
from dragoman.web.codes import quads
from dragoman.web.layout import positions
from dragoman.wording import clean, days

#: No more actors than this are drawn; those who take part most come first.
MOST = 3000

Four = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, and in how many incidents they take part."""

    key: str
    name: str
    country: str | None
    incidents: int


@dataclass(frozen=True, slots=True)
class Tie:
    """What lies between two: how many incidents of each class, from talk of cooperation to acts of conflict.

    ``types`` says the same by type of event, the commonest first; ``first`` and ``last`` are the days on which the
    first and the last of them began, as far as these are known.
    """

    one: Node
    other: Node
    counts: Four
    types: tuple[tuple[str, int], ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def all(self) -> int:
        """How many in all."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Network:
    """Actors who have to do with one another, those who take part most first, and their pairs, the closest first.

    ``left_out`` is how many more actors there are than are shown.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    left_out: int = 0


def network(takings: Iterable[Taking], most: int = MOST) -> Network:
    """The network of these incidents."""
    named: dict[str, tuple[str, str | None]] = {}
    incidents: Counter[str] = Counter()
    between: defaultdict[tuple[str, str], Between] = defaultdict(Between)
    for _, told in groupby(takings, attrgetter("incident")):
        of_one = list(told)
        for taking in of_one:
            named.setdefault(taking.key, (clean(taking.name), taking.country))
        incidents.update({taking.key for taking in of_one})
        type, day = of_one[0].type, of_one[0].day
        for pair in set(_pairs(of_one)):
            between[pair].add(type, day)
    tied = {key for pair in between for key in pair}
    shown = sorted(tied, key=lambda key: (-incidents[key], key))[:most]
    nodes = {key: Node(key, *named[key], incidents[key]) for key in shown}
    ties = [
        told.tie(nodes[one], nodes[other]) for (one, other), told in between.items() if one in nodes and other in nodes
    ]
    ties.sort(key=lambda tie: (-tie.all, tie.one.key, tie.other.key))
    return Network(tuple(nodes.values()), tuple(ties), len(tied) - len(nodes))


@dataclass(slots=True)
class Between:
    """What is counted between two."""

    types: dict[str, int] = field(default_factory=dict)
    first: str | None = None
    last: str | None = None

    def add(self, type: str, day: str | None) -> None:
        """One incident more."""
        self.types[type] = self.types.get(type, 0) + 1
        if day is not None:
            self.first = day if self.first is None or day < self.first else self.first
            self.last = day if self.last is None or day > self.last else self.last

    def tie(self, one: Node, other: Node) -> Tie:
        """All of it."""
        classes = quads()
        counts = [0, 0, 0, 0]
        for type, count in self.types.items():
            counts[classes.get(type, 1) - 1] += count
        types = sorted(self.types.items(), key=lambda each: (-each[1], each[0]))
        first, last = (date.fromisoformat(day) if day else None for day in (self.first, self.last))
        return Tie(one, other, (counts[0], counts[1], counts[2], counts[3]), tuple(types), first, last)


def _pairs(of_one: list[Taking]) -> Iterator[tuple[str, str]]:
    """Those who act with those they act upon; where nobody is acted upon, those who act with one another."""
    actors = sorted({taking.key for taking in of_one if taking.role == "actor"})
    recipients = sorted({taking.key for taking in of_one if taking.role != "actor"})
    if not recipients:
        yield from combinations(actors, 2)
        return
    for one in actors:
        for other in recipients:
            if one != other:
                yield (one, other) if one < other else (other, one)


def drawing(network: Network) -> bytes:
    """What the page's script draws: actors with their places, pairs by the numbers of their two."""
    number = {node.key: index for index, node in enumerate(network.nodes)}
    ends = [(number[tie.one.key], number[tie.other.key], float(tie.all)) for tie in network.ties]
    places = positions(len(network.nodes), ends).round(4).tolist()
    nodes = [[node.key, node.name, x, y, node.incidents] for node, (x, y) in zip(network.nodes, places, strict=True)]
    types = sorted({type for tie in network.ties for type, _ in tie.types})
    edges = [
        [one, other, *tie.counts, _told(tie, types), _span(tie)]
        for (one, other, _), tie in zip(ends, network.ties, strict=True)
    ]
    return json.dumps(
        {"nodes": nodes, "edges": edges, "types": types}, separators=(",", ":"), ensure_ascii=False
    ).encode()


def _told(tie: Tie, types: Sequence[str]) -> list[int]:
    """The types of a pair by their numbers, each with how many there are of it."""
    return [number for type, count in tie.types for number in (types.index(type), count)]


def _span(tie: Tie) -> str:
    return days(span_of(tie)) if tie.first else ""


def span_of(tie: Tie) -> Period | None:
    """From the day on which the first of them began to that of the last."""
    return Period(tie.first, tie.last + DAY) if tie.first and tie.last else None
