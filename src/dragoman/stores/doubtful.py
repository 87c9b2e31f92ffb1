"""Where a store is in doubt: links near the threshold, events with low scores, and how much hangs on them.

Only ids and numbers: what a review shows of them it looks up for the few that it shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, ColumnElement, Connection, Dialect, Float, cast, func, select, type_coerce
from sqlalchemy.dialects.postgresql import JSONB

from dragoman.stores.derived import incidents, members
from dragoman.stores.dissolving import in_parts
from dragoman.stores.schema import events, figures, links
from dragoman.stores.settled import Opened

#: What is counted in people.
OF_PEOPLE = ("killed", "injured", "casualties", "missing", "displaced", "detained", "captured", "exchanged")


@dataclass(frozen=True, slots=True)
class Weight:
    """What an event belongs to: how many independent reports tell of it, and the highest number of people in it."""

    incident: str
    sources: int
    people: int


class Doubtful:
    """The part of a store that a review asks what to look at."""

    def __init__(self, reading: Opened) -> None:
        self._reading = reading

    def links(self, threshold: float, within: float, most: int) -> list[tuple[str, str, float]]:
        """Pairs of events that the machine has judged with scores nearest to the threshold: both ends, the score."""
        off = func.abs(links.c.score - threshold)
        query = (
            select(links.c.left, links.c.right, links.c.score)
            .where(links.c.kind == "event", ~links.c.by.startswith("person/"), off <= within)
            .order_by(off, links.c.left, links.c.right)
            .limit(most)
        )
        with self._reading() as connection:
            return [(left, right, score) for left, right, score in connection.execute(query)]

    def events(self, below: float, most: int) -> list[tuple[str, float]]:
        """The events that are least likely to be right, with the chance that they are."""
        with self._reading() as connection:
            score = _score(connection.dialect)
            query = select(events.c.id, score).where(score < below).order_by(score, events.c.id).limit(most)
            return [(id, found) for id, found in connection.execute(query)]

    def weights(self, wanted: Iterable[str]) -> dict[str, Weight]:
        """What hangs on each of these events; one that belongs to no incident is left out."""
        homes = select(members.c.event, members.c.incident, incidents.c.sources).join_from(
            members, incidents, incidents.c.id == members.c.incident
        )
        with self._reading() as connection:
            home = {
                event: (incident, sources)
                for some in in_parts(sorted(set(wanted)))
                for event, incident, sources in connection.execute(homes.where(members.c.event.in_(some)))
            }
            people = _people(connection, {incident for incident, _ in home.values()})
        return {event: Weight(at, sources, people.get(at, 0)) for event, (at, sources) in home.items()}


def _people(connection: Connection, wanted: set[str]) -> dict[str, int]:
    number = func.max(func.coalesce(figures.c.high, figures.c.low))
    query = (
        select(members.c.incident, number)
        .join_from(members, figures, figures.c.event == members.c.event)
        .where(figures.c.measure.in_(OF_PEOPLE))
        .group_by(members.c.incident)
    )
    return {
        incident: int(most or 0)
        for some in in_parts(sorted(set(wanted)))
        for incident, most in connection.execute(query.where(members.c.incident.in_(some)))
    }


def _score(dialect: Dialect) -> ColumnElement[Any]:
    """The score of an event, which stands in its record alone."""
    if dialect.name == "postgresql":
        return cast(cast(events.c.record, JSONB)["score"].astext, Float)
    score: ColumnElement[Any] = type_coerce(events.c.record, JSON())["score"].as_float()
    return score
