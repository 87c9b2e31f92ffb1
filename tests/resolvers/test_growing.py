"""Positions and tensions that grew are those that are derived anew, however the store came to be what it is."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.records import Findings, Link, RecordKind, Ruling, Verdict
from dragoman.resolvers import ACCOUNTS, copies_among, find_positions, find_tensions, find_tolls, issues, resolve
from dragoman.resolvers.hearing import Hearing, read_hearing
from dragoman.resolvers.packing import packed, unpacked
from dragoman.sayings import Position, Tension
from dragoman.stores import IncidentQuery, Standing, Store, growing, open_store
from tests.resolvers.reports import LEAGUE, told, with_claims
from tests.resolvers.test_denials import DRONES
from tests.resolvers.test_denials import denial as drones
from tests.resolvers.test_positions import BOARD, SOON, YES
from tests.resolvers.test_positions import LATER as LATE
from tests.resolvers.test_tolls import FIRST, LATER, OTHER
from tests.servers import own_schema

SIDES = ("Norland", "Sudland", "The Northern League")
THINGS = ("Tarsa", "fishermen of Tarsa", "the bakery of the harbour", "nurses at the harbour")


def accusation(who: str, whom: str, thing: str, day: str) -> Findings:
    """ "Norland accused Sudland of shelling the market." """
    text = f"{who} accused {whom} of shelling {thing} near the river."
    events = [("accused", "ACCUSE", [who], [whom], day), ("shelling", "ASSAULT", [whom], [], day)]
    return with_claims(
        told(text, day, events=events), (who, "accused", f"shelling {thing} near the river", "accuses")
    )  # fmt: skip


def blame(who: str, whom: str, thing: str, day: str) -> Findings:
    """ "Norland said Sudland shelled the market." """
    text = f"{who} said {whom} shelled {thing} at dawn."
    findings = told(text, day, events=[("shelled", "ASSAULT", [whom], ["Tarsa"], day)])
    return with_claims(findings, (who, "said", f"{whom} shelled {thing} at dawn", "asserts"))


def denial(who: str, thing: str, day: str, before: str = "") -> Findings:
    """ "Sudland denied shelling the market." """
    content = f"shelling {thing} with guns"
    findings = told(f"{before}{who} denied {content}.", day, events=[("denied", "REJECT", [who], [], day)])
    return with_claims(findings, (who, "denied", content, "denies"))


def answer(who: str, accepts: bool, thing: str, day: str) -> Findings:
    """ "Norland accepted observers at the market." """
    trigger, type = ("accepted", "AGREE") if accepts else ("refused", "REJECT")
    return told(f"{who} {trigger} observers for {thing}.", day, events=[(trigger, type, [who], [], day)])


def _pool() -> Iterator[Findings]:
    chance = random.Random(7)
    for number in range(25):
        who, whom = chance.sample(SIDES, 2)
        thing, day = chance.choice(THINGS), f"2025-0{chance.randint(1, 2)}-{chance.randint(1, 28):02d}"
        told_of = (
            accusation(who, whom, thing, day),
            blame(who, whom, thing, day),
            denial(who, thing, day),
            answer(who, number % 3 == 0, thing, day),
            answer(who, number % 3 == 1, thing, day),
        )[number % 5]
        yield replace(told_of, document=replace(told_of.document, name=f"report {number}"))


BLAMED = [
    blame("Norland", "Sudland", "Tarsa", "2025-01-09"),
    blame("Sudland", "Norland", "the road of Tarsa", "2025-01-10"),
]
REPORTS = [*_pool(), *BLAMED, BOARD, YES, SOON, LATE, DRONES, drones("2025-01-27"), FIRST, LATER, OTHER]

Said = tuple[list[Position], list[Tension]]


@pytest.fixture(params=["sqlite", "postgres"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store on the disk and one on a server."""
    if request.param == "sqlite":
        with open_store(tmp_path / "kb.db") as opened:
            yield opened
        return
    with own_schema() as url, open_store(url) as opened:
        yield opened


def anew(reports: Iterable[Findings], store: Store, day: date | None = None) -> Said:
    told, copies = list(reports), copies_among(store.links())
    incidents = list(store.standing(ACCOUNTS).incidents(IncidentQuery(as_of=day)))
    tolls = list(find_tolls(told, incidents, copies=copies))
    return (
        list(find_positions(told, incidents, copies)),
        list(find_tensions(told, incidents, tolls, copies, resolved=True)),
    )


def kept(standing: Standing, as_of: date | None = None) -> Said:
    return standing.positions(as_of), standing.tensions(as_of)


def test_what_has_grown_is_what_is_derived_anew_and_there_is_something_of_each(
    both: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issues, "RARE", 30)
    standing = both.standing(ACCOUNTS)
    for findings in REPORTS:
        both.add(findings)
    resolve(both.comparisons)
    positions, tensions = kept(standing)
    assert (positions, tensions) == anew(both.all(), both)
    assert {one.kind for one in tensions} >= {"denied", "disputed blame", "opposed answer", "disputed number"}
    assert any(one.changed for one in positions)
    day = date(2025, 2, 1)
    assert kept(standing, day) == anew(both.all(day), both, day)
    assert len(standing.tensions(day)) < len(tensions)


