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
        ("Banks that deal with Iran were blacklisted by Canada.", "Banks", None),
        ("In Canada, companies that did trade with Iran were fined by the ministry.", "companies", "CAN"),
        ("Norway honoured soldiers who defend the border.", "soldiers", "NOR"),
        ("Spanish police in Spain arrested three accomplices.", "accomplices", None),
        ("Spanish police in Spain arrested three drivers.", "drivers", "ESP"),
        ("In Geneva, Switzerland, the delegates to the UN General Assembly condemned Iran.", "delegates", None),
        ("The Ukrainian parliament in Kyiv thanked the MEPs.", "MEPs", "EUR"),
        ("The Ukrainian parliament in Kyiv thanked the MPs.", "MPs", "UKR"),
        ("In Spain, the minister said gunmen attacked a mall in Kenya.", "gunmen", None),
        ("In Spain, the minister said gunmen attacked a mall in Seville.", "gunmen", "ESP"),
        ("Shells hit the regional council in Peru.", "regional council", "PER"),
        ("Peru joined a regional bloc, the minister of Peru said.", "regional bloc", None),
        ("The minister of Togo praised a regional court of West Africa.", "regional court", None),
        ("Police in Peru are looking for two unidentified gunmen.", "gunmen", None),
        ("Police in Peru are looking for two young gunmen.", "gunmen", "PER"),
        ("Kenya forbids appeals to the bodies of a foreign army.", "bodies", None),
        ("Kenya forbids appeals to the bodies of a private army.", "bodies", "KEN"),
        ("Kenya's police said 40 suspected users in nine countries were held.", "suspected users", None),
        ("Kenya's police said 40 suspected owners in nine towns were held.", "suspected owners", "KEN"),
        ("Kenya's police warned social media users.", "social media users", None),
        ("Kenya's mayor thanked Jane Poe, a great friend of Kenya.", "Jane Poe", None),
        ("Kenya's mayor thanked Jane Poe, a great friend of Kenya's president.", "Jane Poe", "KEN"),
        ("Kenya's mayor thanked Jane Poe, a Maltese friend of Kenya.", "Jane Poe", "MLT"),
        ("Kenya's police held some Kenyan users.", "users", "KEN"),
        ("Kenya's police held two drug users in Nakuru.", "two drug users", "KEN"),
    ],
)
def test_only_those_at_home_are_of_the_report_s_country(
    interpret: Interpreter, text: str, words: str, country: str | None
) -> None:
    found = [one for one in interpret(Document(text)).mentions if words in one.evidence.quote and one.actor]
    assert [one.actor.country for one in found if one.actor][:1] == [country]


@pytest.mark.parametrize(
    ("publisher", "text", "words", "country"),
    [
        ("Ministry of Foreign Affairs of Chile", "The Foreign Ministry Spokesperson condemned it.", "Spokes", "CHL"),
        ("Ministry of Foreign Affairs of Chile", "Foreign miners condemned it in Lima, Peru.", "miners", None),
        ("Ministry of Foreign Affairs of Chile", "Minister of Foreign Affairs Jan Dor left.", "Jan Dor", "CHL"),
        ("Ministry of Foreign Affairs of Chile", "Minister of Foreign Affairs of Peru Jan Dor left.", "Jan Dor", "PER"),
        ("Office of the President of Chile", "The Ministry of Foreign Affairs summoned him.", "Ministry", "CHL"),
        ("Office of the President of Chile", "The International Court of Peace summoned him.", "Court", None),
    ],
)
def test_the_ministry_of_foreign_affairs_is_of_the_state_whose_office_writes(
    interpret: Interpreter, publisher: str, text: str, words: str, country: str | None
) -> None:
    found = interpret(Document(text, publisher=publisher)).mentions
    assert [one.actor.country for one in found if words in one.evidence.quote and one.actor][:1] == [country]


def test_who_is_included_is_meant_as_well(interpret: Interpreter) -> None:
    (support,) = interpret(Document("Chile gets help from friendly states, including Norway and Peru.")).events
    assert {one.actor.country for one in support.actors if one.actor} == {"NOR", "PER"}


@pytest.mark.parametrize(("publisher", "sector"), [("Office of the President of Chile", "GOV"), (None, "PTY")])
def test_the_party_of_a_state_is_a_side_in_what_an_office_publishes(
    interpret: Interpreter, publisher: str | None, sector: str
) -> None:
    text = "The president of Chile met the Peruvian party in Santiago."
    found = [
        one for one in interpret(Document(text, publisher=publisher)).mentions if one.evidence.quote.endswith("party")
    ]
    assert [one.actor.sectors for one in found if one.actor] == [(sector,)]


