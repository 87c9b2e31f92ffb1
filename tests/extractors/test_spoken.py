"""What stands inside somebody's words, and whether it blames another there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extractors.spoken import find_hearings, is_blaming, is_others_doing, is_said, is_told
from dragoman.records import Hearing
from tests.conftest import build_sentence
from tests.extractors.stage import stage, stages

LEFT = """
Norland Norland PROPN NNP 2 nsubj
{verb} {verb} VERB VBD 0 root
early early ADV RB 2 advmod
"""
SAID = """
Norland Norland PROPN NNP 3 nsubj
{beside} {beside} {tag} 3 {relation}
lied lie VERB VBN 0 root
, , PUNCT , 3 punct
Poe Poe PROPN NNP 6 nsubj
said say VERB VBD 3 parataxis
"""


def test_what_the_model_hears_is_said_whatever_the_verb_of_saying() -> None:
    hearing = Hearing(2, 2, 0.9, None, (0, 1), (("asserts", 0.9),))
    sentence = replace(build_sentence("Norland left early", LEFT.format(verb="left")), hearings=(hearing,))
    (scene,) = stages([sentence], "Norland left early")
    assert (is_said(scene, 1), is_told(scene, 1)) == (True, False)
    assert list(find_hearings(scene, 1)) == [hearing]
    assert not list(find_hearings(scene, 2))


def test_what_nobody_says_is_not_said() -> None:
    assert not is_said(stage("Norland left early", LEFT.format(verb="left")), 1)


@pytest.mark.parametrize(
    ("beside", "tag", "relation", "blames"),
    [("has", "AUX VBZ", "aux", True), ("never", "ADV RB", "advmod", False), ("may", "AUX MD", "aux", False)],
)
def test_what_is_denied_or_open_blames_nobody(beside: str, tag: str, relation: str, blames: bool) -> None:
    rows = SAID.format(beside=beside, tag=tag, relation=relation)
    assert is_blaming(stage(f"Norland {beside} lied , Poe said", rows), 2) == blames


def test_anothers_doing_is_the_main_verb_of_what_is_said() -> None:
    scene = stage("Norland has lied , Poe said", SAID.format(beside="has", tag="AUX VBZ", relation="aux"))
    assert is_others_doing(scene, 2)
    assert not is_others_doing(stage("Norland left early", LEFT.format(verb="left")), 1)


@pytest.mark.parametrize(("who", "blames"), [("they", True), ("we", False)])
def test_whoever_is_doing_something_himself_blames_nobody(who: str, blames: bool) -> None:
    rows = f"""
    {who} {who} PRON PRP 3 nsubj
    are be AUX VBP 3 aux
    doing do VERB VBG 0 root
    everything everything PRON NN 3 obj
    , , PUNCT , 3 punct
    Poe Poe PROPN NNP 7 nsubj
    said say VERB VBD 3 parataxis
    """
    assert is_blaming(stage(f"{who} are doing everything , Poe said", rows), 2) == blames
