"""Records read as a person would say them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dragoman import wording
from dragoman.records import Document, Evidence, Figure, Period, Span
from tests.doubles import interpret

REPORT = Document(
    "Planes struck depots in Tarsa. More than 52,300 killed, medics said so. US$28 million were lost. "
    "Dozens of fishermen fled.",
    publisher="Coast Wire",
)
FOUND = interpret(REPORT)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ((2025, 4, 28), (2025, 4, 29), "28 April 2025"),
        ((2025, 4, 26), (2025, 4, 29), "26–28 April 2025"),
        ((2025, 4, 26), (2025, 5, 4), "26 April – 3 May 2025"),
        ((2024, 12, 30), (2025, 1, 3), "30 December 2024 – 2 January 2025"),
        ((2025, 4, 1), (2025, 5, 1), "April 2025"),
        ((2024, 12, 1), (2025, 1, 1), "December 2024"),
        ((2025, 1, 1), (2026, 1, 1), "2025"),
        ((2025, 1, 1), (2025, 3, 1), "1 January – 28 February 2025"),
        (None, (2025, 4, 29), "not after 28 April 2025"),
        ((2025, 1, 19), None, "from 19 January 2025"),
    ],
)
def test_days_are_told_inclusive(
    start: tuple[int, int, int] | None, end: tuple[int, int, int] | None, told: str
) -> None:
    assert wording.days(Period(date(*start) if start else None, date(*end) if end else None)) == told


def test_an_unknown_date_is_told_to_be_unknown() -> None:
    assert wording.days(None) == "date unknown"
    assert wording.published(Document("x")) == "date unknown"


def test_the_hour_of_publication_is_told_where_it_is_known() -> None:
    assert wording.published(Document("x", published=date(2025, 4, 29))) == "29 April 2025"
    assert (
        wording.published(Document("x", published=datetime(2025, 4, 29, 7, 5, tzinfo=UTC)))
        == "29 April 2025, 07:05 +0000"
    )


def test_nothing_in_a_report_steers_the_terminal() -> None:
    assert wording.clean("a\x1b[2J\nb\r\t c\u202egnol\ud800\x00") == "a[2J b cgnol"


def test_names_keep_the_marks_that_their_writing_needs() -> None:
    assert wording.clean("می‌خواهم") == "می‌خواهم"


def test_parties_are_told_with_their_codes_and_nobody_is_made_up() -> None:
    (strike,) = FOUND.events
    assert wording.parties(strike) == "Planes (XYZ GOV) → Depots (XYZ GOV)"
    assert wording.parties(replace(strike, actors=())) == "someone → Depots (XYZ GOV)"
    assert wording.parties(replace(strike, recipients=())) == "Planes (XYZ GOV)"
    assert wording.parties(replace(strike, actors=(), recipients=())) == ""
    known_by_its_words = replace(strike.actors[0], actor=None)
    assert wording.parties(replace(strike, actors=(known_by_its_words,), recipients=())) == "Planes"


def test_a_place_has_its_country_where_that_is_known() -> None:
    (strike,) = FOUND.events
    assert wording.place(strike) == "Tarsa (XYZ)"
    assert strike.place
    assert wording.place(replace(strike, place=replace(strike.place, country=None))) == "Tarsa"
    assert wording.place(replace(strike, place=None)) == ""


def test_speaker_and_outlet_are_told_apart_and_the_publisher_has_its_own_voice() -> None:
    (claim,) = FOUND.claims
    assert wording.speaker(claim, REPORT) == "Medics (XYZ GOV)"
    assert wording.speaker(replace(claim, via=claim.content), REPORT) == "Medics (XYZ GOV), via so"
    assert wording.speaker(replace(claim, speaker=None), REPORT) == "Coast Wire, in its own voice"
    assert wording.speaker(replace(claim, speaker=None), Document("x")) == "the publisher, in its own voice"


@pytest.mark.parametrize(
    ("words", "low", "high", "told"),
    [
        ("More than 52,300", 52300, None, "more than 52,300 killed"),
        ("Dozens", 24, None, "dozens (24 or more) killed"),
        ("Dozens", None, 99, "dozens (up to 99) killed"),
        ("Dozens", 24, 99, "dozens (24 to 99) killed"),
        ("Dozens", 24, 24, "dozens killed"),
        ("US$28 million", 28_000_000, 28_000_000, "US$28 million killed"),
    ],
)
def test_a_number_is_told_in_the_words_of_the_report_with_its_bounds(
    words: str, low: int | None, high: int | None, told: str
) -> None:
    assert wording.number(figure(words, low, high)) == told


def test_of_whom_a_number_is_told_too() -> None:
    fishermen = replace(figure("Dozens", 24, None), of=cite("fishermen"))
    assert wording.number(fishermen) == "dozens (24 or more) killed: fishermen"


def figure(words: str, low: int | None, high: int | None) -> Figure:
    return replace(FOUND.figures[0], evidence=cite(words), low=low, high=high)


def cite(words: str) -> Evidence:
    start = REPORT.text.index(words)
    return REPORT.cite(Span(start, start + len(words)))


def test_a_stance_is_told_with_how_sure_the_speaker_is() -> None:
    (claim,) = interpret(Document("Medics said twelve")).claims
    assert wording.stance(claim) == "asserts"
    assert wording.stance(replace(claim, certainty="hopes")) == "asserts (hopes)"
