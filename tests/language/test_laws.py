"""What must be of every tree, whatever the model says of it."""

from __future__ import annotations

import pytest

from dragoman.language.laws import (
    agreeing,
    finite,
    lawful,
    with_doers,
    with_like_joined,
    with_main_clauses,
    with_own_phrases,
    with_own_subjects,
    with_shared_nouns,
    with_whole_names,
    with_whole_titles,
)


def test_the_first_of_two_subjects_belongs_to_the_clause_that_is_reported() -> None:
    # The convoy took wounded, the agency wrote.
    heads, relations = [2, 8, 8, 3, 8, 7, 8, 0], ["det", "nsubj", "ccomp", "obj", "punct", "det", "nsubj", "root"]
    assert with_own_subjects(heads, relations) == [2, 3, 8, 3, 8, 7, 8, 0]


def test_a_subject_behind_a_mark_belongs_to_its_clause() -> None:
    # he was held after the clerk was shot
    heads = [3, 3, 0, 8, 6, 3, 8, 3]
    relations = ["nsubj:pass", "aux:pass", "root", "mark", "det", "nsubj:pass", "aux:pass", "advcl"]
    assert with_own_subjects(heads, relations) == [3, 3, 0, 8, 6, 8, 8, 3]


def test_a_clause_with_a_subject_of_its_own_takes_no_other() -> None:
    # they left as rebels guns fired
    heads, relations = [2, 0, 6, 2, 6, 2], ["nsubj", "root", "mark", "nsubj", "nsubj", "advcl"]
    assert with_own_subjects(heads, relations) == heads


def test_what_is_said_of_a_name_hangs_on_its_first_word() -> None:
    # Luz Moro , envoy , and Ana Lopez left
    heads = [9, 1, 4, 2, 4, 7, 2, 7, 0]
    relations = ["nsubj", "flat", "punct", "appos", "punct", "cc", "conj", "flat", "root"]
    assert with_whole_names(heads, relations) == [9, 1, 4, 1, 4, 7, 1, 7, 0]


def test_one_subject_stays_with_its_verb() -> None:
    heads, relations = [2, 0, 4, 2], ["nsubj", "root", "nsubj", "ccomp"]
    assert with_own_subjects(heads, relations) == heads


def test_a_gerund_with_an_adjective_is_a_noun_and_no_clause() -> None:
    # radio reported heavy fighting
    heads, relations = [2, 0, 4, 2], ["nsubj", "root", "amod", "ccomp"]
    upos, xpos = ["NOUN", "VERB", "ADJ", "VERB"], ["NN", "VBD", "JJ", "VBG"]
    assert lawful(upos, xpos, heads, relations) == ["nsubj", "root", "amod", "obj"]
    assert agreeing(upos, xpos, heads, relations) == ["NOUN", "VERB", "ADJ", "NOUN"]


def test_a_clause_with_a_subject_stays_one() -> None:
    # radio reported heavy guns firing
    heads, relations = [2, 0, 4, 5, 2], ["nsubj", "root", "amod", "nsubj", "ccomp"]
    upos, xpos = ["NOUN", "VERB", "ADJ", "NOUN", "VERB"], ["NN", "VBD", "JJ", "NNS", "VBG"]
    assert lawful(upos, xpos, heads, relations) == relations
    assert agreeing(upos, xpos, heads, relations) == upos


def test_what_has_an_object_and_the_form_of_a_verb_is_one() -> None:
    # they exchanged prisoners
    heads, relations = [2, 0, 2], ["nsubj", "root", "obj"]
    assert agreeing(["PRON", "NOUN", "NOUN"], ["PRP", "VBD", "NNS"], heads, relations) == ["PRON", "VERB", "NOUN"]


