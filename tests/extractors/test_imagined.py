"""What is only thought of, ruled out, or stopped short of has not been done; names tell of nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extractors.imagined import is_imagined, is_named, is_ruled_out, is_withheld
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import weigh_realis
from dragoman.knowledge.weighing import Happening
from tests.extractors.stage import MODALITY, hits, stage, the_hit

STATES = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
WITHHELD = """
Norland Norland PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
{how} {how} ADV RB 2 advmod
of of SCONJ IN 5 mark
condemning condemn VERB VBG 2 advcl
Sudland Sudland PROPN NNP 5 obj
"""
OF_A_RAID = """
Norland Norland PROPN NNP 2 nsubj
discussed discuss VERB VBD 0 root
the the DET DT 4 det
{word} {word} NOUN NN 2 obj
of of ADP IN 7 case
{det} {det} DET DT 7 det
{deed} {deed} NOUN NN 4 nmod
"""
FOR_A_COUP = """
Officers officer NOUN NNS 2 nsubj
{verb} {lemma} VERB VBD 0 root
support support NOUN NN 2 obj
for for ADP IN 6 case
{det} {det} DET DT 6 det
coup coup NOUN NN 3 nmod
"""
RULED_OUT = """
Norland Norland PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
out out ADP RP 2 compound:prt
the the DET DT 5 det
deployment deployment NOUN NN 2 obj
of of ADP IN 7 case
troops troop NOUN NNS 5 nmod
"""
UNSURE = """
They they PRON PRP 5 nsubj
are be AUX VBP 5 cop
{not} {not} PART RB 5 advmod
quite quite ADV RB 5 advmod
sure sure ADJ JJ 0 root
that that SCONJ IN 8 mark
Norland Norland PROPN NNP 8 nsubj
attacked attack VERB VBD 5 ccomp
Sudland Sudland PROPN NNP 8 obj
"""
NAMED = """
The the DET DT 2 det
plan plan NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
called call VERB VBN 0 root
" " PUNCT `` 6 punct
{first} {lemma} NOUN NN 4 xcomp
of of ADP IN 9 case
the the DET DT 9 det
{last} orphan NOUN NNS 6 nmod
{tail}
" " PUNCT '' 6 punct
. . PUNCT . 4 punct
"""


def told(rows: str, kind: str, **parties: tuple[str, str | None]) -> Hit:
    text = " ".join(row.split()[0] for row in rows.strip().splitlines())
    (hit,) = [hit for hit in hits(stage(text, rows, **(parties or STATES))) if hit.trigger.type == kind]
    return hit


@pytest.mark.parametrize(
    ("verb", "lemma", "how", "withheld"),
    [("stopped", "stop", "short", True), ("fell", "fall", "short", True), ("tired", "tire", "soon", False)],
)
def test_what_one_stops_short_of_is_not_done(verb: str, lemma: str, how: str, withheld: bool) -> None:
    hit = told(WITHHELD.format(verb=verb, lemma=lemma, how=how), "ACCUSE")
    assert is_withheld(hit) == withheld
    assert weigh_realis(hit, "actual", MODALITY, Happening({})) == ("negated" if withheld else "actual")


@pytest.mark.parametrize(("how", "withheld"), [("short", True), ("soon", False)])
def test_nor_is_the_stopping_itself(how: str, withheld: bool) -> None:
    deed = told(WITHHELD.format(verb="stopped", lemma="stop", how=how), "ACCUSE")
    stopping = replace(deed, index=deed.scene.lemmas.index("stop"))
    assert is_withheld(stopping) == withheld


@pytest.mark.parametrize(
    ("word", "det", "deed", "imagined"),
    [
        ("scenario", "an", "invasion", True),
        ("threat", "a", "raid", True),
        ("threat", "the", "war", False),
        ("aftermath", "a", "raid", False),
    ],
)
def test_the_scenario_of_an_invasion_is_none(word: str, det: str, deed: str, imagined: bool) -> None:
    rows = OF_A_RAID.format(word=word, det=det, deed=deed)
    scene = stage(" ".join(row.split()[0] for row in rows.strip().splitlines()), rows, **STATES)
    (hit,) = [hit for hit in hits(scene) if scene.lemmas[hit.index] == deed]
    assert is_imagined(hit, MODALITY) == imagined


@pytest.mark.parametrize(
    ("verb", "lemma", "noun", "imagined"),
    [
        ("knew", "know", "plot", True),
        ("foiled", "foil", "plan", True),
        ("knew", "know", "plan", False),
        ("foiled", "foil", "army", False),
    ],
)
def test_it_has_not_come_to_what_is_plotted(verb: str, lemma: str, noun: str, imagined: bool) -> None:
    rows = f"""
    Norland Norland PROPN NNP 2 nsubj
    {verb} {lemma} VERB VBD 0 root
    a a DET DT 4 det
    {noun} {noun} NOUN NN 2 obj
    to to PART TO 6 mark
    invade invade VERB VB 4 acl
    Sudland Sudland PROPN NNP 6 obj
    """
    assert is_imagined(told(rows, "ASSAULT"), MODALITY) == imagined


@pytest.mark.parametrize(("verb", "imagined"), [("carried carry", False), ("hatched hatch", True)])
def test_a_plot_that_was_carried_out_is_no_mere_thought(verb: str, imagined: bool) -> None:
    rows = f"""
    Norland Norland PROPN NNP 2 nsubj
    {verb} VERB VBD 0 root
    out out ADP RP 2 compound:prt
    a a DET DT 5 det
    plot plot NOUN NN 2 obj
    to to PART TO 7 mark
    invade invade VERB VB 5 acl
    Sudland Sudland PROPN NNP 7 obj
    """
    assert is_imagined(told(rows, "ASSAULT"), MODALITY) == imagined


def test_what_was_done_beside_a_plot_is_no_part_of_it() -> None:
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    hatched hatch VERB VBD 0 root
    plots plot NOUN NNS 2 obj
    to to PART TO 5 mark
    win win VERB VB 3 acl
    and and CCONJ CC 7 cc
    invaded invade VERB VBD 5 conj
    Sudland Sudland PROPN NNP 7 obj
    """
    assert not is_imagined(told(rows, "ASSAULT"), MODALITY)


