"""When it happened: times are placed in their sentences, tied to events, and bounded where none is tied.

``place_times``, ``find_headings``, ``find_date`` and ``find_stated`` are the doors; ``find_occasion`` and
``date_by_occasion`` know what the report itself says by its day.
"""

from __future__ import annotations

from dragoman.extractors.dating.days import NO_DATE, Dating, find_date, find_stated
from dragoman.extractors.dating.headings import find_headings
from dragoman.extractors.dating.occasion import date_by_occasion, find_occasion
from dragoman.extractors.dating.placing import Placed, place_times
from dragoman.extractors.dating.wars import with_days_of_war

__all__ = [
    "NO_DATE",
    "Dating",
    "Placed",
    "date_by_occasion",
    "find_date",
    "find_headings",
    "find_occasion",
    "find_stated",
    "place_times",
    "with_days_of_war",
]
