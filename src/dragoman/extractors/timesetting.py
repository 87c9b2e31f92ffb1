"""Where a time expression stands: in a report of what day, under which verb, after which other times.

"The following day" asks what day the story has reached; "on Friday" asks whether the verb looks back or ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.extractors.calendar import Sense
from dragoman.knowledge.timewords import Feast, Found

# What is seen from a day that nobody knows.
REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}

# How long, in days, a time may be that counts as a day, a week, a month or a year of the story.
GRAINS = {"D": 1, "W": 7, "WE": 7, "FN": 14, "M": 31, "Q": 92, "Y": 366, "DE": 3660, "CE": 40000}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: the day of the report, whether the verb looks ahead, the times told before.

    ahead, back: whether the verb clearly looks so; told: senses with days, the latest first; here: how many of them
    stand in the same sentence; speech: the day on which the quotation around it was spoken, where it has one;
    general: whether it is said of what simply is so; history: whether the report tells of years long past, so that a
    date without a year is of the year that the story has reached; since: the day from which it runs ("Wednesday
    through Friday"); began: the first day of what it counts in ("the third day of the war"); feasts: the days of
    each, by name.
    """

    published: date | None
    ahead: bool = False
    back: bool = False
    told: tuple[Sense, ...] = ()
    here: int = 0
    speech: date | None = None
    general: bool = False
    history: bool = False
    since: date | None = None
    began: date | None = None
    feasts: Mapping[str, tuple[Feast, ...]] = field(default_factory=dict)

    @property
    def told_year(self) -> int | None:
        """The year that a history has reached: the last one told that another beside it bears out.

        "Letters found in 1999 tell how" takes a story of 1937 nowhere.
        """
        years = [sense.start.year for sense in self.told if sense.start]
        for index, year in enumerate(years[:6]):
            if any(abs(year - other) <= 2 for other in years[index + 1 : index + 5]):
                return year
        return years[0] if years else None

    @property
    def told_quarter(self) -> date | None:
        """The first day of the quarter that is being told of: the one in the last few times."""
        return next((sense.start for sense in self.told[:4] if "-Q" in sense.value), None)

    @property
    def today(self) -> date | None:
        """The day that "today" means."""
        return self.speech or self.published

    def anchor(self, unit: str) -> date | None:
        """The day that the story has reached, as far as it is told to the unit; None where it tells none.

        "A week later" says nothing where nothing was told before.
        """
        return replace(self, published=None).story(unit) if self.told else None

    def story(self, unit: str) -> date | None:
        """The day that the story has reached, as far as it is told to the unit; else the day of the report."""
        for sense in self.told:
            period = sense.period
            if period is None or period.start is None or period.last is None or self._lies_ahead(period.start):
                continue
            if (period.last - period.start).days < GRAINS.get(unit, 1):
                return period.start
        return self.published

    def _lies_ahead(self, day: date) -> bool:
        # "He is due in court on April 5" does not take the story there.
        return self.published is not None and day > self.published and not self.here


Meaning = Callable[[Found, Setting], Sense | None]
