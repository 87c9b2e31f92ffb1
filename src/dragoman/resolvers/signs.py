"""What a report tells of talks: signs of a step, each with the rule that saw it and the words that it saw.

"The League said on Monday it had agreed to the truce" is a sign of an answer, accepted, by the League, not after
Monday. Whose talks they are, and which signs are of one step, only many reports together say.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from dragoman.knowledge.negotiation import Hit, Negotiation
from dragoman.records import Event, Evidence, Findings, Period, Span, TimeExpression
from dragoman.resolvers.sides import Cast, Seat, may_be_party, side_of, within

#: A period of more days says about when, not when.
EXACT = 4
ABOUT = 31

#: Characters between a subject and its verb ("both sides have again agreed").
ADVERB = 12

#: A chain of names: "Norland, Sudland and the League".
_CHAIN = re.compile(r"\s*(?:,|,? and|&|,? as well as|/|-)\s*(?:the |of |from )*\s*")
_FROM = re.compile(r"\s*(?:(?:from|by|of|between)\s+)(?:the |both )*(?:governments? of )?")
_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘(]*[A-Z0-9])|\n+")
_SHORT = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Brig|Sgt|St|Gov|Sen|Rep|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs)\.$")  # fmt: skip  # noqa: E501
_ORDINALS = {word: number for number, word in enumerate(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
)}  # fmt: skip
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)}|\d+(?=st|nd|rd|th))", re.IGNORECASE)
_LASTING = re.compile(r"\b(\w+)-day (?:round|talks)|(?:during|over|after) (?:the )?(\w+) days\b", re.IGNORECASE)
_OWN = re.compile(r"(?:,? (?:which|who))?(?:['’]s?| (?:has|have|had|been|is|are|was|also|jointly|together|for|their|its|his|her|-))*[ -]*")
_COUNTS = {word: number for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven"), 1)}


@dataclass(frozen=True, slots=True)
class Sign:
    """A sentence that tells of a step: ``by`` and ``sides`` are keys of sides, ``exact`` whether the day is known."""

    rule: str
    kind: str
    answer: str | None
    number: int | None
    planned: bool
    period: Period
    exact: bool
    by: tuple[str, ...]
    sides: frozenset[str]
    place: str | None
    terms: tuple[str, ...]
    events: tuple[str, ...]
    claims: tuple[str, ...]
    words: Evidence
    document: str
    day: date
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """All that a report tells of talks; pairs are whom it shows as parties, with a weight."""

    document: str
    day: date
    signs: tuple[Sign, ...]
    pairs: Counter[tuple[str, str]]
    mediators: Counter[str]
    sides: Counter[str]
    direct: int
    indirect: int


def read_signs(findings: Findings, cast: Cast, words: Negotiation) -> Told | None:
    """What a report tells of talks, or ``None`` where it tells nothing or has no date."""
    document = findings.document
    if document.day is None or not words.core.search(document.text):
        return None
    seats = cast.seats(findings.mentions)
    told = _Reading(findings, seats, words)
    for sentence in _sentences(findings):
        told.read(sentence)
    return told.result(document.day)


def _sentences(findings: Findings) -> Iterator[Span]:
    """The sentences of a report; what one event is told in is not torn apart."""
    text = findings.document.text
    held = sorted((event.evidence.span.start, event.evidence.span.end) for event in findings.events)
    start, reach, at = 0, 0, 0
    for match in _END.finditer(text):
        while at < len(held) and held[at][0] < match.start():
            reach, at = max(reach, held[at][1]), at + 1
        if reach > match.end() or (not match.group().count("\n") and _SHORT.search(text, max(0, match.start() - 8), match.start())):
            continue
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < len(text):
        yield Span(start, len(text))


class _Reading:
    """One report, sentence by sentence."""

    def __init__(self, findings: Findings, seats: Sequence[Seat], words: Negotiation) -> None:
        self.findings, self.seats, self.words = findings, seats, words
        self.text = findings.document.text
        self.events = sorted(findings.events, key=lambda event: event.trigger.span.start)
        self.starts = [event.trigger.span.start for event in self.events]
        self.times = sorted(findings.times, key=lambda time: time.evidence.span.start)
        self.time_starts = [time.evidence.span.start for time in self.times]
        self.places = [mention for mention in findings.mentions if mention.kind == "place"]
        self.signs: list[Sign] = []
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.mediators: Counter[str] = Counter()
        self.sides: Counter[str] = Counter(seat.side for seat in seats if not seat.adjective)
        self.direct = self.indirect = 0

    def read(self, sentence: Span) -> None:
        """Who is party or mediator in a sentence about talks, and what steps it tells of."""
        text = self.text[sentence.start : sentence.end]
        if not self.words.core.search(text):
            return
        seats = within(self.seats, sentence)
        self._cast(sentence, text, seats)
        for hit in self.words.hits(text):
            sign = self._sign(sentence, text, hit, seats)
            if sign is not None:
                self.signs.append(sign)
                if sign.kind == "response":
                    self.signs += self._proposed(sentence, text, sign, seats)
        self.signs += self._dated(sentence, text, seats)

    def result(self, day: date) -> Told | None:
        if not (self.signs or self.pairs or self.mediators):
            return None
        return Told(
            self.findings.document.id, day, tuple(self.signs), self.pairs, self.mediators, self.sides,
            self.direct, self.indirect,
        )  # fmt: skip

    def _cast(self, sentence: Span, text: str, seats: Sequence[Seat]) -> None:
        cued = {
            seat.side for match in self.words.notions["mediation"].finditer(text)
            for seat in self._around(sentence.start + match.start(), sentence.start + match.end(), seats)
        }  # fmt: skip
        self.mediators.update(cued)
        notions = self.words.notions
        self.direct += bool(notions["direct"].search(text))
        self.indirect += bool(notions["indirect"].search(text) and not notions["direct"].search(text))
        if not any(notions[notion].search(text) for notion in ("talks", "truce", "swap", "deal")):
            return
        for match in re.finditer(r"\bbetween\b", text):
            pair = [seat.side for seat in self._after(sentence.start + match.end(), seats, 30)[:2]]
            if len(set(pair)) == 2 and all(map(may_be_party, pair)):
                self.pairs[_pair(*pair)] += 3
        there = sorted({seat.side for seat in seats if not seat.adjective and may_be_party(seat.side)} - cued)
        if 2 <= len(there) <= 3:
            self.pairs.update(combinations(there, 2))

    def _around(self, start: int, end: int, seats: Sequence[Seat]) -> list[Seat]:
        """Whose mediation it is: names right before the word, or after "by" and "from"."""
        before = self._before(start, seats, 30)
        if before and not _OWN.fullmatch(self.text, before[-1].span.end, start):
            before = []
        link = _FROM.match(self.text, end)
        return before or (self._after(link.end(), seats, 6) if link else [])

    def _before(self, at: int, seats: Sequence[Seat], reach: int) -> list[Seat]:
        """The chain of names that ends no more than ``reach`` characters before ``at``."""
        chain: list[Seat] = []
        for seat in reversed(seats):
            if seat.span.end > at:
                continue
            if not chain:
                if at - seat.span.end > reach:
                    break
                chain.append(seat)
            elif seat.span.end <= chain[-1].span.start:
                if not _CHAIN.fullmatch(self.text, seat.span.end, chain[-1].span.start):
                    break
                chain.append(seat)
        return chain[::-1]

    def _after(self, at: int, seats: Sequence[Seat], reach: int) -> list[Seat]:
        """The chain of names that begins no more than ``reach`` characters after ``at``."""
        chain: list[Seat] = []
        for seat in seats:
            if seat.span.start < at:
                continue
            if not chain:
                if seat.span.start - at > reach:
                    break
                chain.append(seat)
            elif seat.span.start >= chain[-1].span.end:
                if not _CHAIN.fullmatch(self.text, chain[-1].span.end, seat.span.start):
                    break
                chain.append(seat)
        return chain

    def _sign(self, sentence: Span, text: str, hit: Hit, seats: Sequence[Seat]) -> Sign | None:
        document = self.findings.document
        span = Span(sentence.start + hit.span.start, sentence.start + hit.span.end)
        events = self._events(sentence, span)
        period, exact = self._when(hit, sentence, span, events)
        if hit.rule.kind == "round" and exact and "end" == self._phase(text[hit.span.start : hit.span.end]):
            period = self._whole(period)
        ordinal = _ORDINAL.search(hit_words := text[hit.span.start : hit.span.end]) or (
            _ORDINAL.search(text) if hit.rule.kind.startswith("exchange") else None
        )
        number = _number(ordinal.group(1)) if ordinal else None
        claims = tuple(
            claim.id for claim in self.findings.claims if claim.speaker is not None and claim.content.span.overlaps(span)
        )
        return Sign(
            rule=f"process/{hit.rule.name}",
            kind=hit.rule.kind,
            answer=hit.rule.answer,
            number=number if hit.rule.kind in ("round", "exchange", "exchange put off") else None,
            planned=hit.planned,
            period=period,
            exact=exact,
            by=self._by(hit, span, seats, events) if hit.rule.who == "before" else (),
            sides=frozenset(seat.side for seat in seats),
            place=self._place(sentence, span),
            terms=self._terms(text) if hit.rule.kind in ("proposal", "agreement") else (),
            events=tuple(event.id for event in events),
            claims=claims,
            words=document.cite(_trim(self.text, sentence)),
            document=document.id,
            day=document.day,
            phase=self._phase(hit_words) if hit.rule.kind in ("round", "talks") else None,
        )

    def _proposed(self, sentence: Span, text: str, answer: Sign, seats: Sequence[Seat]) -> Iterator[Sign]:
        """The proposal that is answered, where its words say whose it is: "an Egyptian proposal"."""
        for match in self.words.notions["proposal"].finditer(text):
            owner = self._before(sentence.start + match.start(), seats, 3)
            if owner and not set(answer.by) & {seat.side for seat in owner}:
                by = tuple(dict.fromkeys(seat.side for seat in owner))
                yield replace(
                    answer, rule="process/answered", kind="proposal", answer=None, by=by, terms=self._terms(text),
                    period=Period(None, answer.period.end) if answer.period.end else answer.period, exact=False,
                )  # fmt: skip
                return

    def _dated(self, sentence: Span, text: str, seats: Sequence[Seat]) -> Iterator[Sign]:
        """Truces and agreements that are called by their day: "the truce of 3 May", "a 3 May ceasefire agreement"."""
        first = bisect_left(self.time_starts, sentence.start)
        last = bisect_right(self.time_starts, sentence.end - 1)
        for time in self.times[first:last]:
            if time.type != "DATE" or time.period is None or _days(time.period) > EXACT:
                continue
            named = _named_by(text, time.evidence.span.start - sentence.start, time.evidence.span.end - sentence.start)
            for notion, kind in (("truce", "truce"), ("deal", "agreement")):
                match = self.words.notions[notion].search(named)
                if match is None:
                    continue
                events = self._events(sentence, time.evidence.span)
                yield Sign(
                    f"process/dated-{notion}", kind, None, None, False, time.period, True, (),
                    frozenset(seat.side for seat in seats), None, (), tuple(event.id for event in events), (),
                    self.findings.document.cite(_trim(self.text, sentence)), self.findings.document.id,
                    self.findings.document.day or date.min,
                )  # fmt: skip

    def _events(self, sentence: Span, span: Span) -> list[Event]:
        """The events whose trigger stands in the words of the hit, or else in its sentence."""
        first, last = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        there = self.events[first:last]
        return [event for event in there if event.trigger.span.overlaps(span)] or there

    def _by(self, hit: Hit, span: Span, seats: Sequence[Seat], events: Sequence[Event]) -> tuple[str, ...]:
        """Whose step it is: of whom the event tells, or the names before the words; "*" where it is of both sides."""
        both = [match.end() for match in self.words.notions["both"].finditer(self.text, max(0, span.start - 40), span.start)]
        if both and span.start - both[-1] <= ADVERB:
            return ("*",)
        inside = self.words.notions["envoys"].match(self.text, span.start) is not None
        heads = [seat for seat in seats if not seat.adjective]
        around = [seat for seat in heads if seat.span.start <= span.start < seat.span.end]
        doers = [] if inside else list(self._doers(span, events))
        if doers and not around:
            return tuple(dict.fromkeys(doers))
        chain = around or (self._after(span.start, heads, len(span)) if inside else []) or self._before(span.start, heads, 200)
        return tuple(dict.fromkeys(seat.side for seat in chain))

    def _doers(self, span: Span, events: Sequence[Event]) -> Iterator[str]:
        """The sides that do what the trigger in the words says; in a meeting all take part, which says nothing."""
        for event in events:
            if event.type != "CONSULT" and event.trigger.span.overlaps(span):
                yield from (
                    side for mention in event.actors
                    if mention.actor and mention.evidence.span.start < span.start and (side := side_of(mention.actor))
                )  # fmt: skip
                return

    def _when(
        self, hit: Hit, sentence: Span, span: Span, events: Sequence[Event]
    ) -> tuple[Period, bool]:
        """The days of a step and whether they are known; else that it is not after the report."""
        document = self.findings.document
        beside = self._time(sentence, span)
        told = next(
            (event.period for event in events if event.period and event.trigger.span.overlaps(span)), None
        )
        order = (beside, told) if hit.rule.dated == "time" else (told, beside)
        for period in order:
            if period and _days(period) <= EXACT:
                return period, True
        for period in order:
            if period and (period.start or not hit.planned):
                return period, False
        if hit.planned:
            return Period(document.day, None), False
        return Period(None, document.day_after), False

    def _whole(self, last: Period) -> Period:
        """A round from its last day back, where the report says how many days it had."""
        match = _LASTING.search(self.text)
        days = _COUNTS.get((match.group(1) or match.group(2)).casefold()) if match else None
        return Period(last.end - timedelta(days=days), last.end) if days and last.end else last

    def _time(self, sentence: Span, span: Span) -> Period | None:
        """The time that stands nearest to the words."""
        first = bisect_left(self.time_starts, sentence.start)
        last = bisect_right(self.time_starts, sentence.end - 1)
        near = [time for time in self.times[first:last] if time.type in ("DATE", "TIME") and _short(time)]
        if not near:
            return None
        return min(near, key=lambda time: _distance(time.evidence.span, span.end)).period

    def _place(self, sentence: Span, span: Span) -> str | None:
        """The town that the words name with "in", the one that stands nearest to their end."""
        near = [
            (abs(mention.evidence.span.start - span.end), mention.evidence.quote) for mention in self.places
            if mention.evidence.span in sentence
            and self.text[max(0, mention.evidence.span.start - 4) : mention.evidence.span.start] in (" in ", " In ", " at ")
        ]  # fmt: skip
        return min(near)[1] if near else None

    def _terms(self, text: str) -> tuple[str, ...]:
        match = self.words.notions["terms"].search(text) or re.search(
            r"\b(?:proposal|plan|agreement|deal|accord|draft|truce) (?=for |to |on )", text
        )
        return (" ".join(text[match.start() :].split()),) if match else ()

    def _phase(self, words: str) -> str | None:
        """Whether the words tell of the beginning of talks or of their end."""
        if self.words.notions["over"].search(words) or "last day" in words:
            return "end"
        return "start" if self.words.notions["starts"].search(words) else None


def _trim(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - (len(words) - len(words.rstrip())))


def _named_by(text: str, start: int, end: int) -> str:
    """The words that a date gives its name to: those after "the 3 May", those before "of 3 May"."""
    after = re.match(r"\s+(?:[\w-]+ ){0,4}?(?:truce|cease-?fire|agreement|deal|accord)(?: and (?:[\w-]+ ){1,3}(?:agreement|deal))?", text[end:])
    before = re.search(r"(?:[\w-]+ ){1,3}of $", text[max(0, start - 40) : start])
    article = re.search(r"\b(?:the|an?|its|their|this) $", text[max(0, start - 8) : start], re.IGNORECASE)
    return (after.group() if after and article else "") or (before.group() if before else "")


def _pair(left: str, right: str) -> tuple[str, str]:
    return (left, right) if left < right else (right, left)


def _number(word: str) -> int:
    return _ORDINALS.get(word.casefold()) or int(word)


def _days(period: Period) -> int:
    return (period.end - period.start).days if period.start and period.end else ABOUT + 1


def _short(time: TimeExpression) -> bool:
    return time.period is not None and _days(time.period) <= ABOUT


def _distance(time: Span, at: int) -> int:
    """How far a time is from the end of the words; when something is done mostly stands after it."""
    return time.start - at if time.start >= at else at - time.end + 15
