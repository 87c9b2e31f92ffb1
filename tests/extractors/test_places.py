"""Which places a report names, and which of their namesakes it means."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dragoman.extractors.places import find_places
from dragoman.knowledge import Knowledge, load
from dragoman.records import Actor, Document, Label, Mention, Place, Sentence, Span, Token, distance


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def sentence(text: str, **labels: str) -> Sentence:
    """A sentence without a tree: words in capitals are names, ``labels`` gives kinds of words ("Kupiansk": place)."""
    tokens, marks = [], []
    for index, match in enumerate(re.finditer(r"[\w'.]*\w|[^\w\s]", text)):
        word = match.group()
        upos = "PROPN" if word[0].isupper() and (index or word in labels) else "X"
        tokens.append(Token(Span(*match.span()), word, word.lower(), upos, "", -1, "root"))
        if word in labels:
            marks.append(Label(index, index + 1, labels[word], 0.9))
    return Sentence(Span(0, len(text)), tuple(tokens), tuple(marks))


def places(knowledge: Knowledge, text: str, **labels: str) -> tuple[Place, ...]:
    return find_places(Document(text), (sentence(text, **labels),), (), knowledge)


def told(knowledge: Knowledge, text: str, **labels: str) -> list[tuple[str, str | None, str]]:
    return [(place.evidence.quote, place.country, place.precision) for place in places(knowledge, text, **labels)]


def test_a_town_after_a_word_of_place_is_found_with_its_point(knowledge: Knowledge) -> None:
    (place,) = places(knowledge, "Shelling went on near Kupiansk all night.")
    assert (place.name, place.country, place.precision) == ("Kupyansk", "UKR", "town")
    assert place.latitude is not None
    assert place.longitude is not None
    assert distance((place.latitude, place.longitude), (49.71, 37.62)) < 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A convoy left Tripoli, Lebanon, at noon.", [("Tripoli", "LBN", "town"), ("Lebanon", "LBN", "country")]),
        ("A convoy left Tripoli, Libya, at noon.", [("Tripoli", "LBY", "town"), ("Libya", "LBY", "country")]),
        ("Rain fell in Athens, Georgia, at noon.", [("Athens", "USA", "town"), ("Georgia", "USA", "region")]),
        ("Rain fell in Atlanta, Georgia, at noon.", [("Atlanta", "USA", "town"), ("Georgia", "USA", "region")]),
        ("Rain fell in Tbilisi, Georgia, at noon.", [("Tbilisi", "GEO", "town"), ("Georgia", "GEO", "country")]),
    ],
)
def test_what_stands_beside_a_name_says_which_is_meant(
    knowledge: Knowledge, text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert told(knowledge, text) == expected


def test_a_neighbour_says_which_is_meant(knowledge: Knowledge) -> None:
    (homs, other) = places(knowledge, "Fighting near Homs, near Misrata, went on.")
    assert (homs.country, other.country) == ("LBY", "LBY")


def test_the_countries_that_a_report_speaks_of_say_which_is_meant(knowledge: Knowledge) -> None:
    found = told(knowledge, "Lebanon sent troops to Tripoli and to Beirut after Lebanon shut its border.")
    assert ("Tripoli", "LBN", "town") in found


def test_without_context_the_more_prominent_is_meant(knowledge: Knowledge) -> None:
    assert told(knowledge, "Envoys arrived in Tripoli at noon.") == [("Tripoli", "LBY", "town")]


def test_a_town_too_small_to_be_known_is_put_into_its_region(knowledge: Knowledge) -> None:
    assert told(knowledge, "Rain fell in Cairo, Illinois, at noon.")[0] == ("Cairo", "USA", "region")
    assert told(knowledge, "Rain fell in Tarsabor, Lebanon.", Tarsabor="place")[0] == ("Tarsabor", "LBN", "country")


def test_a_list_of_capitals_and_states_explains_nothing(knowledge: Knowledge) -> None:
    assert told(knowledge, "Envoys from Ankara, Syria and Iran met.")[0] == ("Ankara", "TUR", "town")


def test_one_name_has_one_meaning_in_one_report(knowledge: Knowledge) -> None:
    text = "Rain fell in Cairo, Illinois, while roads to Cairo were shut."
    assert {country for quote, country, _ in told(knowledge, text) if quote == "Cairo"} == {"USA"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drones fell in Kharkiv region at noon.", ("Kharkiv", "UKR", "region")),
        ("Fighting went on in Masisi territory at noon.", None),
        ("Ships waited in the Red Sea at noon.", ("Red Sea", None, "sea")),
        ("Calm returned to the West Bank at noon.", ("West Bank", "PSE", "region")),
        ("Talks in South Sudan went on.", ("South Sudan", "SSD", "country")),
        ("People fled to Deir al-Balah at noon.", ("Deir al-Balah", "PSE", "town")),
    ],
)
def test_the_kind_of_place_is_told(
    knowledge: Knowledge, text: str, expected: tuple[str, str | None, str] | None
) -> None:
    assert told(knowledge, text) == ([expected] if expected else [])


def test_a_county_is_not_a_town_of_its_name(knowledge: Knowledge) -> None:
    (place,) = places(knowledge, "A fire broke out in Montgomery County at noon.")
    assert (place.precision, place.latitude) == ("district", None)


def test_a_place_that_nobody_knows_keeps_its_name_and_has_no_point(knowledge: Knowledge) -> None:
    (place,) = places(knowledge, "Envoys met in Tarsabor at noon.", Tarsabor="place")
    assert (place.name, place.country, place.latitude, place.precision) == ("Tarsabor", None, None, "unknown")


@pytest.mark.parametrize(
    "text", ["Talks go on in March.", "He spoke on Sunday.", "Aid came from Nova Tarsabor at noon."]
)
def test_what_is_a_town_somewhere_and_something_else_here_is_no_place(knowledge: Knowledge, text: str) -> None:
    assert told(knowledge, text) == []


def test_a_person_is_no_place(knowledge: Knowledge) -> None:
    assert told(knowledge, "Reporters heard from Paris that she would sing.", Paris="person") == []


def test_a_label_finds_a_town_without_a_word_of_place(knowledge: Knowledge) -> None:
    assert told(knowledge, "Goma was quiet.", Goma="place") == [("Goma", "COD", "town")]


def test_the_first_word_of_a_sentence_needs_more_than_its_capital(knowledge: Knowledge) -> None:
    assert told(knowledge, "Nice weather returned.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A barge sank in Paducah, Ky. on Friday.", [("Paducah", "USA", "town"), ("Ky.", "USA", "region")]),
        ("A barge sank in Paducah, KY, on Friday.", [("Paducah", "USA", "town"), ("KY", "USA", "region")]),
        ("Rain fell in Medicine Hat, Alta. on Friday.", [("Medicine Hat", "CAN", "town"), ("Alta.", "CAN", "region")]),
        ("In London, Miss Tarsabor sang.", [("London", "GBR", "town")]),
    ],
)
def test_provinces_are_known_when_they_are_shortened_after_a_town(
    knowledge: Knowledge, text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert told(knowledge, text) == expected


def test_a_county_is_in_the_state_that_stands_beside_it(knowledge: Knowledge) -> None:
    assert told(knowledge, "A fire broke out in Montgomery County, Ohio, at noon.")[0] == (
        "Montgomery",
        "USA",
        "region",
    )


def test_the_country_of_the_publisher_counts_once(knowledge: Knowledge) -> None:
    text = "Rain fell in Durham at noon."
    document = Document(text, publisher="www.tarsabor-herald.co.uk")
    (place,) = find_places(document, (sentence(text),), (), knowledge)
    assert place.country == "GBR"
    assert told(knowledge, text) == [("Durham", "USA", "town")]


def test_those_of_a_country_who_are_named_count_and_those_thought_to_be_of_it_do_not(knowledge: Knowledge) -> None:
    text = "Lebanese troops went to Tripoli at noon."
    document = Document(text)
    evidence = document.cite(Span(0, 8))
    for by, country in (("mentions/adjective", "LBN"), ("mentions/domestic", "LBY")):
        mention = Mention(evidence, 0, "group", Actor("Lebanese", "LBN"), by)
        (place,) = find_places(document, (sentence(text),), (mention,), knowledge)
        assert place.country == country


def test_a_university_of_a_town_is_no_province(knowledge: Knowledge) -> None:
    text = "She praised Kano State University."
    whole = replace(sentence(text), labels=(Label(2, 5, "organisation", 0.9),))
    assert find_places(Document(text), (whole,), (), knowledge) == ()
