"""Words around a deed of force say to whom it is done, and the deed's words or the tree do not turn that round."""

from __future__ import annotations

import pytest

from dragoman.extractors.roles import Parties, find_parties
from dragoman.extractors.scene import Scene
from dragoman.extractors.suffering import find_sufferers, is_averted
from dragoman.extractors.triggers import Hit, hit_at
from dragoman.extractors.weighing import fill_sides, weigh_parties, weigh_realis
from dragoman.knowledge.weighing import Happening
from dragoman.records import Sighting
from tests.extractors.stage import CODEBOOK, MODALITY, hits, stage

PEOPLE = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD"), "envoy": ("person", "NOR"), "who": ("person", None)}
CAME_UNDER = """
Norland Norland PROPN NNP 2 nsubj
came come VERB VBD 0 root
under under ADP IN 4 case
attack attack NOUN NN 2 obl
from from ADP IN 6 case
Sudland Sudland PROPN NNP 4 nmod
. . PUNCT . 2 punct
"""
SUFFERED = """
Norland Norland PROPN NNP 2 nsubj
suffered suffer VERB VBD 0 root
an an DET DT 4 det
attack attack NOUN NN 2 obj
by by ADP IN 6 case
Sudland Sudland PROPN NNP 4 nmod
. . PUNCT . 2 punct
"""
FELL_VICTIM = """
Norland Norland PROPN NNP 2 nsubj
fell fall VERB VBD 0 root
victim victim NOUN NN 2 xcomp
to to ADP IN 6 case
an an DET DT 6 det
attack attack NOUN NN 2 obl
by by ADP IN 8 case
Sudland Sudland PROPN NNP 6 nmod
. . PUNCT . 2 punct
"""
CAUGHT_IN = """
Norland Norland PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
caught catch VERB VBN 0 root
in in ADP IN 6 case
an an DET DT 6 det
attack attack NOUN NN 3 obl
by by ADP IN 8 case
Sudland Sudland PROPN NNP 6 nmod
. . PUNCT . 3 punct
"""
TARGET_OF = """
Norland Norland PROPN NNP 4 nsubj
was be AUX VBD 4 cop
the the DET DT 4 det
target target NOUN NN 0 root
of of ADP IN 7 case
an an DET DT 7 det
attack attack NOUN NN 4 nmod
by by ADP IN 9 case
Sudland Sudland PROPN NNP 7 nmod
. . PUNCT . 4 punct
"""
WHO_HAD_COME = """
The the DET DT 2 det
envoy envoy NOUN NN 10 nsubj
, , PUNCT , 6 punct
who who PRON WP 6 nsubj
had have AUX VBD 6 aux
come come VERB VBN 10 ccomp
under under ADP IN 8 case
attack attack NOUN NN 6 obl
, , PUNCT , 6 punct
returned return VERB VBD 0 root
. . PUNCT . 10 punct
"""
PUT_UNDER = """
Norland Norland PROPN NNP 2 nsubj
put put VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
under under ADP IN 5 case
attack attack NOUN NN 2 obl
. . PUNCT . 2 punct
"""
LAUNCHED = """
Norland Norland PROPN NNP 2 nsubj
launched launch VERB VBD 0 root
an an DET DT 4 det
attack attack NOUN NN 2 obj
on on ADP IN 6 case
Sudland Sudland PROPN NNP 4 nmod
. . PUNCT . 2 punct
"""
HIT_AFTER = """
Norland Norland PROPN NNP 2 nsubj
shelled shell VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
in in ADP IN 6 case
an an DET DT 6 det
attack attack NOUN NN 2 obl
. . PUNCT . 2 punct
"""
STRUCK_UNDER = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
under under ADP IN 4 case
cover cover NOUN NN 2 obl
of of ADP IN 6 case
night night NOUN NN 4 nmod
. . PUNCT . 2 punct
"""
STRUCK_UNDER_THE_EYES = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
under under ADP IN 5 case
the the DET DT 5 det
eyes eye NOUN NNS 2 obl
of of ADP IN 7 case
Sudland Sudland PROPN NNP 5 nmod
. . PUNCT . 2 punct
"""
STRUCK_UNDER_FIRE = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
under under ADP IN 4 case
fire fire NOUN NN 2 obl
. . PUNCT . 2 punct
"""
MARCHED_UNDER = """
Norland Norland PROPN NNP 2 nsubj
marched march VERB VBD 0 root
under under ADP IN 4 case
attack attack NOUN NN 2 obl
. . PUNCT . 2 punct
"""
ESCAPED = """
Norland Norland PROPN NNP 2 nsubj
{verb} VERB VBD 0 root
{deed} NOUN NN 2 obj
by by ADP IN 5 case
Sudland Sudland PROPN NNP 3 nmod
. . PUNCT . 2 punct
"""
FLED_TO_ESCAPE = """
Norland Norland PROPN NNP 2 nsubj
returned return VERB VBD 0 root
from from ADP IN 4 case
Sudland Sudland PROPN NNP 2 obl
to to PART TO 6 mark
escape escape VERB VB 2 advcl
arrest arrest NOUN NN 6 obj
. . PUNCT . 2 punct
"""
ENDURED = """
Norland Norland PROPN NNP 2 nsubj
endured endure VERB VBD 0 root
the the DET DT 4 det
siege siege NOUN NN 2 obj
of of ADP IN 6 case
Sudland Sudland PROPN NNP 4 nmod
. . PUNCT . 2 punct
"""


def scene(rows: str) -> Scene:
    return stage(" ".join(row.split()[0] for row in rows.strip().splitlines()), rows, **PEOPLE)


def the_attack(rows: str) -> Hit:
    (hit,) = [hit for hit in hits(scene(rows)) if hit.scene.lemmas[hit.index] == "attack"]
    return hit


@pytest.mark.parametrize(
    ("rows", "suffering"),
    [
        (CAME_UNDER, ["Norland"]),
        (SUFFERED, ["Norland"]),
        (FELL_VICTIM, ["Norland"]),
        (CAUGHT_IN, ["Norland"]),
        (TARGET_OF, ["Norland"]),
        (WHO_HAD_COME, ["envoy"]),
        (PUT_UNDER, ["Sudland"]),
        (LAUNCHED, []),
        (HIT_AFTER, []),
        (STRUCK_UNDER, []),
        (STRUCK_UNDER_THE_EYES, []),
        (STRUCK_UNDER_FIRE, []),
        (MARCHED_UNDER, []),
    ],
)
def test_the_words_around_a_deed_say_who_suffers_it(rows: str, suffering: list[str]) -> None:
    hit = the_attack(rows)
    assert [hit.scene.tokens[token].text for token in find_sufferers(hit, MODALITY)] == suffering


def names(parties: Parties) -> tuple[list[str], list[str]]:
    return [one.evidence.quote for one in parties.actors], [one.evidence.quote for one in parties.recipients]


def test_whoever_comes_under_attack_is_no_attacker_whatever_the_model_holds() -> None:
    hit = the_attack(CAME_UNDER)
    bearers = {"actor": ((0, 0.8), (5, 0.6)), "recipient": ((0, 0.2),)}
    seen = Sighting(hit.index, (("ASSAULT", 0.9),), {}, (("actual", 1.0),), bearers)
    sure = Hit(hit.scene, hit.index, hit.trigger, hit.words, hit.carrier, hit.happens, seen, 0.9)
    assert names(weigh_parties(sure, find_parties(sure, MODALITY), MODALITY)) == (["Sudland"], ["Norland"])


RAIDS = """
Sudland Sudland PROPN NNP 3 nmod:poss
's 's PART POS 1 case
words word NOUN NNS 9 nsubj
on on ADP IN 7 case
Norland Norland PROPN NNP 7 nmod:poss
's 's PART POS 5 case
attack attack NOUN NN 3 nmod
were be AUX VBD 9 cop
sharp sharp ADJ JJ 0 root
. . PUNCT . 9 punct
"""


def test_whose_a_deed_is_goes_before_others_in_the_sentence() -> None:
    hit = the_attack(RAIDS)
    bearers = {"actor": ((0, 0.6), (4, 0.9))}
    seen = Sighting(hit.index, (("ASSAULT", 0.9),), {}, (("actual", 1.0),), bearers)
    sure = Hit(hit.scene, hit.index, hit.trigger, hit.words, hit.carrier, hit.happens, seen, 0.9)
    assert names(weigh_parties(sure, find_parties(sure, MODALITY), MODALITY)) == (["Norland"], [])


REMEMBERED = """
Norland Norland PROPN NNP 2 nsubj
mourned mourn VERB VBD 0 root
players player NOUN NNS 2 obj
including including VERB VBG 5 case
keepers keeper NOUN NNS 3 nmod
who who PRON WP 8 nsubj:pass
were be AUX VBD 8 aux:pass
attacked attack VERB VBN 3 acl:relcl
by by ADP IN 10 case
Sudland Sudland PROPN NNP 8 obl
. . PUNCT . 2 punct
"""


DIED_INCLUDING = """
players player NOUN NNS 2 nsubj
died die VERB VBD 0 root
, , PUNCT , 2 punct
including including VERB VBG 5 case
keepers keeper NOUN NNS {on}
who who PRON WP 8 nsubj:pass
were be AUX VBD 8 aux:pass
attacked attack VERB VBN 5 acl:relcl
by by ADP IN 10 case
Sudland Sudland PROPN NNP 8 obl:agent
. . PUNCT . 2 punct
"""
DIED_WHEN = """
players player NOUN NNS 2 nsubj
died die VERB VBD 0 root
, , PUNCT , 2 punct
including including VERB VBG 5 case
keepers keeper NOUN NNS 2 obl
when when ADV WRB 8 advmod
Sudland Sudland PROPN NNP 8 nsubj
attacked attack VERB VBD 2 advcl
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("rows", "whole", "part", "sufferers"),
    [
        (REMEMBERED, 2, 4, ["keepers"]),
        (DIED_INCLUDING.format(on="2 obl"), 0, 4, ["keepers"]),
        (DIED_INCLUDING.format(on="1 appos"), 0, 4, ["keepers"]),
        (DIED_INCLUDING.format(on="1 conj"), 0, 4, ["keepers"]),
        (DIED_WHEN, 0, 4, ["players", "keepers"]),
    ],
)
def test_what_befell_a_part_did_not_befall_the_whole(rows: str, whole: int, part: int, sufferers: list[str]) -> None:
    people = {**PEOPLE, "players": ("group", "NOR"), "keepers": ("group", "NOR")}
    text = " ".join(row.split()[0] for row in rows.strip().splitlines())
    hit = next(hit for hit in hits(stage(text, rows, **people)) if hit.scene.lemmas[hit.index] == "attack")
    doer = next(one for one, token in enumerate(hit.scene.tokens) if token.text == "Sudland")
    bearers = {"actor": ((doer, 0.9),), "recipient": ((whole, 0.8), (part, 0.9))}
    seen = Sighting(hit.index, (("ASSAULT", 0.9),), {}, (("actual", 1.0),), bearers)
    sure = Hit(hit.scene, hit.index, hit.trigger, hit.words, hit.carrier, hit.happens, seen, 0.9)
    assert names(weigh_parties(sure, find_parties(sure, MODALITY), MODALITY)) == (["Sudland"], sufferers)


