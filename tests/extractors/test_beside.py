"""What stands beside a trigger, and the classes of words that the codebook names."""

from __future__ import annotations

import pytest

from dragoman.extractors.beside import BESIDE, CLASSES, is_infinitive, is_one, objects_of
from dragoman.knowledge.tables import read_toml
from tests.extractors.stage import CODEBOOK, stage

ASKED = """
Norland Norland PROPN NNP 2 nsubj
asked ask VERB VBD 0 root
troops troop NOUN NNS 2 obj
to to PART TO 5 mark
leave leave VERB VB 2 xcomp
Tarsa Tarsa PROPN NNP 5 obj
"""
HUNDREDS = """
Hundreds hundred NOUN NNS 4 nsubj
of of ADP IN 3 case
soldiers soldier NOUN NNS 1 nmod
left leave VERB VBD 0 root
"""


def test_every_class_that_the_codebook_names_has_words_or_a_question() -> None:
    known = CLASSES.keys() | {f"@{name}" for name in read_toml("classes.toml").values}
    triggers = [one for table in (CODEBOOK.triggers, CODEBOOK.senses) for found in table.values() for one in found]
    named = {
        word
        for one in triggers
        for beside in (one.wanted, one.unwanted)
        for words in beside.values()
        for word in words
        if word.startswith("@")
    }
    assert named <= known


@pytest.mark.parametrize(
    ("token", "name", "so"),
    [(0, "@state", True), (0, "@locality", False), (5, "@locality", True), (4, "@to-do", True), (2, "@party", False)],
)
def test_a_word_is_of_a_class_by_its_mention_or_by_its_form(token: int, name: str, so: bool) -> None:
    scene = stage("Norland asked troops to leave Tarsa", ASKED, Norland=("state", "NOR"), Tarsa=("place", "NOR"))
    assert is_one(scene, token, frozenset((name,))) == so


def test_an_infinitive_is_an_object_too() -> None:
    scene = stage("Norland asked troops to leave Tarsa", ASKED)
    assert objects_of(scene, 1, "verb") == [2, 4]
    assert [is_infinitive(scene, token) for token in (1, 4)] == [False, True]


def test_of_hundreds_of_soldiers_the_soldiers_are_the_subject_too() -> None:
    assert BESIDE["subject"](stage("Hundreds of soldiers left", HUNDREDS), 3, "verb") == [0, 2]
