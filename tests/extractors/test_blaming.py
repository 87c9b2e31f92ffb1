"""Whom a content blames: the examples beside the verbs."""

from __future__ import annotations

import pytest

from dragoman.extractors.blaming import blamed_in
from dragoman.extractors.mentions import find_mentions
from dragoman.knowledge import load
from dragoman.knowledge.reporting import Grade, load_reporting
from dragoman.language import parse
from dragoman.records import Document, Span

WRONGS = load_reporting().wrongs


@pytest.mark.model
@pytest.mark.parametrize(("text", "grade"), WRONGS.examples, ids=lambda value: value)
def test_every_example_blames_as_it_says(text: str, grade: Grade | None) -> None:
    document = Document(text.replace("Norland", "Syria"))
    sentences = parse(document)
    mentions = {mention.head: mention for mention in find_mentions(document, sentences, load())}
    assert blamed_in(sentences[0], Span(0, len(document.text)), None, mentions, WRONGS) == grade


@pytest.mark.model
def test_one_who_tells_of_oneself_accuses_nobody() -> None:
    document = Document("Syria has violated the truce.")
    sentences = parse(document)
    mentions = {mention.head: mention for mention in find_mentions(document, sentences, load())}
    (speaker,) = [mention for mention in mentions.values() if mention.actor and mention.actor.country == "SYR"]
    assert blamed_in(sentences[0], Span(0, len(document.text)), speaker, mentions, WRONGS) is None
