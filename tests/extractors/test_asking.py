"""What somebody asks is not told as done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extractors.asking import is_asked, is_supposed
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import weigh_realis
from dragoman.knowledge.weighing import Happening
from dragoman.records import Sighting
from tests.extractors.stage import MODALITY, hits, stage, the_hit

# Signs that say nothing.
NOTHING = Happening({})
PEOPLE = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
ASKED = """
He he PRON PRP 2 nsubj
{verb} {lemma} VERB VBD 0 root
{mark} {mark} SCONJ IN 5 mark
Norland Norland PROPN NNP 5 nsubj
attacked attack VERB VBD 2 {relation}
Sudland Sudland PROPN NNP 5 obj
. . PUNCT . 2 punct
"""
ASKED_OVER = """
He he PRON PRP 2 nsubj
asked ask VERB VBD 0 root
whether whether SCONJ IN 5 mark
Norland Norland PROPN NNP 5 nsubj
knew know VERB VBD 2 ccomp
of of ADP IN 8 case
the the DET DT 8 det
attack attack NOUN NN 5 obl
. . PUNCT . 2 punct
"""


def asked(verb: str, lemma: str, mark: str, relation: str) -> Hit:
    rows = ASKED.format(verb=verb, lemma=lemma, mark=mark, relation=relation)
    return the_hit(staged(rows))


def staged(rows: str) -> Scene:
    return stage(" ".join(row.split()[0] for row in rows.strip().splitlines()), rows, **PEOPLE)


@pytest.mark.parametrize(
    ("verb", "lemma", "mark", "relation", "asks"),
    [
        ("asked", "ask", "whether", "ccomp", True),
        ("asked", "ask", "if", "ccomp", True),
        ("learned", "learn", "that", "ccomp", False),
        ("wept", "weep", "if", "advcl", False),
    ],
)
def test_a_deed_after_whether_is_asked_about(verb: str, lemma: str, mark: str, relation: str, asks: bool) -> None:
    assert is_asked(asked(verb, lemma, mark, relation), MODALITY) is asks


def test_what_a_question_only_speaks_of_is_not_asked() -> None:
    assert not is_asked(the_hit(staged(ASKED_OVER)), MODALITY)


def test_what_is_asked_is_hypothetical_whatever_the_model_holds() -> None:
    hit = asked("asked", "ask", "whether", "ccomp")
    seen = Sighting(hit.index, (("ASSAULT", 0.9),), {}, (("actual", 0.9),), {})
    sure = Hit(hit.scene, hit.index, hit.trigger, hit.words, hit.carrier, hit.happens, seen, 0.9)
    assert weigh_realis(sure, "hypothetical", MODALITY, NOTHING) == "hypothetical"
    assert weigh_realis(sure, "negated", MODALITY, NOTHING) == "negated"


JOINED = """
He he PRON PRP 2 nsubj
checked check VERB VBD 0 root
{mark} {mark} SCONJ IN 5 mark
Norland Norland PROPN NNP 5 nsubj
{first} ccomp
and and CCONJ CC 7 cc
attacked attack VERB VBD 5 conj
Sudland Sudland PROPN NNP 7 obj
. . PUNCT . 2 punct
"""


def joined(mark: str, first: str) -> Hit:
    return the_hit(staged(JOINED.format(mark=mark, first=first)))


@pytest.mark.parametrize(
    ("mark", "first", "asks"),
    [
        ("whether", "came come VERB VBD 2", True),
        ("whether", "ready ready ADJ JJ 2", False),
        ("whether", "hiding hide VERB VBG 2", False),
        ("that", "came come VERB VBD 2", False),
    ],
)
def test_what_is_joined_to_a_question_is_asked_where_it_has_its_form(mark: str, first: str, asks: bool) -> None:
    assert is_asked(joined(mark, first), MODALITY) is asks


@pytest.mark.parametrize(
    ("likely", "doer", "realis"),
    [(0.97, 0, "actual"), (0.97, 3, "hypothetical"), (0.4, 0, "hypothetical")],
)
def test_what_is_joined_to_a_question_stands_where_the_model_sees_it_done_by_another(
    likely: float, doer: int, realis: str
) -> None:
    hit = joined("whether", "came come VERB VBD 2")
    bearers = {"actor": ((doer, 0.9), (3 - doer, 0.1))}
    seen = Sighting(hit.index, (("ASSAULT", 0.9),), {}, (("actual", likely), ("negated", 0.01)), bearers)
    sure = Hit(hit.scene, hit.index, hit.trigger, hit.words, hit.carrier, hit.happens, seen, 0.9)
    assert weigh_realis(sure, "actual", MODALITY, NOTHING) == realis


@pytest.mark.parametrize(
    ("mark", "relation", "supposed"),
    [("if", "advcl", True), ("unless", "advcl", True), ("if", "ccomp", False), ("because", "advcl", False)],
)
def test_a_deed_on_which_something_depends_is_supposed(mark: str, relation: str, supposed: bool) -> None:
    hit = asked("warned", "warn", mark, relation)
    assert is_supposed(hit) is supposed
    seen = replace(
        hit, sighting=Sighting(hit.index, (("ASSAULT", 1.0),), {}, (("negated", 0.98), ("actual", 0.02)), {})
    )
    told = weigh_realis(seen, "negated", MODALITY, NOTHING)
    assert (told == "hypothetical") is supposed


@pytest.mark.parametrize(
    ("aux", "tag", "word", "xpos", "awaited"),
    [("will", "MD", "when", "VBP", True), ("will", "MD", "once", "VBP", True), ("did", "VBD", "when", "VBD", False)],
)
def test_what_is_waited_for_has_not_happened(aux: str, tag: str, word: str, xpos: str, awaited: bool) -> None:
    rows = f"""
    Norland Norland PROPN NNP 3 nsubj
    {aux} {aux} AUX {tag} 3 aux
    leave leave VERB VB 0 root
    {word} {word} SCONJ WRB 6 mark
    rebels rebel NOUN NNS 6 nsubj
    attack attack VERB {xpos} 3 advcl
    Sudland Sudland PROPN NNP 6 obj
    """
    scene = stage(f"Norland {aux} leave {word} rebels attack Sudland", rows, Sudland=("state", "SUD"))
    (attack,) = [hit for hit in hits(scene) if hit.trigger.type == "ASSAULT"]
    assert is_supposed(attack) == awaited
