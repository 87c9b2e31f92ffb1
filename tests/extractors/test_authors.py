"""A bulletin's sentence without a subject tells what its office did; a paper's does not."""

from __future__ import annotations

import pytest

from dragoman.extractors.authors import find_unspoken, is_without_subject, read_author, with_author
from dragoman.extractors.publishers import Publisher
from dragoman.extractors.roles import find_parties
from dragoman.extractors.triggers import Hit
from dragoman.knowledge.directory import load_directory
from dragoman.records import Actor, Document
from tests.conftest import build_sentence
from tests.extractors.stage import MODALITY, stage, stages, the_hit

PEOPLE = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD")}
THANKED = """
Thanked thank VERB VBD 0 root
Sudland Sudland PROPN NNP 1 obj
. . PUNCT . 1 punct
"""
TODAY_THANKED = """
Today today NOUN NN 2 obl:unmarked
thanked thank VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
HELD_TALKS = """
Held hold VERB VBD 0 root
talks talk NOUN NNS 1 obj
with with ADP IN 4 case
Sudland Sudland PROPN NNP 2 nmod
. . PUNCT . 1 punct
"""
THANKED_BY = """
Thanked thank VERB VBN 0 root
by by ADP IN 3 case
Sudland Sudland PROPN NNP 1 obl
. . PUNCT . 1 punct
"""
THEY_THANKED = """
Norland Norland PROPN NNP 2 nsubj
thanked thank VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
THANK = """
Thank thank VERB VB 0 root
Sudland Sudland PROPN NNP 1 obj
. . PUNCT . 1 punct
"""
ATTACKED = """
Attacked attack VERB VBD 0 root
Sudland Sudland PROPN NNP 1 obj
. . PUNCT . 1 punct
"""
SUMMONED = """
Sudland Sudland PROPN NNP 3 nsubj:pass
was be AUX VBD 3 aux:pass
summoned summon VERB VBN 0 root
. . PUNCT . 3 punct
"""
ENVOY_SUMMONED = """
Envoy envoy NOUN NN 3 nsubj:pass
was be AUX VBD 3 aux:pass
summoned summon VERB VBN 0 root
. . PUNCT . 3 punct
"""
DENIED = """
Denied deny VERB VBD 0 root
the the DET DT 3 det
charges charge NOUN NNS 1 obj
. . PUNCT . 1 punct
"""
WE_MET = """
We we PRON PRP 2 nsubj
met meet VERB VBD 0 root
Sudland Sudland PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
OFFICE = Actor("Norland", "NOR", ("GOV",), "state/norland")


def words(rows: str) -> str:
    return " ".join(row.split()[0] for row in rows.strip().splitlines())


def hit(rows: str) -> Hit:
    return the_hit(stage(words(rows), rows, **PEOPLE))


@pytest.mark.parametrize(
    ("rows", "without"),
    [
        (THANKED, True),
        (TODAY_THANKED, True),
        (HELD_TALKS, True),
        (THANKED_BY, False),
        (THEY_THANKED, False),
        (THANK, False),
    ],
)
def test_a_sentence_that_opens_with_what_was_done_has_no_subject(rows: str, without: bool) -> None:
    assert is_without_subject(hit(rows)) is without


@pytest.mark.parametrize(("rows", "verb"), [(THANKED, "Thanked"), (TODAY_THANKED, "thanked"), (HELD_TALKS, "Held")])
def test_the_office_did_it(rows: str, verb: str) -> None:
    here = hit(rows)
    parties = with_author(Document(words(rows)), here, find_parties(here, MODALITY), OFFICE)
    assert [one.evidence.quote for one in parties.actors if one.actor == OFFICE] == [verb]


def test_where_nobody_speaks_for_an_office_nobody_is_added() -> None:
    here = hit(THANKED)
    parties = find_parties(here, MODALITY)
    assert with_author(Document(words(THANKED)), here, parties, None) == parties


def test_a_paper_has_no_author_and_a_ministry_its_state() -> None:
    directory = load_directory()
    assert read_author(Publisher("FRA"), directory) is None
    author = read_author(Publisher("FRA", official=True), directory)
    assert author is not None
    assert (author.country, author.sectors) == ("FRA", ("GOV",))


def test_no_office_tells_so_of_force() -> None:
    here = hit(ATTACKED)
    parties = find_parties(here, MODALITY)
    assert is_without_subject(here)
    assert with_author(Document(words(ATTACKED)), here, parties, OFFICE) == parties


@pytest.mark.parametrize(
    ("before", "between", "unspoken"),
    [
        (SUMMONED, " ", [0]),
        (SUMMONED, "\n\n", [0, 1]),
        (ENVOY_SUMMONED, " ", [0]),
        (THEY_THANKED, " ", [0, 1]),
        (WE_MET, " ", [0, 1]),
        (THANKED, " ", [0, 1]),
    ],
)
def test_what_follows_on_others_in_a_paragraph_is_theirs(before: str, between: str, unspoken: list[int]) -> None:
    text = words(before) + between + words(DENIED)
    sentences = [build_sentence(text, before), build_sentence(text, DENIED, start=text.index("Denied"))]
    scenes = stages(sentences, text, **PEOPLE, We=("group", None), Envoy=("person", "NOR"))
    assert sorted(find_unspoken(Document(text), scenes, OFFICE)) == unspoken
    assert not find_unspoken(Document(text), scenes, None)
