"""The rules for times: every example in time.toml holds, and a broken rule is named."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import cast

import pytest

from dragoman.errors import BadKnowledge
from dragoman.extractors.timemeanings import MEANINGS
from dragoman.extractors.times import find_times
from dragoman.knowledge import Knowledge
from dragoman.knowledge import timewords as module
from dragoman.knowledge.tables import Row
from dragoman.knowledge.timewords import TimeExample, TimeRule, load_feasts, load_time_words, load_wars
from dragoman.records import Document, Sentence, Span

WORDS = load_time_words()
KNOWLEDGE = cast(Knowledge, SimpleNamespace(english=SimpleNamespace(time=WORDS)))
EXAMPLES = [
    pytest.param(rule, example, id=f"en/{rule.name}/{example.text}")
    for rule in WORDS.rules
    for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_example_of_a_rule_has_its_value(rule: TimeRule, example: TimeExample) -> None:
    document = Document(example.text, published=example.published)
    found = find_times(document, tuple(_sentences(example.text)), KNOWLEDGE)
    assert [time.value for time in found if time.by == f"time/{rule.name}"] == [example.value]


def _sentences(text: str) -> list[Sentence]:
    ends = [index + 2 for index, character in enumerate(text) if character == "." and text[index + 1 :].startswith(" ")]
    bounds = [0, *(end for end in ends if text[end].isupper()), len(text)]
    return [Sentence(Span(start, end), ()) for start, end in pairwise(bounds) if start < end]


def test_every_rule_has_a_meaning_and_an_example() -> None:
    for rule in WORDS.rules:
        assert rule.meaning in MEANINGS
        assert rule.examples


def test_every_meaning_is_used() -> None:
    assert {rule.meaning for rule in WORDS.rules} == set(MEANINGS)


def test_words_in_slots_are_read_as_what_they_stand_for() -> None:
    ((rule, match),) = WORDS.scan("they met late last november.", lambda rule, match: True)
    assert rule.name == "side-month"
    assert WORDS.read(match) == {"stage": "late", "side": -1, "month": 11}


def test_numbers_in_words_are_counted() -> None:
    ((_, match),) = WORDS.scan("it lasted twenty-four hours.", lambda rule, match: True)
    assert WORDS.read(match)["count"] == 24


def test_a_rule_over_an_unknown_slot_is_named() -> None:
    row = Row("time.toml, rules[0]", {"name": "x", "pattern": "{moon}", "meaning": "weekday"})
    with pytest.raises(BadKnowledge, match=r"time.toml, rules\[0\], \"pattern\""):
        module._rule(row, {}, {})


def test_a_rule_that_is_no_pattern_is_named() -> None:
    row = Row("time.toml, rules[0]", {"name": "x", "pattern": "(open", "meaning": "weekday"})
    with pytest.raises(BadKnowledge, match="rules"):
        module._rule(row, {}, {})


def test_an_example_of_another_shape_is_named() -> None:
    row = Row("time.toml, rules[0]", {"examples": [["only a text"]]})
    with pytest.raises(BadKnowledge, match="examples"):
        list(module._examples(row))


def test_every_feast_has_a_name_in_english_and_comes_again_within_thirteen_months() -> None:
    feasts = load_feasts()
    assert set(feasts) == set(WORDS.slots["feast"].values())
    for days in feasts.values():
        assert (days[0].first.year, days[-1].first.year) == (1980, 2035)
        assert all(300 < (later.first - earlier.first).days < 400 for earlier, later in pairwise(days))


def test_feasts_of_known_years() -> None:
    feasts = load_feasts()
    first = {(name, each.first.year): each.first.isoformat() for name, days in feasts.items() for each in days}
    assert first["easter", 2024] == "2024-03-31"
    assert first["orthodox easter", 2024] == "2024-05-05"
    assert first["ramadan", 2024] == "2024-03-11"
    assert first["passover", 2024] == "2024-04-23"
    assert first["nowruz", 2024] == "2024-03-20"
    assert first["lunar new year", 2024] == "2024-02-10"
    assert first["thanksgiving", 2024] == "2024-11-28"


def test_a_feast_that_ends_before_it_begins_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Row(
        "feasts.csv line 2", {"feast": "x", "year": "2024", "first": "2024-05-02", "last": "2024-05-01", "source": "y"}
    )
    monkeypatch.setattr(module, "read_csv", lambda name: iter([row]))
    with pytest.raises(BadKnowledge, match="line 2"):
        load_feasts()


def test_wars_of_history_are_over_and_known_by_their_names() -> None:
    wars = load_wars()
    assert str(wars["great patriotic war"].start) == "1941-06-22"
    assert "war" not in wars
    assert all(days.start and days.end and days.start < days.end for days in wars.values())


def test_a_war_that_ends_before_it_begins_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Row("wars.csv line 2", {"name": "x", "first": "1944-05-02", "last": "1944-05-01"})
    monkeypatch.setattr(module, "read_csv", lambda name: iter([row]))
    with pytest.raises(BadKnowledge, match="line 2"):
        load_wars()
