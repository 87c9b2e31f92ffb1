"""What is between two who are given: the outer word before the inner, and what stands on the path between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from dragoman.extractors.scene import Scene
from dragoman.knowledge import load
from dragoman.records import Realis, Sighting
from evaluation.relating import marked, weigh
from tests.extractors.stage import hits, stage

STATES = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
THREATENED = """
Norland Norland PROPN NNP 2 nsubj
threatened threaten VERB VBD 0 root
to to PART TO 4 mark
bomb bomb VERB VB 2 xcomp
Sudland Sudland PROPN NNP 4 obj
"""
ORDERED = """
Norland Norland PROPN NNP 2 nsubj
ordered order VERB VBD 0 root
the the DET DT 4 det
arrest arrest NOUN NN 2 obj
of of ADP IN 6 case
Sudland Sudland PROPN NNP 4 nmod
"""
LEAVE = """
Norland Norland PROPN NNP 4 nsubj
will will AUX MD 4 aux
not not PART RB 4 advmod
leave leave VERB VB 0 root
Sudland Sudland PROPN NNP 4 obj
"""
CUT = """
Norland Norland PROPN NNP 2 nsubj
cut cut VERB VBD 0 root
its its PRON PRP$ 4 nmod:poss
help help NOUN NN 2 obj
to to ADP IN 6 case
Sudland Sudland PROPN NNP 4 nmod
"""
MET = """
Norland Norland PROPN NNP 2 nsubj
met meet VERB VBD 0 root
the the DET DT 4 det
demand demand NOUN NN 2 obj
of of ADP IN 6 case
Sudland Sudland PROPN NNP 4 nmod
"""
LAUNCHED = """
Norland Norland PROPN NNP 2 nsubj
launched launch VERB VBD 0 root
strikes strike NOUN NNS 2 obj
against against ADP IN 5 case
Sudland Sudland PROPN NNP 3 nmod
"""
DEFENDED = """
Norland Norland PROPN NNP 2 nsubj
defended defend VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
"""
SENT = """
Norland Norland PROPN NNP 2 nsubj
sent send VERB VBD 0 root
men man NOUN NNS 2 obj
to to ADP IN 6 case
observer observer NOUN NN 6 compound
posts post NOUN NNS 2 obl
in in ADP IN 8 case
Sudland Sudland PROPN NNP 6 nmod
"""


def sighting(
    token: int, type_: str, acts: dict[int, float], suffers: dict[int, float], realis: Realis = "actual"
) -> Sighting:
    bearers = {"actor": tuple(acts.items()), "recipient": tuple(suffers.items())}
    return Sighting(token, ((type_, 0.9),), {type_: (None, 0.0)}, ((realis, 1.0),), bearers)


def likeliest(scene: Scene, *sightings: Sighting) -> str:
    seen = replace(scene, sentence=replace(scene.sentence, sightings=sightings))
    worth: defaultdict[str, float] = defaultdict(float)
    for root, weight in weigh(seen, hits(seen), {0}, {len(scene.tokens) - 1}):
        worth[root] += weight
    return max(worth, key=worth.__getitem__)


def test_what_is_threatened_is_no_deed() -> None:
    scene = stage("Norland threatened to bomb Sudland", THREATENED, **STATES)
    threat = sighting(1, "THREATEN", {0: 0.9}, {})
    bomb = sighting(3, "ASSAULT", {0: 0.9}, {4: 0.9}, "hypothetical")
    assert likeliest(scene, threat, bomb) == "THREATEN"


def test_who_orders_a_deed_does_it() -> None:
    scene = stage("Norland ordered the arrest of Sudland", ORDERED, **STATES)
    order = sighting(1, "REQUEST", {0: 0.9}, {5: 0.3})
    assert likeliest(scene, order, sighting(3, "COERCE", {}, {5: 0.9})) == "COERCE"


def test_a_refusal_is_seen_by_its_not() -> None:
    scene = stage("Norland will not leave Sudland", LEAVE, **STATES)
    assert likeliest(scene, sighting(3, "RETREAT", {0: 0.9}, {4: 0.5}, "planned")) == "REJECT"


def test_help_that_is_cut_is_not_given() -> None:
    scene = stage("Norland cut its help to Sudland", CUT, **STATES)
    cut, aid = sighting(1, "SANCTION", {0: 0.9}, {5: 0.4}), sighting(3, "AID", {0: 0.9}, {5: 0.9})
    assert likeliest(scene, cut, aid) == "SANCTION"


def test_men_sent_to_observe_help() -> None:
    scene = stage("Norland sent men to observer posts in Sudland", SENT, **STATES)
    assert likeliest(scene, sighting(1, "MOBILIZE", {0: 0.9}, {7: 0.4})) == "AID"


def test_who_does_what_is_asked_yields() -> None:
    scene = stage("Norland met the demand of Sudland", MET, **STATES)
    assert likeliest(scene, sighting(3, "REQUEST", {5: 0.9}, {0: 0.6})) == "YIELD"


def test_whoever_launches_a_deed_does_it() -> None:
    scene = stage("Norland launched strikes against Sudland", LAUNCHED, **STATES)
    launch, strikes = sighting(1, "AGREE", {0: 0.9}, {4: 0.9}), sighting(2, "ASSAULT", {}, {4: 0.3})
    assert likeliest(scene, launch, strikes) == "ASSAULT"


def test_who_defends_another_does_not_accuse_him() -> None:
    scene = stage("Norland defended Sudland", DEFENDED, **STATES)
    seen = replace(scene, sentence=replace(scene.sentence, sightings=(sighting(1, "ACCUSE", {0: 0.9}, {2: 0.9}),)))
    assert not list(weigh(seen, [], {0}, {2}, load().codebook))


@pytest.mark.parametrize(("words", "found"), [("the envoy", (5, 14)), ("a duke", None), ("", None)])
def test_words_are_marked_where_they_stand(words: str, found: tuple[int, int] | None) -> None:
    span = marked("Then the envoy left.", words)
    assert (span and (span.start, span.end)) == found