def test_a_strike_of_missiles_is_not_one_of_workers(interpret: Interpreter) -> None:
    found = interpret(
        Document("A cruel missile strike destroyed the port of Callao, the president of Peru said.")
    ).mentions
    assert not any("LAB" in one.actor.sectors for one in found if one.actor)


@pytest.mark.model
def test_in_general_is_no_soldier(interpret: Interpreter) -> None:
    text = "Peru thanked society in general for its help. A general of Peru spoke to the envoys in private."
    quotes = [one.evidence.quote for one in interpret(Document(text)).mentions]
    assert [quote for quote in quotes if "general" in quote or "private" in quote] == ["A general of Peru"]


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("Authorities in Peru and Kenya arrested ten men.", "Authorities", ["PER", "KEN"]),
        ("Police in Peru and in Kenya seized drugs.", "Police", ["PER", "KEN"]),
        ("Norwegian officials in Peru and Chile met.", "Norwegian officials", ["NOR"]),
        ("Ambassadors in Peru and Kenya met.", "Ambassadors", ["PER"]),
    ],
)
def test_authorities_in_two_states_are_those_of_both(
    interpret: Interpreter, text: str, words: str, countries: list[str]
) -> None:
    found = [one for one in interpret(Document(text)).mentions if one.evidence.quote.startswith(words)]
    assert [one.actor.country for one in found if one.actor] == countries


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("Kenya's residents donated blood by the hundreds.", "donated", ["Kenya's residents"]),
        ("Police in Kenya arrested protesters by the dozen.", "arrested", ["Police"]),
        ("In Kenya, two men were killed by hundreds of rebels.", "killed", ["hundreds of rebels"]),
    ],
)
def test_a_number_in_which_others_act_is_nobody(interpret: Interpreter, text: str, word: str, doers: list[str]) -> None:
    (event,) = (one for one in interpret(Document(text)).events if one.trigger.quote == word)
    assert [one.evidence.quote for one in event.actors] == doers


def test_no_one_is_of_no_country(interpret: Interpreter) -> None:
    text = "Villagers in Kenya came to the gate, but no one tried to storm the military base."
    assert [one.actor for one in interpret(Document(text)).mentions if one.evidence.quote == "no one"] == [None]


@pytest.mark.parametrize(
    ("words", "did", "sectors"),
    [
        ("Russian bombers", "struck the port", ("MIL",)),
        ("Two Russian bombers", "flew over Kenya", ("MIL",)),
        ("Suicide bombers", "struck the port", ("REB",)),
        ("The London bombers", "struck the port", ("REB",)),
        ("Malian bombers", "attacked a police station in Kenya, killing twelve", ("REB",)),
        ("Two British bombers", "blew themselves up in Kenya", ("REB",)),
    ],
)
def test_bombers_of_a_state_that_fly_are_aircraft(
    interpret: Interpreter, words: str, did: str, sectors: tuple[str, ...]
) -> None:
    found = interpret(Document(f"{words} {did}.")).mentions
    assert [one.actor.sectors for one in found if one.actor and one.evidence.quote == words] == [sectors]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Kenya sued a group based in Malta and a bank based in Peru.", "a group", "MLT"),
        ("Kenya sued a group based in Malta and a bank based in Peru.", "a bank", "PER"),
        ("Kenya's police raided the firm Holt Trade, headquartered in Oslo.", "Holt Trade", "NOR"),
        ("Kenya's police raided the Norwegian group based in Malta.", "the Norwegian group", "NOR"),
        ("Kenya thanked the soldiers based in Mali, the army of Kenya said.", "the soldiers", "KEN"),
    ],
)
def test_a_body_is_of_the_state_where_it_is_based(
    interpret: Interpreter, text: str, words: str, country: str | None
) -> None:
    found = [one for one in interpret(Document(text)).mentions if one.evidence.quote == words and one.actor]
    assert [one.actor.country for one in found if one.actor] == [country]


@pytest.mark.parametrize(
    ("words", "did", "sectors"),
    [
        ("A navy ship", "rescued 200 migrants in the Mediterranean", ("MIL",)),
        ("A police patrol boat", "shot at fishermen in Kenya", ("COP",)),
    ],
)
def test_ships_with_crews_act_for_their_force(
    interpret: Interpreter, words: str, did: str, sectors: tuple[str, ...]
) -> None:
    (event,) = interpret(Document(f"{words} {did} on Monday.")).events
    assert [one.actor and (one.evidence.quote, one.actor.sectors) for one in event.actors] == [(words, sectors)]


@pytest.mark.parametrize("who", ["Spies", "Foreign officials"])
def test_those_of_other_states_are_not_of_those_they_are_in(interpret: Interpreter, who: str) -> None:
    found = interpret(Document(f"{who} in Poland and Lithuania condemned Kenya.")).mentions
    assert not [one for one in found if one.actor and one.actor.name in (f"{who} of Poland", f"{who} of Lithuania")]
