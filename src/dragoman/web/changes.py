"""What became known between two days, for somebody who waits: of so many reports that it is told in some seconds.

"From 1900 to 2100" would compare each report with all before it. Who wants that asks ``dragoman diff``, which has time.
"""

from __future__ import annotations

from datetime import date

from dragoman.errors import BadRequest
from dragoman.records import DAY
from dragoman.stores import Differences, ReportQuery, differences
from dragoman.web.desk import Desk

#: Reports that are looked through: of 500 real ones it took 3 seconds of a processor, of 1,000 it took 7.
MOST = 500
#: So many days before them are searched for what they deny or count anew.
BACK = 60
#: So many answers are held, each of which may be thousands of records.
HELD = 2


def changes(desk: Desk, first: date, last: date) -> Differences:
    """What reports after ``first`` and up to ``last`` added; ``BadRequest`` where there are too many of them."""
    number = crowd(desk, first, last)
    if number > MOST:
        raise BadRequest(
            f"from {first} to {last}: {number:,} reports came out, and no more than {MOST:,} are looked through here; "
            "ask for fewer days, or by the command line: dragoman diff"
        )
    return desk.held("changes", (first, last), lambda: differences(desk.store, first, last, back=BACK), most=HELD)


def crowd(desk: Desk, first: date, last: date) -> int:
    """How many reports came out after one day and up to another."""
    if first >= last:
        raise BadRequest(f"from {first} to {last}: expected a day and a later one")
    return desk.store.reports.count(ReportQuery(published_since=first + DAY, published_until=last, copies=False))
