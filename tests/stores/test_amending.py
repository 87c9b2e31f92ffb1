"""What people correct in an event counts in its incident: in values, in questions, after undoing, in a store anew."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from dragoman.accounts import Incident
from dragoman.accounts_json import incident_from_json, incident_to_json
from dragoman.explaining import judging, tell_one
from dragoman.explaining.incidentpages import print_account
from dragoman.explaining.verdicts import verdict
from dragoman.records import Findings, Period, Verdict
from dragoman.resolvers import resolve
from dragoman.stores import IncidentQuery, Store, open_store
from dragoman.terminal import Page

Found = Callable[..., Findings]

TEXTS = (
    "Planes struck depots in Tarsa.",
    "The night was loud: Planes struck depots in Tarsa, and windows broke.",
    "Envoys met ministers in Varna.",
)


def filled(store: Store, found: Found) -> Store:
    for text in TEXTS:
        store.add(found(text))
    store.resolve(resolve)
    return store


def strike(store: Store) -> Incident:
    return next(one for one in list(store.comparisons.incidents()) if one.type == "ASSAULT")


def corrected(event: str, by: str = "person/anna", **parts: str) -> Verdict:
    return verdict("event", event, "corrected", by, parts)


def judged(store: Store, *said: Verdict) -> Incident:
    judging.judge(store, said)
    (incident,) = store.comparisons.incidents_of([said[0].record])
    return incident


def asked(store: Store, **about: object) -> list[str]:
    return [one.id for one in store.comparisons.incident_rows(IncidentQuery(**about)).rows]  # type: ignore[arg-type]


def test_a_corrected_day_is_the_day_of_the_incident_in_lists_and_filters(store: Store, found: Found) -> None:
    before = strike(filled(store, found))
    now = judged(store, corrected(before.events[0], first="2025-04-28", last="2025-04-29"))
    assert (now.id, now.events, now.sources) == (before.id, before.events, before.sources)
    best = now.periods[0]
    assert (best.value, best.by) == (Period(date(2025, 4, 28), date(2025, 4, 30)), ("person/anna",))
    assert now.judged_by == ("anna",)
    (row,) = (one for one in store.comparisons.incident_rows().rows if one.id == now.id)
    assert row.period == best.value
    april = {"since": date(2025, 4, 1), "until": date(2025, 4, 30)}
    assert asked(store, **april) == [now.id]
    parts = [(one.part, one.value) for one in now.amendments]
    assert parts == [("first", "2025-04-28"), ("last", "2025-04-29")]
    # What the report says is as it was.
    (told,) = store.comparisons.events([before.events[0]]).values()
    assert told[1].period != best.value


def test_a_corrected_place_is_where_other_reports_put_it_and_is_asked_for(store: Store, found: Found) -> None:
    before = strike(filled(store, found))
    assert asked(store, place="varna") == []
    now = judged(store, corrected(before.events[0], place="Varna"))
    assert (now.places[0].value.name, now.places[0].by) == ("Varna", ("person/anna",))
    assert now.id in asked(store, place="varna")


def test_a_corrected_type_and_party_are_those_of_the_incident(store: Store, found: Found) -> None:
    before = strike(filled(store, found))
    now = judged(store, corrected(before.events[0], type="PROTEST", realis="planned", actors="Envoys; Dockers"))
    assert (now.type, now.mode, now.realis) == ("PROTEST", None, "planned")
    assert [one.value.name for one in now.actors if one.by] == ["Envoys", "Dockers"]
    assert asked(store, type="PROTEST") == [now.id]
    assert asked(store, actor="dockers") == [now.id]
    assert asked(store, type="ASSAULT") == []


def test_what_is_not_known_any_more_is_given_by_no_event(store: Store, found: Found) -> None:
    before = strike(filled(store, found))
    assert before.periods
    now = judged(store, *(corrected(event, first="", last="") for event in before.events))
    assert now.periods == ()
    assert {one.value for one in now.amendments} == {""}


def test_undoing_gives_back_the_incident_as_it_was(store: Store, found: Found) -> None:
    before = strike(filled(store, found))
    assert judged(store, corrected(before.events[0], place="Varna", type="PROTEST")) != before
    judging.undo(store, "anna")
    assert store.comparisons.incident(before.id) == before
    assert asked(store, type="ASSAULT") == [before.id]
    judging.judge(store, [corrected(before.events[0], place="Varna")])
    judging.judge(store, (), [corrected(before.events[0], place="Varna")])
    assert store.comparisons.incident(before.id) == before


def test_where_readers_disagree_the_reports_have_their_say(store: Store, found: Found) -> None:
    before = strike(filled(store, found))
    event = before.events[0]
    judged(store, corrected(event, place="Varna"))
    assert judged(store, corrected(event, "person/ben", place="Tarsa")) == before
    both = judged(store, corrected(event, "person/ben", place=" varna"))
    assert both.places[0].by == ("person/anna", "person/ben")
    assert judged(store, verdict("event", event, "right", "person/ben", {})) == before
    assert judged(store, verdict("event", event, "wrong", "person/ben", {})) == before


def test_that_a_day_is_right_settles_a_dispute(store: Store, found: Found) -> None:
    first, last = found("Planes struck depots in Tarsa."), found("Planes struck depots in Tarsa at dawn.", day=4)
    for findings in (first, last):
        store.add(findings)
    store.resolve(resolve)
    one, other = first.events[0].id, last.events[0].id
    judging.judge(store, [judging.judgement(store, one, other, "same", "anna")])
    apart = {one: ("2025-05-02", "2025-05-02"), other: ("2025-05-04", "2025-05-04")}
    said = [corrected(event, first=day[0], last=day[1]) for event, day in apart.items()]
    disputed = judged(store, *said)
    assert disputed.disputed == ("days",)
    settled = judged(store, corrected(other, first="2025-05-02", last="2025-05-02"))
    assert settled.disputed == ()
    assert asked(store, disputed=True) == []


def test_replayed_on_a_store_of_the_same_reports_all_comes_out_the_same(
    store: Store, found: Found, tmp_path: Path
) -> None:
    before = strike(filled(store, found))
    judged(store, corrected(before.events[0], place="Varna", first="2025-04-28", last="2025-04-28"))
    judged(store, corrected(before.events[1], "person/ben", type="PROTEST", actors="Dockers"))
    lines = "\n".join(json.dumps(line) for line in judging.log_lines(store))
    with open_store(tmp_path / "anew.db") as anew:
        filled(anew, found)
        judging.replay(anew, list(judging.read_lines(lines, "log")))
        assert list(anew.comparisons.incidents()) == list(store.comparisons.incidents())


def test_a_judged_incident_is_read_back_from_its_json_as_it_was(store: Store, found: Found) -> None:
    before = strike(filled(store, found))
    now = judged(store, corrected(before.events[0], place="Varna", mode="drone"))
    assert incident_from_json(incident_to_json(now)) == now


def test_the_page_of_an_incident_says_what_was_judged_and_what_was_found(store: Store, found: Found) -> None:
    before = strike(filled(store, found))
    judged(store, corrected(before.events[0], place="Varna"))
    stream = io.StringIO()
    print_account(Page(stream, 200), tell_one(store, before.id))
    assert "place: Varna (found: Tarsa), says anna" in stream.getvalue()
