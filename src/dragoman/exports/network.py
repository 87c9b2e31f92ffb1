"""Who did what to whom, as a network: actors are nodes, and what one did to another, by type, are edges.

Three strikes by Norland's army on the port of Tarsa are one edge of weight three, with the days on which they were.
Two who met have one edge between them, from the first named to the second. Only what happened or goes on counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from dragoman.accounts import Accounts
from dragoman.exports.occurrences import HAPPENED, Occurrence, occurrences
from dragoman.knowledge.codebook import load_codebook
from dragoman.records import DAY, Actor, Findings, Period, digest
from dragoman.wording import clean

#: Its first and its last day. What has no first day ("not after 5 May") or goes on has no spell.
Spell = tuple[date, date]


@dataclass(slots=True)
class Node:
    """An actor, how often it takes part, and when."""

    id: str
    actor: Actor
    incidents: int = 0
    spells: set[Spell] = field(default_factory=set)


@dataclass(slots=True)
class Edge:
    """What ``source`` did to ``target``: the type of event, how often, and when."""

    source: str
    target: str
    type: str
    quad: int
    weight: int = 0
    spells: set[Spell] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Network:
    """It grows with the number of actors and of pairs, not of reports."""

    nodes: list[Node]
    edges: list[Edge]


def network(records: Iterable[Findings], accounts: Accounts) -> Network:
    """All that happened between two."""
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str], Edge] = {}
    for occurrence in occurrences(records, accounts):
        if occurrence.incident.realis not in HAPPENED:
            continue
        spell = _spell(occurrence.period)
        for actor in {node_id(actor): actor for actor in (*occurrence.actors, *occurrence.recipients)}.values():
            node = nodes.setdefault(node_id(actor), Node(node_id(actor), actor))
            node.incidents += 1
            node.spells |= spell
        for source, target in _pairs(occurrence):
            type = occurrence.incident.type
            edge = edges.setdefault((source, target, type), Edge(source, target, type, _quad(occurrence)))
            edge.weight += 1
            edge.spells |= spell
    return Network(list(nodes.values()), list(edges.values()))


def node_id(actor: Actor) -> str:
    """The actor's own id, or one made of its name and country where only reports know it."""
    return actor.id or f"named/{digest(clean(actor.name).casefold(), actor.country)}"


def spells(told: set[Spell]) -> Iterator[Spell]:
    """The days in order, those that touch or overlap run together."""
    run: Spell | None = None
    for first, last in sorted(told):
        if run is None:
            run = first, last
        elif (first - run[1]) <= DAY:
            run = run[0], max(run[1], last)
        else:
            yield run
            run = first, last
    if run is not None:
        yield run


def _spell(period: Period | None) -> set[Spell]:
    return {(period.start, period.last)} if period and period.start and period.last else set()


def _pairs(occurrence: Occurrence) -> list[tuple[str, str]]:
    actors = list(dict.fromkeys(map(node_id, occurrence.actors)))
    recipients = list(dict.fromkeys(map(node_id, occurrence.recipients)))
    if not recipients:
        return list(combinations(actors, 2))
    return [(one, other) for one in actors for other in recipients if one != other]


def _quad(occurrence: Occurrence) -> int:
    type = occurrence.incident.type
    told = (told.event.quad for told in occurrence.tellings if told.event.type == type)
    # What people say that it was, no event may have been found to be.
    return next(told, 0) or load_codebook().types[type].quad
