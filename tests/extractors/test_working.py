"""Whoever is at work to help helps."""

from __future__ import annotations

import pytest

from dragoman.extractors.triggers import hit_at
from dragoman.extractors.working import find_work
from dragoman.pipeline import Interpreter
from dragoman.records import Document
from tests.extractors.stage import CODEBOOK, MODALITY, hits, stage

WORKING = """
Norland Norland PROPN NNP 3 nsubj
{aux} {lemma} AUX {tag} 3 aux
{word} {verb} VERB {form} 0 root
to to PART TO 5 mark
help help VERB VB 3 {relation}
Sudland Sudland PROPN NNP 5 obj
"""
UTMOST = """
Norland Norland PROPN NNP 3 nsubj
is be AUX VBZ 3 aux
doing do VERB VBG 0 root
its its PRON PRP$ 5 nmod:poss
best good ADJ JJS 3 obj
to to PART TO 7 mark
help help VERB VB 3 advcl
Sudland Sudland PROPN NNP 7 obj
"""


@pytest.mark.parametrize(
    ("before", "word", "expected"),
    [
        (("is", "be", "VBZ"), ("working", "work", "VBG", "advcl"), "ongoing"),
        (("was", "be", "VBD"), ("trying", "try", "VBG", "xcomp"), "actual"),
        (("has", "have", "VBZ"), ("worked", "work", "VBN", "advcl"), "ongoing"),
        (("will", "will", "MD"), ("work", "work", "VB", "advcl"), None),
        (("must", "must", "MD"), ("try", "try", "VB", "xcomp"), None),
    ],
)
def test_whoever_works_to_help_helps(
    before: tuple[str, str, str], word: tuple[str, str, str, str], expected: str | None
) -> None:
    aux, lemma, tag = before
    text, verb, form, relation = word
    rows = WORKING.format(aux=aux, lemma=lemma, tag=tag, word=text, verb=verb, form=form, relation=relation)
    scene = stage(f"Norland {aux} {text} to help Sudland", rows, Norland=("state", "NOR"), Sudland=("state", "SUD"))
    (help_,) = [hit for hit in hits(scene) if hit.trigger.type == "AID"]
    assert find_work(help_, MODALITY) == expected


DENIED = """
Norland Norland PROPN NNP 3 nsubj
never never ADV RB 3 advmod
tried try VERB VBD 0 root
to to PART TO 5 mark
help help VERB VB 3 xcomp
Sudland Sudland PROPN NNP 5 obj
"""
PROMISED = """
Norland Norland PROPN NNP 2 nsubj
promised promise VERB VBD 0 root
to to PART TO 4 mark
try try VERB VB 2 xcomp
to to PART TO 6 mark
help help VERB VB 4 xcomp
Sudland Sudland PROPN NNP 6 obj
"""


@pytest.mark.parametrize(
    ("text", "rows", "index"),
    [
        ("Norland never tried to help Sudland", DENIED, 4),
        ("Norland promised to try to help Sudland", PROMISED, 5),
    ],
)
def test_whoever_never_tries_or_only_promises_to_is_not_at_work(text: str, rows: str, index: int) -> None:
    scene = stage(text, rows, Norland=("state", "NOR"), Sudland=("state", "SUD"))
    help_ = next(trigger for trigger in CODEBOOK.triggers["verb", "help"] if trigger.type == "AID")
    assert find_work(hit_at(scene, index, help_, MODALITY), MODALITY) is None


def test_whoever_works_at_anything_else_does_not_help() -> None:
    scene = stage("Norland is doing its best to help Sudland", UTMOST)
    assault = CODEBOOK.types["ASSAULT"].seen["verb"]
    assert find_work(hit_at(scene, 6, assault, MODALITY), MODALITY) is None


def test_whoever_does_his_best_to_help_helps() -> None:
    scene = stage(
        "Norland is doing its best to help Sudland", UTMOST, Norland=("state", "NOR"), Sudland=("state", "SUD")
    )
    (help_,) = [hit for hit in hits(scene) if hit.trigger.type == "AID"]
    assert find_work(help_, MODALITY) == "ongoing"


@pytest.mark.model
def test_who_tries_to_get_help_does_not_give_it() -> None:
    events = Interpreter()(Document("Egypt is trying to secure financial aid from Norway.")).events
    assert all(one.realis != "ongoing" for one in events if one.type == "AID")
