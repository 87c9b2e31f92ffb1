"""What goes into a store comes out equal, once, and in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import BadRequest, StoreError, UnstorableFindings
from dragoman.records import (
    Actor,
    Claim,
    Document,
    Event,
    Figure,
    Findings,
    Link,
    Mention,
    Period,
    Place,
    Span,
    TimeExpression,
)
from dragoman.resolvers import resolve
from dragoman.stores import Store, open_store
from dragoman.stores.comparisons import Comparisons
from dragoman.stores.gathering import TOGETHER
from tests.servers import asked, everything

Found = Callable[..., Findings]


def test_findings_come_out_as_they_went_in(store: Store, found: Found) -> None:
    findings = found("Planes struck depots in Tarsa on Monday; 12 killed, medics said so.", publisher="Coast Wire")
    assert findings.events
    assert findings.claims
    assert findings.figures
    assert findings.times
    assert store.add(findings)
    assert store.findings(findings.document.id) == findings
    assert list(store.all()) == [findings]


def test_reading_the_same_report_twice_changes_nothing(store: Store, place: str, found: Found) -> None:
    findings = found("Planes struck depots in Tarsa.")
    assert store.add(findings, "reader 1")
    before = everything(place)
    assert not store.add(findings, "reader 1")
    assert everything(place) == before


def test_another_reader_takes_the_place_of_the_one_before(store: Store, found: Found) -> None:
    findings = found("Planes struck depots. Envoys met ministers.")
    store.add(findings, "reader 1")
    fewer = replace(findings, events=findings.events[:1])
    assert store.add(fewer, "reader 2")
    assert list(store.all()) == [fewer]
    assert store.knows(findings.document.id, "reader 2")
    assert not store.knows(findings.document.id, "reader 1")


def test_what_is_left_of_replaced_findings_is_nothing(store: Store, place: str, found: Found) -> None:
    findings = found("Planes struck depots. Envoys met ministers.")
    store.add(findings, "reader 1")
    store.add(Findings(findings.document), "reader 2")
    for table in ("times", "mentions", "events", "parties", "claims", "figures"):
        assert asked(place, f"SELECT count(*) FROM {table}") == [(0,)]


def test_reports_come_in_the_order_of_publication_and_the_undated_last(store: Store, found: Found) -> None:
    noon = datetime(2025, 5, 3, 12, tzinfo=timezone(timedelta(hours=5)))
    documents = [
        Document("first", published=date(2025, 5, 2)),
        Document("second", published=noon),
        Document("third", published=datetime(2025, 5, 3, 8, tzinfo=UTC)),
        Document("fourth", published=date(2025, 5, 4)),
        Document("last"),
    ]
    for document in reversed(documents):
        store.add(Findings(document))
    assert [findings.document for findings in store.all()] == documents
    assert list(store.documents()) == documents


def test_more_reports_than_are_fetched_together_all_come_out(store: Store) -> None:
    documents = [Document(f"report {number}", published=date(2025, 5, 1 + number % 28)) for number in range(203)]
    for document in documents:
        store.add(Findings(document))
    assert {findings.document.id for findings in store.all()} == {document.id for document in documents}


def test_the_time_of_recording_is_kept_and_is_in_no_finding(store: Store, place: str, found: Found) -> None:
    findings = found("Planes struck depots.")
    store.add(findings)
    assert asked(place, "SELECT recorded FROM documents") == [("2026-01-02T00:00:00+00:00",)]
    assert store.findings(findings.document.id).document == findings.document


def test_a_quote_that_does_not_stand_in_the_text_is_refused_and_nothing_is_written(store: Store, found: Found) -> None:
    findings = found("Planes struck depots.", name="a.txt")
    (event,) = findings.events
    forged = replace(event, evidence=replace(event.evidence, quote="Planes spared depots"))
    with pytest.raises(UnstorableFindings, match=r"^a\.txt: event \w+: 'Planes spared depots' does not stand at 0 to"):
        store.add(replace(findings, events=(forged,)))
    assert list(store.all()) == []


def test_text_that_is_no_unicode_is_refused(store: Store) -> None:
    with pytest.raises(UnstorableFindings, match=r"a\.txt: cannot be stored"):
        store.add(Findings(Document("half a \ud800 character", name="a.txt")))
    assert list(store.all()) == []


def test_an_unknown_report_is_a_bad_request(store: Store) -> None:
    with pytest.raises(BadRequest, match="no report 123"):
        store.findings("123")
    with pytest.raises(BadRequest, match="no report 123"):
        store.document("123")


def test_totals_tell_exact_dates_from_bounded_ones_and_places_with_a_point_from_those_without(
    store: Store, found: Found
) -> None:
    findings = found("Planes struck depots in Tarsa. Planes struck depots in Tarsa. Envoys met ministers.")
    first, second, third = findings.events
    assert second.place
    somewhere = replace(second.place, latitude=None, longitude=None)
    bounded = replace(second, period=Period(None, date(2025, 5, 3)), place=somewhere)
    store.add(replace(findings, events=(first, bounded, replace(third, period=None))))
    totals = store.totals()
    assert (totals.documents, totals.events) == (1, 3)
    assert (totals.exact, totals.bounded, totals.unknown) == (1, 1, 1)
    assert (totals.placed, totals.unplaced) == (1, 1)


def test_links_are_kept_and_those_of_one_judge_replace_only_his_own(store: Store) -> None:
    machine = Link("copy", "a", "b", "same", 0.8, "copies")
    person = Link("copy", "a", "b", "different", 1.0, "a person")
    store.link([machine], by="copies")
    store.link([person], by="a person")
    assert list(store.links()) == [person, machine]
    store.link([], by="copies")
    assert list(store.links()) == [person]


def test_the_log_tells_of_each_build_and_what_it_could_not_read(store: Store) -> None:
    run = store.start_run("reader 1")
    store.note_unreadable(run, 0, "a.txt: empty")
    store.note_unreadable(run, 1, "\udcff.txt: empty")
    store.end_run(run, read=3, known=2)
    store.start_run("reader 1")
    (stopped, nothing), (ended, reasons) = store.log()
    assert (stopped["ended"], nothing) == (None, [])
    assert (ended["read"], ended["known"], reasons) == (3, 2, ["a.txt: empty", "?.txt: empty"])


def test_readers_go_on_while_a_report_is_written(store: Store, place: str, found: Found) -> None:
    store.add(found("Planes struck depots."))
    with open_store(place) as other:
        reading = other.all()
        next(reading)
        assert store.add(found("Envoys met ministers."))
        reading.close()
        assert len(list(other.all())) == 2


def test_a_reader_sees_one_moment_from_its_first_row_to_its_last(store: Store, place: str, found: Found) -> None:
    findings = [found(f"Planes struck depots{number}.") for number in range(TOGETHER + 5)]
    for each in findings:
        store.add(each, "reader 1")
    with open_store(place) as other:
        reading = other.all()
        seen = [next(reading)]
        for each in findings:
            store.add(Findings(each.document), "reader 2")
        store.add(found("Envoys met ministers."))
        seen.extend(reading)
    assert {each.document.id: each for each in seen} == {each.document.id: each for each in findings}


def test_a_store_that_another_program_writes_to_is_busy_and_stays_whole(
    place: str, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.stores.opening.PATIENCE", 0.05)
    with open_store(place) as one, open_store(place) as other:
        holding = one._engine.connect().execution_options(writes=True)
        holding.begin()
        with pytest.raises(StoreError, match="another program is writing"):
            other.add(found("Planes struck depots."))
        holding.close()
        assert other.add(found("Planes struck depots."))


def test_an_incident_of_an_event_that_was_read_anew_meanwhile_is_left_to_who_read_it(
    store: Store, found: Found
) -> None:
    findings = found("Planes struck depots in Tarsa.")
    store.add(findings, "reader 1")
    store.resolve(resolve)
    stale = list(store.comparisons.incidents())
    assert len(stale) == 1
    store.add(Findings(findings.document), "reader 2")
    store.comparisons.settle(stale, ())
    assert list(store.comparisons.incidents()) == []


def test_an_incident_on_which_a_judgement_came_in_meanwhile_is_put_together_anew(store: Store, found: Found) -> None:
    store.add(found("Planes struck depots in Tarsa."))
    store.add(found("At dawn Planes struck depots in Tarsa."))
    store.resolve(resolve)
    (stale,) = store.comparisons.incidents()
    seen = store.comparisons.linked(stale.events)
    left, right = sorted(stale.events)
    store.comparisons.judge(Link("event", left, right, "different", 1.0, "person/editor"))
    store.comparisons.settle([stale], seen)
    assert list(store.comparisons.incidents()) == []
    store.resolve(resolve)
    assert [len(incident.events) for incident in store.comparisons.incidents()] == [1, 1]


def test_what_another_build_took_apart_meanwhile_is_put_together_again(store: Store, found: Found) -> None:
    store.add(found("Planes struck depots in Tarsa."))
    disturbances = [True]

    def disturbed(ledger: Comparisons) -> None:
        resolve(ledger)
        if disturbances:
            disturbances.clear()
            (incident,) = ledger.incidents()
            ledger.judge(Link("event", incident.events[0], "another", "same", 1.0, "person/editor"))

    store.resolve(disturbed)
    assert store.comparisons.unsettled() == []


# Any findings, however odd

words = st.text(min_size=1, max_size=12)
maybe_words = st.none() | words
days = st.dates(date(1800, 1, 1), date(2200, 1, 1))
zones = st.sampled_from([None, UTC, timezone(timedelta(hours=-9, minutes=-30))])
moments = st.none() | days | st.datetimes(datetime(1800, 1, 1), datetime(2200, 1, 1), timezones=zones)
numbers = st.none() | st.integers(0, 10**30)
points = st.none() | st.floats(-90, 90)


@st.composite
def periods(draw: st.DrawFn) -> Period | None:
    start, end = draw(st.none() | days), draw(st.none() | days)
    if start is None and end is None:
        return None
    return Period(start, end if start is None or end is None or start < end else None)


@st.composite
def any_findings(draw: st.DrawFn) -> Findings:
    document = Document(
        draw(st.text(min_size=1, max_size=60)),
        title=draw(maybe_words),
        published=draw(moments),
        publisher=draw(maybe_words),
        language=draw(maybe_words),
        url=draw(maybe_words),
        retrieved=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
        name=draw(maybe_words),
    )
    starts = st.integers(0, len(document.text) - 1)
    cites = starts.flatmap(
        lambda start: st.builds(lambda end: document.cite(Span(start, end)), st.integers(start + 1, len(document.text)))
    )
    actors = st.none() | st.builds(Actor, words, maybe_words, st.lists(words, max_size=2).map(tuple), maybe_words)
    mentions = st.builds(Mention, cites, starts, words, actors, words)
    parties = st.lists(mentions, max_size=2).map(tuple)
    places = st.none() | st.builds(Place, cites, words, maybe_words, points, points, words)
    realis = st.sampled_from(["actual", "ongoing", "planned", "hypothetical", "negated"])
    events = st.builds(
        Event,
        *(words, maybe_words, st.lists(words, max_size=2).map(tuple), st.integers(0, 4), realis, cites, cites),
        *(parties, parties, places, periods(), words, words, st.none() | st.floats(0, 1)),
    )
    claims = st.builds(
        Claim,
        *(st.none() | mentions, st.none() | cites, st.none() | cites, cites, st.booleans()),
        *(st.sampled_from(["asserts", "denies"]), periods(), st.lists(words, max_size=2).map(tuple), words),
    )
    figures = st.builds(
        Figure,
        *(cites, words, numbers, numbers, st.booleans(), st.none() | cites, st.none() | cites),
        *(periods(), st.none() | cites, maybe_words, words),
    )
    times = st.builds(TimeExpression, cites, st.sampled_from(["DATE", "SET"]), words, periods(), words)
    kinds = (times, mentions, events, claims, figures)
    return Findings(document, *(tuple(draw(st.lists(kind, max_size=3))) for kind in kinds))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(several=st.lists(any_findings(), min_size=1, max_size=3, unique_by=lambda findings: findings.document.id))
def test_any_findings_come_out_as_they_went_in(place: str, several: list[Findings]) -> None:
    with open_store(place) as store:
        for findings in several:
            store.add(findings)
        for findings in several:
            assert store.findings(findings.document.id) == findings
        # The store has those of earlier examples, too.
        whole = {found.document.id: found for found in store.all()}
        assert whole.items() >= {findings.document.id: findings for findings in several}.items()
        assert store.totals().events == sum(len(found.events) for found in whole.values())
