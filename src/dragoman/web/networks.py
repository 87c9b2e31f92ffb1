"""Who has to do with whom, as the page of the network shows it: actors, pairs by class of event, and where they stand.

Norland's army struck the port of Tarsa three times and met its council once: one pair, with three acts of conflict and
one of talk. Only what happened or goes on counts, and each incident once, however many reports tell of it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import attrgetter

from dragoman.stores import Taking
from dragoman.web.layout import positions
from dragoman.wording import clean

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
    """What lies between two: how many incidents of each class, from talk of cooperation to acts of conflict."""

    one: Node
    other: Node
    counts: Four

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
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for _, told in groupby(takings, attrgetter("incident")):
        of_one = list(told)
        for taking in of_one:
            named.setdefault(taking.key, (clean(taking.name), taking.country))
        incidents.update({taking.key for taking in of_one})
        quad = of_one[0].quad
        for pair in set(_pairs(of_one)):
            counts[pair][quad - 1 if 1 <= quad <= 4 else 0] += 1
    tied = {key for pair in counts for key in pair}
    shown = sorted(tied, key=lambda key: (-incidents[key], key))[:most]
    nodes = {key: Node(key, *named[key], incidents[key]) for key in shown}
    ties = [
        Tie(nodes[one], nodes[other], (four[0], four[1], four[2], four[3]))
        for (one, other), four in counts.items()
        if one in nodes and other in nodes
    ]
    ties.sort(key=lambda tie: (-tie.all, tie.one.key, tie.other.key))
    return Network(tuple(nodes.values()), tuple(ties), len(tied) - len(nodes))


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
    edges = [[one, other, *tie.counts] for (one, other, _), tie in zip(ends, network.ties, strict=True)]
    return json.dumps({"nodes": nodes, "edges": edges}, separators=(",", ":"), ensure_ascii=False).encode()
