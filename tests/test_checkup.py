"""The doctor finds what is wrong, and says of the rest that it is well."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from dragoman import checkup
from dragoman.errors import ModelMissing
from dragoman.records import Document
from dragoman.resolvers import settle_all
from dragoman.stores import open_store
from tests.doubles import interpret


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    with open_store(tmp_path / "kb.db") as store:
        store.add(interpret(Document("Planes struck depots in Tarsa.", published=date(2025, 5, 6), name="a.txt")))
    return tmp_path / "kb.db"


def test_a_store_whose_quotes_stand_in_its_reports_is_well(kb: Path) -> None:
    store, reports, incidents, evidence, text = checkup.of_store(str(kb))
    assert (reports.well, reports.finding) == (True, "1 reports are what was written down")
    assert (incidents.well, incidents.finding) == (True, "0 events are each in one")
    assert (store.well, store.finding) == (True, f"{kb}: 1 reports, 1 events, 0 claims")
    assert (evidence.well, evidence.finding) == (True, "7 quotes stand in their reports")
    assert (text.well, text.finding) == (True, "every report can be searched")


def test_a_store_whose_text_was_changed_behind_its_back_is_found_out(kb: Path) -> None:
    with sqlite3.connect(kb) as database:
        database.execute("UPDATE events SET record = replace(record, 'struck', 'spared')")
    database.close()
    *_, evidence, _ = checkup.of_store(str(kb))
    assert not evidence.well
    assert "a.txt" in evidence.finding
    assert "does not stand at" in evidence.finding


def test_every_report_with_a_fault_is_counted_and_those_first_are_named(kb: Path) -> None:
    with open_store(kb) as store:
        for name in "bcdef":
            store.add(interpret(Document(f"Planes struck depots in {name}.", published=date(2025, 5, 7), name=name)))
    with sqlite3.connect(kb) as database:
        database.execute("UPDATE documents SET text = 'X' || text WHERE name <> 'f'")
        database.execute("UPDATE events SET record = '{' WHERE document = (SELECT id FROM documents WHERE name = 'f')")
    database.close()
    *_, evidence, text = checkup.of_store(str(kb))
    assert not evidence.well
    assert evidence.finding.startswith("6 reports with faults: a.txt: ")
    assert evidence.finding.endswith(", and 3 reports more")
    assert text.well


def test_records_that_are_no_records_are_told_with_their_report(kb: Path) -> None:
    with sqlite3.connect(kb) as database:
        database.execute("UPDATE events SET record = '{'")
    database.close()
    *_, evidence, _ = checkup.of_store(str(kb))
    assert "a.txt: expected records as dragoman build writes them" in evidence.finding


@pytest.mark.parametrize(
    "edit",
    [
        "DELETE FROM events",
        "UPDATE documents SET title = 'Another'",
        "UPDATE documents SET published = '2025-05-07'",
        "UPDATE mentions SET record = replace(record, 'XYZ', 'ABC')",
    ],
)
def test_a_report_that_is_not_what_was_written_down_is_found_out(kb: Path, edit: str) -> None:
    with sqlite3.connect(kb) as database:
        database.execute(edit)
    database.close()
    _, reports, *_ = checkup.of_store(str(kb))
    assert not reports.well
    assert reports.finding.startswith("1 reports are not what was written down: a.txt; ")


def test_events_whose_incident_is_gone_are_found_out(kb: Path) -> None:
    with open_store(kb) as store:
        settle_all(store)
    _, _, whole, *_ = checkup.of_store(str(kb))
    assert (whole.well, whole.finding) == (True, "1 events are each in one")
    with sqlite3.connect(kb) as database:
        database.execute("DELETE FROM incidents")
    database.close()
    _, _, incidents, *_ = checkup.of_store(str(kb))
    assert (incidents.well, incidents.finding) == (
        False,
        "those of 1 events are gone, 0 have no events; build the store anew",
    )
    with sqlite3.connect(kb) as database:
        database.execute("DELETE FROM terms")
        database.execute("DELETE FROM members")
    database.close()
    _, _, incidents, *_ = checkup.of_store(str(kb))
    assert incidents.finding == "1 events are in none yet; the next dragoman build puts each into one"
    with open_store(kb) as store:
        settle_all(store)
    _, _, whole, *_ = checkup.of_store(str(kb))
    assert (whole.well, whole.finding) == (True, "1 events are each in one")


def test_a_report_that_the_index_has_lost_is_found_out(kb: Path) -> None:
    with sqlite3.connect(kb) as database:
        database.execute("DELETE FROM numbered")
    database.close()
    *_, text = checkup.of_store(str(kb))
    assert not text.well
    assert "1 reports cannot be searched" in text.finding


def test_a_store_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    store, *_, evidence, _ = checkup.of_store(str(tmp_path / "gone.db"))
    assert not store.well
    assert not evidence.well
    assert "no such store" in store.finding


def test_a_part_that_fails_leaves_the_others_to_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise ModelMissing("model.onnx is not there")

    monkeypatch.setattr(checkup, "PARTS", {"model": missing, "python": lambda: "3.11"})
    model, python = checkup.of_installation()
    assert (model.part, model.well, model.finding) == ("model", False, "model.onnx is not there")
    assert python.well


@pytest.mark.model
def test_what_is_installed_here_is_well() -> None:
    assert [check for check in checkup.of_installation() if not check.well] == []
