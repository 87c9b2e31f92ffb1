"""Each party whose country is known says how likely he is, and who is doubtful can be left out."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman import Interpreter
from dragoman.findings import from_json, to_json
from dragoman.records import Document, Event

TEXT = (
    "The army of Peru shelled a village in Chile on Monday. Strangers stood by the road. "
    "The shelling went on for an hour, said the envoy of Norway, and troops left at noon."
)


pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


def told(read: Interpreter) -> list[Event]:
    return list(read(Document(TEXT, published=date(2022, 3, 2))).events)


def test_whoever_has_a_country_has_a_score_and_nobody_else(read: Interpreter) -> None:
    parties = [one for event in told(read) for one in (*event.actors, *event.recipients)]
    assert any(one.score is not None for one in parties)
    for one in parties:
        known = one.actor is not None and one.actor.country is not None
        assert (one.score is not None) == known
        assert one.score is None or 0 < one.score < 1


def test_whom_the_sentence_names_is_surer_than_whom_only_the_report_does(read: Interpreter) -> None:
    text = "Norway accused Peru of spying on Monday. On Tuesday it imposed sanctions."
    named, guessed = (event.recipients[0] for event in read(Document(text)).events)
    assert guessed.by.endswith("+chosen")
    assert (named.score or 0) > (guessed.score or 1)


def test_doubtful_parties_can_be_left_out() -> None:
    document = Document(TEXT, published=date(2022, 3, 2))
    every, surer = Interpreter()(document), Interpreter(min_party=0.9)(document)
    assert [event.id for event in every.events] == [event.id for event in surer.events]
    left = [one for event in surer.events for one in (*event.actors, *event.recipients)]
    assert len(left) < sum(len(event.actors) + len(event.recipients) for event in every.events)
    assert all(one.score is None or one.score >= 0.9 for one in left)


def test_findings_carry_the_score(read: Interpreter) -> None:
    findings = read(Document(TEXT, published=date(2022, 3, 2)))
    again = from_json(to_json(findings))
    for one, other in zip(findings.events, again.events, strict=True):
        assert [party.score for party in one.actors] == [party.score for party in other.actors]
