"""Deadly incidents in the 49 columns of UCDP's Georeferenced Event Dataset.

"The ministry put the dead at 12, the rebels at 30" becomes best 12, low 12, high 30, and ``source_original`` names the
ministry and the rebels. Only violence with at least one reported death is UCDP's; the rest is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

from dragoman.accounts import Accounts
from dragoman.exports.acled import number, sides
from dragoman.exports.escaping import Cell
from dragoman.exports.occurrences import (
    HAPPENED,
    Estimate,
    Occurrence,
    country_name,
    day,
    days_long,
    estimate,
    occurrences,
    publishers,
    side,
    voices,
)
from dragoman.exports.rows import Columns, joined, write_rows
from dragoman.knowledge.concordance import Country, load_concordance
from dragoman.records import Actor, Findings

#: How near UCDP says a place is known: 1 exactly, 3 the district, 4 the province, 6 the country, 7 at sea.
WHERE = {"exact": 1, "town": 1, "district": 3, "region": 4, "country": 6, "sea": 7}
#: How near a day: up to so many days it is 1 to 4; more are 5.
DAYS = ((1, 1), (6, 2), (7, 3), (31, 4))
#: Words for those who bear no arms, as counts are said to be of them.
CIVILIANS = ("civilian", "child", "women", "woman", "resident", "villager", "passenger", "journalist")
CELLS_A_DEGREE = 2


class Row(NamedTuple):
    """An incident as UCDP sees it: two sides, the dead, a country."""

    occurrence: Occurrence
    dead: Estimate
    one: list[Actor]
    other: list[Actor]
    country: Country | None


def write(records: Iterable[Findings], accounts: Accounts, stream: TextIO) -> int:
    """A header and one row an incident; how many incidents there were."""
    return write_rows(COLUMNS, _rows(records, accounts), stream)


def _rows(records: Iterable[Findings], accounts: Accounts) -> Iterator[Row]:
    countries = load_concordance().countries
    for occurrence in occurrences(records, accounts):
        incident, place = occurrence.incident, occurrence.place
        dead = estimate(occurrence.counts("killed"))
        violent = incident.type == "ASSAULT" and incident.realis in HAPPENED
        if violent and dead and dead.high > 0 and day(occurrence.period):
            country = countries.get(place.country) if place and place.country else None
            yield Row(occurrence, dead, *sides(occurrence), country)


def _violence(row: Row) -> Cell:
    """1 with a state on a side, 2 between groups, 3 on civilians; empty where the sectors of a side are not known."""
    tables = load_concordance()
    one, other = side(row.one, tables), side(row.other, tables)
    if one is None or other is None:
        return ""
    if other.side == "civilians":
        return 3
    return 1 if "state" in (one.side, other.side) else 2


def _name(actors: list[Actor]) -> str:
    return joined((actor.name for actor in actors), ", ")


def _dyad(row: Row) -> str:
    return joined((_name(row.one), _name(row.other)), " - ")


def _articles(row: Row) -> str:
    return joined(
        joined((document.publisher, document.day.isoformat() if document.day else None, document.title), ", ")
        for document in row.occurrence.documents
    )


def _date_precision(row: Row) -> int:
    length = days_long(row.occurrence.period)
    return next((grade for most, grade in DAYS if length is not None and length <= most), 5)


def _start(row: Row) -> str:
    told = day(row.occurrence.period)
    return told.isoformat() if told else ""


def _end(row: Row) -> str:
    period = row.occurrence.period
    return period.last.isoformat() if period and period.last else _start(row)


def _civilians(row: Row) -> int:
    counts = [count for count in row.occurrence.counts("killed") if count.of]
    told = estimate([count for count in counts if any(word in (count.of or "").lower() for word in CIVILIANS)])
    if told is None and _violence(row) == 3:
        return row.dead.best
    return min(told.best, row.dead.best) if told else 0


def _point(row: Row) -> tuple[float, float] | None:
    place = row.occurrence.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _wkt(row: Row) -> str:
    point = _point(row)
    return f"POINT ({point[1]} {point[0]})" if point else ""


def _grid(row: Row) -> Cell:
    """The cell of the PRIO grid: half a degree wide, numbered from the south-west corner."""
    point = _point(row)
    if point is None:
        return ""
    down = min(int((point[0] + 90) * CELLS_A_DEGREE), 180 * CELLS_A_DEGREE - 1)
    along = min(int((point[1] + 180) * CELLS_A_DEGREE), 360 * CELLS_A_DEGREE - 1)
    return down * 360 * CELLS_A_DEGREE + along + 1


def _state(actors: list[Actor]) -> Cell:
    """Gleditsch and Ward's number of the state that the side is, where it is one."""
    tables = load_concordance()
    for actor in actors:
        met = tables.side(actor.sectors)
        country = tables.countries.get(actor.country or "")
        if country and met and met.side == "state":
            return country.gw
    return ""


