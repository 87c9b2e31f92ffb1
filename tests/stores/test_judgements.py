"""What people say of pairs and records is kept apart from what was found, noted in order, and undone exactly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Findings, Link, Verdict
from dragoman.resolvers import resolve
from dragoman.stores import ClaimQuery, Store
from dragoman.stores.callednames import incident_of

Found = Callable[..., Findings]


def same(one: str, other: str, by: str = "person/anna") -> Link:
    left, right = sorted((one, other))
    return Link("event", left, right, "same", 1.0, by, ("both at dawn",))


def of(record: str, ruling: str = "wrong", by: str = "person/anna", **corrections: str) -> Verdict:
    return Verdict("event", record, ruling, by, tuple(corrections.items()), "see page 3")  # type: ignore[arg-type]


def said(store: Store) -> tuple[list[Link], list[tuple[str, str, str]]]:
    verdicts = [(one.record, one.by, one.ruling) for one in store.judgements.verdicts()]
    return store.comparisons.judgements(), sorted(verdicts)


def test_a_verdict_is_kept_with_its_moment_and_what_should_be_otherwise(store: Store) -> None:
    store.judgements.keep([of("aa", "corrected", realis="planned")])
    (kept,) = store.judgements.verdicts(["aa", "bb"])
    assert (kept.ruling, kept.corrections, kept.note) == ("corrected", (("realis", "planned"),), "see page 3")
    assert kept.at == "2026-01-02T00:00:00+00:00"


def test_what_a_person_says_of_a_record_gives_way_to_what_the_same_person_says_later(store: Store) -> None:
    store.judgements.keep([of("aa")])
    store.judgements.keep([of("aa", "right"), of("aa", "wrong", "person/ben")])
    assert said(store)[1] == [("aa", "person/anna", "right"), ("aa", "person/ben", "wrong")]


def test_a_record_is_rejected_as_long_as_nobody_speaks_for_it(store: Store) -> None:
    store.judgements.keep([of("aa"), of("bb")])
    assert store.judgements.rejected() == {"aa", "bb"}
    store.judgements.keep([of("aa", "right", "person/ben")])
    assert store.judgements.rejected() == {"bb"}


def test_everything_is_noted_in_order_and_saying_it_again_is_nothing_new(store: Store) -> None:
    store.judgements.keep([same("aa", "bb"), of("aa")])
    assert store.judgements.keep([same("aa", "bb"), of("aa")]) is None
    store.judgements.keep((), [of("aa")])
    told = [(act.stroke, type(act.on).__name__, act.after is None) for act in store.judgements.acts()]
    assert told == [(3, "Verdict", True), (1, "Verdict", False), (1, "Link", False)]
    assert [act.number for act in store.judgements.acts(on=["bb"])] == [1]
    assert [act.number for act in store.judgements.acts(before=3, most=1)] == [2]


def test_undoing_leaves_all_as_it_was_stroke_by_stroke(store: Store) -> None:
    store.judgements.keep([same("aa", "bb"), of("cc", "right")])
    first = (*said(store), store.judgements.verdicts())
    store.judgements.keep([of("cc", "wrong"), of("dd")])
    store.judgements.keep((), [same("aa", "bb")])
    store.judgements.undo("person/anna")
    store.judgements.undo("person/anna")
    assert (*said(store), store.judgements.verdicts()) == first
    store.judgements.undo("person/anna")
    assert said(store) == ([], [])
    assert store.judgements.undo("person/anna") == []
    assert store.judgements.count() == 10


def test_one_undoes_only_what_one_did_oneself(store: Store) -> None:
    store.judgements.keep([of("aa")])
    store.judgements.keep([of("aa", "right", "person/ben")])
    assert [act.by for act in store.judgements.undo("person/anna")] == ["person/anna"]
    assert said(store)[1] == [("aa", "person/ben", "right")]


def test_the_incidents_after_undoing_are_those_of_before(store: Store, found: Found) -> None:
    for text in ("Planes struck depots in Tarsa.", "At dawn Planes struck depots in Tarsa.", "Envoys met ministers."):
        store.add(found(text))
    store.resolve(resolve)
    before = list(store.comparisons.incidents())
    one, other = (incident.events[0] for incident in before)
    store.judgements.keep([same(one, other)])
    store.resolve(resolve)
    assert len(list(store.comparisons.incidents())) == 1
    store.judgements.undo("person/anna")
    store.resolve(resolve)
    assert list(store.comparisons.incidents()) == before


def test_records_are_looked_up_by_their_ids(store: Store, found: Found) -> None:
    findings = found("Planes struck depots in Tarsa.")
    store.add(findings)
    (event,) = findings.events
    assert store.lookups.records("event", [event.id, "none"]) == {event.id: (findings.document, event)}
    assert store.lookups.of_any_kind([event.id])[event.id][0] == "event"


def test_the_event_after_which_an_incident_was_called_is_known(store: Store, found: Found) -> None:
    store.add(found("Planes struck depots in Tarsa.", 4))
    store.resolve(resolve)
    (late,) = store.comparisons.incidents()
    store.add(found("At dawn Planes struck depots in Tarsa.", 3))
    store.resolve(resolve)
    (now,) = store.comparisons.incidents()
    assert now.id != late.id
    assert store.lookups.incident_once_called(late.id) == late.events[0]
    assert store.lookups.incident_once_called("0" * 20) is None


@pytest.fixture
def claims(store: Store, found: Found) -> Store:
    for day in (3, 4, 5):
        store.add(found(f"Poe said peace{day} was near. Planes struck depots in Tarsa.", day, publisher=f"Wire {day}"))
    store.add(found("Envoys met ministers. Roe said nothing.", None, publisher="Hill Post"))
    return store


def test_claims_come_page_by_page_the_latest_first_and_the_undated_last(claims: Store) -> None:
    told, after = [], None
    while True:
        page, after = claims.claim_pages.page(ClaimQuery(), after, 1)
        told += [document.publisher for document, _ in page]
        if after is None:
            break
    assert told == ["Wire 5", "Wire 4", "Wire 3", "Hill Post"]
    assert claims.claim_pages.count(ClaimQuery()) == 4


@pytest.mark.parametrize(
    ("asked", "publishers"),
    [
        (ClaimQuery(publisher="Wire 4"), ["Wire 4"]),
        (ClaimQuery(speaker="roe"), ["Hill Post"]),
        (ClaimQuery(text="ministers"), ["Hill Post"]),
        (ClaimQuery(text="PEACE5"), ["Wire 5"]),
        (ClaimQuery(stance="denies"), []),
    ],
)
def test_claims_are_asked_for_by_outlet_speaker_and_words(
    claims: Store, asked: ClaimQuery, publishers: list[str]
) -> None:
    page, _ = claims.claim_pages.page(asked, None, 10)
    assert [document.publisher for document, _ in page] == publishers
    assert claims.claim_pages.count(asked) == len(publishers)


def test_events_in_doubt_come_with_what_hangs_on_them(store: Store, found: Found) -> None:
    doubtful = found("Envoys met ministers.")
    store.add(doubtful)
    store.add(found("Planes struck depots in Tarsa."))
    store.resolve(resolve)
    assert store.doubtful.events(0.8, 10) == [(doubtful.events[0].id, 0.6)]
    (incident,) = store.comparisons.incidents_of([doubtful.events[0].id])
    weight = store.doubtful.weights([doubtful.events[0].id, "none"])
    assert {id: (one.incident, one.sources, one.people) for id, one in weight.items()} == {
        doubtful.events[0].id: (incident.id, 1, 0)
    }


def test_links_in_doubt_are_those_nearest_to_the_threshold_that_no_person_made(store: Store) -> None:
    store.link(
        (Link("event", "aa", name, "same", score, "odds") for name, score in (("bb", 0.9), ("cc", 0.52))), "odds"
    )
    store.judgements.keep([same("aa", "dd")])
    assert store.doubtful.links(0.5, 0.45, 5) == [("aa", "cc", 0.52), ("aa", "bb", 0.9)]
    assert store.doubtful.links(0.5, 0.1, 5) == [("aa", "cc", 0.52)]


def test_a_name_that_no_incident_had_is_looked_up_and_no_event_is_read(
    store: Store, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 8):
        store.add(found("Planes struck depots in Tarsa. Envoys met ministers.", day, publisher=f"Wire {day}"))
    store.resolve(resolve)
    hashed: list[str] = []

    def counted(event: str) -> str:
        hashed.append(event)
        return incident_of(event)

    monkeypatch.setattr("dragoman.stores.lookups.incident_of", counted)
    assert store.lookups.incident_once_called("0" * 20) is None
    assert store.lookups.incident_once_called("no id at all") is None
    assert hashed == []
