"""The codebook holds PLOVER's 16 types, says where it breaks its schema, and its examples come out as they stand."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import codebook as module
from dragoman.knowledge.codebook import Codebook, Example, load_codebook
from dragoman.knowledge.tables import Row, read_toml
from dragoman.records import Document, Event

SIXTEEN = (
    "ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION "
    "SUPPORT THREATEN"
)
MODES = {"CONSULT": 4, "RETREAT": 6, "REQUEST": 4, "ACCUSE": 3, "REJECT": 4, "THREATEN": 6, "PROTEST": 7, "SANCTION": 4,
         "MOBILIZE": 4, "COERCE": 10, "ASSAULT": 15}  # fmt: skip
QUADS = {1: "AGREE CONSULT SUPPORT CONCEDE", 2: "COOPERATE AID RETREAT", 3: "REQUEST ACCUSE REJECT THREATEN"}


@cache
def codebook() -> Codebook:
    return load_codebook()


def examples() -> list[Example]:
    return [example for kind in codebook().types.values() for example in kind.examples]


def test_there_are_plovers_sixteen_types() -> None:
    assert " ".join(sorted(codebook().types)) == SIXTEEN


def test_each_type_has_the_modes_of_the_manual() -> None:
    assert {name: len(kind.modes) for name, kind in codebook().types.items() if kind.modes} == MODES


def test_quad_codes_are_those_of_the_manual_and_sanction_is_material() -> None:
    told = {name: quad for quad, names in QUADS.items() for name in names.split()}
    assert {name: kind.quad for name, kind in codebook().types.items()} == {
        name: told.get(name, 4) for name in SIXTEEN.split()
    }


def test_the_more_particular_trigger_of_a_word_is_tried_first() -> None:
    found = codebook().find("noun", "strike")
    assert [trigger.conditions for trigger in found] == sorted((t.conditions for t in found), reverse=True)


def test_a_class_stands_for_its_lemmas_too() -> None:
    (release, *_) = [trigger for trigger in codebook().find("verb", "patrol") if trigger.type == "MOBILIZE"]
    assert {"@armed", "soldier"} <= release.wanted["subject"]


def test_every_mode_that_a_trigger_names_is_one_of_its_type() -> None:
    for kind in codebook().types.values():
        assert {trigger.mode for trigger in kind.triggers} - {None} <= set(kind.modes)


def test_a_wrong_quad_is_named_with_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Row("events/aid.toml", {**read_toml("events/aid.toml").values, "quad": 7})
    monkeypatch.setattr(module, "read_toml", lambda name: broken)
    with pytest.raises(BadKnowledge, match=r'events/aid.toml, "quad": expected 1, 2, 3 or 4, found 7'):
        module._read_type("events/aid.toml", {})


def test_a_mode_of_another_type_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {**read_toml("events/aid.toml").values, "triggers": [{"verbs": ["help"], "mode": "drone"}]}
    monkeypatch.setattr(module, "read_toml", lambda name: Row(name, values))
    with pytest.raises(BadKnowledge, match=r'"mode": expected one of none, found'):
        module._read_type("events/aid.toml", {})


def test_a_key_that_means_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {**read_toml("events/aid.toml").values, "triggers": [{"verb": ["help"]}]}
    monkeypatch.setattr(module, "read_toml", lambda name: Row(name, values))
    with pytest.raises(BadKnowledge, match=r'triggers\[0\], "verb": unknown'):
        module._read_type("events/aid.toml", {})


def told(text: str) -> list[Event]:
    from dragoman import Interpreter

    return list(Interpreter()(Document(text, published=date(2024, 5, 3))).events)


@pytest.mark.model
@pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example.type}/{example.text[:40]}")
def test_an_example_tells_the_event_that_its_file_says(example: Example) -> None:
    events = [event for event in told(example.text) if event.type == example.type]
    if example.none:
        assert not events
        return
    assert events, f"{example.place}: nothing found"
    event = next((event for event in events if event.trigger.quote == example.trigger), events[0])
    for wanted, found in (
        (example.trigger, event.trigger.quote),
        (example.mode, event.mode),
        (example.realis, event.realis),
        (example.actors, tuple(actor.evidence.quote for actor in event.actors)),
        (example.recipients, tuple(one.evidence.quote for one in event.recipients)),
    ):
        assert wanted is None or wanted == found