def _place_name(row: Row, *precisions: str) -> str:
    place = row.occurrence.place
    return place.name if place and (not precisions or place.precision in precisions) else ""


COLUMNS: Columns[Row] = {
    "id": lambda row: number(row.occurrence.incident.id),
    "relid": lambda row: row.occurrence.incident.id,
    "year": lambda row: _start(row)[:4],
    "active_year": lambda _: "",
    "code_status": lambda _: "",
    "type_of_violence": _violence,
    "conflict_dset_id": lambda _: "",
    "conflict_new_id": lambda _: "",
    "conflict_name": lambda _: "",
    "dyad_dset_id": lambda _: "",
    "dyad_new_id": lambda _: "",
    "dyad_name": _dyad,
    "side_a_dset_id": lambda _: "",
    "side_a_new_id": lambda _: "",
    "side_a": lambda row: _name(row.one),
    "side_b_dset_id": lambda _: "",
    "side_b_new_id": lambda _: "",
    "side_b": lambda row: _name(row.other),
    "number_of_sources": lambda row: row.occurrence.incident.sources,
    "source_article": _articles,
    "source_office": lambda row: joined(publishers(row.occurrence.documents)),
    "source_date": lambda row: joined(each.day.isoformat() for each in row.occurrence.documents if each.day),
    "source_headline": lambda row: joined(each.title for each in row.occurrence.documents),
    "source_original": lambda row: joined(
        dict.fromkeys(
            [*voices(row.occurrence.claims), *(c.source for c in row.occurrence.counts("killed") if c.source)]
        )
    ),
    "where_prec": lambda row: WHERE.get(row.occurrence.place.precision, "") if row.occurrence.place else "",
    "where_coordinates": _place_name,
    "where_description": lambda row: row.occurrence.place.evidence.quote if row.occurrence.place else "",
    "adm_1": lambda row: _place_name(row, "region"),
    "adm_2": lambda row: _place_name(row, "district"),
    "latitude": lambda row: point[0] if (point := _point(row)) else "",
    "longitude": lambda row: point[1] if (point := _point(row)) else "",
    "geom_wkt": _wkt,
    "priogrid_gid": _grid,
    "country": lambda row: country_name(row.occurrence),
    "country_id": lambda row: row.country.gw if row.country else "",
    "region": lambda row: row.country.ged_region if row.country else "",
    "event_clarity": lambda row: 1 if days_long(row.occurrence.period) == 1 else 2,
    "date_prec": _date_precision,
    "date_start": _start,
    "date_end": _end,
    "deaths_a": lambda _: 0,
    "deaths_b": lambda _: 0,
    "deaths_civilians": _civilians,
    "deaths_unknown": lambda row: row.dead.best - _civilians(row),
    "best": lambda row: row.dead.best,
    "high": lambda row: row.dead.high,
    "low": lambda row: row.dead.low,
    "gwnoa": lambda row: _state(row.one),
    "gwnob": lambda row: _state(row.other),
}
