"""Who has to do with a deed only by telling or showing it."""

from __future__ import annotations

import pytest

from dragoman.extractors.weighing.tellers import showers
from tests.extractors.stage import stage, the_hit

POSTED = """
Norland Norland PROPN NNP 2 nsubj
posted post VERB VBD 0 root
clips clip NOUN NNS 2 obj
of of ADP IN 5 case
bombings bombing NOUN NNS 3 nmod
"""
HOSTED = """
Norland Norland PROPN NNP 2 nsubj
hosted host VERB VBD 0 root
files file NOUN NNS 2 obj
showing show VERB VBG 3 acl
bombings bombing NOUN NNS 4 obj
"""
ENDED = """
Norland Norland PROPN NNP 2 nsubj
ended end VERB VBD 0 root
years year NOUN NNS 2 obj
of of ADP IN 5 case
bombings bombing NOUN NNS 3 nmod
"""


@pytest.mark.parametrize(("rows", "shown"), [(POSTED, True), (HOSTED, True), (ENDED, False)])
def test_whoever_shows_a_deed_has_not_done_it(rows: str, shown: bool) -> None:
    text = " ".join(row.split()[0] for row in rows.strip().splitlines())
    assert (0 in showers(the_hit(stage(text, rows, Norland=("state", "NOR"))))) is shown
