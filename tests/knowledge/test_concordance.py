"""PLOVER beside CAMEO, ACLED and UCDP: the tables hold together and say what the codebooks say."""

from __future__ import annotations

import pytest

from dragoman.knowledge import load
from dragoman.knowledge.concordance import load_concordance

TABLES = load_concordance()

#: PLOVER's kinds that CAMEO puts under a root which PLOVER's map gives to another type.
ELSEWHERE = {
    ("RETREAT", "resign"): "CONCEDE",
}


def test_every_cameo_code_of_the_map_has_plover_s_name_and_a_score() -> None:
    assert len(TABLES.cameo) == 256
    assert {code.root for code in TABLES.cameo.values()} == {f"{root:02}" for root in range(3, 21)}
    assert all(-10 <= code.goldstein <= 10 for code in TABLES.cameo.values())


@pytest.mark.parametrize(
    ("code", "type", "mode", "contexts"),
    [
        ("0811", "CONCEDE", None, ("rights_freedoms",)),  # the map said "democracy"
        ("073", "AID", None, ("human_security",)),  # "humanitarian"
        ("085", "RETREAT", None, ("economic",)),  # mode "ease"
        ("112", "ACCUSE", "allege", ()),  # "disapprove"
        ("116", "SANCTION", "convict", ("legal",)),  # ACCUSE
        ("132", "THREATEN", "restrict", ("legal",)),  # "ban"
        ("175", "ASSAULT", None, ("repression",)),  # "pro_autocracy"
        ("186", "ASSAULT", "targeted", ()),  # "assassinate"
        ("100", "REQUEST", None, ()),  # DEMAND
    ],
)
def test_the_map_is_repaired(code: str, type: str, mode: str | None, contexts: tuple[str, ...]) -> None:
    cameo = TABLES.cameo[code]
    assert (cameo.type, cameo.mode, cameo.contexts) == (type, mode, contexts)


def test_the_contexts_of_the_map_are_plover_s() -> None:
    contexts = {context for code in TABLES.cameo.values() for context in code.contexts}
    assert contexts - {context for found in load().codebook.contexts.values() for context in found} <= {
        "political_institutions",
        "human_rights",
        "crime",
    }


def test_from_plover_to_cameo_and_back_is_the_same_type() -> None:
    moved = {key: kind.cameo.type for key, kind in TABLES.kinds.items() if kind.cameo.type != key[0]}
    assert moved == ELSEWHERE


def test_a_code_knows_its_base_root_and_quad() -> None:
    strike, release, talk = TABLES.cameo["195"], TABLES.cameo["0841"], TABLES.cameo["040"]
    assert (strike.base, strike.root, strike.quad, strike.goldstein) == ("195", "19", 4, -10)
    assert (release.base, release.root, release.quad, release.goldstein) == ("084", "08", 2, 7)
    assert (talk.quad, TABLES.cameo["112"].quad) == (1, 3)


def test_a_mode_that_is_not_known_is_what_its_type_is() -> None:
    assert TABLES.kind("ASSAULT", "lightning") == TABLES.kinds["ASSAULT", None]


def test_an_attack_on_civilians_is_no_battle() -> None:
    against = [TABLES.acled("ASSAULT", "firearms", civilians) for civilians in (True, False)]
    assert [kind.event for kind in against if kind] == ["Violence against civilians", "Battles"]
    assert TABLES.acled("CONSULT", None, False) is None


def test_the_first_sector_that_says_anything_is_the_side() -> None:
    side = TABLES.side(("PRE", "REB"))
    assert side is not None
    assert (side.acled, side.side, side.cameo) == ("Rebel group", "group", "REB")
    assert TABLES.side(("UNK",)) is None


def test_numbers_of_countries_are_those_of_the_lists() -> None:
    germany = TABLES.countries["DEU"]
    assert (germany.iso, germany.fips, germany.cow, germany.gw) == (276, "GM", 255, 260)
    assert TABLES.countries["PSE"].gw is None
    assert TABLES.countries.keys() >= {entry.country for entry in load().directory.states.values()}


@pytest.mark.parametrize("column", ["iso2", "iso", "fips", "cow", "gw"])
def test_no_two_countries_share_a_number(column: str) -> None:
    told = [value for country in TABLES.countries.values() if (value := getattr(country, column)) is not None]
    assert len(told) == len(set(told))
