"""A text cut into pieces is the text, and each piece is marked by just what covers it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.records import Span
from dragoman.web.marking import KINDS, Mark, Segment, cut, paragraphs
from tests.timing import timed

#: A busy machine is no fault of what is tested.
UNHURRIED = settings(deadline=None)
TEXT = "Medics said on Friday that twelve had died."


@st.composite
def texts_and_marks(draw: st.DrawFn) -> tuple[str, list[Mark], Span | None]:
    """Any text, with marks anywhere in it: nested, overlapping, equal, beside each other."""
    text = draw(st.text(st.sampled_from("ab \n\r\té😀\u202eא"), max_size=60))
    if not text:
        return text, [], None
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).map(
        lambda ends: Span(min(ends[0], ends[1] - 1), max(ends[1], ends[0] + 1))
    )
    drawn = draw(st.lists(st.tuples(spans, st.sampled_from((*KINDS, None))), max_size=25))
    marks = [Mark(span, kind, f"r{number}") for number, (span, kind) in enumerate(drawn)]
    return text, marks, draw(st.none() | spans)


@UNHURRIED
@given(texts_and_marks())
def test_the_pieces_are_the_text_and_lie_where_they_say(drawn: tuple[str, list[Mark], Span | None]) -> None:
    text, marks, here = drawn
    segments = cut(text, marks, here)
    assert "".join(segment.text for segment in segments) == text
    for segment in segments:
        assert text.startswith(segment.text, segment.start)
        assert segment.text


@UNHURRIED
@given(texts_and_marks())
def test_each_character_carries_just_the_kinds_that_cover_it(drawn: tuple[str, list[Mark], Span | None]) -> None:
    text, marks, here = drawn
    for segment in cut(text, marks, here):
        for place in range(segment.start, segment.start + len(segment.text)):
            covering = [mark for mark in marks if mark.span.start <= place < mark.span.end]
            assert set(segment.kinds) == {mark.kind for mark in covering if mark.kind}
            assert segment.around == any(mark.kind is None for mark in covering)
            assert segment.here == (here is not None and here.start <= place < here.end)


@UNHURRIED
@given(texts_and_marks())
def test_each_fact_is_covered_by_whole_pieces_and_begins_with_one(drawn: tuple[str, list[Mark], Span | None]) -> None:
    text, marks, here = drawn
    segments = cut(text, marks, here)
    starts = {segment.start for segment in segments}
    for mark in marks:
        inside = [one for one in segments if mark.span.start <= one.start < mark.span.end]
        assert "".join(segment.text for segment in inside) == text[mark.span.start : mark.span.end]
        assert mark.span.start in starts


@UNHURRIED
@given(texts_and_marks())
def test_a_piece_leads_to_the_record_with_the_fewest_words(drawn: tuple[str, list[Mark], Span | None]) -> None:
    text, marks, here = drawn
    by_record = {mark.record: mark for mark in marks}
    for segment in cut(text, marks, here):
        covering = [one for one in marks if one.kind and one.span.start <= segment.start < one.span.end]
        assert (segment.record is None) == (not covering)
        if segment.record:
            assert len(by_record[segment.record].span) == min(len(one.span) for one in covering)
            assert segment.begins == (by_record[segment.record].span.start == segment.start)


@UNHURRIED
@given(texts_and_marks())
def test_paragraphs_hold_all_pieces_in_order_and_end_with_their_lines(
    drawn: tuple[str, list[Mark], Span | None],
) -> None:
    text, marks, here = drawn
    segments = cut(text, marks, here)
    told = paragraphs(segments)
    assert [segment for runs in told for run in runs for segment in run.segments] == segments
    assert all("\n" not in _text(runs).rstrip("\n") for runs in told)
    assert sum(run.first for runs in told for run in runs) == any(segment.here for segment in segments)


def test_overlapping_facts_keep_their_own_words() -> None:
    whole, day, number = Span(0, len(TEXT)), Span(12, 21), Span(27, 33)
    segments = cut(TEXT, [Mark(whole, "claim", "c"), Mark(day, "time", "t"), Mark(number, "figure", "f")])
    assert segments == [
        Segment(0, "Medics said ", ("claim",), "c", begins=True),
        Segment(12, "on Friday", ("time", "claim"), "t", begins=True),
        Segment(21, " that ", ("claim",), "c"),
        Segment(27, "twelve", ("figure", "claim"), "f", begins=True),
        Segment(33, " had died.", ("claim",), "c"),
    ]


def test_a_text_of_100000_words_with_2000_facts_is_cut_in_a_moment() -> None:
    text = "word " * 100_000
    nested = [Mark(Span(at, len(text) - at), "claim", f"c{at}") for at in range(1000)]
    small = [Mark(Span(at * 400, at * 400 + 4), "actor", f"a{at}") for at in range(1000)]
    took, segments = timed(lambda: cut(text, [*nested, *small]), enough=1)
    assert took < 1
    assert len(segments) <= 2 * (len(nested) + len(small)) + 1


def _text(runs: tuple[object, ...]) -> str:
    return "".join(segment.text for run in runs for segment in run.segments)  # type: ignore[attr-defined]
