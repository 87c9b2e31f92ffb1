"""Persons whose surname is a state's, a capital's or a paper's; names with hyphens; two states told with one name."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


def doers(read: Interpreter, text: str) -> list[tuple[str, str | None]]:
    """Those who did what the report tells last."""
    event = max(read(Document(text)).events, key=lambda event: event.trigger.span.start)
    return [(one.actor.name, one.actor.country) for one in event.actors if one.actor]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lara London met voters in Ohio on Tuesday. London promised to lower taxes.", [("Lara London", "USA")]),
        (
            "Michael Bloomberg met the governor of Ohio. Bloomberg praised the governor.",
            [("Michael Bloomberg", "USA")],
        ),
        # The report means the capital, too.
        (
            "In Washington, Denzel Washington met the president. Washington accused Iran of piracy.",
            [("United States", "USA")],
        ),
        ("Michael Jordan visited Amman. Jordan thanked the United States for its help.", [("Jordan", "JOR")]),
        ("Man-kei Lau accused the Hong Kong authorities of repression.", [("Man-kei Lau", "HKG")]),
        (
            "Director-General of WHO Dr Jane Poe appealed for help in Liberia.",
            [("Jane Poe", "UNO")],
        ),
        ("North and South Korea agreed to reopen a hotline.", [("North Korea", "PRK"), ("South Korea", "KOR")]),
    ],
)
def test_a_name_is_its_bearer_s(text: str, told: list[tuple[str, str | None]], read: Interpreter) -> None:
    assert doers(read, text) == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Aid agencies accused Sudan of blocking convoys.", [("Aid agencies", "NGO")]),
        ("German aid agencies accused Israel of blocking convoys.", [("German aid agencies", "DEU")]),
        ("Kenya director of Oxfam Jane Poe urged the government to open the camp.", [("Jane Poe", "NGO")]),
        ("Anna Berg of Human Rights Watch accused Mali of torture.", [("Anna Berg", "NGO")]),
        ("The Kenyan ambassador to the United Nations rejected the claim.", [("Kenyan ambassador", "KEN")]),
        ("Peacekeepers withdrew from the town in Congo on Monday.", [("Peacekeepers", "UNO")]),
    ],
)
def test_bodies_of_no_state_and_their_people_are_not_of_the_place(
    text: str, told: list[tuple[str, str | None]], read: Interpreter
) -> None:
    event = read(Document(text)).events[0]
    assert [(one.actor.name, one.actor.country) for one in event.actors if one.actor] == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Spanish police arrested 40 migrants.", None),
        ("Serbian police arrested Syrian migrants at the border.", "SYR"),
        ("Migrants from Egypt were detained by Greek police.", "EGY"),
        ("The Houthis attacked two merchant ships in the Red Sea.", None),
    ],
)
def test_migrants_and_ships_are_at_home_nowhere(text: str, told: str | None, read: Interpreter) -> None:
    (event,) = read(Document(text)).events
    assert {one.actor.country for one in event.recipients if one.actor} <= {told}


@pytest.mark.model
def test_those_responsible_are_not_known(read: Interpreter) -> None:
    events = read(Document("The UN chief condemned those behind the attack in Darfur.")).events
    assert not any(one.actor for event in events for one in event.recipients if one.evidence.quote == "those")


@pytest.mark.model
def test_some_of_a_kind_are_of_its_country(read: Interpreter) -> None:
    text = "German firms including Merlon, Festo and Alvanti will pull out of Iran, the Iranian ministry said."
    event = next(event for event in read(Document(text)).events if event.type == "SANCTION")
    assert {one.actor.country for one in event.actors if one.actor} == {"DEU"}


@pytest.mark.model
def test_who_speaks_is_not_he(read: Interpreter) -> None:
    text = '"He has ordered the bombing of our towns," the Armenian foreign minister said.'
    (event,) = (event for event in read(Document(text)).events if event.type == "ASSAULT")
    assert not any(one.actor for one in event.actors)


@pytest.mark.model
def test_a_state_whose_king_is_named_is_no_surname(read: Interpreter) -> None:
    text = "The envoy Karl Jordan met King Abdullah of Jordan. Jordan and Syria signed a treaty."
    event = next(event for event in read(Document(text)).events if event.type == "SUPPORT")
    assert {one.actor.country for one in event.actors if one.actor} == {"JOR", "SYR"}


@pytest.mark.model
def test_how_an_office_is_spoken_to_names_nobody(read: Interpreter) -> None:
    text = (
        'President of Peru Ana Ruiz rang President of the European Council Jan Poe. "Thank you, Mr. President of the '
        'European Council," she said. The President of Peru accused Chile of piracy.'
    )
    assert [country for _, country in doers(read, text)] == ["PER"]
    text = "Martin King met Jane Poe of Ghana. Mr. King accused Togo of piracy."
    assert [name for name, _ in doers(read, text)] == ["Martin King"]


@pytest.mark.model
def test_of_those_told_together_one_has_the_office(read: Interpreter) -> None:
    text = (
        "Taking part were Prime Minister Ana Ruiz, deputy prime ministers Lea Dor and Jan Poe, and Deputy Prime "
        "Minister Max Holt. The Prime Minister accused Chile of piracy."
    )
    assert [name for name, _ in doers(read, text)] == ["Ana Ruiz"]
