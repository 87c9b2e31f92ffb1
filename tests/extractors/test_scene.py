"""Subjects and objects are found through the tree, also where the sentence leaves them out."""

from __future__ import annotations

import pytest

from tests.extractors.stage import stage

RELATIVE = """
The the DET DT 2 det
envoy envoy NOUN NN 8 nsubj
, , PUNCT , 5 punct
who who PRON WP 5 nsubj
met meet VERB VBD 2 acl:relcl
rebels rebel NOUN NNS 5 obj
, , PUNCT , 2 punct
left leave VERB VBD 0 root
. . PUNCT . 8 punct
"""
PASSIVE = """
Rebels rebel NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
shelled shell VERB VBN 0 root
and and CCONJ CC 5 cc
fled flee VERB VBD 3 conj
by by ADP IN 7 case
Norland Norland PROPN NNP 3 obl
. . PUNCT . 3 punct
"""
INFINITIVE = """
Norland Norland PROPN NNP 2 nsubj
asked ask VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
to to PART TO 5 mark
leave leave VERB VB 2 xcomp
. . PUNCT . 2 punct
"""
PARTITIVE = """
Members member NOUN NNS 5 nsubj
of of ADP IN 4 case
the the DET DT 4 det
delegation delegation NOUN NN 1 nmod
left leave VERB VBD 0 root
. . PUNCT . 5 punct
"""
BOTH = """
The the DET DT 2 det
presidents president NOUN NNS 7 nsubj
of of ADP IN 4 case
Norland Norland PROPN NNP 2 nmod
and and CCONJ CC 6 cc
Sudland Sudland PROPN NNP 4 conj
met meet VERB VBD 0 root
. . PUNCT . 7 punct
"""
QUOTED = """
We we PRON PRP 4 nsubj
will will AUX MD 4 aux
not not PART RB 4 advmod
yield yield VERB VB 0 root
. . PUNCT . 4 punct
"""


def test_a_relative_pronoun_stands_for_the_noun_before_it() -> None:
    scene = stage("The envoy , who met rebels , left .", RELATIVE)
    assert [scene.tokens[token].text for token in scene.subjects(4)] == ["envoy"]


def test_who_does_a_passive_deed_stands_after_by() -> None:
    scene = stage("Rebels were shelled and fled by Norland .", PASSIVE)
    assert [scene.tokens[token].text for token in scene.subjects(2)] == ["Norland"]
    assert [scene.tokens[token].text for token in scene.objects(2)] == ["Rebels"]


def test_a_coordinated_verb_shares_the_subject() -> None:
    scene = stage("Rebels were shelled and fled by Norland .", PASSIVE)
    assert [scene.tokens[token].text for token in scene.surface_subjects(4)] == ["Rebels"]


def test_one_who_is_asked_is_the_subject_of_the_infinitive() -> None:
    scene = stage("Norland asked Sudland to leave .", INFINITIVE)
    assert [scene.tokens[token].text for token in scene.subjects(4)] == ["Sudland"]


def test_members_of_a_delegation_stand_for_it() -> None:
    scene = stage("Members of the delegation left .", PARTITIVE, delegation=("organisation", "NOR"))
    assert [party.evidence.quote for party in scene.parties([0])] == ["delegation"]


def test_a_plural_covers_those_coordinated_below_it() -> None:
    scene = stage(
        "The presidents of Norland and Sudland met .",
        BOTH,
        presidents=("person", "NOR"),
        Sudland=("state", "SUD"),
    )
    assert [party.evidence.quote for party in scene.parties([1])] == ["presidents", "Sudland"]


def test_a_plural_covers_those_from_whom_it_comes() -> None:
    scene = stage(
        "The presidents from Norland and Sudland met .",
        BOTH.replace("of of", "from from"),
        presidents=("person", "NOR"),
        Sudland=("state", "SUD"),
    )
    assert [party.evidence.quote for party in scene.parties([1])] == ["presidents", "Sudland"]


def test_nobody_is_subject_where_the_tree_has_none() -> None:
    assert stage("We will not yield .", QUOTED).objects(3) == []


def test_a_token_is_found_by_where_it_begins_and_none_of_another_sentence() -> None:
    rows = """
    Norland Norland PROPN NNP 2 nsubj
    attacked attack VERB VBD 0 root
    Sudland Sudland PROPN NNP 2 obj
    """
    scene = stage("Norland attacked Sudland", rows)
    assert [scene.token_at(start) for start in (0, 8, 9, 17, 99)] == [0, 1, None, 2, None]


DENIED = """
Norland Norland PROPN NNP 3 nsubj
never never ADV RB 3 advmod
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 3 obj
"""


def test_never_denies_the_verb_beside_which_it_stands() -> None:
    scene = stage("Norland never attacked Sudland", DENIED)
    assert [scene.is_negated(token) for token in (2, 3)] == [True, False]


FOR_A_DEED = """
Norland Norland PROPN NNP 2 nsubj
slammed slam VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
{mark} {mark} SCONJ IN 5 mark
attacking attack VERB VBG 2 advcl
Westland Westland PROPN NNP 5 obj
"""


@pytest.mark.parametrize(
    ("mark", "doer"), [("for", "Sudland"), ("of", "Sudland"), ("by", "Norland"), ("after", "Norland")]
)
def test_who_is_blamed_for_a_deed_did_it(mark: str, doer: str) -> None:
    states = {name: ("state", name[:3].upper()) for name in ("Norland", "Sudland", "Westland")}
    scene = stage(f"Norland slammed Sudland {mark} attacking Westland", FOR_A_DEED.format(mark=mark), **states)
    assert [scene.tokens[token].text for token in scene.subjects(4)] == [doer]


def test_what_is_used_for_a_deed_does_nothing() -> None:
    rows = FOR_A_DEED.format(mark="for").replace("Sudland Sudland PROPN NNP", "ports port NOUN NNS")
    scene = stage(
        "Norland slammed ports for attacking Westland", rows, Norland=("state", "NOR"), Westland=("state", "WES")
    )
    assert [scene.tokens[token].text for token in scene.subjects(4)] == ["Norland"]
