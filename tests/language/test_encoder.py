"""The packaged model at work, and the door of the room."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ModelMissing
from dragoman.language import find_word_groups, load_encoder, parse
from dragoman.language.shapes import COUNT, shapes
from dragoman.language.trees import is_tree
from dragoman.records import Document

REPORT = Document(
    "Envoys meet in Lisbon\n\nGen. Idris Osman said on Tuesday that Norland's forces hadn't shelled the port. "
    '"We want peace," he said.'
)


def test_shapes_tell_names_numbers_and_headlines_apart() -> None:
    plain = shapes(["The", "army", "of", "Norland", "fired", "12", "rounds"])
    assert len(set(plain)) == 5 - 1  # first capital, lower case, capital, digits
    assert shapes(["ENVOYS", "MEET", "TODAY"])[1] != shapes(["He", "MEET", "today"])[1]
    assert all(0 < shape < COUNT for shape in plain)


def test_an_endless_sentence_is_read_in_parts() -> None:
    text = "and so on, " * 400
    groups = list(find_word_groups(text))
    assert len(groups) > 1
    assert max(map(len, groups)) <= 150
    assert [word for group in groups for word in group] == sorted({word for group in groups for word in group})


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    encoder = pytest.importorskip("dragoman.language.encoder")
    with pytest.raises(ModelMissing, match=str(tmp_path.name)):
        encoder.OnnxEncoder(tmp_path)


@pytest.mark.model
def test_sums_of_eight_bit_products_do_not_overflow_on_older_processors() -> None:
    options = load_encoder()._session.get_session_options()
    assert options.get_session_config_entry("session.x64quantprecision") == "1"


@pytest.mark.model
def test_half_of_a_surrogate_pair_is_a_word_like_another() -> None:
    (sentence,) = parse(Document("Rebels \ud83d shelled \udc00Tarsa."))
    assert [token.text for token in sentence.tokens] == ["Rebels", "\ud83d", "shelled", "\udc00", "Tarsa", "."]


@pytest.mark.model
def test_every_sentence_is_a_tree_over_its_own_words() -> None:
    for sentence in parse(REPORT):
        assert is_tree([token.head + 1 for token in sentence.tokens])
        assert all(REPORT.text[token.span.start : token.span.end] == token.text for token in sentence.tokens)
        assert [token.deprel for token in sentence.tokens if token.head < 0] == ["root"]


@pytest.mark.model
def test_the_speaker_is_the_subject_of_the_saying() -> None:
    _, said, quoted = parse(REPORT)
    (verb,) = [index for index, token in enumerate(said.tokens) if token.lemma == "say"]
    assert said.tokens[verb].head == -1
    (subject,) = said.dependents(verb, "nsubj")
    assert "Osman" in [said.tokens[index].text for index in said.subtree(subject)]
    assert [token.lemma for token in quoted.tokens][1:3] == ["we", "want"]


@pytest.mark.model
def test_a_general_is_a_person_and_a_city_a_place() -> None:
    kinds = {
        " ".join(token.text for token in sentence.tokens[label.first : label.last]): label.kind
        for sentence in parse(REPORT)
        for label in sentence.labels
    }
    assert kinds["Idris Osman"] == "person"
    assert kinds["Lisbon"] == "place"


@pytest.mark.model
def test_a_report_without_words_has_no_sentences() -> None:
    assert parse(Document("")) == ()


@pytest.mark.model
def test_a_line_without_blanks_is_read() -> None:
    sentences = parse(Document("x" * 300_000))
    assert sum(len(token.text) for sentence in sentences for token in sentence.tokens) == 300_000


@pytest.mark.model
def test_one_word_is_a_tree() -> None:
    (reading,) = load_encoder().read([["No"]])
    assert reading.heads == [-1]
    assert reading.relations == ["root"]
