"""Reports go in, happenings come out: each once, with its parties, place, days and realis."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dragoman import Interpreter
from dragoman.records import Document, Event, Period

REPORT = """Norway's foreign minister met the Swedish ambassador in Oslo on Tuesday, officials said.

The meeting lasted two hours. Police arrested three protesters outside the building.

Finland will send ambulances to Moldova next week, the ministry in Helsinki said on Wednesday."""


@cache
def interpreter() -> Interpreter:
    return Interpreter()


def told(text: str) -> tuple[Event, ...]:
    return interpreter()(Document(text, published=date(2024, 5, 3))).events


def codes(event: Event) -> tuple[set[str | None], set[str | None]]:
    sides = [{one.actor.country if one.actor else None for one in side} for side in (event.actors, event.recipients)]
    return sides[0], sides[1]


@pytest.mark.model
def test_a_report_tells_each_happening_once() -> None:
    assert [event.type for event in told(REPORT)] == ["CONSULT", "COERCE", "AGREE"]


@pytest.mark.model
def test_the_meeting_has_its_parties_and_its_day() -> None:
    met = told(REPORT)[0]
    assert met.trigger.quote == "met"
    assert codes(met)[0] | codes(met)[1] == {"NOR", "SWE"}
    assert (met.period, met.dated_by) == (Period.of_day(date(2024, 4, 30)), "stated")


@pytest.mark.model
def test_what_is_to_come_is_planned() -> None:
    promise = told(REPORT)[2]
    assert (promise.realis, promise.quad) == ("planned", 1)


@pytest.mark.model
def test_every_event_names_its_rule_and_its_words() -> None:
    for event in told(REPORT):
        assert event.by.startswith(("events/", "model/"))
        assert event.evidence.quote == REPORT[event.evidence.span.start : event.evidence.span.end]
        assert event.trigger.span in event.evidence.span


@pytest.mark.model
def test_that_no_statement_was_made_is_no_event() -> None:
    assert told("No official statements have been issued by Oslo or Helsinki on the outcome.") == ()


@pytest.mark.model
def test_a_report_without_a_day_gives_no_bounds() -> None:
    (event,) = interpreter()(Document("The rebels released twelve hostages.")).events
    assert (event.period, event.dated_by) == (None, "none")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "by"),
    [
        ("The vote in Niger is a sham, the premier of Mali said.", "sham", "events/accuse/sham.n"),
        ("The offer by Chad is a cynical ploy, Peru's foreign ministry said.", "ploy", "events/accuse/ploy.n"),
        # Told in so many words.
        ("Mali condemned the vote in Niger as a sham.", "condemned", "events/accuse/condemn.v"),
    ],
)
def test_a_word_of_blame_in_which_the_model_sees_it_is_told_by_the_codebook(text: str, word: str, by: str) -> None:
    (accusation,) = [event for event in told(text) if event.type == "ACCUSE"]
    assert (accusation.trigger.quote, accusation.by) == (word, by)
