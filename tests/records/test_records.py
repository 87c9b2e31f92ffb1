"""Records keep their promises."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dragoman.records import Document, Period, Sentence, Span, Token, distance


def test_the_same_report_has_the_same_id_whatever_its_file_is_called() -> None:
    assert Document("A truce began.", name="a.txt").id == Document("A truce began.", name="b.txt").id


def test_another_date_makes_another_report() -> None:
    assert Document("A truce began.", published=date(2024, 3, 1)).id != Document("A truce began.").id


def test_an_instant_of_publication_gives_its_day() -> None:
    assert Document("x", published=datetime(2024, 3, 1, 23, 0, tzinfo=UTC)).day == date(2024, 3, 1)


def test_a_document_cites_its_own_words() -> None:
    assert Document("A truce began.").cite(Span(2, 7)).quote == "truce"


def test_a_citation_beyond_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="ends at 5"):
        Document("truce").cite(Span(0, 6))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_an_empty_or_backward_span_cannot_be_said(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="forward"):
        Span(start, end)


def test_a_period_of_a_day_ends_before_the_next() -> None:
    day = Period.of_day(date(2024, 2, 29))
    assert (day.end, day.last) == (date(2024, 3, 1), date(2024, 2, 29))


def test_a_period_of_which_nothing_is_known_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="no period"):
        Period(None, None)


def test_a_bare_relation_takes_its_subtypes() -> None:
    tokens = (
        Token(Span(0, 4), "Town", "town", "NOUN", "NN", 2, "nsubj:pass"),
        Token(Span(5, 8), "was", "be", "AUX", "VBD", 2, "aux:pass"),
        Token(Span(9, 14), "taken", "take", "VERB", "VBN", -1, "root"),
    )
    sentence = Sentence(Span(0, 14), tokens)
    assert sentence.dependents(2, "nsubj") == [0]
    assert sentence.dependents(2, "nsubj:obj") == []
    assert sentence.subtree(2) == [0, 1, 2]


def test_distance_is_in_kilometres() -> None:
    assert distance((0.0, 0.0), (0.0, 0.0)) == 0
    assert round(distance((0.0, 0.0), (0.0, 180.0))) == 20015
    assert round(distance((33.51, 36.29), (36.2, 37.16))) == 309
