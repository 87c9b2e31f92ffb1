"""False alarms are counted by verdict, and a line without one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.alarms import CHOSEN, page, shares


def test_shares_are_of_all_events_that_were_read(tmp_path: Path) -> None:
    file = tmp_path / "verdicts.jsonl"
    file.write_text('{"event": "a", "verdict": "right"}\n{"event": "b", "verdict": "none"}\n', "utf-8")
    assert page(shares(file)).splitlines()[-1] == "wrong     1   50.0 % of 2"


def test_a_line_without_a_verdict_is_named(tmp_path: Path) -> None:
    file = tmp_path / "verdicts.jsonl"
    file.write_text('{"event": "a", "verdict": "right"}\n{"event": "b"}\n', "utf-8")
    with pytest.raises(ValueError, match="line 2: expected a verdict of right, type, none"):
        shares(file)


def test_a_hundred_reports_are_chosen() -> None:
    chosen = CHOSEN.read_text("utf-8").split()
    assert len(chosen) == len(set(chosen)) == 100
