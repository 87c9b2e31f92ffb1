"""What signs of one happening count for is read from a file, and a file that breaks its form is named."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import signs
from dragoman.knowledge.sameness import load_sameness
from dragoman.knowledge.signs import LogOdds
from dragoman.knowledge.tables import Row


def test_a_meeting_that_is_taken_up_is_likelier_the_same_than_another() -> None:
    told = load_sameness()
    assert told.odds(["CONSULT", "taken up"]) > told.odds(["CONSULT"]) > told.odds(["CONSULT", "another"])


def test_a_sign_that_no_line_names_counts_for_nothing() -> None:
    assert LogOdds(-1.0, {"same word": 0.5}).odds(["same word", "no such sign"]) == pytest.approx(-0.5)


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ([{"sign": "*", "weight": "much"}], "weight"),
        ([{"sign": "*", "weight": "0"}, {"sign": "*", "weight": "1"}], "sign"),
        ([{"sign": "same word", "weight": "1"}], "sign"),
    ],
)
def test_a_file_that_breaks_its_form_is_named(
    monkeypatch: pytest.MonkeyPatch, lines: list[dict[str, str]], place: str
) -> None:
    monkeypatch.setattr(signs, "read_csv", lambda _: [Row("same-happening.csv", line) for line in lines])
    with pytest.raises(BadKnowledge, match=place):
        load_sameness()
