"""What is only to be brought about, sought or awaited is not done; what is looked into is."""

from __future__ import annotations

import pytest

from dragoman.extractors.imagined import is_left_open, is_treaty
from dragoman.extractors.openings import find_opening
from dragoman.extractors.triggers import Hit
from dragoman.records import Realis
from tests.extractors.stage import MODALITY, hits, stage

STATES = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
PACKAGE = """
The the DET DT 2 det
package package NOUN NN 7 nsubj:pass
of of ADP IN 4 case
sanctions sanction NOUN NNS 2 nmod
must must AUX MD 7 aux
be be AUX VB 7 aux:pass
{verb} {lemma} VERB VBN 0 root
"""
WHY = """
Norland Norland PROPN NNP 2 nsubj
asked ask VERB VBD 0 root
why why ADV WRB 7 advmod
sanctions sanction NOUN NNS 7 nsubj:pass
are be AUX VBP 7 aux:pass
{how} {how} PART RB 7 advmod
imposed impose VERB VBN 2 ccomp
"""
PREVENT = """
They they PRON PRP 2 nsubj
unite unite VERB VBP 0 root
to to PART TO 4 mark
{verb} {verb} VERB VB 2 advcl
{det} {det} DET DT 6 det
war war NOUN NN 4 obj
"""
CASES = """
They they PRON PRP 2 nsubj
{verb} {verb} VERB VBP 0 root
{det} {det} DET DT 4 det
case case NOUN NN 2 obj
of of ADP IN 6 case
abduction abduction NOUN NN 4 nmod
"""
RULED_OUT = """
Norland Norland PROPN NNP 4 nsubj
did do AUX VBD 4 aux
{how} {how} PART RB 4 advmod
rule rule VERB VB 0 root
out out ADP RP 6 compound:prt
shelling shell VERB VBG 4 advcl
Sudland Sudland PROPN NNP 6 obj
"""
TREATY = """
Norland Norland PROPN NNP 2 nsubj
{verb} {lemma} VERB VBD 0 root
the the DET DT 5 det
{name} {name} PROPN NNP 5 compound
accords accord NOUN NNS 2 obj
. . PUNCT . 2 punct
"""
SOON = """
Norland Norland PROPN NNP 3 nsubj
{helper} {lemma} AUX MD 3 aux
leave leave VERB VB 0 root
as as ADV RB 5 advmod
soon soon ADV RB 3 advmod
as as SCONJ IN 8 mark
it it PRON PRP 8 nsubj
feels feel VERB VBZ {above} advcl
support support NOUN NN 8 obj
for for ADP IN 11 case
Sudland Sudland PROPN NNP 9 nmod
"""


def told(rows: str, kind: str) -> Hit:
    text = " ".join(row.split()[0] for row in rows.strip().splitlines())
    (hit,) = [hit for hit in hits(stage(text, rows, **STATES)) if hit.trigger.type == kind]
    return hit


@pytest.mark.parametrize(
    ("verb", "lemma", "opening"), [("implemented", "implement", "hypothetical"), ("tightened", "tighten", None)]
)
def test_what_must_be_brought_about_is_not_there_and_what_must_be_tightened_is(
    verb: str, lemma: str, opening: Realis | None
) -> None:
    hit = told(PACKAGE.format(verb=verb, lemma=lemma), "SANCTION")
    assert find_opening(hit, "ongoing", MODALITY) == opening


@pytest.mark.parametrize(("how", "opening"), [("not", "negated"), ("now", None)])
def test_sanctions_that_are_not_imposed_do_not_last(how: str, opening: Realis | None) -> None:
    assert find_opening(told(WHY.format(how=how), "SANCTION"), "ongoing", MODALITY) == opening


@pytest.mark.parametrize(
    ("verb", "det", "opening"), [("prevent", "a", "hypothetical"), ("prevent", "the", None), ("end", "a", None)]
)
def test_a_war_that_is_to_be_prevented_is_none(verb: str, det: str, opening: Realis | None) -> None:
    assert find_opening(told(PREVENT.format(verb=verb, det=det), "ASSAULT"), "ongoing", MODALITY) == opening


@pytest.mark.parametrize(
    ("verb", "det", "opening"),
    [("investigate", "every", "actual"), ("investigate", "a", None), ("fear", "every", None)],
)
def test_what_is_looked_into_was_done(verb: str, det: str, opening: Realis | None) -> None:
    assert find_opening(told(CASES.format(verb=verb, det=det), "ASSAULT"), "hypothetical", MODALITY) == opening


@pytest.mark.parametrize(("how", "left"), [("not", True), ("then", False)])
def test_what_is_not_ruled_out_is_left_open(how: str, left: bool) -> None:
    hit = told(RULED_OUT.format(how=how), "ASSAULT")
    assert is_left_open(hit.scene, hit.predicate) == left
    assert find_opening(hit, "negated", MODALITY) == ("hypothetical" if left else None)


@pytest.mark.parametrize(
    ("verb", "lemma", "name", "treaty"),
    [("kept", "keep", "Tarsa", False), ("implemented", "implement", "Tarsa", True), ("signed", "sign", "Tarsa", False)],
)
def test_a_treaty_is_not_agreed_by_its_name(verb: str, lemma: str, name: str, treaty: bool) -> None:
    rows = TREATY.format(verb=verb, lemma=lemma, name=name)
    scene = stage(" ".join(row.split()[0] for row in rows.strip().splitlines()), rows, **STATES)
    found = [hit for hit in hits(scene) if hit.trigger.type == "AGREE" and is_treaty(hit, MODALITY)]
    assert bool(found) == treaty


@pytest.mark.parametrize(
    ("helper", "lemma", "above", "opening"),
    [("will", "will", 5, "hypothetical"), ("will", "will", 3, "hypothetical"), ("did", "do", 5, None)],
)
def test_support_that_is_awaited_is_none_yet(helper: str, lemma: str, above: int, opening: Realis | None) -> None:
    rows = SOON.format(helper=helper, lemma=lemma, above=above)
    assert find_opening(told(rows, "SUPPORT"), "ongoing", MODALITY) == opening
