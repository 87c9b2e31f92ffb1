"""Times a report names, as the days they mean.

"on Tuesday", in a report published on a Friday, is three days back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extractors.calendar import Sense
from dragoman.extractors.tense import looks_ahead
from dragoman.extractors.timeguards import is_time
from dragoman.extractors.timemeanings import MEANINGS, Setting
from dragoman.knowledge import Knowledge
from dragoman.knowledge.timewords import Found, TimeRule, TimeWords
from dragoman.records import Document, Sentence, Span, TimeExpression

# A time of the day and the day beside it are one expression: "at 2 p.m. on Sunday", "Sunday, early in the morning".
CLOCKS = frozenset({"clock", "noon", "the_daypart"})
DAYS = frozenset({"calendar_day", "weekday", "day_word"})
DAY_THEN_CLOCK = re.compile(r",?\s(?:at\s|by\s|from\s|around\s)?(?:about\s)?(?:in\s)?")
CLOCK_THEN_DAY = re.compile(r",?\s(?:on\s|of\s|of\slast\s|the\s)?")

# How many of the times told before an expression can matter to it.
MEMORY = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that holds at a place in the text, or two of them that are one expression (the day's is ``day``)."""

    rule: TimeRule
    span: Span
    found: Found
    day: Hit | None = None


def find_times(document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge) -> Iterator[TimeExpression]:
    """Every time expression, in the order of the text."""
    reading = _Reading(document, sentences)
    for hit in _joined(document.text, list(_hits(document, sentences, knowledge.english.time))):
        if sense := reading.sense(hit):
            yield TimeExpression(
                evidence=document.cite(hit.span),
                type=sense.type,
                value=sense.value,
                period=sense.period,
                by=f"time/{hit.rule.name}",
            )


def _hits(document: Document, sentences: tuple[Sentence, ...], words: TimeWords) -> Iterator[Hit]:
    for rule, match in words.scan(lowered(document.text)):
        span = next((match.span(name) for name in ("span", "span2", "span3") if _has(match, name)), match.span())
        if is_time(rule, match, document.text):
            yield Hit(rule, Span(*span), {**words.read(match), "words": match.string[span[0] : span[1]]})


def _has(match: re.Match[str], group: str) -> bool:
    return group in match.re.groupindex and match[group] is not None


def lowered(text: str) -> str:
    """The text in lower case, every letter at its own place."""
    lower = text.lower()
    # A capital whose small form has two characters (the Turkish dotted I) stays as it is.
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _joined(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """The hits, those of a day and of a time on it as one."""
    waiting: Hit | None = None
    for hit in hits:
        if waiting and (joined := _join(text, waiting, hit)):
            waiting = joined
            continue
        if waiting:
            yield waiting
        waiting = hit
    if waiting:
        yield waiting


def _join(text: str, left: Hit, right: Hit) -> Hit | None:
    if left.day or right.day or left.span.end > right.span.start:
        return None
    between, span = text[left.span.end : right.span.start], Span(left.span.start, right.span.end)
    if right.rule.meaning in CLOCKS and left.rule.meaning in DAYS and DAY_THEN_CLOCK.fullmatch(between):
        return replace(right, span=span, day=left)
    if left.rule.meaning in CLOCKS and right.rule.meaning in DAYS and CLOCK_THEN_DAY.fullmatch(between):
        return replace(left, span=span, day=right)
    return None


class _Reading:
    """A report as far as it has been read: which times it has told."""

    def __init__(self, document: Document, sentences: tuple[Sentence, ...]) -> None:
        self.document = document
        self.sentences = sentences
        self.starts = [sentence.span.start for sentence in sentences]
        self.told: list[tuple[int, Sense]] = []

    def sense(self, hit: Hit) -> Sense | None:
        """What the hit means here."""
        number = bisect_right(self.starts, hit.span.start) - 1
        setting = self.setting(hit, number)
        try:
            if hit.day and (day := MEANINGS[hit.day.rule.meaning](hit.day.found, setting)):
                setting = replace(setting, told=(day,), published=setting.published if day.period else None)
            sense = MEANINGS[hit.rule.meaning](hit.found, setting)
        except (ValueError, OverflowError):  # a year or a number of years that no calendar has
            return None
        if sense and sense.period:
            self.told.append((number, sense))
        return sense

    def setting(self, hit: Hit, number: int) -> Setting:
        """Where the hit stands."""
        told = self.told[-MEMORY:][::-1]
        return Setting(
            published=self.document.day,
            ahead=number >= 0 and looks_ahead(self.sentences[number], hit.span.start),
            told=tuple(sense for _, sense in told),
            here=sum(where == number for where, _ in told),
        )
