"""Whole sentences of news and the days on which they say that something happened."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document, Event

pytestmark = pytest.mark.model


with (Path(__file__).parent / "days.csv").open(encoding="utf-8", newline="") as lines:
    EXAMPLES = list(csv.DictReader(lines))


def days(event: Event) -> str:
    """First and last day, "..2024-05-13" where only the last is known, nothing where neither is."""
    if event.period is None:
        return ""
    return f"{event.period.start or ''}..{event.period.last or ''}"


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["why"])
def test_an_event_has_the_day_that_its_report_gives(interpret: Interpreter, example: dict[str, str]) -> None:
    document = Document(example["report"], published=date.fromisoformat(example["published"]))
    found = interpret(document).events
    told = [event for event in found if event.trigger and event.trigger.quote == example["trigger"]]
    assert [days(event) for event in told] == [example["days"]]
