"""The role grammar puts the same parties on the same sides, however the sentence is built."""

from __future__ import annotations

from dragoman.extractors.roles import Parties, find_parties
from tests.extractors.stage import MODALITY, hits, stage, the_hit

STATES = {"Norland": ("state", "NOR"), "Norlandic": ("nationality", "NOR"), "Sudland": ("state", "SUD")}
ACTIVE = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
PASSIVE = """
Sudland Sudland PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
attacked attack VERB VBN 0 root
by by ADP IN 5 case
Norland Norland PROPN NNP 3 obl
. . PUNCT . 3 punct
"""
NOMINAL = """
The the DET DT 3 det
Norlandic Norlandic ADJ JJ 3 amod
attack attack NOUN NN 6 nsubj
on on ADP IN 5 case
Sudland Sudland PROPN NNP 3 nmod
failed fail VERB VBD 0 root
. . PUNCT . 6 punct
"""
CARRIED = """
Norland Norland PROPN NNP 2 nsubj
imposed impose VERB VBD 0 root
sanctions sanction NOUN NNS 2 obj
on on ADP IN 5 case
Sudland Sudland PROPN NNP 2 obl
. . PUNCT . 2 punct
"""
MET = """
Norland Norland PROPN NNP 2 nsubj
met meet VERB VBD 0 root
with with ADP IN 4 case
Sudland Sudland PROPN NNP 2 obl
. . PUNCT . 2 punct
"""
FACES = """
Sudland Sudland PROPN NNP 2 nsubj
faces face VERB VBZ 0 root
sanctions sanction NOUN NNS 2 obj
by by ADP IN 5 case
Norland Norland PROPN NNP 3 nmod
. . PUNCT . 2 punct
"""
PRAISED = """
Norland Norland PROPN NNP 2 nsubj
praised praise VERB VBD 0 root
Sudland Sudland PROPN NNP 5 nmod:poss
's 's PART POS 3 case
efforts effort NOUN NNS 2 obj
. . PUNCT . 2 punct
"""
SUPPORT = """
Norland Norland PROPN NNP 2 nsubj
expressed express VERB VBD 0 root
support support NOUN NN 2 obj
for for ADP IN 7 case
Sudland Sudland PROPN NNP 7 nmod:poss
's 's PART POS 5 case
independence independence NOUN NN 3 nmod
. . PUNCT . 2 punct
"""
OWN_THANKS = """
Norland Norland PROPN NNP 2 nsubj
expressed express VERB VBD 0 root
its its PRON PRP$ 4 nmod:poss
gratitude gratitude NOUN NN 2 obj
to to ADP IN 6 case
Sudland Sudland PROPN NNP 4 nmod
. . PUNCT . 2 punct
"""
ITSELF = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Norland Norland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
TWICE = """
Norland Norland PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Norland Norland PROPN NNP 1 conj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 4 obj
. . PUNCT . 4 punct
"""


def parties(text: str, rows: str) -> tuple[list[str], list[str]]:
    found: Parties = find_parties(the_hit(stage(text, rows, **STATES)), MODALITY)
    return [one.evidence.quote for one in found.actors], [one.evidence.quote for one in found.recipients]


def test_active_passive_and_nominal_agree() -> None:
    assert parties("Norland attacked Sudland .", ACTIVE) == (["Norland"], ["Sudland"])
    assert parties("Sudland was attacked by Norland .", PASSIVE) == (["Norland"], ["Sudland"])
    assert parties("The Norlandic attack on Sudland failed .", NOMINAL) == (["Norlandic"], ["Sudland"])


def test_the_parties_of_a_carried_noun_stand_around_its_verb() -> None:
    assert parties("Norland imposed sanctions on Sudland .", CARRIED) == (["Norland"], ["Sudland"])


def test_all_who_meet_are_actors() -> None:
    assert parties("Norland met with Sudland .", MET) == (["Norland", "Sudland"], [])


def test_one_who_faces_something_is_its_recipient() -> None:
    assert parties("Sudland faces sanctions by Norland .", FACES) == (["Norland"], ["Sudland"])


def test_praise_of_efforts_is_for_whose_efforts_they_are() -> None:
    assert parties("Norland praised Sudland 's efforts .", PRAISED) == (["Norland"], ["Sudland"])


def test_support_for_what_a_party_owns_is_for_the_party() -> None:
    assert parties("Norland expressed support for Sudland 's independence .", SUPPORT) == (["Norland"], ["Sudland"])


def test_its_own_gratitude_makes_nobody_its_own_recipient() -> None:
    scene = stage("Norland expressed its gratitude to Sudland .", OWN_THANKS, **STATES, its=("state", "NOR"))
    (hit,) = hits(scene)
    assert [one.evidence.quote for one in find_parties(hit, MODALITY).recipients] == ["Sudland"]


def test_nobody_stands_on_both_sides() -> None:
    assert parties("Norland attacked Norland .", ITSELF) == (["Norland"], [])


def test_a_party_named_twice_acts_once() -> None:
    assert parties("Norland and Norland attacked Sudland .", TWICE) == (["Norland"], ["Sudland"])


def test_a_weapon_acts_for_the_state_whose_it_is() -> None:
    rows = ACTIVE.replace("Norland Norland PROPN NNP", "jets jet NOUN NNS")
    (hit,) = hits(stage("jets attacked Sudland .", rows, jets=("weapon", "NOR"), Sudland=STATES["Sudland"]))
    assert [one.evidence.quote for one in find_parties(hit, MODALITY).actors] == ["jets"]
    (hit,) = hits(stage("jets attacked Sudland .", rows, jets=("weapon", None), Sudland=STATES["Sudland"]))
    assert find_parties(hit, MODALITY).actors == ()
