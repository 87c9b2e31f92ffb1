"""Denied, planned, conditional and lasting events are told apart."""

from __future__ import annotations

import pytest

from dragoman.extractors.realis import find_realis
from tests.extractors.stage import MODALITY, hits, stage

SIMPLE = """
Norland Norland PROPN NNP {verb} nsubj
{before}
{word} attack VERB {xpos} 0 root
Sudland Sudland PROPN NNP {verb} obj
. . PUNCT . {verb} punct
"""
GOVERNED = """
Norland Norland PROPN NNP 2 nsubj
{word} {lemma} VERB VBD 0 root
to to PART TO 4 mark
attack attack VERB VB 2 xcomp
Sudland Sudland PROPN NNP 4 obj
. . PUNCT . 2 punct
"""
DENIED = """
Norland Norland PROPN NNP 2 nsubj
denied deny VERB VBD 0 root
attacking attack VERB VBG 2 xcomp
Sudland Sudland PROPN NNP 3 obj
. . PUNCT . 2 punct
"""
CONDITION = """
If if SCONJ IN 3 mark
Norland Norland PROPN NNP 3 nsubj
attacks attack VERB VBZ 6 advcl
, , PUNCT , 3 punct
Sudland Sudland PROPN NNP 6 nsubj
suffers suffer VERB VBZ 0 root
. . PUNCT . 6 punct
"""
WAR = """
Norland Norland PROPN NNP 2 nsubj
wants want VERB VBZ 0 root
to to PART TO 4 mark
end end VERB VB 2 xcomp
the the DET DT 6 det
war war NOUN NN 4 obj
. . PUNCT . 2 punct
"""
HEADED = """
Norland Norland PROPN NNP 0 root
to to PART TO 3 mark
attack attack VERB VB 1 acl
Sudland Sudland PROPN NNP 3 obj
"""
NO_ONE = """
No no DET DT 2 det
one one NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
arrested arrest VERB VBN 0 root
. . PUNCT . 4 punct
"""


def realis(text: str, rows: str) -> str:
    (hit,) = hits(stage(text, rows, Norland=("state", "NOR"), Sudland=("state", "SUD")))
    return find_realis(hit, MODALITY)


@pytest.mark.parametrize(
    ("before", "row", "word", "xpos", "expected"),
    [
        ("", "", "attacked", "VBD", "actual"),
        ("will", "will will AUX MD 3 aux", "attack", "VB", "planned"),
        ("could", "could could AUX MD 3 aux", "attack", "VB", "hypothetical"),
        ("is", "is be AUX VBZ 3 aux", "attacking", "VBG", "ongoing"),
        ("was", "was be AUX VBD 3 aux", "attacking", "VBG", "actual"),
        ("never", "never never ADV RB 3 advmod", "attacked", "VBD", "negated"),
        ("allegedly", "allegedly allegedly ADV RB 3 advmod", "attacked", "VBD", "hypothetical"),
    ],
)
def test_what_stands_before_the_verb_decides(before: str, row: str, word: str, xpos: str, expected: str) -> None:
    rows = SIMPLE.format(verb=3 if row else 2, before=row, word=word, xpos=xpos).replace("\n\n", "\n")
    assert realis(f"Norland {before} {word} Sudland .".replace("  ", " "), rows) == expected


@pytest.mark.parametrize(
    ("word", "lemma", "expected"),
    [
        ("planned", "plan", "planned"),
        ("wanted", "want", "hypothetical"),
        ("refused", "refuse", "negated"),
        ("continued", "continue", "ongoing"),
        ("began", "begin", "actual"),
    ],
)
def test_the_word_above_an_infinitive_decides(word: str, lemma: str, expected: str) -> None:
    text = f"Norland {word} to attack Sudland ."
    scene = stage(text, GOVERNED.format(word=word, lemma=lemma), Norland=("state", "NOR"), Sudland=("state", "SUD"))
    (hit,) = [hit for hit in hits(scene) if hit.trigger.type == "ASSAULT"]
    assert find_realis(hit, MODALITY) == expected


def test_a_denied_attack_has_not_happened() -> None:
    assert realis("Norland denied attacking Sudland .", DENIED) == "negated"


def test_a_condition_asserts_nothing() -> None:
    assert realis("If Norland attacks , Sudland suffers .", CONDITION) == "hypothetical"


def test_a_war_that_one_wants_to_end_goes_on() -> None:
    assert realis("Norland wants to end the war .", WAR) == "ongoing"


def test_no_one_was_arrested() -> None:
    assert realis("No one was arrested .", NO_ONE) == "negated"


def test_what_a_headline_says_that_somebody_is_to_do_is_planned() -> None:
    assert realis("Norland to attack Sudland", HEADED) == "planned"
