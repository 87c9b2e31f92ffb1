"""A figure is counted by the speaker of the innermost claim around it."""

from __future__ import annotations

import pytest

from dragoman import Interpreter
from dragoman.extractors.sources import with_sources
from dragoman.records import Actor, Claim, Document, Evidence, Figure, Mention, Span
from tests.timing import timed

TEXT = "Radio North reported that the clinic said 12 people were killed. Six houses burned."
DOCUMENT = Document(TEXT)


def cite(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return DOCUMENT.cite(Span(start, start + len(quote)))


def claim(speaker: str | None, content: str) -> Claim:
    who = Mention(cite(speaker), cite(speaker).span.start, "source", None, "test") if speaker else None
    return Claim(who, None, None, cite(content), False, "asserts", None, (), "test")


def figure(quote: str, source: Evidence | None = None) -> Figure:
    return Figure(cite(quote), "killed", 12, 12, False, None, None, None, source, None, "test")


OUTER = claim("Radio North", "the clinic said 12 people were killed")
INNER = claim("the clinic", "12 people were killed")


def test_the_innermost_speaker_counts() -> None:
    (found,) = with_sources([figure("12")], [OUTER, INNER])
    assert found.source == cite("the clinic")


def test_a_figure_outside_every_claim_has_no_source() -> None:
    assert with_sources([figure("Six")], [OUTER, INNER])[0].source is None


def test_a_claim_without_a_speaker_gives_none() -> None:
    nobody = claim(None, "12 people were killed")
    assert with_sources([figure("12")], [nobody])[0].source is None
    assert with_sources([figure("12")], [OUTER, nobody])[0].source == cite("Radio North")


def test_a_source_that_is_known_stays() -> None:
    known = figure("12", cite("Six houses"))
    assert with_sources([known], [INNER]) == (known,)


def test_a_pronoun_gives_way_to_the_last_name_before_it() -> None:
    text = "The clinic closed. Doctor Holt left. They said 12 people were killed."
    document = Document(text)

    def words(quote: str) -> Evidence:
        return document.cite(Span(text.index(quote), text.index(quote) + len(quote)))

    def mention(quote: str, name: str) -> Mention:
        return Mention(words(quote), words(quote).span.start, "organisation", Actor(name), "test")

    they = mention("They", "clinic")
    counted = Figure(words("12"), "killed", 12, 12, False, None, None, None, they.evidence, None, "test")
    named = [mention("The clinic", "clinic"), mention("Doctor Holt", "Holt"), they]
    assert with_sources([counted], [], named)[0].source == words("The clinic")
    assert with_sources([counted], [], named[1:])[0].source == they.evidence


def test_the_id_does_not_change() -> None:
    before = figure("12")
    assert with_sources([before], [INNER])[0].id == before.id


def test_many_claims_and_figures_take_linear_time() -> None:
    text = "x 1 " * 20_000
    document = Document(text)
    words = [document.cite(Span(at, at + 3)) for at in range(0, len(text), 4)]
    speaker = Mention(words[0], 0, "source", None, "test")
    claims = [Claim(speaker, None, None, word, False, "asserts", None, (), "test") for word in words]
    figures = [Figure(word, "killed", 1, 1, False, None, None, None, None, None, "test") for word in words]
    took, found = timed(lambda: with_sources(figures, claims), enough=5)
    assert all(figure.source for figure in found)
    assert took < 5


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("By the count of the clinic, 12 people were killed.", "the clinic"),
        ("The shelling killed 28 people by the count of the health authorities.", "the health authorities"),
        ("The storm of the century killed 28 people.", None),
    ],
)
def test_whose_count_it_is_counts(text: str, source: str | None) -> None:
    (figure,) = Interpreter()(Document(text)).figures
    assert (figure.source.quote if figure.source else None) == source
