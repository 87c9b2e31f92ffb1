"""Who is told to have said nothing, and who is not: the examples beside the words."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import reporting as module
from dragoman.knowledge.reporting import load_reporting
from dragoman.knowledge.tables import Row
from dragoman.pipeline import Interpreter
from dragoman.records import Document

SILENCE = load_reporting().silence


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize("example", SILENCE.examples, ids=[f"en/silence/{text}" for text, *_ in SILENCE.examples])
def test_who_kept_silent_is_told_and_no_claim_is_made_of_it(
    example: tuple[str, str, str], interpret: Interpreter
) -> None:
    text, speaker, cue = example
    found = interpret(Document(text))
    told = [(silence.speaker and silence.speaker.evidence.quote, silence.cue.quote) for silence in found.silences]
    assert told == [(speaker, cue)]
    assert not found.claims


@pytest.mark.model
@pytest.mark.parametrize("text", SILENCE.others, ids=[f"en/silence/{text}" for text in SILENCE.others])
def test_where_nobody_kept_silent_nothing_is_told(text: str, interpret: Interpreter) -> None:
    assert not interpret(Document(text)).silences


@pytest.mark.model
def test_the_silence_of_nobody_named_has_no_speaker(interpret: Interpreter) -> None:
    (silence,) = interpret(Document("No official statement has been issued.")).silences
    assert silence.speaker is None


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        '"The ministry has not responded to our letter," the mayor said.',
        "Talks go on if the ministry does not respond to the request.",
        "We had no comment.",
    ],
)
def test_what_is_quoted_or_supposed_or_said_of_oneself_is_no_silence(text: str, interpret: Interpreter) -> None:
    assert not interpret(Document(text)).silences


def test_an_example_without_a_speaker_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"verbs": [], "via": {}, "wrongs": {}, "silence": {"examples": ["They <declined> to comment."]}}
    monkeypatch.setattr(module, "read_toml", lambda name: Row(name, values))
    with pytest.raises(BadKnowledge, match=r"expected .who. and <word>"):
        load_reporting()


@pytest.mark.model
def test_a_denial_that_was_not_made_is_no_claim(interpret: Interpreter) -> None:
    assert not interpret(Document("The ministry did not deny that 12 people were killed.")).claims


@pytest.mark.model
def test_a_claim_that_somebody_denies_is_not_what_is_claimed(interpret: Interpreter) -> None:
    text = "State television quoted the army as saying rebels had killed 9 soldiers, a claim that the rebels deny."
    assert [claim.content.quote for claim in interpret(Document(text)).claims] == ["rebels had killed 9 soldiers"]


@pytest.mark.model
def test_who_confirms_one_thing_and_denies_another_denies_one(interpret: Interpreter) -> None:
    found = interpret(Document("The ministry confirmed the strike and denied killing civilians."))
    assert [(claim.stance, claim.content.quote) for claim in found.claims] == [
        ("asserts", "the strike"),
        ("denies", "killing civilians"),
    ]
