"""Turns of a transcript: a name, a colon, and what is said.

"President Mira Holt: Good morning. Let us begin." runs to the next turn or to the end of the report; so does what
follows "the minister said:" at the end of a paragraph, where no quotation marks tell how far it goes. "Holt: Road to
open in May" over a report is a headline, and ends with its line. '"We are ready." — Mira Holt' is a signed quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extractors.quotations import Quotation
from dragoman.extractors.transcripts import NOT_IN_A_NAME, find_colon, is_office
from dragoman.records import Sentence, Span

__all__ = ["Turn", "find_signed", "find_turns", "set_in_until", "trimmed"]

# The end of a sentence that does not ask.
_STATED = re.compile(r"(?:[.!…]|\n)[\"”’)]?(?=\s|\Z)")
# To the end of the line no more than a name, an office, a day.
_SIGNED = re.compile(r"[ \t\xa0]*(?P<dash>[—–―]|--)[ \t\xa0]*(?P<name>[A-Z][^\n]{1,80})(?=\n|\Z)")
# A line that is no more than a signature.
_SIGNS = re.compile(r"\n[ \t\xa0]*(?:[—–―]|--)[ \t\xa0]*[A-Z][^\n]{1,120}(?=\n|\Z)")
# A block whose first line is set in, and the first line of a paragraph that is not.
_SET_IN = re.compile(r"\s*\n[ \t\xa0]+\S")
_NOT_SET_IN = re.compile(r"(?<=\S)[ \t\xa0]*\n\s*\n(?=\S)")
_PERSONS = frozenset({"person", "PER", "per"})


@dataclass(frozen=True, slots=True)
class Turn:
    """The sentence that opens it, the head of its speaker, and its words."""

    sentence: Sentence
    speaker: int
    content: Span


def find_turns(text: str, sentences: Sequence[Sentence]) -> Iterator[Turn]:
    """The turns of a transcript, in order."""
    opened = [(sentence, colon) for sentence in sentences if (colon := find_colon(sentence)) is not None]
    in_capitals = sum(1 for sentence, colon in opened if _is_shouted(sentence, colon))
    named = [_is_name(*one) for one in opened]
    among_turns = any(named)
    opened = [
        one
        for one, by_name in zip(opened, named, strict=True)
        if by_name or (in_capitals > 1 and _is_shouted(*one)) or (among_turns and _is_office_behind(*one))
    ]
    ends = [sentence.span.start for sentence, _ in opened[1:]] + [len(text)]
    for number, ((sentence, colon), end) in enumerate(zip(opened, ends, strict=False)):
        if number == 0 and not text[: sentence.span.start].strip():
            end = min(end, _line_end(text, sentence.span.end))
        content = trimmed(text, sentence.tokens[colon].span.end, end)
        if content and not _only_asks(text[content.start : content.end]):
            yield Turn(sentence, _head(sentence, colon), content)


def _only_asks(words: str) -> bool:
    """ "Mira Holt: What is the harbour for? Who paid?": an interviewer's question states nothing."""
    return words.endswith("?") and _STATED.search(words) is None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def find_signed(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Iterator[tuple[Turn, Span]]:
    """Quotations with a dash and a name behind them, and the dashes."""
    starts = [sentence.span.start for sentence in sentences]
    for quotation in quotations:
        match = _SIGNED.match(text, quotation.outer.end) if quotation.closed else None
        number = bisect_right(starts, match.start("name")) - 1 if match else -1
        if match is None or number < 0:
            continue
        sentence = sentences[number]
        signed = Span(*match.span("name"))
        name = [index for index, token in enumerate(sentence.tokens) if token.span.overlaps(signed)]
        if name and any(label.kind in _PERSONS and label.first == name[0] for label in sentence.labels):
            yield Turn(sentence, _head(sentence, name[-1] + 1, name[0]), quotation.span), Span(*match.span("dash"))


def set_in_until(text: str, start: int, end: int) -> int:
    """Where a block of words set apart ends: before the line that signs it, or with the last line that is set in.

    A block that is neither signed nor set in goes to ``end``.
    """
    if signed := _SIGNS.search(text, start, end):
        return signed.start()
    if _SET_IN.match(text, start, end) and (outside := _NOT_SET_IN.search(text, start, end)):
        return outside.start()
    return end


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space, and without the mark of an omission, at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == "*" or text.startswith("<…>", end - 3)):
        end -= 3 if text.startswith("<…>", end - 3) else 1
    return Span(start, end) if start < end else None


def _is_name(sentence: Sentence, colon: int) -> bool:
    """Does a person's name stand before the colon?"""
    # Behind a name stands at most a note in brackets: "(retranslated)".
    named = any(label.kind in _PERSONS and colon - 4 <= label.last <= colon for label in sentence.labels)
    return named and not any(
        token.upos in NOT_IN_A_NAME and sentence.tokens[index - 1].text != "("
        for index, token in enumerate(sentence.tokens[:colon])
    )


def _is_office_behind(sentence: Sentence, colon: int) -> bool:
    """Among other turns: "Mira Holt, President of Norland:", who has the office behind the name or before it."""
    named = any(label.kind in _PERSONS and label.last <= colon for label in sentence.labels)
    return named and is_office(sentence, 0, colon)


def _is_shouted(sentence: Sentence, colon: int) -> bool:
    """ "HOLT:", as transcripts print it."""
    words = [token.text for token in sentence.tokens[:colon] if token.upos != "PUNCT"]
    return bool(words) and len(words) <= 3 and all(word.isupper() and len(word) > 1 for word in words)


def _head(sentence: Sentence, end: int, start: int = 0) -> int:
    outside = [
        index
        for index in range(start, end)
        if sentence.tokens[index].upos != "PUNCT" and not start <= sentence.tokens[index].head < end
    ]
    return outside[0] if outside else end - 1
