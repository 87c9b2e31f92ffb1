"""Many processes find what one finds, in the same order, and lose no more than the report that ends one of them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator

import pytest

from dragoman.batch import AHEAD, Crew
from dragoman.errors import DragomanError, ModelMissing, UnreadableDocument
from dragoman.records import Document
from tests.doubles import interpret, make, make_that_dies, make_that_fails


def reports(*texts: str) -> list[Document]:
    return [Document(text, name=f"{number}.txt") for number, text in enumerate(texts)]


def refuse(error: DragomanError) -> None:
    raise error


def test_findings_come_in_the_order_of_the_reports() -> None:
    documents = reports(*(f"Planes struck depots{number}.{' SLOW' * (number % 5 == 0)}" for number in range(40)))
    with Crew(2, make) as crew:
        assert list(crew(documents, refuse)) == [interpret(document) for document in documents]


def test_a_report_that_makes_a_stage_fail_is_told_with_its_reason_and_the_rest_is_read() -> None:
    documents = reports("Planes struck depots.", "EXPLODE", "Envoys met ministers.")
    told: list[DragomanError] = []
    with Crew(2, make) as crew:
        found = list(crew(documents, told.append))
    assert [findings.document.name for findings in found] == ["0.txt", "2.txt"]
    assert [(type(error), str(error)) for error in told] == [
        (UnreadableDocument, "1.txt: ValueError: this report explodes")
    ]


def test_without_a_model_the_run_ends_at_the_first_report() -> None:
    with Crew(2, make) as crew, pytest.raises(ModelMissing, match=r"model\.onnx is not there"):
        list(crew(reports("MODEL 1", "MODEL 2"), refuse))


def test_the_death_of_the_last_process_that_reads_ends_no_run() -> None:
    told: list[DragomanError] = []
    with Crew(1, make) as crew:
        (found,) = crew(reports("DIE", "Planes struck depots."), told.append)
    assert found.document.name == "1.txt"
    assert list(map(str, told)) == ["0.txt: the process reading it was killed (SIGKILL), 2 times"]


def test_a_process_that_dies_costs_the_report_it_was_reading_and_no_other() -> None:
    documents = reports(*("DIE" if number == 3 else f"Planes struck depots{number}." for number in range(12)))
    told: list[DragomanError] = []
    with Crew(2, make) as crew:
        found = list(crew(documents, told.append))
    assert [findings.document for findings in found] == [document for document in documents if document.name != "3.txt"]
    assert list(map(str, told)) == ["3.txt: the process reading it was killed (SIGKILL), 2 times"]


def test_processes_that_cannot_start_say_why_once(capfd: pytest.CaptureFixture[str]) -> None:
    with Crew(2, make_that_fails) as crew, pytest.raises(DragomanError, match=r"cannot start: .*no model\.onnx"):
        list(crew(reports("Planes struck depots.", "Envoys met ministers."), refuse))
    assert capfd.readouterr() == ("", "")


def test_processes_that_die_as_they_start_end_the_run() -> None:
    with Crew(2, make_that_dies) as crew, pytest.raises(DragomanError, match=r"was killed .* while it was starting"):
        list(crew(reports("Planes struck depots."), refuse))


def test_without_reports_no_process_is_started() -> None:
    with Crew(2, make) as crew:
        assert list(crew([], refuse)) == []
        assert multiprocessing.active_children() == []


def test_no_more_reports_are_taken_than_can_be_under_way() -> None:
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        while True:
            taken += 1
            yield Document(f"Planes struck depots{taken}." + " SLOW" * (taken == 1))

    with Crew(2, make) as crew:
        found = crew(endless(), refuse)
        next(found)
        assert taken <= 2 * AHEAD + 1
        found.close()


def test_a_crew_that_is_let_go_leaves_no_process_behind() -> None:
    with Crew(2, make) as crew:
        next(crew(reports(*(f"Planes struck depots{number}. SLOW" for number in range(9))), refuse))
    assert multiprocessing.active_children() == []


def test_a_report_larger_than_a_pipe_holds_passes_through() -> None:
    document = Document("Planes struck depots. " * 5_000)
    with Crew(1, make) as crew:
        (found,) = crew([document, document][:1], refuse)
    assert len(found.events) == 5_000
