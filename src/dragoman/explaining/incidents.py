"""Incidents with what their ids mean: the reports that tell of them, copies folded into what they copy.

An ``Incident`` says that events ``3fa9...`` and ``77c0...`` are one strike; an ``Account`` of it has them at hand, and
the judgements that hold them together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.accounts import Incident
from dragoman.errors import BadRequest
from dragoman.explaining.events import surest_first
from dragoman.records import Document, Event, Link

if TYPE_CHECKING:
    from dragoman.stores import Store

#: Incidents taken together: enough to make a question of the store cheap.
TOGETHER = 100

Pair = tuple[Document, Event]


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as an independent report tells it, and as copies of that report repeat it."""

    told: Pair
    copies: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """An incident and those who tell of it; ``links`` are the judgements on pairs of its events."""

    incident: Incident
    tellings: tuple[Telling, ...]
    links: tuple[Link, ...] = ()

    @property
    def example(self) -> Pair:
        """The event in whose words it is shown: of its type and mode, and that says most of when, where and who."""
        return max((telling.told for telling in self.tellings), key=lambda pair: self._worth(pair[1]))

    def _worth(self, event: Event) -> tuple[bool, int]:
        alike = (event.type, event.mode) == (self.incident.type, self.incident.mode)
        parts = (event.dated_by == "stated", event.place, event.actors, event.recipients)
        return (alike, sum(map(bool, parts)))

    @property
    def documents(self) -> dict[str, Document]:
        """All reports that tell of it, by their ids."""
        pairs = (pair for telling in self.tellings for pair in (telling.told, *telling.copies))
        return {document.id: document for document, _ in pairs}


def tell(store: Store, incidents: Iterable[Incident]) -> Iterator[Account]:
    """An account of each incident, without the judgements on its events."""
    left = iter(incidents)
    while some := list(islice(left, TOGETHER)):
        events = store.comparisons.events([event for incident in some for event in incident.events])
        originals = _originals(store, {document for incident in some for document in incident.documents})
        for incident in some:
            pairs = [events[event] for event in incident.events if event in events]
            yield Account(incident, tuple(_tellings(pairs, originals)))


def tell_one(store: Store, id: str, as_of: date | None = None) -> Account:
    """An account of one incident, with the judgements on its events: people's, and then the surest.

    As of a day it is as the reports published by then tell it.
    """
    if as_of is None:
        return tell_this(store, store.comparisons.incident(id))
    # Late: as the rest of what compares reports.
    from dragoman.resolvers import ACCOUNTS

    stood = store.standing(ACCOUNTS).incidents_called([id], as_of)
    if id not in stood:
        raise BadRequest(f"{store.place}: no report up to {as_of} tells of incident {id}")
    return tell_this(store, stood[id])


def tell_this(store: Store, incident: Incident) -> Account:
    """The same of an incident that is at hand: as it stands, or as it stood on a day."""
    (account,) = tell(store, [incident])
    within = [link for link in store.comparisons.linked(incident.events) if _concerns(link, incident)]
    return Account(incident, account.tellings, tuple(sorted(within, key=surest_first)))


def _concerns(link: Link, incident: Incident) -> bool:
    """Whether it is on two events of the incident, or what a person says of one of them and another."""
    return link.by.startswith("person/") or {link.left, link.right} <= set(incident.events)


def _originals(store: Store, documents: set[str]) -> Mapping[str, str]:
    # Late: a store is asked about events without what compares reports.
    from dragoman.resolvers import find_originals

    return find_originals(store.comparisons, documents)


def _tellings(pairs: Sequence[Pair], originals: Mapping[str, str]) -> Iterator[Telling]:
    """Each event once that is told independently; what a copy tells stands under the words that it repeats."""
    told: dict[str, list[Pair]] = defaultdict(list)
    for document, event in pairs:
        told[originals[document.id]].append((document, event))
    for original, here in told.items():
        first = next((document.id for document, _ in here if document.id == original), here[0][0].id)
        own = [pair for pair in here if pair[0].id == first]
        copies: dict[str, list[Pair]] = defaultdict(list)
        for pair in here:
            if pair[0].id != first:
                same = next((mine for mine in own if mine[1].evidence.quote == pair[1].evidence.quote), own[0])
                copies[same[1].id].append(pair)
        yield from (Telling(pair, tuple(copies[pair[1].id])) for pair in own)
