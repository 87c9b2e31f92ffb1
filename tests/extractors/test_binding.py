"""Whom a pronoun cannot mean: the subject of what is done to it."""

from __future__ import annotations

import pytest

from dragoman.extractors.binding import find_others
from tests.conftest import build_sentence

DROVE = """
Guards guard NOUN NNS 2 nsubj
drove drive VERB VBD 0 root
them them PRON PRP 2 obj
out out ADP RP 2 compound:prt
"""
ONE_OF = """
Guards guard NOUN NNS 2 nsubj
struck strike VERB VBD 0 root
one one NUM CD 2 obj
of of ADP IN 5 case
them them PRON PRP 3 nmod
"""
AT_THEM = """
Guards guard NOUN NNS 2 nsubj
fired fire VERB VBD 0 root
at at ADP IN 4 case
them them PRON PRP 2 obl
"""
WITH_THEM = AT_THEM.replace("at at", "with with")
AND_ORDERED = """
Guards guard NOUN NNS 2 nsubj
slapped slap VERB VBD 0 root
boys boy NOUN NNS 2 obj
and and CCONJ CC 5 cc
ordered order VERB VBD 2 conj
them them PRON PRP 5 obj
"""
TOLD_TO_FREE = """
Judges judge NOUN NNS 2 nsubj
told tell VERB VBD 0 root
guards guard NOUN NNS 2 obj
to to PART TO 5 mark
free free VERB VB 2 xcomp
them them PRON PRP 5 obj
"""
PASSIVE = """
Guards guard NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
beaten beat VERB VBN 0 root
by by ADP IN 5 case
them them PRON PRP 3 obl
"""


@pytest.mark.parametrize(
    ("rows", "others"),
    [
        (DROVE, ["Guards"]),
        (ONE_OF, ["Guards"]),
        (AT_THEM, ["Guards"]),
        (WITH_THEM, []),
        (AND_ORDERED, ["Guards"]),
        (TOLD_TO_FREE, ["guards"]),
        (PASSIVE, []),
        (DROVE.replace("them them", "themselves themselves"), []),
    ],
)
def test_whom_something_is_done_to_is_not_who_does_it(rows: str, others: list[str]) -> None:
    words = [row.split()[0] for row in rows.strip().splitlines()]
    sentence = build_sentence(" ".join(words), rows)
    index = next(place for place, word in enumerate(words) if word.startswith("them"))
    assert [sentence.tokens[one].text for one in find_others(sentence, index)] == others
