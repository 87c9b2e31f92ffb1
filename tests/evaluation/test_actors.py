"""The measure of actors: which mention answers for a party, and what counts as right."""

from __future__ import annotations

from collections import Counter

from dragoman.records import Actor, Document, Mention, Span
from evaluation.actors import best_mention, find_parties, summary

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
