"""The door: what is read, in what order, and that one bad report stops no other."""

from __future__ import annotations

import io
import json
import os
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import BadRequest, UnreadableDocument, UnreadableSource
from dragoman.readers import READERS, read


def names(source: str | Path, told: list[UnreadableSource] | None = None, **how: str) -> list[str | None]:
    listen = told.append if told is not None else None
    return [document.name for document in read(source, on_error=listen, format=how.get("format"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Two.")
    (tmp_path / "a.md").write_text("One.")
    (tmp_path / "c.JSONL").write_text('{"id": "three", "text": "Three."}\n')
    (tmp_path / "notes.xyz").write_text("no report")
    (tmp_path / ".hidden" / "x.txt").write_text("hidden")
    (tmp_path / ".x.txt").write_text("hidden")
    return tmp_path


def test_a_folder_is_read_with_all_below_it_in_sorted_order(folder: Path) -> None:
    assert names(folder) == ["a.md", "three", "b/two.txt"]


def test_a_glob_is_read_in_sorted_order(folder: Path) -> None:
    assert names(f"{folder}/*.[mJ]*") == ["a.md", "three"]
    assert names(f"{folder}/**/*.txt") == ["two.txt"]


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert names(folder) == ["a.md", "three", "b/two.txt"]


def test_a_file_whose_name_is_no_unicode_is_read_under_one_that_is(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"Talks went on.")
    assert names(tmp_path) == ["caf\ufffd.txt"]


def test_likely_reports_that_cannot_be_read_are_told(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    told: list[UnreadableSource] = []
    assert names(folder, told) == ["a.md", "three", "b/two.txt"]
    assert [str(error).partition(": ")[0] for error in told] == [f"{folder}/scan.pdf"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Talks went on.", "-"),
        ('{"id": "one", "text": "Talks went on."}\n', "one"),
        ("id,title,text\none,T,Talks went on.\n", "one"),
        ("<!DOCTYPE html><html><body><article><p>" + "Talks went on in the town. " * 20 + "</p></article></html>", "-"),
    ],
)
def test_standard_input_is_known_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch, text: str, name: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (document,) = read("-")
    assert document.name == name
    assert document.text.startswith("Talks went on")


def test_a_format_beats_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "reports.dat"
    path.write_text('{"id": "one", "text": "Talks went on."}\n')
    assert names(path, format="jsonl") == ["one"]
    assert names(path, format="txt") == ["reports.dat"]
    with pytest.raises(BadRequest, match=r"format: expected one of \.csv"):
        names(path, format="docx")


def test_what_the_caller_knows_beats_what_the_report_says(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Date: 2031-02-30\nSource: Harbour Post\n\nTalks went on.")
    (document,) = read(path, published=date(2031, 3, 1), publisher="Norland News Agency")
    assert (document.published, document.publisher) == (date(2031, 3, 1), "Norland News Agency")


@pytest.mark.parametrize("ending", sorted(READERS))
def test_an_empty_file_is_one_error_in_every_format(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"report{ending}"
    path.write_bytes(b"")
    told: list[UnreadableSource] = []
    assert names(path, told) == []
    assert [str(error) for error in told] == [f"{path}: expected a report, found an empty file"]


@pytest.mark.parametrize("ending", sorted(READERS))
@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x00", b"\xff\xfe", b"\xff" * 999, b"%PDF-1.4\n", b"\x1f\x8b\x08\x00"]
)
def test_bytes_that_are_no_text_are_errors_in_every_format(tmp_path: Path, ending: str, data: bytes) -> None:
    path = tmp_path / f"report{ending}"
    path.write_bytes(data)
    told: list[UnreadableSource] = []
    assert names(path, told) == []
    assert all(str(error).startswith(str(path)) for error in told)
    assert told


def test_a_report_larger_than_any_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"Talks went on. " * 2_000_000)
    with pytest.raises(UnreadableDocument, match="expected a report of at most 20,000,000 bytes, found more"):
        names(path)


@pytest.mark.parametrize("source", ["gone.txt", "gone/*.txt", "gone"])
def test_what_is_not_there_is_one_error(tmp_path: Path, source: str) -> None:
    with pytest.raises(UnreadableSource, match=r"gone.*: (No such file or directory|expected files)"):
        names(tmp_path / source)


def test_an_empty_folder_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"expected files that end in \.csv"):
        names(tmp_path)


def test_a_file_that_vanishes_while_its_folder_is_read_costs_that_file_alone(folder: Path) -> None:
    told: list[UnreadableSource] = []
    documents = read(folder, on_error=told.append)
    assert next(documents).name == "a.md"
    (folder / "c.JSONL").unlink()
    assert [document.name for document in documents] == ["b/two.txt"]
    assert [str(error) for error in told] == [f"{folder}/c.JSONL: No such file or directory"]


def test_a_file_that_may_not_be_read_costs_that_file_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "b" / "two.txt").chmod(0)
    if os.access(folder / "b" / "two.txt", os.R_OK):  # The superuser may read everything.
        pytest.skip("nothing is forbidden to this user")
    told: list[UnreadableSource] = []
    assert names(folder, told) == ["a.md", "three"]
    assert [str(error) for error in told] == [f"{folder}/b/two.txt: Permission denied"]


def test_a_disk_that_fails_in_the_middle_costs_that_file_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    whole = builtins.open

    def failing(path: object, *how: object, **more: object) -> object:
        if str(path).endswith("c.JSONL"):
            raise PermissionError(13, "Permission denied", path)
        return whole(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", failing)
    told: list[UnreadableSource] = []
    assert names(folder, told) == ["a.md", "b/two.txt"]
    assert [str(error) for error in told] == [f"{folder}/c.JSONL: Permission denied"]


def test_one_bad_report_stops_no_other(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"\x00\x01\x02")
    (folder / "c.JSONL").write_text(
        '{"id": "three", "text": "Three."}\n{"id": "four", "te\n{"id": "five", "text": "Five."}\n'
    )
    told: list[UnreadableSource] = []
    assert names(folder, told) == ["three", "five", "b/two.txt"]
    assert len(told) == 2


def test_where_nobody_listens_the_first_error_is_raised(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"\x00\x01\x02")
    with pytest.raises(UnreadableDocument, match=r"a\.md: expected text, found a binary file"):
        names(folder)


def test_the_same_report_read_twice_has_the_same_id(folder: Path) -> None:
    assert [document.id for document in read(folder)] == [document.id for document in read(folder)]


@pytest.mark.parametrize("ending", [".jsonl", ".csv"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"reports{ending}"
    text = "Talks went on in the harbour town. " * 30
    row = json.dumps({"text": text}) if ending == ".jsonl" else f'"{text}"'
    with path.open("w") as file:
        file.write("" if ending == ".jsonl" else "text\n")
        file.writelines(f"{row}\n" for _ in range(3_000))
    assert path.stat().st_size > 3_000_000
    tracemalloc.start()
    try:
        assert sum(1 for _ in read(path)) == 3_000
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
