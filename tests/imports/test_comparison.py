"""Tables that others coded, read and held beside ours."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.accounts import Incident, lone_incident, lone_incidents
from dragoman.errors import DragomanError, UnreadableSource
from dragoman.exports import export
from dragoman.imports import Coded, as_json, as_lines, compare, read_coded
from dragoman.imports.coded import GED_COLUMNS
from dragoman.records import Document, Findings, Period
from tests.doubles import interpret

STRIKE = Document("Planes struck depots in Tarsa. 12 killed.", published=date(2025, 5, 3), publisher="Coast Wire")


def findings(document: Document = STRIKE) -> Findings:
    found = interpret(document)
    event = found.events[0]
    return replace(found, figures=tuple(replace(figure, event=event.id) for figure in found.figures))


@pytest.fixture
def incident() -> Incident:
    return next(lone_incidents([findings()]))


def read(path: Path) -> tuple[list[Coded], list[str]]:
    heard: list[DragomanError] = []
    return list(read_coded(path, heard.append)), list(map(str, heard))


def row(**values: object) -> Coded:
    told: dict[str, object] = {
        "id": "XYZ1",
        "family": "violence",
        "kind": "Air/drone strike",
        "first": date(2025, 5, 3),
        "last": date(2025, 5, 3),
        "one": "Planes of Norland",
        "other": "Civilians",
        "place": "Tarsa",
        "country": "Norland",
        "latitude": 1.5,
        "longitude": -2.25,
        "low": 14,
        "best": 14,
        "high": 14,
        "source": "A",
    }
    return Coded(**{**told, **values})  # type: ignore[arg-type]


# The tables


def test_what_is_exported_for_acled_is_read_as_acled_s(tmp_path: Path) -> None:
    export([findings()], tmp_path / "acled.csv")
    (told,), heard = read(tmp_path / "acled.csv")
    assert heard == []
    assert (told.family, told.kind, told.first, told.last) == (
        "violence", "Air/drone strike", date(2025, 5, 3), date(2025, 5, 3),
    )  # fmt: skip
    assert (told.place, told.latitude, told.best, told.one) == ("Tarsa", 1.5, 12, "Planes")


def test_an_old_table_of_acled_has_other_days_and_columns(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text(
        "\ufeffdata_id;event_date;event_type;actor1;actor2;location;latitude;longitude;fatalities;time_precision\n"
        "7;03 May 2025;Battles;Army;Rebels;Tarsa;1.5;-2.25;3;2\n"
    )
    (told,), _ = read(path)
    assert (told.id, told.first, told.last, told.best) == ("7", date(2025, 4, 30), date(2025, 5, 6), 3)


@pytest.mark.parametrize("shape", ["header", "quoted", "bare", "numbered"])
def test_ucdp_s_table_is_read_in_each_of_its_shapes(tmp_path: Path, shape: str) -> None:
    path = tmp_path / "ged.csv"
    export([findings()], path)
    header, body = path.read_text().splitlines()
    lines = {
        "header": [header, body],
        "quoted": [",".join(f'"{name}"' for name in GED_COLUMNS), body],
        "bare": [body],
        "numbered": [f"1,{body}"],
    }
    path.write_text("\n".join(lines[shape]))
    (told,), heard = read(path)
    assert heard == []
    assert (told.low, told.best, told.high, told.place) == (12, 12, 12, "Tarsa")


def test_a_row_that_makes_no_sense_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    path.write_text("event_date,event_type\nyesterday,Battles\n2025-05-03,Weather\n2025-05-03,Riots\n2025-05-03\n")
    told, heard = read(path)
    assert [each.family for each in told] == ["demonstrations"]
    assert [each.split(": ")[0].rpartition(" ")[2] for each in heard] == ["2", "3", "5"]
    assert "expected a day such as 2024-01-09, found 'yesterday'" in heard[0]
    assert "expected 2 cells, as in the header, found 1" in heard[2]


def test_a_cell_or_a_number_beyond_all_bounds_is_told_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.imports.coded.CELL", 100)
    path = tmp_path / "acled.csv"
    path.write_text(
        "event_date,event_type,fatalities,latitude,time_precision\n"
        f"2025-05-03,{'x' * 101},1,1,1\n"
        "2025-05-03,Riots,inf,1,1\n"
        "2025-05-03,Riots,1,inf,1\n"
        "0001-01-01,Riots,1,1,2\n"
        "2025-05-03,Riots,1,1,1\n"
    )
    told, heard = read(path)
    assert [each.first for each in told] == [date(2025, 5, 3)]
    assert [each.split(": ")[0].rpartition(" ")[2] for each in heard] == ["2", "3", "4", "5"]
    path.write_text(f"event_date,{'x' * 101}\n")
    with pytest.raises(UnreadableSource, match="field larger than field limit"):
        read(path)


def test_reading_leaves_the_limit_of_others_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    path.write_text(f"event_date,event_type,notes\n2025-05-03,Riots,{'x' * 200_000}\n")
    others = csv.field_size_limit(131_072)
    try:
        for _ in read_coded(path, lambda error: pytest.fail(str(error))):
            assert csv.field_size_limit() == 131_072
    finally:
        csv.field_size_limit(others)


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UnreadableSource, match="expected ACLED's columns or UCDP's, found 'a, b'"):
        read(path)


# The comparison


def test_the_same_day_and_place_are_the_same(incident: Incident) -> None:
    found = compare([incident], [row(one="Army", other="Rebels")])
    assert [(match.ours, match.apart) for match in found.both] == [(incident, 0)]
    assert (found.only_theirs, found.only_ours) == ((), ())
    assert found.both[0].kilometres == pytest.approx(0)


@pytest.mark.parametrize(
    ("other", "matched"),
    [
        ({"first": date(2025, 5, 4), "last": date(2025, 5, 4)}, True),
        ({"first": date(2025, 5, 5), "last": date(2025, 5, 5)}, False),
        ({"place": "Tarsa suburb", "latitude": 1.6}, True),
        ({"place": "Ostry", "latitude": 3.5}, False),
        ({"place": "Ostry", "latitude": None, "longitude": None}, True),  # between the same
        ({"place": "Ostry", "latitude": None, "longitude": None, "one": "Army"}, False),
        ({"family": "demonstrations"}, False),
    ],
)
def test_what_lies_too_far_apart_is_another(incident: Incident, other: dict[str, object], matched: bool) -> None:
    assert bool(compare([incident], [row(**other)]).both) == matched


def test_the_nearest_is_taken_and_each_once(incident: Incident) -> None:
    near, far = row(id="near"), row(id="far", first=date(2025, 5, 4), last=date(2025, 5, 4))
    found = compare([incident], [far, near])
    assert [match.theirs.id for match in found.both] == ["near"]
    assert [each.id for each in found.only_theirs] == ["far"]


def test_of_a_side_unknown_the_week_beside_it_counts() -> None:
    told = findings()
    bound = replace(told.events[0], period=Period(None, date(2025, 5, 8)))
    open_ended = lone_incident(told.document, bound, told.figures)
    assert compare([open_ended], [row()]).both
    assert not compare([open_ended], [row(first=date(2025, 4, 20), last=date(2025, 4, 20))]).both


@pytest.mark.parametrize(("day", "matched"), [(date(2025, 6, 4), True), (date(2025, 6, 5), False)])
def test_a_month_of_ours_is_looked_for_up_to_its_last_day(day: date, matched: bool) -> None:
    told = findings()
    month = replace(told.events[0], period=Period(date(2025, 5, 3), date(2025, 6, 4)))
    incident = lone_incident(told.document, month, told.figures)
    assert bool(compare([incident], [row(first=day, last=day)]).both) == matched


def test_a_row_of_months_is_found_on_each_of_its_days_and_one_of_years_on_none(incident: Incident) -> None:
    months = row(first=date(2025, 1, 1), last=date(2025, 5, 3))
    assert compare([incident], [months]).both
    assert [match.theirs.id for match in compare([incident], [months, row(id="day")]).both] == ["day"]
    years = row(first=date(2020, 1, 1), last=date(2025, 5, 3))
    assert compare([incident], [years]).only_theirs == (years,)


def test_only_ours_are_of_the_kinds_that_they_record(incident: Incident) -> None:
    (meeting,) = lone_incidents([interpret(Document("Envoys met ministers.", published=date(2025, 5, 3)))])
    harmless = lone_incident(STRIKE, findings().events[0], ())
    other = row(first=date(2025, 1, 1), last=date(2025, 1, 1))
    assert compare([incident, meeting, harmless], [other]).only_ours == (incident,)
    peaceful = replace(other, low=0, best=0, high=0)
    assert len(compare([incident, meeting, harmless], [other, peaceful]).only_ours) == 2


def test_a_comparison_is_told_in_lines(incident: Incident) -> None:
    late = row(id="late", first=date(2026, 1, 1), last=date(2026, 1, 2), low=1, high=20, place="\x1b[31mOstry")
    lines = list(as_lines(compare([incident], [row(), late])))
    assert lines == [
        f"both    3 May 2025; ASSAULT aerial; Tarsa; Planes → Depots; 12 dead [{incident.id}] | "
        "2025-05-03; Air/drone strike; Tarsa; Planes of Norland → Civilians; 14 dead [XYZ1]",
        "theirs  2026-01-01 to 2026-01-02; Air/drone strike; [31mOstry; Planes of Norland → Civilians; "
        "14 dead (1 to 20) [late]",
    ]
    rows = [json.loads(line) for line in as_json(compare([incident], [row(), late]))]
    assert [each["in"] for each in rows] == ["both", "theirs"]
    assert (rows[0]["killed"], rows[0]["their_killed"], rows[0]["days_apart"]) == ("12", 14, 0)
