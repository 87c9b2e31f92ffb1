"""The interface for programs: pages, lines and tables, what makes no sense, and what an adversary tries."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from dragoman.stores import Store
from dragoman.web import make_app
from dragoman.web.answers import KINDS

pytestmark = pytest.mark.model

#: What no answer may be: a failure of ours, or anything that the description does not say. That a question which is
#: well formed makes no sense all the same ("since" after "until") is said with 400.
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
)


def items(client: TestClient, path: str, **asked: Any) -> Iterator[dict[str, Any]]:
    """All of a kind, page after page."""
    cursor = None
    while True:
        answer = client.get(f"/api/v1/{path}", params={**asked, **({"cursor": cursor} if cursor else {})})
        assert answer.status_code == 200, answer.text
        yield from answer.json()["items"]
        cursor = answer.json()["next"]
        if cursor is None:
            return


@pytest.mark.parametrize("kind", KINDS)
def test_pages_lines_and_tables_tell_the_same(client: TestClient, kind: str) -> None:
    paged = list(items(client, kind, limit=7))
    lines = client.get(f"/api/v1/{kind}?format=ndjson").text.splitlines()
    table = list(csv.DictReader(io.StringIO(client.get(f"/api/v1/{kind}?format=csv").text)))
    assert [json.loads(line) for line in lines] == paged
    assert len(table) >= len(paged) > 0
    assert tuple(table[0]) == KINDS[kind].header


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.one])
def test_each_is_found_by_its_id(client: TestClient, kind: str) -> None:
    first = next(items(client, kind))
    assert client.get(f"/api/v1/{kind}/{first['id']}").json() == first
    assert client.get(f"/api/v1/{kind}/0123").status_code == 404


def test_filters_mean_what_they_mean_on_pages(client: TestClient) -> None:
    found = list(items(client, "events", type="ASSAULT", actor="XVL", since="2024-03-01"))
    assert found
    assert {one["type"] for one in found} == {"ASSAULT"}
    assert all((one["period"] or {}).get("end") is None or one["period"]["end"] > "2024-03-01" for one in found)


def test_what_was_not_reported_yet_is_not_told(client: TestClient) -> None:
    assert all(one["document"]["published"] < "2024-02-02" for one in items(client, "claims", as_of="2024-02-01"))


def test_all_of_a_report_is_what_reading_it_prints(client: TestClient, demo_store: Store) -> None:
    from dragoman.findings import to_json

    report = next(items(client, "reports"))
    assert client.get(f"/api/v1/reports/{report['id']}/findings").json() == to_json(demo_store.findings(report["id"]))


def test_words_are_looked_for(client: TestClient) -> None:
    found = list(items(client, "search", text="truce -sport"))
    assert found
    assert all("start" in one["passage"] for one in found)


def test_two_days_are_compared(client: TestClient) -> None:
    changes = {one["change"] for one in items(client, "diff", **{"from": "2024-01-31", "to": "2024-03-20"})}
    assert "known" in changes or "new" in changes


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("events?speaker=x", "speaker: expected of"),
        ("events?since=2025-02-02&until=2025-01-01", "is after until"),
        ("events?cursor=abc", "expected one that a page gave"),
        ("events?text=-truce", "expected a word"),
        ("events?limit=0", "limit"),
        ("events?since=yesterday", "since"),
        ("claims?stance=shouts", "stance"),
        ("events?format=ndjson&cursor=abc", "tells all from the beginning"),
    ],
)
def test_what_makes_no_sense_is_named(client: TestClient, path: str, told: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code in (400, 422)
    assert told in answer.json()["detail"]


def test_what_can_be_asked_is_told_to_people_and_programs(client: TestClient) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert {f"/api/v1/{kind}" for kind in KINDS} < set(told["paths"])
    page = client.get("/api/v1/docs").text
    assert all(path in page for path in told["paths"])


def test_nothing_can_be_changed_here(client: TestClient) -> None:
    assert client.post("/api/v1/events").status_code == 405


def test_no_question_breaks_it(demo_store: Store) -> None:
    app = make_app(demo_store, hosts=("testserver",))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def holds(case: Any) -> None:
            case.call_and_validate(checks=CHECKS, timeout=300)

        holds()


def test_the_incidents_of_a_negotiation_are_those_of_its_page(client: TestClient) -> None:
    process = max(client.app.state.desk.processes(), key=lambda one: len(one.steps))  # type: ignore[attr-defined]
    found = list(items(client, "incidents", process=process.id, limit=500))
    events = {event for step in process.steps for event in step.events}
    assert found
    assert all(events & set(one["events"]) for one in found)


@pytest.mark.parametrize("kind", ["incidents", "tolls"])
def test_disputed_and_not_make_up_the_whole(client: TestClient, kind: str) -> None:
    parts = [len(list(items(client, kind, limit=500, disputed=one))) for one in ("true", "false")]
    assert parts[0] > 0
    assert sum(parts) == len(list(items(client, kind, limit=500)))
