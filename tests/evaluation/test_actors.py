"""The measure of actors: which mention answers for a party, and what counts as right."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import evaluation
from dragoman.records import Actor, Document, Mention, Span
from evaluation.actors import best_mention, find_parties, judge_phrase, place_of, summary, summary_of_phrases

PHRASES = Path(evaluation.__file__).with_name("actors") / "phrases.csv"

TEXT = "Police spoke. Kenya's police left Nairobi."
DOCUMENT = Document(TEXT)


def mention(words: str, head: str, country: str | None) -> Mention:
    start = TEXT.index(words)
    actor = Actor(words, country) if country else None
    return Mention(DOCUMENT.cite(Span(start, start + len(words))), TEXT.index(head, start), "group", actor, "test")


def test_words_that_recur_are_taken_where_the_event_is() -> None:
    party = {"text": "police", "code": "KEN", "sector": "COP"}
    event = {"actors": [party], "recipients": [], "start": TEXT.index("left")}
    ((_, span),) = find_parties(TEXT, {"events": [event]})
    assert span is not None
    assert TEXT[span.start :] == "police left Nairobi."


def test_words_that_are_not_in_the_text_have_no_place() -> None:
    event = {"actors": [{"text": "the navy", "code": "KEN", "sector": "MIL"}], "recipients": [], "start": 0}
    assert [span for _, span in find_parties(TEXT, {"events": [event]})] == [None]


def test_the_mention_that_fits_best_answers() -> None:
    owner, whole = mention("Kenya", "Kenya", "KEN"), mention("Kenya's police", "police", "KEN")
    start = TEXT.index("Kenya's police")
    assert best_mention(Span(start, start + len("Kenya's police")), [owner, whole]) == [whole]
    assert best_mention(Span(start, start + len("Kenya")), [owner, whole]) == [owner]


def test_mentions_of_one_head_answer_together() -> None:
    two = [mention("Kenya's police", "police", "KEN"), mention("Kenya's police", "police", "UGA")]
    assert best_mention(two[0].evidence.span, two) == two


def test_shares_are_of_the_parties_that_stand_in_the_text() -> None:
    counts = Counter({"parties": 4, "absent": 1, "mentioned": 4, "country": 3, "with_sector": 2, "sector": 1})
    assert summary(counts) == {"parties": 4, "absent": 1, "mentioned": 1.0, "country": 0.75, "sector": 0.5}


def judged(country: str, sectors: str, *actors: Actor) -> list[str]:
    return [name for name, count in judge_phrase({"country": country, "sectors": sectors}, actors).items() if count]


def test_a_phrase_is_right_with_its_country_and_its_main_sector() -> None:
    assert judged("KEN", "COP", Actor("police", "KEN", ("COP",))) == [
        "phrases",
        "country",
        "both",
        "with_sector",
        "sector",
    ]
    assert judged("KEN", "COP", Actor("police", "KEN", ("GOV", "COP"))) == ["phrases", "country", "with_sector"]
    assert judged("KEN", "COP", Actor("police", "UGA", ("COP",))) == ["phrases", "with_sector", "sector"]


def test_careful_readers_may_differ_on_the_sector() -> None:
    assert "both" in judged("KEN", "COP/MIL", Actor("security forces", "KEN", ("MIL",)))


def test_where_no_sector_is_asked_the_country_decides() -> None:
    assert judged("KEN", "", Actor("Kenya", "KEN", ("GOV",))) == ["phrases", "country", "both"]


def test_a_phrase_without_a_country_must_get_none() -> None:
    assert "country" in judged("", "UAF", Actor("gunmen", None, ("UAF",)))
    assert "country" in judged("", "UAF")
    assert "country" not in judged("", "UAF", Actor("gunmen", "KEN", ("UAF",)))


def test_the_sector_counts_where_one_is_asked() -> None:
    counts = Counter({"phrases": 4, "country": 3, "both": 2, "with_sector": 2, "sector": 1})
    assert summary_of_phrases(counts) == {"phrases": 4, "country": 0.75, "sector": 0.5, "both": 0.5}


def test_a_phrase_stands_in_its_sentence_as_a_whole_word() -> None:
    assert place_of({"phrase": "the UN", "sentence": "In the UNited camp the UN spoke."}) == Span(19, 25)
    with pytest.raises(ValueError, match="does not stand"):
        place_of({"phrase": "the UN", "sentence": "In the UNited camp."})


def test_the_phrases_of_the_project_stand_in_their_sentences_once_and_have_days() -> None:
    with PHRASES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["sentence"] for row in rows}) == len(rows) >= 320
    for row in rows:
        assert place_of(row)
        assert date.fromisoformat(row["date"])
