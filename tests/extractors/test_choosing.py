"""Who did a deed and to whom is chosen among those whom the report has named, or left open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extractors.choosing import choose_parties
from dragoman.extractors.choosing.candidates import Cast
from dragoman.extractors.choosing.courts import is_before, may_issue
from dragoman.extractors.choosing.setting import Before, build_setting, with_before
from dragoman.extractors.choosing.sides import Choice, open_choice, told_choices
from dragoman.extractors.dating import NO_DATE
from dragoman.extractors.drafts import Draft
from dragoman.extractors.roles import Parties, find_parties
from dragoman.extractors.scene import Scene
from dragoman.knowledge.weighing import Weights
from dragoman.records import Mention, Sentence, Sighting
from tests.conftest import build_sentence
from tests.extractors.stage import MODALITY, hits, stages

PEOPLE = {
    "Norland": ("state", "NOR"),
    "Sudland": ("state", "SUD"),
    "bridge": ("facility", "SUD"),
    "NRA": ("force", "NOR"),
    "court": ("court", "UNO"),
}
PRAISED = """
Norland Norland PROPN NNP 2 nsubj
praised praise VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
ATTACKED = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
again again ADV RB 2 advmod
. . PUNCT . 2 punct
"""
BOMBED = """
Norland Norland PROPN NNP 5 nsubj
( ( PUNCT -LRB- 3 punct
NRA NRA PROPN NNP 1 appos
) ) PUNCT -RRB- 3 punct
attacked attack VERB VBD 0 root
the the DET DT 7 det
bridge bridge NOUN NN 5 obj
. . PUNCT . 5 punct
"""
ATTACKED_BY_SOMEBODY = """
Sudland Sudland PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
attacked attack VERB VBN 0 root
again again ADV RB 3 advmod
. . PUNCT . 3 punct
"""
STRUCK = """
Norland Norland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
OWN = """
Sudland Sudland PROPN NNP 2 nsubj
attacked attack VERB VBD 0 root
the the DET DT 4 det
bridge bridge NOUN NN 2 obj
. . PUNCT . 2 punct
"""
FACES = """
Norland Norland PROPN NNP 2 nsubj
faces face VERB VBZ 0 root
charges charge NOUN NNS 2 obj
at at ADP IN 6 case
the the DET DT 6 det
court court NOUN NN 2 obl
. . PUNCT . 2 punct
"""
WARRANT = """
The the DET DT 3 det
arrest arrest NOUN NN 3 compound
warrant warrant NOUN NN 6 nsubj
against against ADP IN 5 case
Sudland Sudland PROPN NNP 3 nmod
stays stay VERB VBZ 0 root
. . PUNCT . 6 punct
"""
NOBODY = Weights({"nobody": 5.0}, {})
SOMEBODY = Weights({"foreign": 0.0, "elsewhere": 3.0}, {})
NOBODY_TOLD = Weights({"nobody": 5.0}, {"nobody": 5.0})
AS_TOLD = Weights({"nobody": 5.0}, {"nobody": -5.0})


def report(*told: tuple[str, str], seen: bool = True) -> list[Scene]:
    """The scenes of some sentences in one text, as the model saw them."""
    text = " ".join(words for words, _ in told)
    sentences: list[Sentence] = []
    for words, rows in told:
        sentence = build_sentence(text, rows, text.index(words))
        sentences.append(replace(sentence, sightings=()) if seen else sentence)
    return list(stages(sentences, text, **PEOPLE))


def drafts(scenes: list[Scene]) -> list[Draft]:
    found = (hit for scene in scenes for hit in hits(scene))
    return [
        Draft(hit, hit.trigger.type, hit.trigger.mode, "actual", find_parties(hit, MODALITY), None, NO_DATE)
        for hit in found
    ]


def recipients(scenes: list[Scene], weights: Weights) -> list[list[str]]:
    chosen = choose_parties(drafts(scenes), scenes, (), None, {"actor": AS_TOLD, "recipient": weights}, MODALITY)
    return [[one.evidence.quote for one in draft.parties.recipients] for draft in chosen]


TWO = (("Norland praised Sudland .", PRAISED), ("Norland attacked again .", ATTACKED))


def test_an_open_side_goes_to_the_likeliest_of_the_report_with_its_words() -> None:
    scenes = report(*TWO)
    assert recipients(scenes, SOMEBODY) == [["Sudland"], ["Sudland"]]
    _, attack = choose_parties(drafts(scenes), scenes, (), None, {"actor": AS_TOLD, "recipient": SOMEBODY}, MODALITY)
    assert attack.parties.recipients[0].evidence.span in scenes[0].sentence.span


