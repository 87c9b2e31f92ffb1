"""Incidents in ACLED's 31 columns: a table that opens beside ACLED's own.

A drone strike is "Explosions/Remote violence", "Air/drone strike"; talks are nothing that ACLED records, and are left
out with all that did not happen or has no day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from typing import NamedTuple, TextIO

from dragoman.accounts import Accounts
from dragoman.exports.escaping import Cell
from dragoman.exports.occurrences import (
    HAPPENED,
    Occurrence,
    against_civilians,
    country_name,
    day,
    days_long,
    estimate,
    occurrences,
    publishers,
    side,
)
from dragoman.exports.rows import Columns, joined, write_rows
from dragoman.knowledge.concordance import AcledKind, Country, load_concordance
from dragoman.records import Actor, Document, Findings

#: How near ACLED says a place is known: 1 the town, 2 the area, 3 the province or less.
GEO_PRECISION = {"exact": 1, "town": 1, "district": 2, "region": 3, "country": 3, "sea": 3}
WEEK = 7


class Row(NamedTuple):
    """An incident as ACLED sees it: two sides, a kind, a country."""

    occurrence: Occurrence
    kind: AcledKind
    one: list[Actor]
    other: list[Actor]
    country: Country | None


def write(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """A header and one row an incident; how many incidents there were."""
    return write_rows(COLUMNS, _rows(records, accounts), stream)


def _rows(records: Iterable[Findings], accounts: Accounts) -> Iterator[Row]:
    tables = load_concordance()
    for occurrence in occurrences(records, accounts):
        incident, place = occurrence.incident, occurrence.place
        kind = tables.acled(incident.type, incident.mode, against_civilians(occurrence, tables))
        if kind and incident.realis in HAPPENED and day(occurrence.period):
            country = tables.countries.get(place.country) if place and place.country else None
            yield Row(occurrence, kind, *sides(occurrence), country)


def sides(occurrence: Occurrence) -> tuple[list[Actor], list[Actor]]:
    """The two sides; of a clash that both sides wage, the first party is one and the rest the other."""
    actors, recipients = occurrence.actors, occurrence.recipients
    return (actors, recipients) if recipients else (actors[:1], actors[1:])


def number(id: str) -> int:
    """A number that stands for an id of ours, where others have room for nothing else."""
    return int(id[:12], 16)


def _event_id(row: Row) -> str:
    place = row.occurrence.place
    return f"{(place.country if place else None) or 'XXX'}{number(row.occurrence.incident.id)}"


def _date(row: Row) -> str:
    told = day(row.occurrence.period)
    return told.isoformat() if told else ""


def _time_precision(row: Row) -> int:
    length = days_long(row.occurrence.period)
    if length is None:
        return 3
    return 1 if length == 1 else 2 if length <= WEEK else 3


def _inter(actors: list[Actor]) -> str:
    told = side(actors, load_concordance())
    return (told.acled if told else None) or ""


def _interaction(row: Row) -> str:
    one, other = _inter(row.one), _inter(row.other)
    if one and other:
        return f"{one}-{other}"
    return f"{one or other} only" if (one or other) and not (row.one and row.other) else ""


def _fatalities(row: Row) -> int:
    told = estimate(row.occurrence.counts("killed"))
    return told.best if told else 0


def _place_name(row: Row, *precisions: str) -> str:
    place = row.occurrence.place
    return place.name if place and (not precisions or place.precision in precisions) else ""


def _timestamp(row: Row) -> Cell:
    moments = [moment for document in row.occurrence.documents if (moment := _moment(document))]
    return int(max(moments).timestamp()) if moments else ""


def _moment(document: Document) -> datetime | None:
    told = document.retrieved or document.published
    if told is None:
        return None
    moment = told if isinstance(told, datetime) else datetime.combine(told, time())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _notes(row: Row) -> str:
    return joined((told.event.evidence.quote for told in row.occurrence.tellings[:1]), " ")


def _geo_precision(row: Row) -> Cell:
    place = row.occurrence.place
    return GEO_PRECISION.get(place.precision, "") if place else ""


COLUMNS: Columns[Row] = {
    "event_id_cnty": _event_id,
    "event_date": _date,
    "year": lambda row: _date(row)[:4],
    "time_precision": _time_precision,
    "disorder_type": lambda row: row.kind.disorder,
    "event_type": lambda row: row.kind.event,
    "sub_event_type": lambda row: row.kind.sub_event,
    "actor1": lambda row: joined(actor.name for actor in row.one[:1]),
    "assoc_actor_1": lambda row: joined(actor.name for actor in row.one[1:]),
    "inter1": lambda row: _inter(row.one),
    "actor2": lambda row: joined(actor.name for actor in row.other[:1]),
    "assoc_actor_2": lambda row: joined(actor.name for actor in row.other[1:]),
    "inter2": lambda row: _inter(row.other),
    "interaction": _interaction,
    "civilian_targeting": lambda row: "Civilian targeting" if _inter(row.other) == "Civilians" else "",
    "iso": lambda row: row.country.iso if row.country else "",
    "region": lambda row: row.country.acled_region if row.country else "",
    "country": lambda row: country_name(row.occurrence),
    "admin1": lambda row: _place_name(row, "region"),
    "admin2": lambda row: _place_name(row, "district"),
    "admin3": lambda _: "",
    "location": _place_name,
    "latitude": lambda row: row.occurrence.place.latitude if row.occurrence.place else "",
    "longitude": lambda row: row.occurrence.place.longitude if row.occurrence.place else "",
    "geo_precision": _geo_precision,
    "source": lambda row: joined(publishers(row.occurrence.documents)),
    "source_scale": lambda _: "",
    "notes": _notes,
    "fatalities": _fatalities,
    "tags": lambda _: "",
    "timestamp": _timestamp,
}
