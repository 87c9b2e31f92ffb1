"""How many: people by what happened to them, weapons, money.

"More than 52,300 Palestinians have been killed" is a figure of the killed, from 52,300 up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extractors.counts import Count, find_count
from dragoman.extractors.figurecontext import counted, event_of, period_of, place_of, source_of
from dragoman.extractors.measuring import Measured, measure_of
from dragoman.extractors.numerals import Numeral, find_numerals, may_begin
from dragoman.extractors.parts import (
    NOT,
    OPENING,
    Whole,
    also_befell,
    divided,
    goes_on,
    is_passed,
    is_set_right,
    measured_before,
    share_of,
    shares,
)
from dragoman.extractors.rolls import find_rolls
from dragoman.extractors.times import lowered
from dragoman.knowledge import Knowledge
from dragoman.knowledge.measures import OTHER, Measures, look
from dragoman.records import Document, Event, Figure, Sentence, Span, TimeExpression

# One person is a figure where something befell them: "a soldier was killed", not "a soldier said".
OF_ONE = frozenset({"killed", "injured", "missing", "captured", "detained", "casualties"})
ONE = frozenset({"a", "an", "one", "another"})

# What stands on both sides of an age: "Anna Brandt, 48, was", "Ulf Tolman (9)".
AROUND_AGE = frozenset([(",", ","), ("(", ")"), ("[", "]"), (",", "."), (",", ";"), ("(", ",")])

# What may stand between a comma and an age: "Anna Brandt, now 48, was".
AT_AGE = frozenset({"now", "then", "aged", "age"})

# Nouns for many, of whom those are that are counted.
COLLECTIVE = frozenset({"family", "household", "generation", "clan", "tribe"})

# Words for people of whom there is none: "no one", "nobody", "none".
NOBODY = frozenset({"one", "nobody", "none"})

# How many words above a sum its verb may stand.
NEAR = 3
DEFINITE = frozenset({"the", "these", "those", "both", "his", "her", "their", "its", "our", "all"})


@dataclass(frozen=True, slots=True)
class _Told:
    """What was counted before: in the sentence, and by the sentence before it, where this one divides them."""

    before: Measured | None
    whole: Whole | None


@dataclass(frozen=True, slots=True)
class Found:
    """A number and what it counts; ``way`` is how it was found where it is no number."""

    span: Span
    low: int | None
    high: int | None
    approximate: bool
    count: Count
    measured: Measured
    way: str = ""


def find_figures(
    document: Document,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    events: tuple[Event, ...],
    knowledge: Knowledge,
) -> Iterator[Figure]:
    """Every figure, in the order of the text."""
    lower = lowered(document.text)
    taken = [time.evidence.span for time in times]
    happened = sorted(events, key=lambda event: event.trigger.span)
    triggers = [event.trigger.span.start for event in happened]
    known: dict[int, str] = {}
    for sentence in sentences:
        first, last = (bisect_left(triggers, edge) for edge in (sentence.span.start, sentence.span.end))
        here = tuple(happened[first:last])
        whole = divided(sentence, known, knowledge.measures)
        for found in sorted(_in_sentence(sentence, lower, taken, knowledge, whole), key=lambda each: each.span):
            known |= {side: found.measured.measure for side in (found.low, found.high) if side is not None}
            yield Figure(
                evidence=document.cite(found.span),
                measure=found.measured.measure,
                low=found.low,
                high=found.high,
                approximate=found.approximate,
                of=counted(document, sentence, found.count),
                place=place_of(document, sentence, found.measured.word),
                period=period_of(document, sentence, found.span, times),
                source=source_of(document, sentence, found.count.number, knowledge.english.reporting),
                event=event_of(sentence, found.measured.word, here),
                by=f"figure/{found.measured.measure}{found.way}",
            )


def _in_sentence(
    sentence: Sentence, lower: str, taken: list[Span], knowledge: Knowledge, whole: Whole | None
) -> Iterator[Found]:
    """The numbers of a sentence; one that says nothing else counts some of a ``whole`` that it divides."""
    numbers, measures = knowledge.english.numbers, knowledge.measures
    starts = [token.span.start for token in sentence.tokens]
    begins = (
        begin
        for start in starts
        if (begin := _number_begins(lower, start)) >= 0 and may_begin(_word(lower, begin), numbers)
    )
    used: set[int] = set()
    before: Measured | None = None
    for numeral in find_numerals(lower, begins, numbers):
        if _overlap(numeral.core, taken):
            continue
        number = bisect_left(starts, numeral.core.end) - 1
        used.update(range(bisect_right(starts, numeral.span.start) - 1, number + 1))
        if whole and whole.told and number < OPENING:
            continue  # "Of the 41, ...": they were counted before
        for found in _of_numeral(sentence, numeral, number, measures, _Told(before, whole)):
            before = found.measured
            used.update([found.count.noun] if found.count.noun is not None else [])
            yield found
    for roll in find_rolls(sentence, measures):
        high = None if roll.some else roll.number
        count = Count(roll.measured.word, roll.measured.word, None)
        yield Found(sentence.cover(roll.first, roll.last), roll.number, high, False, count, roll.measured, "/names")
    yield from _singles(sentence, used, measures)
    yield from _none(sentence, used, measures)


def _number_begins(lower: str, start: int) -> int:
    """Where a number may begin in a word: after the sign of its currency in "usd7" and "$7"."""
    end = start
    while end < len(lower) and end < start + 4 and not lower[end].isspace() and not lower[end].isdigit():
        end += 1
    return end if end < len(lower) and lower[end].isdigit() else start


def _word(lower: str, start: int) -> str:
    end = start
    while end < len(lower) and (lower[end].isalnum()):
        end += 1
    return lower[start:end]


def _overlap(span: Span, taken: list[Span]) -> bool:
    index = bisect_right(taken, span)
    return any(other.overlaps(span) for other in taken[max(0, index - 1) : index + 1])


def _of_numeral(sentence: Sentence, numeral: Numeral, number: int, measures: Measures, told: _Told) -> Iterator[Found]:
    """What a number phrase counts; of a part of a number what befell the part, and the whole where that is told."""
    found = _figure(sentence, numeral, number, measures, told)
    whole = _figure(sentence, numeral.whole, number, measures, told) if numeral.whole else None
    if whole is None:
        yield from [found] if found else []
        return
    share = share_of(sentence, whole.count, whole.measured, measures)
    if found and share.measured:
        yield replace(found, measured=share.measured, count=share.count)
    if share.whole:
        yield replace(whole, measured=share.whole)
    elif found is None and whole.measured.measure == OTHER:
        yield whole


def _figure(sentence: Sentence, numeral: Numeral, number: int, measures: Measures, told: _Told) -> Found | None:
    if numeral.money:
        return None if _is_weight(sentence, number) else _sum_of_money(numeral, number)
    first = bisect_right([token.span.start for token in sentence.tokens], numeral.span.start) - 1
    count = None if _is_name(sentence, first, number) else find_count(sentence, number)
    if count is None:
        return None
    measured = _measured(sentence, count, first, measures, told)
    if measured is None or (measured.measure not in OF_ONE and _is_idle(sentence, numeral, count)):
        return None
    if count.noun is None and is_set_right(sentence, first, told.before):
        return None
    if (count.noun is not None and _is_whose(sentence, count.noun)) or (
        numeral.unit and measured.measure not in measures.beside
    ):
        return None
    if numeral.low == numeral.high == 1 and (measured.word == count.noun or _is_loose(sentence, count)):
        return None
    if _is_denied(sentence, count, measured):
        return None
    low, high = numeral.low, numeral.high
    if high is not None and high > 1 and also_befell(sentence, measured, measures):
        measured = Measured("casualties", measured.word)
    if low == high and (goes_on(sentence, count) or is_passed(sentence, count)):
        high = None
    return Found(numeral.span, low, high, numeral.approximate, count, measured)


def _measured(sentence: Sentence, count: Count, first: int, measures: Measures, told: _Told) -> Measured | None:
    """What the sentence says of the counted, or else what was told of those whom they go on with."""
    measured = measure_of(sentence, count, first, measures) or measured_before(sentence, count, first, measures)
    before = told.before
    if told.whole and (measured.measure == OTHER if measured else count.noun is None):
        return Measured(told.whole.measure, count.number)
    if measured is None and count.noun is None and before and before.measure != "money":
        return before if _follows(sentence, count.number) else None
    if measured is not None and measured.measure == OTHER and before and shares(sentence, count, first, before):
        return Measured(before.measure, measured.word)
    return measured


def _is_denied(sentence: Sentence, count: Count, measured: Measured) -> bool:
    """Whether it befell none of them: "none of the 12 passengers were hurt", "the five were not hurt"."""
    over = sentence.tokens[count.anchor].head
    if over >= 0 and sentence.tokens[over].text.lower() in ("none", "nobody", "neither"):
        return True
    negations = (child for child in sentence.children[measured.word] if sentence.tokens[child].text.lower() in NOT)
    return any(_next(sentence, child) != ("only",) for child in negations)


def _is_whose(sentence: Sentence, noun: int) -> bool:
    """Whether the number only says whose the counted are: "members of three families"."""
    token = sentence.tokens[noun]
    return token.lemma.lower() in COLLECTIVE and token.deprel == "nmod"


def _is_loose(sentence: Sentence, count: Count) -> bool:
    """Whether "one" stands alone and is neither subject nor object: "one by falling"."""
    return count.noun is None and not sentence.tokens[count.number].deprel.startswith(("nsubj", "obj", "conj"))


def _sum_of_money(numeral: Numeral, number: int) -> Found:
    count = Count(number, number, None)
    return Found(numeral.span, numeral.low, numeral.high, numeral.approximate, count, Measured("money", number))


def _is_weight(sentence: Sentence, number: int) -> bool:
    """ "Barrels weighing 600 pounds": of those no one pays."""
    pounds = any(token.lemma.lower() == "pound" for token in sentence.tokens[number : number + 2])
    over = sentence.ancestors(number)[:NEAR]
    return pounds and any(sentence.tokens[above].lemma in ("weigh", "weight") for above in over)


def _is_name(sentence: Sentence, first: int, number: int) -> bool:
    """Whether the number only names or tells an age: "the Normandy Four", "Dang Vang, 48, was", "her son (9)"."""
    token = sentence.tokens[number]
    if token.text[0].isupper() and first == number and first and sentence.tokens[first - 1].upos in ("PROPN", "ADP"):
        return True
    named = token.text[0].isupper() and first == number and sentence.tokens[number + 1 : number + 2]
    if named and named[0].upos == "PROPN" and first and sentence.tokens[first - 1].text == "the":
        return True  # "the Three Kings Plaza"
    before = number - 1 if number and sentence.tokens[number - 1].lemma.lower() in AT_AGE else number
    beside = (*sentence.tokens[max(0, before - 2) : before], *sentence.tokens[number : number + 2])
    if len(beside) < 4 or beside[0].upos not in ("PROPN", "NOUN"):
        return False
    enclosed = (beside[1].text, beside[3].text)
    return enclosed in AROUND_AGE if beside[0].upos == "PROPN" else enclosed == ("(", ")")


def _is_idle(sentence: Sentence, numeral: Numeral, count: Count) -> bool:
    """Whether a number says nothing new: "the two leaders", "his three sons", "several officials", one alone."""
    open_and_small = numeral.low is not None and numeral.low < 3 and numeral.high is None
    if numeral.low == numeral.high == 1 or open_and_small:
        return True
    known = sentence.dependents(count.noun, "det", "nmod:poss") if count.noun is not None else []
    few = numeral.high is not None and numeral.high <= 4
    return few and any(sentence.tokens[child].text.lower() in DEFINITE for child in known)


def _follows(sentence: Sentence, number: int) -> bool:
    """Whether a number without a noun goes on with a list: "36 in the north, 29 in the south"."""
    if not 0 < number < len(sentence.tokens) - 1:
        return False
    after = sentence.tokens[number + 1]
    return after.lemma in ("in", "each", "at", "from", "on") or after.upos == "PUNCT"


def _singles(sentence: Sentence, used: set[int], measures: Measures) -> Iterator[Found]:
    """One person to whom something happened: "a soldier was killed"."""
    for index, token in enumerate(sentence.tokens):
        if index in used or token.xpos != "NN" or not measures.is_person(token):
            continue
        article = next(
            (child for child in sentence.children[index] if child < index and _is_one(sentence, child)), None
        )
        many = token.lemma.lower() in (*COLLECTIVE, "couple", "crew", "staff", "member") and "of" in _next(
            sentence, index
        )
        if article is None or article in used or many:
            continue
        count = Count(index, index, index)
        measured = measure_of(sentence, count, article, measures)
        # "To arrest a suspect" arrests nobody yet.
        told = measured is not None and sentence.tokens[measured.word].xpos not in ("VB", "VBP", "VBZ")
        if measured and told and measured.measure in OF_ONE and measured.word != index:
            yield Found(sentence.cover(article, index), 1, 1, False, count, measured)


def _is_one(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].text.lower() in ONE


def _next(sentence: Sentence, index: int) -> tuple[str, ...]:
    return (sentence.tokens[index + 1].lemma,) if index + 1 < len(sentence.tokens) else ()


def _none(sentence: Sentence, used: set[int], measures: Measures) -> Iterator[Found]:
    """Nobody: "no casualties were reported", "no one was hurt", "no civilians were killed"."""
    for index, token in enumerate(sentence.tokens):
        word = token.text.lower()
        if word == "no" and token.head > index and token.head not in used:
            if found := _nobody(sentence, index, token.head, measures):
                yield found
        elif word in ("nobody", "none") and (found := _nobody(sentence, index, index, measures)):
            yield found


def _nobody(sentence: Sentence, first: int, noun: int, measures: Measures) -> Found | None:
    """What befell nobody of those a noun names; the noun may say it by itself ("no casualties")."""
    pronoun = sentence.tokens[noun].lemma.lower() in NOBODY
    count = Count(noun, noun, None) if pronoun else Count(first, noun, noun)
    if measure := look(measures.nouns, sentence.tokens[noun]):
        if measure not in (OTHER, "weapons", "deployed", "displaced", "money"):
            return Found(sentence.cover(first, noun), 0, 0, False, count, Measured(measure, noun))
        return None
    if not pronoun and not measures.is_person(sentence.tokens[noun]):
        return None
    measured = measure_of(sentence, count, first, measures)
    if measured is None or measured.measure not in OF_ONE or measured.word == noun:
        return None
    return Found(sentence.cover(first, noun), 0, 0, False, count, measured)
