"""Contexts come from words of the sentence and from the mode."""

from __future__ import annotations

from dragoman.extractors.contexts import find_contexts
from tests.extractors.stage import CODEBOOK, stage, the_hit

TREE = """
The the DET DT 2 det
court court NOUN NN 3 nsubj
convicted convict VERB VBD 0 root
refugees refugee NOUN NNS 3 obj
. . PUNCT . 3 punct
"""


def test_words_and_mode_set_the_contexts() -> None:
    hit = the_hit(stage("The court convicted refugees .", TREE, court=("court", "NOR")))
    assert find_contexts(hit, "convict", CODEBOOK) == ("legal", "migration")
