"""Events that people coded: ACLED's and UCDP's tables, old and new, as the few things that ours can be held beside.

A row of ACLED is a day, a kind, two sides, a place and the dead. A row that cannot be read is told with its line, and
the rest goes on.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from math import isfinite
from pathlib import Path
from typing import Literal, TextIO

from dragoman.errors import DragomanError, UnreadableDocument, UnreadableSource

Tell = Callable[[DragomanError], None]
Family = Literal["violence", "demonstrations", "developments"]

#: UCDP's columns, for its files without a header.
GED_COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id"),
    *("conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a"),
    *("side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
#: How near ACLED knows a day: its time_precision 2 is a week, 3 a month.
SLACK = {"1": timedelta(0), "2": timedelta(3), "3": timedelta(15)}
FAMILIES: Mapping[str, Family] = {
    "battles": "violence",
    "explosions/remote violence": "violence",
    "violence against civilians": "violence",
    "protests": "demonstrations",
    "riots": "demonstrations",
    "strategic developments": "developments",
}
DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%b-%y", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S")
#: The longest cell that is taken: UCDP's lists of articles are long.
CELL = 1 << 24

#: The cells of a row, or why it cannot be cut into cells.
Row = list[str] | csv.Error


@dataclass(frozen=True, slots=True)
class Coded:
    """An event as others coded it; days are both included, and ``low`` to ``high`` are the dead."""

    id: str
    family: Family
    kind: str
    first: date
    last: date
    one: str
    other: str
    place: str
    country: str
    latitude: float | None
    longitude: float | None
    low: int
    best: int
    high: int
    source: str


def read_coded(path: str | Path, on_error: Tell) -> Iterator[Coded]:
    """The rows of ACLED's or UCDP's table, whichever it is."""
    try:
        file = Path(path).open(encoding="utf-8-sig", errors="replace", newline="")  # noqa: SIM115 - closed below
    except OSError as error:
        raise UnreadableSource(f"{path}: {error.strerror}") from error
    with file:
        opening = file.readline()
        file.seek(0)
        rows = _rows(file, max(",;\t", key=opening.count))
        first = next(rows, [])
        if isinstance(first, csv.Error):
            raise UnreadableSource(f"{path}: {first}") from first
        names, body = _header(first, rows, str(path))
        read = _acled if "event_date" in names else _ged
        for number, cells in enumerate(body, start=2 if body is rows else 1):
            try:
                if isinstance(cells, csv.Error):
                    raise cells
                if len(cells) != len(names):
                    raise ValueError(f"expected {len(names)} cells, as in the header, found {len(cells)}")
                yield read(dict(zip(names, cells, strict=True)))
            except (KeyError, ValueError, OverflowError, csv.Error) as error:
                said = f"no column {error}" if isinstance(error, KeyError) else str(error)
                on_error(UnreadableDocument(f"{path} row {number}: {said}"))


def _rows(file: TextIO, delimiter: str) -> Iterator[Row]:
    rows = csv.reader(file, delimiter=delimiter)
    while True:
        # The limit is one for the whole process, so it is changed for no longer than a row takes.
        before = csv.field_size_limit(CELL)
        try:
            cells: Row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            cells = error
        finally:
            csv.field_size_limit(before)
        yield cells


def _header(first: list[str], rows: Iterator[Row], path: str) -> tuple[Sequence[str], Iterator[Row]]:
    names = [cell.strip().strip('"').lower() for cell in first]
    if "event_date" in names or "date_start" in names:
        return names, rows
    body: Iterator[Row] = chain([first], rows)
    if len(first) == len(GED_COLUMNS):
        return GED_COLUMNS, body
    if len(first) == len(GED_COLUMNS) + 1:
        return ("#", *GED_COLUMNS), body
    raise UnreadableSource(f"{path}: expected ACLED's columns or UCDP's, found {', '.join(first[:5])[:100]!r}")


def _acled(row: Mapping[str, str]) -> Coded:
    day, slack = _day(row["event_date"]), SLACK.get(row.get("time_precision", "1"), timedelta(0))
    dead = _count(row.get("fatalities"))
    kind = row["event_type"]
    if kind.lower() not in FAMILIES:
        raise ValueError(f"expected an event_type of ACLED's, found {kind!r}")
    return Coded(
        id=row.get("event_id_cnty") or row.get("data_id") or "",
        family=FAMILIES[kind.lower()],
        kind=row.get("sub_event_type") or kind,
        first=day - slack,
        last=day + slack,
        one=_joined(row.get("actor1"), row.get("assoc_actor_1")),
        other=_joined(row.get("actor2"), row.get("assoc_actor_2")),
        place=row.get("location", ""),
        country=row.get("country", ""),
        latitude=_number(row.get("latitude")),
        longitude=_number(row.get("longitude")),
        low=dead,
        best=dead,
        high=dead,
        source=row.get("source", ""),
    )


def _ged(row: Mapping[str, str]) -> Coded:
    kinds = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}
    return Coded(
        id=row["id"],
        family="violence",
        kind=kinds.get(row["type_of_violence"], "violence"),
        first=_day(row["date_start"]),
        last=_day(row["date_end"]),
        one=row["side_a"],
        other=row["side_b"],
        place=row["where_coordinates"],
        country=row["country"],
        latitude=_number(row["latitude"]),
        longitude=_number(row["longitude"]),
        low=_count(row["low"]),
        best=_count(row["best"]),
        high=_count(row["high"]),
        source=row.get("source_original") or row.get("source_article", ""),
    )


def _day(written: str) -> date:
    for form in DAYS:
        try:
            return datetime.strptime(written.strip(), form).date()
        except ValueError:
            continue
    raise ValueError(f"expected a day such as 2024-01-09, found {written!r}")


def _number(written: str | None) -> float | None:
    if not (written and written.strip()):
        return None
    if not isfinite(number := float(written)):
        raise ValueError(f"expected a number, found {written!r}")
    return number


def _count(written: str | None) -> int:
    return int(float(written)) if written and written.strip() else 0


def _joined(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part)
