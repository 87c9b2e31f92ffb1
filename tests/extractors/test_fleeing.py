"""Who gets away, and who is driven out, by trees written by hand."""

from __future__ import annotations

import pytest

from dragoman.extractors.fleeing import is_on_the_run
from tests.conftest import build_sentence

FLED = """
{who} {lemma} NOUN NNS 2 nsubj
fled flee VERB VBD 0 root
{case} {case} ADP IN 5 case
the the DET DT 5 det
{where} {where} NOUN NN 2 obl
"""
AFTER = """
They they PRON PRP 2 nsubj
{first} {lemma} VERB VBD 0 root
guards guard NOUN NNS 2 obj
and and CCONJ CC 5 cc
fled flee VERB VBD 2 conj
"""
SUFFERED = """
They they PRON PRP 3 nsubj:pass
were be AUX VBD 3 aux:pass
shot shoot VERB VBN 0 root
and and CCONJ CC 5 cc
fled flee VERB VBD 3 conj
"""


@pytest.mark.parametrize(
    ("who", "lemma", "case", "where", "running"),
    [
        ("Gunmen", "gunman", "into", "hills", True),
        ("Farmers", "farmer", "into", "hills", False),
        ("Farmers", "farmer", "from", "police", True),
        ("Farmers", "farmer", "from", "town", False),
        ("Farmers", "farmer", "into", "consulate", True),
        ("Farmers", "farmer", "from", "consulate", False),
    ],
)
def test_whoever_gets_away_from_the_police_or_into_a_refuge_is_on_the_run(
    who: str, lemma: str, case: str, where: str, running: bool
) -> None:
    rows = FLED.format(who=who, lemma=lemma, case=case, where=where)
    assert is_on_the_run(build_sentence(f"{who} fled {case} the {where}", rows), 1) is running


@pytest.mark.parametrize(("first", "lemma", "running"), [("stabbed", "stab", True), ("greeted", "greet", False)])
def test_whoever_has_done_violence_is_on_the_run(first: str, lemma: str, running: bool) -> None:
    sentence = build_sentence(f"They {first} guards and fled", AFTER.format(first=first, lemma=lemma))
    assert is_on_the_run(sentence, 4) is running


def test_whoever_has_suffered_it_is_not() -> None:
    assert not is_on_the_run(build_sentence("They were shot and fled", SUFFERED), 4)
