"""An event is where the tree ties it, and nowhere if the sentence does not say."""

from __future__ import annotations

from dragoman.extractors.sites import find_site, place_sites
from dragoman.records import Evidence, Place, Span
from tests.extractors.stage import stage, the_hit

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
