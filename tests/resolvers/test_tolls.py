"""Who counted how many, of one occurrence and since a war began."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from dragoman.accounts import Incident, Toll
from dragoman.records import Actor, Findings, Mention, Span
from dragoman.resolvers import find_tolls
from tests.resolvers.reports import count, since, told, with_figures


def strike(published: str, words: str, low: int, high: int | None, source: str | None = "Health Office") -> Findings:
    """A report of the strike in Tarsa, with how many it killed."""
    report = told(
        f"A strike hit Tarsa on Monday. It killed {words} people, the Health Office and the Coast Monitor said.",
        published,
        events=[("strike", "ASSAULT", [], [], "2025-05-05")],
    )
    return with_figures(report, count(report, words, "killed", low, high, source=source, event=0))


def war(published: str, words: str, low: int, high: int | None) -> Findings:
    """A report that gives the dead of the war."""
    report = told(f"Since January 2025 the war has killed {words} people in Norland, by the Health Office.", published)
    figure = count(report, words, "killed", low, high, source="Health Office", days=since("2025-01-01", published))
    return with_figures(report, figure)


def incident(*reports: Findings) -> Incident:
    """The strike, which several reports tell of."""
    events = tuple(report.events[0].id for report in reports)
    documents = tuple(report.document.id for report in reports)
    return Incident("ASSAULT", None, "actual", events, documents, len(reports), (), (), (), ())


def numbers(toll: Toll) -> list[tuple[str | None, int | None, int | None]]:
    return [(each.source, each.low, each.high) for each in toll.counts]


FIRST = strike("2025-05-06", "At least 31".lower(), 31, None)
LATER = strike("2025-05-09", "28", 28, 28)
OTHER = strike("2025-05-10", "27", 27, 27, "Coast Monitor")


def test_what_sources_say_of_one_occurrence_is_a_series_of_each() -> None:
    (toll,) = find_tolls([FIRST, LATER, OTHER], [incident(FIRST, LATER, OTHER)])
    assert toll.scope == "incident"
    assert numbers(toll) == [("Health Office", 31, None), ("Health Office", 28, 28), ("Coast Monitor", 27, 27)]


def test_without_incidents_each_event_has_its_own() -> None:
    assert [numbers(toll) for toll in find_tolls([FIRST, LATER])] == [
        [("Health Office", 31, None)],
        [("Health Office", 28, 28)],
    ]


def test_a_number_that_is_told_again_is_one_count_of_all_who_tell_it() -> None:
    again = strike("2025-05-12", "28", 28, 28)
    (toll,) = find_tolls([LATER, again], [incident(LATER, again)])
    (number,) = toll.counts
    assert number.documents == (LATER.document.id, again.document.id)
    assert number.as_of == date(2025, 5, 9)


def test_a_copy_adds_no_source() -> None:
    copy = strike("2025-05-07", "at least 31", 31, None, "Coast Monitor")
    (toll,) = find_tolls([FIRST, copy], [incident(FIRST, copy)], {copy.document.id})
    assert numbers(toll) == [("Health Office", 31, None)]


def test_the_dead_of_the_war_and_of_a_day_are_apart() -> None:
    tolls = list(find_tolls([FIRST, war("2025-05-06", "4,000", 4000, 4000)]))
    assert [(toll.scope, toll.incident is None) for toll in tolls] == [("incident", False), ("cumulative", True)]
    assert tolls[1].since is not None
    assert tolls[1].since.start == date(2025, 1, 1)


def test_a_number_below_an_earlier_one_of_the_same_source_is_flagged() -> None:
    reports = [war("2025-05-06", "4,000", 4000, 4000), war("2025-06-06", "3,500", 3500, 3500)]
    (toll,) = find_tolls(reports)
    assert toll.falls == (reports[1].figures[0].id,)


def test_at_least_fewer_is_no_fall() -> None:
    (toll,) = find_tolls([war("2025-05-06", "4,000", 4000, 4000), war("2025-06-06", "more than 3,500", 3500, None)])
    assert toll.falls == ()


@pytest.mark.parametrize("seed", range(3))
def test_in_whatever_order_the_reports_come_the_tolls_are_the_same(seed: int) -> None:
    reports: Sequence[Findings] = [FIRST, LATER, OTHER, war("2025-05-06", "4,000", 4000, 4000)]
    mixed = random.Random(seed).sample(reports, len(reports))
    assert list(find_tolls(mixed, [incident(FIRST, LATER, OTHER)])) == list(
        find_tolls(reports, [incident(FIRST, LATER, OTHER)])
    )


def test_a_breakdown_counts_only_those_it_names() -> None:
    report = told("A strike hit Tarsa. It killed 27 people, 24 of them civilians.", "2025-05-06", events=[("strike", "ASSAULT", [], [], "2025-05-05")])  # fmt: skip  # noqa: E501
    figures = (count(report, "27", "killed", 27, 27, event=0), count(report, "24", "killed", 24, 24, event=0))
    (toll,) = find_tolls([with_figures(report, *figures)])
    assert {(each.low, each.of) for each in toll.counts} == {(27, None), (24, "civilians")}


def test_the_wounded_of_the_next_sentence_are_of_the_same_strike() -> None:
    report = told("A strike hit Tarsa. It killed 27 people. Another 60 were wounded.", "2025-05-06", events=[("strike", "ASSAULT", [], [], "2025-05-05")])  # fmt: skip  # noqa: E501
    figures = (count(report, "27", "killed", 27, 27, event=0), count(report, "60", "injured", 60, 60))
    killed, injured = find_tolls([with_figures(report, *figures)])
    assert (killed.measure, injured.measure) == ("killed", "injured")
    assert killed.incident == injured.incident == report.events[0].id


def test_who_has_registered_the_dead_is_their_source() -> None:
    report = told("The Health Office has registered 1,287 deaths since January 2025.", "2025-05-06")
    figure = count(report, "1,287", "killed", 1287, 1287, days=since("2025-01-01", "2025-05-06"))
    (toll,) = find_tolls([with_figures(report, figure)])
    assert numbers(toll) == [("Health Office", 1287, 1287)]


def test_money_is_no_toll() -> None:
    report = told("A strike hit Tarsa. The damage is 5 million.", "2025-05-06")
    assert list(find_tolls([with_figures(report, count(report, "5 million", "money", 5_000_000, 5_000_000))])) == []


def long_war(day: str, country: str, words: str, number: int) -> Findings:
    """A report that gives the dead since a day of the war of a country."""
    report = told(f"The war has killed {words} people in {country}, by the Health Office.", "2025-05-06")
    figure = count(report, words, "killed", number, number, source="Health Office", days=since(day, "2025-05-06"))
    return with_figures(report, figure)


def test_wars_of_two_countries_are_two_tolls_though_they_began_on_one_day() -> None:
    reports = [
        long_war("2024-10-07", "Norland, as Norland said", "4,000", 4000),
        long_war("2024-10-07", "Sudland, as Sudland said", "900", 900),
    ]
    assert sorted(numbers(toll) for toll in find_tolls(reports)) == [
        [("Health Office", 900, 900)],
        [("Health Office", 4000, 4000)],
    ]


def test_since_days_that_lie_two_weeks_apart_are_two_tolls() -> None:
    first, eve, later = (
        long_war("2024-10-07", "Norland", "4,000", 4000),
        long_war("2024-10-08", "Norland", "4,100", 4100),
        long_war("2024-10-20", "Norland", "900", 900),
    )
    assert [numbers(toll) for toll in find_tolls([first, eve, later])] == [
        [("Health Office", 4000, 4000), ("Health Office", 4100, 4100)],
        [("Health Office", 900, 900)],
    ]


def put(text: str, words: str, number: int, source: str | None = None, measure: str = "killed") -> Findings:
    """A report of the strike in Tarsa that puts a number of people in these words."""
    report = told(f"A strike hit Tarsa. {text}", "2025-05-06", events=[("strike", "ASSAULT", [], [], "2025-05-05")])
    return with_figures(report, count(report, words, measure, number, number, source=source, event=0))


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("It killed 28 people, by the revised count of the Health Office.", "28", "Health Office"),
        ("It killed 28 people by the most careful count.", "28", "the most careful count"),
        ("The ministry said that the Coast Monitor counts 27 dead.", "27", "Coast Monitor"),
    ],
)
def test_who_stands_beside_the_number_counted_it(text: str, words: str, source: str) -> None:
    (toll,) = find_tolls([put(text, words, int(words))])
    assert [each.source for each in toll.counts] == [source]


@pytest.mark.parametrize(
    ("text", "words", "of"),
    [
        ("They put the number of children among the dead at eight.", "eight", "children"),
        ("They put civilian deaths in the north at 264.", "264", "civilians"),
        ("The army admits to nine dead of its own.", "nine", "own"),
        ("They put the number of people killed at 28.", "28", None),
    ],
)
def test_whom_a_number_counts_may_stand_before_it(text: str, words: str, of: str | None) -> None:
    (toll,) = find_tolls([put(text, words, 8)])
    assert [each.of for each in toll.counts] == [of]


def test_the_displaced_are_told_apart_by_where_they_come_from_and_where_they_are() -> None:
    report = told(
        "At least 18,000 people have fled Tarsa since Monday. About 46,000 are displaced inside Sudland.", "2025-05-06"
    )
    figures = (
        count(report, "18,000", "displaced", 18_000, None),
        count(report, "46,000", "displaced", 46_000, 46_000),
    )
    tolls = find_tolls([with_figures(report, *figures)])
    assert {each.of for toll in tolls for each in toll.counts} == {"from Tarsa", "inside Sudland"}


def test_who_is_on_the_soil_of_a_state_is_in_it() -> None:
    report = told("No rebels train on Sudlandish soil, he said: in tents live refugees, 1,200 of them.", "2025-05-06")
    (toll,) = find_tolls([with_figures(report, count(report, "1,200", "displaced", 1_200, 1_200))])
    assert [each.of for each in toll.counts] == ["in Sudland"]


def test_the_parts_of_a_number_are_of_its_source_in_the_next_sentence() -> None:
    report = told(
        "A strike hit Tarsa. The Coast Monitor has confirmed 41 deaths. Some names are missing. "
        "Of the 41, 23 were civilians.",
        "2025-05-06",
        events=[("strike", "ASSAULT", [], [], "2025-05-05")],
    )
    figures = (count(report, "41", "killed", 41, 41, event=0), count(report, "23", "killed", 23, 23, event=0))
    (toll,) = find_tolls([with_figures(report, *figures)])
    assert {(each.source, each.low, each.of) for each in toll.counts} == {
        ("Coast Monitor", 41, None),
        ("Coast Monitor", 23, "civilians"),
    }


@pytest.mark.parametrize(
    ("house", "said", "name"),
    [
        (Actor("army", "SUD", ("MIL",)), "The army", "Sudland’s army"),
        (
            Actor("Ministry of Health in Tarsa", "SUD", ("GOV",)),
            "The Ministry of Health",
            "Sudland’s Ministry of Health",
        ),
        (Actor("Harbour Hospital", "SUD", ("MED",)), "Harbour Hospital", "Harbour Hospital"),
    ],
)
def test_a_house_that_says_not_whose_it_is_goes_by_its_state(house: Actor, said: str, name: str) -> None:
    report = told(
        f"{said} in Tarsa put the dead of the strike at 12. Sudland mourns.",
        "2025-05-06",
        events=[("strike", "ASSAULT", [], [], "2025-05-05")],
    )
    start = report.document.text.index(said)
    who = Mention(report.document.cite(Span(start, start + len(said))), start, "organisation", house, "test")
    cities = (replace(one, by="mentions/city") if one.kind == "place" else one for one in report.mentions)
    report = replace(report, mentions=(*cities, who))
    (toll,) = find_tolls([with_figures(report, count(report, "12", "killed", 12, 12, source=said, event=0))])
    assert [each.source for each in toll.counts] == [name]
