"""Headlines: the parties that a title names."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.extractors.headline import read_headline
from dragoman.knowledge import load
from dragoman.records import Document


def parties(title: str | None) -> list[tuple[str, str | None, bool]]:
    headline = read_headline(Document("", title, date(2021, 3, 1)), load())
    return [(party.actor.name, party.actor.country, party.office) for party in headline.parties]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Telephone conversation with President of Malta Jane Poe", [("Jane Poe", "MLT", True)]),
        ("Maltese Foreign Minister visits Kenya", [("Maltese Foreign Minister", "MLT", True), ("Kenya", "KEN", False)]),
        ("Talks with Minister of Foreign Affairs of Denmark Jane Poe", [("Jane Poe", "DNK", True)]),
        ("Kenya-Malta talks open", [("Kenya", "KEN", False), ("Malta", "MLT", False)]),
        ("Germany's Angela Merkel arrives", [("Angela Merkel", "DEU", True)]),
        ("Fire destroys a mill", []),
        (None, []),
    ],
)
def test_a_headline_names_the_parties(title: str | None, found: list[tuple[str, str, bool]]) -> None:
    assert parties(title) == found


def test_the_others_are_all_but_the_own_state_s() -> None:
    headline = read_headline(Document("", "Kenya and Malta agree"), load())
    assert [party.actor.country for party in headline.others("KEN")] == ["MLT"]
