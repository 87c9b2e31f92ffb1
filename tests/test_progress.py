"""How much there is to read is told about right, at next to no cost."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from dragoman.progress import bar, estimate


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text("a\nb\nc\n")
    (tmp_path / "many.jsonl").write_text("{}\n" * 7)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "table.csv").write_text("text\nx\ny\n")
    return tmp_path


def test_a_line_of_json_lines_is_a_report_and_so_is_any_other_file(folder: Path) -> None:
    assert estimate([str(folder / "many.jsonl")]) == 7
    assert estimate([str(folder / "one.txt")]) == 1
    assert estimate([str(folder)]) == 7 + 1 + 3
    assert estimate([str(folder / "*.txt"), str(folder / "many.jsonl")]) == 8


def test_a_stream_does_not_tell_how_much_is_to_come(folder: Path) -> None:
    assert estimate([str(folder), "-"]) is None


def test_a_pipe_is_left_to_whoever_reads_it(folder: Path) -> None:
    os.mkfifo(folder / "pipe.jsonl")
    assert estimate([str(folder / "pipe.jsonl")]) == 1


def test_what_is_not_there_counts_nothing(folder: Path) -> None:
    assert estimate([str(folder / "nowhere.jsonl")]) == 0


def test_where_nobody_watches_nothing_is_drawn(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with bar([str(folder)]) as on_report:
        on_report()
    assert capfd.readouterr() == ("", "")


def test_on_a_terminal_the_bar_shows_how_far_it_is(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    with bar([str(folder)]) as on_report:
        for _ in range(11):
            time.sleep(0.01)
            on_report()
    out, err = capfd.readouterr()
    assert out == ""
    assert "11/11" in err
    assert "reports/s" in err
