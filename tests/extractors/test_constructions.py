"""In which construction a trigger stands."""

from __future__ import annotations

import pytest

from dragoman.extractors.constructions import VOICES
from dragoman.knowledge import load
from tests.extractors.stage import stage

ORDERS = """
He he PRON PRP 2 nsubj
left leave VERB VBD 0 root
{case} {case} ADP IN 4 case
orders order NOUN NNS 2 obl
of of ADP IN 6 case
Poe Poe PROPN NNP 4 nmod
. . PUNCT . 2 punct
"""
BATTLE = """
after after ADP IN 3 case
the the DET DT 3 det
{battle} battle PROPN NNP 0 root
of of ADP IN 5 case
{whose} {whose} PROPN NNP 3 nmod
"""
RULED = """
Judges judge NOUN NNS 2 nsubj
ruled rule VERB VBD 0 root
it it PRON PRP 5 nsubj
{word} {word} {tag} 5 advmod
lawful lawful ADJ JJ 2 ccomp
"""


def test_every_voice_of_the_codebook_has_its_question_and_every_question_a_trigger() -> None:
    codebook = load().codebook
    triggers = (one for table in (codebook.triggers, codebook.senses) for found in table.values() for one in found)
    assert {one.voice for one in triggers if one.voice} == set(VOICES)


def test_at_whose_word_something_is_done() -> None:
    assert VOICES["behest"](stage("He left on orders of Poe .", ORDERS.format(case="on")), 3)
    assert not VOICES["behest"](stage("He left without orders of Poe .", ORDERS.format(case="without")), 3)


@pytest.mark.parametrize(
    ("battle", "whose", "named"), [("Battle", "Tarsa", True), ("battle", "Tarsa", False), ("Battle", "wits", False)]
)
def test_what_has_a_name_is_written_as_one_and_is_of_something(battle: str, whose: str, named: bool) -> None:
    scene = stage(f"after the {battle} of {whose}", BATTLE.format(battle=battle, whose=whose))
    assert VOICES["named"](scene, 2) == named


def test_a_word_that_opens_the_sentence_is_no_name_for_its_capital() -> None:
    scene = stage("War in Tarsa", "War war NOUN NN 0 root\nin in ADP IN 3 case\nTarsa Tarsa PROPN NNP 1 nmod")
    assert not VOICES["named"](scene, 0)


@pytest.mark.parametrize(("word", "tag", "so"), [("not", "PART RB", False), ("quite", "ADV RB", True)])
def test_a_ruling_says_that_something_is_so_or_that_it_is_not(word: str, tag: str, so: bool) -> None:
    scene = stage(f"Judges ruled it {word} lawful", RULED.format(word=word, tag=tag))
    assert VOICES["that-it-is"](scene, 1) == so
