"""Who has which part by a fixed phrase, and by what a measure or a meeting is called."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document, Event

Told = tuple[set[str], set[str]]


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


def told(event: Event) -> Told:
    actors, recipients = (
        {one.actor.country for one in side if one.actor and one.actor.country}
        for side in (event.actors, event.recipients)
    )
    return actors, recipients


def parties(read: Interpreter, text: str, type_: str) -> Told:
    return next(told(event) for event in read(Document(text)).events if event.type == type_)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        (
            "Kenya agreed to host the refugees at the request of Uganda and the United Nations.",
            "REQUEST",
            ({"UGA", "UNO"}, {"KEN"}),
        ),
        (
            "The President of France told the Chancellor of Germany of the talks between the Norwegian"
            " delegation and Swedish representatives.",
            "CONSULT",
            ({"NOR", "SWE"}, set()),
        ),
        (
            "President Ruto expressed gratitude to Norway for military aid.",
            "AID",
            ({"NOR"}, {"KEN"}),
        ),
        (
            "The President of Kenya thanked Norway for the provision of humanitarian aid to Uganda.",
            "AID",
            ({"NOR"}, {"UGA"}),
        ),
        (
            "The President of Kenya thanked the government of Norway for two packages of sanctions against Sudan.",
            "SANCTION",
            ({"NOR"}, {"SDN"}),
        ),
        (
            "Defence Minister of Kenya Jane Poe informed the President of France about the ongoing military operation.",
            "ASSAULT",
            ({"KEN"}, set()),
        ),
        (
            "President Macron spoke about the military operation to shield the Tuareg villages.",
            "ASSAULT",
            (set(), set()),
        ),
        (
            "President Macron spoke of a military operation to defend the Tuareg people.",
            "ASSAULT",
            (set(), set()),
        ),
        (
            "Kenya and Uganda discussed how to prepare a further package of sanctions against Sudan.",
            "SANCTION",
            (set(), {"SDN"}),
        ),
        (
            "The anti-Iran sanctions imposed by Norway and the European Union hurt the economy.",
            "SANCTION",
            ({"NOR", "EUR"}, {"IRN"}),
        ),
        (
            "The President of Kenya took part in a video conference with the President of Uganda in Kampala.",
            "CONSULT",
            ({"KEN", "UGA"}, set()),
        ),
        (
            "The President of Kenya spoke at a video meeting at the Holt Institute of World Affairs (UK).",
            "CONSULT",
            ({"KEN", "GBR"}, set()),
        ),
        (
            "The President of Chile spoke at a meeting at the Poe Academy (Norway).",
            "CONSULT",
            ({"CHL"}, set()),
        ),
        (
            "The President of Kenya spoke at a video meeting with the envoy of Chad at the Poe Academy (Norway).",
            "CONSULT",
            ({"KEN", "TCD"}, set()),
        ),
    ],
)
def test_a_phrase_says_who_has_which_part(read: Interpreter, text: str, type_: str, expected: Told) -> None:
    assert parties(read, text, type_) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        ("Kenya imposed sanctions on Sudan.", "SANCTION", {"KEN"}),
        (
            "President Ruto informed the President of Sudan about the military operation of Uganda's army.",
            "ASSAULT",
            {"UGA"},
        ),
        ("Norwegian and Swedish ministers held talks in Oslo.", "CONSULT", {"NOR", "SWE"}),
    ],
)
def test_who_does_it_by_his_own_words_still_does(read: Interpreter, text: str, type_: str, actors: set[str]) -> None:
    assert parties(read, text, type_)[0] >= actors


@pytest.mark.model
def test_who_is_thanked_for_supporting_a_measure_need_not_have_taken_it(read: Interpreter) -> None:
    text = "The President of Kenya is grateful to Norway for the support of sanctions that the United States imposed."
    assert "NOR" not in parties(read, text, "SANCTION")[0]


@pytest.mark.model
def test_the_town_by_which_an_accord_is_called_has_not_signed_it(read: Interpreter) -> None:
    events = read(Document("Ministers of Kenya discussed how the Minsk agreements are kept.")).events
    assert all("BLR" not in told(event)[0] for event in events)


@pytest.mark.model
def test_who_saw_it_done_has_not_done_it(read: Interpreter) -> None:
    text = "In Kenya girls saw their father killed by Ugandan soldiers."
    for event in read(Document(text)).events:
        assert event.type != "ASSAULT" or told(event)[0] == {"UGA"}


@pytest.mark.model
def test_who_is_told_of_an_operation_does_not_conduct_it(read: Interpreter) -> None:
    text = "The President of Uganda was briefed by the Defence Minister of Kenya on the operation in the hills."
    assert all("UGA" not in told(event)[0] for event in read(Document(text)).events if event.type == "ASSAULT")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        (
            "Police of Kenya acted on the orders of the President of Uganda.",
            "REQUEST",
            ({"UGA"}, {"KEN"}),
        ),
        (
            "The Foreign Minister of Norway took part in talks between Kenya and Uganda.",
            "CONSULT",
            ({"NOR", "KEN", "UGA"}, set()),
        ),
        (
            "The minister of Norway informed the minister of Sweden about the offensive of Uganda.",
            "ASSAULT",
            ({"UGA"}, set()),
        ),
        (
            "The European Union is discussing the third package of sanctions against Sudan.",
            "SANCTION",
            ({"EUR"}, {"SDN"}),
        ),
    ],
)
def test_who_does_it_is_not_left_out(read: Interpreter, text: str, type_: str, expected: Told) -> None:
    assert parties(read, text, type_) == expected


@pytest.mark.model
def test_two_towns_are_two_governments(read: Interpreter) -> None:
    assert parties(read, "The Moscow–Kyiv talks failed.", "CONSULT")[0] == {"RUS", "UKR"}
