"""Accounts that stand are what they would be if they were derived anew, however the store came to be what it is."""

from __future__ import annotations

import random
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.accounts import Incident, Proceeding, Process, Toll
from dragoman.errors import BadRequest
from dragoman.records import Document, Findings, Link, RecordKind, Ruling, Verdict
from dragoman.resolvers import (
    ACCOUNTS,
    copies_among,
    find_proceedings,
    find_processes,
    find_tolls,
    reckoning,
    resolve,
)
from dragoman.resolvers.counts import Counted
from dragoman.resolvers.packing import packed, unpacked
from dragoman.resolvers.processes import Talks, read_talks
from dragoman.resolvers.sources import Names
from dragoman.stores import Standing, Store, open_store
from tests.resolvers.reports import count, told, with_figures
from tests.resolvers.test_proceedings import MOVED, TRIAL, WARRANT
from tests.resolvers.test_processes import ALL
from tests.resolvers.test_tolls import FIRST, LATER, OTHER, strike, war
from tests.servers import own_schema

WARS = [war("2025-05-06", "4,000", 4000, 4000), war("2025-06-06", "more than 3,500", 3500, None)]
REPORTS = [*ALL, WARRANT, MOVED, TRIAL, FIRST, LATER, OTHER, *WARS]

Accounts = tuple[list[Process], list[Proceeding], list[Toll]]