def test_it_stays_open_where_nobody_is_likelier() -> None:
    assert recipients(report(*TWO), NOBODY) == [["Sudland"], []]


def test_whom_little_speaks_for_is_taken_away() -> None:
    assert recipients(report(*TWO), NOBODY_TOLD) == [[], []]


def test_whom_a_verb_of_force_strikes_stays() -> None:
    struck = report(("Norland attacked Sudland .", STRUCK))
    assert recipients(struck, NOBODY_TOLD) == [["Sudland"]]
    passive = report(("Sudland was attacked again .", ATTACKED_BY_SOMEBODY))
    assert recipients(passive, NOBODY_TOLD) == [["Sudland"]]


def test_what_is_of_those_who_strike_it_may_be_taken_away() -> None:
    own = report(("Sudland attacked the bridge .", OWN))
    assert [[one.evidence.quote for one in draft.parties.recipients] for draft in drafts(own)] == [["bridge"]]
    assert recipients(own, NOBODY_TOLD) == [[]]


def test_where_the_model_has_not_looked_the_rules_stand() -> None:
    assert recipients(report(*TWO, seen=False), NOBODY_TOLD) == [["Sudland"], []]
    assert recipients(report(*TWO, seen=False), SOMEBODY) == [["Sudland"], []]


def test_nobody_does_it_to_himself_and_a_bridge_is_nobody() -> None:
    scenes = report(("Norland ( NRA ) attacked the bridge .", BOMBED))
    (draft,) = drafts(scenes)
    assert list(Cast(scenes).candidates(draft.hit, draft.parties.actors, "recipient")) == []


def test_whoever_is_named_later_is_not_meant() -> None:
    scenes = report(("Norland attacked again .", ATTACKED), ("Norland praised Sudland .", PRAISED))
    attack, _ = drafts(scenes)
    assert list(Cast(scenes).candidates(attack.hit, attack.parties.actors, "recipient")) == []


def test_an_event_says_nothing_for_its_own_recipient() -> None:
    scenes = report(*TWO)
    praise, attack = drafts(scenes)
    setting = build_setting(Cast(scenes), [praise, attack], (), None, "recipient")
    (told,) = told_choices(praise, setting, Before())
    assert told.signs[1]["share there"] == 0.0
    asked = open_choice(attack, setting, Before(last=praise))
    assert asked is not None
    assert asked.signs[1]["share there"] == 0.5
    assert asked.signs[1]["there before"] == 1.0


def test_what_comes_before_is_by_the_text_and_the_order_given_is_kept() -> None:
    praise, attack = drafts(report(*TWO))
    (_, after), (_, first) = with_before([attack, praise])
    assert after.last is praise
    assert first == Before()


def test_who_did_it_is_chosen_in_the_same_way() -> None:
    scenes = report(("Norland praised Sudland .", PRAISED), ("Sudland was attacked again .", ATTACKED_BY_SOMEBODY))
    asked = {"actor": SOMEBODY, "recipient": AS_TOLD}
    _, attack = choose_parties(drafts(scenes), scenes, (), None, asked, MODALITY)
    assert [one.evidence.quote for one in attack.parties.actors] == ["Norland"]
    assert attack.parties.actors[0].by.endswith("+chosen")


def test_a_country_is_likely_by_all_of_its_parties() -> None:
    praise, attack = drafts(report(*TWO))
    (sudland,) = praise.parties.recipients
    (norland,) = attack.parties.actors
    choice = Choice((None, sudland, sudland, norland), ({"nobody": 1.0}, {"one": 1.0}, {"other": 1.0}, {"last": 1.0}))
    assert choice.likeliest({"nobody": 2.0, "one": 1.6, "other": 1.7, "last": 1.8}, 0.5) == 0
    assert choice.likeliest({"nobody": 2.0, "one": 2.0, "other": 2.1, "last": 1.8}, 0.5) == 2


def test_whom_a_report_sets_against_each_other_once_may_be_so_again() -> None:
    scenes = report(*TWO)
    praise, attack = drafts(scenes)
    setting = build_setting(Cast(scenes), [praise, attack], (), None, "recipient")
    asked = open_choice(attack, setting, Before(last=praise))
    assert asked is not None
    assert asked.signs[1]["with the other side again"] == 1.0
    (told,) = told_choices(praise, setting, Before())
    assert "with the other side again" not in told.signs[1]


