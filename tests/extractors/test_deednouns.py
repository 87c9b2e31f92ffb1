"""Whose a deed is by the phrase of its noun, and who only stands beside it."""

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


def event_of(read: Interpreter, text: str, word: str) -> Event:
    return next(one for one in read(Document(text, published=PUBLISHED)).events if one.trigger.quote == word)


def countries(mentions: tuple[Mention, ...]) -> set[str | None]:
    return {one.actor.country for one in mentions if one.actor} - {None}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("Peru will always stand up for Chilean freedom in the face of aggression.", "aggression", set(), set()),
        ("Peru shelled Chile. The envoy urged Chilean students to learn on, despite hostilities.", "hostilities",
         {"PER"}, {"CHL"}),
        ("From the first hours of the war, we urged NATO to shut the sky above Chile.", "war", set(), set()),
        ("Peru's president praised Chile's response to the aggression.", "aggression", set(), set()),
        ("Since the start of the war Norway has taken in nine thousand Chileans.", "war", set(), {"CHL"}),
        ("Since the start of the war Peru has shelled nine Chilean towns.", "war", {"PER"}, {"CHL"}),
        ("The war between Chile and Peru goes on despite the talks.", "war", {"CHL", "PER"}, set()),
        ("Since the outbreak of the war Norway has sheltered nine thousand Chileans.", "war", set(), {"CHL"}),
        ("Peru praised the actor for his stance on the horrible war waged on this country by the Russian Federation.",
         "waged", {"RUS"}, {"PER"}),
    ],
)  # fmt: skip
def test_who_only_stands_beside_a_war_does_not_wage_it(
    read: Interpreter, text: str, word: str, actors: set[str], recipients: set[str]
) -> None:
    event = event_of(read, text, word)
    assert (countries(event.actors), countries(event.recipients)) == (actors, recipients)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("The Peruvian government will draft a law to tighten sanctions for aggression against Chile.", "sanctions",
         {"PER"}, set()),
        ("Norway imposed sanctions on Peru over its invasion of Chile.", "sanctions", {"NOR"}, {"PER"}),
        ("Norway imposed sanctions on Peru over its invasion of Chile.", "invasion", {"PER"}, {"CHL"}),
        ("Everyone understands that a large package of sanctions is being drafted in case of some, even small, attack "
         "from Russia, the Ukrainian president said.", "package", set(), {"RUS"}),
        ("Chile and Bolivia appealed to Norway to impose sanctions on Peru.", "sanctions", {"NOR"}, {"PER"}),
        ("Chile and Bolivia called upon Norway to step up sanctions on Peru.", "sanctions", {"NOR"}, {"PER"}),
        ("Sanctions on Peru by the EU would follow.", "Sanctions", {"EUR"}, {"PER"}),
        ("Today the main aim is the fullest expulsion of Syrian troops from the land of Ukraine.", "expulsion",
         set(), {"SYR"}),
        ("Norway's expulsion of two Russian diplomats angered Moscow.", "expulsion", {"NOR"}, {"RUS"}),
        ("According to Oleh Bondar, the heavy sanctions pressure of the EU on Russia should deprive Russia of money.",
         "sanctions", {"EUR"}, {"RUS"}),
    ],
)  # fmt: skip
def test_measures_are_against_whom_their_words_say(
    read: Interpreter, text: str, word: str, actors: set[str], recipients: set[str]
) -> None:
    event = event_of(read, text, word)
    assert (countries(event.actors), countries(event.recipients)) == (actors, recipients)


def test_whoever_defends_himself_in_a_war_against_another_wages_it() -> None:
    (war,) = [
        one
        for one in Interpreter()(Document("Peru is defending itself in the war against Chile.")).events
        if one.trigger.quote == "war"
    ]
    assert [one.actor.country for one in war.actors if one.actor] == ["PER"]
