"""Whose is what a deed touches, and on whose side somebody is."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document, Event
from tests.extractors.telling import told

pytestmark = pytest.mark.model

Sides = tuple[set[str | None], set[str | None]]


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


def sides(event: Event) -> Sides:
    doing, done_to = ({one.actor.country for one in side if one.actor} for side in (event.actors, event.recipients))
    return doing, done_to


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "The Polish gunners fired on the Syrian barracks. As a result, the enemy's trucks, field radios and supply "
            "units were hit and destroyed.",
            "destroyed",
            ({"POL"}, {"SYR"}),
        ),
        (
            "Captain Jan Kowalski of the Polish army was involved in the destruction of camps, trucks and Syrian "
            "radars near Lodz.",
            "destruction",
            ({"POL"}, {"SYR"}),
        ),
        ("Syria's jets destroyed the Polish radars.", "destroyed", ({"SYR"}, {"POL"})),
        ("Peru's planes destroyed a Chilean depot.", "destroyed", ({"PER"}, {"CHL"})),
        ("Syria's missiles destroyed the radars of Poland.", "destroyed", ({"SYR"}, {"POL"})),
    ],
)
def test_whose_things_are_destroyed_has_suffered_it(read: Interpreter, text: str, word: str, expected: Sides) -> None:
    assert sides(told(read, text, word)) == expected


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("The minister said that the pilot Jan Nowak is still in captivity of the invaders.", "captivity",
         ["the invaders"], ["the pilot Jan Nowak"]),
        ("Polish doctors are held in the custody of Iran.", "held", ["Iran"], ["Polish doctors"]),
        ("The captivity of Polish doctors angered Georgia.", "captivity", [], ["Polish doctors"]),
    ],
)  # fmt: skip
def test_who_holds_others_stands_after_of_in_captivity(
    read: Interpreter, text: str, word: str, actors: list[str], recipients: list[str]
) -> None:
    event = told(read, text, word)
    assert [one.evidence.quote for one in event.actors] == actors
    assert [one.evidence.quote for one in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The governor told the president that 5% of the land has been liberated from Syrian invaders.", "liberated",
         (set(), {"SYR"})),
        ("Poland liberated two towns from Syrian troops.", "liberated", ({"POL"}, {"SYR"})),
        ("Poland thanked Turkey for its active part in the forum for the liberation of Abkhazia.", "liberation",
         (set(), set())),
        ("Syrian troops seized two Polish towns.", "seized", ({"SYR"}, {"POL"})),
    ],
)  # fmt: skip
def test_from_whom_towns_are_freed_has_not_freed_them(read: Interpreter, text: str, word: str, expected: Sides) -> None:
    assert sides(told(read, text, word)) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Polish miners were fighting on the side of Georgia.", "fighting", ({"POL"}, set())),
        ("Polish troops fought against Georgia.", "fought", ({"POL"}, {"GEO"})),
    ],
)  # fmt: skip
def test_nobody_fights_those_on_whose_side_he_fights(read: Interpreter, text: str, word: str, expected: Sides) -> None:
    assert sides(told(read, text, word)) == expected


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("Three corridors will be opened in Poland to evacuate people from villages affected by shelling by the Syrian "
         "army.", "evacuate", set()),
        ("The Polish army evacuated families from towns shelled by Syrian troops.", "evacuated", {"POL"}),
        ("The Polish army evacuated families from towns shelled by Syrian troops.", "shelled", {"SYR"}),
    ],
)  # fmt: skip
def test_who_shelled_a_town_does_not_evacuate_it(
    read: Interpreter, text: str, word: str, doers: set[str | None]
) -> None:
    assert sides(told(read, text, word))[0] == doers


def test_of_whom_others_allege_that_they_beat_somebody_is_not_beaten(read: Interpreter) -> None:
    text = (
        "The bureau of the attorney general of Ohio released a report on Wednesday alleging coaches and others in the "
        "rowing club of Toledo sexually abused more than 60 children."
    )
    event = told(read, text, "abused")
    assert [one.evidence.quote for one in event.recipients] == ["more than 60 children"]


def test_who_unblocks_a_convoy_restricts_nothing(read: Interpreter) -> None:
    assert not read(Document("Poland unblocked the port of Gdansk on Monday.")).events
    (event,) = read(Document("Poland blocked the port of Gdansk on Monday.")).events
    assert event.type == "COERCE"


def test_what_a_state_has_withdraws_no_troops(read: Interpreter) -> None:
    text = (
        "The premiers reaffirmed their respect for the unity and territorial integrity of Moldova and urged Russia to "
        "ease tensions by withdrawing its troops."
    )
    assert sides(told(read, text, "withdrawing"))[0] == {"RUS"}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("President Poe of Peru thanked the Chilean pilots who bombed Cuba.", "bombed", ({"CHL"}, {"CUB"})),
        ("The king thanked Chile, whose pilots bombed Cuba.", "bombed", ({"CHL"}, {"CUB"})),
        ("Peru thanked the bank, which answered Cuba's seizure of the mine by expelling Cuba.", "seizure",
         ({"CUB"}, set())),
    ],
)  # fmt: skip
def test_whoever_is_thanked_did_what_a_clause_tells_of_himself(
    read: Interpreter, text: str, word: str, expected: Sides
) -> None:
    assert sides(told(read, text, word)) == expected


def test_whoever_starts_a_campaign_for_a_deed_does_it(read: Interpreter) -> None:
    text = "Peru and Chile launched a campaign for the liberation of Havana."
    assert sides(told(read, text, "liberation"))[0] == {"PER", "CHL"}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Troops stormed the Israeli-occupied towns of Syria.", "occupied", ({"ISR"}, {"SYR"})),
        ("Residents of Russian-occupied Crimea fled.", "occupied", ({"RUS"}, {"UKR"})),
        ("Ukraine shelled Russian-occupied Donetsk.", "shelled", ({"UKR"}, {"UKR"})),
        ("Iran-backed fighters attacked Peru.", "attacked", ({"IRN"}, {"PER"})),
    ],
)
def test_what_somebody_occupies_by_its_words_is_not_his(
    read: Interpreter, text: str, word: str, expected: Sides
) -> None:
    assert sides(told(read, text, word)) == expected


@pytest.mark.parametrize(
    ("text", "word", "fought"),
    [
        ("The rebels fight for independence from Ethiopia.", "fight", {"ETH"}),
        ("The rebels fought for autonomy from Peru.", "fought", {"PER"}),
        ("The rebels' war for independence from Ethiopia goes on.", "war", {"ETH"}),
        ("Fighters who fought for the freedom of Peru met in Lima.", "fought", set()),
    ],
)
def test_whom_one_fights_for_independence_from_is_fought(
    read: Interpreter, text: str, word: str, fought: set[str | None]
) -> None:
    assert sides(told(read, text, word))[1] == fought


def test_it_that_is_to_do_something_stands_before(read: Interpreter) -> None:
    text = "Peru laid sanctions on Cuba to make it release the sailors."
    assert sides(told(read, text, "release"))[0] == {"CUB"}
