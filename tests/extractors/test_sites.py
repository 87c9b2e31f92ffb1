"""An event is where the tree ties it, and nowhere if the sentence does not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extractors.sites import find_site, is_home_of, is_in_several, place_sites
from dragoman.pipeline import Interpreter
from dragoman.records import Document, Evidence, Place, Span
from tests.conftest import build_sentence
from tests.extractors.stage import hits, stage, stages, the_hit

TREE = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
rebels rebel NOUN NNS 2 obj
in in ADP IN 5 case
Tarsa Tarsa PROPN NNP 2 obl
. . PUNCT . 2 punct
"""


def place(text: str, name: str) -> Place:
    at = text.index(name)
    return Place(Evidence("test", Span(at, at + len(name)), name), name, None, None, None, "town")


def test_a_place_after_a_preposition_below_the_trigger_is_its_site() -> None:
    text = "Norland attacked rebels in Tarsa ."
    scene = stage(text, TREE, Norland=("state", "NOR"))
    sites = place_sites([scene], [place(text, "Tarsa")])
    found = find_site(the_hit(scene), sites)
    assert found is not None
    assert found.name == "Tarsa"


def test_the_attackers_own_country_is_not_where_it_happened() -> None:
    text = "Norland attacked rebels in Tarsa ."
    scene = stage(text, TREE, Norland=("state", "NOR"))
    assert find_site(the_hit(scene), place_sites([scene], [place(text, "Norland")])) is None


def site(text: str, rows: str, name: str) -> str | None:
    """The place of the only event of a sentence that names one."""
    scene = stage(text, rows, Norland=("state", "NOR"))
    found = find_site(the_hit(scene), place_sites([scene], [place(text, name)]))
    return found.name if found else None


def test_a_town_in_apposition_to_the_noun_that_says_where_is_the_site() -> None:
    rows = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
rebels rebel NOUN NNS 2 obj
in in ADP IN 6 case
the the DET DT 6 det
capital capital NOUN NN 2 obl
, , PUNCT , 8 punct
Tarsa Tarsa PROPN NNP 6 appos
. . PUNCT . 2 punct
"""
    assert site("Norland attacked rebels in the capital , Tarsa .", rows, "Tarsa") == "Tarsa"


def test_a_town_that_is_attacked_is_where_it_happened() -> None:
    rows = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Tarsa Tarsa PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
    assert site("Norland attacked Tarsa .", rows, "Tarsa") == "Tarsa"


def test_where_those_who_suffer_come_from_is_not_where_it_happened() -> None:
    rows = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
rebels rebel NOUN NNS 2 obj
from from ADP IN 5 case
Tarsa Tarsa PROPN NNP 3 nmod
. . PUNCT . 2 punct
"""
    assert site("Norland attacked rebels from Tarsa .", rows, "Tarsa") is None


def test_of_several_places_the_narrowest_is_the_site() -> None:
    rows = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
rebels rebel NOUN NNS 2 obj
in in ADP IN 5 case
Velm Velm PROPN NNP 2 obl
near near ADP IN 7 case
Tarsa Tarsa PROPN NNP 2 obl
. . PUNCT . 2 punct
"""
    text = "Norland attacked rebels in Velm near Tarsa ."
    scene = stage(text, rows, Norland=("state", "NOR"))
    places = [replace(place(text, "Velm"), precision="region"), place(text, "Tarsa")]
    found = find_site(the_hit(scene), place_sites([scene], places))
    assert found is not None
    assert found.name == "Tarsa"


def test_what_is_done_in_the_town_is_done_in_the_one_named_before() -> None:
    first = """
Rain rain NOUN NN 2 nsubj
fell fall VERB VBD 0 root
in in ADP IN 4 case
Tarsa Tarsa PROPN NNP 2 obl
. . PUNCT . 2 punct
"""
    second = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
rebels rebel NOUN NNS 2 obj
in in ADP IN 6 case
the the DET DT 6 det
town town NOUN NN 2 obl
. . PUNCT . 2 punct
"""
    text = "Rain fell in Tarsa . Norland attacked rebels in the town ."
    sentences = [build_sentence(text, first), build_sentence(text, second, 21)]
    scenes = stages(sentences, text, Norland=("state", "NOR"))
    found = find_site(the_hit(scenes[1]), place_sites(scenes, [place(text, "Tarsa")]))
    assert found is not None
    assert found.name == "Tarsa"