def pointing(draft: Draft, *beyond: tuple[int, int, float]) -> Draft:
    """The draft as if the model pointed to these words of other sentences for whom it was done to."""
    seen = Sighting(draft.hit.index, ((draft.type, 0.9),), {}, (("actual", 1.0),), {}, {"recipient": beyond})
    return replace(draft, hit=replace(draft.hit, sighting=seen))


def test_whom_the_model_points_to_in_another_sentence_is_likely_with_all_of_his_country() -> None:
    scenes = report(*TWO)
    _, attack = drafts(scenes)
    beyond = Cast(scenes).beyond(pointing(attack, (-1, 2, 0.5), (-1, 0, 0.2), (-1, 1, 0.1)).hit, "recipient")
    assert (beyond.country("SUD"), beyond.country("NOR"), beyond.country("UNO")) == (0.5, 0.2, 0.0)
    assert beyond.somebody == pytest.approx(0.8)
    assert [one.evidence.quote for one in beyond.likeliest()] == ["Sudland", "Norland"]


def test_what_the_model_makes_of_other_sentences_counts() -> None:
    scenes = report(*TWO)
    praise, attack = drafts(scenes)
    told = [praise, pointing(attack, (-1, 2, 0.9))]
    weights = Weights({"beyond": 1.0, "nobody": -0.5}, {})
    chosen = choose_parties(told, scenes, (), None, {"actor": AS_TOLD, "recipient": weights}, MODALITY)
    assert [one.evidence.quote for one in list(chosen)[1].parties.recipients] == ["Sudland"]
    fewer = choose_parties(drafts(scenes), scenes, (), None, {"actor": AS_TOLD, "recipient": weights}, MODALITY)
    assert list(fewer)[1].parties.recipients == ()


def test_whoever_is_named_later_may_be_meant_where_the_model_points_to_him() -> None:
    scenes = report(("Norland attacked again .", ATTACKED), ("Norland praised Sudland .", PRAISED))
    attack, _ = drafts(scenes)
    pointed = pointing(attack, (1, 2, 0.3))
    (found,) = Cast(scenes).candidates(pointed.hit, pointed.parties.actors, "recipient")
    assert (found.mention.evidence.quote, found.away) == ("Sudland", -1)


def who(scene: Scene, word: str, *sectors: str) -> Mention:
    """Whom the word stands for, of these sectors."""
    (one,) = (one for found in scene.mentions.values() for one in found if one.evidence.quote == word)
    assert one.actor
    return replace(one, actor=replace(one.actor, sectors=sectors))


def test_before_a_court_the_court_accuses_nobody() -> None:
    (scene,) = report(("Norland faces charges at the court .", FACES))
    (draft,) = drafts([scene])
    court = who(scene, "court", "JUD")
    assert is_before(court, draft)
    assert not is_before(court, replace(draft, mode="investigate"))
    assert not is_before(who(scene, "court", "GOV"), draft)
    assert not is_before(who(scene, "Norland", "JUD"), draft)


def test_armed_groups_issue_no_warrants() -> None:
    (scene,) = report(("The arrest warrant against Sudland stays .", WARRANT))
    (draft,) = (one for one in drafts([scene]) if one.type == "THREATEN")
    assert not may_issue(who(scene, "Sudland", "REB", "PTY"), draft)
    assert may_issue(who(scene, "Sudland", "JUD"), draft)


def test_whoever_may_issue_no_warrant_is_not_chosen() -> None:
    told = (("Norland praised Sudland .", PRAISED), ("The arrest warrant against Sudland stays .", WARRANT))
    chosen = {}
    for sector in ("REB", "GOV"):
        first, second = report(*told)
        norland = who(first, "Norland", sector)
        scenes = [replace(first, mentions={**first.mentions, 0: (norland,)}), second]
        weights = {"actor": Weights({"elsewhere": 5.0}, {"nobody": -5.0}), "recipient": AS_TOLD}
        *_, warrant = choose_parties(drafts(scenes), scenes, (), None, weights, MODALITY)
        chosen[sector] = [one.evidence.quote for one in warrant.parties.actors]
    assert chosen == {"REB": [], "GOV": ["Norland"]}


def test_the_court_that_somebody_stands_before_does_not_accuse_him_whoever_says_so() -> None:
    scenes = report(("Norland faces charges at the court .", FACES))
    (draft,) = drafts(scenes)
    court = who(scenes[0], "court", "JUD")
    weights = {"actor": Weights({}, {}), "recipient": AS_TOLD}
    for mode, expected in (("allege", ()), ("investigate", (court,))):
        told = replace(draft, mode=mode, parties=Parties((court,), ()))
        (chosen,) = choose_parties([told], scenes, (), None, weights, MODALITY)
        assert chosen.parties.actors == expected
