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
from dragoman.extractors.tense import looks_ahead, looks_on_from_then, speaks_of_now
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

# The groups of which one may mark the expression in what a rule matches.
SPANS = ("span", "span2", "span3", "span4")

# "Friday's" names Friday.
OWNER = re.compile(r"(?<=\w\w)['’]s?$")

# Words that a speaker uses from the day of the speech: "We will vote today," he said on Monday.
SPOKEN = frozenset({"day_word", "night_word", "this_daypart"})

# Between a day ahead and one that follows it there: "from tomorrow to Friday".
LINKED = re.compile(r"\s?(?:to|into|through|until|till|and|or|-|–|—|,)\s?(?:on\s|the\s)?")

BEGINNINGS = re.compile(r"\b(?:beg[aiu]n|start|launch|open|erupt|broke\sout|since|outbreak|invade)")
RANGED = re.compile(r"\s(?:to|through|until|till)\s(?:the\s)?")

# What stands behind the time that opens an entry of a live report: "09:30 - ...", "09:30. The ...", "09:30 The ...".
ENTRY = re.compile(r"[-–—:|.]\s|\n|[A-Z]")

# How far, in characters, to look for the beginning of a quotation, or into a sentence.
PARAGRAPH = 2000

# A history names years that are at least so many years back at least so often, or any years past twice as often.
LONG_PAST, OFTEN = 3, 6

