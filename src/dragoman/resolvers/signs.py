"""What a report tells of talks: signs of a step, each with the rule that saw it and the words that it saw.

"The League said on Monday it had agreed to the truce" is a sign of an answer, accepted, by the League, not after
Monday. Whose talks they are, and which signs are of one step, only many reports together say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from dragoman.knowledge import load
from dragoman.knowledge.numbers import alternatives
from dragoman.knowledge.steprules import Hit, StepRules
from dragoman.records import Event, Evidence, Findings, Period, Span, TimeExpression
from dragoman.resolvers.reading import ABOUT, EXACT, Reading, days_of
from dragoman.resolvers.sides import Cast, Seat, chain_after, chain_before, may_be_party, side_of, within

WEEK = timedelta(days=7)

#: Characters between a subject and its verb ("both sides have again agreed").
ADVERB = 12

#: Characters in which the subject of a verb is looked for, before it.
SUBJECT = 200

#: Steps that are taken somewhere, that have a number, and that have terms.
HAVE_PLACES = frozenset({"offer", "talks", "round", "agreement"})
HAVE_NUMBERS = frozenset({"round", "exchange", "exchange put off"})
HAVE_TERMS = frozenset({"proposal", "agreement"})

#: What an agreement between parties at war is about.
AT_WAR = ("truce", "swap", "captives", "mediation")

#: What is between two parties where both stand beside it.
SHARED = ("talks", "truce", "swap", "deal")

_FROM = re.compile(r"\s*(?:(?:from|by|of|between)\s+)(?:the |both )*(?:governments? of )?")
_OWN = re.compile(
    r"(?:,? (?:which|who))?"
    r"(?:['’]s?| (?:has|have|had|been|is|are|was|also|jointly|together|for|their|its|his|her|-))*[ -]*"
)
_PREPOSITION = re.compile(r"\b(?:with|to|by|for|against|on|in|at|than|over) (?:the |its |their )?$")
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"\bbetween\b")
_ABOUT = re.compile(r"\b(?:proposal|plan|agreement|deal|accord|draft|truce) (?=for |to |on )")
_CALLED_AFTER = re.compile(
    r"\s+(?:[\w-]+ ){0,4}?(?:truce|cease-?fire|agreement|deal|accord)(?: and (?:[\w-]+ ){1,3}(?:agreement|deal))?"
)
_CALLED_BEFORE = re.compile(r"(?:[\w-]+ ){1,3}of $")
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|this) $", re.IGNORECASE)
#: "Three-day talks", "after three days of talks"; not "after three days of fighting".
_LASTING = re.compile(
    r"\b([\w-]{1,30})-day (?:round|talks)"
    r"|\b(?:during|over|after) (?:the )?([\w-]{1,30}) days\b"
    r"(?! of (?!(?:\w+ ){0,3}(?:talks|negotiations|discussions|meetings)\b))",
    re.IGNORECASE,
)


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
    day: date

    @property
    def document(self) -> str:
        return self.words.document


@dataclass(frozen=True, slots=True)
class Told:
    """All that a report tells of talks: whom it shows as parties, with a weight, who mediates, who is spoken of.

    ``direct`` and ``indirect`` count the sentences in which the talks are called so.
    """

    document: str
    day: date
    signs: tuple[Sign, ...]
    pairs: Counter[tuple[str, str]]
    mediators: Counter[str]
    sides: Counter[str]
    direct: int
    indirect: int


def read_signs(findings: Findings, cast: Cast, words: StepRules) -> Told | None:
    """What a report tells of talks, or ``None`` where it tells nothing or has no date."""
    day = findings.document.day
    if day is None or not words.in_report(findings.document.text):
        return None
    told = _Telling(findings, day, cast.seats(findings.mentions), words)
    sentences = list(told.reading.sentences())
    for number, sentence in enumerate(sentences):
        told.read(sentence, sentences[max(number - 1, 0) : number + 2])
    return told.result()


class _Telling:
    """What one report tells, sentence by sentence."""

    def __init__(self, findings: Findings, day: date, seats: Sequence[Seat], words: StepRules) -> None:
        self.reading = Reading(findings)
        self.document, self.text, self.day = findings.document, findings.document.text, day
        self.seats, self.words, self.notions = seats, words, words.notions
        self.signs: list[Sign] = []
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.mediators: Counter[str] = Counter()
        self.direct = self.indirect = 0

    def read(self, sentence: Span, around: Sequence[Span]) -> None:
        """Who is party or mediator in a sentence about talks, and what steps it tells of; ``around`` are the sentence
        and its neighbours."""
        text = self.text[sentence.start : sentence.end]
        if not self.words.in_sentence(text):
            return
        seats = within(self.seats, sentence)
        self._cast(sentence, text, seats)
        for hit in self.words.hits(text):
            sign = self._sign(sentence, around, text, hit, seats)
            self.signs.append(sign)
            if sign.kind == "response":
                self.signs += self._answered(sentence, text, sign, seats)
        self.signs += self._dated(sentence, text, seats)

    def result(self) -> Told | None:
        if not (self.signs or self.pairs or self.mediators):
            return None
        sides = Counter(seat.side for seat in self.seats if not seat.adjective)
        return Told(
            self.document.id, self.day, tuple(self.signs), self.pairs, self.mediators, sides, self.direct, self.indirect
        )

    def _cast(self, sentence: Span, text: str, seats: Sequence[Seat]) -> None:
        cued = {
            seat.side
            for match in self.notions["mediation"].finditer(text)
            for seat in self._owners(sentence.start + match.start(), sentence.start + match.end(), seats)
        }
        self.mediators.update(cued)
        direct = bool(self.notions["direct"].search(text))
        self.direct += direct
        self.indirect += not direct and bool(self.notions["indirect"].search(text))
        if not any(self.notions[notion].search(text) for notion in SHARED):
            return
        for match in _BETWEEN.finditer(text):
            chain = chain_after(self.text, sentence.start + match.end(), seats, 30)[:2]
            pair = sorted({seat.side for seat in chain if may_be_party(seat.side)})
            if len(pair) == 2:
                self.pairs[pair[0], pair[1]] += 3
        there = sorted({seat.side for seat in seats if not seat.adjective and may_be_party(seat.side)} - cued)
        if 2 <= len(there) <= 3:
            self.pairs.update(combinations(there, 2))

    def _owners(self, start: int, end: int, seats: Sequence[Seat]) -> list[Seat]:
        """Whose mediation it is: names right before the word, or after "by" and "from"."""
        before = chain_before(self.text, start, seats, 30)
        if before and _OWN.fullmatch(self.text, before[-1].span.end, start):
            return before
        link = _FROM.match(self.text, end)
        return chain_after(self.text, link.end(), seats, 6) if link else []

    def _sign(self, sentence: Span, around: Sequence[Span], text: str, hit: Hit, seats: Sequence[Seat]) -> Sign:
        kind = hit.rule.kind
        span = Span(sentence.start + hit.span.start, sentence.start + hit.span.end)
        events = self.reading.events_of(sentence, span)
        period, exact = self.reading.when(hit, sentence, span, lambda time: bool(_named_by(self.text, time)))
        words = text[hit.span.start : hit.span.end]
        if kind == "round" and exact and (self.notions["over"].search(words) or "last day" in words):
            period = self._whole(period, sentence, around)
        if kind == "deadline":
            period = self._ahead(period)
        return Sign(
            rule=f"process/{hit.rule.name}",
            kind=kind,
            answer=hit.rule.answer,
            number=_number(text, hit.span, anywhere=kind != "round") if kind in HAVE_NUMBERS else None,
            planned=hit.planned,
            period=period,
            exact=exact,
            by=self._by(span, seats, events) if hit.rule.who == "before" else (),
            sides=self._sitting(sentence, span, events, seats)
            if kind == "talks"
            else frozenset(seat.side for seat in seats),
            place=self.reading.place_of(sentence, span) if kind in HAVE_PLACES else None,
            terms=self._terms(text) if kind in HAVE_TERMS else (),
            events=tuple(event.id for event in events),
            claims=self.reading.claims_of(span),
            words=self.document.cite(sentence),
            day=self.day,
        )

    def _by(self, words: Span, seats: Sequence[Seat], events: Sequence[Event]) -> tuple[str, ...]:
        """Whose step it is: of whom the event tells, or the names before the words; "*" where it is of both sides."""
        both = [
            match.end() for match in self.notions["both"].finditer(self.text, max(0, words.start - 40), words.start)
        ]
        if both and words.start - both[-1] <= ADVERB:
            return ("*",)
        heads = [seat for seat in seats if not seat.adjective]
        around = [seat for seat in heads if seat.span.start <= words.start < seat.span.end]
        inside = self.notions["envoys"].match(self.text, words.start) is not None
        if not around and not inside and (doers := list(self._doers(words, events))):
            return tuple(dict.fromkeys(doers))
        subjects = [
            seat for seat in heads if not _PREPOSITION.search(self.text, max(0, seat.span.start - 12), seat.span.start)
        ]
        chain = (
            around
            or (chain_after(self.text, words.start, heads, len(words)) if inside else [])
            or chain_before(self.text, words.start, subjects, SUBJECT)
            or chain_before(self.text, words.start, heads, SUBJECT)
        )
        return tuple(dict.fromkeys(seat.side for seat in chain))

    def _doers(self, words: Span, events: Sequence[Event]) -> Iterator[str]:
        """The sides that do what the trigger in the words says; in a meeting all take part, which says nothing."""
        for event in events:
            if event.type != "CONSULT" and event.trigger.span.overlaps(words):
                for mention in event.actors:
                    side = side_of(mention.actor) if mention.actor else None
                    if side and mention.evidence.span.start < words.start:
                        yield side
                return

    def _sitting(self, sentence: Span, words: Span, events: Sequence[Event], seats: Sequence[Seat]) -> frozenset[str]:
        """Who takes part in talks: those between whom they are, and those of whom the events in the words tell."""
        sides = {
            side_of(mention.actor)
            for event in events
            if event.trigger.span.overlaps(words)
            for mention in (*event.actors, *event.recipients)
            if mention.actor
        }
        for match in _BETWEEN.finditer(self.text, sentence.start, sentence.end):
            sides.update(seat.side for seat in chain_after(self.text, match.end(), seats, 30))
        return frozenset(side for side in sides if side)

    def _whole(self, last: Period, sentence: Span, around: Sequence[Span]) -> Period:
        """A round from its last day back, where its sentence or one beside it says how many days it had."""
        for span in (sentence, *around):
            match = _LASTING.search(self.text, span.start, span.end)
            days = load().english.numbers.value(match[1] or match[2]) if match else None
            if days and days <= ABOUT and last.end:
                return Period(last.end - timedelta(days=days), last.end)
        return last

    def _ahead(self, deadline: Period) -> Period:
        """A deadline lies ahead: "until Monday" is the Monday after the report, though news looks back."""
        if deadline.start and deadline.end and self.day - WEEK < deadline.start < self.day:
            return Period(deadline.start + WEEK, deadline.end + WEEK)
        return deadline

    def _terms(self, text: str) -> tuple[str, ...]:
        match = self.notions["terms"].search(text) or _ABOUT.search(text)
        return (" ".join(text[match.start() :].split()),) if match else ()

    def _answered(self, sentence: Span, text: str, answer: Sign, seats: Sequence[Seat]) -> Iterator[Sign]:
        """The proposal that is answered, where its words say whose it is: "an Egyptian proposal"."""
        for match in self.notions["proposal"].finditer(text):
            owners = {seat.side for seat in chain_before(self.text, sentence.start + match.start(), seats, 3)}
            if owners and owners.isdisjoint(answer.by):
                period = Period(None, answer.period.end) if answer.period.end else answer.period
                yield replace(
                    answer, rule="process/answered", kind="proposal", answer=None, by=tuple(sorted(owners)),
                    terms=self._terms(text), period=period, exact=False,
                )  # fmt: skip
                return

    def _dated(self, sentence: Span, text: str, seats: Sequence[Seat]) -> Iterator[Sign]:
        """Truces and agreements that are called by their day: "the truce of 3 May", "a 3 May ceasefire agreement"."""
        for time in self.reading.times_of(sentence):
            if time.type != "DATE" or time.period is None or days_of(time.period) > EXACT:
                continue
            named = _named_by(self.text, time)
            for notion, kind in (("truce", "truce"), ("deal", "agreement")):
                # An agreement is known by its day where it is about fighting or captives; there are others.
                about = notion == "truce" or any(self.notions[other].search(text) for other in AT_WAR)
                if about and self.notions[notion].search(named):
                    events = self.reading.events_of(sentence, time.evidence.span)
                    yield Sign(
                        f"process/dated-{notion}", kind, None, None, False, time.period, True, (),
                        frozenset(seat.side for seat in seats), None, (), tuple(event.id for event in events),
                        self.reading.claims_of(time.evidence.span), self.document.cite(sentence), self.day,
                    )  # fmt: skip


def _named_by(text: str, time: TimeExpression) -> str:
    """The words that a date gives its name to: those after "the 3 May", those before "of 3 May"; none of a feast."""
    span = time.evidence.span
    if not _DIGIT.search(time.evidence.quote):
        return ""
    after = _CALLED_AFTER.match(text, span.end)
    if after and _ARTICLE.search(text, max(0, span.start - 8), span.start):
        return after.group()
    before = _CALLED_BEFORE.search(text, max(0, span.start - 40), span.start)
    return before.group() if before else ""


@cache
def _ordinals() -> re.Pattern[str]:
    """Ordinals in words or digits: "third", "twenty-first", "11th"."""
    english = load().english
    tens = [word for word, number in english.numbers.cardinals.items() if number in range(20, 100, 10)]
    words = list(english.time.slots["nth"])
    return re.compile(
        rf"(?<![\w-])(?:(?:({alternatives(tens)})[- ])?({alternatives(words)})|(\d{{1,3}})(?:st|nd|rd|th))(?!\w)",
        re.IGNORECASE,
    )


def _number(text: str, hit: Span, anywhere: bool) -> int | None:
    """The ordinal of which a part stands in the hit, else the first one, if it may stand ``anywhere``."""
    found = list(_ordinals().finditer(text))
    inside = [match for match in found if Span(*match.span()).overlaps(hit)]
    match = next(iter(inside or (found if anywhere else ())), None)
    if match is None:
        return None
    tens, word, digits = match.groups()
    if digits:
        return int(digits)
    english = load().english
    return (english.numbers.cardinals[tens.casefold()] if tens else 0) + int(english.time.slots["nth"][word.casefold()])
