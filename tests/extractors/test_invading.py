"""The war that everybody knows has its sides, where the report names both and says nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import Interpreter
from dragoman.explaining.reasons import who
from dragoman.records import Document, Event
from tests.extractors.telling import doers, done_to

DAY = date(2023, 5, 3)
NAMED = "Russia must answer for what it does, the president of Ukraine said. "


pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


def told(read: Interpreter, text: str, type_: str = "ASSAULT", day: date | None = DAY) -> list[Event]:
    return [one for one in read(Document(text, published=day)).events if one.type == type_]


@pytest.mark.parametrize(
    "war", ["the war", "the full-scale war", "this bloody war", "the war in the country", "the war of Russia"]
)
def test_the_war_that_goes_on_has_the_sides_that_everybody_knows(read: Interpreter, war: str) -> None:
    (found,) = told(read, f"{NAMED}Each hour of {war} costs lives, he told students.")
    assert (doers(found), done_to(found)) == ({"RUS"}, {"UKR"})
    assert "table of invasions" in who(found.actors[0])


@pytest.mark.parametrize(
    "text",
    [
        "He also spoke of the war in Sudan.",
        "The war against corruption must be won, he said.",
        "A nuclear war would spare nobody, he said.",
        "The civil war of a hundred years ago was cruel, he said.",
        "A mother was stabbed in Lviv by her neighbour.",
        "A fuel depot was hit by drones, he said.",
        "A lawmaker was shot dead in Kyiv.",
        "Poets were executed in 1938, he said.",
    ],
)
def test_another_deed_has_not(read: Interpreter, text: str) -> None:
    assert all("RUS" not in doers(one) for one in told(read, NAMED + text))


@pytest.mark.parametrize(
    "named",
    [
        "",
        "Ghana met Togo and Benin. Togo thanked Ghana, and Benin thanked Togo. Russia and Ukraine sent letters. ",
        "Ukraine thanked Ghana. Ghana met Togo, Benin and Mali. Mali met Togo, and Benin met Ghana. A Russian came. ",
    ],
)
def test_nor_has_one_of_which_the_report_does_not_name_both_sides_most(read: Interpreter, named: str) -> None:
    assert all("RUS" not in doers(one) for one in told(read, named + "Each hour of the war costs lives."))


@pytest.mark.parametrize("day", [date(2013, 5, 3), None])
def test_nor_has_one_of_another_day(read: Interpreter, day: date | None) -> None:
    assert all("RUS" not in doers(war) for war in told(read, NAMED + "Each hour of the war costs lives.", day=day))


@pytest.mark.parametrize("war", ["the Russian invasion", "Russia's aggression", "the full-scale invasion by Russia"])
def test_whose_invasion_it_is_invades_those_whom_everybody_knows(read: Interpreter, war: str) -> None:
    (found,) = told(read, f"{NAMED}Prices have risen because of {war}, he told students.")
    assert (doers(found), done_to(found)) == ({"RUS"}, {"UKR"})


@pytest.mark.parametrize(
    "war",
    [
        "Russia's economic aggression",
        "the Soviet invasion",
        "the Soviet Union's invasion",
        "the Russian invasion of 1920",
    ],
)
def test_another_invasion_is_of_nobody_whom_everybody_knows(read: Interpreter, war: str) -> None:
    found = told(read, f"{NAMED}Prices have risen because of {war}, he told students.")
    assert all("UKR" not in done_to(one) for one in found)


def test_an_invasion_of_a_war_that_the_report_tells_of_is_of_the_same(read: Interpreter) -> None:
    text = "Chad invaded Mali in May. Prices have risen because of the Chadian aggression, Mali's president said."
    assert [done_to(one) for one in told(read, text)] == [{"MLI"}, {"MLI"}]


def test_what_is_besieged_there_is_besieged_by_the_invader_and_nothing_elsewhere(read: Interpreter) -> None:
    (there,) = told(read, NAMED + "Mariupol is still besieged.", "COERCE")
    assert doers(there) == {"RUS"}
    for text in ("Khartoum is still besieged.", "The border of Ukraine was blocked by farmers."):
        assert all("RUS" not in doers(one) for one in told(read, NAMED + text, "COERCE"))
