"""What befell the counted, where the same word is said of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extractors.counts import Count
from dragoman.extractors.measuring import measure_of
from dragoman.knowledge import load
from dragoman.pipeline import Interpreter
from dragoman.records import Document, Sentence


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The guards took 14 demonstrators into custody.", ["detained"]),
        ("The woman lost custody of two daughters.", ["other"]),
        ("Some 300 protesters encamped outside the ministry.", ["other"]),
        ("Some 300 soldiers are encamped at the port.", ["deployed"]),
        ("The raids wrecked 900 houses, of which 240 were wholly destroyed.", []),
        ("Of the marchers, 45 abstained.", ["other"]),
        ("On Friday, a judge jailed Tom Miller, now 31, for theft.", []),
        ("She announced a minute of silence for 84 boys whose deaths were confirmed by then.", ["killed"]),
        ("The judge jailed 31 men.", ["detained"]),
        ("The students called for the release of 40 detainees.", ["detained"]),
        ("Chad announced the release of 40 detainees.", ["other"]),
        ("The bishop appealed for calm after the release of 40 detainees.", ["other"]),
        ("The two sides held a prisoner swap, with 30 soldiers handed over by the army.", ["exchanged"]),
        ("The police held talks on a prisoner exchange with 20 commanders of the rebels.", ["other"]),
        ("The army discussed a prisoner swap with 20 commanders who led the rebels.", ["other"]),
    ],
)
def test_who_is_cared_for_or_camps_is_neither_held_nor_deployed(text: str, told: list[str], read: Interpreter) -> None:
    assert [figure.measure for figure in read(Document(text)).figures] == told


# The trees below are such as the model gets wrong now and then: what is counted is plain from the words nevertheless.
AN_OBJECT = """
Officers officer NOUN NNS 2 nsubj
report report VERB VBP 0 root
401 401 NUM CD 4 nummod
soldiers soldier NOUN NNS 5 nsubj
killed kill VERB VBD 2 ccomp
and and CCONJ CC 8 cc
72 72 NUM CD 8 nsubj
missing missing ADJ JJ 5 obj
"""
AN_APPOSITION = """
Clerks clerk NOUN NNS 2 nsubj
registered register VERB VBD 0 root
900 900 NUM CD 4 nummod
deaths death NOUN NNS 2 obj
, , PUNCT , 6 punct
40 40 NUM CD 4 appos
of of ADP IN 8 case
them they PRON PRP 6 nmod
children child NOUN NNS 6 nmod
"""
A_STRAY_PREPOSITION = """
Clerks clerk NOUN NNS 2 nsubj
put put VERB VBD 0 root
civilian civilian ADJ JJ 4 amod
deaths death NOUN NNS 2 obj
at at ADP IN 8 case
264 264 NUM CD 4 nmod
this this DET DT 8 det
year year NOUN NN 2 obl
"""
NO_SUBJECT = """
In in ADP IN 2 case
result result NOUN NN 9 obl
of of ADP IN 2 case
the the DET DT 4 det
raid raid NOUN NN 6 compound
nine nine NUM CD 6 nummod
gunmen gunman NOUN NNS 2 nmod
were be AUX VBD 9 aux:pass
killed kill VERB VBN 0 root
"""


@pytest.mark.parametrize(
    ("rows", "count", "first", "measure"),
    [
        (NO_SUBJECT, Count(5, 5, 6), 5, "killed"),
        (AN_OBJECT, Count(3, 2, 3), 2, "killed"),
        (AN_APPOSITION, Count(5, 5, None), 5, "killed"),
        (A_STRAY_PREPOSITION, Count(5, 5, None), 5, "killed"),
    ],
)
def test_what_is_counted_is_seen_past_a_slip_of_the_tree(
    rows: str, count: Count, first: int, measure: str, sentence_from_rows: Callable[..., Sentence]
) -> None:
    text = " ".join(row.split()[0] for row in rows.strip().splitlines())
    found = measure_of(sentence_from_rows(text, rows), count, first, load().measures)
    assert found is not None
    assert found.measure == measure
