"""Denied, planned, conditional and lasting events are told apart."""

from __future__ import annotations

import pytest

from dragoman.extractors.realis import find_realis, is_counted, is_mooted, is_undone
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


CARRIED_OUT = """
Norland Norland PROPN NNP 4 nsubj
did do AUX VBD 4 aux
{not} {not} PART RB 4 advmod
carry carry VERB VB 0 root
out out ADP RP 4 compound:prt
the the DET DT 7 det
raid raid NOUN NN 4 obj
"""


@pytest.mark.parametrize(("word", "undone"), [("not", True), ("never", True), ("only", False)])
def test_what_one_does_not_carry_out_is_not_done(word: str, undone: bool) -> None:
    scene = stage(
        f"Norland did {word} carry out the raid", CARRIED_OUT.replace("{not}", word), Norland=("state", "NOR")
    )
    (raid,) = [hit for hit in hits(scene) if hit.scene.lemmas[hit.index] == "raid"]
    assert is_undone(raid) == undone


@pytest.mark.parametrize(
    ("first", "second", "undone"), [("instead", "of", True), ("rather", "than", True), ("because", "of", False)]
)
def test_what_something_is_done_instead_of_is_not_done(first: str, second: str, undone: bool) -> None:
    rows = f"""
    Norland Norland PROPN NNP 2 nsubj
    fled flee VERB VBD 0 root
    {first} {first} SCONJ IN 5 mark
    {second} {second} SCONJ IN 3 fixed
    attacking attack VERB VBG 2 advcl
    Sudland Sudland PROPN NNP 5 obj
    """
    scene = stage(f"Norland fled {first} {second} attacking Sudland", rows, Sudland=("state", "SUD"))
    (attack,) = [hit for hit in hits(scene) if hit.trigger.type == "ASSAULT"]
    assert is_undone(attack) == undone


@pytest.mark.parametrize(("word", "mooted"), [("possible", True), ("probable", True), ("alleged", False)])
def test_possible_attacks_may_never_come(word: str, mooted: bool) -> None:
    rows = f"""
    Envoys envoy NOUN NNS 2 nsubj
    discussed discuss VERB VBD 0 root
    {word} {word} ADJ JJ 4 amod
    attacks attack NOUN NNS 2 obj
    """
    scene = stage(f"Envoys discussed {word} attacks", rows)
    (attack,) = [hit for hit in hits(scene) if hit.trigger.type == "ASSAULT"]
    assert is_mooted(attack, MODALITY) == mooted


ON_SUSPICION = """
Police police NOUN NNS 2 nsubj
arrested arrest VERB VBD 0 root
men man NOUN NNS 2 obj
on on ADP IN 5 case
suspicion suspicion NOUN NN 2 obl
of of ADP IN 7 case
murder murder NOUN NN 5 nmod
"""


def test_what_somebody_is_suspected_of_may_not_have_been() -> None:
    scene = stage("Police arrested men on suspicion of murder", ON_SUSPICION)
    (murder,) = [hit for hit in hits(scene) if hit.trigger.type == "ASSAULT"]
    assert is_mooted(murder, MODALITY)


@pytest.mark.parametrize(("word", "counted"), [("second", True), ("14th", True), ("long", False)])
def test_the_second_meeting_since_may_is_over(word: str, counted: bool) -> None:
    rows = f"""
    They they PRON PRP 2 nsubj
    held hold VERB VBD 0 root
    the the DET DT 5 det
    {word} {word} ADJ JJ 5 amod
    meeting meeting NOUN NN 2 obj
    since since ADP IN 7 case
    May May PROPN NNP 5 nmod
    """
    scene = stage(f"They held the {word} meeting since May", rows)
    (meeting,) = [hit for hit in hits(scene) if hit.trigger.type == "CONSULT"]
    assert is_counted(meeting) == counted