#: What happens to a store: reports that come in or are read anew, judgements, comparing, and somebody who asks.
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, len(REPORTS) - 1)),
        st.tuples(st.just("add"), st.integers(0, len(REPORTS) - 1)),
        st.tuples(st.just("add some"), st.integers(0, len(REPORTS) - 1)),
        st.tuples(st.just("lose"), st.integers(0, len(REPORTS) - 1)),
        st.tuples(st.just("copy"), st.integers(0, 10**6)),
        st.tuples(st.just("judge"), st.integers(0, 10**6)),
        st.tuples(st.just("reject"), st.integers(0, 10**6)),
        st.tuples(st.just("resolve"), st.just(0)),
        st.tuples(st.just("ask"), st.just(0)),
        st.tuples(st.just("ask as of"), st.integers(1, 28)),
    ),
    max_size=40,
)


@pytest.mark.parametrize("rare", [1, 2, 5])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS, number=st.integers(0, 10**6))
def test_whatever_happens_in_whatever_order_it_is_what_is_derived_anew(
    tmp_path_factory: pytest.TempPathFactory, rare: int, deeds: list[tuple[str, int]], number: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, open_store(tmp_path_factory.mktemp("kb") / "kb.db") as store:
        # So that words become rare and common in a store of some reports, and some of them do not fit into one turn.
        patch.setattr(issues, "RARE", rare)
        patch.setattr(issues, "ONE_IN", 4)
        patch.setattr(growing, "TOGETHER", 5)
        standing = store.standing(ACCOUNTS)
        for deed, which in [*deeds, ("resolve", 0), ("ask", 0), ("ask as of", number % 28 + 1)]:
            _do(store, standing, deed, which)


def _do(store: Store, standing: Standing, deed: str, which: int) -> None:
    chance = random.Random(which)
    if deed == "add":
        store.add(REPORTS[which], reader=str(which % 2))
    elif deed == "add some":
        for findings in chance.sample(REPORTS, 8):
            store.add(findings)
        resolve(store.comparisons)
    elif deed == "lose":
        store.add(replace(REPORTS[which], events=(), figures=(), claims=()), reader="less")
    elif deed == "copy":
        there = [document.id for document in store.documents()]
        if len(there) > 1:
            store.link([Link("copy", *chance.sample(there, 2), "same", 0.9, "test")], "test")
    elif deed == "judge":
        events = sorted(event.id for _, event in store.events())
        if len(events) > 1:
            left, right = sorted(chance.sample(events, 2))
            store.comparisons.judge(Link("event", left, right, "same", 1.0, "person/editor"))
    elif deed == "reject":
        told_of = sorted(one.id for found in store.all() for one in (*found.events, *found.claims))
        if told_of:
            record = chance.choice(told_of)
            kind: RecordKind = "event" if store.lookups.records("event", [record]) else "claim"
            ruling: Ruling = "right" if which % 3 == 0 else "wrong"
            store.judgements.keep([Verdict(kind, record, ruling, "person/editor")])
    elif deed == "resolve":
        resolve(store.comparisons)
    elif deed == "ask":
        assert kept(standing) == anew(store.kept(), store)
    else:
        day = date(2025, which % 2 + 1, which)
        assert kept(standing, day) == anew(store.kept(day), store, day)


def test_a_report_that_has_nothing_to_do_with_others_is_held_against_none(
    both: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for findings in REPORTS:
        both.add(findings)
    resolve(both.comparisons)
    standing = both.standing(ACCOUNTS)
    standing.renew()
    both.add(answer("Norland", True, "lighthouses", "2025-02-27"))
    resolve(both.comparisons)
    looked_at: list[str] = []
    whole = growing.Notes.added

    def noted(self: growing.Notes, ids: Iterable[str]) -> dict[str, object]:
        looked_at.extend(ids)
        return whole(self, list(ids))

    monkeypatch.setattr(growing.Notes, "added", noted)
    standing.renew()
    assert len(set(looked_at)) < 8


def test_positions_are_asked_for_by_whose_they_are_and_by_how_much_they_say(both: Store) -> None:
    for findings in REPORTS:
        both.add(findings)
    standing = both.standing(ACCOUNTS)
    every = standing.positions()
    assert standing.positions(whose=LEAGUE.id) == [one for one in every if one.actor.id == LEAGUE.id] != []
    assert standing.positions(least=2) == [one for one in every if len(one.sayings) > 1] != every
    day = date(2025, 2, 1)
    assert standing.positions(day, whose=LEAGUE.id, least=2) == [
        one for one in standing.positions(day) if one.actor.id == LEAGUE.id and len(one.sayings) > 1
    ]


def test_what_another_dragoman_kept_grows_anew(both: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for findings in REPORTS:
        both.add(findings)
    standing = both.standing(ACCOUNTS)
    before = kept(standing)
    monkeypatch.setattr("dragoman.resolvers.standing._version", lambda: "other")
    assert kept(both.standing(ACCOUNTS)) == before


def test_a_store_that_nobody_may_write_answers_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kb.db"
    with open_store(path) as store:
        for findings in REPORTS:
            store.add(findings)
        expected = anew(store.all(), store)
    # A folder that cannot be written, also for the one who may write everywhere.
    monkeypatch.setattr("dragoman.stores.opening.os.access", lambda *_: False)
    with open_store(path, create=False) as store:
        assert kept(store.standing(ACCOUNTS)) == expected


def test_what_a_report_adds_comes_out_of_the_store_as_it_went_in() -> None:
    for findings in REPORTS:
        hearing = read_hearing(findings)
        assert unpacked(Hearing | None, packed(hearing)) == hearing  # type: ignore[arg-type]
