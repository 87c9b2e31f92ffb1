"""Of several places of one name, the rest of the report says which is meant."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extractors.namesakes import Namesakes, weigh
from dragoman.extractors.toponyms import Toponym
from dragoman.knowledge.gazetteer import PlaceEntry
from dragoman.records import Document, Span

NORLAND = PlaceEntry("Norland", "NOR", None, 60.0, 10.0, 5_000_000, "country", 10**10)
SUDLAND = PlaceEntry("Sudland", "SUD", None, 10.0, 20.0, 5_000_000, "country", 10**10)
TARSA_OF_NORLAND = PlaceEntry("Tarsa", "NOR", "01", 60.0, 10.0, 500_000, "town", 500_000)
TARSA_OF_SUDLAND = PlaceEntry("Tarsa", "SUD", "07", 10.0, 20.0, 60_000, "town", 60_000)
MELO = PlaceEntry("Melo", "SUD", "07", 10.5, 20.3, 90_000, "town", 90_000)
VELM = PlaceEntry("Velm", "SUD", "07", 11.0, 21.0, 0, "region", 400_000)
HAMLET = PlaceEntry("Odrin", "NOR", "02", 65.0, 12.0, 800, "town", 800)
NORLAND_OF_SUDLAND = PlaceEntry("Norland", "SUD", "09", 14.0, 20.0, 0, "region", 900_000)

ENTRIES = {
    "Norland": (NORLAND,),
    "Sudland": (SUDLAND,),
    "Tarsa": (TARSA_OF_NORLAND, TARSA_OF_SUDLAND),
    "Melo": (MELO,),
    "Velm": (VELM,),
    "Odrin": (HAMLET,),
}


def meanings(
    text: str,
    votes: Mapping[str, float] | None = None,
    entries: Mapping[str, tuple[PlaceEntry, ...]] = ENTRIES,
    kinds: Mapping[str, str] | None = None,
) -> dict[str, PlaceEntry | None]:
    """What each name of ``entries`` that stands in the text means there."""
    toponyms = [
        Toponym(Span(at, at + len(name)), name, bearers, (kinds or {}).get(name))
        for name, bearers in entries.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    toponyms.sort(key=lambda toponym: toponym.span)
    meant = Namesakes(Document(text), toponyms, votes or {})
    return {toponym.name: meant(toponym) for toponym in toponyms}


def test_alone_a_name_means_its_largest_bearer() -> None:
    assert meanings("Envoys arrived at Tarsa.")["Tarsa"] is TARSA_OF_NORLAND


def test_the_country_that_is_spoken_of_decides() -> None:
    assert meanings("Envoys arrived at Tarsa.", {"SUD": 3.0})["Tarsa"] is TARSA_OF_SUDLAND


def test_where_both_countries_are_spoken_of_the_larger_stays() -> None:
    assert meanings("Envoys arrived at Tarsa.", {"SUD": 1.0, "NOR": 3.0})["Tarsa"] is TARSA_OF_NORLAND


def test_a_province_and_a_town_nearby_decide() -> None:
    text = "Rain fell over Velm all night. Roads to Melo and Tarsa were shut."
    assert meanings(text)["Tarsa"] is TARSA_OF_SUDLAND


def test_the_place_where_a_report_was_written_counts_for_more() -> None:
    text = "Melo (NTA) - Norland sent aid. Its trucks reached Tarsa."
    assert meanings(text)["Tarsa"] is TARSA_OF_SUDLAND
    assert meanings(text.replace("Melo (NTA) - ", ""))["Tarsa"] is TARSA_OF_NORLAND


def test_a_state_and_the_province_of_its_name_are_told_apart_by_the_rest() -> None:
    entries = {**ENTRIES, "Norland": (NORLAND, NORLAND_OF_SUDLAND)}
    assert meanings("Rain fell in Norland.", entries=entries)["Norland"] is NORLAND
    text = "Sudland closed its border. Rain fell in Melo, in Velm and in Norland."
    near = {**entries, "Norland": (NORLAND, PlaceEntry("Norland", "SUD", "09", 11.5, 20.5, 0, "region", 900_000))}
    found = meanings(text, {"SUD": 4.0}, near)["Norland"]
    assert found is not None
    assert found.country == "SUD"


def test_a_hamlet_far_from_all_that_is_spoken_of_is_not_meant() -> None:
    assert meanings("Odrin was quiet.")["Odrin"] is HAMLET
    assert meanings("Odrin was quiet.", {"SUD": 5.0})["Odrin"] is None


def test_a_county_without_a_point_is_in_the_only_province_that_is_named() -> None:
    entries = {"Velm": (VELM,), "Karst": ()}
    found = meanings("Rain fell in Velm, mostly in Karst County.", entries=entries, kinds={"Karst": "district"})[
        "Karst"
    ]
    assert found is not None
    assert (found.name, found.country, found.precision) == ("Karst", "SUD", "region")
    assert meanings("Rain fell in Karst County.", entries=entries, kinds={"Karst": "district"})["Karst"] is None


def test_each_doubling_weighs_as_much_as_the_first_time() -> None:
    assert weigh(1) == 1.0
    assert weigh(2) == 2.0
    assert weigh(4) == 3.0
