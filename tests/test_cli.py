"""The command line says what it found, and in one line what is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dragoman import batch, cli, pipeline
from dragoman.accounts_json import position_from_json, tension_from_json
from dragoman.exports import EXPORTS, export
from dragoman.findings import from_json, to_json
from dragoman.records import Document, Headcount, Span, Tally, Whom
from dragoman.stores import open_store
from dragoman.terminal import event_entries
from tests.doubles import interpret, make
from tests.resolvers.test_positions import BOARD
from tests.timing import seconds

REPORT = "2025-05-06\n\nPlanes struck depots in Tarsa on Monday; 12 killed, medics said so.\n"
HERE = Path(__file__).parent.parent
#: So many seconds a process has for what takes one, on a machine that is busy with other things.
PATIENCE = 300


@dataclass(frozen=True)
class Told:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """``run("read", "a.txt")`` in an empty folder, with the five-word interpreter."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "Interpreter", make)
    monkeypatch.setattr(batch, "Interpreter", make)
    monkeypatch.setenv("COLUMNS", "80")

    def command(*words: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["dragoman", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return Told(int(ended.value.code or 0), out, err)

    return command


@pytest.fixture
def report(tmp_path: Path) -> str:
    (tmp_path / "report.txt").write_text(REPORT)
    return "report.txt"


@pytest.fixture
def kb(run: Run, tmp_path: Path) -> str:
    """A store of three reports, one a copy of another."""
    lines = [
        {"id": "a", "text": f"Planes struck depots in Tarsa. {STORY}", "date": "2025-05-06", "outlet": "Wire"},
        {"id": "b", "text": f"Planes struck depots in Tarsa. {STORY} End.", "date": "2025-05-07", "outlet": "Paper"},
        {"id": "c", "text": "Envoys met ministers.", "date": "2025-05-09", "outlet": "=Gazette"},
    ]
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run("build", "reports.jsonl", "-o", "kb.db", "--jobs", "1").code == 0
    return "kb.db"


STORY = " ".join(f"word{number}" for number in range(60))


# read


def test_a_least_score_leaves_out_what_is_less_sure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "met.txt").write_text("2025-05-06\n\nEnvoys met ministers.\n")
    assert "CONSULT" in run("read", "met.txt").out
    assert "CONSULT" not in run("read", "met.txt", "--min-score", "0.7").out
    assert "CONSULT" in run("read", "met.txt", "--min-score", "0.1").out


def test_a_least_score_of_parties_leaves_out_who_is_less_sure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "met.txt").write_text("2025-05-06\n\nEnvoys met ministers.\n")
    assert '"name": "Ministers"' in run("read", "met.txt", "--json", "--min-party", "0.8").out
    assert '"name": "Ministers"' not in run("read", "met.txt", "--json", "--min-party", "0.9").out
    run("build", "met.txt", "-o", "kb.db", "--jobs", "1", "--min-party", "0.9")
    assert "Ministers" not in run("show", "kb.db").out
    run("build", "met.txt", "-o", "kb.db", "--jobs", "1")
    assert "Ministers" in run("show", "kb.db").out


def test_a_store_is_read_anew_with_another_least_score(run: Run, tmp_path: Path) -> None:
    (tmp_path / "met.txt").write_text("2025-05-06\n\nEnvoys met ministers.\n")
    run("build", "met.txt", "-o", "kb.db", "--jobs", "1", "--min-score", "0.7")
    assert "CONSULT" not in run("show", "kb.db").out
    run("build", "met.txt", "-o", "kb.db", "--jobs", "1")
    assert "CONSULT" in run("show", "kb.db").out


def test_a_score_is_between_nothing_and_one(run: Run, report: str) -> None:
    assert run("read", report, "--min-score", "2").code == 2


def test_read_prints_a_page_for_people(run: Run, report: str) -> None:
    told = run("read", report, "--publisher", "Coast Wire")
    assert told.code == 0
    assert told.out.splitlines()[:7] == [
        "report.txt",
        "6 May 2025 · Coast Wire",
        "",
        "Events (1)",
        "  6 May 2025            ASSAULT aerial · Tarsa (XYZ)",
        "                          Planes (XYZ GOV) → Depots (XYZ GOV)",
        "                          “Planes struck depots in Tarsa”",
    ]
    assert "Medics (XYZ GOV) · asserts" in told.out
    assert "12 killed" in told.out


