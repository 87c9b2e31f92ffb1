"""What takes long is derived by one at a time and shown as it was meanwhile."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.records import Document
from dragoman.resolvers import resolve
from dragoman.stores import open_store
from dragoman.stores.deadlines import left
from dragoman.stores.manners import give_way, giving_way
from dragoman.web.late import LONGEST, WAITING, Late
from dragoman.web.passing import TURN, Passing
from tests.doubles import interpret


def test_who_asks_first_waits_and_what_is_known_is_given_at_once() -> None:
    late, derived = Late(), []
    for _ in range(2):
        answer = late.ask("tensions", 1, lambda: derived.append(1) or len(derived))  # type: ignore[func-returns-value]
        assert (answer.value, answer.current) == (1, True)


def test_when_the_store_has_changed_the_former_answer_is_shown_until_there_is_a_new_one() -> None:
    late, go = Late(), threading.Event()
    late.ask("tensions", 1, lambda: "before")

    def slowly() -> str:
        go.wait(10)
        return "after"

    answer = late.ask("tensions", 2, slowly)
    assert (answer.value, answer.current) == ("before", False)
    go.set()
    assert late.current("tensions", 2, slowly) == "after"


def test_where_nothing_is_known_in_time_nothing_is_said() -> None:
    late, go = Late(), threading.Event()
    answer = late.ask("tensions", 1, lambda: go.wait(10), 0.01)
    assert (answer.value, answer.current) == (None, False)
    go.set()


def test_what_fails_is_not_begun_again_until_the_store_changes() -> None:
    late, begun = Late(), []

    def fail() -> int:
        begun.append(1)
        return 1 // 0

    for _ in range(3):
        answer = late.ask("tensions", 1, fail)
        assert (answer.value, answer.current, answer.failed) == (None, False, True)
    assert len(begun) == 1
    with pytest.raises(StoreError, match="could not be found"):
        late.current("tensions", 1, fail)
    assert late.ask("tensions", 2, lambda: 1).value == 1
    answer = late.ask("tensions", 3, fail, current=True)
    assert (answer.value, answer.current, answer.failed) == (1, False, True)
    assert late.ask("tensions", 2, fail).current


def test_however_many_days_are_asked_for_one_is_derived_at_a_time_and_few_wait() -> None:
    late, go, lock, at_once, most, begun = Late(), threading.Event(), threading.Lock(), 0, 0, 0

    def derive() -> str:
        nonlocal at_once, most, begun
        with lock:
            at_once, begun = at_once + 1, begun + 1
            most = max(most, at_once)
        go.wait(10)
        with lock:
            at_once -= 1
        return "known"

    before = threading.active_count()
    for day in range(30):
        assert late.ask(("tensions", day), 1, derive, 0).value is None
    assert threading.active_count() <= before + 1
    go.set()
    assert late.current(("tensions", WAITING - 1), 1, derive) == "known"
    assert late.current(("tensions", 29), 1, derive) == "known"
    assert most == 1
    assert begun == WAITING + 1


def test_the_store_is_given_so_long_and_no_longer() -> None:
    late = Late()
    seconds = late.current("tensions", 1, left)
    assert seconds is not None
    assert 0 < seconds <= LONGEST


def test_a_program_waits_so_long_and_is_told_that_it_is_still_being_found() -> None:
    late, go = Late(), threading.Event()
    with pytest.raises(StoreError, match="still being found"):
        late.current("tensions", 1, lambda: go.wait(10), 0.01)
    go.set()


# Who goes first


def test_work_stops_while_a_request_is_answered_and_goes_on_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    passing = Passing()
    monkeypatch.setattr("dragoman.web.passing.LONGEST", 60)
    done: list[int] = []

    def work() -> None:
        with passing.work():
            for number in range(3):
                give_way()
                done.append(number)

    with passing.request():
        thread = threading.Thread(target=work)
        thread.start()
        thread.join(0.1)
        assert done == []
    thread.join(10)
    assert done == [0, 1, 2]
    monkeypatch.setattr("dragoman.web.passing.LONGEST", 0.01)
    with passing.request():
        work()
    assert done == [0, 1, 2] * 2


def test_a_request_that_waits_for_work_does_not_hold_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.web.passing.LONGEST", 60)
    passing = Passing()
    late = Late(passing)
    with passing.request():
        assert late.ask("tensions", 1, lambda: give_way() or "derived", 10).value == "derived"


def test_threads_take_shorter_turns_while_there_is_work_that_gives_way() -> None:
    passing, usual = Passing(), sys.getswitchinterval()
    with passing.work(), passing.work():
        assert sys.getswitchinterval() == pytest.approx(TURN)
    assert sys.getswitchinterval() == pytest.approx(usual)


def test_reports_are_handed_out_one_by_one_to_work_that_gives_way(tmp_path: Path) -> None:
    with open_store(tmp_path / "kb.db") as store:
        for number in range(3):
            store.add(interpret(Document(f"Planes struck {number} depots.")))
        store.resolve(resolve)
        asked: list[int] = []
        with giving_way(lambda: asked.append(1)):
            reports = [store.findings(findings.document.id) for findings in store.all()]
            assert len(reports) + len(list(store.comparisons.incidents())) == 6
        assert len(asked) == 9
        list(store.all())
        assert len(asked) == 9
