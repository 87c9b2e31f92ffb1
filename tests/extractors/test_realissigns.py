"""What speaks for an event having happened, being planned, denied: the words around it, their forms, its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.extractors.weighing.realissigns import find_realis_signs
from dragoman.records import Hearing, Period
from tests.extractors.stage import MODALITY, hits, stage

ATTACKS = """
Norland Norland PROPN NNP {verb} nsubj
{before}
{word} attack VERB {xpos} 0 root
Sudland Sudland PROPN NNP {verb} obj
. . PUNCT . {verb} punct
"""
PLANS = """
Norland Norland PROPN NNP 2 nsubj
plans plan VERB VBZ 0 root
to to PART TO 4 mark
attack attack VERB VB 2 xcomp
Sudland Sudland PROPN NNP 4 obj
"""
NO_ATTACK = """
No no DET DT 3 det
further further ADJ JJ 3 amod
attack attack NOUN NN 4 nsubj
followed follow VERB VBD 0 root
. . PUNCT . 4 punct
"""
TODAY = date(2025, 3, 14)
STATES = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}


def signs(text: str, rows: str, stated: Period | None = None, heard: tuple[Hearing, ...] | None = None) -> set[str]:
    scene = stage(text, rows, **STATES)
    scene = replace(scene, sentence=replace(scene.sentence, hearings=heard))
    (hit,) = hits(scene)
    return find_realis_signs(hit, "actual", MODALITY, stated, TODAY)


@pytest.mark.parametrize(
    ("before", "word", "xpos", "form"),
    [
        ("", "attacked", "VBD", "past"),
        ("", "attacks", "VBZ", "present"),
        ("is be AUX VBZ 3 aux", "attacking", "VBG", "progressive"),
        ("was be AUX VBD 3 aux", "attacking", "VBG", "past progressive"),
        ("has have AUX VBZ 3 aux", "attacked", "VBN", "perfect"),
        ("had have AUX VBD 3 aux", "attacked", "VBN", "past perfect"),
        ("did do AUX VBD 3 aux", "attack", "VB", "past"),
        ("may may AUX MD 3 aux", "attack", "VB", "modal"),
    ],
)
def test_tense_and_aspect_of_the_verb_are_signs(before: str, word: str, xpos: str, form: str) -> None:
    rows = ATTACKS.format(before=before, word=word, xpos=xpos, verb=3 if before else 2).replace("\n\n", "\n")
    text = " ".join(row.split()[0] for row in rows.strip().splitlines())
    assert {form, f"{form}, ASSAULT", "tree actual"} <= signs(text, rows)


def test_what_stands_beside_the_verb_and_above_it_is_a_sign() -> None:
    rows = ATTACKS.format(before="may may AUX MD 3 aux", word="attack", xpos="VB", verb=3)
    assert "own may" in signs("Norland may attack Sudland .", rows)
    assert {"infinitive", "xcomp below plan", "xcomp of plan"} <= signs("Norland plans to attack Sudland", PLANS)


def test_a_noun_has_its_determiner_and_its_adjectives() -> None:
    found = signs("No further attack followed .", NO_ATTACK)
    assert {"noun no", "noun no, one", "noun as nsubj", "with further", "noun possible_adjectives"} <= found


@pytest.mark.parametrize(
    ("stated", "sign"),
    [
        (None, "no day"),
        (Period(date(2025, 3, 10), date(2025, 3, 11)), "day before"),
        (Period(TODAY, date(2025, 3, 15)), "day of the report"),
        (Period(date(2025, 3, 20), date(2025, 3, 21)), "day to come"),
        (Period(date(2025, 3, 1), date(2025, 4, 1)), "days around it"),
        (Period(date(2025, 3, 1), None), "since a day"),
        (Period(None, date(2025, 4, 1)), "until a day"),
    ],
)
def test_its_days_are_over_or_to_come(stated: Period | None, sign: str) -> None:
    rows = ATTACKS.format(before="", word="attacked", xpos="VBD", verb=2).replace("\n\n", "\n")
    assert {sign, f"{sign}, verb", f"{sign}, tree actual"} <= signs("Norland attacked Sudland .", rows, stated)


def test_what_is_heard_as_demanded_is_told_in_a_demand() -> None:
    rows = ATTACKS.format(before="", word="attacked", xpos="VBD", verb=2).replace("\n\n", "\n")
    heard = Hearing(3, 3, 0.9, None, (0, 2), (("demands", 0.9),))
    assert "in what he demands" in signs("Norland attacked Sudland .", rows, heard=(heard,))
    assert "in what he demands" not in signs("Norland attacked Sudland .", rows, heard=(replace(heard, score=0.2),))
