"""Real reports and pages, where they are at hand beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import UnreadableSource
from dragoman.readers import read
from evaluation.pages import measure

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.mark.skipif(not (SHARED / "news").is_dir(), reason="the reports are not at hand")
def test_every_dated_report_is_read_with_its_date_and_outlet() -> None:
    told: list[UnreadableSource] = []
    reports = list(read(SHARED / "news" / "reports.jsonl", on_error=told.append))
    assert told == []
    assert len(reports) == 2187
    assert all(report.day and report.publisher and report.name for report in reports)


@pytest.mark.skipif(not (SHARED / "web").is_dir(), reason="the pages are not at hand")
def test_saved_pages_keep_their_dates_and_texts() -> None:
    # One page in ten; all 362: read 1.00, date 0.93, title 0.85, must have 0.96, must not have 0.91.
    table = measure(SHARED / "web" / "pages.jsonl", every=10)
    assert table["read"]["share"] == 1.0
    assert table["date"]["share"] >= 0.85
    assert table["title"]["share"] >= 0.7
    assert table["must_have"]["share"] >= 0.9
    assert table["must_not"]["share"] >= 0.8
