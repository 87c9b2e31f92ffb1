"""The words that report, and the examples beside them."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import reporting as module
from dragoman.knowledge.reporting import Example, load_reporting, read_example
from dragoman.knowledge.tables import Row
from dragoman.records import Span

REPORTING = load_reporting()


def test_to_say_is_to_assert_and_to_deny_is_not() -> None:
    assert {cue.stance for cue in REPORTING.verbs["say"]} == {"asserts"}
    assert {cue.stance for cue in REPORTING.verbs["deny"]} == {"denies"}


def test_a_verb_may_have_several_readings() -> None:
    readings = {cue.word: cue.stance for cue in REPORTING.verbs["call"] if cue.particle or cue.after}
    assert readings["call on"] == "demands"
    assert readings["call"] == "demands"


def test_a_particle_is_read_from_its_verb() -> None:
    assert "out" in {cue.particle for cue in REPORTING.verbs["point"]}


def test_a_marked_example_gives_its_text_and_its_parts() -> None:
    example = read_example("{The army} <denied> [the accusation].", "denies", "here")
    assert example == Example("The army denied the accusation.", "The army", "denied", "the accusation", "denies")


def test_what_is_marked_in_pieces_is_one_stretch() -> None:
    example = read_example('"[We go]," {she} <said>, "[at dawn]."', "asserts", "here")
    assert example.content == 'We go," she said, "at dawn'


def test_an_example_without_a_content_is_refused() -> None:
    with pytest.raises(BadKnowledge, match="expected <cue> and"):
        read_example("{The army} <denied> it.", "denies", "here")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"words": ["say"], "stance": "shouts", "examples": ["<x> [y]"]}, '"stance": expected one of'),
        ({"words": ["say"], "stance": "asserts", "takes": ["noise"]}, '"takes": expected some of'),
        ({"words": ["say"], "stance": "asserts", "colour": "red"}, '"colour": unknown'),
        ({"words": "say", "stance": ""}, '"stance": expected text'),
    ],
)
def test_a_broken_entry_is_refused_by_name(
    row: dict[str, object], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"verbs": [row], "via": {}, "silence": {}}
    monkeypatch.setattr(module, "read_toml", lambda name: Row(name, values))
    with pytest.raises(BadKnowledge, match=expected):
        load_reporting()


@pytest.mark.parametrize("example", REPORTING.examples, ids=lambda example: example.text)
def test_every_example_names_parts_of_its_own_text(example: Example) -> None:
    assert all(part in example.text for part in (example.cue.split()[0], example.content, example.speaker or ""))


@pytest.mark.model
@pytest.mark.parametrize("example", REPORTING.examples, ids=lambda example: example.text)
def test_every_example_holds(example: Example) -> None:
    from dragoman.extractors.attribution import find_attributions
    from dragoman.language import parse
    from dragoman.records import Document

    document = Document(example.text)
    found = [
        (example.text[a.cue.start : a.cue.end] if a.cue else "", a.content, a)
        for a in find_attributions(document, parse(document), REPORTING)
    ]
    start = example.text.index(example.content)
    told = Span(start, start + len(example.content))
    right = [a for cue, content, a in found if cue.split()[0] == example.cue.split()[0] and alike(content, told)]
    assert right, f"found only {[(cue, example.text[c.start : c.end]) for cue, c, _ in found]}"
    speakers = [a.sentence.tokens[a.speaker].text for a in right if a.speaker is not None]
    assert all(speaker in (example.speaker or "") for speaker in speakers)
    assert bool(speakers) == bool(example.speaker)


def alike(one: Span, other: Span) -> bool:
    """Do the two stretches share four fifths of the longer?"""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.8 * max(len(one), len(other))
