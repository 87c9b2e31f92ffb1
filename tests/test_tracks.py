"""How talks, courts and tolls look in the terminal."""

from __future__ import annotations

from io import StringIO

from dragoman.records import Document
from dragoman.resolvers import find_proceedings, find_processes, find_tolls
from dragoman.terminal import Page
from dragoman.tracks import print_proceeding, print_process, print_tolls
from tests.resolvers.reports import Findings
from tests.resolvers.test_proceedings import WARRANT
from tests.resolvers.test_processes import ALL
from tests.resolvers.test_tolls import FIRST, LATER, incident, war


def shelf(*reports: Findings) -> dict[str, Document]:
    return {report.document.id: report.document for report in reports}


def page() -> Page:
    return Page(StringIO(), width=110)


def shown(on: Page) -> str:
    assert isinstance(on.stream, StringIO)
    return on.stream.getvalue()


def test_a_track_tells_whose_talks_they_are_and_each_step_with_its_words() -> None:
    on = page()
    (process,) = find_processes(ALL)
    print_process(on, process, shelf(*ALL).__getitem__)
    told = shown(on)
    assert told.startswith("Norland, Northern League · mediated by Ostland, Sudland · indirect · in Tarsa\n")
    assert "17–19 January 2025           round 1 · Tarsa → talks" in told
    assert "response · Northern League · in part" in told
    assert "(Coast Wire, 8 February 2025, and 1 more; process/accepted)" in told


def test_a_proceeding_tells_its_court_and_whom_it_is_against() -> None:
    on = page()
    (proceeding,) = find_proceedings([WARRANT])
    print_proceeding(on, proceeding, shelf(WARRANT).__getitem__)
    told = shown(on)
    assert told.startswith("Tribunal of the Isles · against Ada Marsh\n")
    assert "6 March 2025                 warrant" in told


def test_tolls_give_each_source_its_series_and_say_where_one_falls() -> None:
    reports = [FIRST, LATER, war("2025-05-06", "4,000", 4000, 4000), war("2025-06-06", "3,500", 3500, 3500)]
    on = page()
    print_tolls(on, list(find_tolls(reports, [incident(FIRST, LATER)])), shelf(*reports).__getitem__)
    told = shown(on).splitlines()
    assert told[0] == "killed, from 1 January 2025"
    assert told[1] == "  Health Office"
    assert told[4] == "  6 June 2025                  3,500 (below what it had counted before)"
    assert "killed, of one occurrence" in told
    assert "  6 May 2025                   31 or more" in told
