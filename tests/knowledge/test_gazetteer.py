"""Places by name, and that the file of them is what the build makes."""

from __future__ import annotations

import multiprocessing
import pickle
from pathlib import Path

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.knowledge.tables import read_csv

PRECISIONS = {"town", "district", "region", "sea", "exact", "country"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def first(gazetteer: Gazetteer, name: str) -> tuple[str, str | None, str]:
    entry = gazetteer.find(name)[0]
    return entry.name, entry.country, entry.precision


@pytest.mark.parametrize("name", ["Deir el-Balah", "Deir al-Balah", "DEIR AL BALAH", "deir al–balah"])
def test_case_hyphens_and_the_arabic_article_do_not_count(gazetteer: Gazetteer, name: str) -> None:
    assert [entry.country for entry in gazetteer.find(name)] == ["PSE"]


@pytest.mark.parametrize("name", ["Sanaa", "Sana'a", "Sana’a", "Sanʿaʾ"])
def test_apostrophes_of_every_kind_do_not_count(gazetteer: Gazetteer, name: str) -> None:
    assert first(gazetteer, name) == ("Sanaa", "YEM", "town")


def test_an_article_may_stand_or_fall(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Fallujah") == gazetteer.find("al-Fallujah")


def test_all_bearers_of_a_name_are_found_the_likeliest_first(gazetteer: Gazetteer) -> None:
    found = [entry.country for entry in gazetteer.find("Tripoli")]
    assert found[:2] == ["LBY", "LBN"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Georgia", ("Georgia", "GEO", "country")),
        ("Washington", ("Washington", "USA", "town")),
        ("New York", ("New York City", "USA", "town")),
        ("Quebec", ("Quebec", "CAN", "region")),
        ("Kyiv", ("Kyiv", "UKR", "town")),
        ("Kiev", ("Kyiv", "UKR", "town")),
        ("Burma", ("Myanmar", "MMR", "country")),
        ("the Strait of Hormuz", ("Strait of Hormuz", None, "sea")),
        ("Gaza", ("Gaza Strip", "PSE", "region")),
        ("Gaza City", ("Gaza", "PSE", "town")),
        ("Kashmir", ("Kashmir", None, "region")),
    ],
)
def test_the_likeliest_bearer_is_the_one_that_news_means(
    gazetteer: Gazetteer, name: str, expected: tuple[str, str | None, str]
) -> None:
    assert first(gazetteer, name) == expected


def test_a_province_is_not_its_capital(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "Kharkiv") == ("Kharkiv", "UKR", "town")
    assert first(gazetteer, "Kharkiv region") == ("Kharkiv Oblast", "UKR", "region")


def test_a_name_nobody_bears_is_found_nowhere(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Port Clement") == ()
    assert gazetteer.find("") == ()


def test_every_state_is_found_by_its_name_and_aliases(gazetteer: Gazetteer) -> None:
    for row in read_csv("actors/states.csv"):
        if row.text("id") == f"state/{row.maybe_text('country')}":
            for name in (row.text("name"), *row.texts("aliases")):
                found = {entry.country for entry in gazetteer.find(name) if entry.precision == "country"}
                assert row.text("country") in found, f"{row.place}: {name}"


def test_every_region_of_our_own_is_found_where_it_says() -> None:
    gazetteer = load_gazetteer()
    for row in read_csv("places/regions.csv"):
        row.only("name", "aliases", "country", "latitude", "longitude", "precision", "seat")
        assert row.text("precision") in PRECISIONS, row.place
        assert row.maybe_text("seat") or (row.maybe_text("latitude") and row.maybe_text("longitude")), row.place
        for name in (row.text("name"), *row.texts("aliases")):
            found = [
                entry
                for entry in gazetteer.find(name)
                if (entry.name, entry.country, entry.precision)
                == (row.text("name"), row.maybe_text("country"), row.text("precision"))
            ]
            assert found, f"{row.place}: {name}"


def test_every_division_is_found_by_a_word_for_what_it_is(gazetteer: Gazetteer) -> None:
    for row in read_csv("places/divisions.csv"):
        row.only("country", "admin1", "name", "aliases")
        for name in (row.text("name"), *row.texts("aliases")):
            for kind in ("province", "Governorate", "region"):
                found = {(entry.country, entry.admin1) for entry in gazetteer.find(f"{name} {kind}")}
                assert (row.text("country"), row.text("admin1")) in found, f"{row.place}: {name} {kind}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Homs", ("Homs", "SYR", "town")),
        ("Homs province", ("Homs Governorate", "SYR", "region")),
        ("Garissa County", ("Garissa", "KEN", "region")),
        ("Minas Gerais", ("Minas Gerais", "BRA", "region")),
        ("Rivers State", ("Rivers State", "NGA", "region")),
    ],
)
def test_a_division_that_has_a_towns_name_is_found_by_its_kind_only(
    gazetteer: Gazetteer, name: str, expected: tuple[str, str | None, str]
) -> None:
    assert first(gazetteer, name) == expected


def test_every_shortened_province_is_a_province(gazetteer: Gazetteer) -> None:
    for short, full in gazetteer.words.short.items():
        assert not short.endswith("."), short
        assert any(entry.precision == "region" for entry in gazetteer.find(full)), full


def test_domains_of_countries_are_known_and_those_for_sale_are_not(gazetteer: Gazetteer) -> None:
    assert gazetteer.domains["uk"] == "GBR"
    assert gazetteer.domains["ua"] == "UKR"
    assert "tv" not in gazetteer.domains
    assert all(len(domain) == 2 for domain in gazetteer.domains)


def test_every_point_is_on_the_globe_and_every_precision_is_known() -> None:
    import sqlite3

    file = sqlite3.connect(load_gazetteer()._path)
    try:
        bounds = "SELECT min(latitude), max(latitude), min(longitude), max(longitude) FROM places"
        south, north, west, east = file.execute(bounds).fetchone()
        assert -9_000 <= south < north <= 9_000
        assert -18_000 <= west < east <= 18_000
        assert {row[0] for row in file.execute("SELECT DISTINCT precision FROM divisions")} <= PRECISIONS
    finally:
        file.close()


def _find_goma(gazetteer: Gazetteer) -> str | None:
    return gazetteer.find("Goma")[0].country


def test_a_worker_that_was_forked_opens_the_file_itself(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Bukavu")
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_find_goma, (pickle.loads(pickle.dumps(gazetteer)),)) == "COD"


def test_the_child_of_a_fork_does_not_use_its_parents_connection(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = gazetteer._connection()
    monkeypatch.setattr("dragoman.knowledge.gazetteer.os.getpid", lambda: -1)
    assert gazetteer._connection() is not own


def test_without_its_file_it_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(BadKnowledge, match=r"python hatch_build\.py"):
        Gazetteer(tmp_path / "none.sqlite").find("Goma")
