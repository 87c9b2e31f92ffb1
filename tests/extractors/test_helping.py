"""Who helped, of those who are only likely: no enemy, and not the state that is helped."""

from __future__ import annotations

import pytest

from dragoman.extractors.choosing.helping import find_foes, may_help
from dragoman.extractors.dating import NO_DATE
from dragoman.extractors.drafts import Draft
from dragoman.extractors.roles import find_parties
from dragoman.records import Actor, Evidence, Mention, Realis, Span
from tests.extractors.stage import MODALITY, stage, the_hit

STATES = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
STRUCK = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""


def attack(realis: Realis) -> Draft:
    hit = the_hit(stage("Norland attacked Sudland .", STRUCK, **STATES))
    return Draft(hit, "ASSAULT", None, realis, find_parties(hit, MODALITY), None, NO_DATE)


def party(country: str, *sectors: str) -> Mention:
    return Mention(Evidence("test", Span(0, 1), "x"), 0, "state", Actor("x", country, sectors), "test")


def test_enemies_are_those_of_whom_one_used_force_on_the_other() -> None:
    assert find_foes([attack("actual")]) == {("NOR", "SUD"), ("SUD", "NOR")}
    assert find_foes([attack("hypothetical")]) == frozenset()


@pytest.mark.parametrize(
    ("giver", "helped", "type_", "may"),
    [
        (party("NOR"), party("SUD", "CVL"), "AID", False),
        (party("NOR"), party("SUD", "CVL"), "CONSULT", True),
        (party("WES"), party("SUD", "GOV"), "AID", True),
        (party("SUD"), party("SUD", "MIL"), "AID", False),
        (party("SUD"), party("SUD", "CVL"), "AID", True),
    ],
)
def test_no_enemy_helps_and_no_state_gives_itself_aid(giver: Mention, helped: Mention, type_: str, may: bool) -> None:
    assert may_help(giver, [helped], type_, find_foes([attack("ongoing")])) is may
