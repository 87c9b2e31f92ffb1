"""When it happened, when it was reported, when it was recorded: each is asked of its own clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dragoman.errors import BadRequest
from dragoman.records import Document, Findings, Link, Period
from dragoman.stores import ClaimQuery, EventQuery, FigureQuery, ReportQuery, Store, as_of
from tests.stores.conftest import of_may

Found = Callable[..., Findings]


def quotes(store: Store, **asked: object) -> list[str]:
    return [event.evidence.quote for _, event in store.events(EventQuery(**asked))]  # type: ignore[arg-type]


# Reported


def test_what_had_been_reported_by_a_day_is_told_and_no_more(store: Store, found: Found) -> None:
    store.add(found("Planes struck depots; 12 killed, medics said so.", day=3))
    store.add(found("Jets struck bridges; 5 killed, nurses said so.", day=5))
    store.add(found("Envoys met ministers.", day=None))
    by_the_third = {"reported_by": date(2025, 5, 3)}
    assert quotes(store, **by_the_third) == ["Planes struck depots"]
    assert [figure.low for _, figure in store.figures(FigureQuery(**by_the_third))] == [12]  # type: ignore[arg-type]
    assert [claim.content.quote for _, claim in store.claims(ClaimQuery(**by_the_third))] == ["so"]  # type: ignore[arg-type]
    assert len(list(store.documents(ReportQuery(**by_the_third)))) == 1  # type: ignore[arg-type]
    assert quotes(store, reported_after=date(2025, 5, 3)) == ["Jets struck bridges"]
    assert len(quotes(store)) == 3


def test_a_report_is_of_the_day_that_it_names_wherever_it_came_out(store: Store) -> None:
    late = Document("late", published=datetime(2025, 5, 3, 23, tzinfo=timezone(timedelta(hours=-5))))
    store.add(Findings(late))
    assert list(store.documents(ReportQuery(reported_by=date(2025, 5, 3)))) == [late]
    assert list(store.documents(ReportQuery(reported_by=date(2025, 5, 2)))) == []


# Recorded


def test_what_was_held_at_a_moment_is_told_as_its_reader_of_then_found_it(
    kept: Store, clock: list[datetime], found: Found
) -> None:
    first = found("Planes struck depots. Envoys met ministers.")
    kept.add(replace(first, events=first.events[:1]), "reader 1")
    clock.append(of_may(3))
    kept.add(first, "reader 2")
    kept.add(found("Jets struck bridges.", day=2), "reader 2")
    clock.append(of_may(5))
    kept.add(Findings(first.document), "reader 3")
    assert quotes(kept) == ["Jets struck bridges"]
    assert quotes(kept, recorded_by=of_may(5)) == ["Jets struck bridges"]
    assert quotes(kept, recorded_by=of_may(4)) == [
        "Jets struck bridges",
        "Planes struck depots",
        "Envoys met ministers",
    ]
    assert quotes(kept, recorded_by=of_may(2)) == ["Planes struck depots"]
    assert quotes(kept, recorded_by=of_may(1) - timedelta(seconds=1)) == []
    assert quotes(kept, recorded_by=of_may(4), type="CONSULT") == ["Envoys met ministers"]
    assert quotes(kept, recorded_by=of_may(4), limit=2) == ["Jets struck bridges", "Planes struck depots"]


def test_a_moment_means_the_same_in_every_zone(kept: Store, found: Found) -> None:
    kept.add(found("Planes struck depots."))
    east = timezone(timedelta(hours=9))
    assert quotes(kept, recorded_by=of_may(1).astimezone(east))
    assert not quotes(kept, recorded_by=(of_may(1) - timedelta(minutes=1)).astimezone(east))
    assert quotes(kept, recorded_by=of_may(1).replace(tzinfo=None))


def test_claims_and_figures_and_reports_have_a_past_too(kept: Store, clock: list[datetime], found: Found) -> None:
    findings = found("Planes struck depots; 12 killed, medics said so.")
    kept.add(findings, "reader 1")
    clock.append(of_may(3))
    kept.add(Findings(findings.document), "reader 2")
    assert list(kept.claims()) == list(kept.figures()) == []
    (claim,), (figure,) = findings.claims, findings.figures
    assert list(kept.claims(ClaimQuery(recorded_by=of_may(2)))) == [(findings.document, claim)]
    assert list(kept.figures(FigureQuery(recorded_by=of_may(2)))) == [(findings.document, figure)]
    assert list(kept.documents(ReportQuery(recorded_by=of_may(2)))) == [findings.document]


def test_a_reader_who_finds_the_same_changes_no_past(kept: Store, clock: list[datetime], found: Found) -> None:
    kept.add(found("Planes struck depots."), "reader 1")
    clock.append(of_may(3))
    assert kept.add(found("Planes struck depots."), "reader 2")
    assert kept.knows(found("Planes struck depots.").document.id, "reader 2")
    assert quotes(kept, recorded_by=of_may(2)) == ["Planes struck depots"]


def test_copies_are_left_out_of_the_past_too(kept: Store, clock: list[datetime], found: Found) -> None:
    one, other = found("Planes struck depots."), found("Jets struck bridges.")
    kept.add(one)
    kept.add(other)
    clock.append(of_may(3))
    kept.add(Findings(other.document), "reader 2")
    kept.link([Link("copy", one.document.id, other.document.id, "same", 0.9, "copies")], by="copies")
    assert quotes(kept, recorded_by=of_may(2)) == ["Planes struck depots"]
    assert len(quotes(kept, recorded_by=of_may(2), copies=True)) == 2


# Happened: claims and figures


def test_claims_are_asked_by_speaker_stance_and_the_days_on_which_they_were_said(store: Store, found: Found) -> None:
    findings = found("Medics said so. Nurses said nothing.", day=9)
    medics, nurses = findings.claims
    early = replace(medics, said=Period(date(2025, 5, 2), date(2025, 5, 4)))
    store.add(replace(findings, claims=(early, replace(nurses, stance="denies"))))

    def speakers(**asked: object) -> list[str]:
        claims = store.claims(ClaimQuery(**asked))  # type: ignore[arg-type]
        return [claim.speaker.evidence.quote for _, claim in claims if claim.speaker]

    assert speakers(speaker="medic") == speakers(speaker="actor/Medics") == ["Medics"]
    assert speakers(stance="denies") == ["Nurses"]
    assert speakers(since=date(2025, 5, 4)) == ["Nurses"]
    assert speakers(since=date(2025, 5, 3)) == ["Medics", "Nurses"]
    assert speakers(until=date(2025, 5, 8)) == ["Medics"]
    assert speakers(since=date(2025, 5, 10)) == []


def test_figures_are_asked_by_measure_and_day(store: Store, found: Found) -> None:
    findings = found("Planes struck depots; 12 killed. Jets struck bridges; 5 killed.", day=9)
    twelve, five = findings.figures
    store.add(replace(findings, figures=(replace(twelve, period=Period(None, date(2025, 5, 3))), five)))

    def numbers(**asked: object) -> list[int | None]:
        return [figure.low for _, figure in store.figures(FigureQuery(**asked))]  # type: ignore[arg-type]

    assert numbers(measure="killed") == [12, 5]
    assert numbers(measure="injured") == []
    assert numbers(until=date(2025, 5, 8)) == [12]
    assert numbers(since=date(2025, 5, 3)) == [5]
    assert numbers(limit=1) == [12]


# In words


def test_a_day_is_of_the_second_clock_and_a_moment_of_the_third() -> None:
    assert as_of("2025-04-29") == as_of(date(2025, 4, 29)) == {"reported_by": date(2025, 4, 29)}
    assert as_of("2025-04-29T12:00Z") == {"recorded_by": datetime(2025, 4, 29, 12, tzinfo=UTC)}
    assert as_of(datetime(2025, 4, 29)) == {"recorded_by": datetime(2025, 4, 29)}
    assert as_of(None) == {}
    with pytest.raises(BadRequest, match="as of May: expected a day"):
        as_of("May")
