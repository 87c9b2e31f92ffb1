"""A war that is a date, and talks of which one hopes something, have no parties but those of their own words."""

from __future__ import annotations

import pytest

from dragoman.extractors.roles import Parties
from dragoman.extractors.weighing.ownwords import in_own_words, is_bygone, is_hoped_of
from tests.extractors.stage import MODALITY, hits, stage

STATES = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
ALLIES = """
Norland Norland PROPN NNP 3 nsubj
was be AUX VBD 3 cop
{noun} {noun} NOUN NN 0 root
{case} {case} ADP IN 6 case
World World PROPN NNP 6 compound
War war PROPN NNP 3 nmod
"""
FOUGHT = """
Norland Norland PROPN NNP 2 nsubj
fought fight VERB VBD 0 root
{case} {case} ADP IN 5 case
World World PROPN NNP 5 compound
War war PROPN NNP 2 obl
"""
HOPED = """
Norland Norland PROPN NNP 2 nsubj
{verb} {lemma} VERB VBZ 0 root
that that SCONJ IN 6 mark
the the DET DT 5 det
talks talk NOUN NNS 6 nsubj
succeed succeed VERB VB 2 ccomp
"""
BETWEEN = HOPED + "with with ADP IN 8 case\nSudland Sudland PROPN NNP 5 nmod\n"


def text_of(rows: str) -> str:
    return " ".join(row.split()[0] for row in rows.strip().splitlines())


@pytest.mark.parametrize(
    ("rows", "bygone"),
    [
        (ALLIES.format(noun="ally", case="in"), True),
        (ALLIES.format(noun="soldier", case="in"), False),
        (FOUGHT.format(case="in"), False),
        (FOUGHT.format(case="since"), True),
    ],
)
def test_a_war_of_history_may_be_a_date(rows: str, bygone: bool) -> None:
    scene = stage(text_of(rows), rows, **STATES)
    (war,) = [hit for hit in hits(scene) if scene.tokens[hit.index].text == "War"]
    assert is_bygone(war, MODALITY) == bygone
    norland = scene.parties([0])
    told = in_own_words(war, Parties(tuple(norland), ()), MODALITY)
    assert told.actors == (() if bygone else tuple(norland))


@pytest.mark.parametrize(
    ("rows", "hoped"),
    [
        (HOPED.format(verb="hopes", lemma="hope"), True),
        (HOPED.format(verb="says", lemma="say"), False),
        (BETWEEN.format(verb="hopes", lemma="hope"), False),
    ],
)
def test_who_hopes_for_talks_may_not_be_at_them(rows: str, hoped: bool) -> None:
    scene = stage(text_of(rows), rows, **STATES)
    (talks,) = [hit for hit in hits(scene) if hit.trigger.type == "CONSULT"]
    assert is_hoped_of(talks) == hoped