@pytest.fixture(params=["sqlite", "postgres"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store on the disk and one on a server."""
    if request.param == "sqlite":
        with open_store(tmp_path / "kb.db") as opened:
            yield opened
        return
    with own_schema() as url, open_store(url) as opened:
        yield opened


def anew(reports: Iterable[Findings], store: Store) -> Accounts:
    told, copies = list(reports), copies_among(store.links())
    incidents: list[Incident] = list(store.comparisons.incidents())
    return (
        list(find_processes(told, copies)),
        list(find_proceedings(told)),
        list(find_tolls(told, incidents, copies=copies)),
    )


def kept(standing: Standing, as_of: date | None = None) -> Accounts:
    return standing.processes(as_of), standing.proceedings(as_of), standing.tolls(as_of)


def test_what_stands_is_what_is_derived_anew_and_there_is_something_of_each(both: Store) -> None:
    for findings in REPORTS:
        both.add(findings)
    resolve(both.comparisons)
    standing = both.standing(ACCOUNTS)
    told = kept(standing)
    assert told == anew(both.all(), both)
    assert all(told)
    assert kept(standing) == told
    assert standing.process(told[0][0].id) == told[0][0]
    assert standing.proceeding(told[1][0].id) == told[1][0]
    of_one = next(toll for toll in told[2] if toll.incident)
    assert standing.toll(of_one.id) == of_one
    assert of_one in standing.tolls_of(of_one.incident or "")


#: What happens to a store: reports that come in or are read anew, judgements, comparing, and somebody who asks.
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, len(REPORTS) - 1)),
        st.tuples(st.just("lose events"), st.integers(0, len(REPORTS) - 1)),
        st.tuples(st.just("copy"), st.integers(0, len(REPORTS) - 1)),
        st.tuples(st.just("judge"), st.integers(0, 10**6)),
        st.tuples(st.just("reject"), st.integers(0, 10**6)),
        st.tuples(st.just("resolve"), st.just(0)),
        st.tuples(st.just("ask"), st.just(0)),
        st.tuples(st.just("ask as of"), st.integers(1, 28)),
    ),
    max_size=30,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS, st.integers(0, 10**6))
def test_whatever_happens_in_whatever_order_it_is_what_is_derived_anew(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int]], number: int
) -> None:
    with open_store(tmp_path_factory.mktemp("kb") / "kb.db") as store:
        standing = store.standing(ACCOUNTS)
        for deed, which in [*deeds, ("resolve", 0), ("ask", 0), ("ask as of", number % 28 + 1)]:
            _do(store, standing, deed, which)


def _do(store: Store, standing: Standing, deed: str, which: int) -> None:
    if deed == "add":
        store.add(REPORTS[which], reader=str(which % 2))
    elif deed == "lose events":
        store.add(replace(REPORTS[which], events=(), figures=(), claims=()), reader="less")
    elif deed == "copy":
        there = [document.id for document in store.documents()]
        if len(there) > 1:
            store.link([Link("copy", there[0], there[which % (len(there) - 1) + 1], "same", 0.9, "test")], "test")
    elif deed == "judge":
        events = sorted(event.id for _, event in store.events())
        if len(events) > 1:
            left, right = sorted(random.Random(which).sample(events, 2))
            store.comparisons.judge(Link("event", left, right, "same", 1.0, "person/editor"))
    elif deed == "reject":
        told = sorted(one.id for found in store.all() for one in (*found.events, *found.figures))
        if told:
            record = random.Random(which).choice(told)
            kind: RecordKind = "event" if store.lookups.records("event", [record]) else "figure"
            ruling: Ruling = "right" if which % 3 == 0 else "wrong"
            store.judgements.keep([Verdict(kind, record, ruling, "person/editor")])
    elif deed == "resolve":
        resolve(store.comparisons)
    elif deed == "ask":
        assert kept(standing) == anew(store.kept(), store)
    else:
        day = date(2025, which % 6 + 1, which)
        published = [one for one in store.kept() if one.document.day and one.document.day <= day]
        assert kept(standing, day) == anew(published, store)


def test_only_what_rests_on_a_change_is_derived_anew(both: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for findings in ALL:
        both.add(findings)
    resolve(both.comparisons)
    standing = both.standing(ACCOUNTS)
    standing.renew()
    derived: list[str] = []
    whole = Standing._records

    def noted(self: Standing, connection: object, name: str, *conditions: object) -> Iterator[object]:
        derived.append(name)
        return whole(self, connection, name, *conditions)  # type: ignore[arg-type]

    monkeypatch.setattr(Standing, "_records", noted)
    standing.renew()
    assert derived == []
    both.add(WARRANT)
    resolve(both.comparisons)
    standing.renew()
    assert "courts" in derived
    assert "talks" not in derived


def test_what_somebody_says_is_wrong_is_in_no_account_until_it_is_taken_back(both: Store) -> None:
    for findings in REPORTS:
        both.add(findings)
    resolve(both.comparisons)
    standing = both.standing(ACCOUNTS)
    before = kept(standing)
    counted = before[2][0].counts[0].figures[0]
    step = before[0][0].steps[0]
    wrong = [Verdict("figure", counted, "wrong", "person/anna")]
    wrong += [Verdict("event", event, "wrong", "person/anna") for event in step.events]
    both.judgements.keep(wrong)
    resolve(both.comparisons)
    after = kept(standing)
    assert after == anew(both.kept(), both)
    assert counted not in {id for toll in after[2] for count in toll.counts for id in count.figures}
    assert step not in [one for process in after[0] for one in process.steps]
    both.judgements.undo("person/anna")
    resolve(both.comparisons)
    assert kept(standing) == before


def test_what_was_said_of_a_record_before_its_report_came_in_holds_of_it(both: Store) -> None:
    (figure, *_) = FIRST.figures
    both.judgements.keep([Verdict("figure", figure.id, "wrong", "person/anna")])
    both.add(FIRST)
    resolve(both.comparisons)
    told = both.standing(ACCOUNTS).tolls()
    assert figure.id not in {id for toll in told for count in toll.counts for id in count.figures}


def test_what_comes_in_while_an_account_is_derived_is_in_it_when_it_is_next_asked_for(
    both: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for findings in ALL[:-1]:
        both.add(findings)
    standing = both.standing(ACCOUNTS)
    whole = Standing._derive

    def interrupted(self: Standing, name: str, news: Mapping[str, int]) -> None:
        both.add(ALL[-1])
        whole(self, name, news)

    monkeypatch.setattr(Standing, "_derive", interrupted)
    standing.renew()
    monkeypatch.undo()
    assert kept(standing) == anew(both.all(), both)


def test_what_is_kept_will_do_for_whoever_says_so(both: Store) -> None:
    for findings in ALL[:-1]:
        both.add(findings)
    before = kept(both.standing(ACCOUNTS))
    both.add(ALL[-1])
    both.add(WARRANT)
    assert kept(both.standing(ACCOUNTS, late=True)) == before
    assert kept(both.standing(ACCOUNTS)) == anew(both.all(), both) != before


def test_as_of_a_day_too_what_was_read_will_do_for_whoever_says_so(
    both: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for findings in ALL[:-1]:
        both.add(findings)
    kept(both.standing(ACCOUNTS))
    before = both.standing(ACCOUNTS).processes(date.max)
    both.add(ALL[-1])
    both.add(WARRANT)
    with monkeypatch.context() as watched:
        watched.setattr(Standing, "_read_new", lambda *_: pytest.fail("read all the same"))
        late = both.standing(ACCOUNTS, late=True)
        assert (late.processes(date.max), late.proceedings(date.max)) == (before, [])
    assert both.standing(ACCOUNTS).proceedings(date.max) == both.standing(ACCOUNTS).proceedings() != []


def test_many_who_ask_at_once_get_the_same(both: Store) -> None:
    for findings in REPORTS:
        both.add(findings)
    resolve(both.comparisons)
    answers: list[Accounts] = []
    asking = [threading.Thread(target=lambda: answers.append(kept(both.standing(ACCOUNTS)))) for _ in range(6)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert answers == [anew(both.all(), both)] * 6


def test_a_store_that_nobody_may_write_answers_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kb.db"
    with open_store(path) as store:
        for findings in REPORTS:
            store.add(findings)
        expected = anew(store.all(), store)
    # A folder that cannot be written, also for the one who may write everywhere.
    monkeypatch.setattr("dragoman.stores.opening.os.access", lambda *_: False)
    with open_store(path, create=False) as store:
        standing = store.standing(ACCOUNTS)
        assert kept(standing) == expected
        assert standing.process(expected[0][0].id) == expected[0][0]
        assert kept(standing, date(2026, 1, 1)) == expected


def test_what_nobody_may_write_down_is_derived_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kb.db"
    with open_store(path) as store:
        for findings in REPORTS[:-1]:
            store.add(findings)
        expected = anew(store.all(), store)
        monkeypatch.setattr("dragoman.stores.opening.os.access", lambda *_: False)
        with open_store(path, create=False) as closed:
            asked: list[str] = []
            whole = type(ACCOUNTS).contributions
            monkeypatch.setattr(
                type(ACCOUNTS),
                "contributions",
                lambda self, findings: asked.append(findings.document.id) or whole(self, findings),
            )
            answers: list[Accounts] = []
            asking = [
                threading.Thread(target=lambda: answers.append(kept(closed.standing(ACCOUNTS, late=True))))
                for _ in range(4)
            ]
            for one in asking:
                one.start()
            for one in asking:
                one.join()
            assert answers == [expected] * 4
            # Once each, and before that a few times the first, of which nothing can be written down.
            assert len(asked) <= len(REPORTS) + 4
            often = len(asked)
            (incident, *_) = [toll.incident for toll in expected[2] if toll.incident] or [""]
            closed.standing(ACCOUNTS).tolls_of(incident)
            assert len(asked) == often
            # Who may write does, and what was held is of an earlier state.
            store.add(REPORTS[-1])
            assert kept(closed.standing(ACCOUNTS)) == anew(store.all(), store)
            assert len(asked) > often


def test_what_is_kept_and_older_than_the_store_is_known_to_be(both: Store) -> None:
    for findings in ALL[:-1]:
        both.add(findings)
    standing = both.standing(ACCOUNTS, late=True)
    assert not standing.behind()
    before = kept(standing)
    assert not standing.behind()
    both.add(ALL[-1])
    assert (standing.behind(), kept(standing)) == (True, before)
    both.standing(ACCOUNTS).renew()
    assert not standing.behind()


def test_what_is_not_there_is_said_by_name(both: Store) -> None:
    with pytest.raises(BadRequest, match="no talks x1"):
        both.standing(ACCOUNTS).process("x1")


def test_what_a_report_adds_comes_out_of_the_store_as_it_went_in() -> None:
    for findings in REPORTS:
        talks = read_talks(findings)
        assert unpacked(Talks | None, packed(talks)) == talks  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="object is no record"):
        packed(object())


def test_an_empty_store_has_accounts_of_nothing(both: Store) -> None:
    assert kept(both.standing(ACCOUNTS)) == ([], [], [])
    both.add(Findings(Document("Nothing happened.", published=date(2025, 5, 3))))
    assert kept(both.standing(ACCOUNTS)) == ([], [], [])


def test_figures_that_have_nothing_to_do_with_a_new_report_are_not_looked_at(
    both: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for findings in [FIRST, LATER, *WARS]:
        both.add(findings)
    resolve(both.comparisons)
    standing = both.standing(ACCOUNTS)
    standing.renew()
    both.add(strike("2025-07-01", "4", 4, 4, "Coast Monitor"))
    resolve(both.comparisons)
    heaps: list[int] = []
    whole = reckoning.tolls_of_heap

    def noted(heap: Sequence[Counted], names: Names, copies: Collection[str]) -> Iterator[Toll]:
        heaps.append(len(heap))
        return whole(heap, names, copies)

    monkeypatch.setattr(reckoning, "tolls_of_heap", noted)
    tolls = standing.tolls()
    assert heaps == [3]  # those of the strike, and not those of the war
    assert tolls == anew(both.all(), both)[2]


def by_elders(day: str, named: str, number: int) -> Findings:
    report = told(
        f"A strike hit Tarsa and killed {number} people. {named} counted them.",
        day,
        events=[("strike", "ASSAULT", [], [], "2025-05-05")],
    )
    return with_figures(report, count(report, f"{number}", "killed", number, number, source=named, event=0))


def test_where_a_source_goes_by_another_name_since_all_its_tolls_have_it(both: Store) -> None:
    both.add(by_elders("2025-05-06", "village elders", 9))
    standing = both.standing(ACCOUNTS)
    assert {each.source for toll in standing.tolls() for each in toll.counts} == {"village elders"}
    for day in ("2025-06-01", "2025-06-02"):
        both.add(by_elders(day, "Village elders", 4))
    assert {each.source for toll in standing.tolls() for each in toll.counts} == {"Village elders"}
    assert standing.tolls() == anew(both.all(), both)[2]
