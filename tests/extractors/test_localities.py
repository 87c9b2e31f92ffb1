"""Whose a noun without a country is: near names, what happens where, and what the report names in all."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extractors.localities import Localities, Naming
from dragoman.records import Document, Sentence
from tests.conftest import build_sentence

ROWS = "{word} {word} NOUN NN 0 root\nran run VERB VBD 1 acl\nhome home NOUN NN 2 obj"


def localities(text: str, namings: Sequence[Naming], publisher: str | None = None) -> Localities:
    """The localities of a report each sentence of which has three words."""
    sentences: list[Sentence] = []
    for word in text.split()[::3]:
        start = sentences[-1].span.end if sentences else 0
        sentences.append(build_sentence(text, ROWS.format(word=word), start))
    return Localities(Document(text), sentences, namings, publisher)


FOUR = "First ran home Second ran home\nThird ran home Fourth ran home"


def test_the_country_that_the_report_names_most_has_the_nouns() -> None:
    named = [Naming("KEN", 0, 0, "there"), Naming("KEN", 1, 0, "acting"), Naming("TCD", 0, 2, "whose")]
    assert localities(FOUR, named).likeliest(3, 1) == "KEN"


def test_a_country_in_the_same_sentence_has_them_sooner_and_before_the_noun_sooner_still() -> None:
    named = [Naming("KEN", 0, 0, "acting"), Naming("TCD", 3, 0, "there")]
    assert localities(FOUR, named).likeliest(3, 1) == "TCD"
    both = [Naming("KEN", 2, 0, "acting"), Naming("TCD", 2, 2, "acting")]
    assert localities(FOUR, both).likeliest(2, 1) == "KEN"


def test_a_paragraph_goes_on_with_its_country_and_the_next_does_not() -> None:
    named = [Naming("KEN", 0, 0, "whose"), Naming("PER", 1, 0, "acting"), Naming("TCD", 2, 0, "acting")]
    assert localities(FOUR, named).likeliest(3, 0) == "TCD"
    assert localities(FOUR.replace("home Fourth", "home\nFourth"), named).likeliest(3, 0) == "KEN"


def test_an_office_writes_of_its_own_country() -> None:
    named = [Naming("KEN", 0, 0, "acting"), Naming("TCD", 1, 0, "acting")]
    assert localities(FOUR, named, "TCD").likeliest(3, 0) == "TCD"


def test_without_a_name_nothing_is_anybody_s() -> None:
    assert localities(FOUR, []).likeliest(0, 0) is None
