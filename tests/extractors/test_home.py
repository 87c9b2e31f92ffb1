"""Whose those are of whom a report of another country's ministry does not say it."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import Interpreter
from dragoman.records import Document, Event
from tests.extractors.telling import doers, done_to

pytestmark = pytest.mark.model

MINISTRY = "Office of the President of Ukraine"


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


def told(read: Interpreter, text: str, type_: str, publisher: str = MINISTRY) -> Event:
    report = Document(text, published=date(2023, 5, 14), publisher=publisher)
    return next(event for event in read(report).events if event.type == type_)


def test_where_a_sentence_opens_those_who_are_new_in_it_are_at_home(read: Interpreter) -> None:
    text = "The United States honours the press. In Eritrea, eleven editors were arrested in 2001."
    assert done_to(told(read, text, "COERCE", "US State Department")) == {"ERI"}
    text = "In Brussels, Uganda's minister said that soldiers shot protesters in Kampala."
    assert done_to(told(read, text, "ASSAULT")) == {"UGA"}
    text = "In Poland, the President met soldiers."
    assert doers(told(read, text, "CONSULT")) >= {"UKR"}


@pytest.mark.parametrize(
    ("text", "publisher", "foe"),
    [
        ("The enemy shelled a school in Nikopol last night.", MINISTRY, {"RUS"}),
        ("The occupation troops shelled a school in Nikopol last night.", MINISTRY, {"RUS"}),
        ("The enemy keeps striking at peaceful towns.", "Kremlin", {"UKR"}),
        ("The enemy keeps striking at peaceful towns.", "Prime Minister of Norway", {None}),
    ],
)
def test_the_enemy_is_the_other_side_of_the_war(
    text: str, publisher: str, foe: set[str | None], read: Interpreter
) -> None:
    assert doers(told(read, text, "ASSAULT", publisher)) == foe