# How many of the times told before an expression can matter to it.
MEMORY = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that holds at a place in the text, or two of them that are one expression (the day's is ``day``).

    ``join`` is where the two ends of a range meet: the dash of "3-5 May"; ``owns`` whether it is in the possessive.
    """

    rule: TimeRule
    span: Span
    found: Found
    join: tuple[int, int] | None = None
    owns: bool = False
    day: Hit | None = None

    @property
    def word(self) -> int:
        """Where its last word begins: the word that the tree hangs on a verb ("last Friday", "Friday night")."""
        words = str(self.found["words"])
        return self.span.start + max(words.rfind(" "), words.rfind("\n")) + 1


@dataclass(frozen=True, slots=True)
class Told:
    """A time that the report has told: in which sentence, up to where, by which meaning."""

    sentence: int
    end: int
    meaning: str
    sense: Sense


def find_times(document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge) -> Iterator[TimeExpression]:
    """Every time expression, in the order of the text."""
    hits = list(_joined(document.text, _hits(document, knowledge.english.time)))
    for hit, sense in _Reading(document, sentences, hits, knowledge.english.time).senses():
        whole = _expression(document, hit.span, sense, hit.rule)
        if sense.ends and hit.join:
            spans = Span(hit.span.start, hit.join[0]), Span(hit.join[1], hit.span.end)
            ends = (_expression(document, *end, hit.rule) for end in zip(spans, sense.ends, strict=True))
            whole = replace(whole, ends=tuple(ends))
        yield whole


def _expression(document: Document, span: Span, sense: Sense, rule: TimeRule) -> TimeExpression:
    return TimeExpression(document.cite(span), sense.type, sense.value, sense.period, f"time/{rule.name}")


def _hits(document: Document, words: TimeWords) -> Iterator[Hit]:
    for rule, match in words.scan(lowered(document.text), partial(is_time, document.text)):
        start, end = next((match.span(name) for name in SPANS if _has(match, name)), match.span())
        if owner := OWNER.search(match.string, start, end):
            end = owner.start()
        join = match.span("join") if _has(match, "join") else None
        found = {**words.read(match), "words": match.string[start:end]}
        yield Hit(rule, Span(start, end), found, join, owns=owner is not None)


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
        if sense and sense.period and not is_compared(hit):
            self.told.append(Told(number, hit.span.end, hit.rule.meaning, sense))
        return sense

    def setting(self, hit: Hit, number: int) -> Setting:
        """Where the hit stands."""
        told, ahead = self.told[-MEMORY:][::-1], self.gaze(hit, number)
        if hit.rule.meaning == "clock" and self.opens_entry(hit.span):
            told = []
        return Setting(
            published=self.document.day,
            ahead=ahead is True,
            back=ahead is False,
            told=tuple(each.sense for each in told),
            here=sum(each.sentence == number for each in told),
            history=self.history,
            since=self.since(hit) or self.then(hit, number),
            began=self.beginning(hit) if hit.rule.meaning == "nth_of" else None,
            feasts=self.words.feasts,
            general=number >= 0 and not hit.owns and speaks_of_now(self.sentences[number], hit.word),
            speech=self.speech_day(told) if hit.rule.meaning in SPOKEN and self.quoted(hit.span.start) else None,
        )

    def opens_entry(self, span: Span) -> bool:
        """Whether it stands alone at the beginning of a line: the entries of a live report are of the day of it."""
        before, behind = self.document.text[: span.start].rstrip(" "), self.document.text[span.end :].lstrip(" ")
        return (not before or before.endswith("\n")) and ENTRY.match(behind) is not None

    def gaze(self, hit: Hit, number: int) -> bool | None:
        """Whether the hit lies ahead of the report: by its verb, or after a day that does ("tomorrow to Friday")."""
        published, last = self.document.day, self.told[-1] if self.told else None
        if published and last and last.sense.start and last.sense.start > published:
            between = self.document.text[last.end : hit.span.start]
            if len(between) < 12 and LINKED.fullmatch(between):
                return True
        if number < 0:
            return None
        return looks_ahead(self.sentences[number], hit.span, self.words.tense, hit.owns)

    def since(self, hit: Hit) -> date | None:
        """The day that the hit follows in a range of days ("Wednesday through Friday")."""
        last = self.told[-1] if self.told else None
        if last is None or last.meaning not in ("weekday", "day_word"):
            return None
        return last.sense.day if RANGED.fullmatch(self.document.text[last.end : hit.span.start]) else None

    def then(self, hit: Hit, number: int) -> date | None:
        """The day from which a weekday is seen: "at Tuesday's session it was decided that shops would shut on
        Friday" is the Friday after that Tuesday."""
        if hit.rule.meaning != "weekday" or number < 0 or not self.told or self.document.day is None:
            return None
        last = self.told[-1]
        day = last.sense.day if last.sentence == number and last.meaning in DAYS else None
        if day is None or day >= self.document.day or not looks_on_from_then(self.sentences[number], hit.span):
            return None
        return day

    def beginning(self, hit: Hit) -> date | None:
        """The first day of the war of whose third day the hit speaks: told beside its name and a word for beginning."""
        name = str(hit.found["words"]).split()[-1]
        for each in reversed(self.told[-MEMORY:]):
            words = self.sentence_of(each.sentence)
            if each.sense.day and name in words and BEGINNINGS.search(words):
                return each.sense.day
        return None

    def sentence_of(self, number: int) -> str:
        """The sentence in lower case, as much of it as anyone writes."""
        if number < 0:
            return ""
        span = self.sentences[number].span
        return self.document.text[span.start : min(span.end, span.start + PARAGRAPH)].lower()

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


def is_compared(hit: Hit) -> bool:
    """Whether it only tells what something is compared with: "up from 12 a year earlier" takes the story nowhere."""
    years = hit.found.get("measure") == "Y" and (hit.found.get("shift") == -1 or hit.rule.meaning == "ago")
    return years or "yearback" in hit.found


def is_history(hits: list[Hit], published: date | None) -> bool:
    """Whether a report tells of years long past: it names them often, and seldom a day as seen from its own."""
    years = [int(hit.found["year"]) for hit in hits if "year" in hit.found]
    own = sum(hit.rule.meaning in ("day_word", "weekday", "unit_beside") for hit in hits)
    for least, often in ((LONG_PAST, OFTEN), (1, 2 * OFTEN)):
        past = [year for year in years if published and published.year - year >= least]
        if len(past) >= often and len(past) > 0.8 * len(years) and len(past) > 2 * own:
            return True
    return False


def _on_unknown_day(day: Sense, hour: Sense) -> Sense:
    """ "Sunday morning" in a report without a date: XXXX-WXX-7TMO."""
    return Sense("TIME", day.value.partition("T")[0] + hour.value[hour.value.index("T") :])