@pytest.mark.parametrize(("word", "elsewhere"), [("accords", None), ("hills", "Tarsa")])
def test_an_agreement_that_bears_a_towns_name_is_not_there(word: str, elsewhere: str | None) -> None:
    rows = f"""
    Norland Norland PROPN NNP 2 nsubj
    attacked attack VERB VBD 0 root
    rebels rebel NOUN NNS 2 obj
    in in ADP IN 7 case
    the the DET DT 7 det
    Tarsa Tarsa PROPN NNP 7 compound
    {word} {word[:-1]} NOUN NNS 2 obl
    . . PUNCT . 2 punct
    """
    assert site(f"Norland attacked rebels in the Tarsa {word} .", rows, "Tarsa") == elsewhere


@pytest.mark.parametrize(("towns", "tag", "several"), [("towns", "NNS", True), ("town", "NN", False)])
def test_the_occupied_towns_are_not_the_one_that_was_named(towns: str, tag: str, several: bool) -> None:
    rows = f"""
    Crowds crowd NOUN NNS 2 nsubj
    marched march VERB VBD 0 root
    in in ADP IN 6 case
    the the DET DT 6 det
    occupied occupied ADJ JJ 6 amod
    {towns} town NOUN {tag} 2 obl
    . . PUNCT . 2 punct
    """
    scene = stage(f"Crowds marched in the occupied {towns} .", rows)
    (march,) = [hit for hit in hits(scene) if hit.trigger.type == "PROTEST"]
    assert is_in_several(march) == several


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pupils from towns that are under the harsh occupation of Syria may enter.", [None]),
        ("The occupation of Kuwait by Iraqi troops ended.", ["Kuwait"]),
        ("We will counter the dearth of grain that began in Asia, Africa and beyond due to the Russian war.", [None]),
        ("We will counter the Russian war in Africa.", ["Africa"]),
    ],
)
def test_who_invades_and_where_it_is_felt_is_not_where_it_happens(text: str, told: list[str | None]) -> None:
    deeds = [event for event in Interpreter()(Document(text)).events if event.type in ("ASSAULT", "COERCE")]
    assert [event.place and event.place.name for event in deeds] == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "told"),
    [
        ("The ministers of Chad and Mali discussed the situation in Syria.", "CONSULT", None),
        ("The ministers of Chad and Mali met in Syria.", "CONSULT", "Syria"),
        ("Chad issued a statement in support of Syria.", "SUPPORT", None),
        ("Rebels entered Chad and overran the Syrian embassy, taking nine people there hostage.", "ASSAULT", "Chad"),
    ],
)
def test_what_is_talked_of_and_whose_embassy_it_is_is_not_where_it_happens(
    text: str, type_: str, told: str | None
) -> None:
    places = [event.place and event.place.name for event in Interpreter()(Document(text)).events if event.type == type_]
    assert places
    assert set(places) == {told}


def test_a_state_that_invades_others_is_no_place_unless_the_text_says_so() -> None:
    text = "Norland fought in Norland"
    whose, where = (
        Place(Evidence("test", Span(at, at + 7), "Norland"), "Norland", "NOR", None, None, "country") for at in (0, 18)
    )
    assert is_home_of(whose, text, {"NOR"}, {"SUD"})
    assert not is_home_of(whose, text, {"NOR"}, {"NOR", "SUD"})
    assert not is_home_of(whose, text, {"NOR"}, set())
    assert not is_home_of(where, text, {"NOR"}, {"SUD"})
    for at in ("crimes on the territory of ", "raids in the north of "):
        span = Span(len(at), len(at) + 7)
        there = Place(Evidence("test", span, "Norland"), "Norland", "NOR", None, None, "country")
        assert not is_home_of(there, at + "Norland", {"NOR"}, {"SUD"})
