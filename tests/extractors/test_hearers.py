"""To whom something is said, who is at talks, and who threatens; and who is only told of there."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Interpreter
from dragoman.records import Document
from tests.extractors.telling import doers, done_to, told

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read() -> Interpreter:
    return Interpreter()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ghana and Togo agreed to widen the boycott of goods and the sanctions on Niger.", "agreed"),
        ("Peru declared its readiness to resist the dumping of steel by Chile.", "declared"),
        ("Kenya expressed its willingness to curb smuggling organised by Niger.", "expressed"),
        ("Ghana's cabinet expressed solidarity in the face of the shortages caused by Eritrea.", "expressed"),
        ("Premier Lund of Kenya called for assistance with the railway so that Kenya could sell its tea.", "called"),
        ("Premier Lund of Kenya called for help with the harbour so that Niger could ship its grain.", "called"),
        ("President Poe of Chile called for more aid for Haiti.", "called"),
        ("Premier Lund of Norway appealed for support for Chad.", "appealed"),
    ],
)  # fmt: skip
def test_nothing_is_said_to_those_whom_it_is_against_or_about(read: Interpreter, text: str, word: str) -> None:
    assert not done_to(told(read, text, word))


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Peru's foreign minister praised Chile's insight that Bolivia was playing for time.", "praised", "CHL"),
        ("Kenya thanked the African Union, which had shut out Eritrea after the raid.", "thanked", "IGO"),
        ("Kenya called on Peru to fund the patrols against the backdrop of the threat from Niger.", "called", "PER"),
        ("Ghana urged that Togo leave the bloc.", "urged", "TGO"),
        ("President Poe of Chile called on Haiti for support.", "called", "HTI"),
        ("The premier of Kenya asked for help for Haiti from Canada.", "asked", "CAN"),
        ("Kenya asked Niger to open the port so that Chad could ship its grain.", "asked", "NER"),
        ("Ghana called for an end to Togo's aggression.", "called", "TGO"),
        ("Ghana demanded that Togo counter smuggling by Niger.", "demanded", "TGO"),
        ("Norway promised to protect Peru from Cuba.", "promised", "PER"),
        ("Norway promised to help Peru in its fight against Cuba.", "promised", "PER"),
    ],
)  # fmt: skip
def test_who_is_addressed_still_is(read: Interpreter, text: str, word: str, country: str) -> None:
    assert done_to(told(read, text, word)) == {country}


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        ("President Lund of Norway met with Premier Poe of Chile. They discussed ways to end the war between Iran and "
         "Iraq.", "met", {"NOR", "CHL"}),
        ("During a conversation with President Poe of Peru, Premier Lund of Norway heard good news from Chile.",
         "conversation", {"PER", "NOR"}),
        ("President Lund of Norway held a meeting on Cuba with Premier Poe of Chile.", "meeting", {"NOR", "CHL"}),
        ("Norway discussed the truce between Iran and Iraq with Chile.", "discussed", {"NOR", "CHL"}),
        ("Armenian clubs from Chile, Iraq and Peru met.", "met", {"ARM"}),
        ("The presidents of Poland and Lithuania met.", "met", {"POL", "LTU"}),
    ],
)  # fmt: skip
def test_those_meet_who_talk_and_not_those_of_whom_they_talk(
    read: Interpreter, text: str, word: str, countries: set[str]
) -> None:
    event = told(read, text, word)
    assert doers(event) | done_to(event) == countries


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The foreign minister of Kenya stressed the threat of raids on the part of Eritrea.", "ERI"),
        ("President Lund of Norway stressed that Eritrea is a nuclear threat to Chad.", "ERI"),
    ],
)  # fmt: skip
def test_who_speaks_of_a_threat_makes_none(read: Interpreter, text: str, country: str) -> None:
    event = told(read, text, "threat")
    assert doers(event) == {country}
    assert country not in done_to(event)


def test_who_sends_a_request_asks(read: Interpreter) -> None:
    text = (
        "Premier Lund of Norway said that the Foreign Ministry of Chile had sent a note to the European Union with a "
        "request for observers."
    )
    event = told(read, text, "request")
    assert (doers(event), done_to(event)) == ({"CHL"}, {"EUR"})


def test_who_thanks_another_for_backing_him_does_not_back_himself(read: Interpreter) -> None:
    text = "President Rossi of Italy voiced gratitude to Oman for supporting Italy and for the readiness to mediate."
    assert "ITA" not in doers(told(read, text, "supporting"))
    assert "ITA" not in doers(told(read, text, "readiness"))


@pytest.mark.parametrize(
    ("text", "suspects"),
    [
        ("Kenya's prosecutors will investigate all reports of abduction of Ugandans.", set()),
        ("Prosecutors of Kenya are investigating the army of Chad for the killing of miners.", {"TCD"}),
    ],
)
def test_those_to_whom_it_was_done_are_not_suspected(read: Interpreter, text: str, suspects: set[str]) -> None:
    (event,) = [one for one in read(Document(text)).events if one.mode == "investigate"]
    assert done_to(event) == suspects


def test_who_says_what_recognising_somebody_would_mean_recognises_nobody(read: Interpreter) -> None:
    text = "President Sandu of Moldova said that recognising the republic of the miners would undo Russia's promises."
    assert not [one for one in read(Document(text)).events if one.type == "SUPPORT" and (one.actors or one.recipients)]
    assert doers(told(read, "President Sandu of Moldova recognised Kosovo on Friday.", "recognised")) == {"MDA"}


def test_who_calls_on_others_to_protest_does_not_protest(read: Interpreter) -> None:
    text = "Kenya called on the people of Niger to protest against the raid on Chad."
    assert "KEN" not in doers(told(read, text, "protest"))


def test_who_is_addressed_is_spoken_to(read: Interpreter) -> None:
    text = "President Sandu of Moldova addressed the parliaments of two partners today: Chile and Norway."
    (event,) = [one for one in read(Document(text)).events if one.type == "CONSULT"]
    assert {"CHL", "NOR"} <= doers(event) | done_to(event)


def test_on_the_occasion_of_their_ties_those_meet_who_have_them(read: Interpreter) -> None:
    text = (
        "The summit will be held on the occasion of the 30th anniversary of ties between Kenya and the African Union."
    )
    (event,) = [one for one in read(Document(text)).events if one.trigger.quote == "summit"]
    assert "KEN" in doers(event) | done_to(event)
    text = "A summit was held on the occasion of thirty years of cooperation between Peru and Kenya."
    assert doers(told(read, text, "summit")) == {"PER", "KEN"}
    text = "The conference was held by Peru on the occasion of the anniversary of ties between Kenya and Norway."
    assert doers(told(read, text, "conference")) == {"PER"}


@pytest.mark.parametrize(
    ("text", "word", "backed"),
    [
        ("Cuba praised the raids by Chile on Peru.", "praised", {"CHL"}),
        ("Cuba backed the pressure from Chile and Bolivia on Peru.", "backed", {"CHL", "BOL"}),
        ("Cuba backs Chile despite pressure by Peru.", "backs", {"CHL"}),
        ("The envoy of Cuba noted Chile's contribution to peace in Peru.", "noted", {"CHL"}),
    ],
)
def test_whoever_does_what_is_backed_is_backed(read: Interpreter, text: str, word: str, backed: set[str]) -> None:
    assert done_to(told(read, text, word)) == backed


def test_who_is_alone_named_at_talks_is_at_them(read: Interpreter) -> None:
    event = told(read, "In the talks, Peru received assurances from Chile.", "talks")
    assert doers(event) | done_to(event) == {"PER", "CHL"}


def test_who_did_a_deed_that_is_looked_into_is_suspected(read: Interpreter) -> None:
    event = told(read, "Peru investigated the torture of farmers by the army of Chile.", "investigated")
    assert done_to(event) == {"CHL"}


def test_who_is_only_met_meanwhile_asks_for_nothing(read: Interpreter) -> None:
    text = (
        "During a meeting with EU Commission President Anna Holm in Oslo, the president of Norway called for "
        "a new round of sanctions against Peru."
    )
    assert doers(told(read, text, "called")) == {"NOR"}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The President of France reminded the Chancellor of Germany of the talks between Norway and Sweden.",
         {"FRA", "DEU"}),
        ("The President of France briefed the Chancellor of Germany on the talks between Norway and Sweden.",
         {"FRA", "DEU"}),
        ("The minister of Norway briefed the envoy of Chile on Friday.", {"NOR", "CHL"}),
    ],
)  # fmt: skip
def test_who_is_told_of_talks_of_others_does_not_talk_to_them(
    read: Interpreter, text: str, countries: set[str]
) -> None:
    event = told(read, text, "reminded" if "reminded" in text else "briefed")
    assert doers(event) | done_to(event) == countries


@pytest.mark.parametrize(
    ("text", "word", "backed"),
    [
        ("The president of Kenya called for stronger sanctions pressure on Iran and defensive support for Somalia.",
         "support", {"SOM"}),
        ("The president of Chile said that the blockade of Cuba must be matched by support for Haiti.",
         "support", {"HTI"}),
        ("The premier of Kenya expressed support for Niger and for Chad.", "expressed", {"NER", "TCD"}),
    ],
)  # fmt: skip
def test_whom_support_is_for_is_backed_and_nobody_else(
    read: Interpreter, text: str, word: str, backed: set[str]
) -> None:
    assert done_to(told(read, text, word)) == backed


def test_who_asks_together_during_talks_with_others_does(read: Interpreter) -> None:
    text = "The minister of Chile and the envoy of Peru called for calm during talks with miners."
    assert doers(told(read, text, "called")) == {"CHL", "PER"}


def test_a_word_after_another_preposition_is_no_part_of_what_is_asked_for(read: Interpreter) -> None:
    text = "During a meeting with a Peruvian envoy in Lima, the president of Chile called for rules on fishing."
    assert told(read, text, "called").mode == "change"
