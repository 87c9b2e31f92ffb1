"""Two passives in one sentence: whom each befell."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A man has been arrested after Anna Holt, the mayor of Oslo, was stabbed last night.",
            {"arrested": ([], ["A man"]), "stabbed": ([], ["Anna Holt"])},
        ),
        (
            "Two rebels were arrested after a bus was shelled in Goma.",
            {"arrested": ([], ["Two rebels"]), "shelled": ([], ["a bus"])},
        ),
        (
            "Norway's police arrested a man after Ivan Orlov, an envoy of Peru, was attacked on Monday.",
            {"arrested": (["Norway's police"], ["a man"]), "attacked": ([], ["Ivan Orlov"])},
        ),
        (
            "The army of Chad detained a Kenyan trader after an officer was shot on Monday.",
            {"detained": (["The army of Chad"], ["a Kenyan trader"]), "shot": ([], ["an officer"])},
        ),
        (
            "Norway's soldiers arrested nine Chileans after a school was raided in Chile.",
            {"arrested": (["Norway's soldiers"], ["nine Chileans"]), "raided": (["Norway's soldiers"], ["a school"])},
        ),
        (
            "Norway's soldiers attacked Chile after an envoy of Peru was attacked on Monday.",
            {"attacked": ([], ["an envoy of Peru"])},
        ),
        (
            "Chile's police arrested two soldiers of Peru after they were attacked by miners.",
            {
                "arrested": (["Chile's police"], ["two soldiers of Peru"]),
                "attacked": (["miners"], ["two soldiers of Peru"]),
            },
        ),
    ],
)
def test_whoever_suffers_in_one_clause_does_nothing_in_it_and_suffers_in_no_other(
    text: str, told: dict[str, tuple[list[str], list[str]]], read: Interpreter
) -> None:
    found = {
        event.trigger.quote: (
            [one.evidence.quote for one in event.actors],
            [one.evidence.quote for one in event.recipients],
        )
        for event in read(Document(text)).events
    }
    assert found == told
