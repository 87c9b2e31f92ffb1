"""Who speaks next in a transcript, with the office behind the name."""

from __future__ import annotations

import pytest

from dragoman.extractors.transcripts import LONGEST_NAME, find_colon, is_office
from dragoman.pipeline import Interpreter
from dragoman.records import Document
from tests.conftest import build_sentence

OFFICES = (
    "President of Kenya William Ruto: I bid you welcome, Mr President. "
    "Ana Holt, President of Peru (through an interpreter): We condemn the bombing of your capital. "
    "William Ruto: Thank you."
)
LIST = (
    "Jane Poe: I bid you welcome. We will pay for the harbour. "
    "The goods of Peru: wheat and maize. We condemn the bombing of the harbour. "
)


@pytest.mark.model
def test_the_office_may_stand_behind_the_name() -> None:
    findings = Interpreter()(Document(OFFICES))
    (event,) = [one for one in findings.events if one.type == "ACCUSE"]
    assert {one.actor.country for one in event.actors if one.actor} == {"PER"}
    assert [claim.content.quote[:2] for claim in findings.claims if claim.content] == ["I ", "We", "Th"]


@pytest.mark.model
def test_a_colon_behind_what_is_nobody_opens_no_turn() -> None:
    claims = Interpreter()(Document(LIST)).claims
    assert any("maize" in claim.content.quote and "harbour" in claim.content.quote for claim in claims if claim.content)


def rows(words: str, **tags: str) -> str:
    return "\n".join(f"{word} {word} {tags.get(word, 'PROPN')} X 0 root" for word in words.split())


@pytest.mark.parametrize(
    ("words", "colon"),
    [
        ("Holt : yes", 1),
        ("Holt ( through an interpreter ) : yes", 6),
        ("Holt ( photo : Radio North )", None),
        ("Holt said yes", None),
        ("Holt " * LONGEST_NAME + ": yes", None),
    ],
    ids=["name", "note", "in brackets", "no colon", "too far"],
)
def test_a_colon_may_stand_behind_a_name_and_a_note_and_not_in_brackets(words: str, colon: int | None) -> None:
    assert find_colon(build_sentence(words.strip(), rows(words))) == colon


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Holt , President of Norland :", True),
        ("Holt , President ( speaking late ) :", True),
        ("Holt , President ( speaking late :", False),
        ("Holt , speaking for Norland :", False),
        ("Holt , 40 ministers :", False),
    ],
    ids=["office", "note", "open note", "deed", "number"],
)
def test_an_office_has_no_deed_and_no_number_but_in_its_note(words: str, office: bool) -> None:
    sentence = build_sentence(words, rows(words, speaking="VERB", **{"40": "NUM"}))
    assert is_office(sentence, 1, len(words.split()) - 1) == office


@pytest.mark.model
def test_a_name_that_a_page_has_twice_opens_a_turn() -> None:
    text = (
        "President of Peru Ana Holt: It is a pleasure to welcome you in Lima. We are glad to see you. "
        "President of Chile Mira Belmar Belmar MiraPresident of the Republic of Chile: Thank you, Madam President. "
        "I would like to thank you for the help to our country."
    )
    thanks = [event for event in Interpreter()(Document(text)).events if event.type == "SUPPORT"]
    (last,) = (event for event in thanks if event.evidence.quote.startswith("I would like"))
    assert [one.actor.country for one in last.actors if one.actor] == ["CHL"]
    assert [one.actor.country for one in last.recipients if one.actor] == ["PER"]