def test_what_has_the_form_of_a_participle_is_a_verb() -> None:
    # the shelled port was old
    heads, relations = [3, 3, 5, 5, 0], ["det", "amod", "nsubj", "cop", "root"]
    upos, xpos = ["DET", "ADJ", "NOUN", "AUX", "ADJ"], ["DT", "VBN", "NN", "VBD", "JJ"]
    assert agreeing(upos, xpos, heads, relations) == ["DET", "VERB", "NOUN", "AUX", "ADJ"]


def test_what_and_joins_is_the_second_of_two() -> None:
    # soldiers killed and 72 missing
    upos, xpos = ["NOUN", "VERB", "CCONJ", "NUM", "ADJ"], ["NNS", "VBN", "CC", "CD", "JJ"]
    relations = ["nsubj", "root", "cc", "nummod", "obj"]
    for heads in ([2, 0, 5, 5, 2], [2, 0, 4, 5, 2]):
        assert lawful(upos, xpos, heads, relations)[-1] == "conj"


def test_a_name_goes_on_with_no_word_behind_it() -> None:
    # Osman Bey stressed
    heads, relations = [2, 3, 0], ["flat", "flat", "root"]
    assert lawful(["PROPN", "PROPN", "VERB"], ["NNP", "NNP", "VBD"], heads, relations) == ["compound", "nsubj", "root"]


def test_who_stands_before_a_passive_without_by_is_its_subject() -> None:
    # after Luz was held by police
    upos, xpos = ["SCONJ", "PROPN", "AUX", "VERB", "ADP", "NOUN"], ["IN", "NNP", "VBD", "VBN", "IN", "NN"]
    heads, relations = [4, 4, 4, 0, 6, 4], ["mark", "obl:agent", "aux:pass", "root", "case", "obl:agent"]
    assert lawful(upos, xpos, heads, relations) == ["mark", "nsubj:pass", "aux:pass", "root", "case", "obl:agent"]


def test_an_agent_before_a_passive_stays_one_behind_by() -> None:
    # by Luz he was held
    upos, xpos = ["ADP", "PROPN", "PRON", "AUX", "VERB"], ["IN", "NNP", "PRP", "VBD", "VBN"]
    heads, relations = [2, 5, 5, 5, 0], ["case", "obl:agent", "nsubj:pass", "aux:pass", "root"]
    assert lawful(upos, xpos, heads, relations) == relations


def test_and_joins_a_verb_to_a_verb_of_its_form() -> None:
    # he is named as sponsor and tried by courts
    upos = ["PRON", "AUX", "VERB", "ADP", "NOUN", "CCONJ", "VERB", "ADP", "NOUN"]
    xpos = ["PRP", "VBZ", "VBN", "IN", "NN", "CC", "VBN", "IN", "NNS"]
    heads = [3, 3, 0, 5, 3, 7, 5, 9, 7]
    relations = ["nsubj:pass", "aux:pass", "root", "case", "obl", "cc", "conj", "case", "obl:agent"]
    assert with_like_joined(upos, xpos, heads, relations) == [3, 3, 0, 5, 3, 7, 3, 9, 7]
    xpos[2] = "VBD"
    assert with_like_joined(upos, xpos, heads, relations) == heads


def test_and_joins_a_verb_to_a_noun_that_says_what_somebody_is() -> None:
    # called he is a thief and hunted
    upos = ["VERB", "PRON", "AUX", "DET", "NOUN", "CCONJ", "VERB"]
    xpos = ["VBN", "PRP", "VBZ", "DT", "NN", "CC", "VBN"]
    heads, relations = [0, 5, 5, 5, 1, 7, 5], ["root", "nsubj", "cop", "det", "ccomp", "cc", "conj"]
    assert with_like_joined(upos, xpos, heads, relations) == heads


def test_an_attorney_general_is_one_person() -> None:
    # Norland 's attorney general resigned
    words = ["Norland", "'s", "attorney", "general", "resigned"]
    heads, relations = [3, 1, 5, 3, 0], ["nmod:poss", "case", "nsubj", "appos", "root"]
    told = with_whole_titles(words, heads, relations)
    assert told == ([4, 1, 4, 5, 0], ["nmod:poss", "case", "compound", "nsubj", "root"])


