"""Dictionary forms, by rule and by exception."""

from __future__ import annotations

import pytest

from dragoman.knowledge.codebook import load_codebook
from dragoman.language.lemmas import Lemmas, agreed, load, tagged


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("talks", "NNS", "talk"),
        ("parties", "NNS", "party"),
        ("men", "NNS", "man"),
        ("crises", "NNS", "crisis"),
        ("Norland", "NNP", "Norland"),
        ("agreed", "VBD", "agree"),
        ("struck", "VBD", "strike"),
        ("shot", "VBN", "shoot"),
        ("fled", "VBD", "flee"),
        ("freed", "VBN", "free"),
        ("freeing", "VBG", "free"),
        ("denied", "VBD", "deny"),
        ("lied", "VBD", "lie"),
        ("boycotted", "VBN", "boycott"),
        ("blockaded", "VBD", "blockade"),
        ("resumed", "VBD", "resume"),
        ("waged", "VBN", "wage"),
        ("bases", "NNS", "base"),
        ("stopped", "VBD", "stop"),
        ("staged", "VBD", "stage"),
        ("ceding", "VBG", "cede"),
        ("shelling", "VBG", "shell"),
        ("killing", "VBG", "kill"),
        ("clashes", "VBZ", "clash"),
        ("revokes", "VBP", "revoke"),
        ("discuss", "VBP", "discuss"),
        ("is", "VBZ", "be"),
        ("n't", "RB", "not"),
        ("heavier", "JJR", "heavy"),
        ("THE", "DT", "the"),
    ],
)
def test_the_table_and_the_rules_agree_with_the_dictionary(form: str, xpos: str, lemma: str) -> None:
    assert load()(form, xpos) == lemma


def test_an_exception_goes_before_the_rule() -> None:
    lemma = Lemmas({"NNS": {"media": "medium"}}, frozenset())
    assert lemma("Media", "NNS") == "medium"


def test_a_known_verb_keeps_its_e() -> None:
    assert Lemmas({}, frozenset(["cede"]))("ceded", "VBD") == "cede"


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("Shelling", "NOUN", "VBG", "shelling"),
        ("shelling", "VERB", "VBG", "shell"),
        ("released", "VERB", "NN", "release"),
        ("bombing", "VERB", "NN", "bomb"),
        ("detain", "VERB", "NN", "detain"),
        ("need", "VERB", "NN", "need"),
        ("bring", "VERB", "NN", "bring"),
        ("succeed", "VERB", "JJ", "succeed"),
        ("attacks", "VERB", "NNS", "attack"),
        ("raids", "VERB", "NNS", "raid"),
        ("press", "VERB", "NN", "press"),
        ("ends", "VERB", "VBD", "end"),
        ("spoke", "VERB", "NN", "speak"),
        ("forgave", "VERB", "VB", "forgive"),
        ("found", "VERB", "VB", "found"),
        ("United", "VERB", "NNP", "United"),
    ],
)
def test_where_the_tag_sets_are_at_odds_the_part_of_speech_decides(form: str, upos: str, xpos: str, lemma: str) -> None:
    table = load()
    assert table(form, agreed(form, upos, xpos, table)) == lemma


def test_the_verbs_of_the_codebook_come_back_from_their_past() -> None:
    verbs = {
        verb for part, verb in load_codebook().triggers if part == "verb" and verb.endswith("e") and verb.isalpha()
    }
    # Irregular ones come from a table; "lambasted" is lambast as well.
    assert {verb for verb in verbs if load()(f"{verb}d", "VBD") != verb} == {"lambaste"}


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "told"),
    [
        ("condemned", "VERB", "VBP", "VBD"),
        ("spoke", "VERB", "VB", "VBD"),
        ("need", "VERB", "VBP", "VBP"),
        ("heed", "VERB", "VB", "VB"),
        ("shred", "VERB", "VB", "VB"),
        ("condemned", "VERB", "VBN", "VBN"),
        ("condemned", "ADJ", "JJ", "JJ"),
    ],
)
def test_a_form_that_only_a_past_has_is_one(form: str, upos: str, xpos: str, told: str) -> None:
    assert tagged(form, upos, xpos, load()) == told
