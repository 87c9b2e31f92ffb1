"""Actors: the list of all, and the page of one."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman import stores
from dragoman.knowledge.directory import load_directory
from dragoman.stores import Store
from dragoman.web import make_app
from dragoman.web.people import Person, Tied, closest, everybody, profile, searched
from tests.web.conftest import BASE
from tests.web.pictured import pictured, pictured_place

__all__ = ["pictured", "pictured_place"]

OFFICES = """person,aliases,role,country,sectors,from,until,source
Mara Lind,Lind,prime minister,XNO,GOV,2021-05-01,2024-06-30,official dates of office
Mara Lind,,president,XNO,GOV,2024-07-01,,press reports
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of own actors, with one person and her offices."""
    place = tmp_path_factory.mktemp("actors")
    (place / "offices.csv").write_text(OFFICES, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def asked(pictured: Store, folder: Path) -> Iterator[TestClient]:
    with TestClient(make_app(pictured, actors=(folder,)), base_url=BASE) as client:
        yield client


def test_those_who_act_and_speak_most_come_first(pictured: Store) -> None:
    people = everybody(pictured, load_directory())
    assert [(one.name, one.incidents, one.claims) for one in people] == [
        ("Norland Army", 5, 3),
        ("Harbour Council", 3, 2),
        ("Red Valley Front", 4, 1),
    ]


def test_people_are_searched_by_a_part_of_their_name_and_by_country() -> None:
    army = Person("force/norland-army", "Norland Army", "Norland", "armed forces", 5, 3)
    council = Person("name:Harbour Council", "Harbour Council", "", "", 3, 2)
    assert searched((army, council), "HARB") == (council,)
    assert searched((army, council), None, "Norland") == (army,)
    assert searched((army, council), "force/norland-army") == (army,)


def test_with_whom_most_is_counted_over_all_classes() -> None:
    beside = (
        stores.Beside("a", "Council", 1, 2),
        stores.Beside("b", "Front", 4, 3),
        stores.Beside("a", "Council", 3, 2),
    )
    assert closest(beside) == (Tied("a", "Council", (2, 0, 2, 0)), Tied("b", "Front", (0, 0, 0, 3)))
    assert len(closest(beside, most=1)) == 1


def test_offices_are_told_with_their_days_and_the_kind_of_their_source(pictured: Store, folder: Path) -> None:
    found = profile(pictured, load_directory(folder), "person/mara-lind")
    assert found is not None
    assert [(office.role, office.start, office.last, office.source) for office in found.offices] == [
        ("president", date(2024, 7, 1), None, "press reports"),
        ("prime minister", date(2021, 5, 1), date(2024, 6, 29), "official dates of office"),
    ]


def test_somebody_whom_nobody_knows_has_no_page(asked: TestClient) -> None:
    assert asked.get("/actors/group/no-such").status_code == 404
    assert asked.get("/actors/name:Nobody").status_code == 404


def test_the_list_leads_to_each_and_says_who_is_known_from_reports_only(asked: TestClient) -> None:
    page = asked.get("/actors").text
    assert 'href="/actors/name%3AHarbour%20Council"' in page
    assert page.count("in reports only") == 1


def test_the_list_is_searched(asked: TestClient) -> None:
    assert "1 actor<" in asked.get("/actors?actor=valley").text
    assert "Nobody of that name" in asked.get("/actors?actor=nobody").text


def test_the_page_of_one_tells_what_they_did_said_and_with_whom(asked: TestClient) -> None:
    page = asked.get("/actors/force%2Fnorland-army").text
    assert "<bdi>Norland Army</bdi></h1>" in page
    assert "all 5" in page
    assert "all 3" in page
    assert 'href="/actors/name%3AHarbour%20Council"' in page
    assert page.count("<blockquote") == 3


def test_the_page_of_one_is_exported(asked: TestClient) -> None:
    page = asked.get("/actors/force%2Fnorland-army").text
    links = [html.unescape(link) for link in re.findall(r'href="(/export/[^"]+)"', page)]
    assert {link.partition("?")[0] for link in links} == {"/export/incidents", "/export/claims", "/export/positions"}
    for link in links:
        assert asked.get(link).status_code == 200, link
    (incidents,) = (link for link in links if link.startswith("/export/incidents") and "csv" in link)
    rows = list(csv.DictReader(io.StringIO(asked.get(incidents).text)))
    assert f"all {len(rows)}<" in page


def test_a_page_that_is_found_by_way_of_another_stands_under_that(asked: TestClient) -> None:
    for path, place in (("/network", "/actors"), ("/actors", "/actors"), ("/review/log", "/review"), ("/", "/")):
        page = asked.get(path).text
        assert re.findall(r'<a href="([^"]*)"[^>]*aria-current', page.partition("<main")[0]) == [place]


def test_the_page_of_one_whom_only_reports_know(asked: TestClient) -> None:
    page = asked.get("/actors/name%3AHarbour%20Council").text
    assert "Known from reports only" in page
    assert 'href="/chronology?actor=name%3AHarbour+Council"' in page


def test_an_office_still_held_has_no_end(asked: TestClient) -> None:
    page = asked.get("/actors/person%2Fmara-lind").text
    assert "1 July 2024 – no end known" in page
    assert "1 May 2021 – 29 June 2024" in page


@pytest.mark.model
def test_the_export_of_actors_is_of_the_country_of_the_page(client: TestClient) -> None:
    country = re.findall(r"<option>([^<]+)</option>", client.get("/actors").text)[0]
    page = client.get("/actors", params={"country": country}).text
    (address, *_) = re.findall(r'href="(/export/actors[^"]*format=csv[^"]*)"', page)
    rows = list(csv.DictReader(io.StringIO(client.get(html.unescape(address)).text)))
    assert rows
    assert {row["country"] for row in rows} == {country}
