"""How sure of it a source says that it is."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import certainty as module
from dragoman.knowledge.certainty import CERTAINTIES, load_certainties
from dragoman.knowledge.tables import Row
from dragoman.pipeline import Interpreter
from dragoman.records import Document

KNOWN = load_certainties()


@pytest.fixture(scope="module")
def interpret() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "certainty"), KNOWN.examples, ids=[f"en/certainty/{text}" for text, _ in KNOWN.examples]
)
def test_every_example_holds(text: str, certainty: str, interpret: Interpreter) -> None:
    assert [claim.certainty for claim in interpret(Document(text)).claims] == [certainty]


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["The mayor said the bridge was mined.", "The army denied that it had fired.", '"We go home," she said.']
)
def test_what_nothing_marks_is_stated(text: str, interpret: Interpreter) -> None:
    assert [claim.certainty for claim in interpret(Document(text)).claims] == ["states"]


def test_all_but_stating_has_its_words() -> None:
    assert {certainty for certainty, _ in KNOWN.says} == set(CERTAINTIES) - {"states"}


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"certainty": "knows", "says": ["i know"], "examples": ["x"]}, '"certainty": expected one of states'),
        ({"certainty": "hopes", "says": ["i hope"]}, '"examples": expected at least one'),
        ({"certainty": "hopes", "examples": ["x"]}, '"says": expected at least one'),
        ({"certainty": "hopes", "words": []}, '"words": unknown'),
    ],
)
def test_a_broken_row_is_named(broken: dict[str, object], told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_toml", lambda name: Row(name, {"certainties": [broken]}))
    with pytest.raises(BadKnowledge, match=told):
        load_certainties()
