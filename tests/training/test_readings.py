"""What one training of a run has read, the next one need not read again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from training import readings
from training.corpus import REPORTS


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports of our own, and no others."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for path in sorted(REPORTS.glob("*.txt"))[:2]:
        shutil.copy(path, folder)
    monkeypatch.setattr(readings, "read_told", lambda *_: [])
    monkeypatch.setattr(readings, "read_codebook", lambda *_: [])
    (tmp_path / "reports/annotations").mkdir(parents=True)
    return folder


def test_what_was_read_is_kept(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "readings.pickle"
    first = readings.read(tmp_path, corpus, file=file)
    assert [example.words for report in first.own for example in report]
    monkeypatch.setattr(readings, "read_own", lambda *_, **__: pytest.fail("read again"))
    again = readings.read(tmp_path, corpus, file=file)
    assert again == first


def test_plain_reports_are_told_apart(corpus: Path, tmp_path: Path) -> None:
    first = sorted(corpus.glob("*.txt"))[0]
    first.write_text(first.read_text("utf-8").replace("part: train", "part: train\nprose: plain"), "utf-8")
    told = readings.read(tmp_path, corpus)
    assert (len(told.own), len(told.plain)) == (1, 1)
    assert told.own != told.plain


def test_another_annotation_is_read_anew(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, begun = tmp_path / "readings.pickle", []
    monkeypatch.setattr(readings, "read_annotated", lambda *_: begun.append(1) or [])
    monkeypatch.setattr(readings, "read_own", lambda *_, **__: [])
    readings.read(tmp_path, corpus, file=file)
    readings.read(tmp_path, corpus, file=file)
    assert len(begun) == 2  # those to learn from and those held out, once
    (tmp_path / "reports/annotations/one.json").write_text("{}")
    readings.read(tmp_path, corpus, file=file)
    assert len(begun) == 4


def test_what_has_changed_is_read_anew(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "readings.pickle"
    first = readings.read(tmp_path, corpus, file=file)
    sorted(corpus.glob("*.txt"))[0].unlink()
    assert len(readings.read(tmp_path, corpus, file=file).own) < len(first.own)


def test_the_command_keeps_it_for_other_programs(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as a program, its own classes are of ``__main__``, where no other program finds them."""
    file = tmp_path / "readings.pickle"
    monkeypatch.setattr(readings.Readings, "__module__", "__main__")
    readings.read(tmp_path, corpus, file=file)
    assert b"Readings" not in file.read_bytes()
