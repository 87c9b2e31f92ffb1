"""Whose people are of whom a report does not say it: those of everywhere have no country, most are at home."""

from __future__ import annotations

import pytest

from dragoman import Interpreter
from dragoman.records import Document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Almost ten million people on the planet marched, Brazilian police said in Brazil.", "million people", None),
        ("Almost ten thousand people marched, Brazilian police said in Brazil.", "thousand people", "BRA"),
        ("The leaders of these states met in Cairo, Egypt.", "leaders", None),
        ("The leaders of the mosque met in Cairo, Egypt.", "leaders", "EGY"),
        ("A judge in Oslo, Norway, heard of a government that persecutes monks.", "government", None),
        ("A judge in Oslo, Norway, heard of a government that had persecuted monks.", "government", "NOR"),
        ("Norway will punish companies that feed the rebels.", "companies", None),
        ("Norway will punish companies that fed the rebels.", "companies", "NOR"),
        ("Workers who demand higher wages went on strike in Chile.", "Workers", "CHL"),
        ("Miners who block roads in Poland demand a halt to imports.", "Miners", "POL"),
        ("Companies that trade with Iran were blacklisted by Canada.", "Companies", None),
        ("Norway honoured soldiers who defend the border.", "soldiers", "NOR"),
        ("Spanish police in Spain arrested three accomplices.", "accomplices", None),
        ("Spanish police in Spain arrested three drivers.", "drivers", "ESP"),
        ("In Geneva, Switzerland, the delegates to the UN General Assembly condemned Iran.", "delegates", None),
        ("The Ukrainian parliament in Kyiv thanked the MEPs.", "MEPs", "EUR"),
        ("The Ukrainian parliament in Kyiv thanked the MPs.", "MPs", "UKR"),
        ("In Spain, the minister said gunmen attacked a mall in Kenya.", "gunmen", None),
        ("In Spain, the minister said gunmen attacked a mall in Seville.", "gunmen", "ESP"),
    ],
)
def test_only_those_at_home_are_of_the_report_s_country(
    interpret: Interpreter, text: str, words: str, country: str | None
) -> None:
    found = [one for one in interpret(Document(text)).mentions if words in one.evidence.quote and one.actor]
    assert [one.actor.country for one in found if one.actor][:1] == [country]
