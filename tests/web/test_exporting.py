"""Each view as a file: what a page shows, and what readers that are not ours make of it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from threading import Semaphore

import openpyxl
import pytest
from starlette.testclient import TestClient

from dragoman.web import exporting
from dragoman.web.answers import Kind
from dragoman.web.views import VIEWS

pytestmark = pytest.mark.model

NEEDS = {"search": "&text=truce", "quotes": "&text=truce", "diff": "&since=2024-03-10", "positions": "&actor=state/XVL"}

OTHERS = {
    "chronology": ("timeline", "acled", "ged", "html", "plover"),
    "map": ("geojson",),
    "network": ("gexf", "graphml"),
    "claims": ("html",),
    "tolls": ("ged", "html"),
    "processes": ("html", "markdown"),
    "proceedings": ("html", "markdown"),
    "reports": ("bibtex", "annotations", "html"),
}


def file(client: TestClient, view: str, format: str, more: str = "") -> bytes:
    answer = client.get(f"/export/{view}?format={format}{NEEDS.get(view, '')}{more}")
    assert answer.status_code == 200, answer.text
    assert f"dragoman-{view}." in answer.headers["content-disposition"]
    return answer.content


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_the_same_as_a_table_as_json_and_as_a_workbook(client: TestClient, view: str) -> None:
    table = list(csv.reader(io.StringIO(file(client, view, "csv").decode())))
    items = json.loads(file(client, view, "json"))
    book = openpyxl.load_workbook(io.BytesIO(file(client, view, "xlsx")), read_only=True)
    assert tuple(table[0]) == VIEWS[view].kind.header
    assert len(table) - 1 >= len(items) > 0
    assert sum(1 for sheet in book for _ in sheet.iter_rows(min_row=2)) > 0


@pytest.mark.parametrize(("view", "format"), [(view, format) for view, told in OTHERS.items() for format in told])
def test_a_view_is_told_in_formats_of_other_tools(client: TestClient, view: str, format: str) -> None:
    assert len(file(client, view, format)) > 100


def test_filters_of_the_view_are_those_of_the_file(client: TestClient) -> None:
    told = json.loads(file(client, "map", "geojson", "&type=ASSAULT&actor=XVL"))
    assert told["features"]
    assert {one["properties"]["type"] for one in told["features"]} == {"ASSAULT"}


def test_one_incident_is_a_dossier(client: TestClient) -> None:
    first = json.loads(file(client, "incidents", "json", "&sources=3"))[0]
    page = file(client, "incidents", "html", f"&only={first['id']}").decode()
    assert "<blockquote" in page
    assert len(page) < len(file(client, "incidents", "html"))


def test_all_of_the_reports_found_is_told_as_lines(client: TestClient) -> None:
    lines = [json.loads(line) for line in file(client, "search", "jsonl").splitlines()]
    assert lines
    assert all({"document", "events", "claims", "figures"} <= set(line) for line in lines)


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/export/nothing", 404, "There is no view"),
        ("/export/claims?format=pdf", 400, "expected one of"),
        ("/export/actors?format=geojson", 400, "expected one of csv"),
        ("/export/incidents?only=0123", 404, "There is none"),
        ("/export/search", 400, "expected words"),
        ("/export/positions", 400, "expected the key of somebody"),
    ],
)
def test_what_cannot_be_exported_is_told(client: TestClient, address: str, status: int, told: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert told in answer.text


def test_every_page_offers_only_files_that_there_are(client: TestClient) -> None:
    offered: set[str] = set()
    for path in ("/", "/chronology", "/map", "/processes", "/tolls", "/claims", "/actors", "/network", "/reports"):
        offered.update(re.findall(r'href="(/export/[^"]+)"', client.get(path).text))
    assert len(offered) > 20
    for address in sorted(offered):
        answer = client.get(address.replace("&amp;", "&"))
        assert answer.status_code == 200, (address, answer.text[:200])


def test_who_would_wait_for_other_files_is_told_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "AT_ONCE", Semaphore(0))
    monkeypatch.setattr(exporting, "WAITING", 0.05)
    for path in ("/export/claims?format=csv", "/api/v1/claims?format=csv", "/api/v1/claims?format=ndjson"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "ask again" in answer.text
    assert client.get("/api/v1/claims").status_code == 200


def test_all_that_a_program_asks_for_takes_its_turn_until_it_is_sent(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = Semaphore(1)
    monkeypatch.setattr(exporting, "AT_ONCE", turns)
    monkeypatch.setattr(exporting, "WAITING", 0.05)
    held = []
    # The package hands out its router under that name.
    routes = import_module("dragoman.web.api.routes")
    lines = routes._lines

    def looked(items: Iterable[object], kind: Kind) -> Iterator[str]:
        for line in lines(items, kind):
            held.append(not turns.acquire(blocking=False))
            yield line

    monkeypatch.setattr(routes, "_lines", looked)
    assert client.get("/api/v1/claims?format=ndjson&limit=3").text.count("\n") == 3
    assert held == [True] * 3
    for path in ("/api/v1/claims?format=ndjson&cursor=abc", "/api/v1/tolls?format=csv&process=1"):
        assert client.get(path).status_code == 400
    # Given back each time, also where nothing was told.
    assert turns.acquire(blocking=False)
