"""As of a day: what is chosen on a page stays as it was told by then, in its lines, its exports and its links."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from dragoman.accounts import Incident
from dragoman.resolvers import ACCOUNTS
from dragoman.stores import IncidentQuery, Store
from dragoman.web.pages.claims import tensions

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def grown(demo_store: Store) -> tuple[date, Incident, Incident]:
    """A day, and an incident as reports up to it tell it and as all do, of which more tell."""
    now = {one.id: one for one in demo_store.comparisons.incidents()}
    for months in range(1, 5):
        day = date(2024, 1, 12) + timedelta(days=20 * months)
        for one in demo_store.standing(ACCOUNTS).incidents(IncidentQuery(as_of=day)):
            if one.id in now and now[one.id].sources > one.sources:
                return day, one, now[one.id]
    raise AssertionError("the demo has no incident that grows")


def test_a_mark_on_the_line_tells_what_was_known(client: TestClient, grown: tuple[date, Incident, Incident]) -> None:
    day, then, now = grown
    words = {many: f"{many} source{'' if many == 1 else 's'}</span>" for many in (then.sources, now.sources)}
    assert words[now.sources] in client.get(f"/chronology/told?ids={now.id}").text
    part = client.get(f"/chronology/told?ids={now.id}&as_of={day}").text
    assert words[then.sources] in part
    assert f'href="/incidents/{now.id}?as_of={day}"' in part


def test_what_was_not_told_of_yet_is_on_no_mark(client: TestClient, demo_store: Store) -> None:
    last = max(
        demo_store.comparisons.incidents(), key=lambda one: demo_store.document(one.documents[0]).day or date.min
    )
    assert "<li>" in client.get(f"/chronology/told?ids={last.id}").text
    assert "<li>" not in client.get(f"/chronology/told?ids={last.id}&as_of=2024-01-10").text


def test_lists_as_of_a_day_lead_to_pages_that_say_how_it_stood(
    client: TestClient, grown: tuple[date, Incident, Incident]
) -> None:
    day, then, now = grown
    assert f'?as_of={day}">' in client.get(f"/chronology?as_of={day}").text.split("<tbody>")[1]
    page = client.get(f"/incidents/{now.id}?as_of={day}").text
    assert f", {then.sources} independent" in page
    assert "Below is what all reports tell" in page
    assert "No report up to" in client.get(f"/incidents/{now.id}?as_of=2023-01-01").text
    assert "Below is what all reports tell" not in client.get(f"/incidents/{now.id}").text


@pytest.mark.parametrize("kind", ["processes", "proceedings"])
def test_the_export_of_one_track_has_the_steps_of_its_page(client: TestClient, kind: str) -> None:
    desk = client.app.state.desk  # type: ignore[attr-defined]
    day = date(2024, 3, 10)
    now = {one.id: one for one in getattr(desk, kind)()}
    then = [one for one in getattr(desk, kind)(day) if one.id in now and len(one.steps) < len(now[one.id].steps)]
    if kind == "processes":
        assert then
    for one in then:
        answer = client.get(f"/export/{kind}?format=json&only={one.id}&as_of={day}").json()
        assert len(answer[0]["steps"]) == len(one.steps)


def test_the_export_of_one_toll_has_the_numbers_of_its_page(client: TestClient) -> None:
    desk = client.app.state.desk  # type: ignore[attr-defined]
    day = date(2024, 3, 25)
    now = {one.id: one for one in desk.tolls()}
    then = [one for one in desk.tolls(day) if one.id in now and len(one.counts) < len(now[one.id].counts)]
    assert then
    for one in then:
        answer = client.get(f"/export/tolls?format=json&only={one.id}&as_of={day}").json()
        assert len(answer[0]["counts"]) == len(one.counts)
    gone = next(iter(now.keys() - {one.id for one in desk.tolls(date(2024, 1, 10))}))
    assert client.get(f"/export/tolls?format=json&only={gone}&as_of=2024-01-10").status_code == 404


def test_the_export_of_one_incident_is_as_of_the_day(
    client: TestClient, grown: tuple[date, Incident, Incident]
) -> None:
    day, then, now = grown
    table = client.get(f"/export/incidents?format=csv&only={now.id}&as_of={day}").text
    (row,) = csv.DictReader(io.StringIO(table))
    assert int(row["sources"]) == then.sources


def test_tensions_as_of_a_day_are_of_reports_up_to_it(client: TestClient) -> None:
    desk, day = client.app.state.desk, date(2024, 2, 15)  # type: ignore[attr-defined]
    then, now = tensions(desk, day), tensions(desk)
    assert 0 < len(then) < len(now)
    assert all((desk.store.document(id).day or date.max) <= day for one in then for id in one.documents)
