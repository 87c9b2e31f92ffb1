"""For whom a publisher speaks, by its name."""

from __future__ import annotations

import pytest

from dragoman.extractors.publishers import read_publisher
from dragoman.knowledge import Knowledge, load
from dragoman.records import Document


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("name", "country", "official", "body"),
    [
        ("Office of the President of Malta", "MLT", True, None),
        ("Ministry of Foreign Affairs of Chile", "CHL", True, None),
        ("Kremlin (kremlin.example)", "RUS", True, None),
        ("Valletta Observer", "MLT", False, None),
        ("Evening Mail, Lusaka", "ZMB", False, None),
        ("UN mission, noon briefing", None, False, "UNO"),
        ("OCHA Lusaka", "ZMB", False, "UNO"),
        ("UN Observer", None, False, None),
        ("Malta Army Times", "MLT", False, None),
        ("Malta Council on Foreign Affairs", "MLT", False, None),
        ("Hezbollah", "LBN", False, "LBN"),
        ("The Harbour Gazette", None, False, None),
        (None, None, False, None),
    ],
)
def test_an_office_speaks_for_its_state_and_a_paper_for_nobody(
    knowledge: Knowledge, name: str | None, country: str | None, official: bool, body: str | None
) -> None:
    publisher = read_publisher(Document("A truce began.", publisher=name), knowledge)
    assert (publisher.country, publisher.official) == (country, official)
    assert (publisher.body and publisher.body.country) == body