def deed(rows: str, lemma: str, **bearers: tuple[tuple[int, float], ...]) -> Hit:
    """The hit of the word, of which the model holds that it has happened."""
    hit = next(hit for hit in hits(scene(rows)) if hit.scene.lemmas[hit.index] == lemma)
    seen = Sighting(hit.index, ((hit.trigger.type, 0.9),), {}, (("actual", 0.99),), bearers)
    return Hit(hit.scene, hit.index, hit.trigger, hit.words, hit.carrier, hit.happens, seen, 0.9)


@pytest.mark.parametrize(
    ("verb", "noun", "averted", "suffering"),
    [
        ("escaped escape", "arrest arrest", True, []),
        ("escaped escape", "attack attack", False, ["Norland"]),
        ("escaped escape", "siege siege", False, ["Norland"]),
        ("suffered suffer", "arrest arrest", False, ["Norland"]),
    ],
)
def test_what_is_escaped_has_not_been_done_but_for_attacks_and_what_holds(
    verb: str, noun: str, averted: bool, suffering: list[str]
) -> None:
    hit = deed(ESCAPED.format(verb=verb, deed=noun), noun.split()[1])
    assert is_averted(hit, MODALITY) is averted
    assert [hit.scene.tokens[token].text for token in find_sufferers(hit, MODALITY)] == suffering
    assert (weigh_realis(hit, "actual", MODALITY, Happening({})) == "negated") is averted