class Reckoner:
    """An interpreter that counts twelve in every report, three of them children; it fails on "EXPLODE"."""

    def headcounts(self, document: Document, *, civilians: bool) -> tuple[Headcount, ...]:
        if "EXPLODE" in document.text:
            raise ValueError("no count")
        whom: Whom = "civilians" if civilians else "everyone"
        whole = tally(document, "12 killed", 12, None, whom)
        return (Headcount("killed", False, 12, 12, (whole, tally(document, "three", 3, 3, whom, whole.id))),)


def tally(document: Document, words: str, low: int, high: int | None, whom: Whom, part_of: str | None = None) -> Tally:
    at = document.text.index(words)
    evidence = document.cite(Span(at, at + len(words)))
    return Tally(evidence, "killed", low, high, whom, None, (), part_of, False, "tally/number")


@pytest.fixture
def counted(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    monkeypatch.setattr(pipeline, "Interpreter", Reckoner)
    (tmp_path / "count.txt").write_text("2025-05-06\n\nPlanes struck; 12 killed, three of them children.\n")
    return "count.txt"


def test_headcounts_say_how_many_in_all_and_what_is_a_part(run: Run, counted: str) -> None:
    told = run("headcounts", counted)
    assert told.code == 0
    assert told.out.splitlines() == [
        "count.txt",
        "6 May 2025",
        "",
        "killed: 12 or more",
        "  12 or more            “12 killed”",
        "                          all",
        "  3                     “three”",
        "                          part of “12 killed”",
        "",
    ]


def test_headcounts_as_lines_name_the_whole_of_each_part(run: Run, counted: str) -> None:
    told = json.loads(run("headcounts", counted, "--json", "--civilians").out)
    whole, part = told["headcounts"][0]["tallies"]
    assert (told["name"], part["part_of"], part["whom"]) == ("count.txt", whole["id"], "civilians")


def test_a_report_that_cannot_be_counted_is_told_and_the_others_are_counted(
    run: Run, counted: str, tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").write_text("2025-05-06\n\nEXPLODE\n")
    told = run("headcounts", "bad.txt", counted)
    assert (told.code, told.err) == (1, "dragoman: bad.txt: ValueError: no count\n")
    assert "killed: 12 or more" in told.out


@pytest.mark.parametrize("columns", ["80", "120"])
def test_a_page_is_no_wider_than_the_terminal_and_carries_no_codes(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    (tmp_path / "long.txt").write_text(
        "2025-05-06\n\n" + "Planes struck depots in Tarsa. " * 4 + "medics said " + "x" * 300
    )
    told = run("read", "long.txt")
    assert max(map(len, told.out.splitlines())) <= int(columns)
    assert "\x1b" not in told.out


def test_events_in_one_sentence_are_quoted_once() -> None:
    words = Document("Planes struck depots and jets.", published=date(2025, 5, 6))
    (event,) = interpret(words).events
    entries = list(event_entries([event, replace(event, type="COERCE")]))
    assert [entry[3][0] for entry in entries] == ["“Planes struck depots”", "(the same words, at “struck”)"]


def test_read_as_json_prints_the_findings_of_each_report(run: Run, report: str, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text("Envoys met ministers.")
    told = run("read", report, "second.txt", "--json", "--date", "2025-05-08")
    findings = [from_json(json.loads(line)) for line in told.out.splitlines()]
    assert findings == [interpret(found.document) for found in findings]
    assert [str(found.document.published) for found in findings] == ["2025-05-08"] * 2
    assert [len(found.events) for found in findings] == [1, 1]


def test_read_goes_on_past_what_cannot_be_read_and_says_so(run: Run, report: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    told = run("read", "empty.txt", report)
    assert told.code == 1
    assert "Planes" in told.out
    assert told.err.startswith("dragoman: empty.txt: expected a report, found an empty file")
    assert len(told.err.splitlines()) == 1


def test_read_of_nothing_that_is_there_could_do_nothing(run: Run) -> None:
    told = run("read", "nowhere.txt")
    assert (told.code, told.out) == (2, "")
    assert "nowhere.txt" in told.err


def test_a_report_on_which_a_stage_fails_is_one_line_on_standard_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("EXPLODE")
    told = run("read", "bad.txt")
    assert (told.code, told.err) == (2, "dragoman: bad.txt: ValueError: this report explodes\n")


def test_without_a_model_nothing_is_read_and_it_is_told_once(run: Run, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"MODEL {number}")
    for words in (("read", "."), ("build", ".", "-o", "kb.db", "--jobs", "1")):
        told = run(*words)
        assert (told.code, told.out, told.err) == (2, "", "dragoman: model.onnx is not there\n")


def test_columns_are_named_as_field_and_column(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("corpo,giorno\nPlanes struck depots.,2025-05-06\n")
    told = run("read", "r.csv", "--columns", "text=corpo", "--columns", "date=giorno", "--json")
    assert told.code == 0, told.err
    assert json.loads(told.out)["document"]["published"] == "2025-05-06"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("read", "report.txt", "--columns", "text"), "--columns text: expected FIELD=COLUMN, such as text=body"),
        (("read", "report.txt", "--date", "yesterday"), "--date yesterday: expected a day such as 2025-04-29"),
        (("show", "kb.db", "--since", "2025-13-01"), "--since 2025-13-01: expected a day such as 2025-04-29"),
        (
            ("show", "kb.db", "--since", "2025-05-02", "--until", "2025-05-01"),
            "--since 2025-05-02 is after --until 2025-05-01",
        ),
        (("show", "gone.db"), "gone.db: no such store; make one with: dragoman build SOURCE -o gone.db"),
        (("show", "report.txt"), "report.txt: not a Dragoman store: it is no SQLite database"),
        (
            ("export", "kb.db", "--to", "out.xls"),
            f'out.xls: no export format "xls"; expected one of {", ".join(EXPORTS)}',
        ),
        (
            ("export", "kb.db", "--to", "out.md", "--only", "zz"),
            "--only zz: kb.db has no incident, process or case whose id begins so",
        ),
        (
            ("diff", "kb.db", "--from", "2025-05-06", "--to", "2025-05-07T12:00"),
            "from 2025-05-06 to 2025-05-07 12:00:00: expected two days, or two moments with their hours",
        ),
        (("compare", "kb.db", "report.txt"), "report.txt: expected ACLED's columns or UCDP's, found '2025-05-06'"),
        (("import-actors", "reports.jsonl", "-o", "."), "-o .: expected a new or empty folder"),
        (("export", "kb.db", "--to", "kb.db", "--format", "csv"), "--to kb.db: expected another file than the store"),
        (("export", "kb.db", "--to", "no/out.csv"), "out.csv: cannot be written: no such folder"),
    ],
)
def test_wrong_use_is_told_in_one_line(run: Run, report: str, kb: str, words: tuple[str, ...], told: str) -> None:
    ended = run(*words)
    assert ended.code == 2
    assert ended.err.startswith("dragoman: ")
    assert ended.err.endswith(f"{told}\n")
    assert len(ended.err.splitlines()) == 1


def test_a_user_has_actors_of_his_own(run: Run, report: str, tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    assert run("read", report, "--actors", "actors").code == 0
    build = ("build", report, "-o", "own.db", "--jobs", "1", "--actors")
    assert run(*build, "actors").out.startswith("1 report read, 0 already there")
    assert run(*build, "actors").out.startswith("0 reports read, 1 already there")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "groups.csv").write_text("whoever knows more reads again\n")
    assert run(*build, "more").out.startswith("1 report read, 0 already there")
    missing = run("read", report, "--actors", "nowhere")
    assert missing.code == 2
    assert "nowhere" in missing.err


def test_a_command_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("translate").code == 2


# build


def test_build_ends_with_a_summary(run: Run, kb: str) -> None:
    told = run("build", "reports.jsonl", "-o", "kb.db", "--jobs", "1")
    assert told.out.splitlines() == [
        "0 reports read, 3 already there, 0 unreadable",
        "kb.db holds 3 reports, 1 of them copies of another",
        "  2 events · 0 claims · 0 figures",
        "  2 incidents, 1 of them told by more than one report",
        "  dates:  2 exact, 0 bounded, 0 unknown",
        "  places: 1 placed, 0 not",
        "next: dragoman show kb.db",
        "      dragoman incidents kb.db",
        "      dragoman talks kb.db",
        "      dragoman export kb.db --to events.csv",
    ]


def test_build_tells_why_something_was_not_read_and_the_log_tells_all(run: Run, tmp_path: Path) -> None:
    lines = [{"id": f"r{number}", "text": f"EXPLODE {number}"} for number in range(5)]
    lines.append({"id": "fine", "text": "Envoys met ministers.", "date": "2025-99-99"})
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    told = run("build", "reports.jsonl", "-o", "kb.db", "--jobs", "1")
    assert told.code == 1
    assert told.out.splitlines()[:6] == [
        "1 report read, 0 already there, 5 unreadable",
        "  r0: ValueError: this report explodes",
        "  r1: ValueError: this report explodes",
        "  r2: ValueError: this report explodes",
        "  1 report read without a field that makes no sense",
        "  all reasons: dragoman log kb.db",
    ]
    log = run("log", "kb.db")
    assert log.out.count("explodes") == 5
    assert "reports.jsonl line 6" in log.out


def test_on_a_full_disk_a_build_says_so_and_keeps_what_it_has_stored(
    run: Run, small_disk: Path, tmp_path: Path
) -> None:
    texts = [f"Planes struck depots{number}. {STORY * 40}" for number in range(60)]
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    told = run("build", "reports.jsonl", "-o", str(small_disk / "kb.db"), "--jobs", "1")
    assert told.code == 2
    assert told.err == f"dragoman: {small_disk}/kb.db: no space left on its disk; what was stored is kept\n"
    assert 0 < run("show", str(small_disk / "kb.db")).out.count("ASSAULT") < 60


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("may not mount a disk here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_build_of_nothing_that_is_there_could_do_nothing(run: Run) -> None:
    assert run("build", "nowhere.txt", "-o", "kb.db").code == 2


# show, export


def test_show_prints_a_chronology_without_copies(run: Run, kb: str) -> None:
    told = run("show", kb)
    assert told.code == 0
    assert told.out.splitlines() == [
        "  6 May 2025            ASSAULT aerial · Tarsa (XYZ)",
        "                          Planes (XYZ GOV) → Depots (XYZ GOV)",
        "                          “Planes struck depots in Tarsa”",
        "                          (Wire, 6 May 2025)",
        "  9 May 2025            CONSULT",
        "                          Envoys (XYZ GOV) → Ministers (XYZ GOV)",
        "                          “Envoys met ministers”",
        "                          (=Gazette, 9 May 2025)",
    ]


def test_show_answers_what_it_is_asked(run: Run, kb: str) -> None:
    assert "ASSAULT" not in run("show", kb, "--actor", "envoys").out
    assert "CONSULT" not in run("show", kb, "--until", "2025-05-08", "--place", "Tarsa").out
    assert run("show", kb, "--copies", "--type", "ASSAULT").out.count("ASSAULT") == 2
    assert run("show", kb, "--limit", "1").out.count("→") == 1


def test_show_as_json_prints_an_event_a_line(run: Run, kb: str) -> None:
    rows = [json.loads(line) for line in run("show", kb, "--json").out.splitlines()]
    assert [(row["type"], row["document"]["publisher"]) for row in rows] == [
        ("ASSAULT", "Wire"),
        ("CONSULT", "=Gazette"),
    ]


def test_show_says_when_nothing_matches_and_which_types_there_are(run: Run, kb: str) -> None:
    told = run("show", kb, "--type", "ASSAUTL")
    assert (told.code, told.out) == (0, "")
    assert told.err == "dragoman: kb.db: no events of type ASSAUTL; there are ASSAULT, CONSULT\n"
    assert run("show", kb, "--actor", "nobody").err == "dragoman: kb.db: no events match\n"


def test_show_as_of_a_day_leaves_out_what_was_reported_later(run: Run, kb: str) -> None:
    assert "CONSULT" not in run("show", kb, "--as-of", "2025-05-08").out
    assert "CONSULT" in run("show", kb, "--as-of", "2025-05-09").out
    assert run("show", kb, "--as-of", "2001-01-01T12:00").err == "dragoman: kb.db: no events match\n"
    told = run("show", kb, "--as-of", "May")
    assert told.code == 2
    assert told.err.startswith("dragoman: as of May: expected a day such as 2025-04-29, or a moment")


def test_search_shows_each_report_with_the_sentence_that_has_the_words(run: Run, kb: str) -> None:
    told = run("search", kb, "envoy", "minister")
    assert told.out.splitlines() == [
        "  9 May 2025            c",
        "                          “Envoys met ministers.”",
        "                          =Gazette",
    ]
    assert run("search", kb, '"ministers met"').err == 'dragoman: kb.db: no report has "ministers met"\n'


def test_search_leaves_out_copies_and_later_reports(run: Run, kb: str) -> None:
    assert [line["document"]["name"] for line in lines(run("search", kb, "depots", "--json").out)] == ["a"]
    assert len(lines(run("search", kb, "depots", "--json", "--copies").out)) == 2
    assert run("search", kb, "envoys", "--as-of", "2025-05-08").out == ""


def test_diff_tells_what_became_known_between_two_days(run: Run, kb: str) -> None:
    told = run("diff", kb, "--from", "2025-05-08", "--to", "2025-05-09")
    assert told.out.splitlines() == [
        "Became known (1)",
        "  9 May 2025            CONSULT",
        "                          Envoys (XYZ GOV) → Ministers (XYZ GOV)",
        "                          “Envoys met ministers”",
        "                          (=Gazette, 9 May 2025)",
        "Denied: nothing",
        "Withdrawn: nothing",
        "Figures that changed: nothing",
        "New figures: nothing",
        "New claims: nothing",
    ]
    (line,) = lines(run("diff", kb, "--from", "2025-05-08", "--to", "2025-05-09", "--json").out)
    assert line["change"] == "known"
    assert run("diff", kb, "--from", "2025-06-01", "--to", "2025-06-02").err.startswith("dragoman: kb.db: nothing was")
    assert run("diff", kb, "--from", "2025-06-02", "--to", "2025-06-01").code == 2


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_export_writes_a_table_and_all_findings(run: Run, kb: str, tmp_path: Path) -> None:
    assert run("export", kb, "--to", "events.csv").err == "events.csv: 3 events\n"
    with (tmp_path / "events.csv").open(newline="") as file:
        assert [row["publisher"] for row in csv.DictReader(file)] == ["Wire", "Paper", "'=Gazette"]
    run("export", kb, "--to", "out.jsonl")
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 3


#: What each question says of a store that holds nothing yet.
NOTHING = {
    ("incidents",): "dragoman: kb.db: no incidents; dragoman build puts the events of reports into them\n",
    ("actors",): "dragoman: kb.db: nobody is named\n",
    ("talks",): "dragoman: kb.db: no negotiation is told of\n",
    ("courts",): "dragoman: kb.db: no court is told of\n",
    ("tolls",): "dragoman: kb.db: nobody is counted\n",
    ("positions",): "dragoman: kb.db: nobody says yes or no to anything twice\n",
    ("export", "--to", "-"): "",
}


@pytest.mark.parametrize("asked", NOTHING, ids=" ".join)
def test_every_question_is_asked_of_a_moment(run: Run, kb: str, asked: tuple[str, ...]) -> None:
    command, *more = asked
    before = run(command, kb, *more, "--as-of", "2001-01-01T12:00")
    assert (before.code, before.out, before.err) == (0, "", NOTHING[asked])
    now = run(command, kb, *more, "--as-of", "2100-01-01T12:00Z")
    assert (now.out, now.err) == (run(command, kb, *more).out, run(command, kb, *more).err)


@pytest.mark.parametrize(
    ("file", "told"),
    [("all.jsonl", "3 reports"), ("war.geojson", "2 incidents"), ("war.bib", "3 reports"), ("a.md", "2 incidents, ")],
)
def test_export_says_what_it_has_written(run: Run, kb: str, file: str, told: str) -> None:
    assert run("export", kb, "--to", file).err.startswith(f"{file}: {told}")


def test_python_runs_it_by_the_name_of_the_package() -> None:
    ended = subprocess.run([sys.executable, "-m", "dragoman", "--version"], capture_output=True, text=True, check=True)
    assert ended.stdout.startswith("dragoman 0.")


def test_diff_between_two_moments_tells_what_came_in(run: Run, kb: str) -> None:
    told = run("diff", kb, "--from", "2001-01-01T12:00", "--to", "2100-01-01T12:00Z")
    assert "CONSULT" in told.out
    assert "ASSAULT" in told.out
    late = run("diff", kb, "--from", "2100-01-01T12:00", "--to", "2100-01-02T12:00")
    assert late.err == "dragoman: kb.db: nothing came in after 2100-01-01T12:00 and by 2100-01-02T12:00\n"


def test_export_as_of_a_day_has_what_was_reported_by_then(run: Run, kb: str) -> None:
    rows = lines(run("export", kb, "--to", "-", "--as-of", "2025-05-07").out)
    assert {row["document"]["publisher"] for row in rows} == {"Wire", "Paper"}
    told = json.loads(run("export", kb, "--to", "-", "--format", "geojson", "--as-of", "2025-05-06").out)
    assert len(told["features"]) == 1
    assert run("export", kb, "--to", "-", "--as-of", "2025-05-05").out == ""


def test_export_to_a_dash_writes_to_standard_output(run: Run, kb: str) -> None:
    rows = [json.loads(line) for line in run("export", kb, "--to", "-").out.splitlines()]
    assert rows == [to_json(from_json(row)) for row in rows]
    table = csv.DictReader(io.StringIO(run("export", kb, "--to", "-", "--format", "csv").out))
    assert len(list(table)) == 3


@pytest.mark.parametrize("ending", [each.ending for each in EXPORTS.values()])
def test_a_store_is_exported_in_each_format(run: Run, kb: str, tmp_path: Path, ending: str) -> None:
    told = run("export", kb, "--to", f"kb.{ending}")
    assert (told.code, told.out) == (0, "")
    assert (tmp_path / f"kb.{ending}").stat().st_size > 0


def test_one_incident_is_exported_by_the_beginning_of_its_id(run: Run, kb: str, tmp_path: Path) -> None:
    run("export", kb, "--to", "all.geojson")
    chosen = json.loads((tmp_path / "all.geojson").read_text())["features"][1]
    run("export", kb, "--to", "one.geojson", "--only", chosen["id"][:10])
    assert json.loads((tmp_path / "one.geojson").read_text())["features"] == [chosen]
    run("export", kb, "--to", "one.md", "--only", chosen["id"])
    assert (tmp_path / "one.md").read_text().count("\n## ") == 1


@pytest.mark.parametrize("format", ["csv", "jsonl", "plover", "polecat", "bibtex", "annotations", "xlsx", "ftm"])
def test_one_incident_brings_no_other_s_events_in_any_format(run: Run, kb: str, tmp_path: Path, format: str) -> None:
    first, *others = lines(run("incidents", kb, "--json").out)
    run("export", kb, "--to", "one", "--format", format, "--only", first["id"])
    words = _words_of(tmp_path / "one", format)
    theirs = {id for other in others for id in (*other["events"], *other["documents"])}
    ours = {*first["events"], *first["documents"]}
    assert any(id in words for id in ours)
    assert not [id for id in theirs - ours if id in words]


def _words_of(path: Path, format: str) -> str:
    if format != "xlsx":
        return path.read_text()
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    return " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


def test_what_begins_two_ids_chooses_neither(run: Run, kb: str) -> None:
    told = run("export", kb, "--to", "one.md", "--only", "")
    assert told.code == 2
    assert "kb.db has 2 whose ids begin so: " in told.err


def test_a_store_is_held_beside_what_others_coded(run: Run, kb: str, tmp_path: Path) -> None:
    run("export", kb, "--to", "acled.csv")
    told = run("compare", kb, "acled.csv")
    assert (told.code, told.err) == (0, "1 in both, 0 only theirs, 0 only ours\n")
    assert told.out.startswith("both    6 May 2025; ASSAULT aerial; Tarsa; Planes → Depots [")
    (tmp_path / "acled.csv").write_text("event_date,event_type,location\n2025-01-01,Battles,Ostry\nx,Battles,Tarsa\n")
    told = run("compare", kb, "acled.csv", "--json")
    assert told.code == 1
    assert "acled.csv row 3: expected a day" in told.err
    assert [json.loads(line)["in"] for line in told.out.splitlines()] == ["theirs", "ours"]


def test_a_dictionary_of_actors_becomes_a_folder_of_them(run: Run, report: str, tmp_path: Path) -> None:
    (tmp_path / "norland.txt").write_text("HARBOUR_LEAGUE_ [NRLREB]\nNORLAND_ [NRL]\n")
    told = run("import-actors", "norland.txt", "-o", "actors")
    assert (told.code, told.err) == (
        0,
        "actors: 1 in groups.csv; 1 left out (bare countries, no sector)\n",
    )
    assert run("read", report, "--actors", "actors").code == 0
    (tmp_path / "bare.txt").write_text("NORLAND_ [NRL]\n")
    assert run("import-actors", "bare.txt", "-o", "more").code == 2


def test_version_is_printed(run: Run) -> None:
    assert run("--version").out == "dragoman 0.1.0\n"


# In processes of its own


def dragoman(*words: str, folder: Path) -> subprocess.Popen[str]:
    """The command line with the five-word interpreter, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.command", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{HERE / 'src'}{os.pathsep}{HERE}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A hundred reports; from the sixtieth on they wait while there is a file "hold" beside them."""
    with (tmp_path / "many.jsonl").open("w") as file:
        for number in range(100):
            day = f"2025-05-{number % 28 + 1:02}"
            pace = "WAIT" if number >= 60 else "SLOW"
            text = f"Planes struck depots{number} in Tarsa; {number} killed, medics said so. {pace}"
            file.write(json.dumps({"id": f"r{number}", "text": text, "date": day, "outlet": "Wire"}) + "\n")
    return tmp_path


def built(source: Path, path: Path) -> None:
    """An undisturbed build, in this process."""
    with open_store(path) as store:
        pipeline.build([source], store, interpret_all=pipeline.interpret_each(interpret))


def exported(path: Path) -> str:
    """All that is in a store, as it leaves it."""
    stream = io.StringIO()
    with open_store(path, create=False) as store:
        export(store.all(), stream)
    return stream.getvalue()


def stored(path: Path) -> int:
    """How many reports are in a store that is being built."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            (count,) = database.execute("SELECT count(*) FROM documents").fetchone()
        database.close()
    except sqlite3.Error:
        return 0
    return int(count)


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def end(process: subprocess.Popen[str]) -> Told:
    out, err = process.communicate(timeout=PATIENCE)
    return Told(process.returncode, out, err)


def test_a_build_that_is_killed_and_run_again_gives_the_same_store(many: Path) -> None:
    built(many / "many.jsonl", many / "whole.db")
    (many / "hold").touch()
    for number in (5, 50):
        killed = dragoman("build", "many.jsonl", "-o", "kb.db", "--jobs", "2", folder=many)
        wait_until(lambda enough=number: stored(many / "kb.db") >= enough)  # type: ignore[misc]
        killed.send_signal(signal.SIGKILL)
        assert end(killed).code == -signal.SIGKILL
        assert number <= stored(many / "kb.db") < 100
    (many / "hold").unlink()
    told = end(dragoman("build", "many.jsonl", "-o", "kb.db", "--jobs", "2", folder=many))
    assert told.code == 0, told.err
    assert exported(many / "kb.db") == exported(many / "whole.db")
    assert len(exported(many / "kb.db").splitlines()) == 100


def test_a_build_that_is_interrupted_says_how_to_go_on_and_leaves_no_process(many: Path) -> None:
    (many / "hold").touch()
    stopped = dragoman("build", "many.jsonl", "-o", "kb.db", "--jobs", "2", folder=many)
    wait_until(lambda: stored(many / "kb.db") >= 5)
    # As a terminal does it: to the command and all its processes.
    os.killpg(stopped.pid, signal.SIGINT)
    told = end(stopped)
    assert told.code == 130
    assert told.err == "dragoman: kb.db: stopped; what was read is kept, and the same command goes on from there\n"
    wait_until(lambda: not has_processes(stopped.pid))


def has_processes(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.model
def test_with_the_model_too_a_build_that_is_killed_and_run_again_gives_the_same_store(tmp_path: Path) -> None:
    reports = HERE / "src" / "dragoman" / "demo" / "reports" / "inner-sea-press.jsonl"

    def build(store: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "dragoman.cli", "build", str(reports), "-o", store, "--jobs", "2"]
        return subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    assert end(build("whole.db")).code == 0
    killed = build("kb.db")
    wait_until(lambda: stored(tmp_path / "kb.db") >= 2)
    killed.kill()
    end(killed)
    assert end(build("kb.db")).code == 0
    assert exported(tmp_path / "kb.db") == exported(tmp_path / "whole.db")


def test_two_jobs_build_what_one_builds(many: Path) -> None:
    lines = (many / "many.jsonl").read_text().splitlines(keepends=True)[:30]
    (many / "few.jsonl").write_text(
        "".join([*lines, '{"id": "bad", "text": "EXPLODE"}\n', '{"id": "dead", "text": "DIE"}\n'])
    )
    told = end(dragoman("build", "few.jsonl", "-o", "two.db", "--jobs", "2", folder=many))
    assert told.code == 1
    assert "dead: the process reading it was killed (SIGKILL), 2 times" in told.out
    (many / "few.jsonl").write_text("".join(lines))
    built(many / "few.jsonl", many / "one.db")
    assert exported(many / "one.db") == exported(many / "two.db")


def test_a_closed_pipe_ends_without_a_word(many: Path) -> None:
    built(many / "many.jsonl", many / "kb.db")
    for words in (("show", "kb.db"), ("show", "kb.db", "--json"), ("export", "kb.db", "--to", "-")):
        process = dragoman(*words, folder=many)
        assert process.stdout
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(PATIENCE) == 0
        assert process.stderr
        assert process.stderr.read() == ""
        process.stderr.close()


def test_a_full_disk_under_standard_output_is_told_in_one_line(many: Path) -> None:
    built(many / "many.jsonl", many / "kb.db")
    for words in (("show", "kb.db"), ("export", "kb.db", "--to", "-"), ("read", "many.jsonl", "--json")):
        with open("/dev/full", "w") as full:
            process = subprocess.run(
                [sys.executable, "-m", "tests.command", *words],
                cwd=many,
                env={**os.environ, "PYTHONPATH": f"{HERE / 'src'}{os.pathsep}{HERE}"},
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert process.returncode == 2
        assert process.stderr == "dragoman: standard output: No space left on device\n"


def test_help_takes_less_than_three_tenths_of_a_second_of_the_processor() -> None:
    def help() -> None:
        subprocess.run([sys.executable, "-m", "dragoman.cli", "--help"], check=True, capture_output=True)

    def children() -> float:
        return (ended := os.times()).children_user + ended.children_system

    # Twice the bar, for a machine that is busy; benchmarks/ measures it at rest.
    assert seconds(help, enough=0.6, clock=children) < 0.6


# what the reports tell together


def test_a_store_without_talks_says_so(run: Run, kb: str) -> None:
    told = run("talks", kb)
    assert (told.code, told.out, told.err) == (0, "", "dragoman: kb.db: no negotiation is told of\n")


def test_a_store_without_courts_says_so(run: Run, kb: str) -> None:
    assert run("courts", kb).err == "dragoman: kb.db: no court is told of\n"


def test_a_store_in_which_nobody_is_counted_says_so(run: Run, kb: str) -> None:
    assert run("tolls", kb).err == "dragoman: kb.db: nobody is counted\n"
    assert run("tolls", kb, "--as-of", "2025-05-05").err == "dragoman: kb.db: nobody is counted\n"
    assert run("talks", kb, "--as-of", "yesterday").code == 2


def test_a_store_in_which_nobody_says_yes_or_no_says_so(run: Run, kb: str) -> None:
    assert run("positions", kb).err == "dragoman: kb.db: nobody says yes or no to anything twice\n"
    assert run("positions", kb, "--actor", "Norland").err.startswith("dragoman: kb.db: nobody called Norland")


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store with one report, of a yes and a no to one thing."""
    monkeypatch.chdir(tmp_path)
    with open_store(Path("board.db")) as store:
        store.add(BOARD)
    return "board.db"


def test_positions_tell_what_an_actor_said_and_what_is_in_tension(run: Run, board: str) -> None:
    told = run("positions", board).out
    assert told.startswith("Northern League · administer Tarsa · changed\n")
    assert "in tension: opposed answer" in told
    assert run("positions", board, "--actor", "league").out == told
    assert run("positions", board, "--actor", "Sudland").out == ""


def test_positions_and_tensions_are_lines_of_json_too(run: Run, board: str) -> None:
    position, tension = map(json.loads, run("positions", board, "--json").out.splitlines())
    assert position_from_json(position["position"]).changed
    assert tension_from_json(tension["tension"]).kind == "opposed answer"
