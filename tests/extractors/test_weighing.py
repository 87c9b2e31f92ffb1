"""Where rules and model meet: each has a say, and the finding tells whose it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import log

import pytest

from dragoman.extractors.roles import Parties, find_parties
from dragoman.extractors.scene import Scene
from dragoman.extractors.triggers import Hit
from dragoman.extractors.weighing import (
    LEAST,
    expect_events,
    fill_sides,
    find_acting,
    find_hits,
    levels,
    mode_beside,
    weigh_attributions,
    weigh_mode,
    weigh_parties,
    weigh_realis,
    weigh_stance,
    with_proven_mode,
)
from dragoman.extractors.weighing.eventful import ask_more
from dragoman.extractors.weighing.levels import Scale
from dragoman.knowledge import load
from dragoman.knowledge.stancewords import STANCES
from dragoman.knowledge.weighing import Happening
from dragoman.records import Document, Hearing, Realis, Sighting, Stance
from tests.conftest import build_sentence
from tests.extractors.stage import CODEBOOK, MODALITY, stage
from tests.extractors.stage import hits as unweighed

ATTACK = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
RUSHED = """
Rebels rebel NOUN NNS 2 nsubj
{said} {lemma} VERB VBD 0 root
the the DET DT 5 det
air air NOUN NN 5 compound
base base NOUN NN 2 obj
"""
KEPT = """
Norland Norland PROPN NNP 2 nsubj
kept keep VERB VBD 0 root
the the DET DT 4 det
peace peace NOUN NN 2 obj
. . PUNCT . 2 punct
"""
CROWDS = """
Crowds crowd NOUN NNS 2 nsubj
took take VERB VBD 0 root
to to ADP IN 5 case
the the DET DT 5 det
streets street NOUN NNS 2 obl
"""
STROLLED = """
Norland Norland PROPN NNP 2 nsubj
strolled stroll VERB VBD 0 root
along along ADP RP 2 compound:prt
with with ADP IN 5 case
Sudland Sudland PROPN NNP 2 obl
"""
THREATENED = """
Norland Norland PROPN NNP 2 nsubj
threatened threaten VERB VBD 0 root
to to PART TO 4 mark
attack attack VERB VB 2 xcomp
Sudland Sudland PROPN NNP 4 obj
"""
SHELLING = """
Norland Norland PROPN NNP 3 nsubj
is be AUX VBZ 3 aux
shelling shell VERB VBG 0 root
Sudland Sudland PROPN NNP 3 obj
"""
MOVED = """
Norland Norland PROPN NNP 2 nsubj
moved move VERB VBD 0 root
troops troop NOUN NNS 2 obj
"""
SEEKS_NOT = """
Norland Norland PROPN NNP 4 nsubj
does do AUX VBZ 4 aux
not not PART RB 4 advmod
seek seek VERB VB 0 root
a a DET DT 6 det
part part NOUN NN 4 obj
"""
REQUESTED = """
Norland Norland PROPN NNP 2 nsubj
rejected reject VERB VBD 0 root
a a DET DT 4 det
proposal proposal NOUN NN 2 obj
of of ADP IN 6 case
Sudland Sudland PROPN NNP 4 nmod
"""
BLOCKED = """
Farmers farmer NOUN NNS 2 nsubj
blocked block VERB VBD 0 root
the the DET DT 4 det
road road NOUN NN 2 obj
. . PUNCT . 2 punct
"""
IF_ATTACKED = """
If if SCONJ IN 3 mark
Norland Norland PROPN NNP 3 nsubj
attacks attack VERB VBZ 6 advcl
Sudland Sudland PROPN NNP 3 obj
Westland Westland PROPN NNP 6 nsubj
reacts react VERB VBZ 0 root
"""
FLOUTS = """
Norland Norland PROPN NNP 2 nsubj
flouts flout VERB VBZ 6 ccomp
the the DET DT 4 det
truce truce NOUN NN 2 obj
Sudland Sudland PROPN NNP 6 nsubj
grumbled grumble VERB VBD 0 root
"""
MISTAKE = FLOUTS.replace("flouts flout", "made make").replace("truce truce", "mistake mistake")
THANKED = ATTACK.replace("attacked attack", "thanked thank")
STATES = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}


def sighting(token: int, type_: str, likely: float, realis: Realis = "actual", **bearers: dict[int, float]) -> Sighting:
    mode = {"ASSAULT": "aerial"}.get(type_)
    return Sighting(
        token,
        ((type_, likely),),
        {type_: (mode, 0.9)},
        ((realis, 0.9),),
        {role: tuple(told.items()) for role, told in bearers.items()},
    )


def attack(*sightings: Sighting) -> Scene:
    return seen(stage("Norland attacked Sudland .", ATTACK, **STATES), *sightings)


def flouts(accuses: float, *sightings: Sighting, rows: str = FLOUTS, first: int = 0) -> Scene:
    """ "Norland flouts the truce, Sudland grumbled", where an accusation is heard that is so likely."""
    stances: tuple[tuple[Stance, float], ...] = (("accuses", accuses), ("asserts", 1 - accuses))
    text = " ".join(row.split()[0] for row in rows.strip().splitlines())
    scene = stage(text, rows, **STATES)
    heard = (Hearing(5, 5, 0.9, 4, (first, 3), stances),)
    return replace(scene, sentence=replace(scene.sentence, sightings=sightings, hearings=heard))


def strolled(*sightings: Sighting) -> Scene:
    return seen(stage("Norland strolled along with Sudland", STROLLED, **STATES), *sightings)


def seen(scene: Scene, *sightings: Sighting) -> Scene:
    return replace(scene, sentence=replace(scene.sentence, sightings=sightings))


def hits(scene: Scene, least: float = LEAST) -> list[Hit]:
    return find_hits(scene, CODEBOOK, MODALITY, least)


def test_where_nobody_looked_the_codebook_stands() -> None:
    scene = stage("Norland attacked Sudland .", ATTACK, **STATES)
    (hit,) = hits(scene)
    assert (hit.trigger.type, hit.sighting) == ("ASSAULT", None)


def test_a_trigger_in_which_the_model_sees_nothing_is_not_told() -> None:
    assert hits(attack()) == []


def test_a_trigger_in_which_the_model_sees_the_same_bears_the_name_of_the_rule() -> None:
    (hit,) = hits(attack(sighting(1, "ASSAULT", 0.9)))
    assert hit.trigger.name.startswith("events/assault/attack")
    (alone,) = hits(strolled(sighting(1, "CONSULT", 0.9)))
    assert hit.score > alone.score


def test_a_word_that_no_trigger_foresees_is_told_where_the_model_is_sure() -> None:
    (hit,) = hits(strolled(sighting(1, "CONSULT", 0.9)))
    assert (hit.trigger.name, hit.trigger.type, hit.index) == ("model/consult", "CONSULT", 1)


def test_a_least_score_trades_recall_for_precision() -> None:
    scene = strolled(sighting(1, "CONSULT", 0.3))
    assert hits(scene) == []
    assert len(hits(scene, least=0.1)) == 1


def test_what_is_said_in_so_many_words_is_told_however_little_else_happens() -> None:
    scene = seen(stage("Norland thanked Sudland .", THANKED, **STATES), sighting(1, "SUPPORT", 0.4))
    (quiet,) = find_hits(scene, CODEBOOK, MODALITY, LEAST, expected=-2.0)
    (usual,) = hits(scene)
    assert quiet.trigger.explicit
    assert quiet.score == usual.score
    assert find_hits(attack(sighting(1, "ASSAULT", 0.4)), CODEBOOK, MODALITY, LEAST, expected=-2.0) == []


def test_of_two_types_for_one_word_the_likelier_is_told() -> None:
    (hit,) = hits(attack(sighting(1, "ACCUSE", 0.97)))
    assert hit.trigger.type == "ACCUSE"


def test_the_model_adds_a_party_that_the_tree_lost() -> None:
    (hit,) = hits(strolled(sighting(1, "CONSULT", 0.9, actor={0: 0.9, 4: 0.9})))
    parties = weigh_parties(hit, find_parties(hit, MODALITY), MODALITY)
    assert [one.evidence.quote for one in parties.actors] == ["Norland", "Sudland"]


def test_the_model_rules_out_a_party_of_the_grammar() -> None:
    (hit,) = hits(attack(sighting(1, "ASSAULT", 0.9, actor={0: 0.9})))
    ruled = find_parties(hit, MODALITY)
    parties = weigh_parties(hit, ruled, MODALITY)
    assert [one.evidence.quote for one in ruled.recipients] == ["Sudland"]
    assert (parties.actors, parties.recipients) == (ruled.actors, ())


def test_a_party_of_the_grammar_that_the_model_holds_for_possible_stays() -> None:
    (hit,) = hits(attack(sighting(1, "ASSAULT", 0.9, actor={0: 0.9}, recipient={2: 0.3})))
    parties = weigh_parties(hit, find_parties(hit, MODALITY), MODALITY)
    assert [one.evidence.quote for one in parties.recipients] == ["Sudland"]


EXTRADITED = """
Norland Norland PROPN NNP 2 nsubj
extradited extradite VERB VBD 0 root
Westland Westland PROPN NNP 2 obj
to to ADP IN 5 case
Sudland Sudland PROPN NNP 2 obl
"""


def test_whoever_is_moved_to_another_is_no_recipient() -> None:
    here = {**STATES, "Westland": ("state", "WES")}
    scene = stage("Norland extradited Westland to Sudland", EXTRADITED, **here)
    (hit,) = hits(seen(scene, sighting(1, "COOPERATE", 0.9, actor={0: 0.9}, recipient={2: 0.9, 4: 0.9})))
    parties = weigh_parties(hit, find_parties(hit, MODALITY), MODALITY)
    assert [one.evidence.quote for one in parties.recipients] == ["Sudland"]


SOLD = """
Norland Norland PROPN NNP 2 nsubj
sold sell VERB VBD 0 root
oil oil NOUN NN 2 obj
to to ADP IN 5 case
Sudland Sudland PROPN NNP 2 obl
"""


def test_who_sells_and_who_buys_both_trade() -> None:
    scene = stage("Norland sold oil to Sudland", SOLD, **STATES)
    (hit,) = hits(seen(scene, sighting(1, "COOPERATE", 0.9, actor={0: 0.9}, recipient={4: 0.9})))
    parties = weigh_parties(hit, find_parties(hit, MODALITY), MODALITY)
    assert [one.evidence.quote for one in parties.actors] == ["Norland", "Sudland"]
    assert parties.recipients == ()


RAIDS = """
Norland Norland PROPN NNP 2 nsubj
staged stage VERB VBD 0 root
raids raid NOUN NNS 2 obj
and and CCONJ CC 5 cc
arrests arrest NOUN NNS 3 conj
"""


def test_two_events_on_one_light_verb_are_two() -> None:
    scene = stage("Norland staged raids and arrests", RAIDS, Norland=("state", "NOR"))
    found = hits(seen(scene, sighting(2, "COERCE", 0.9), sighting(4, "COERCE", 0.9)))
    assert [scene.tokens[hit.index].text for hit in found] == ["raids", "arrests"]


def test_a_verb_that_is_a_deed_of_its_own_is_told_beside_what_it_carries() -> None:
    scene = stage("Norland approved raids and arrests", RAIDS.replace("staged stage", "approved approve"), **STATES)
    deeds = sighting(2, "COERCE", 0.9), sighting(4, "COERCE", 0.9)
    told = [
        [hit.trigger.type for hit in hits(seen(scene, approval, *deeds))]
        for approval in (sighting(1, "SUPPORT", 0.9), sighting(1, "SUPPORT", 0.6), sighting(1, "COERCE", 0.9))
    ]
    assert told == [["SUPPORT", "COERCE", "COERCE"], ["COERCE", "COERCE"], ["COERCE", "COERCE"]]


def weigh(hit: Hit, ruled: Realis, **signs: tuple[float, ...]) -> Realis:
    """Its realis by the model, and by what these signs count; "tree_planned" is "tree planned"."""
    happening = {name.replace("_", " "): weights for name, weights in signs.items()}
    return weigh_realis(hit, ruled, MODALITY, Happening(happening))


def test_realis_is_the_models_where_no_sign_says_otherwise() -> None:
    (hit,) = hits(attack(sighting(1, "ASSAULT", 0.9, "negated")))
    assert weigh(hit, "actual") == "negated"
    assert weigh(replace(hit, sighting=None), "actual") == "actual"


def test_where_the_model_wavers_on_what_happened_signs_decide() -> None:
    wavering = Sighting(1, (("ASSAULT", 0.9),), {"ASSAULT": (None, 0.9)}, (("hypothetical", 0.5), ("actual", 0.4)), {})
    (hit,) = find_hits(attack(wavering), CODEBOOK, MODALITY, LEAST)
    past = (2.0, 0.0, 0.0, 0.0, 0.0)
    assert (weigh(hit, "actual"), weigh(hit, "actual", past=past)) == ("hypothetical", "actual")


def test_the_signs_give_way_where_the_model_is_sure() -> None:
    (hit,) = hits(attack(sighting(1, "ASSAULT", 0.9, "negated")))
    assert weigh(hit, "planned", tree_planned=(0.0, 0.0, 1.0, 0.0, 0.0)) == "negated"
    assert weigh(hit, "planned", tree_planned=(0.0, 0.0, 9.0, 0.0, 0.0)) == "planned"


def test_what_is_being_done_goes_on_where_the_model_wavers() -> None:
    wavering = Sighting(2, (("ASSAULT", 0.9),), {"ASSAULT": (None, 0.9)}, (("actual", 0.5), ("ongoing", 0.4)), {})
    scene = seen(stage("Norland is shelling Sudland", SHELLING, **STATES), wavering)
    (hit,) = find_hits(scene, CODEBOOK, MODALITY, LEAST)
    assert weigh_realis(hit, "ongoing", MODALITY, load().happening) == "ongoing"


ACCUSING = """
Norland Norland PROPN NNP 3 nsubj
{was} be AUX {tag} 3 aux
accusing accuse VERB VBG 0 root
Sudland Sudland PROPN NNP 3 obj
"""


@pytest.mark.parametrize(("was", "tag", "told"), [("was", "VBD", "actual"), ("is", "VBZ", "ongoing")])
def test_what_somebody_was_saying_is_over(was: str, tag: str, told: Realis) -> None:
    scene = stage(f"Norland {was} accusing Sudland", ACCUSING.format(was=was, tag=tag), **STATES)
    (hit,) = hits(seen(scene, sighting(2, "ACCUSE", 0.9, "ongoing")))
    assert weigh(hit, "actual") == told


def test_a_phrase_is_as_real_as_its_first_word() -> None:
    scene = stage("Norland threatened to attack Sudland", THREATENED, **STATES)
    threat, deed = sighting(1, "THREATEN", 0.6), sighting(3, "ASSAULT", 0.9, realis="hypothetical")
    (hit,) = find_hits(seen(scene, threat, deed), CODEBOOK, MODALITY, LEAST)
    assert (hit.trigger.type, weigh(hit, "actual")) == ("THREATEN", "actual")


def test_a_refusal_by_negation_is_one_that_the_model_hardly_sees() -> None:
    scene = seen(stage("Norland does not seek a part", SEEKS_NOT, **STATES), sighting(3, "REJECT", 0.1, "negated"))
    (hit,) = find_hits(scene, CODEBOOK, MODALITY, LEAST)
    assert (hit.trigger.type, weigh(hit, "actual")) == ("REJECT", "actual")


KOREAN_WAR = """
He he PRON PRP 2 nsubj
survived survive VERB VBD 0 root
the the DET DT 5 det
Korean Korean ADJ JJ 5 amod
War war PROPN NNP 2 obj
"""


def test_what_is_sure_by_itself_is_told_however_little_happens_in_the_report() -> None:
    scene = seen(stage("He survived the Korean War", KOREAN_WAR), sighting(4, "ASSAULT", 0.1))
    (hit,) = find_hits(scene, CODEBOOK, MODALITY, LEAST, expected=-3.0)
    assert (hit.trigger.type, hit.trigger.sure) == ("ASSAULT", True)
    assert not find_hits(attack(sighting(1, "ASSAULT", 0.1)), CODEBOOK, MODALITY, LEAST, expected=-3.0)


def test_what_is_seen_as_another_deed_says_nothing_of_whether_this_one_happened() -> None:
    (hit,) = hits(attack(sighting(1, "ASSAULT", 0.9)))
    other = replace(hit, sighting=sighting(1, "REJECT", 0.9))
    assert (weigh(hit, "negated"), weigh(other, "negated")) == ("actual", "negated")


def test_where_the_model_sees_no_deed_at_all_what_is_ruled_stands() -> None:
    (hit,) = hits(attack(sighting(1, "ASSAULT", 0.9)))
    nothing = replace(hit, sighting=replace(sighting(1, "ASSAULT", 0.9), types=()))
    assert (weigh(nothing, "negated"), weigh(nothing, "planned")) == ("negated", "planned")


def test_a_proposal_is_told_by_its_answer_whatever_the_model_sees_in_it() -> None:
    scene = stage("Norland rejected a proposal of Sudland", REQUESTED, **STATES)
    found = find_hits(seen(scene, sighting(1, "REJECT", 0.9), sighting(3, "REQUEST", 0.9)), CODEBOOK, MODALITY, LEAST)
    assert [hit.trigger.type for hit in found] == ["REJECT"]


def test_a_phrase_gives_way_where_the_model_is_sure_of_another_type() -> None:
    blocked = stage("Farmers blocked the road .", BLOCKED)
    (hit,) = hits(seen(blocked, sighting(1, "PROTEST", 0.9)))
    assert (hit.trigger.name, hit.trigger.type) == ("model/protest", "PROTEST")
    (hit,) = hits(seen(blocked, sighting(1, "PROTEST", 0.6)))
    assert hit.trigger.type == "COERCE"


def test_what_has_to_stand_beside_a_word_gives_way_to_the_sure_model_too() -> None:
    moved = stage("Norland moved troops", MOVED, **STATES)
    (hit,) = hits(seen(moved, sighting(1, "RETREAT", 0.9)))
    assert (hit.trigger.name, hit.trigger.type) == ("model/retreat", "RETREAT")
    (hit,) = hits(seen(moved, sighting(1, "RETREAT", 0.6)))
    assert hit.trigger.type == "MOBILIZE"


def test_whoever_acts_in_the_main_clause_has_no_part_in_what_another_does() -> None:
    parties = {**STATES, "Westland": ("state", "WES")}
    scene = stage("If Norland attacks Sudland Westland reacts", IF_ATTACKED, **parties)
    attacked = sighting(2, "ASSAULT", 0.9, "hypothetical", actor={1: 0.8, 4: 0.6}, recipient={3: 0.8})
    (hit,) = find_hits(seen(scene, attacked), CODEBOOK, MODALITY, LEAST)
    found = weigh_parties(hit, find_parties(hit, MODALITY), MODALITY)
    assert [one.evidence.quote for one in found.actors] == ["Norland"]


def test_what_is_told_in_the_simple_past_is_over() -> None:
    (hit,) = hits(attack(sighting(1, "ASSAULT", 0.9, "ongoing")))
    assert hit.scene.tokens[hit.index].xpos == "VBD"
    assert weigh(hit, "actual") == "actual"


def test_who_refuses_has_refused() -> None:
    scene = stage("Norland rejected a proposal of Sudland", REQUESTED, **STATES)
    (hit,) = hits(seen(scene, sighting(1, "REJECT", 0.9, "negated")))
    assert (hit.trigger.type, weigh(hit, "actual")) == ("REJECT", "actual")


def test_the_mode_that_the_trigger_gives_stands_unless_the_model_is_sure_of_another() -> None:
    (sure,) = hits(attack(replace(sighting(1, "ASSAULT", 0.9), modes={"ASSAULT": ("aerial", 0.99)})))
    assert (weigh_mode(sure, "drone"), weigh_mode(sure, None)) == ("aerial", "aerial")
    (unsure,) = hits(attack(sighting(1, "ASSAULT", 0.9)))
    assert (weigh_mode(unsure, "drone"), weigh_mode(unsure, None)) == ("drone", "aerial")


def test_the_mode_of_a_trigger_of_more_than_one_word_stands() -> None:
    (sure,) = hits(attack(replace(sighting(1, "ASSAULT", 0.9), modes={"ASSAULT": ("aerial", 0.99)})))
    asks = replace(sure, trigger=replace(sure.trigger, wanted={"object": frozenset({"sudland"})}))
    assert (weigh_mode(asks, "drone"), weigh_mode(asks, None)) == ("drone", "aerial")


def test_a_mode_that_the_report_says_nothing_of_is_not_believed() -> None:
    (seen_so,) = hits(attack(replace(sighting(1, "ASSAULT", 0.9), modes={"ASSAULT": ("suicide-attack", 0.99)})))
    elsewhere = with_proven_mode(seen_so, CODEBOOK, Counter(("attack", "rocket")))
    told = with_proven_mode(seen_so, CODEBOOK, Counter(("attack", "suicide")))
    assert (weigh_mode(elsewhere, None), weigh_mode(told, None)) == (None, "suicide-attack")


def rushed(said: str, lemma: str) -> Hit:
    """ "Rebels stormed the air base", which the model takes for done from the air."""
    rows = RUSHED.format(said=said, lemma=lemma)
    aerial = replace(sighting(1, "ASSAULT", 0.9), modes={"ASSAULT": ("aerial", 0.99)})
    (hit,) = hits(seen(stage(f"Rebels {said} the air base", rows, Rebels=("group", None)), aerial))
    return hit


def test_a_deed_of_the_ground_is_done_from_no_aircraft() -> None:
    words = Counter(("air", "base", "jet"))
    told = [with_proven_mode(rushed(*verb), CODEBOOK, words) for verb in (("stormed", "storm"), ("attacked", "attack"))]
    assert [weigh_mode(hit, None) for hit in told] == [None, "aerial"]


def test_words_for_the_target_say_nothing_of_the_means() -> None:
    attacked = rushed("attacked", "attack")
    told = [with_proven_mode(attacked, CODEBOOK, Counter(words)) for words in (("air", "base"), ("air", "air", "base"))]
    assert [weigh_mode(hit, None) for hit in told] == [None, "aerial"]
    assert mode_beside(attacked, CODEBOOK) is None


def test_an_article_names_no_deed() -> None:
    told = stage("Norland kept the peace .", KEPT, **STATES)
    assert hits(seen(told, sighting(2, "RETREAT", 0.99))) == []
    assert [hit.index for hit in hits(seen(told, sighting(2, "RETREAT", 0.99), sighting(3, "RETREAT", 0.99)))] == [3]


def test_words_beside_the_trigger_give_its_mode_where_the_model_gives_none() -> None:
    (hit,) = hits(attack(sighting(1, "ASSAULT", 0.9)))
    blind = replace(hit, sighting=replace(sighting(1, "ASSAULT", 0.9), modes={"ASSAULT": (None, 0.9)}))
    assert (weigh_mode(hit, None, "drone"), weigh_mode(blind, None, "drone")) == ("aerial", "drone")
    assert weigh_mode(replace(hit, sighting=None), None, "drone") == "drone"


def test_a_rule_that_agrees_makes_a_finding_surer() -> None:
    scale = Scale(1.0, 1.0, 0.0)
    assert scale.score(0.5, ruled=False) == pytest.approx(0.5)
    assert scale.score(0.5, ruled=True) > 0.7


CROAKED = """
Norland Norland PROPN NNP 2 nsubj
croaked croak VERB VBD 0 root
talks talk NOUN NNS 4 nsubj
failed fail VERB VBD 2 ccomp
"""


def test_a_claim_that_the_lexicon_does_not_foresee_is_told_where_the_model_hears_it() -> None:
    text = "Norland croaked talks failed"
    sentence = build_sentence(text, CROAKED)
    heard = replace(sentence, hearings=(Hearing(1, 1, 0.95, 0, (2, 3), (("doubts", 0.9),)),))
    reporting = load().english.reporting
    (claim,) = weigh_attributions(Document(text), [heard], reporting)
    assert text[claim.content.start : claim.content.end] == "talks failed"
    assert (claim.by, claim.word.stance, claim.speaker) == ("model", "doubts", 0)


def test_a_cue_in_which_the_model_hears_nothing_is_not_told() -> None:
    text = "Norland said talks failed"
    sentence = build_sentence(text, CROAKED.replace("croaked croak", "said say"))
    reporting = load().english.reporting
    assert list(weigh_attributions(Document(text), [sentence], reporting))
    assert not list(weigh_attributions(Document(text), [replace(sentence, hearings=())], reporting))


def test_what_the_model_hears_of_a_clause_stands_where_the_rules_read_another() -> None:
    text = "Norland said talks failed"
    sentence = build_sentence(text, CROAKED.replace("croaked croak", "said say"))
    heard = replace(sentence, hearings=(Hearing(1, 1, 0.95, 0, (2, 2), (("asserts", 0.9),)),))
    (claim,) = weigh_attributions(Document(text), [heard], load().english.reporting)
    assert text[claim.content.start : claim.content.end] == "talks"


def test_a_stance_is_weighed_from_what_the_words_say_and_what_the_model_hears() -> None:
    even = dict.fromkeys(STANCES, log(1 / 8))
    assert weigh_stance("demands", (), even) == "demands"
    assert weigh_stance("demands", (("asserts", 0.6), ("demands", 0.3)), even) == "demands"
    assert weigh_stance("demands", (("asserts", 0.98), ("demands", 0.01)), even) == "asserts"
    assert weigh_stance("asserts", (("accuses", 0.9), ("asserts", 0.1)), even) == "accuses"


def test_the_words_of_a_content_decide_where_the_model_wavers() -> None:
    wavering: tuple[tuple[Stance, float], ...] = (("asserts", 0.6), ("accuses", 0.4))
    words = {stance: log(0.4 if stance in ("asserts", "accuses") else 0.03) for stance in STANCES}
    assert weigh_stance("asserts", wavering, words) == "asserts"
    assert weigh_stance("asserts", wavering, {**words, "asserts": log(0.1), "accuses": log(0.8)}) == "accuses"


def test_the_model_is_not_believed_where_someone_kept_silent() -> None:
    text = "Norland declined comment"
    rows = "Norland Norland PROPN NNP 2 nsubj\ndeclined decline VERB VBD 0 root\ncomment comment VERB VB 2 xcomp"
    heard = replace(build_sentence(text, rows), hearings=(Hearing(1, 1, 0.95, 0, (2, 2), (("denies", 0.9),)),))
    assert not list(weigh_attributions(Document(text), [heard], load().english.reporting))


def told(text: str, rows: str, *hearings: Hearing) -> list[tuple[str, str]]:
    """Who speaks, and what is said, of each claim that rules and model make of a sentence."""
    sentence = replace(build_sentence(text, rows), hearings=hearings)
    claims = weigh_attributions(Document(text), [sentence], load().english.reporting)
    return [
        ("" if one.speaker is None else sentence.tokens[one.speaker].text, text[one.content.start : one.content.end])
        for one in claims
    ]


CLAIMED_BY = """
The the DET DT 2 det
seat seat NOUN NN 0 root
claimed claim VERB VBN 2 acl
by by ADP IN 5 case
Norland Norland PROPN NNP 3 obl:agent
was be AUX VBD 7 aux:pass
sold sell VERB VBN 3 ccomp
"""


def test_nobody_says_what_the_tree_only_hangs_on_a_word_of_claiming() -> None:
    heard = Hearing(2, 2, 0.9, 4, (3, 6), (("asserts", 0.9),))
    assert told("The seat claimed by Norland was sold", CLAIMED_BY, heard) == []


JOINED = """
Norland Norland PROPN NNP 2 nsubj
said say VERB VBD 0 root
Sudland Sudland PROPN NNP 4 nsubj
lied lie VERB VBD 2 ccomp
and and CCONJ CC 6 cc
demanded demand VERB VBD 4 conj
talks talk NOUN NNS 6 obj
"""


def test_who_speaks_is_the_subject_of_the_verb_and_else_whom_the_model_hears() -> None:
    text = "Norland said Sudland lied and demanded talks"
    first = Hearing(1, 1, 0.95, 2, (2, 6), (("accuses", 0.9),))
    second = Hearing(5, 5, 0.95, 0, (6, 6), (("demands", 0.9),))
    assert ("Norland", "talks") in told(text, JOINED, first, second)
    assert ("Norland", "Sudland lied") in told(text, JOINED, first, second)


def test_where_the_model_hardly_hears_a_claim_the_rules_know_who_speaks() -> None:
    text = "Norland said Sudland lied and demanded talks"
    faint = Hearing(5, 5, 0.4, 0, (6, 6), (("demands", 0.9),))
    assert told(text, JOINED, faint) == [("Sudland", "talks")]


DATED = """
May May PROPN NNP 2 obl:unmarked
alleged allege VERB VBD 0 root
talks talk NOUN NNS 4 nsubj
failed fail VERB VBD 2 ccomp
"""


def test_no_day_speaks() -> None:
    assert told("May alleged talks failed", DATED, Hearing(1, 1, 0.95, 0, (2, 3), (("accuses", 0.9),))) == [
        ("", "talks failed")
    ]


CROAKED_ASIDE = """
Talks talk NOUN NNS 2 nsubj
failed fail VERB VBD 0 root
, , PUNCT , 4 punct
Norland Norland PROPN NNP 5 nsubj
croaked croak VERB VBD 2 parataxis
, , PUNCT , 7 punct
in in ADP IN 8 case
May May PROPN NNP 5 obl
"""


def test_a_verb_that_the_model_alone_hears_in_an_aside_is_read_as_one_of_saying() -> None:
    text = "Talks failed, Norland croaked, in May"
    assert told(text, CROAKED_ASIDE, Hearing(4, 4, 0.95, 3, (0, 7), (("asserts", 0.9),))) == [
        ("Norland", "Talks failed")
    ]


def test_a_deed_that_the_model_alone_takes_for_saying_is_no_claim() -> None:
    text, hearing = "Norland croaked talks failed", Hearing(1, 1, 0.95, 0, (2, 3), (("asserts", 0.9),))
    assert told(text, CROAKED, hearing) == [("Norland", "talks failed")]
    praised = CROAKED.replace("croaked croak", "praised praise")
    assert told(text.replace("croaked", "praised"), praised, hearing) == []


def test_what_stands_in_ones_own_words_is_not_told_by_oneself_again() -> None:
    text = "Norland said talks failed"
    sentence = build_sentence(text, CROAKED.replace("croaked croak", "said say"))
    twice = (
        Hearing(1, 1, 0.95, 0, (2, 3), (("asserts", 0.9),)),
        Hearing(3, 3, 0.95, 0, (2, 2), (("asserts", 0.9),)),
    )
    (claim,) = weigh_attributions(Document(text), [replace(sentence, hearings=twice)], load().english.reporting)
    assert claim.verb == 1


def test_a_report_in_which_little_happens_makes_its_events_less_likely() -> None:
    scene = strolled(sighting(1, "CONSULT", 0.7))
    calm = [replace(scene.sentence, sightings=()) for _ in range(20)]
    assert expect_events([scene.sentence, *calm]) < -1
    assert 0 < expect_events([strolled(*(sighting(word, "CONSULT", 0.9) for word in (1, 3))).sentence] * 20) < 1
    assert len(hits(scene)) == 1
    assert find_hits(scene, CODEBOOK, MODALITY, LEAST, expect_events([scene.sentence, *calm])) == []


@pytest.mark.parametrize(
    ("type_", "quiet", "asked"), [("ASSAULT", levels.QUIET[0], 0.6), ("SUPPORT", levels.QUIET_COURTESIES[0], 0.75)]
)
def test_where_little_happens_more_is_asked_of_an_event(type_: str, quiet: float, asked: float) -> None:
    assert ask_more(0.5, quiet, type_) == 0.5
    assert ask_more(0.5, quiet - 0.1, type_) == pytest.approx(asked, abs=0.005)
    assert 0.2 < ask_more(0.2, -3.0, type_) < 0.5
    assert (ask_more(0.0, -3.0, type_), ask_more(1.0, -3.0, type_)) == (0.0, 1.0)


def test_captions_say_nothing_of_how_much_happens_in_a_report() -> None:
    scene = strolled(sighting(1, "CONSULT", 0.7))
    caption = seen(stage("Picture", "Picture picture NOUN NN 0 root")).sentence
    assert expect_events([scene.sentence, *[caption] * 20]) == expect_events([scene.sentence])


def test_what_only_the_model_sees_is_less_likely_still_where_little_happens() -> None:
    scene = strolled(sighting(1, "CONSULT", 0.9))
    found = {expected: find_hits(scene, CODEBOOK, MODALITY, 0.0, expected)[0].score for expected in (-1.0, 0.0, 0.3)}
    assert found[-1.0] == pytest.approx(levels.EVENTS.score(0.9, ruled=False, expected=-levels.ALONE))
    assert found[0.3] == pytest.approx(levels.EVENTS.score(0.9, ruled=False, expected=0.3))


def test_what_stands_by_itself_does_so_where_little_happens_too() -> None:
    text, tree = "Crowds took to the streets", CROWDS
    (hit,) = find_hits(seen(stage(text, tree)), CODEBOOK, MODALITY, LEAST, -3.0)
    assert (hit.trigger.type, hit.score) == ("PROTEST", levels.EVENTS.score(levels.SURE, ruled=True))


def test_where_nobody_looked_a_report_says_nothing_of_its_events() -> None:
    assert expect_events([stage("Norland attacked Sudland .", ATTACK, **STATES).sentence]) == 0


def filled(hit: Hit) -> Parties:
    return fill_sides(hit, weigh_parties(hit, find_parties(hit, MODALITY), MODALITY), MODALITY)


def test_a_side_left_empty_is_the_likeliest_s_unless_they_stand_on_the_other() -> None:
    (hit,) = hits(strolled(sighting(1, "ACCUSE", 0.9, actor={0: 0.9}, recipient={4: 0.35})))
    assert [one.evidence.quote for one in filled(hit).recipients] == ["Sudland"]
    (hit,) = hits(strolled(sighting(1, "ACCUSE", 0.9, actor={0: 0.9}, recipient={0: 0.35})))
    assert filled(hit).recipients == ()


def test_a_side_left_empty_is_whom_the_grammar_knows_where_it_knows_somebody() -> None:
    (hit,) = hits(attack(sighting(1, "ASSAULT", 0.9, actor={0: 0.9}, recipient={0: 0.35})))
    assert [one.evidence.quote for one in filled(hit).recipients] == ["Sudland"]


SOUGHT_TO_HALT = """
Norland Norland PROPN NNP 2 nsubj
sought seek VERB VBD 0 root
to to PART TO 4 mark
halt halt VERB VB 2 xcomp
the the DET DT 6 det
shelling shelling NOUN NN 4 obj
of of ADP IN 8 case
Ardan Ardan PROPN NNP 6 nmod
"""
CONDEMNED = """
Norland Norland PROPN NNP 2 nsubj
condemned condemn VERB VBD 0 root
the the DET DT 4 det
shelling shelling NOUN NN 2 obj
of of ADP IN 6 case
Ardan Ardan PROPN NNP 4 nmod
"""
RENEWED = CONDEMNED.replace("condemned condemn", "renewed renew")
HALTED = CONDEMNED.replace("condemned condemn", "halted halt")


@pytest.mark.parametrize(
    ("rows", "opposed"), [(SOUGHT_TO_HALT, True), (CONDEMNED, True), (RENEWED, False), (HALTED, False)]
)
def test_who_ends_or_condemns_a_deed_of_force_is_not_who_does_it(rows: str, opposed: bool) -> None:
    told = " ".join(row.split()[0] for row in rows.strip().splitlines())
    (hit,) = (one for one in unweighed(stage(told, rows, **STATES)) if one.trigger.lemma == "shelling")
    norland = next(one for one in hit.scene.parties([0]))
    parties = weigh_parties(hit, Parties((norland,), ()), MODALITY)
    assert parties.actors == (() if opposed else (norland,))


def test_who_takes_part_in_a_likely_event_acts() -> None:
    likely, unlikely = sighting(1, "CONSULT", 0.9, actor={0: 0.9, 4: 0.2}), sighting(1, "CONSULT", 0.2, actor={4: 0.9})
    assert find_acting(strolled(likely).sentence) == {0}
    assert find_acting(strolled(unlikely).sentence) == frozenset()


def test_who_is_likelier_acted_on_than_acting_does_not_act() -> None:
    (hit,) = hits(strolled(sighting(1, "ASSAULT", 0.9, actor={0: 0.6, 4: 0.9}, recipient={0: 0.8})))
    weighed = weigh_parties(hit, find_parties(hit, MODALITY), MODALITY)
    assert [one.evidence.quote for one in weighed.actors] == ["Sudland"]
    assert [one.evidence.quote for one in weighed.recipients] == ["Norland"]


WELCOMED = """
“ “ PUNCT `` 3 punct
We we PRON PRP 3 nsubj
hail hail VERB VBP 8 ccomp
peace peace NOUN NN 3 obj
, , PUNCT , 3 punct
” ” PUNCT '' 3 punct
Holt Holt PROPN NNP 8 nsubj
said say VERB VBD 0 root
. . PUNCT . 8 punct
"""


def test_we_inside_a_quotation_say_nothing_again() -> None:
    text = "“We hail peace,” Holt said."
    said = Hearing(7, 7, 0.95, 6, (1, 3), (("asserts", 0.9),))
    hailed = Hearing(2, 2, 0.95, 1, (3, 3), (("asserts", 0.9),))
    assert told(text, WELCOMED, said, hailed) == [("Holt", "We hail peace,")]
    they, others = WELCOMED.replace("We we PRON PRP", "Ida Ida PROPN NNP"), text.replace("We", "Ida")
    assert told(others, they, said, hailed) == [("Ida", "peace"), ("Holt", "Ida hail peace,")]


AGREED = """
She she PRON PRP 2 nsubj
agreed agree VERB VBD 0 root
, , PUNCT , 4 punct
claiming claim VERB VBG 2 advcl
roads road NOUN NNS 6 nsubj
flooded flood VERB VBD 4 ccomp
. . PUNCT . 2 punct
"""


def test_what_stands_by_one_cue_is_not_told_of_another_before_it() -> None:
    text = "She agreed, claiming roads flooded."
    agreed = Hearing(1, 1, 0.99, 0, (4, 5), (("promises", 0.9),))
    claimed = Hearing(3, 3, 0.8, 0, (4, 5), (("asserts", 0.9),))
    sentence = replace(build_sentence(text, AGREED), hearings=(agreed, claimed))
    (one,) = weigh_attributions(Document(text), [sentence], load().english.reporting)
    assert one.word.word == "claim"


def test_a_word_that_blames_is_an_accusation_where_one_is_heard() -> None:
    (hit,) = hits(flouts(0.9))
    assert (hit.trigger.name, hit.trigger.type, hit.index) == ("events/accuse/flout.v", "ACCUSE", 1)
    parties = find_parties(hit, MODALITY)
    assert [one.evidence.quote for one in (*parties.actors, *parties.recipients)] == ["Sudland", "Norland"]
    assert hit.score == pytest.approx(levels.EVENTS.score(0.9, ruled=True))


def test_a_word_that_blames_is_no_accusation_where_none_is_heard_or_seen() -> None:
    assert hits(flouts(0.1)) == []
    assert hits(flouts(0.9, first=2)) == []  # said of something else


def test_what_must_not_be_done_is_no_accusation() -> None:
    must = FLOUTS.replace("the the DET DT 4 det", "must must AUX MD 2 aux")
    assert all(hit.trigger.type != "ACCUSE" for hit in hits(flouts(0.9, rows=must)))


def test_a_phrase_that_blames_is_no_accusation_by_whatever_else_is_seen_there() -> None:
    lets_down = FLOUTS.replace("flouts flout", "lets let").replace("the the DET DT 4 det", "us we PRON PRP 2 obj")
    lets_down = lets_down.replace("truce truce NOUN NN 2 obj", "down down ADP RP 2 compound:prt")
    (hit,) = hits(flouts(0.1, sighting(1, "RETREAT", 0.9), rows=lets_down))
    assert hit.trigger.type == "RETREAT"
    (hit,) = hits(flouts(0.9, rows=lets_down))
    assert hit.trigger.name == "events/accuse/let-down.v"


def test_a_word_that_blames_says_better_than_a_deed_what_somebody_is_accused_of() -> None:
    (hit,) = hits(flouts(0.9, rows=MISTAKE))
    assert hit.trigger.name == "events/accuse/mistake.n"


@pytest.mark.parametrize(
    "rows",
    [
        MISTAKE.replace("Norland Norland PROPN NNP", "We we PRON PRP"),
        MISTAKE.replace("Norland Norland PROPN NNP", "Nobody nobody PRON NN"),
        MISTAKE.replace("the the DET DT", "no no DET DT"),
    ],
    ids=["we made the mistake", "nobody made the mistake", "Norland made no mistake"],
)
def test_who_owns_up_to_a_mistake_or_denies_one_blames_nobody(rows: str) -> None:
    assert all(hit.trigger.voice == "others-doing" for hit in hits(flouts(0.9, rows=rows)))
    assert hits(flouts(levels.ACCUSED_DOING - 0.05, rows=rows)) == []


def test_whatever_another_party_is_said_to_do_is_an_accusation_where_one_is_surely_heard() -> None:
    dodges = FLOUTS.replace("flouts flout", "gilds gild")
    (hit,) = hits(flouts(0.9, rows=dodges))
    assert (hit.trigger.name, hit.sighting) == ("events/accuse/*.v", None)
    assert hits(flouts(levels.ACCUSED_DOING - 0.05, rows=dodges)) == []


def test_a_deed_that_somebody_tells_of_another_is_told_and_no_accusation_beside_it() -> None:
    gilds = FLOUTS.replace("flouts flout", "gilds gild")
    (hit,) = hits(flouts(0.9, sighting(1, "ASSAULT", 0.8), rows=gilds))
    assert hit.trigger.type == "ASSAULT"
    shells = FLOUTS.replace("flouts flout", "shells shell")
    (hit,) = hits(flouts(0.9, sighting(1, "ASSAULT", 0.8), rows=shells))
    assert hit.trigger.type == "ASSAULT"


def test_where_somebody_accuses_in_so_many_words_the_blame_is_not_told_again() -> None:
    complained = FLOUTS.replace("grumbled grumble", "complained complain")
    (hit,) = hits(flouts(0.9, sighting(5, "ACCUSE", 0.9), rows=complained))
    assert hit.index == 5


REJECTED = """
Norland Norland PROPN NNP 2 nsubj
rejected reject VERB VBD 0 root
claims claim NOUN NNS 2 obj
that that SCONJ IN 6 mark
roads road NOUN NNS 6 nsubj
flooded flood VERB VBD 3 acl
. . PUNCT . 2 punct
"""


def test_claims_that_somebody_rejects_are_not_the_claims_of_who_rejects_them() -> None:
    text = "Norland rejected claims that roads flooded."
    heard = Hearing(2, 2, 0.9, 0, (4, 5), (("asserts", 0.9), ("denies", 0.1)))
    sentence = replace(build_sentence(text, REJECTED), hearings=(heard,))
    (one,) = weigh_attributions(Document(text), [sentence], load().english.reporting)
    assert (one.word.word, one.speaker, one.stances) == ("reject", 0, ())


def test_a_word_of_doubt_outweighs_a_model_that_hears_none() -> None:
    even = dict.fromkeys(STANCES, log(1 / 8))
    assert weigh_stance("doubts", (("asserts", 0.9), ("doubts", 0.1)), even) == "doubts"
    assert weigh_stance("doubts", (("asserts", 0.99), ("doubts", 0.01)), even) == "asserts"


CHARGED = """
Norland Norland PROPN NNP 2 nsubj
charged charge VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
with with ADP IN 5 case
murder murder NOUN NN 2 obl
. . PUNCT . 2 punct
"""


def test_whoever_charges_another_with_a_deed_did_not_do_it() -> None:
    scene = stage("Norland charged Sudland with murder .", CHARGED, **STATES)
    murder = sighting(4, "ASSAULT", 0.9, actor={0: 0.7, 2: 0.8})
    hit = next(hit for hit in find_hits(seen(scene, murder), CODEBOOK, MODALITY, LEAST) if hit.index == 4)
    found = weigh_parties(hit, find_parties(hit, MODALITY), MODALITY)
    assert [one.evidence.quote for one in found.actors] == ["Sudland"]
