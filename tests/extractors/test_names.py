"""Names of common words, which several states have for their own bodies."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("The Norwegian Department of Justice", "NOR"),
        ("Brazil's Department of Defense", "BRA"),
        ("The Department of Justice of Norway", "NOR"),
        ("The Danish Labour Party", "DNK"),
        ("The Kenyan National Security Council", "KEN"),
        ("Russia's Security Council", "RUS"),
        ("The United States Department of Justice", "USA"),
        ("The UN Security Council", "UNO"),
        ("The Russian Wagner Group", "RUS"),
    ],
)
def test_the_words_beside_a_common_name_say_whose_it_is(name: str, country: str) -> None:
    accusing = next(
        one for one in Interpreter()(Document(f"{name} accused Peru of spying.")).events if one.type == "ACCUSE"
    )
    assert {one.actor.country for one in accusing.actors if one.actor} == {country}


@pytest.mark.model
def test_an_urgent_meeting_of_the_council_is_of_the_council() -> None:
    (meeting,) = Interpreter()(Document("Emergency Security Council talks on Mali began.")).events
    assert [one.actor.country for one in meeting.actors if one.actor] == ["UNO"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Norway's enemies attacked Oslo.", None),
        ("A Danish nurse was freed by her kidnappers in Mali.", "MLI"),
    ],
)
def test_who_is_against_somebody_is_not_his(text: str, country: str | None) -> None:
    (event,) = Interpreter()(Document(text)).events
    assert [one.actor.country for one in event.actors if one.actor] == [country]


@pytest.mark.model
def test_a_security_council_governs() -> None:
    (accusing,) = Interpreter()(Document("Norway's Security Council accused Peru.")).events
    assert [one.actor.sectors for one in accusing.actors if one.actor] == [("GOV",)]


@pytest.mark.model
def test_a_half_of_a_land_goes_by_its_side_alone() -> None:
    text = "South Korea held a drill on Monday. The North condemned it and accused the South of lying."
    *_, accusing = (one for one in Interpreter()(Document(text)).events if one.type == "ACCUSE")
    assert [one.actor.country for one in (*accusing.actors, *accusing.recipients) if one.actor] == ["PRK", "KOR"]


@pytest.mark.model
def test_of_a_land_with_no_halves_the_north_is_a_part() -> None:
    text = (
        "South African President Cyril Ramaphosa met Kenyan President William Ruto. The South accused Chad of spying."
    )
    *_, accusing = (one for one in Interpreter()(Document(text)).events if one.type == "ACCUSE")
    assert "state/ZAF" not in {one.actor.id for one in accusing.actors if one.actor}


@pytest.mark.model
def test_a_name_may_end_like_a_preposition() -> None:
    (meeting,) = Interpreter()(Document("Kim Jong-un met Moon Jae-in.")).events
    assert [one.evidence.quote for one in meeting.actors] == ["Kim Jong-un", "Moon Jae-in"]
