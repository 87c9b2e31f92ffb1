"""As of a day: what is chosen on a page stays as it was told by then, in its lines, its exports and its links."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime, timedelta
from html import unescape
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from dragoman.accounts import Incident
from dragoman.resolvers import ACCOUNTS
from dragoman.stores import IncidentQuery, Store
from dragoman.web.codes import directory
from dragoman.web.dossiers import dossier
from dragoman.web.incidentlines import lines
from dragoman.web.morning import morning
from dragoman.web.pages.actors import people_of
from dragoman.web.pages.claims import tensions
from dragoman.web.pages.report import read
from dragoman.web.people import profile

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
    assert f"{then.sources} source" in page
    assert f"{len(then.documents)} report" in page
    for later in set(now.documents) - set(then.documents):
        assert later not in page
        assert later in client.get(f"/incidents/{now.id}").text


def test_an_incident_as_of_a_day_has_the_values_sources_and_ties_of_that_day(
    demo_store: Store, grown: tuple[date, Incident, Incident]
) -> None:
    day, then, now = grown
    found = dossier(demo_store, now.id, day)
    assert found is not None
    assert found.incident == then
    assert {one.document.id for one in found.told} <= set(then.documents)
    ends = {end for tie in found.ties for end in (tie.link.left, tie.link.right)}
    assert ends <= set(then.events)
    passages = [passage for rival in (*found.when, *found.where) for passage in rival.passages]
    assert passages
    assert all((one.document.day or date.max) <= day for one in passages)
    assert dossier(demo_store, now.id, date(2023, 1, 1)) is None


def test_the_links_of_a_page_as_of_a_day_keep_it(client: TestClient, grown: tuple[date, Incident, Incident]) -> None:
    day, _, now = grown
    page = client.get(f"/incidents/{now.id}?as_of={day}").text
    main = page[page.index("<main") : page.index("</main>")]
    links = re.findall(r'href="(/(?:incidents|reports|tolls|export|events)[^"]*)"', main)
    back = [link for link in links if "as_of" not in link]
    assert back == [f"/incidents/{now.id}"] * len(back)
    assert "As all reports tell it" in main
    reports = [link for link in links if link.startswith("/reports/")]
    assert any(link.endswith("#here") and f"as_of={day}#here" in link for link in reports)


PLACES = ("incidents", "reports", "processes", "proceedings", "tolls")


@pytest.mark.parametrize("kind", PLACES)
def test_what_nobody_had_reported_by_then_is_a_page_that_says_so(client: TestClient, kind: str) -> None:
    id = client.get(f"/api/v1/{kind}").json()["items"][0]["id"]
    assert client.get(f"/{kind}/{id}").status_code == 200
    page = client.get(f"/{kind}/{id}?as_of=2023-01-01")
    assert page.status_code == 404
    assert "1 January 2023" in page.text
    assert f'href="/{kind}/{id}"' in page.text
    answer = client.get(f"/api/v1/{kind}/{id}?as_of=2023-01-01")
    assert answer.status_code == 404
    assert "2023-01-01" in answer.json()["detail"]
    assert client.get(f"/api/v1/{kind}/{id}?as_of=2030-01-01").json() == client.get(f"/api/v1/{kind}/{id}").json()


def test_an_actor_as_of_a_day_is_whom_reports_up_to_it_tell_of(client: TestClient, demo_store: Store) -> None:
    desk = client.app.state.desk  # type: ignore[attr-defined]
    key, known, day = people_of(desk)[0].key, directory(desk.actors), date(2024, 2, 20)
    now, then = profile(demo_store, known, key), profile(demo_store, known, key, day)
    assert now is not None
    assert then is not None
    assert 0 < then.count < now.count
    assert 0 < then.said < now.said
    assert all((one.document.day or date.max) <= day for one in then.claims)
    assert sum(count for _, count in then.names) < sum(count for _, count in now.names)
    assert then.incidents == lines(desk.incidents_called([line.id], day)[line.id] for line in then.incidents)
    address = f"/actors/{quote(key, safe='')}"
    page = client.get(f"{address}?as_of={day}").text
    assert f"as_of={day}" in page.split('<table class="incidents">')[1]
    gone = client.get(f"{address}?as_of=2023-01-01")
    assert gone.status_code == 404
    assert "1 January 2023" in gone.text


def test_a_report_as_of_a_day_names_only_copies_and_sources_of_that_day(
    client: TestClient, grown: tuple[date, Incident, Incident]
) -> None:
    day, then, now = grown
    desk = client.app.state.desk  # type: ignore[attr-defined]
    told = {one.id: one for one in read(desk, then.documents[0], as_of=day).incidents}
    assert told[now.id].sources == then.sources
    assert {one.id: one for one in read(desk, then.documents[0]).incidents}[now.id].sources == now.sources


def test_an_event_as_of_a_day_stands_beside_those_of_that_day(
    client: TestClient, grown: tuple[date, Incident, Incident]
) -> None:
    day, then, now = grown
    later = next(event for event in now.events if event not in then.events)
    assert client.get(f"/events/{later}?as_of={day}").status_code == 404
    page = client.get(f"/events/{then.events[0]}?as_of={day}").text
    assert later not in page
    assert f"of {then.sources} independent" in page or "No other event counts as the same" in page


def test_the_dossier_of_one_thing_is_as_of_the_day(
    client: TestClient, grown: tuple[date, Incident, Incident], demo_store: Store
) -> None:
    day, then, now = grown
    titles = [demo_store.document(id).title for id in set(now.documents) - set(then.documents)]
    for format in ("markdown", "html"):
        told = client.get(f"/export/incidents?format={format}&only={now.id}&as_of={day}").text
        assert "As what had been reported by" in told
        assert not any(title and title in told for title in titles)
    process = client.get("/api/v1/processes").json()["items"][0]["id"]
    told = client.get(f"/export/processes?format=markdown&only={process}&as_of=2024-03-10").text
    assert "As what had been reported by 10 March 2024" in told
    days = [datetime.strptime(one, "%d %B %Y").date() for one in re.findall(r"(\d+ \w+ \d{4}), characters", told)]
    assert days
    assert max(days) <= date(2024, 3, 10)


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


# The first page and the list of actors


def test_the_first_page_as_of_a_day_is_what_somebody_read_on_it(
    client: TestClient, grown: tuple[date, Incident, Incident]
) -> None:
    day, _, _ = grown
    desk = client.app.state.desk  # type: ignore[attr-defined]
    then, now = morning(desk, as_of=day), morning(desk)
    assert then.newest is not None
    assert now.newest is not None
    assert then.newest <= day < now.newest
    assert all(active <= day for active, _ in then.days)
    assert 0 < then.stats.documents < now.stats.documents
    assert 0 < then.stats.incidents < now.stats.incidents
    assert 0 < then.stats.claims < now.stats.claims
    assert 0 < then.stats.figures < now.stats.figures
    assert {one.id for one in then.talks} <= {one.id for one in desk.processes(day)}
    assert [one.sources for one in then.shared] == [
        desk.incidents_called([one.id], day)[one.id].sources for one in then.shared
    ]
    assert then.news is not None
    told = [line.passage.document.day for line in (*then.news.known, *then.news.counted)]
    assert told
    assert max(filter(None, told)) <= day
    later = morning(desk, as_of=date.max)
    assert later.stats == now.stats
    assert later.shared == now.shared


def test_the_first_page_as_of_a_day_says_so_and_its_links_and_its_file_keep_it(
    client: TestClient, grown: tuple[date, Incident, Incident]
) -> None:
    day, _, _ = grown
    page = client.get(f"/?as_of={day}").text
    main = page[page.index("<main") : page.index("</main>")]
    assert "Only what had been reported by" in main
    links = [unescape(link) for link in re.findall(r'href="(/[^"]*)"', main)]
    assert [link for link in links if f"as_of={day}" not in link] == ["/"]
    assert f'name="as_of" value="{day}"' in main
    for link in links:
        assert client.get(link).status_code == 200, link
    (file,) = (link for link in links if link.startswith("/export/diff") and "format=jsonl" in link)
    days = [datetime.fromisoformat(one).date() for one in re.findall(r'"published": ?"([^"]+)"', client.get(file).text)]
    assert days
    assert max(days) <= day


def test_before_the_first_report_the_first_page_says_that_there_was_none(client: TestClient) -> None:
    page = client.get("/?as_of=2023-01-01").text
    assert "No report had come out by that day." in page
    assert "Nothing was read yet" not in page
    assert 'name="as_of" value="2023-01-01"' in page


def test_the_list_of_actors_as_of_a_day_has_whom_reports_up_to_it_tell_of(client: TestClient) -> None:
    desk, day = client.app.state.desk, date(2024, 2, 20)  # type: ignore[attr-defined]
    then, now = people_of(desk, day), {one.key: one for one in people_of(desk)}
    assert 0 < len(then) < len(now)
    assert all(one.incidents <= now[one.key].incidents for one in then if one.key in now)
    known = directory(desk.actors)
    for one in then:
        found = profile(desk.store, known, one.key, day)
        assert found is not None, one.key
        # A page of a name that several bear is of all of them; the list has of it what none of them is known to be.
        assert found.count == one.incidents if not found.namesakes else found.count >= one.incidents
        if not one.key.startswith("name:"):
            assert found.said == one.claims
    assert all(profile(desk.store, known, key) for key in now)
    assert people_of(desk, date.max) == people_of(desk)


def test_the_links_of_the_list_of_actors_keep_the_day_and_lead_somewhere(client: TestClient) -> None:
    page = client.get("/actors?as_of=2024-02-20").text
    main = page[page.index("<main") : page.index("</main>")]
    assert "20 February 2024" in main
    links = [unescape(link) for link in re.findall(r'href="(/[^"]*)"', main)]
    assert [link for link in links if "as_of=2024-02-20" not in link] == ["/actors", "/actors"]
    assert len(links) > 30
    for link in links:
        assert client.get(link).status_code == 200, link
    told = client.get("/export/actors?format=json&as_of=2024-02-20").json()
    asked = client.get("/api/v1/actors?limit=500&as_of=2024-02-20").json()["items"]
    assert [one["key"] for one in told] == [one["key"] for one in asked]
    assert len(told) < len(client.get("/export/actors?format=json").json())


VIEWS = (
    *("/", "/chronology", "/map", "/processes", "/tolls", "/claims", "/claims?view=tensions", "/actors", "/network"),
    *("/reports", "/search?text=truce"),
)


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_says_as_of_which_day_it_is(client: TestClient, path: str) -> None:
    page = client.get(f"{path}{'&' if '?' in path else '?'}as_of=2024-02-20").text
    main = page[page.index("<main") : page.index("</main>")]
    assert 'name="as_of"' in main
    assert 'value="2024-02-20"' in main
    assert re.search(r'href="/export/[a-z]+\?[^"]*as_of=2024-02-20', main)
