"""Times a report names, as the days they mean.

"on Tuesday", in a report published on a Friday, is three days back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from dragoman.extractors import calendar
from dragoman.extractors.calendar import Sense
from dragoman.extractors.tense import looks_ahead, speaks_of_now
from dragoman.extractors.timeguards import is_time
from dragoman.extractors.timemeanings import MEANINGS
from dragoman.extractors.timesetting import Setting
from dragoman.knowledge import Knowledge
from dragoman.knowledge.timewords import Found, TimeRule, TimeWords
from dragoman.records import Document, Sentence, Span, TimeExpression

# A time of the day and the day beside it are one expression: "at 2 p.m. on Sunday", "Sunday, early in the morning".
CLOCKS = frozenset({"clock", "noon", "the_daypart"})
DAYS = frozenset({"calendar_day", "weekday", "day_word"})
DAY_THEN_CLOCK = re.compile(r",?\s(?:at\s|by\s|from\s|around\s)?(?:about\s)?(?:in\s)?")
CLOCK_THEN_DAY = re.compile(r",?\s(?:on\s|of\s|of\slast\s|the\s)?")

# Words that a speaker uses from the day of the speech: "We will vote today," he said on Monday.
SPOKEN = frozenset({"day_word", "night_word", "this_daypart"})

# How far back, in characters, to look for the beginning of a quotation.
PARAGRAPH = 2000

# A history names years that are at least so many years back at least so often.
LONG_PAST, OFTEN = 3, 6

# How many of the times told before an expression can matter to it.
MEMORY = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that holds at a place in the text, or two of them that are one expression (the day's is ``day``)."""

    rule: TimeRule
    span: Span
    found: Found
    day: Hit | None = None

    @property
    def word(self) -> int:
        """Where its last word begins: the word that the tree hangs on a verb ("last Friday", "Friday night")."""
        words = str(self.found["words"])
        return self.span.start + max(words.rfind(" "), words.rfind("\n")) + 1


@dataclass(frozen=True, slots=True)
class Told:
    """A time that the report has told: in which sentence, by which meaning."""

    sentence: int
    meaning: str
    sense: Sense


def find_times(document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge) -> Iterator[TimeExpression]:
    """Every time expression, in the order of the text."""
    hits = list(_joined(document.text, _hits(document, knowledge.english.time)))
    for hit, sense in _Reading(document, sentences, hits, knowledge.english.time).senses():
        yield TimeExpression(
            evidence=document.cite(hit.span),
            type=sense.type,
            value=sense.value,
            period=sense.period,
            by=f"time/{hit.rule.name}",
        )


def _hits(document: Document, words: TimeWords) -> Iterator[Hit]:
    for rule, match in words.scan(lowered(document.text), partial(is_time, document.text)):
        span = next((match.span(name) for name in ("span", "span2", "span3") if _has(match, name)), match.span())
        yield Hit(rule, Span(*span), {**words.read(match), "words": match.string[span[0] : span[1]]})


def _has(match: re.Match[str], group: str) -> bool:
    return group in match.re.groupindex and match[group] is not None


def lowered(text: str) -> str:
    """The text in lower case, every letter at its own place."""
    lower = text.lower()
    # A capital whose small form has two characters (the Turkish dotted I) stays as it is.
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _joined(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
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

    def __init__(self, document: Document, sentences: tuple[Sentence, ...], hits: list[Hit], words: TimeWords) -> None:
        self.document = document
        self.sentences = sentences
        self.starts = [sentence.span.start for sentence in sentences]
        self.hits = hits
        self.words = words
        self.told: list[Told] = []
        self.history = is_history(hits, document.day)

    def senses(self) -> Iterator[tuple[Hit, Sense]]:
        """Each hit with what it means, in the order of the text."""
        for index, hit in enumerate(self.hits):
            if sense := self.sense(index, hit):
                yield hit, sense

    def sense(self, index: int, hit: Hit) -> Sense | None:
        """What the hit means here."""
        number = bisect_right(self.starts, hit.span.start) - 1
        setting = self.setting(hit, number)
        day = hit.day or self.day_ahead(index, hit, number, setting)
        try:
            if day and (of := MEANINGS[day.rule.meaning](day.found, setting)):
                sense = MEANINGS[hit.rule.meaning](hit.found, replace(setting, told=(of,), here=1))
                sense = sense if of.period or not sense else _on_unknown_day(of, sense)
            else:
                sense = MEANINGS[hit.rule.meaning](hit.found, setting)
        except (ValueError, OverflowError):  # a year or a number of years that no calendar has
            return None
        if sense and sense.period:
            self.told.append(Told(number, hit.rule.meaning, sense))
        return sense

    def setting(self, hit: Hit, number: int) -> Setting:
        """Where the hit stands."""
        told = self.told[-MEMORY:][::-1]
        return Setting(
            published=self.document.day,
            ahead=self.is_ahead(hit, number),
            told=tuple(each.sense for each in told),
            here=sum(each.sentence == number for each in told),
            history=self.history,
            general=number >= 0 and speaks_of_now(self.sentences[number], hit.word),
            speech=self.speech_day(told) if hit.rule.meaning in SPOKEN and self.quoted(hit.span.start) else None,
        )

    def is_ahead(self, hit: Hit, number: int) -> bool:
        """Whether the hit lies ahead of the report: by its verb, or after a day that does ("tomorrow to Friday")."""
        published = self.document.day
        here = (each.sense.start for each in self.told[-2:] if each.sentence == number)
        if published and any(day and day > published for day in here):
            return True
        return number >= 0 and looks_ahead(self.sentences[number], hit.word, self.words.tense)

    def day_ahead(self, index: int, hit: Hit, number: int, setting: Setting) -> Hit | None:
        """The day that follows a clock time in its sentence, where none stands before it there."""
        if hit.rule.meaning not in CLOCKS or setting.here or index + 1 == len(self.hits):
            return None
        for following in self.hits[index + 1 : index + 3]:
            near = following.span.start - hit.span.end < 40
            if (
                near
                and following.rule.meaning in DAYS
                and number == bisect_right(self.starts, following.span.start) - 1
            ):
                return following
        return None

    def quoted(self, offset: int) -> bool:
        """Whether a quotation is open at ``offset``, as far as its paragraph shows."""
        text = self.document.text
        before = text[max(text.rfind("\n", 0, offset), offset - PARAGRAPH, 0) : offset]
        curly = before.rfind("“") > before.rfind("”")
        return curly or before.count('"') % 2 == 1

    def speech_day(self, told: list[Told]) -> date | None:
        """The day on which the quoted words were spoken, if it is told and is not that of the report."""
        for each in told[:3]:
            day, published = each.sense.day, self.document.day
            if day and published and day <= published and each.sense.type == "DATE":
                return day if each.meaning != "day_word" and published - day <= calendar.WEEK else None
        return None


def is_history(hits: list[Hit], published: date | None) -> bool:
    """Whether a report tells of years long past: it names them often, and seldom a day as seen from its own."""
    years = [int(hit.found["year"]) for hit in hits if "year" in hit.found]
    past = [year for year in years if published and published.year - year >= LONG_PAST]
    own = sum(hit.rule.meaning in ("day_word", "weekday", "unit_beside") for hit in hits)
    return len(past) >= OFTEN and len(past) > 0.8 * len(years) and len(past) > 2 * own


def _on_unknown_day(day: Sense, hour: Sense) -> Sense:
    """ "Sunday morning" in a report without a date: XXXX-WXX-7TMO."""
    return Sense("TIME", day.value.partition("T")[0] + hour.value[hour.value.index("T") :])
