"""Sentences that go on with what somebody says, without a word that says so; trees are made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extractors.continuing import find_continued
from dragoman.knowledge.reporting import load_reporting
from dragoman.records import Claim, Document, Evidence, Mention, Sentence, Span
from tests.conftest import build_sentence

REPORTING = load_reporting()
FIRST, LAST = "Holt noted roads flooded.", "He added bridges fell."
NOTED = """
Holt Holt PROPN NNP 2 nsubj
noted note VERB VBD 0 root
roads road NOUN NNS 4 nsubj
flooded flood VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""
ADDED = """
He he PRON PRP 2 nsubj
added add VERB VBD 0 root
bridges bridge NOUN NNS 4 nsubj
fell fall VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""
NEED = """
But but CCONJ CC 3 cc
cranes crane NOUN NNS 3 nsubj
need need VERB VBP 0 root
repair repair NOUN NN 3 obj
. . PUNCT . 3 punct
"""
FAILED = """
But but CCONJ CC 3 cc
cranes crane NOUN NNS 3 nsubj
failed fail VERB VBD 0 root
. . PUNCT . 3 punct
"""
STAND = """
Cranes crane NOUN NNS 2 nsubj
stand stand VERB VBP 0 root
. . PUNCT . 2 punct
"""
WRONG = """
But but CCONJ CC 4 cc
he he PRON PRP 4 nsubj
is be AUX VBZ 4 cop
wrong wrong ADJ JJ 0 root
. . PUNCT . 4 punct
"""


def claim(document: Document, speaker: str, cue: str, content: str, kind: str = "person") -> Claim:
    def cite(words: str) -> Evidence:
        at = document.text.index(words)
        return document.cite(Span(at, at + len(words)))

    mention = Mention(cite(speaker), document.text.index(speaker), kind, None, "test")
    return Claim(mention, None, cite(cue), cite(content), False, "asserts", None, (), f"claim/{cue}/clause", 0.9)


def continued(middle: str, rows: str, gap: str = " ", direct: bool = False, kind: str = "person") -> list[str]:
    """What is told between what Holt noted and what he added."""
    document = Document(FIRST + gap + middle + " " + LAST)
    sentences: list[Sentence] = []
    for each in (NOTED, rows, ADDED):
        sentences.append(build_sentence(document.text, each, sentences[-1].span.end if sentences else 0))
    noted = replace(claim(document, "Holt", "noted", "roads flooded", kind), direct=direct)
    told = [noted, claim(document, "He", "added", "bridges fell", kind)]
    return [one.content.quote for one in find_continued(document, sentences, told, lambda _: (), REPORTING)]


def test_what_takes_up_what_was_said_goes_on_with_it() -> None:
    assert continued("But cranes need repair.", NEED) == ["But cranes need repair."]


@pytest.mark.parametrize(
    ("middle", "rows"),
    [
        ("But cranes failed.", FAILED),
        ("Cranes stand.", STAND),
        ("But he is wrong.", WRONG),
    ],
)
def test_the_reporter_tells_what_happened_and_who_speaks(middle: str, rows: str) -> None:
    assert continued(middle, rows) == []


def test_nothing_goes_on_over_a_paragraph_behind_a_quotation_or_with_another_speaker() -> None:
    assert continued("But cranes need repair.", NEED, gap="\n\n") == []
    assert continued("But cranes need repair.", NEED, direct=True) == []
    assert continued("But cranes need repair.", NEED, kind="group") == []
