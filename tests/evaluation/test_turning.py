"""A deed that is left off yields, help that is broken off is a relation reduced, a demand that is met is no demand."""

from __future__ import annotations

import pytest

from evaluation.turning import fulfilled_by, turned
from tests.extractors.stage import stage

STATES = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
STOPPED = """
Norland Norland PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
{deed} {deed} NOUN NN 2 obj
against against ADP IN 5 case
Sudland Sudland PROPN NNP 3 nmod
"""
FAILED = """
Talks talk NOUN NNS 4 nsubj
with with ADP IN 3 case
Sudland Sudland PROPN NNP 1 nmod
failed fail VERB VBD 0 root
"""
MET = """
Norland Norland PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
the the DET DT 4 det
demand demand NOUN NN 2 obj
of of ADP IN 6 case
Sudland Sudland PROPN NNP 4 nmod
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "type_", "source", "told"),
    [
        ("halted", "halt", "ASSAULT", 0, "RETREAT"),
        ("lifted", "lift", "SANCTION", 0, "RETREAT"),
        ("halted", "halt", "AID", 0, "SANCTION"),
        ("ended", "end", "CONSULT", 0, "CONSULT"),
        ("lifted", "lift", "PROTEST", 0, "RETREAT"),
        ("dropped", "drop", "ACCUSE", 0, "CONCEDE"),
        ("violated", "violate", "AGREE", 0, "REJECT"),
        ("saw", "see", "ASSAULT", 0, "ASSAULT"),
        # It is not Sudland that halts it.
        ("halted", "halt", "ASSAULT", 4, "ASSAULT"),
    ],
)
def test_a_deed_is_what_its_verb_makes_of_it(verb: str, lemma: str, type_: str, source: int, told: str) -> None:
    scene = stage(
        f"Norland {verb} raids against Sudland", STOPPED.format(verb=verb, lemma=lemma, deed="raids"), **STATES
    )
    assert turned(scene, 2, type_, {source}) == told


def test_a_truce_that_is_violated_is_fighting() -> None:
    words = STOPPED.format(verb="violated", lemma="violate", deed="truce").replace("against against", "with with")
    assert turned(stage("Norland violated truce with Sudland", words, **STATES), 2, "AGREE", {0}) == "ASSAULT"


def test_whoever_reduces_what_restricts_yields() -> None:
    words = STOPPED.format(verb="reduced", lemma="reduce", deed="tariffs")
    scene = stage("Norland reduced tariffs against Sudland", words, **STATES)
    assert turned(scene, 1, "SANCTION", {0}, restricting={2}) == "RETREAT"
    assert turned(scene, 1, "SANCTION", {0}) == "SANCTION"


def test_talks_that_fail_are_no_talks() -> None:
    scene = stage("Talks with Sudland failed", FAILED, Sudland=("state", "SUD"))
    assert turned(scene, 0, "CONSULT", {2}) == "REJECT"


@pytest.mark.parametrize(("verb", "lemma", "found"), [("met", "meet", 1), ("repeated", "repeat", None)])
def test_a_demand_that_is_met_hangs_on_the_word_that_says_so(verb: str, lemma: str, found: int | None) -> None:
    scene = stage(f"Norland {verb} the demand of Sudland", MET.format(verb=verb, lemma=lemma), **STATES)
    assert fulfilled_by(scene, 3) == found