def test_a_general_beside_another_stays_one() -> None:
    words, heads, relations = ["minister", "general", "left"], [3, 1, 0], ["nsubj", "appos", "root"]
    assert with_whole_titles(words, heads, relations) == (heads, relations)


@pytest.mark.parametrize("relation", ["nsubj", "advcl"])
def test_a_noun_right_behind_a_verb_is_its_object(relation: str) -> None:
    # The army announced a withdrawal.
    upos, xpos = ["DET", "NOUN", "VERB", "DET", "NOUN"], ["DT", "NN", "VBD", "DT", "NN"]
    heads, relations = [2, 3, 0, 5, 3], ["det", "nsubj", "root", "det", relation]
    assert lawful(upos, xpos, heads, relations)[4] == "obj"


def test_a_noun_behind_a_preposition_or_without_an_article_is_no_object() -> None:
    # The army left in a hurry; we know what war is.
    upos, xpos = ["DET", "NOUN", "VERB", "ADP", "DET", "NOUN"], ["DT", "NN", "VBD", "IN", "DT", "NN"]
    relations = ["det", "nsubj", "root", "case", "det", "advcl"]
    assert lawful(upos, xpos, [2, 3, 0, 6, 6, 3], relations)[5] == "advcl"
    upos, xpos = ["PRON", "VERB", "DET", "NOUN", "AUX"], ["PRP", "VBP", "WP", "NN", "VBZ"]
    assert lawful(upos, xpos, [2, 0, 4, 2, 2], ["nsubj", "root", "det", "nsubj", "dep"])[3] == "nsubj"
    assert lawful(upos, xpos, [2, 0, 2, 2, 2], ["nsubj", "root", "obl", "nsubj", "dep"])[3] == "nsubj"


def test_whoever_owns_what_follows_does_nothing_himself() -> None:
    # The mayor repeated the families' call.
    words = ["The", "mayor", "repeated", "the", "families", "'", "call"]
    xpos = ["DT", "NN", "VBD", "DT", "NNS", "POS", "NN"]
    heads, relations = [2, 3, 0, 5, 3, 5, 3], ["det", "nsubj", "root", "det", "nsubj", "case", "obj"]
    told = [2, 3, 0, 5, 7, 5, 3], ["det", "nsubj", "root", "det", "nmod:poss", "case", "obj"]
    assert with_own_phrases(words, xpos, heads, relations) == told
    assert with_own_phrases(words, xpos, *told) == told


def test_according_to_whom_something_is_said_does_not_do_it() -> None:
    # According to envoys, Norland left.
    words, xpos = ["According", "to", "envoys", ",", "Norland", "left"], ["VBG", "IN", "NNS", ",", "NNP", "VBD"]
    heads, relations = [6, 1, 6, 6, 6, 0], ["mark", "fixed", "nsubj", "punct", "nsubj", "root"]
    told = [3, 1, 6, 6, 6, 0], ["case", "fixed", "obl", "punct", "nsubj", "root"]
    assert with_own_phrases(words, xpos, heads, relations) == told


def test_a_subject_behind_so_that_stays_one() -> None:
    # So that more soldiers left.
    words, xpos = ["So", "that", "more", "soldiers", "left"], ["RB", "IN", "JJR", "NNS", "VBD"]
    heads, relations = [5, 1, 5, 5, 0], ["mark", "fixed", "nsubj", "nsubj", "root"]
    assert with_own_phrases(words, xpos, heads, relations) == (heads, relations)


def test_to_whom_one_wishes_something_is_not_that() -> None:
    # He wished the army success.
    words, xpos = ["He", "wished", "the", "army", "success"], ["PRP", "VBD", "DT", "NN", "NN"]
    heads, relations = [2, 0, 4, 5, 2], ["nsubj", "root", "det", "nsubj", "ccomp"]
    told = [2, 0, 4, 2, 2], ["nsubj", "root", "det", "iobj", "obj"]
    assert with_own_phrases(words, xpos, heads, relations) == told


