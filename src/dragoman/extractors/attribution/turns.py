"""Turns of a transcript: a name, a colon, and what is said.

"President Mira Holt: Good morning. Let us begin." runs to the next turn or to the end of the report; so does what
follows "the minister said:" at the end of a paragraph, where no quotation marks tell how far it goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.records import Sentence, Span

__all__ = ["Turn", "find_turns", "trimmed"]

# A name with its office: "Deputy Prime Minister and Minister for Reconstruction Mira Holt" has ten words.
LONGEST_NAME = 20
_NOT_IN_A_NAME = frozenset({"VERB", "AUX", "ADV", "PRON", "PART", "SCONJ"})
_PERSONS = frozenset({"person", "PER", "per"})


@dataclass(frozen=True, slots=True)
class Turn:
    """The sentence that opens it, the head of its speaker, and its words."""

    sentence: Sentence
    speaker: int
    content: Span


def find_turns(text: str, sentences: Sequence[Sentence]) -> Iterator[Turn]:
    """The turns of a transcript, in order."""
    opened = [(sentence, colon) for sentence in sentences if (colon := _colon(sentence)) is not None]
    ends = [sentence.span.start for sentence, _ in opened[1:]] + [len(text)]
    for (sentence, colon), end in zip(opened, ends, strict=False):
        if content := trimmed(text, sentence.tokens[colon].span.end, end):
            yield Turn(sentence, _head(sentence, colon), content)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space, and without the mark of an omission, at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == "*" or text.startswith("<…>", end - 3)):
        end -= 3 if text.startswith("<…>", end - 3) else 1
    return Span(start, end) if start < end else None


def _colon(sentence: Sentence) -> int | None:
    """The colon after a person's name that opens the sentence."""
    for index, token in enumerate(sentence.tokens[:LONGEST_NAME]):
        if token.text == ":":
            return index if _is_name(sentence, index) else None
    return None


def _is_name(sentence: Sentence, colon: int) -> bool:
    # Behind a name stands at most a note in brackets: "(retranslated)".
    named = any(label.kind in _PERSONS and colon - 4 <= label.last <= colon for label in sentence.labels)
    return named and not any(
        token.upos in _NOT_IN_A_NAME and sentence.tokens[index - 1].text != "("
        for index, token in enumerate(sentence.tokens[:colon])
    )


def _head(sentence: Sentence, colon: int) -> int:
    outside = [i for i in range(colon) if not 0 <= sentence.tokens[i].head < colon]
    return outside[0] if outside else colon - 1
