"""A store answers in Python as the guide shows it."""

from __future__ import annotations

import doctest
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

import dragoman
from dragoman import frames, kb
from dragoman.errors import BadRequest, DragomanError, StoreError
from dragoman.findings import to_json
from dragoman.records import Document, Findings
from dragoman.resolvers import resolve
from dragoman.stores import IncidentQuery, open_store
from tests.doubles import interpret

GUIDE = Path(__file__).parent.parent / "docs" / "guide" / "python.md"

REPORTS = (
    Document("Planes struck depots in Tarsa, medics said so.", published=date(2025, 5, 3), publisher="Coast Wire"),
    Document("Planes struck depots. The port: 12 killed.", published=date(2025, 5, 3), publisher="Paper"),
    Document(
        "Envoys met ministers. The port: 15 killed, medics said so.", published=date(2025, 5, 6), publisher="Paper"
    ),
)


def read(document: Document) -> Findings:
    """What the five words say, with the port as the place of each figure."""
    findings = interpret(document)
    words = document.text.find("port")
    port = document.cite(dragoman.records.Span(words, words + 4)) if words > 0 else None
    return replace(findings, figures=tuple(replace(figure, place=port) for figure in findings.figures))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the store of the guide is."""
    monkeypatch.chdir(tmp_path)
    with open_store("kb.db") as store:
        for document in REPORTS:
            store.add(read(document))
        store.resolve(resolve)
    return tmp_path


@pytest.fixture
def base(folder: Path) -> Iterator[kb.KnowledgeBase]:
    with dragoman.open("kb.db") as opened:
        yield opened


def examples(heading: str) -> doctest.DocTest:
    """The examples of the guide up to the next heading, after those that open the store."""
    begin, *sections = GUIDE.read_text("utf-8").split("\n## ")
    (section,) = [section for section in sections if section.startswith(heading)]
    return doctest.DocTestParser().get_doctest(f"{begin}\n{section}", {}, heading, str(GUIDE), 0)


@pytest.mark.parametrize("heading", ["Asking", "As of when", "Together", "Tables"])
def test_the_examples_of_the_guide_hold(folder: Path, heading: str) -> None:
    if heading == "Tables":
        pytest.importorskip("pandas")
        pytest.importorskip("pyarrow")
    test = examples(heading)
    assert len(test.examples) > 3
    told: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test, out=told.append, clear_globs=False)
    test.globs["kb"].close()
    assert result.failed == 0, "".join(told)


@pytest.mark.parametrize("table", [frames.CLAIMS, frames.FIGURES, frames.REPORTS, frames.PASSAGES])
def test_each_column_of_a_table_stands_in_the_guide(table: frames.Columns) -> None:
    told = GUIDE.read_text("utf-8")
    assert [name for name in table if name not in told] == []


def test_a_store_that_is_not_there_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        dragoman.open(tmp_path / "kb.db")
    dragoman.open(tmp_path / "kb.db", create=True).close()
    assert (tmp_path / "kb.db").exists()


def test_reports_are_added(base: kb.KnowledgeBase, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.pipeline.Interpreter", lambda actors: interpret)
    (folder / "new.txt").write_text("2025-05-09\n\nElders met envoys.\n")
    summary = base.add(folder / "new.txt")
    assert (summary.read, summary.totals.documents) == (1, 4)
    assert len(list(base.events("Elders"))) == 1
    assert base.add(folder / "new.txt").known == 1


def test_an_answer_is_never_out_of_date(base: kb.KnowledgeBase) -> None:
    events = base.events()
    assert len(list(events)) == 3
    base.store.add(interpret(Document("Elders met envoys.")))
    assert len(list(events)) == 4


def test_days_are_dates_or_written(base: kb.KnowledgeBase) -> None:
    assert list(base.events(since="2025-05-04")) == list(base.events(since=date(2025, 5, 4)))
    assert list(base.events(since=datetime(2025, 5, 4, 12), until="2025-05-06")) == list(
        base.events(since="2025-05-04", until="2025-05-06")
    )
    assert base.diff(date(2025, 5, 3), "2025-05-06") == base.diff("2025-05-03", "2025-05-06")
    assert len(base.diff(datetime(2001, 1, 1), "2100-01-01T12:00Z").events) == 2
    with pytest.raises(BadRequest, match="expected two days, or two moments"):
        base.diff(datetime(2025, 5, 3, 12), "2025-05-06")
    assert list(base.reports(as_of="2025-05-03")) == list(base.reports(as_of=date(2025, 5, 3)))
    assert list(base.reports(as_of=datetime(2001, 1, 1))) == []
    with pytest.raises(BadRequest, match="expected a day such as"):
        base.events(since="May")
    with pytest.raises(BadRequest, match="is after until"):
        base.claims(since="2025-05-04", until="2025-05-03")


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda base: base.events(limit=-1), "limit -1: expected 1 or more"),
        (lambda base: base.search("planes", limit=0), "limit 0: expected 1 or more"),
        (lambda base: base.reports(limit=-1), "limit -1: expected 1 or more"),
        (lambda base: base.claims(stance="bogus"), "stance bogus: expected one of asserts, denies, accuses"),
        (lambda base: base.figures("bogus"), "measure bogus: expected one of .*killed"),
        (lambda base: base.events(type="bogus"), "type BOGUS: expected one of .*ASSAULT"),
        (lambda base: base.events(type="assault/bogus"), "mode of ASSAULT bogus: expected one of .*aerial"),
        (lambda base: base.standing.tolls("2025-05-01"), "as of 2025-05-01: expected a day here"),
        (lambda base: base.standing.positions(as_of="2025-05-01"), "as of 2025-05-01: expected a day here"),
        (lambda base: IncidentQuery(as_of="2025-05-01"), "as of 2025-05-01: expected a day here"),
        (lambda base: IncidentQuery(limit=-1), "limit -1: expected 0 or more"),
        (lambda base: base.standing.incident("zz"), "no incident zz"),
        (lambda base: base.store.identities.actor("zz"), "no actor zz"),
        (lambda base: base.events(as_of=3), "as of 3: expected a day or a moment"),
        (lambda base: base.held("2025-05-01").__enter__(), "2025-05-01: expected a moment with its hour"),
    ],
)
def test_what_cannot_be_asked_is_told_with_what_can(
    base: kb.KnowledgeBase, ask: Callable[[kb.KnowledgeBase], object], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        ask(base)
    assert len(list(base.events(type="assault/aerial"))) == 2


def test_nothing_is_asked_of_a_store_that_was_closed(folder: Path) -> None:
    base = dragoman.open("kb.db")
    answer = base.events()
    base.close()
    for ask in (lambda: list(answer), lambda: base.standing.tolls(), lambda: base.add("new.txt")):
        with pytest.raises(ValueError, match="expected an open store; it was closed"):
            ask()
    base.close()


def test_what_is_missing_for_a_table_is_named(base: kb.KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DragomanError, match="to_pandas needs pandas: pip install pandas"):
        base.events().to_pandas()
    with pytest.raises(DragomanError, match="to_arrow needs pyarrow: pip install pyarrow"):
        base.events().to_arrow()


def test_tables_hold_what_the_records_say(base: kb.KnowledgeBase) -> None:
    pandas, pyarrow = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    for records in (base.events(), base.claims(), base.figures(), base.reports(), base.search("planes")):
        table, arrow = records.to_pandas(), records.to_arrow()
        assert len(table) == arrow.num_rows == len(list(records)) > 0
        assert list(table.columns) == arrow.column_names
    (killed, _) = base.figures().to_arrow().to_pylist()
    (figure, _) = base.figures()
    assert (killed["figure_id"], killed["published"]) == (figure.id, date(2025, 5, 3))
    assert base.figures().to_arrow().schema.field("low").type == pyarrow.int64()
    assert isinstance(base.figures().to_pandas()["low"].dtype, pandas.Int64Dtype)


def test_an_empty_table_has_its_columns_and_an_old_day_and_a_huge_number_fit(base: kb.KnowledgeBase) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    assert len(base.events("nobody").to_pandas()) == base.events("nobody").to_arrow().num_rows == 0
    assert base.events("nobody").to_arrow().schema == base.events().to_arrow().schema
    findings = read(Document("Planes struck depots. 7 killed.", published=date(1066, 10, 14)))
    (figure,) = findings.figures
    base.store.add(replace(findings, figures=(replace(figure, low=10**30, high=None),)))
    assert base.figures().to_pandas()["low"].isna().tolist() == [True, False, False]
    assert str(base.events().to_pandas()["first_day"].iloc[0]) == "1066-10-14 00:00:00"
    assert base.events().to_arrow().column("first_day").to_pylist()[0] == date(1066, 10, 14)
    assert to_json(base.store.findings(findings.document.id))["figures"][0]["low"] == 10**30
