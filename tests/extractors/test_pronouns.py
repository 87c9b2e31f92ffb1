"""Whom "they" and "them" mean, with those who were named before."""

from __future__ import annotations

import pytest

from dragoman import Interpreter
from dragoman.records import Document, Mention

pytestmark = pytest.mark.model

ROOM = "Office of the President of Kenya"


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


def meant(interpret: Interpreter, text: str, word: str, publisher: str | None = None) -> list[str | None]:
    """The names of those whom the last such word means."""
    found: list[Mention] = [
        one for one in interpret(Document(text, publisher=publisher)).mentions if one.evidence.quote.lower() == word
    ]
    last = max((one.evidence.span.start for one in found), default=0)
    return [one.actor.name for one in found if one.actor and one.evidence.span.start == last]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rioters threw stones while police fired tear gas. They arrested ten men.", "police"),
        ("Villagers fled when militants attacked a market. They burned stalls.", "militants"),
        ("Rioters broke into the ministry and guards fired tear gas. Then they wounded a man.", "guards"),
    ],
)
def test_they_are_those_who_acted_last(interpret: Interpreter, text: str, name: str) -> None:
    assert meant(interpret, text, "they") == [name]


def test_he_who_said_it_is_not_named_in_it(interpret: Interpreter) -> None:
    quoted = '"Premier Erik Brandt has failed us. Speaker Jan Holt has, too," he said.'
    assert meant(interpret, f"Mayor Ulf Tolman went home. {quoted}", "he") == ["Ulf Tolman"]
    quoted = '"Premier Erik Brandt listens. Today he is the one who pays. The bridge is old," he said.'
    assert meant(interpret, f"Mayor Ulf Tolman went home. {quoted}", "he") == ["Ulf Tolman"]


@pytest.mark.parametrize(
    ("second", "names"), [("They shelled our towns.", []), ("They shelled enemy towns.", ["people"])]
)
def test_who_shells_our_towns_is_not_of_us(interpret: Interpreter, second: str, names: list[str]) -> None:
    assert meant(interpret, f"The people rose. {second}", "they", ROOM) == names


@pytest.mark.parametrize(
    ("text", "word", "known"),
    [
        ("The union sent France's government its demands. France rejected them.", "them", False),
        ("Kenya's miners left their homes. France backed them.", "them", True),
    ],
)
def test_plans_that_are_turned_down_are_nobody(interpret: Interpreter, text: str, word: str, known: bool) -> None:
    assert bool(meant(interpret, text, word)) == known


@pytest.mark.parametrize(("middle", "names"), [("Drones hit the port. ", []), ("The port burned. ", ["Jane Poe"])])
def test_they_who_kill_are_no_one_person(interpret: Interpreter, middle: str, names: list[str]) -> None:
    she = "They" if not names else "She"
    text = f"Jane Poe and her team criticised Kenyan police. {middle}{she} killed two men."
    (killing,) = (event for event in interpret(Document(text)).events if event.trigger.quote == "killed")
    assert [one.actor.name for one in killing.actors if one.actor and one.kind == "person"] == names


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Television broadcaster KRT revealed that the prince did not say he attacked a village.", "he", ["prince"]),
        ("Broadcaster Jan Kolk revealed that he attacked a village.", "he", ["Jan Kolk"]),
        ("Jane Poe met Omar Adan, who had himself been wounded in Peru.", "himself", ["Omar Adan"]),
        ("Omar Adan met men who met him.", "him", ["Omar Adan"]),
        ("Peru imposed new sanctions. It must contain an embargo.", "it", []),
        ("Peru imposed new sanctions. It must condemn an embargo.", "it", ["Peru"]),
        ("The ministers of Peru and Chile asked for guarantees. The union will discuss them.", "them", []),
    ],
)
def test_an_outlet_is_never_he_and_what_contains_is_no_state(
    interpret: Interpreter, text: str, word: str, names: list[str]
) -> None:
    assert meant(interpret, text, word) == names
