"""A word tells of an event only beside what its file asks for."""

from __future__ import annotations

import pytest

from tests.extractors.stage import hits, stage, the_hit


def tree(verb: str, lemma: str, thing: str) -> str:
    return f"""
Norland Norland PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
the the DET DT 4 det
{thing} {thing.removesuffix("s")} NOUN NN 2 obj
. . PUNCT . 2 punct
"""


LIGHT = """
Norland Norland PROPN NNP 2 nsubj
launched launch VERB VBD 0 root
an a DET DT 4 det
attack attack NOUN NN 2 obj
. . PUNCT . 2 punct
"""
NAME = """
The the DET DT 3 det
Mobilization mobilization PROPN NNP 3 compound
Forces force PROPN NNPS 4 nsubj
rested rest VERB VBD 0 root
. . PUNCT . 4 punct
"""
TALKS = """
The the DET DT 2 det
talks talk NOUN NNS 4 nsubj
will will AUX MD 4 aux
begin begin VERB VB 0 root
. . PUNCT . 4 punct
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "thing", "type_"),
    [
        ("released", "release", "hostages", "RETREAT"),
        ("released", "release", "album", None),
        ("lifted", "lift", "curfew", "CONCEDE"),
        ("lifted", "lift", "lid", None),
        ("attacked", "attack", "village", "ASSAULT"),
        ("attacked", "attack", "budget", None),
        ("declined", "decline", "comment", None),
    ],
)
def test_the_object_decides(verb: str, lemma: str, thing: str, type_: str | None) -> None:
    found = hits(stage(f"Norland {verb} the {thing} .", tree(verb, lemma, thing), Norland=("state", "NOR")))
    assert [hit.trigger.type for hit in found] == ([type_] if type_ else [])


def test_an_object_that_belongs_to_the_phrase_is_no_event_of_its_own() -> None:
    hit = the_hit(stage("Norland lifted the blockade .", tree("lifted", "lift", "blockade"), Norland=("state", "NOR")))
    assert (hit.trigger.type, hit.scene.tokens[hit.index].text) == ("CONCEDE", "lifted")


def test_a_light_verb_carries_the_noun_that_tells() -> None:
    hit = the_hit(stage("Norland launched an attack .", LIGHT, Norland=("state", "NOR")))
    assert (hit.trigger.type, hit.index, hit.carrier, hit.predicate) == ("ASSAULT", 3, 1, 1)


def test_a_word_inside_a_name_tells_nothing() -> None:
    assert hits(stage("The Mobilization Forces rested .", NAME)) == []


def test_the_verb_of_which_the_event_is_subject_tells_its_mood() -> None:
    hit = the_hit(stage("The talks will begin .", TALKS))
    assert (hit.carrier, hit.happens, hit.predicate) == (None, 3, 3)


DUE = """
The the DET DT 2 det
talks talk NOUN NNS 4 nsubj:outer
will will AUX MD 4 aux
begin begin VERB VB 0 root
. . PUNCT . 4 punct
"""
WEEK = """
Norland Norland PROPN NNP 2 nsubj
began begin VERB VBD 0 root
a a DET DT 4 det
week week NOUN NN 2 obl:unmarked
of of ADP IN 6 case
talks talk NOUN NNS 4 nmod
"""


def test_what_begins_is_told_by_its_verb_whatever_the_tree_calls_its_subject() -> None:
    assert the_hit(stage("The talks will begin .", DUE)).predicate == 3


def test_a_week_of_talks_is_begun_as_the_talks_are() -> None:
    assert the_hit(stage("Norland began a week of talks", WEEK, Norland=("state", "NOR"))).carrier == 1


WAR = """
It it PRON PRP 2 nsubj
followed follow VERB VBD 0 root
the the DET DT 5 det
{modifier} {modifier} ADJ JJ 5 amod
{noun} war NOUN NN 2 obj
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(("modifier", "noun", "named"), [("Korean", "War", True), ("Korean", "war", False)])
def test_a_war_that_has_a_name_is_written_as_one(modifier: str, noun: str, named: bool) -> None:
    hit = the_hit(stage(f"It followed the {modifier} {noun} .", WAR.format(modifier=modifier, noun=noun)))
    assert (hit.trigger.type, hit.trigger.voice == "named") == ("ASSAULT", named)


UNLAWFUL = """
Courts court NOUN NNS 2 nsubj
ruled rule VERB VBD 0 root
it it PRON PRP 5 nsubj
was be AUX VBD 5 cop
unlawful unlawful ADJ JJ 2 ccomp
"""
LAWFUL = """
Courts court NOUN NNS 2 nsubj
ruled rule VERB VBD 0 root
it it PRON PRP 6 nsubj
was be AUX VBD 6 cop
not not PART RB 6 advmod
unlawful unlawful ADJ JJ 2 ccomp
"""


def test_a_court_convicts_that_finds_something_against_the_law_and_not_that_it_is_not() -> None:
    assert the_hit(stage("Courts ruled it was unlawful", UNLAWFUL)).trigger.mode == "convict"
    assert not hits(stage("Courts ruled it was not unlawful", LAWFUL))


RESPONSIBLE = """
Norland Norland PROPN NNP 4 nsubj
is be AUX VBZ 4 cop
fully fully ADV RB 4 advmod
responsible responsible ADJ JJ 0 root
, , PUNCT , 4 punct
Sudland Sudland PROPN NNP 7 nsubj
said say VERB VBD 4 parataxis
"""


def test_who_is_said_to_be_fully_responsible_is_accused() -> None:
    states = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
    hit, *_ = hits(stage("Norland is fully responsible , Sudland said", RESPONSIBLE, **states))
    assert (hit.trigger.type, hit.trigger.mode, hit.trigger.sure) == ("ACCUSE", "allege", True)
    partly = RESPONSIBLE.replace("fully", "partly")
    assert not any(
        hit.trigger.sure for hit in hits(stage("Norland is partly responsible , Sudland said", partly, **states))
    )
