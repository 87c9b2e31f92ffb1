"""What a store held at a moment comes to what a store comes to that never held anything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from dragoman.errors import BadRequest
from dragoman.records import Findings
from dragoman.resolvers import ACCOUNTS, settle_all
from dragoman.stores import EventQuery, IncidentQuery, Store, differences, held, open_store
from tests.stores.conftest import of_may

Found = Callable[..., Findings]


@pytest.fixture
def reports(found: Found) -> list[Findings]:
    """Three papers on one strike, in the order in which the store gets them."""
    texts = ("Planes struck depots in Tarsa; 12 killed.", "Planes struck depots in Tarsa; 15 killed. Envoys met hosts.")
    told = [_counted(found(text, publisher=f"Paper {number}")) for number, text in enumerate(texts)]
    return [*told, _counted(found("Planes struck depots in Tarsa; 31 killed, medics said so.", day=4))]


def _counted(findings: Findings) -> Findings:
    strike = findings.events[0].id
    return replace(findings, figures=tuple(replace(figure, event=strike) for figure in findings.figures))


def account(store: Store) -> list[object]:
    standing = store.standing(ACCOUNTS)
    return [
        list(standing.incidents()),
        standing.tolls(),
        standing.processes(),
        standing.positions(),
        [actor.name for actor in store.identities.actors()],
        store.totals().documents,
    ]


def test_a_store_as_it_was_tells_what_one_of_these_reports_alone_tells(
    kept: Store, clock: list[datetime], reports: list[Findings], tmp_path: Path
) -> None:
    for day, findings in enumerate(reports, 1):
        clock.append(of_may(day))
        kept.add(findings, "reader 1")
        settle_all(kept)
    with open_store(tmp_path / "alone.db", now=lambda: of_may(1)) as alone:
        for findings in reports[:2]:
            alone.add(findings, "reader 1")
        settle_all(alone)
        with held(kept, of_may(2), settle_all) as then:
            assert account(then) == account(alone)
            assert [incident.sources for incident in then.standing(ACCOUNTS).incidents()] == [2, 1]
            assert then.place == kept.place
    assert [incident.sources for incident in kept.standing(ACCOUNTS).incidents()] == [3, 1]


def test_a_report_is_as_its_reader_of_then_had_found_it(
    kept: Store, clock: list[datetime], reports: list[Findings]
) -> None:
    kept.add(reports[0], "reader 1")
    clock.append(of_may(3))
    kept.add(replace(reports[0], events=(), figures=()), "reader 2")
    settle_all(kept)
    assert list(kept.standing(ACCOUNTS).incidents()) == []
    with held(kept, of_may(2), settle_all) as then:
        (incident,) = then.standing(ACCOUNTS).incidents()
        assert (incident.type, incident.counts[0].low) == ("ASSAULT", 12)
        (toll,) = then.standing(ACCOUNTS).tolls()
        assert toll.counts[0].low == 12


def test_before_the_first_report_there_was_nothing_and_after_the_last_all_there_is(
    kept: Store, reports: list[Findings]
) -> None:
    told: list[int] = []
    kept.add(reports[0])
    settle_all(kept)
    with held(kept, datetime(2001, 1, 1), settle_all, told.append) as then:
        assert account(then) == [[], [], [], [], [], 0]
    with held(kept, of_may(9), settle_all, told.append) as then:
        assert then is kept
    assert told == [0]


def test_what_people_judge_today_holds_in_the_past_too(
    kept: Store, clock: list[datetime], reports: list[Findings]
) -> None:
    from dragoman.records import Link

    kept.add(reports[0])
    kept.add(reports[1])
    settle_all(kept)
    left, right = sorted(findings.events[0].id for findings in reports[:2])
    kept.comparisons.judge(Link("event", left, right, "different", 1.0, "person/ann"))
    settle_all(kept)
    clock.append(of_may(3))
    kept.add(reports[2])
    settle_all(kept)
    with held(kept, of_may(2), settle_all) as then:
        assert [incident.sources for incident in then.standing(ACCOUNTS).incidents()] == [1, 1, 1]


def test_a_copy_was_none_as_long_as_what_it_repeats_was_not_there(
    kept: Store, clock: list[datetime], found: Found
) -> None:
    words = " ".join(f"Word {number} of the story is told." for number in range(40))
    later = found(f"Planes struck depots. {words}", day=5, publisher="Late")
    kept.add(later)
    settle_all(kept)
    clock.append(of_may(3))
    kept.add(found(f"Planes struck depots. {words}", day=3, publisher="First"))
    settle_all(kept)
    assert [document.publisher for document, _ in kept.events()] == ["First"]
    told = kept.events(EventQuery(recorded_by=of_may(2)))
    assert [document.publisher for document, _ in told] == ["Late"]
    with held(kept, of_may(2), settle_all) as then:
        assert [document.publisher for document, _ in then.events()] == ["Late"]


def test_between_two_moments_it_is_told_what_came_in(
    kept: Store, clock: list[datetime], reports: list[Findings]
) -> None:
    for day, findings in enumerate(reports, 1):
        clock.append(of_may(day))
        kept.add(findings, "reader 1")
        settle_all(kept)
    with held(kept, of_may(2), settle_all) as then:
        found = differences(then, of_may(1), of_may(2))
        assert [known.first.record.type for known in found.events] == ["CONSULT"]
    with pytest.raises(BadRequest, match="expected two days, or two moments"):
        differences(kept, date(2026, 5, 1), of_may(2))
    with pytest.raises(BadRequest, match="expected a day and a later one"):
        differences(kept, of_may(2), of_may(2).replace(tzinfo=None))


def test_accounts_are_asked_of_a_day_and_a_moment_is_refused(kept: Store, reports: list[Findings]) -> None:
    kept.add(reports[0])
    settle_all(kept)
    standing = kept.standing(ACCOUNTS)
    for ask in (standing.tolls, standing.processes, standing.positions, standing.tensions):
        with pytest.raises(BadRequest, match="expected a day here"):
            ask(of_may(2))
    with pytest.raises(BadRequest, match="expected a day here"):
        list(standing.incidents(IncidentQuery(as_of=of_may(2))))
