"""What an annotated report teaches, sentence by sentence."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import get_args

import pytest

from dragoman.knowledge import load
from dragoman.records import Stance
from tests.training.test_corpus import WHOLE
from training.corpus.markup import parse
from training.data import Example, Saying
from training.reports import TOLD, examples, of_json, of_markup, read_told
from training.swap import countries, swapped

pytestmark = pytest.mark.model


def the_example() -> Example:
    (example,) = examples(of_markup(parse("one", WHOLE)))
    return example


def test_a_trigger_has_its_type_and_its_parties() -> None:
    example = the_example()
    (event,) = example.happenings or ()
    assert (example.words[event.token], event.type, event.mode, event.realis) == (
        "shelled",
        "ASSAULT",
        "heavy-weapons",
        "actual",
    )
    told = {role: [example.words[word] for word in bearers or ()] for role, bearers in event.roles.items()}
    assert told == {"actor": ["Rebels"], "recipient": ["market"], "place": [], "time": ["Monday"]}


def test_a_cue_points_to_its_source_and_its_content() -> None:
    example = the_example()
    (saying,) = example.sayings or ()
    assert [example.words[word] for word in saying.cue] == ["said"]
    assert saying.source is not None
    assert example.words[saying.source] == "mayor"
    assert saying.content is not None
    first, last = saying.content
    assert (example.words[first], example.words[last]) == ("Rebels", "Monday")


def test_a_party_that_is_not_found_in_the_sentence_teaches_nothing() -> None:
    text = "They shelled a market."
    row = {
        "times": [],
        "claims": [],
        "events": [
            {
                "start": 5, "end_": 12, "type": "ASSAULT", "mode": None, "realis": "actual", "mentions": [],
                "actors": [{"text": "Rebels"}], "recipients": [{"text": "a market"}], "place": None, "begin": None,
            }
        ],
    }  # fmt: skip
    (example,) = examples(of_json(row, text))
    (event,) = example.happenings or ()
    assert event.roles["actor"] is None
    assert event.roles["recipient"] == {3: True}


def test_all_forms_of_a_country_are_swapped_for_those_of_another() -> None:
    example = Example(["Kenyan", "forces", "left", "Nairobi", ",", "and", "Kenya", "said", "so", "."])
    words = swapped([example], random.Random(3), [])[0].words
    forms, told = countries()
    number, _ = forms[words[6]]
    other = told[number]
    assert other["name"] != "Kenya"
    assert words == f"{other['adjectives']} forces left {other['capitals']} , and {other['name']} said so .".split()


def test_a_country_is_swapped_for_the_same_one_in_all_sentences() -> None:
    report = [Example(["Kenya", "thanked", "Uganda"]), Example(["Uganda", "answered", "Kenyans"])]
    first, second = swapped(report, random.Random(5), [])
    forms, _ = countries()
    assert forms[first.words[0]][0] == forms[second.words[2]][0]
    assert forms[first.words[2]][0] == forms[second.words[0]][0]


def test_two_countries_stay_two() -> None:
    example = Example(["Kenya", "thanked", "Uganda"])
    pairs = [swapped([example], random.Random(seed), [])[0].words for seed in range(300)]
    assert all(words[0] != words[2] for words in pairs)


def test_words_of_persons_names_are_swapped_for_others() -> None:
    example = Example(["Jordan", "met", "Musa"], people=frozenset((0, 2)))
    assert swapped([example], random.Random(1), ["Holt"])[0].words == ["Holt", "met", "Holt"]


def told_of(folder: Path, told: str) -> list[Example]:
    (folder / "gum_entities").mkdir()
    text = "Rebels shelled a market. They left."
    (folder / "re3d.jsonl").write_text(json.dumps({"id": "one", "text": text}), encoding="utf-8")
    (folder / "gum_entities" / "train.jsonl").write_text("", encoding="utf-8")
    (folder / "told.jsonl").write_text(told, encoding="utf-8")
    return [example for report in read_told(folder, told=folder / "told.jsonl") for example in report]


def test_events_are_told_by_place_of_texts_that_stand_elsewhere(tmp_path: Path) -> None:
    event = {
        "type": "ASSAULT", "mode": None, "realis": "actual", "triggers": [[7, 14]],
        "actor": [[[0, 6], [25, 29]]], "recipient": [[]],
    }  # fmt: skip
    first, second = told_of(tmp_path, json.dumps({"id": "one", "events": [event]}))
    (shelled,) = first.happenings or ()
    assert (first.words[shelled.token], shelled.type, shelled.mode) == ("shelled", "ASSAULT", "-")
    assert shelled.roles == {"actor": {0: True}, "recipient": None, "place": None, "time": None}
    assert (second.happenings, first.sayings, second.sayings) == ([], None, None)
    assert shelled.parties == {"actor": [[(0, 0), (1, 0)]]}
    assert (first.number, second.number) == (0, 1)


def test_claims_are_told_by_place_where_a_row_has_them(tmp_path: Path) -> None:
    claim = {"cue": [7, 14], "source": [0, 6], "content": [15, 23], "stance": "denies"}
    first, second = told_of(tmp_path, json.dumps({"id": "one", "events": [], "claims": [claim]}))
    assert first.sayings == [Saying([1], 0, (2, 3), "denies")]
    assert second.sayings == []


def test_a_report_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no report two in"):
        told_of(tmp_path, json.dumps({"id": "two", "events": []}))


def test_what_is_told_by_place_is_of_the_codebook_and_holds_no_words() -> None:
    types, stances = load().codebook.types, get_args(Stance)
    rows = [json.loads(line) for line in TOLD.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows)
    for event in (event for row in rows for event in row["events"]):
        assert event["mode"] is None or event["mode"] in types[event["type"]].modes
        places = [
            *event["triggers"],
            *(place for side in ("actor", "recipient") for party in event[side] for place in party),
        ]
        assert all(type(start) is type(end) is int and start < end for start, end in places)
        assert set(event) == {"type", "mode", "realis", "triggers", "actor", "recipient"}
    for claim in (claim for row in rows for claim in row["claims"]):
        assert set(claim) == {"cue", "source", "content", "stance"}
        assert claim["stance"] in stances
        places = [claim["cue"], claim["content"], *([claim["source"]] if claim["source"] else [])]
        assert all(type(start) is type(end) is int and start < end for start, end in places)
