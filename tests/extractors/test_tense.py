"""Which way a verb looks from its time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extractors.tense import looks_ahead, speaks_of_now
from dragoman.knowledge.timewords import load_time_words
from dragoman.records import Sentence

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
    "a warning for Sunday": (
        "a a DET DT 2 det\nwarning warning NOUN NN 0 root\nfor for ADP IN 4 case\nSunday Sunday PROPN NNP 2 nmod",
        True,
    ),
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_time_looks_where_its_verb_looks(text: str, sentence_from_rows: Callable[..., Sentence]) -> None:
    rows, ahead = SENTENCES[text]
    assert looks_ahead(sentence_from_rows(text, rows), text.index("Sunday"), TENSE) is ahead


def test_what_simply_is_so_is_said_of_now(sentence_from_rows: Callable[..., Sentence]) -> None:
    text = "there is no trust today"
    rows = "there there PRON EX 2 expl\nis be VERB VBZ 0 root\nno no DET DT 4 det\ntrust trust NOUN NN 2 nsubj\n"
    sentence = sentence_from_rows(text, rows + "today today NOUN NN 2 obl:tmod")
    assert not speaks_of_now(sentence, text.index("today"))
    text = "we are strong today"
    rows = "we we PRON PRP 3 nsubj\nare be AUX VBP 3 cop\nstrong strong ADJ JJ 0 root\ntoday today NOUN NN 3 obl:tmod"
    assert speaks_of_now(sentence_from_rows(text, rows), text.index("today"))


def test_a_sentence_without_a_tree_looks_back() -> None:
    from dragoman.records import Span

    assert not looks_ahead(Sentence(Span(0, 10), ()), 3, TENSE)
