"""An event without a day of its own takes the likeliest of the days told, or keeps its bound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.extractors.dating import NO_DATE, Dating
from dragoman.extractors.drafts import Draft
from dragoman.extractors.likelydays import choose_days, find_choices
from dragoman.extractors.roles import find_parties
from dragoman.extractors.scene import Scene
from dragoman.knowledge.english import English, load_english
from dragoman.knowledge.signs import LogOdds
from dragoman.records import Document, Period
from tests.conftest import build_sentence
from tests.extractors.stage import MODALITY, hits, stages

MONDAY = Period.of_day(date(2024, 4, 29))
FRIDAY = Period.of_day(date(2024, 5, 3))
UP_TO_FRIDAY = Dating(Period(None, FRIDAY.end), "publication")
PEOPLE = {"Norland": ("state", "NOR"), "Sudland": ("state", "SUD"), "Westland": ("state", "WES")}
DID = """
{who} {who} PROPN NNP 2 nsubj
{did} {do} VERB VBD 0 root
{whom} {whom} PROPN NNP 2 obj
. . PUNCT . 2 punct
"""


@pytest.fixture(scope="module")
def english() -> English:
    return load_english()


def told(*deeds: tuple[str, Dating], apart: str = " ") -> tuple[Document, tuple[Scene, ...], list[Draft]]:
    """A report of deeds, a sentence each, with the days that their own sentences give."""
    text, sentences, at = apart.join(words for words, _ in deeds), [], 0
    for words, _ in deeds:
        who, did, whom, _ = words.split()
        rows = DID.format(who=who, did=did, do=did.removesuffix("ed"), whom=whom)
        sentences.append(build_sentence(text, rows, at))
        at += len(words)
    scenes = stages(sentences, text, **PEOPLE)
    drafts = [
        Draft(hit, hit.trigger.type, None, "actual", find_parties(hit, MODALITY), None, dating)
        for scene, (_, dating) in zip(scenes, deeds, strict=True)
        for hit in hits(scene)
    ]
    return Document(text, published=date(2024, 5, 3)), scenes, drafts


def signs(english: English, *deeds: tuple[str, Dating], apart: str = " ") -> dict[Period, frozenset[str]]:
    """The days that the last deed may be of."""
    document, scenes, drafts = told(*deeds, apart=apart)
    return dict(list(find_choices(document, scenes, drafts, {}, english.reporting))[-1][1])


def chosen(english: English, days: LogOdds, *deeds: tuple[str, Dating]) -> Dating:
    """The dating of the last deed."""
    document, scenes, drafts = told(*deeds)
    return list(choose_days(document, scenes, drafts, {}, replace(english, days=days)))[-1].dating


ATTACK = ("Norland attacked Sudland .", Dating(MONDAY, "stated"))
LATER = ("Norland bombed Sudland .", UP_TO_FRIDAY)


def test_the_day_of_the_event_before_and_that_of_the_report_may_be_meant(english: English) -> None:
    found = signs(english, ATTACK, LATER)
    assert found.keys() == {MONDAY, FRIDAY}
    assert {"event before", "first event", "event before, one sentence", "event before, same party"} <= found[MONDAY]
    assert {"publication", "day of the report", "on the spot past"} <= found[FRIDAY]
    assert "event before" not in found[FRIDAY]


def test_who_is_of_another_state_and_where_a_paragraph_begins_are_seen(english: English) -> None:
    near = signs(english, ATTACK, ("Westland bombed Westland .", UP_TO_FRIDAY))[MONDAY]
    far = signs(english, ATTACK, LATER, apart="\n")[MONDAY]
    assert {"event before, foreign", "event before, same paragraph"} <= near
    assert "event before, same paragraph" not in far


def test_a_day_beyond_what_bounds_the_event_is_not_meant(english: English) -> None:
    early = Dating(Period(None, MONDAY.start), "reported-by")
    assert signs(english, ATTACK, (LATER[0], early)) == {}


def test_what_has_a_day_is_not_asked(english: English) -> None:
    assert signs(english, ATTACK, (LATER[0], Dating(FRIDAY, "stated"))) == {}


def test_the_likeliest_day_is_taken(english: English) -> None:
    assert chosen(english, LogOdds(-1.0, {"event before": 2.0}), ATTACK, LATER) == Dating(MONDAY, "story")
    assert chosen(english, LogOdds(-1.0, {"publication": 2.0}), ATTACK, LATER) == Dating(FRIDAY, "occasion")


def test_no_day_is_better_than_one_that_is_not_likely(english: English) -> None:
    assert chosen(english, LogOdds(-3.0, {"event before": 2.0}), ATTACK, LATER) == UP_TO_FRIDAY


def test_what_stands_behind_after_was_on_no_day_of_the_story(english: English) -> None:
    text = "Norland attacked Sudland . Westland left after Norland bombed Sudland ."
    rows = """
    Westland Westland PROPN NNP 2 nsubj
    left leave VERB VBD 0 root
    after after SCONJ IN 5 mark
    Norland Norland PROPN NNP 5 nsubj
    bombed bomb VERB VBD 2 advcl
    Sudland Sudland PROPN NNP 5 obj
    . . PUNCT . 2 punct
    """
    attacked = DID.format(who="Norland", did="attacked", do="attack", whom="Sudland")
    sentences = [build_sentence(text, attacked), build_sentence(text, rows, len(ATTACK[0]))]
    scenes = stages(sentences, text, **PEOPLE)
    attack = hits(scenes[0])[0]
    bombed = next(hit for hit in hits(scenes[1]) if hit.trigger.type == "ASSAULT")
    drafts = [
        Draft(hit, hit.trigger.type, None, "actual", find_parties(hit, MODALITY), None, dating)
        for hit, dating in ((attack, ATTACK[1]), (bombed, UP_TO_FRIDAY))
    ]
    document = Document(text, published=date(2024, 5, 3))
    assert [days for _, days in find_choices(document, scenes, drafts, {}, english.reporting)] == [{}, {}]


def test_where_nothing_is_known_the_day_of_the_event_before_may_be_taken(english: English) -> None:
    assert chosen(english, LogOdds(1.0, {"publication": -9.0}), ATTACK, (LATER[0], NO_DATE)).period == MONDAY
