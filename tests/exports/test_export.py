"""Findings leave whole, in order, and harmless to a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import BadRequest, ExportError
from dragoman.exports import EXPORTS, export
from dragoman.exports.jsonl import event_line
from dragoman.exports.spreadsheet import COLUMNS, defused
from dragoman.findings import to_json
from dragoman.records import Document, Findings, Period
from tests.doubles import interpret

REPORT = Document(
    "Planes struck depots in Tarsa. Envoys met ministers.",
    title="=HYPERLINK(1)",
    published=date(2025, 5, 3),
    publisher="Coast Wire",
)


def table(*findings: Findings) -> list[dict[str, str]]:
    stream = io.StringIO()
    export(findings, stream, "csv")
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_a_line_of_json_is_the_findings_of_a_report(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    findings = [interpret(REPORT), interpret(Document("Ürümqi: nothing happened."))]
    assert export(findings, target) == 2
    assert [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()] == list(
        map(to_json, findings)
    )


def test_a_row_of_the_table_is_an_event_and_its_days_are_inclusive() -> None:
    strike, meeting = table(interpret(REPORT))
    assert (strike["type"], strike["mode"], strike["place"]) == ("ASSAULT", "aerial", "Tarsa")
    assert (strike["first_day"], strike["last_day"]) == ("2025-05-03", "2025-05-03")
    assert (strike["actors"], strike["recipients"]) == ("Planes", "Depots")
    assert strike["quote"] == REPORT.text[int(strike["quote_start"]) : int(strike["quote_end"])]
    assert (meeting["type"], meeting["place"], meeting["publisher"]) == ("CONSULT", "", "Coast Wire")


def test_a_side_of_a_period_that_is_not_known_stays_empty() -> None:
    findings = interpret(REPORT)
    bounded = replace(findings.events[0], period=Period(None, date(2025, 5, 3)))
    (row,) = table(replace(findings, events=(bounded,)))
    assert (row["first_day"], row["last_day"]) == ("", "2025-05-02")


def test_several_parties_share_a_cell_and_their_codes_line_up() -> None:
    findings = interpret(REPORT)
    strike, meeting = findings.events
    unknown = replace(meeting.actors[0], actor=None)
    both = replace(strike, actors=(unknown, *strike.actors))
    (row,) = table(replace(findings, events=(both,)))
    assert row["actors"] == "Envoys; Planes"
    assert row["actor_countries"] == "; XYZ"
    assert row["actor_ids"] == "; actor/Planes"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_starts_a_formula(start: str) -> None:
    assert defused(f"{start}1+1") == f"'{start}1+1"


def test_words_that_start_no_formula_and_numbers_stay_as_they_are() -> None:
    assert [defused(cell) for cell in ("a=b", -2.25, 0, None, "")] == ["a=b", -2.25, 0, None, ""]


def test_a_title_that_is_a_formula_is_text_in_the_table() -> None:
    assert {row["title"] for row in table(interpret(REPORT))} == {"'=HYPERLINK(1)"}


def test_every_column_is_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "events-csv.md"
    told = re.findall(
        r"`(\w+)`", "".join(line.split("|")[1] for line in page.read_text().splitlines() if line[:1] == "|")
    )
    assert sorted(told) == sorted(COLUMNS)


def test_without_events_there_is_a_header() -> None:
    stream = io.StringIO()
    assert export([], stream, "csv") == 0
    assert stream.getvalue().strip().split(",") == list(COLUMNS)


def test_a_line_of_an_event_tells_where_it_was_reported() -> None:
    findings = interpret(REPORT)
    told = json.loads(event_line(REPORT, findings.events[0]))
    assert told["type"] == "ASSAULT"
    assert told["document"]["publisher"] == "Coast Wire"
    assert "text" not in told["document"]


@pytest.mark.parametrize(("name", "format"), [("out.xls", None), ("out", None), ("out.csv", "parquet")])
def test_a_format_that_is_not_known_is_refused_before_anything_is_written(
    tmp_path: Path, name: str, format: str | None
) -> None:
    with pytest.raises(BadRequest, match=f"expected one of {', '.join(EXPORTS)}"):
        export([interpret(REPORT)], tmp_path / name, format)
    assert list(tmp_path.iterdir()) == []


def test_a_format_that_is_asked_for_beats_the_name_of_the_file(tmp_path: Path) -> None:
    export([interpret(REPORT)], tmp_path / "table.txt", "csv")
    assert (tmp_path / "table.txt").read_text().startswith("event_id,")


def test_what_was_there_stays_when_an_export_fails_midway(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("yesterday's")

    def broken() -> Iterator[Findings]:
        yield interpret(REPORT)
        raise RuntimeError("the store is gone")

    with pytest.raises(RuntimeError):
        export(broken(), target)
    assert target.read_text() == "yesterday's"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"out\.csv: cannot be written: no such folder"):
        export([], tmp_path / "nowhere" / "out.csv")


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(ExportError, match="it is a folder"):
        export([], tmp_path / "out.csv")


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    export([interpret(REPORT)], tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("event_id,")


def test_what_is_no_file_is_written_straight() -> None:
    assert export([interpret(REPORT)], "/dev/null", "csv") == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kilobytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("may not mount a disk here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_on_a_full_disk_an_export_says_so_and_leaves_nothing_behind(small_disk: Path) -> None:
    with pytest.raises(ExportError, match=r"out\.jsonl: cannot be written: no space left on its disk"):
        export([interpret(REPORT)] * 1000, small_disk / "out.jsonl")
    assert list(small_disk.iterdir()) == []


def test_on_a_read_only_disk_an_export_says_so(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ExportError, match="cannot be written: its disk is read-only"):
        export([interpret(REPORT)], small_disk / "out.jsonl")
