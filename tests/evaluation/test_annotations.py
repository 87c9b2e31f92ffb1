"""The check of annotations finds what is wrong, and nothing wrong with the project's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaluation.annotations import check, check_account, check_annotation

DEMO = Path(__file__).parents[2] / "evaluation" / "demo"
TEXT = "The harbour was shelled on Friday. Two died on Friday."


def annotation(kind: str, **row: Any) -> dict[str, Any]:
    """What was written down of TEXT: one row of one kind."""
    return {"times": [], "events": [], "claims": [], "figures": [], kind: [row]}


def friday(**changed: Any) -> dict[str, Any]:
    row = {"quote": "Friday", "near": "on Friday. Two", "start": 27, "end_": 33, "type": "DATE"}
    return annotation("times", **row | {"value": "2031-05-02", "begin": "2031-05-02", "end": "2031-05-02"} | changed)


def shelled(**changed: Any) -> dict[str, Any]:
    row = {"quote": "shelled", "near": "was shelled", "start": 16, "end_": 23, "type": "ASSAULT", "mode": None}
    parties = {"actors": [], "recipients": [{"text": "harbour", "code": "XNL", "sector": None}], "mentions": []}
    return annotation("events", **row | parties | {"realis": "actual", "begin": None, "end": None} | changed)


def test_the_annotated_demo_reports_hold() -> None:
    assert list(check(DEMO)) == []


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (friday(near="on Friday."), "'on Friday.' stands 2 times in the text"),
        (friday(start=26), "'Friday' does not stand at 26"),
        (friday(start=47, end_=53), "'Friday' stands outside of 'on Friday. Two'"),
        (friday(value="Friday"), "no TIMEX3 value: Friday"),
        (friday(end="2031-02-30"), "no day: 2031-02-30"),
        (friday(end="2031-05-01"), "2031-05-02 is after 2031-05-01"),
        (shelled(mode="phone"), "no mode of ASSAULT: phone"),
        (shelled(realis="perhaps"), "no realis: perhaps"),
        (shelled(actors=[{"text": "x", "code": "Norland", "sector": "MIL"}]), "no country code: Norland"),
        (shelled(actors=[{"text": "x", "code": None, "sector": "ARMY"}]), "no sector: ARMY"),
    ],
)
def test_a_fault_is_named_with_its_row(written: dict[str, Any], fault: str) -> None:
    (line,) = check_annotation("report", written, TEXT)
    assert line.startswith("report: ")
    assert line.endswith(fault)


@pytest.mark.parametrize("written", [friday(), shelled()])
def test_what_is_right_has_no_fault(written: dict[str, Any]) -> None:
    assert list(check_annotation("report", written, TEXT)) == []


def test_a_figure_of_which_nothing_is_known_is_a_fault() -> None:
    row = {"quote": "Two", "near": "Two died", "start": 35, "end_": 38, "measure": "killed", "low": None, "high": None}
    (line,) = check_annotation("report", annotation("figures", **row, begin=None, end=None), TEXT)
    assert line.endswith("nothing is known is no figure")


def test_an_account_names_only_reports_that_there_are() -> None:
    account = {"copies": [{"report": "b", "of": "a"}], "incidents": []}
    assert list(check_account(account, {"a": {"text": TEXT}})) == ["account: no report b"]