def test_a_clause_with_a_copula_has_its_subject() -> None:
    # He said the army was proof.
    words, xpos = ["He", "said", "the", "army", "was", "proof"], ["PRP", "VBD", "DT", "NN", "VBD", "NN"]
    heads, relations = [2, 0, 4, 6, 6, 2], ["nsubj", "root", "det", "nsubj", "cop", "ccomp"]
    assert with_own_phrases(words, xpos, heads, relations) == (heads, relations)


def test_the_first_of_two_objects_is_the_subject_of_a_verb_without_one() -> None:
    # the blast killed nine guards
    upos, xpos = ["DET", "NOUN", "VERB", "NUM", "NOUN"], ["DT", "NN", "VBD", "CD", "NNS"]
    relations = ["det", "obj", "root", "nummod", "obj"]
    assert lawful(upos, xpos, [2, 3, 0, 5, 3], relations) == ["det", "nsubj", "root", "nummod", "obj"]


def test_an_object_before_a_verb_with_a_subject_stays_one() -> None:
    # whose towns they gave guards
    upos, xpos = ["PRON", "NOUN", "PRON", "VERB", "NOUN"], ["WP$", "NNS", "PRP", "VBD", "NNS"]
    relations = ["nmod:poss", "obj", "nsubj", "root", "obj"]
    assert lawful(upos, xpos, [2, 4, 4, 0, 4], relations) == relations


def test_a_subject_behind_a_noun_with_a_preposition_belongs_to_the_verb() -> None:
    # since the war Norland sheltered miners
    heads = [3, 3, 5, 3, 0, 5]
    assert with_own_subjects(heads, ["case", "det", "obl", "nsubj", "root", "obj"]) == [3, 3, 5, 5, 0, 5]


def test_a_subject_of_a_noun_with_a_copula_stays_one() -> None:
    # at war is Norland , they said
    heads = [2, 7, 2, 2, 2, 7, 0]
    relations = ["case", "ccomp", "cop", "nsubj", "punct", "nsubj", "root"]
    assert with_own_subjects(heads, relations) == heads


def test_a_clause_that_tells_more_of_the_subject_is_not_the_main_one() -> None:
    # the raid , which they blamed on rebels , killed nine
    xpos = ["DT", "NN", ",", "WDT", "PRP", "VBD", "IN", "NNS", ",", "VBD", "CD"]
    heads = [2, 10, 6, 6, 6, 0, 8, 6, 6, 6, 10]
    relations = ["det", "nsubj", "punct", "obj", "nsubj", "root", "case", "obl", "punct", "ccomp", "obj"]
    told, named = with_main_clauses(xpos, heads, relations)
    assert told == [2, 10, 6, 6, 6, 2, 8, 6, 6, 0, 10]
    assert (named[5], named[9]) == ("acl:relcl", "root")


def test_a_question_is_a_main_clause() -> None:
    # who said guards left
    heads, relations = [2, 0, 4, 2], ["nsubj", "root", "nsubj", "ccomp"]
    assert with_main_clauses(["WP", "VBD", "NNS", "VBD"], heads, relations) == (heads, relations)


@pytest.mark.parametrize(
    ("words", "relations", "tag"),
    [
        ("who shelled ports", ["nsubj", "acl:relcl", "obj"], "VBD"),
        ("who struck ports", ["nsubj", "acl:relcl", "obj"], "VBD"),
        ("rebels taken ports", ["nsubj", "root", "obj"], "VBN"),
        ("guards awarded medals", ["nsubj:pass", "root", "obj"], "VBN"),
        ("guards killed yesterday", ["nsubj", "root", "obl"], "VBN"),
    ],
)
def test_what_has_a_subject_and_an_object_is_no_participle(words: str, relations: list[str], tag: str) -> None:
    assert finite(words.split(), ["WP", "VBN", "NNS"], [2, 0, 2], relations) == ["WP", tag, "NNS"]


