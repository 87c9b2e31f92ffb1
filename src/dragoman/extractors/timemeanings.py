"""What each rule for times means: the table from the names in the rules to the functions.

A meaning takes what the words stand for and the setting in which they are read, and gives a ``Sense``, or ``None``
where the words are no time after all ("a quarter" of the people).
"""

from __future__ import annotations

from dragoman.extractors import timesmeasured as measured
from dragoman.extractors import timesnamed as named
from dragoman.extractors import timesrelative as relative
from dragoman.extractors.timesetting import Meaning

MEANINGS: dict[str, Meaning] = {
    meaning.__name__: meaning
    for meaning in (
        *(named.calendar_day, named.short_day, named.calendar_days, named.calendar_month, named.bare_month),
        *(named.month_beside, named.month_of_that_year, named.day_of_that_year, named.calendar_year),
        *(named.day_to_day, named.month_to_month, named.nth_weekday, named.calendar_years, named.short_year),
        *(named.year_in_words, named.year_before_christ, named.that_quarter, named.decade, named.century),
        *(named.decades, named.quarter, named.half_year, named.season, named.holiday, named.feast),
        *(relative.day_word, relative.weekday, relative.weekday_of_week, relative.night_word),
        *(
            relative.this_daypart,
            relative.the_daypart,
            relative.unit_beside,
            relative.unit_before_last,
            relative.part_of_unit,
        ),
        *(relative.nth_in_a_row, relative.nth_of, relative.end_of_unit, relative.turn_unit, relative.unit_before),
        *(relative.that_time, relative.later, relative.ago, relative.from_now, relative.in_count),
        *(measured.stretch, measured.stretch_beside, measured.half_duration, measured.long, measured.bare_units),
        *(measured.every, measured.every_weekday, measured.every_month, measured.rhythm, measured.per_unit),
        *(measured.clock, measured.noon, measured.vague, measured.reference, measured.vague_units),
        *(measured.vague_past, measured.vague_future),
    )
}
