"""The rules that tell steps of talks and of proceedings, and the examples beside them."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import steprules as module
from dragoman.knowledge.steprules import StepRules, load_step_rules
from dragoman.knowledge.tables import Row
from tests.timing import seconds

FILES = {name: load_step_rules(f"languages/en/{name}.toml") for name in ("negotiation", "proceedings")}
EXAMPLES = [(name, rule.name, each) for name, rules in FILES.items() for rule in rules.rules for each in rule.examples]
TALKS = FILES["negotiation"]


def kinds(sentence: str, rules: StepRules = TALKS) -> set[str]:
    return {hit.rule.kind for hit in rules.hits(sentence)}


@pytest.mark.parametrize(("name", "rule", "example"), EXAMPLES, ids=lambda each: getattr(each, "text", each))
def test_every_example_holds(name: str, rule: str, example: module.Example) -> None:
    found = {hit.rule.kind for hit in FILES[name].hits(example.text) if hit.rule.name == rule}
    assert found == ({example.kind} if example.kind else set())


@pytest.mark.parametrize("name", FILES)
def test_every_rule_has_an_example(name: str) -> None:
    assert [rule.name for rule in FILES[name].rules if not rule.examples] == []


@pytest.mark.parametrize("word", ["urged the League to accept", "would accept", "has not accepted", "may accept"])
def test_what_is_wished_for_conditional_or_denied_is_no_step(word: str) -> None:
    assert kinds(f"Norland {word} the plan for a truce.") == set()


def test_what_is_announced_is_planned_where_the_rule_keeps_that() -> None:
    (hit,) = TALKS.hits("The truce will enter into force on Saturday.")
    assert hit.planned
    (hit,) = TALKS.hits("The truce has entered into force.")
    assert not hit.planned


def test_a_wish_in_another_clause_is_none_of_this_one() -> None:
    assert kinds("Norland wants more aid, but accepted the plan for a truce.") == {"response"}


def test_a_long_line_costs_no_more_than_its_length() -> None:
    # Words that begin many patterns and end none.
    line = "The first round and the plan and the truce and both sides and a proposal " * 400
    most = 12 * max(seconds(lambda: list(TALKS.hits(line))), 0.01)
    assert seconds(lambda: list(TALKS.hits(line * 4)), enough=most) < most


def file(notions: object, **rule: object) -> dict[str, object]:
    return {
        "reports": ["x"],
        "sentences": ["x"],
        "notions": notions,
        "rules": [{"name": "r", "kind": "k", "patterns": ["a"], **rule}],
    }


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (file({"x": ["a"]}, patterns=["<y> ... b"]), "<y>"),
        (file({"x": ["("]}), "patterns"),
        (file([]), '"notions": expected a table'),
        (file({"x": ["a"]}, who="me"), '"who"'),
    ],
)
def test_a_file_that_breaks_its_schema_fails_with_the_key(
    row: dict[str, object], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "read_toml", lambda file: Row(file, row))
    with pytest.raises(BadKnowledge, match=complaint):
        load_step_rules("here.toml")
