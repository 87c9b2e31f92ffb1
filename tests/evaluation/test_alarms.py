"""False alarms are counted by verdict, and a line without one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.alarms import CHOSEN, page, shares


def test_shares_are_of_all_events_that_were_read(tmp_path: Path) -> None:
    file = tmp_path / "verdicts.jsonl"
    file.write_text('{"event": "a", "verdict": "right"}\n{"event": "b", "verdict": "none"}\n', "utf-8")
    assert page(shares(file)).splitlines()[-1] == "wrong     1   50.0 % of 2"


def test_events_that_are_no_longer_found_do_not_count(tmp_path: Path) -> None:
    file = tmp_path / "verdicts.jsonl"
    file.write_text('{"event": "a", "verdict": "right"}\n{"event": "b", "verdict": "none"}\n', "utf-8")
    assert shares(file, {"a"}) == {"right": 1, "none": 0}


def test_a_line_without_a_verdict_is_named(tmp_path: Path) -> None:
    file = tmp_path / "verdicts.jsonl"
    file.write_text('{"event": "a", "verdict": "right"}\n{"event": "b"}\n', "utf-8")
    with pytest.raises(ValueError, match="line 2: expected a verdict of right, type, none"):
        shares(file)


def test_six_hundred_reports_are_chosen() -> None:
    named = (CHOSEN, *(CHOSEN.with_name(f"reports-{year}.txt") for year in (2027, 2028, 2029, 2030, 2031)))
    chosen = [set(file.read_text("utf-8").split()) for file in named]
    assert [len(names) for names in chosen] == [100] * 6
    assert len(set().union(*chosen)) == 600
