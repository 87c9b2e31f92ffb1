"""The gazetteer as it is compiled: the same data give the same bytes."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", Path(__file__).parents[1] / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # NamedTuple looks its module up by name.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def town(hook: ModuleType, name: str, *aliases: str, population: int = 5000) -> object:
    return hook.Place(name, "XXX", "01", 10.5, 20.25, population, "town", population, (name, *aliases))


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    file = sqlite3.connect(path)
    try:
        return file.execute(query).fetchall()
    finally:
        file.close()


def test_the_same_places_give_the_same_bytes(hook: ModuleType, tmp_path: Path) -> None:
    places = [town(hook, "Al Tarsabor", "Tarsabur"), town(hook, "Port Clement")]
    for name in ("one", "two"):
        hook._write(places, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_place_is_found_by_its_own_name_and_by_others(hook: ModuleType, tmp_path: Path) -> None:
    hook._write([town(hook, "Al Tarsabor", "Tarsabur")], tmp_path / "places")
    found = rows(tmp_path / "places", "SELECT folded, own FROM names ORDER BY folded")
    assert found == [("al tarsabor", 1), ("tarsabor", 1), ("tarsabur", 0)]


def test_only_a_metropolis_is_known_without_the_word_city(hook: ModuleType, tmp_path: Path) -> None:
    places = [town(hook, "Tarsabor City", population=2_000_000), town(hook, "Park City")]
    hook._write(places, tmp_path / "places")
    assert {row[0] for row in rows(tmp_path / "places", "SELECT folded FROM names")} == {
        "tarsabor",
        "tarsabor city",
        "park city",
    }


@pytest.mark.parametrize(
    ("values", "middle"),
    [([1.0], 1.0), ([1.0, 2.0], 1.5), ([1.0, 2.0, 90.0], 2.0), ([float(value) for value in range(25)] + [500.0], 12.5)],
)
def test_a_town_filed_under_the_wrong_division_does_not_move_its_middle(
    hook: ModuleType, values: list[float], middle: float
) -> None:
    assert hook._middle(values) == pytest.approx(middle, abs=0.6)


@pytest.mark.parametrize(
    ("name", "is_alias"), [("Kiev", True), ("IEV", False), ("Kyi", False), ("Київ", False), ("kiyiv", False)]
)
def test_only_what_an_english_report_may_print_is_an_alias(hook: ModuleType, name: str, is_alias: bool) -> None:
    assert hook._is_alias(name) is is_alias
