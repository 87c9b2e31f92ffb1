"""What numbers count; every example in figures/*.toml holds when the language model reads it."""

from __future__ import annotations

import pytest

from dragoman.errors import BadKnowledge
from dragoman.knowledge import measures as module
from dragoman.knowledge.measures import MeasureExample, load_measures, look
from dragoman.knowledge.tables import Row
from dragoman.records import Document, Span, Token

MEASURES = load_measures()


@pytest.mark.model
@pytest.mark.parametrize("example", MEASURES.examples, ids=lambda example: f"{example.measure}/{example.text}")
def test_the_example_of_a_measure_holds(example: MeasureExample) -> None:
    from dragoman.extractors.figures import find_figures
    from dragoman.knowledge import load
    from dragoman.language import parse

    document = Document(example.text)
    found = find_figures(document, parse(document), (), (), load())
    assert (example.measure, example.low, example.high) in [(each.measure, each.low, each.high) for each in found]


def test_every_measure_has_a_definition_and_examples() -> None:
    assert {example.measure for example in MEASURES.examples} == set(MEASURES.definitions)


def test_a_word_is_known_by_its_form_where_its_lemma_went_wrong() -> None:
    assert look(MEASURES.verbs, _token("killed", "killed")) == "killed"
    assert look(MEASURES.subjects, _token("fled", "flead")) == "displaced"


@pytest.mark.parametrize("word", ["worshippers", "airmen", "firefighters", "policewoman", "Republicans"])
def test_words_for_people_are_known(word: str) -> None:
    assert MEASURES.is_person(_token(word, word.lower().removesuffix("s").replace("airmen", "airman")))


@pytest.mark.parametrize("word", ["list", "house", "waist", "resolution"])
def test_words_for_things_are_no_people(word: str) -> None:
    assert not MEASURES.is_person(_token(word, word))


def test_a_word_of_two_measures_is_named() -> None:
    rows = {name: Row(f"figures/{name}.toml", {"verbs": "kill"}) for name in ("killed", "injured")}
    with pytest.raises(BadKnowledge, match=r"figures/injured.toml, \"verbs\".*kill is in killed"):
        module._by_word(rows, "verbs")


def _token(text: str, lemma: str) -> Token:
    return Token(Span(0, len(text)), text, lemma, "NOUN", "NNS", -1, "root")
