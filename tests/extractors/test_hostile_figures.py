"""Texts that try to break the counting: nothing crashes, nothing takes more than linear time, no age becomes a toll."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from dragoman.extractors.figures import find_figures
from dragoman.extractors.headcounts import find_headcounts
from dragoman.extractors.numerals import find_numerals, may_begin
from dragoman.extractors.times import find_times
from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.numbers import load_numbers
from dragoman.records import Document, Figure, Headcount, Sentence, TimeExpression
from tests.timing import seconds

PUBLISHED = date(2031, 5, 2)
PEOPLE = {"killed", "injured", "missing", "captured", "detained", "casualties", "displaced"}
Counted = set[tuple[str, int | None, int | None]]

# Each with the people whom it counts, and nothing else that befell people.
TEXTS: dict[str, tuple[str, Counted]] = {
    "quotation marks without an end": (
        'The mayor said: "They told us: “the guard cried ‘nine men were killed" and left. “"‘" Nobody answered.',
        {("killed", 9, 9)},
    ),
    "a quotation of five thousand words": (
        "“" + "We shall mourn and we shall build, and " * 625 + "six sailors were killed,” she said.",
        {("killed", 6, 6)},
    ),
    "four hundred digits": (f"The rebels say that {'7' * 400} soldiers were killed.", set()),
    "four hundred digits in groups": (f"The rebels say that 1{',000' * 133} soldiers were killed.", set()),
    "a fraction of millions": (
        "About 1/2 of 3 million voters stayed at home; two guards were hurt.",
        {("injured", 2, 2)},
    ),
    "ages in commas": ("Anna Brandt, 48, and Ulf Tolman, 9, were killed in Tarsa.", {("killed", 2, 2)}),
    "ages in brackets": ("Anna Brandt (48), her son Ulf (9) and his cousin Jonas (17) were killed in Tarsa.", set()),
    "ages in words": ("The dead woman was 81 years old; her sister, aged 77, was injured.", set()),
    "an age before a name": ("A 34-year-old teacher was killed.", {("killed", 1, 1)}),
    "dates": ("On 12 March 2031 and again on 13/03/2031 shells fell. The dead were buried on April 9, 2031.", set()),
    "scores": ("Tarsa beat Marda 3-2; the striker killed the game off with 12 minutes left. It ended 21:19.", set()),
    "votes": ("The council voted 321-103 to bury the dead of 1974.", set()),
    "money beside people": (
        "Norland paid $40,000 to each of the 12 families; the attack killed 4 people and cost 3 million euros.",
        {("killed", 4, 4)},
    ),
    "times of day": ("At 10:45 the siren went; by 11.20 the wounded were in hospital, ward 7, bed 12.", set()),
    "names with numbers": (
        "Flight 447, Resolution 2728 and Unit 13 were named where the dead lay on Highway 9.",
        set(),
    ),
    "shares": ("Some 40 percent of the wounded and 3.5 % of the dead came from Marda.", set()),
    "numbers as words without an end": ("twenty-" * 2000 + "one people were killed.", set()),
    "bounds upon bounds": ("More than at least about nearly up to over 30 people were killed.", {("killed", 30, None)}),
    "digits of other scripts": (
        "In Tarsa ١٢ people, ½ of a crew and Ⅻ guards were seen; x² = 4. Two guards were hurt.",
        {("injured", 2, 2)},
    ),
    "what turns the writing round": ("The \u202ekilled\u202c were 5\u200b 000 and \ufeff the wounded 3\u00ad0.", set()),
    "numbers that are no counts": (
        "Version 3.5.1, 1e400, 0x12, -7, 1_000, +44 20 7946 0000 and 127.0.0.1 stood in the file of the dead.",
        set(),
    ),
    "brackets without an end": ("(" * 500 + "Three people were killed" + ")" * 20, {("killed", 3, 3)}),
    "nothing but numbers": ("12 " * 3000, set()),
    "no casualties": ("There were no casualties, the 23-year-old driver, car number 44, said.", {("casualties", 0, 0)}),
}


@pytest.mark.model
@pytest.mark.parametrize("name", TEXTS)
def test_people_are_counted_and_nothing_else_is(name: str) -> None:
    text, expected = TEXTS[name]
    figures, _ = count(text)
    assert {(each.measure, each.low, each.high) for each in figures if each.measure in PEOPLE} == expected


@pytest.mark.model
@pytest.mark.parametrize("name", TEXTS)
def test_every_figure_and_tally_is_in_the_words_of_the_text(name: str) -> None:
    text, _ = TEXTS[name]
    figures, headcounts = count(text)
    tallies = [tally for headcount in headcounts for tally in headcount.tallies]
    for each in [*figures, *tallies]:
        assert each.evidence.quote == text[each.evidence.span.start : each.evidence.span.end]
        assert each.low is None or each.high is None or each.low <= each.high
    assert all(headcount.low <= headcount.high for headcount in headcounts)


@pytest.mark.model
def test_three_names_with_ages_are_three_dead() -> None:
    _, headcounts = count(TEXTS["ages in brackets"][0])
    assert [(headcount.measure, headcount.low, headcount.high) for headcount in headcounts] == [("killed", 3, 3)]


@pytest.mark.model
@pytest.mark.parametrize(
    "piece",
    [
        "Anna Brandt, 48, ",
        "12 people and 3 soldiers were killed, ",
        "including two women, among them three children, ",
        "“they said ‘at least 12 ",
        "no one was killed. ",
        "Two others were killed. At least nine people died. ",
    ],
)
def test_a_longer_report_takes_time_in_proportion(piece: str) -> None:
    from dragoman.language import parse

    def reading(size: int) -> Callable[[], object]:
        document = Document(piece * size)
        return partial(counted, document, parse(document), load())

    # Four times the text: linear would be 4, the square 16.
    most = 9 * seconds(reading(150)) + 0.02
    assert seconds(reading(600), enough=most) < most


@pytest.mark.parametrize(
    "piece", ["9", "1,000", "twenty-", "12 ", "at least ", "1.5 million ", "several ", "-", "$", "½"]
)
def test_numbers_are_looked_for_in_linear_time(piece: str) -> None:
    numbers = load_numbers()

    def looking(size: int) -> Callable[[], object]:
        text = piece * size
        starts = [
            at for at in range(0, len(text), max(1, len(piece))) if may_begin(text[at : at + 12].split(" ")[0], numbers)
        ]
        return lambda: list(find_numerals(text, iter(starts), numbers))

    # Four times as long: 4 is linear, 16 the square of it.
    most = 10 * seconds(looking(5_000)) + 0.1
    assert seconds(looking(20_000), enough=most) < most


def count(text: str) -> tuple[list[Figure], list[Headcount]]:
    """The figures and headcounts of a text."""
    from dragoman.language import parse

    document, knowledge = Document(text, published=PUBLISHED), load()
    sentences = parse(document)
    times = tuple(find_times(document, sentences, knowledge))
    return counted(document, sentences, knowledge, times)


def counted(
    document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge, times: tuple[TimeExpression, ...] = ()
) -> tuple[list[Figure], list[Headcount]]:
    figures = list(find_figures(document, sentences, times, (), knowledge))
    return figures, list(find_headcounts(document, sentences, figures, knowledge))
