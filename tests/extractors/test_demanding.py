"""What somebody demands of another is asked of him, whatever the verb; what should come by itself is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extractors.constructions import VOICES
from dragoman.extractors.scene import Scene
from dragoman.extractors.weighing import find_hits
from dragoman.records import Hearing, Sighting, Stance
from tests.conftest import build_sentence
from tests.extractors.stage import CODEBOOK, MODALITY, hits, stages

SHOULD = """
Kenya Kenya PROPN NNP 3 nsubj
{aux} {aux} AUX MD 3 aux
leave leave VERB VB 6 {relation}
, , PUNCT , 3 punct
Poe Poe PROPN NNP 6 nsubj
said say VERB VBD 0 root
. . PUNCT . 6 punct
"""
OUGHT = """
Kenya Kenya PROPN NNP 2 nsubj
ought ought VERB VBP 7 ccomp
to to PART TO 4 mark
leave leave VERB VB 2 xcomp
, , PUNCT , 2 punct
Poe Poe PROPN NNP 7 nsubj
said say VERB VBD 0 root
. . PUNCT . 7 punct
"""
LIFTED = """
Rules rule NOUN NNS 4 nsubj:pass
should should AUX MD 4 aux
be be AUX VB 4 aux:pass
lifted lift VERB VBN 7 ccomp
, , PUNCT , 4 punct
Poe Poe PROPN NNP 7 nsubj
said say VERB VBD 0 root
. . PUNCT . 7 punct
"""
WHETHER = """
whether whether SCONJ IN 4 mark
Kenya Kenya PROPN NNP 4 nsubj
should should AUX MD 4 aux
leave leave VERB VB 6 ccomp
Poe Poe PROPN NNP 6 nsubj
said say VERB VBD 0 root
. . PUNCT . 6 punct
"""
NEEDS = """
Kenya Kenya PROPN NNP 2 nsubj
{form} {lemma} VERB {tag} 7 ccomp
to to PART TO 4 mark
leave leave VERB VB 2 xcomp
, , PUNCT , 2 punct
Poe Poe PROPN NNP 7 nsubj
said say VERB VBD 0 root
. . PUNCT . 7 punct
"""


def heard(text: str, rows: str, content: tuple[int, int], stance: Stance) -> Scene:
    cue = text.split().index("said")
    hearing = Hearing(cue, cue, 0.9, cue - 1, content, ((stance, 0.9),))
    sentence = replace(build_sentence(text, rows), hearings=(hearing,))
    (scene,) = stages([sentence], text, Kenya=("state", "KEN"), Poe=("person", "USA"))
    return scene


def should(aux: str = "should", relation: str = "ccomp", stance: Stance = "demands") -> Scene:
    return heard(f"Kenya {aux} leave , Poe said .", SHOULD.format(aux=aux, relation=relation), (0, 2), stance)


def test_what_is_demanded_of_another_is_asked_of_him() -> None:
    for scene in (should(), should("must"), should(relation="advcl")):
        assert VOICES["enjoined"](scene, 2)
    (hit,) = hits(should())
    assert (hit.trigger.type, hit.trigger.voice) == ("REQUEST", "enjoined")


def test_what_only_should_come_is_asked_of_nobody() -> None:
    for scene in (should(stance="asserts"), should("will"), should(relation="acl:relcl")):
        assert not VOICES["enjoined"](scene, 2)
    scene = heard("whether Kenya should leave Poe said .", WHETHER, (0, 3), "demands")
    assert not VOICES["enjoined"](scene, 3)


def test_ought_is_as_good_as_should() -> None:
    scene = heard("Kenya ought to leave , Poe said .", OUGHT, (0, 3), "demands")
    assert VOICES["enjoined"](scene, 3)


def test_what_is_to_be_done_is_asked_for_whoever_does_it() -> None:
    scene = heard("Rules should be lifted , Poe said .", LIFTED, (0, 3), "demands")
    assert VOICES["due"](scene, 3)
    assert [hit.trigger.type for hit in hits(scene)] == ["REQUEST"]
    assert not VOICES["due"](heard("Rules should be lifted , Poe said .", LIFTED, (0, 3), "asserts"), 3)


@pytest.mark.parametrize(
    ("form", "lemma", "tag", "asked"),
    [("needs", "need", "VBZ", True), ("has", "have", "VBZ", True), ("had", "have", "VBD", False)],
)
def test_what_another_needs_to_do_is_asked_of_him_and_not_what_he_had_to(
    form: str, lemma: str, tag: str, asked: bool
) -> None:
    rows = NEEDS.format(form=form, lemma=lemma, tag=tag)
    scene = heard(f"Kenya {form} to leave , Poe said .", rows, (0, 3), "demands")
    assert {voice: VOICES[voice](scene, 3) for voice in ("bidden", "enjoined")} == {"bidden": asked, "enjoined": asked}


def test_what_somebody_thinks_another_should_do_is_asked_of_him_though_only_asserted() -> None:
    scene = heard("Kenya should leave , Poe said .", SHOULD.format(aux="should", relation="ccomp"), (0, 2), "asserts")
    thinks = replace(scene, lemmas=tuple("think" if lemma == "say" else lemma for lemma in scene.lemmas))
    assert not VOICES["enjoined"](scene, 2)
    assert VOICES["enjoined"](thinks, 2)


def test_what_we_must_do_is_asked_of_nobody_else() -> None:
    rows = SHOULD.format(aux="must", relation="ccomp").replace("Kenya Kenya PROPN NNP", "we we PRON PRP")
    scene = heard("we must leave , Poe said .", rows, (0, 2), "demands")
    assert not any(VOICES[voice](scene, 2) for voice in ("obliged", "bidden", "enjoined"))


IMPOSE = """
Kenya Kenya PROPN NNP 3 nsubj
should should AUX MD 3 aux
impose impose VERB VB 7 ccomp
sanctions sanction NOUN NNS 3 obj
, , PUNCT , 3 punct
Poe Poe PROPN NNP 7 nsubj
said say VERB VBD 0 root
. . PUNCT . 7 punct
"""


def test_what_is_asked_for_comes_before_the_deed_that_it_would_be() -> None:
    scene = heard("Kenya should impose sanctions , Poe said .", IMPOSE, (0, 3), "demands")
    seen = Sighting(3, (("SANCTION", 0.9),), {}, (("planned", 0.9),), {})
    scene = replace(scene, sentence=replace(scene.sentence, sightings=(seen,)))
    assert {hit.trigger.type for hit in hits(scene)} == {"REQUEST", "SANCTION"}
    assert [hit.trigger.type for hit in find_hits(scene, CODEBOOK, MODALITY, 0.2)] == ["REQUEST"]


def test_what_is_asked_as_a_question_is_not_demanded() -> None:
    inverted = """
Should should AUX MD 4 aux
rules rule NOUN NNS 4 nsubj:pass
be be AUX VB 4 aux:pass
lifted lift VERB VBN 7 ccomp
, , PUNCT , 4 punct
Poe Poe PROPN NNP 7 nsubj
said say VERB VBD 0 root
. . PUNCT . 7 punct
"""
    assert not VOICES["due"](heard("Should rules be lifted , Poe said .", inverted, (0, 3), "demands"), 3)


def test_who_must_do_something_to_another_is_no_thing_that_must_come() -> None:
    respect = """
Players player NOUN NNS 3 nsubj
must must AUX MD 3 aux
respect respect VERB VB 7 ccomp
referees referee NOUN NNS 3 obj
, , PUNCT , 3 punct
Poe Poe PROPN NNP 7 nsubj
said say VERB VBD 0 root
. . PUNCT . 7 punct
"""
    assert not VOICES["due"](heard("Players must respect referees , Poe said .", respect, (0, 3), "demands"), 2)
