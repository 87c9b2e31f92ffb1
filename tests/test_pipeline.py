"""A folder goes in, a store comes out; stopped or repeated, it is the same store."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from dragoman.errors import DragomanError, UnreadableSource
from dragoman.exports import export
from dragoman.knowledge import Knowledge
from dragoman.pipeline import LONGEST, Interpreter, Summary, Tell, build, interpret_each, reader_version
from dragoman.records import Document, Findings
from dragoman.stores import Store, open_store
from tests.doubles import interpret

NO_KNOWLEDGE = cast(Knowledge, object())

LINES = [
    {
        "text": "Planes struck depots in Tarsa on Monday; 12 killed, medics said so.",
        "date": "2025-05-06",
        "outlet": "A",
    },
    {"text": "Envoys met ministers.", "date": "2025-05-05", "outlet": "B"},
    {"text": "Jets struck bridges in Tarsa.", "date": None, "outlet": "A"},
]


@pytest.fixture
def source(tmp_path: Path) -> str:
    return write(tmp_path / "reports.jsonl", LINES)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kb.db") as opened:
        yield opened


def write(path: Path, lines: Iterable[object]) -> str:
    path.write_text("".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines))
    return str(path)


def read_into(store: Store, *sources: str, reader: str = "r1", **more: object) -> Summary:
    asked: dict[str, object] = {"interpret_all": interpret_each(interpret), **more}
    return build(sources, store, reader=reader, **asked)  # type: ignore[arg-type]


def exported(store: Store) -> str:
    stream = io.StringIO()
    export(store.all(), stream)
    return stream.getvalue()


def test_each_report_is_read_and_stored(store: Store, source: str) -> None:
    summary = read_into(store, source)
    assert (summary.read, summary.known, summary.unreadable, summary.incomplete) == (3, 0, 0, 0)
    assert [found.document.publisher for found in store.all()] == ["B", "A", "A"]
    assert summary.totals == store.totals()
    assert (summary.totals.events, summary.totals.claims, summary.totals.figures) == (3, 1, 1)


def test_building_twice_changes_nothing(store: Store, source: str) -> None:
    read_into(store, source)
    before = exported(store)
    summary = read_into(store, source)
    assert (summary.read, summary.known) == (0, 3)
    assert exported(store) == before


def test_a_report_that_comes_twice_in_one_build_is_read_once(store: Store, tmp_path: Path) -> None:
    source = write(tmp_path / "twice.jsonl", [LINES[0], LINES[0], LINES[1]])
    summary = read_into(store, source)
    assert (summary.read, summary.known) == (2, 1)


def test_another_reader_reads_again_what_the_one_before_has_read(store: Store, source: str) -> None:
    read_into(store, source)
    nothing = interpret_each(Findings)
    assert read_into(store, source, reader="r2", interpret_all=nothing).read == 3
    assert store.totals().events == 0


def test_a_build_that_is_stopped_anywhere_and_repeated_gives_the_same_store(tmp_path: Path, source: str) -> None:
    with open_store(tmp_path / "whole.db") as store:
        read_into(store, source)
        whole = exported(store)
    for stop in range(len(LINES) + 1):
        with open_store(tmp_path / f"stopped{stop}.db") as store:
            with pytest.raises(KeyboardInterrupt):
                read_into(store, source, interpret_all=stopping_after(stop))
            assert store.totals().documents == stop
            read_into(store, source)
            assert exported(store) == whole


def stopping_after(reports: int) -> Callable[[Iterable[Document], Tell], Iterator[Findings]]:
    def interpret_all(documents: Iterable[Document], tell: Tell) -> Iterator[Findings]:
        for number, document in enumerate(documents):
            if number == reports:
                raise KeyboardInterrupt
            yield interpret(document)
        raise KeyboardInterrupt

    return interpret_all


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    exports = set()
    named = [{**line, "id": f"r{number}"} for number, line in enumerate(LINES)]
    for turn, lines in enumerate((named, named[::-1])):
        with open_store(tmp_path / f"{turn}.db") as store:
            read_into(store, write(tmp_path / "reports.jsonl", lines))
            exports.add(exported(store))
    assert len(exports) == 1


def test_what_cannot_be_read_is_counted_with_its_reason_and_the_rest_is_read(store: Store, tmp_path: Path) -> None:
    lines = [LINES[0], {"text": "EXPLODE", "id": "b7"}, '{"text": "cut o\n', {**LINES[1], "date": "2025-13-40"}]
    summary = read_into(store, write(tmp_path / "reports.jsonl", lines), str(tmp_path / "gone.txt"))
    assert (summary.read, summary.unreadable, summary.incomplete) == (2, 3, 1)
    assert len(summary.reasons) == 3
    ((run, reasons),) = store.log()
    assert "b7: ValueError: this report explodes" in reasons
    assert any("reports.jsonl line 3" in reason for reason in reasons)
    assert any("gone.txt" in reason for reason in reasons)
    assert len(reasons) == 4
    assert run["read"] == 2


def test_a_summary_names_the_first_reasons_only(store: Store, tmp_path: Path) -> None:
    lines = [{"text": f"EXPLODE {number}"} for number in range(9)]
    summary = read_into(store, write(tmp_path / "reports.jsonl", lines))
    assert (summary.unreadable, len(summary.reasons)) == (9, 3)
    ((_, reasons),) = store.log()
    assert len(reasons) == 9


def test_findings_that_do_not_fit_their_report_are_counted_and_not_stored(store: Store, source: str) -> None:
    def careless(document: Document) -> Findings:
        found = interpret(document)
        return replace(found, events=tuple(replace(event, trigger=misquoted(event.trigger)) for event in found.events))

    def misquoted(words: object) -> object:
        return replace(words, quote="something else")  # type: ignore[type-var]

    summary = read_into(store, source, interpret_all=interpret_each(careless))
    assert (summary.read, summary.unreadable) == (0, 3)
    assert "does not stand at" in summary.reasons[0]
    assert store.totals().documents == 0


def test_date_and_publisher_that_are_given_beat_those_of_the_reports(store: Store, source: str) -> None:
    read_into(store, source, published=date(2020, 2, 2), publisher="Archive")
    assert {(found.document.published, found.document.publisher) for found in store.all()} == {
        (date(2020, 2, 2), "Archive")
    }


def test_copies_are_linked_as_they_are_built(store: Store, tmp_path: Path) -> None:
    story = " ".join(f"word{number}" for number in range(60))
    lines = [
        {"text": story, "date": "2025-05-05", "outlet": "Wire"},
        {"text": f"{story} end", "date": "2025-05-06", "outlet": "Paper"},
    ]
    assert read_into(store, write(tmp_path / "reports.jsonl", lines)).totals.copies == 1
    (link,) = store.links()
    assert store.document(link.left).publisher == "Wire"


def test_progress_is_told_after_each_report_however_it_ends(store: Store, tmp_path: Path) -> None:
    told: list[int] = []
    source = write(tmp_path / "reports.jsonl", [LINES[0], LINES[0], {"text": "EXPLODE"}])
    read_into(store, source, on_report=lambda: told.append(1))
    assert len(told) == 3


def test_a_stage_that_fails_is_told_with_the_name_of_the_report() -> None:
    told: list[DragomanError] = []
    documents = [Document("EXPLODE", name="a.txt"), Document("Planes struck depots.")]
    (found,) = interpret_each(interpret)(documents, told.append)
    assert found.document.text == "Planes struck depots."
    assert list(map(str, told)) == ["a.txt: ValueError: this report explodes"]


def test_a_report_far_longer_than_any_is_refused_before_it_takes_all_memory() -> None:
    told: list[DragomanError] = []
    endless = Document("word " * (LONGEST // 5 + 1), name="endless.txt")
    assert list(interpret_each(Interpreter(NO_KNOWLEDGE))([endless], told.append)) == []
    assert list(map(str, told)) == ["endless.txt: expected a report of at most 1,000,000 characters, found 1,000,005"]


def test_the_version_of_the_reader_is_a_digest_of_what_decides(tmp_path: Path) -> None:
    def version() -> str:
        return reader_version.__wrapped__(tmp_path)

    (tmp_path / "groups.csv").write_text("one")
    before = version()
    assert len(before) == 20
    (tmp_path / "groups.csv").write_text("two")
    assert version() != before
    (tmp_path / "groups.csv").write_text("one")
    (tmp_path / "kb.db").write_bytes(b"of no account")
    assert version() == before


@pytest.fixture(autouse=True)
def nothing_decides_but_actors(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package itself is digested elsewhere, and may change while someone works on it."""
    monkeypatch.setattr("dragoman.pipeline._DECIDING", ())


@pytest.mark.model
def test_the_model_reads_a_report_alone_as_it_reads_it_in_company() -> None:
    interpreter = Interpreter()
    texts = [
        "Soldiers shelled the town on Monday.",
        "The ministers met in Geneva, officials said. " * 9,
        "Truce holds.",
    ]
    documents = [Document(text, published=date(2025, 5, 6)) for text in texts]
    together = list(interpreter.read(documents))
    assert [interpreter(document) for document in reversed(documents)] == together[::-1]
    assert [len(findings.events) > 0 for findings in together[:2]] == [True, True]


def test_a_source_that_cannot_be_read_at_all_is_an_error_of_ours() -> None:
    assert issubclass(UnreadableSource, DragomanError)