def test_nobody_else_in_the_sentence_does_what_is_escaped() -> None:
    hit = deed(FLED_TO_ESCAPE, "arrest", actor=((3, 0.6),), recipient=((0, 0.9),))
    parties = weigh_parties(hit, find_parties(hit, MODALITY), MODALITY)
    assert names(parties) == ([], ["Norland"])
    assert names(fill_sides(hit, parties, MODALITY)) == ([], ["Norland"])


def test_a_noun_keeps_those_to_whom_it_says_that_it_is_done() -> None:
    hit = deed(ENDURED, "siege", actor=((0, 0.9),))
    parties = weigh_parties(hit, find_parties(hit, MODALITY), MODALITY)
    assert names(parties) == ([], ["Norland", "Sudland"])


KILLED_IN = """
The the DET DT 2 det
{who} {who} NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
killed kill VERB VBN 0 root
in in ADP IN 7 case
the the DET DT 7 det
airstrike airstrike NOUN NN 4 obl
. . PUNCT . 4 punct
"""


@pytest.mark.parametrize(("who", "suffers"), [("envoy", ["envoy"]), ("gunman", [])])
def test_whoever_is_killed_in_a_deed_suffers_it_unless_he_did_it(who: str, suffers: list[str]) -> None:
    people = {"envoy": ("person", "NOR"), "gunman": ("person", "NOR")}
    scene = stage(f"The {who} was killed in the airstrike .", KILLED_IN.format(who=who), **people)
    hit = next(hit for hit in hits(scene) if scene.tokens[hit.index].text == "airstrike")
    assert [scene.tokens[token].text for token in find_sufferers(hit, MODALITY)] == suffers


HIT_TARGETS = """
Norland Norland PROPN NNP 2 nsubj
hit hit VERB VBD 0 root
targets target NOUN NNS 2 obj
. . PUNCT . 2 punct
"""


def test_who_hits_targets_is_none_of_them() -> None:
    scene = stage("Norland hit targets .", HIT_TARGETS, **PEOPLE)
    hit = hit_at(scene, 1, CODEBOOK.types["ASSAULT"].seen["verb"], MODALITY)
    assert find_sufferers(hit, MODALITY) == []
