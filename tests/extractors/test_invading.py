"""The war that everybody knows has its sides, where the report names both and says nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import Interpreter
from dragoman.explaining.reasons import who
from dragoman.records import Document, Event
from tests.extractors.telling import doers, done_to


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


NAMED = "Russia must answer for what it does, the president of Ukraine said. "


def wars(read: Interpreter, text: str, day: date | None = date(2023, 5, 3)) -> list[Event]:
    return [one for one in read(Document(text, published=day)).events if one.type == "ASSAULT"]


def test_the_war_that_goes_on_has_the_sides_that_everybody_knows(read: Interpreter) -> None:
    (war,) = wars(read, NAMED + "Each hour of the war costs lives, he told students.")
    assert (doers(war), done_to(war)) == ({"RUS"}, {"UKR"})
    assert "table of invasions" in who(war.actors[0])


@pytest.mark.parametrize(
    "text",
    [
        NAMED + "He also spoke of the war in Sudan.",
        "Each hour of the war costs lives, a doctor told students.",
        "Ghana met Togo and Benin. Russia sent a letter. Ghana and Togo want the war to end, and Benin hopes so.",
    ],
)
def test_another_war_has_not(read: Interpreter, text: str) -> None:
    assert all("RUS" not in doers(war) for war in wars(read, text))


@pytest.mark.parametrize("day", [date(2013, 5, 3), None])
def test_nor_has_one_of_another_day(read: Interpreter, day: date | None) -> None:
    assert all("RUS" not in doers(war) for war in wars(read, NAMED + "Each hour of the war costs lives.", day))
