"""Times in reports: what they mean where they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import cast

import pytest

from dragoman.extractors.calendar import part_of_day
from dragoman.extractors.times import find_times, lowered
from dragoman.extractors.timesetting import Setting
from dragoman.extractors.timesmeasured import clock
from dragoman.knowledge import Knowledge
from dragoman.knowledge.timewords import load_time_words
from dragoman.records import Document, Period, Sentence, Span, TimeExpression

KNOWLEDGE = cast(Knowledge, SimpleNamespace(english=SimpleNamespace(time=load_time_words())))
FRIDAY = date(2024, 3, 15)


def times(text: str, published: date | None = FRIDAY, *sentences: Sentence) -> list[TimeExpression]:
    whole = sentences or (Sentence(Span(0, len(text)), ()),)
    return list(find_times(Document(text, published=published), whole, KNOWLEDGE))


def test_a_weekday_looks_back_and_may_be_the_day_of_the_report() -> None:
    found = times("He left on Friday; she had left on Saturday.")
    assert [time.value for time in found] == ["2024-03-15", "2024-03-09"]


def test_the_evidence_is_the_expression_without_its_preposition() -> None:
    (found,) = times("The town fell on Thursday, January 4, 2024.")
    assert found.evidence.quote == "Thursday, January 4, 2024"
    assert found.by == "time/month-day"


def test_a_verb_that_looks_ahead_takes_its_weekday_along(sentence_from_rows: Callable[..., Sentence]) -> None:
    text = "Envoys will meet on Monday."
    rows = """
        Envoys envoy NOUN NNS 3 nsubj
        will will AUX MD 3 aux
        meet meet VERB VB 0 root
        on on ADP IN 5 case
        Monday Monday PROPN NNP 3 obl
        . . PUNCT . 3 punct
    """
    (found,) = times(text, FRIDAY, sentence_from_rows(text, rows))
    assert found.value == "2024-03-18"


def test_the_day_of_saying_stays_back_though_the_promise_looks_ahead(
    sentence_from_rows: Callable[..., Sentence],
) -> None:
    text = "He said on Monday they will meet."
    rows = """
        He he PRON PRP 2 nsubj
        said say VERB VBD 0 root
        on on ADP IN 4 case
        Monday Monday PROPN NNP 2 obl
        they they PRON PRP 7 nsubj
        will will AUX MD 7 aux
        meet meet VERB VB 2 ccomp
        . . PUNCT . 2 punct
    """
    (found,) = times(text, FRIDAY, sentence_from_rows(text, rows))
    assert found.value == "2024-03-11"


def test_a_month_without_a_year_is_the_latest_that_has_begun() -> None:
    (found,) = times("They agreed in December.")
    assert (found.value, found.period) == ("2023-12", Period(date(2023, 12, 1), date(2024, 1, 1)))


def test_a_day_that_is_near_lies_ahead_rather_than_a_year_back() -> None:
    (found,) = times("The vote of April 2 matters.")
    assert found.value == "2024-04-02"


def test_the_period_of_late_in_a_month_is_its_last_third() -> None:
    (found,) = times("It was shelled in late January.")
    assert (found.value, found.period) == ("2024-01", Period(date(2024, 1, 21), date(2024, 2, 1)))


def test_durations_have_no_days() -> None:
    (found,) = times("They talked for eight hours.")
    assert (found.type, found.value, found.period) == ("DURATION", "PT8H", None)


def test_last_night_is_of_the_day_before_and_overnight_of_both() -> None:
    (last,), (over,) = times("Sirens sounded last night."), times("Drones came overnight.")
    assert last.period == Period.of_day(date(2024, 3, 14))
    assert over.period == Period(date(2024, 3, 14), date(2024, 3, 16))


def test_an_hour_after_last_night_is_of_the_next_day() -> None:
    night = part_of_day(date(2024, 3, 14), "NI")
    hour = clock({"hour": 5}, Setting(date(2024, 3, 15), told=(night,)))
    assert hour is not None
    assert (hour.value, hour.day) == ("2024-03-15T05:00", date(2024, 3, 15))


def test_an_hour_that_opens_an_entry_is_of_the_day_of_the_report() -> None:
    _, hour, _ = times("Talks began on Monday.\n\n09:30 - Guards fired at noon.")
    assert (hour.value, hour.period) == ("2024-03-15T09:30", Period.of_day(date(2024, 3, 15)))


def test_a_measured_stretch_before_the_report_has_its_days() -> None:
    (found,) = times("No aid came in the last three weeks.")
    assert (found.value, found.period) == ("P3W", Period(date(2024, 2, 23), date(2024, 3, 16)))


def test_a_range_is_one_expression_with_two_ends() -> None:
    (found,) = times("The siege of 2 March-9 March 2024 was short.")
    assert found.value == "2024-03-02/2024-03-09"
    assert [(end.evidence.quote, end.value) for end in found.ends] == [
        ("2 March", "2024-03-02"),
        ("9 March 2024", "2024-03-09"),
    ]


def test_the_day_after_a_dash_follows_the_first() -> None:
    found = times("They mourned from Thursday to Sunday.")
    assert [time.value for time in found] == ["2024-03-14", "2024-03-17"]


def test_the_possessive_is_no_part_of_the_time() -> None:
    (found,) = times("Friday's raid failed.")
    assert (found.evidence.quote, found.value) == ("Friday", "2024-03-15")


def test_a_line_may_end_within_an_expression() -> None:
    (found,) = times("It fell on Thursday,\n    January 4, 2024.")
    assert found.value == "2024-01-04"


def test_a_feast_is_that_of_its_year() -> None:
    (found,) = times("The truce held through Ramadan 2022.")
    assert found.period == Period(date(2022, 4, 2), date(2022, 5, 2))


def test_a_feast_out_of_the_table_keeps_its_year() -> None:
    (found,) = times("It was signed at Easter 1916.")
    assert found.value == "1916"


def test_a_year_before_christ_has_a_value_and_no_days() -> None:
    (found,) = times("The wall of 610 BC stands.")
    assert (found.value, found.period) == ("BC0610", None)


def test_the_nth_day_counts_from_the_beginning_told() -> None:
    first, second = "The siege began on March 3.", " On the third day of the siege a convoy left."
    spans = (Span(0, len(first)), Span(len(first), len(first + second)))
    found = times(first + second, FRIDAY, *(Sentence(span, ()) for span in spans))
    assert found[1].value == "2024-03-05"


def test_a_quarter_is_compared_with_that_of_the_year_before() -> None:
    found = times("Output fell in the fourth quarter, compared with growth a year earlier.")
    assert [time.value for time in found] == ["2023-Q4", "2022-Q4"]


def test_an_hour_and_its_day_are_one_expression() -> None:
    (found,) = times("The bridge was hit at 2 p.m. on Sunday.")
    assert (found.value, found.evidence.quote) == ("2024-03-10T14:00", "2 p.m. on Sunday")


def test_an_hour_alone_takes_the_day_that_is_told() -> None:
    found = times("On Monday a main burst. By 5:30 p.m. it was mended.")
    assert [time.value for time in found] == ["2024-03-11", "2024-03-11T17:30"]


def test_the_following_day_follows_the_story_not_the_report() -> None:
    found = times("On March 3, 2012 he was seized. The following day he was free.")
    assert found[1].value == "2012-03-04"


def test_a_date_still_to_come_does_not_carry_the_story_there() -> None:
    first, second = "The raid began on March 3. He is due in court on April 9.", " The same day a shell fell."
    spans = (Span(0, 26), Span(27, len(first)), Span(len(first) + 1, len(first + second)))
    found = times(first + second, FRIDAY, *(Sentence(span, ()) for span in spans))
    assert [time.value for time in found] == ["2024-03-03", "2024-04-09", "2024-03-03"]


def test_today_in_a_quotation_is_the_day_it_was_spoken() -> None:
    found = times('On Tuesday the mayor spoke. "Today we bury our dead," he said.')
    assert [time.value for time in found] == ["2024-03-12", "2024-03-12"]


def test_a_report_without_a_date_is_never_guessed() -> None:
    found = times("On Friday, yesterday, last week, on May 3 and in 2019.", None)
    assert [time.value for time in found] == ["XXXX-WXX-5", "PAST_REF", "PAST_REF", "XXXX-05-03", "2019"]
    assert [time.period is None for time in found] == [True, True, True, True, False]


def test_an_instant_of_publication_counts_by_its_own_day() -> None:
    moment = datetime(2024, 3, 15, 1, 30, tzinfo=timezone(timedelta(hours=9)))
    (found,) = find_times(Document("It fell yesterday.", published=moment), (), KNOWLEDGE)
    assert found.value == "2024-03-14"


def test_in_a_history_a_month_is_of_the_year_that_the_story_has_reached() -> None:
    text = (
        "The war of 1936 grew out of the revolt of 1934. In 1935 parties split. In January 1937 the north fell, and in "
        "March 1937 a convoy sank. In August the port was lost. On May 3, 1938 talks began; they failed on June 9."
    )
    values = [time.value for time in times(text)]
    assert values[-4:] == ["1937-03", "1937-08", "1938-05-03", "1938-06-09"]


def test_a_history_keeps_its_year_past_a_stray_one_and_turns_with_the_months() -> None:
    text = (
        "The war of 1936 grew out of the revolts of 1933 and 1934. In 1935 parties split. In November 1937 the north "
        "fell; papers released in 1999 tell how. In December the port was lost. In January the rest fell."
    )
    assert [time.value for time in times(text)][-2:] == ["1937-12", "1938-01"]


@pytest.mark.parametrize(
    "text",
    [
        "He is 45 years old.",
        "About a quarter of them left.",
        "Theresa May said no.",
        "It cost $2019 in all.",
        "The Daily Post wrote so.",
        "They may march through the town.",
        "A day of mourning was declared.",
        "Some 1985 people came.",
        "At the same time, he smiled.",
        "Norland expelled 2000 migrants.",
        "About 2000 protesters came.",
        "Flight 2014 was late.",
        "A man in his twenties came.",
        "Norland Today said so.",
        "Ramadan Abdullah spoke.",
    ],
)
def test_words_that_only_look_like_a_time_are_none(text: str) -> None:
    assert times(text) == []


def test_a_year_that_no_calendar_has_is_left_alone() -> None:
    assert times("It rained 9000 years ago.") == []


def test_letters_keep_their_places_in_lower_case() -> None:
    text = "İzmir, March 3"
    assert len(lowered(text)) == len(text)
    (found,) = times(text)
    assert found.evidence.quote == "March 3"


HOSTILE = (
    "the ",
    "March ",
    "a few ",
    "2 ",
    "12:",
    "last last ",
    "1,000 ",
    "now ",
    "'98 ",
    "1-2-3/",
    "in the ",
    " \n",
    "second ",
    "last second ",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_lines_are_read_to_their_end(piece: str) -> None:
    text = piece * (20_000 // len(piece)) + ". They met on 5 March 2021."
    assert times(text)[-1].value == "2021-03-05"


def test_a_stretch_that_no_calendar_reaches_is_still_a_stretch() -> None:
    (found,) = times("Nothing like it was seen in the last 9000 years.")
    assert (found.value, found.period) == ("P9000Y", None)


def test_two_decades_are_one_stretch_of_time() -> None:
    (found,) = times("Few ships came in the 1960s and '70s.")
    assert found.period == Period(date(1960, 1, 1), date(1980, 1, 1))
    assert len(found.ends) == 2
    assert len(times("Few ships came in the 1960s, and none at all by the 1970s.")) == 2


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("At Tuesday's session, it was decided that shops would shut on Friday.", date(2024, 3, 15)),
        ("At Tuesday's session, it was decided that shops will shut on Friday.", date(2024, 3, 22)),
    ],
)
def test_a_weekday_to_come_is_seen_from_the_day_of_the_deed(text: str, day: date) -> None:
    from dragoman.pipeline import Interpreter

    found = Interpreter()(Document(text, published=date(2024, 3, 17))).times
    assert [one.period for one in found] == [Period.of_day(date(2024, 3, 12)), Period.of_day(day)]