@pytest.mark.parametrize(
    ("verb", "lemma", "det", "imagined"),
    [("incited", "incite", "a", True), ("incited", "incite", "the", False), ("voiced", "voice", "a", False)],
)
def test_a_coup_for_which_support_is_stirred_up_has_not_come(verb: str, lemma: str, det: str, imagined: bool) -> None:
    assert is_imagined(told(FOR_A_COUP.format(verb=verb, lemma=lemma, det=det), "ASSAULT"), MODALITY) == imagined


@pytest.mark.parametrize(("verb", "lemma", "out"), [("ruled", "rule", True), ("carried", "carry", False)])
def test_what_is_ruled_out_is_not_done(verb: str, lemma: str, out: bool) -> None:
    assert is_ruled_out(told(RULED_OUT.format(verb=verb, lemma=lemma), "MOBILIZE")) == out


@pytest.mark.parametrize(("word", "imagined"), [("not", True), ("now", False)])
def test_what_one_is_not_sure_of_may_not_have_been(word: str, imagined: bool) -> None:
    assert is_imagined(told(UNSURE.replace("{not}", word), "ASSAULT"), MODALITY) == imagined


@pytest.mark.parametrize(
    ("first", "last", "tail", "named"),
    [
        ("Protection", "Orphans", "now now NOUN NN 6 nmod", False),
        ("Rescue", "Orphans", "Fund Fund PROPN NNP 6 nmod", True),
        ("rescue", "orphans", "today today NOUN NN 6 nmod", False),
    ],
)
def test_a_name_in_quotation_marks_tells_no_deed(first: str, last: str, tail: str, named: bool) -> None:
    rows = NAMED.format(first=first, lemma=first.lower(), last=last, tail=tail)
    scene = stage(" ".join(row.split()[0] for row in rows.strip().splitlines()), rows)
    index = [token.text for token in scene.tokens].index(first)
    trigger = the_hit(stage("aid", "aid aid NOUN NN 0 root")).trigger
    assert is_named(Hit(scene, index, trigger, (), None)) == named


def test_a_headline_in_quotation_marks_is_no_name() -> None:
    rows = """
    " " PUNCT `` 3 punct
    Norland Norland PROPN NNP 3 nsubj
    Invaded invade VERB VBD 0 root
    Northern Northern PROPN NNP 5 compound
    Sudland Sudland PROPN NNP 3 obj
    " " PUNCT '' 3 punct
    it it PRON PRP 8 nsubj
    wrote write VERB VBD 3 parataxis
    """
    scene = stage('" Norland Invaded Northern Sudland " it wrote', rows, **STATES)
    trigger = the_hit(stage("aid", "aid aid NOUN NN 0 root")).trigger
    assert not is_named(Hit(scene, 2, trigger, (), None))
