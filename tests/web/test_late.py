"""What takes long is derived by one at a time and shown as it was meanwhile."""

from __future__ import annotations

import threading

from dragoman.web.late import Late


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
    answer = late.ask("tensions", 2, slowly, None)
    assert (answer.value, answer.current) == ("after", True)


def test_where_nothing_is_known_in_time_nothing_is_said() -> None:
    late, go = Late(), threading.Event()
    answer = late.ask("tensions", 1, lambda: go.wait(10), 0.01)
    assert (answer.value, answer.current) == (None, False)
    go.set()


def test_what_fails_is_asked_for_again() -> None:
    late = Late()
    assert late.ask("tensions", 1, lambda: 1 // 0).value is None
    assert late.ask("tensions", 1, lambda: 1).value == 1
