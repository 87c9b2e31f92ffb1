"""Which way a verb looks from its time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extractors.tense import looks_ahead, speaks_of_now
from dragoman.knowledge.timewords import load_time_words
from dragoman.records import Sentence, Span

TENSE = load_time_words().tense

SENTENCES = {
    "a vote scheduled for Sunday": (
        "a a DET DT 2 det\nvote vote NOUN NN 0 root\nscheduled schedule VERB VBN 2 acl\nfor for ADP IN 5 case\n"
        "Sunday Sunday PROPN NNP 3 obl",
        True,
    ),
    "talks resume on Sunday": (
        "talks talk NOUN NNS 2 nsubj\nresume resume VERB VBP 0 root\non on ADP IN 4 case\n"
        "Sunday Sunday PROPN NNP 2 obl",
        True,
    ),
    "talks resumed on Sunday": (
        "talks talk NOUN NNS 2 nsubj\nresumed resume VERB VBD 0 root\non on ADP IN 4 case\n"
        "Sunday Sunday PROPN NNP 2 obl",
        False,
    ),
    "he plans to leave on Sunday": (
        "he he PRON PRP 2 nsubj\nplans plan VERB VBZ 0 root\nto to PART TO 4 mark\nleave leave VERB VB 2 xcomp\n"
        "on on ADP IN 6 case\nSunday Sunday PROPN NNP 4 obl",
        True,
    ),
    "it may have begun on Sunday": (
        "it it PRON PRP 4 nsubj\nmay may AUX MD 4 aux\nhave have AUX VB 4 aux\nbegun begin VERB VBN 0 root\n"
        "on on ADP IN 6 case\nSunday Sunday PROPN NNP 4 obl",
        False,
    ),
    "they will resist, aides predicted Sunday": (
        "they they PRON PRP 3 nsubj\nwill will AUX MD 3 aux\nresist resist VERB VB 0 root\n, , PUNCT , 3 punct\n"
        "aides aide NOUN NNS 6 nsubj\npredicted predict VERB VBD 3 parataxis\nSunday Sunday PROPN NNP 3 obl",
        False,
    ),
    "they delayed the vote until Sunday": (
        "they they PRON PRP 2 nsubj\ndelayed delay VERB VBD 0 root\nthe the DET DT 4 det\nvote vote NOUN NN 2 obj\n"
        "until until ADP IN 6 case\nSunday Sunday PROPN NNP 2 obl",
        True,
    ),
    "he opposes the ban issued Sunday": (
        "he he PRON PRP 2 nsubj\nopposes oppose VERB VBZ 0 root\nthe the DET DT 4 det\nban ban NOUN NN 2 obj\n"
        "issued issue VERB VBN 4 acl\nSunday Sunday PROPN NNP 5 obl:tmod",
        False,
    ),
    "he opposes the ban on Sunday": (
        "he he PRON PRP 2 nsubj\nopposes oppose VERB VBZ 0 root\nthe the DET DT 4 det\nban ban NOUN NN 2 obj\n"
        "on on ADP IN 6 case\nSunday Sunday PROPN NNP 2 obl",
        None,
    ),
    "they have yet to go under the deal of Sunday": (
        "they they PRON PRP 2 nsubj\nhave have VERB VBP 0 root\nyet yet ADV RB 5 advmod\nto to PART TO 5 mark\n"
        "go go VERB VB 2 xcomp\nunder under ADP IN 8 case\nthe the DET DT 8 det\ndeal deal NOUN NN 5 obl\n"
        "of of ADP IN 10 case\nSunday Sunday PROPN NNP 8 nmod",
        None,
    ),
    "a warning for Sunday": (
        "a a DET DT 2 det\nwarning warning NOUN NN 0 root\nfor for ADP IN 4 case\nSunday Sunday PROPN NNP 2 nmod",
        True,
    ),
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_time_looks_where_its_verb_looks(text: str, sentence_from_rows: Callable[..., Sentence]) -> None:
    rows, ahead = SENTENCES[text]
    assert looks_ahead(sentence_from_rows(text, rows), sunday(text), TENSE) is ahead


def sunday(text: str) -> Span:
    return Span(text.index("Sunday"), text.index("Sunday") + len("Sunday"))


def test_a_plan_does_not_date_what_it_is_about(sentence_from_rows: Callable[..., Sentence]) -> None:
    text = "they plan to fight Sunday's ruling"
    rows = (
        "they they PRON PRP 2 nsubj\nplan plan VERB VBP 0 root\nto to PART TO 4 mark\nfight fight VERB VB 2 xcomp\n"
        "Sunday Sunday PROPN NNP 7 nmod:poss\n's 's PART POS 5 case\nruling ruling NOUN NN 4 obj"
    )
    sentence = sentence_from_rows(text, rows)
    assert looks_ahead(sentence, sunday(text), TENSE) is True
    assert looks_ahead(sentence, sunday(text), TENSE, owns=True) is None


def test_what_simply_is_so_is_said_of_now(sentence_from_rows: Callable[..., Sentence]) -> None:
    text = "there is no trust today"
    rows = "there there PRON EX 2 expl\nis be VERB VBZ 0 root\nno no DET DT 4 det\ntrust trust NOUN NN 2 nsubj\n"
    sentence = sentence_from_rows(text, rows + "today today NOUN NN 2 obl:tmod")
    assert not speaks_of_now(sentence, text.index("today"))
    text = "we are strong today"
    rows = "we we PRON PRP 3 nsubj\nare be AUX VBP 3 cop\nstrong strong ADJ JJ 0 root\ntoday today NOUN NN 3 obl:tmod"
    assert speaks_of_now(sentence_from_rows(text, rows), text.index("today"))


def test_a_sentence_without_a_tree_looks_back() -> None:
    assert looks_ahead(Sentence(Span(0, 10), ()), Span(3, 6), TENSE) is None
