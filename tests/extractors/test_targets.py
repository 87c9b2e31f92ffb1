"""Against whom a measure is, who takes it, and who only asks for it, thanks for it or deals with it."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.findings import Event
from dragoman.pipeline import Interpreter
from dragoman.records import Document, Mention

PUBLISHED = date(2024, 5, 14)


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


def event_of(read: Interpreter, text: str, kind: str) -> Event:
    return next(one for one in read(Document(text, published=PUBLISHED)).events if one.type == kind)


def countries(mentions: tuple[Mention, ...]) -> set[str | None]:
    return {one.actor.country for one in mentions if one.actor}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The minister of Norway called for the disconnection of all Iranian banks from SWIFT.", set(), {"IRN"}),
        ("Canada decided on the cutting of trade ties with Iran.", {"CAN"}, {"IRN"}),
        ("Kenya welcomed the halting of trade with Iran.", set(), {"IRN"}),
        ("The suspension of EU aid to Mali angered its junta.", {"EUR"}, {"MLI"}),
        ("He called for steps to use the frozen assets of the Iranian Central Bank for Somalia.", set(), {"IRN"}),
        (
            "The president of Kenya called for stronger sanctions pressure on Iran and defensive support for Somalia.",
            set(),
            {"IRN"},
        ),
        ("Canada imposed sanctions on Iran and Sudan.", {"CAN"}, {"IRN", "SDN"}),
        ("The panel on sanctions against Sudan met in Geneva on Monday.", set(), {"SDN"}),
        ("Iran complained about the sanctions on its banks.", set(), {"IRN"}),
        ("Canada announced new restrictions on flights to Cuba.", {"CAN"}, {"CUB"}),
        ("The president of Chad thanked the European Union for its sanctions policy.", {"EUR"}, set()),
        ("The minister of Iran warned against imposing sanctions on his country.", set(), {"IRN"}),
    ],
)
def test_a_measure_is_against_whom_its_own_words_name(
    text: str, actors: set[str], recipients: set[str], read: Interpreter
) -> None:
    measure = event_of(read, text, "SANCTION")
    assert (countries(measure.actors), countries(measure.recipients)) == (actors, recipients)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Canada demanded sanctions on Iran over its attack on Iraq.", set()),
        ("The minister of Poland urged the freezing of Iran's assets.", set()),
        ("The panel of Kenya proposes to ban the import of oil from Iran.", set()),
        ("The president of Poland called on Hungary to lift its sanctions on Serbia.", {"HUN"}),
    ],
)
def test_whoever_is_to_suffer_a_measure_is_not_asked_for_it(text: str, asked: set[str], read: Interpreter) -> None:
    assert countries(event_of(read, text, "REQUEST").recipients) == asked


@pytest.mark.model
def test_those_against_whom_a_panel_looks_at_measures_do_not_meet_with_it(read: Interpreter) -> None:
    meeting = event_of(read, "The panel on sanctions against Sudan met in Geneva on Monday.", "CONSULT")
    assert "SDN" not in countries(meeting.actors) | countries(meeting.recipients)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind", "realis"),
    [
        (
            "Iran must be recognised as a sponsor of terror and blacklisted by the task force.",
            "SANCTION",
            "hypothetical",
        ),
        ("Peru must be named as an ally of the rebels and sanctioned by the union.", "SANCTION", "hypothetical"),
        ("The ministry shall suspend trade with Iran, the decree says.", "SANCTION", "hypothetical"),
        ("The ministry suspended trade with Iran, the decree says.", "SANCTION", "actual"),
    ],
)
def test_what_must_be_done_is_not_done(text: str, kind: str, realis: str, read: Interpreter) -> None:
    assert event_of(read, text, kind).realis == realis


@pytest.mark.model
def test_whoever_supplies_it_is_nobody_who_is_named(read: Interpreter) -> None:
    text = "Whoever is supplying Iran with money is guilty of murder, the president of Kenya said."
    aid = event_of(read, text, "AID")
    assert countries(aid.actors) <= {None}
    assert countries(aid.recipients) == {"IRN"}
