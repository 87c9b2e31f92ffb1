"""Some of a number of people: how many they are, what befell them, and what is told of all of them."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document

Told = list[tuple[str, int | None, int | None, bool, str | None]]


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Half of the 30 hostages were freed.", [("other", 15, 15, False, "hostages")]),
        ("Half the 30 hostages were freed.", [("other", 15, 15, False, "hostages")]),
        ("About half of the 30 hostages were freed on Monday.", [("other", 15, 15, True, "hostages")]),
        ("Shelling killed half of the 40 patients.", [("killed", 20, 20, False, "patients")]),
        ("More than half of the 2,000 residents fled.", [("displaced", 1000, None, False, "residents")]),
        ("1/2 of 3 million people fled.", [("displaced", 1_500_000, 1_500_000, False, "people")]),
        ("One in three of the 90 prisoners died.", [("killed", 30, 30, True, "prisoners")]),
        ("All but two of the 30 hostages were killed.", [("killed", 28, 28, False, "hostages")]),
        ("Two of the three soldiers were killed.", [("killed", 2, 2, False, "soldiers")]),
        (
            "A third of the 90 detainees were released.",
            [("other", 30, 30, False, "detainees"), ("detained", 90, 90, False, "detainees")],
        ),
        (
            "60 per cent of the 300 dead were civilians.",
            [("killed", 180, 180, True, "civilians"), ("killed", 300, 300, False, "dead")],
        ),
        (
            "Two thirds of the 12 wounded died.",
            [("killed", 8, 8, False, "wounded"), ("injured", 12, 12, False, "wounded")],
        ),
        (
            "Three quarters of the 40 wounded died.",
            [("killed", 30, 30, False, "wounded"), ("injured", 40, 40, False, "wounded")],
        ),
        ("A quarter of the 40 wounded survived.", [("injured", 40, 40, False, "wounded")]),
        ("Half of the 14 injured died.", [("killed", 7, 7, False, "injured"), ("injured", 14, 14, False, "injured")]),
        (
            "Two thirds of the 90 missing died.",
            [("killed", 60, 60, False, "missing"), ("missing", 90, 90, False, "missing")],
        ),
        (
            "Half of the 14 injured miners died.",
            [("killed", 7, 7, False, "injured miners"), ("injured", 14, 14, False, "injured miners")],
        ),
        (
            "The blast killed 35 miners, and 12 more were injured.",
            [("killed", 35, 35, False, "miners"), ("injured", 12, 12, False, None)],
        ),
        ("Medics found 12 hurt.", [("injured", 12, 12, False, "hurt")]),
        ("Rescuers found 12 wounded.", [("injured", 12, 12, False, "wounded")]),
        ("Rescuers found 12 dead and 30 injured.", [("killed", 12, 12, False, None), ("injured", 30, 30, False, None)]),
        (
            "A third of the 30 soldiers and half of the 20 officers were killed.",
            [("killed", 10, 10, False, "soldiers"), ("killed", 10, 10, False, "officers")],
        ),
        ("Half of the hostages were freed.", []),
        ("60% of the population fled the town.", []),
        ("Half a million people fled.", [("displaced", 500_000, 500_000, False, "people")]),
    ],
)
def test_a_part_of_a_number_is_counted(text: str, told: Told, read: Interpreter) -> None:
    figures = read(Document(text)).figures
    found = [(one.measure, one.low, one.high, one.approximate, one.of.quote if one.of else None) for one in figures]
    assert found == told


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["Of the 300 dead, 180 were civilians.", "Of the 300 people killed, 180 were civilians."]
)
def test_a_sentence_that_divides_the_dead_counts_them_and_the_part(text: str, read: Interpreter) -> None:
    figures = read(Document(text)).figures
    assert [(one.measure, one.low, one.high) for one in figures] == [("killed", 300, 300), ("killed", 180, 180)]


@pytest.mark.model
def test_some_of_the_dead_are_a_part_of_them(read: Interpreter) -> None:
    (killed,) = read.headcounts(Document("60 per cent of the 300 dead were civilians."))
    assert (killed.low, killed.high) == (300, 300)
    part, whole = killed.tallies
    assert (part.low, part.part_of) == (180, whole.id)
