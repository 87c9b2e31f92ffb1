"""What was done before that which a day dates."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        ("The king of Norway met the queen on Monday following the resignation of the premier.", "resignation", None),
        ("The army withdrew on Monday following weeks of shelling.", "shelling", None),
        ("The king of Norway met the queen on Monday per request of the union.", "request", None),
        ("On Monday the rebels began weeks of shelling.", "shelling", date(2024, 4, 29)),
    ],
)
def test_what_something_follows_was_there_before(text: str, trigger: str, first: date | None) -> None:
    events = Interpreter()(Document(text, published=date(2024, 5, 3))).events
    (days,) = {event.period for event in events if event.trigger.quote == trigger}
    assert days is not None
    assert days.start == first
