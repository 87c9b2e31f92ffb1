"""Offices whose bearers stand beside them, and what is an office and no name. Trees are made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.extractors.mentions import find_mentions
from dragoman.knowledge import Knowledge, load
from dragoman.records import Document, Label, Sentence
from tests.conftest import build_sentence

Labels = tuple[tuple[int, int, str], ...]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def whose(knowledge: Knowledge, words: str, *sentences: tuple[str, Labels], publisher: str | None = None) -> str | None:
    """The country of whom ``words`` mean, in sentences given as rows with their labels."""
    text = " ".join(" ".join(row.split()[0] for row in rows.strip().splitlines()) for rows, _ in sentences)
    built: list[Sentence] = []
    for rows, labels in sentences:
        plain = build_sentence(text, rows, built[-1].span.end if built else 0)
        built.append(Sentence(plain.span, plain.tokens, tuple(Label(*label, 1.0) for label in labels)))
    document = Document(text, published=date(2021, 3, 1), publisher=publisher)
    mentions = find_mentions(document, tuple(built), knowledge)
    found = next(mention for mention in mentions if mention.evidence.quote == words)
    return found.actor.country if found.actor else None


def row_of(office: str, tag: str) -> str:
    return f"""
The the DET DT 2 det
{office} governor NOUN {tag} 9 nsubj
of of ADP IN 4 case
Kenya Kenya PROPN NNP 2 nmod
, , PUNCT , 6 punct
Jane Jane PROPN NNP 2 conj
Poe Poe PROPN NNP 6 flat
, , PUNCT , 2 punct
left leave VERB VBD 0 root
Oslo Oslo PROPN NNP 9 obj
"""


SLEPT = """
Norway Norway PROPN NNP 2 nsubj
slept sleep VERB VBD 0 root
"""


def test_a_name_behind_the_comma_of_an_office_bears_it_though_the_tree_has_a_row(knowledge: Knowledge) -> None:
    assert (
        whose(knowledge, "Jane Poe", (SLEPT, ()), (SLEPT, ()), (row_of("governor", "NN"), ((5, 7, "person"),))) == "KEN"
    )


def test_a_name_in_a_row_with_several_bears_no_office(knowledge: Knowledge) -> None:
    assert (
        whose(knowledge, "Jane Poe", (SLEPT, ()), (SLEPT, ()), (row_of("governors", "NNS"), ((5, 7, "person"),)))
        == "NOR"
    )


ENVOY = """
Representative representative PROPN NNP 9 nsubj
of of ADP IN 5 case
the the DET DT 5 det
European European ADJ JJ 5 amod
Union Union PROPN NNP 1 nmod
Jane Jane PROPN NNP 1 flat
Poe Poe PROPN NNP 6 flat
, , PUNCT , 1 punct
left leave VERB VBD 0 root
Oslo Oslo PROPN NNP 9 obj
"""
AGAIN = """
Poe Poe PROPN NNP 2 nsubj
thanked thank VERB VBD 0 root
Norway Norway PROPN NNP 2 obj
"""


def test_a_representative_with_a_name_is_a_person_who_is_known_again(knowledge: Knowledge) -> None:
    sentences = (ENVOY, ((5, 7, "person"),)), (AGAIN, ((0, 1, "person"),))
    assert whose(knowledge, "Poe", *sentences) == "EUR"


def test_a_representative_without_a_name_is_the_body(knowledge: Knowledge) -> None:
    rows = """
Representatives representative NOUN NNS 6 nsubj
of of ADP IN 5 case
the the DET DT 5 det
European European ADJ JJ 5 amod
Union Union PROPN NNP 1 nmod
left leave VERB VBD 0 root
"""
    assert whose(knowledge, "Representatives of the European Union", (rows, ())) == "EUR"


def test_a_chancellor_with_an_article_is_no_name(knowledge: Knowledge) -> None:
    rows = """
The the DET DT 2 det
Chancellor Chancellor PROPN NNP 3 nsubj
left leave VERB VBD 0 root
Kenya Kenya PROPN NNP 3 obj
"""
    assert whose(knowledge, "The Chancellor", (rows, ((1, 2, "person"),))) == "KEN"


def test_nobody_is_called_the_republic(knowledge: Knowledge) -> None:
    rows = """
The the DET DT 2 det
President President PROPN NNP 6 nsubj
of of ADP IN 5 case
the the DET DT 5 det
Republic Republic PROPN NNP 2 nmod
left leave VERB VBD 0 root
Nairobi Nairobi PROPN NNP 6 obj
"""
    assert whose(knowledge, "The President of the Republic", (rows, ((4, 5, "person"),))) == "KEN"


def nation(noun: str) -> str:
    return f"""
Norway Norway PROPN NNP 2 nsubj
thanked thank VERB VBD 0 root
the the DET DT 4 det
{noun} {noun} NOUN NNS 2 obj
and and CCONJ CC 7 cc
the the DET DT 7 det
government government NOUN NN 4 conj
of of ADP IN 9 case
Kenya Kenya PROPN NNP 7 nmod
"""


def test_the_people_and_the_government_are_of_one_state(knowledge: Knowledge) -> None:
    assert whose(knowledge, "the people", (nation("people"), ())) == "KEN"


def test_others_beside_a_government_are_not_for_that_its_state_s(knowledge: Knowledge) -> None:
    assert whose(knowledge, "the miners", (nation("miners"), ())) == "NOR"


MET = """
President President PROPN NNP 4 nmod:desc
of of ADP IN 3 case
Norway Norway PROPN NNP 1 nmod
Ola Ola PROPN NNP 6 nsubj
Berg Berg PROPN NNP 4 flat
met meet VERB VBD 0 root
the the DET DT 8 det
governor governor NOUN NN 6 obj
of of ADP IN 10 case
Kenya Kenya PROPN NNP 8 nmod
, , PUNCT , 8 punct
Jane Jane PROPN NNP 8 appos
Poe Poe PROPN NNP 12 flat
"""
GUEST = """
He he PRON PRP 2 nsubj
thanked thank VERB VBD 0 root
his his PRON PRP$ 4 nmod:poss
guest guest NOUN NN 2 obj
"""
PEOPLE = ((3, 5, "person"), (11, 13, "person"))


def test_a_president_s_guest_is_the_one_from_abroad(knowledge: Knowledge) -> None:
    office = "Office of the President of Norway"
    assert whose(knowledge, "his guest", (MET, PEOPLE), (GUEST, ()), publisher=office) == "KEN"


def test_a_guest_in_a_paper_is_anybody(knowledge: Knowledge) -> None:
    assert whose(knowledge, "his guest", (MET, PEOPLE), (GUEST, ())) == "NOR"