def test_a_name_hangs_on_the_noun_before_it() -> None:
    # actor Tom and producer Ann met
    heads, relations = [6, 1, 4, 2, 1, 0], ["nsubj", "appos", "cc", "conj", "appos", "root"]
    assert with_whole_names(heads, relations) == [6, 1, 4, 2, 4, 0]


@pytest.mark.parametrize(
    ("heads", "relations"),
    [
        # groups , Norland and Sudland rebels
        ([0, 1, 6, 5, 3, 1], ["root", "punct", "compound", "cc", "conj", "appos"]),
        # mayors of Norland and Sudland Ann
        ([0, 3, 1, 5, 3, 1], ["root", "case", "nmod", "cc", "conj", "appos"]),
        # rebels Ann and Sudland guards
        ([0, 5, 4, 2, 1], ["root", "appos", "cc", "conj", "appos"]),
    ],
)
def test_a_name_behind_a_land_that_is_joined_to_another_hangs_where_it_did(
    heads: list[int], relations: list[str]
) -> None:
    assert with_whole_names(heads, relations) == heads


def test_a_name_behind_a_comma_hangs_where_it_did() -> None:
    # the envoy , Ann , met
    heads, relations = [2, 6, 4, 2, 4, 0], ["det", "nsubj", "punct", "appos", "punct", "root"]
    assert with_whole_names(heads, relations) == heads


def test_who_has_done_something_is_no_patient_of_it() -> None:
    heads, relations = [3, 3, 0], ["nsubj:pass", "aux", "root"]
    assert with_doers(["they", "had", "kidnapped"], heads, relations) == ["nsubj", "aux", "root"]
    assert with_doers(["they", "were", "kidnapped"], heads, relations) == relations
    heads, relations = [4, 4, 4, 0], ["nsubj:pass", "aux", "aux:pass", "root"]
    assert with_doers(["they", "had", "been", "kidnapped"], heads, relations) == relations


@pytest.mark.parametrize(
    ("words", "upos", "heads", "told"),
    [
        ("Neither US nor British envoys left", "CCONJ PROPN CCONJ ADJ NOUN VERB", [2, 6, 4, 2, 2, 0],
         [2, 5, 4, 2, 6, 0]),
        ("Neither Maltese nor British envoys left", "DET ADJ CCONJ ADJ NOUN VERB", [5, 6, 4, 2, 6, 0],
         [5, 5, 4, 2, 6, 0]),
        ("Neither Malta nor British envoys left", "CCONJ PROPN CCONJ ADJ NOUN VERB", [2, 6, 4, 2, 2, 0],
         [2, 6, 4, 2, 2, 0]),
        ("Neither I nor British envoys left", "CCONJ PRON CCONJ ADJ NOUN VERB", [2, 6, 4, 2, 2, 0],
         [2, 6, 4, 2, 2, 0]),
        ("Neither HAMAS nor British envoys left", "CCONJ PROPN CCONJ ADJ NOUN VERB", [2, 6, 4, 2, 2, 0],
         [2, 6, 4, 2, 2, 0]),
        # A tree whose root one of the two is: what the other hangs on hangs on it.
        ("Neither US nor British envoys left", "CCONJ PROPN CCONJ ADJ NOUN VERB", [2, 6, 4, 0, 4, 4],
         [2, 6, 4, 0, 4, 4]),
    ],
)  # fmt: skip
def test_whom_neither_and_nor_tell_of_are_before_one_noun(
    words: str, upos: str, heads: list[int], told: list[int]
) -> None:
    xpos = ["CC", "JJ", "CC", "JJ", "NNS", "VBD"]
    relations = ["cc:preconj", "nsubj", "cc", "conj", "conj", "root"]
    assert with_shared_nouns(words.split(), upos.split(), xpos, heads, relations)[0] == told
