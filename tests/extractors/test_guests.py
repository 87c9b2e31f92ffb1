"""Whose "we" is in what an office quotes, and who is not of the country of whoever writes of them."""

from __future__ import annotations

import pytest

from dragoman import Interpreter
from dragoman.records import Document, Mention

pytestmark = pytest.mark.model

OFFICE = "Office of the President of Kazakhstan"
GUEST = "The President met with the Prime Minister of Croatia Ivo Malek."


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


def countries(interpret: Interpreter, text: str, words: str, publisher: str | None = OFFICE) -> list[str | None]:
    """The countries of those whom the last such words mean."""
    found: list[Mention] = [
        one for one in interpret(Document(text, publisher=publisher)).mentions if one.evidence.quote.lower() == words
    ]
    last = max((one.evidence.span.start for one in found), default=0)
    return [one.actor.country if one.actor else None for one in found if one.evidence.span.start == last]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (f'{GUEST} "We will send weapons to Kazakhstan," Ivo Malek said.', "we", "HRV"),
        (f'{GUEST} "The road is long. We will defend our army. It is strong," Ivo Malek said.', "our army", "HRV"),
        (f'{GUEST} "The road is long," Ivo Malek said. "We will defend Kazakhstan."', "we", "HRV"),
        (f'{GUEST} "We will send weapons to Croatia," the President said.', "we", "KAZ"),
        (f"{GUEST} Ivo Malek said that the road was long. We will send weapons to Croatia.", "we", "KAZ"),
        ('"I will soon meet Croatian envoy Ivo Malek. We will talk," he said.', "we", "KAZ"),
    ],
)
def test_in_the_words_of_a_guest_we_are_his(interpret: Interpreter, text: str, words: str, country: str) -> None:
    assert countries(interpret, text, words) == [country]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The friends of Kazakhstan imposed sanctions on Peru.", "the friends of kazakhstan", None),
        ("The soldiers of Kazakhstan left Peru.", "the soldiers of kazakhstan", "KAZ"),
        ("The President thanked all those who support us.", "all those", None),
        ("Those who fled the city returned.", "those", "KAZ"),
        ("The President thanked all those who defend us.", "all those", "KAZ"),
        ("The conference was attended by other female leaders.", "other female leaders", None),
        ("The President met the participants of the conference.", "the participants of the conference", None),
        ("The President met the participants of the protest.", "the participants of the protest", "KAZ"),
        ("Rosa Andrés (Spain) met the President.", "rosa andrés", "ESP"),
        ("Dana Ospan met the President.", "dana ospan", "KAZ"),
        ("American actor Rick Bolt and producer Ann Moor met the President.", "ann moor", None),
        ("American actor Rick Bolt and minister Ann Moor met the President.", "minister ann moor", "KAZ"),
        ("The Security Service arrested a man.", "the security service", "KAZ"),
        ("The owners of global companies asked the President for help.", "the owners of global companies", None),
        ("The owners of local companies asked the President for help.", "the owners of local companies", "KAZ"),
        ("The President must react if a person threatens Kazakhstan.", "a person", None),
        ("A policeman shot a person in Astana.", "a person", "KAZ"),
    ],
)
def test_an_office_lends_its_country_to_nobody_from_elsewhere(
    interpret: Interpreter, text: str, words: str, country: str | None
) -> None:
    assert countries(interpret, text, words) == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The USA and Chile sent aid. The aggressor shelled the port.", None),
        ("The USA condemned the aggression of Tajikistan. The aggressor shelled the port.", "TJK"),
        ("The USA backed sanctions on Tajikistan. The aggressor shelled the port.", "TJK"),
        ("Aid from Chile reached the Tajik-occupied port. The aggressor shelled it.", "TJK"),
        ("The USA sent aid after Tajikistan annexed the port. The aggressor shelled it.", "TJK"),
        ("Tajikistan broke its word once more. The aggressor shelled the port.", "TJK"),
    ],
)
def test_the_aggressor_is_whoever_attacks_by_the_words(interpret: Interpreter, text: str, country: str | None) -> None:
    assert countries(interpret, text, "the aggressor") == [country]


def test_states_that_are_spoken_of_are_not_the_parties(interpret: Interpreter) -> None:
    met = "The Head of State met the generals of Kazakhstan. "
    assert countries(
        interpret, f"{met}They discussed the situation in Peru and Chile. The parties ate.", "the parties"
    ) == [None]
    assert countries(
        interpret, f"{met}They discussed their friends in Peru and Chile. The parties ate.", "the parties"
    ) == [
        "CHL",
        "PER",
    ]
    assert countries(interpret, "Peru and Chile signed a pact. The parties ate.", "the parties", None) == ["CHL", "PER"]
    text = "The war in Peru spread. Chile closed the border. The two countries ate."
    assert countries(interpret, text, "the two countries", None) == ["CHL", "PER"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Omar Adan, cousin of Saudi envoy Ali Zahr, left. Adan is a Turkish national.", "TUR"),
        ("Omar Adan, cousin of Saudi envoy Ali Zahr, left. Adan is a tall man.", "SAU"),
    ],
)
def test_who_is_called_a_national_of_a_state_is_of_it(interpret: Interpreter, text: str, country: str) -> None:
    assert countries(interpret, text, "adan", None) == [country]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (f'{GUEST} Croatian and other envoys said: "We will send weapons to Kazakhstan."', "we", "KAZ"),
        ("The European Union imposed sanctions on Peru.", "the european union", "EUR"),
    ],
)
def test_several_speak_for_no_one_state(interpret: Interpreter, text: str, words: str, country: str) -> None:
    assert countries(interpret, text, words) == [country]
