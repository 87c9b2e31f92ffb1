"""What goes on before a court, report by report: inquiries, applications, warrants, hearings, rulings.

"The Tribunal issued arrest warrants for two commanders" and, seven weeks later, "postponed the hearing in their case"
are two steps of one proceeding; a court has as many as there are circles of accused.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.accounts import Proceeding, Step
from dragoman.knowledge import load
from dragoman.knowledge.steprules import Hit, StepRules
from dragoman.records import Actor, Event, Findings, Mention, Period, Span
from dragoman.resolvers.reading import Reading

#: Days between two reports' dates of one step, at the most.
NEAR = timedelta(days=4)

#: Types of events whose recipients are those whom the court deals with.
AGAINST = frozenset({"SANCTION", "THREATEN", "COERCE", "CONCEDE"})

#: Steps that somebody suffers, named after the words or as those whom the event befalls.
PERSONAL = frozenset({"warrant", "charge", "conviction", "acquittal", "case pending"})

_CHARGES = re.compile(r"\b(?:on (?:\w+ ){0,2}charges? of|charged with|for (?:alleged )?(?=war crimes|crimes|genocide|treason)|convicted (?:\w+ ){0,5}of|accused of) ?[^.;]{3,120}")  # fmt: skip  # noqa: E501
_FOR = re.compile(
    r"\b(?:for|against|convict\w+|charg\w+|indict\w+|acquit\w+|sentenc\w+)\s+(?:(?!\b(?:who|whose|whom|by|on|over|after|that|to)\b)[^.;])*"
)
_FACES = re.compile(r"fac(?:es|ed|ing)\b", re.IGNORECASE)
_WHERE = re.compile(r" in (?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*")


@dataclass(frozen=True, slots=True)
class CourtSign:
    """A sentence that tells of a step before a court; ``persons`` are all of whom its report speaks."""

    court: str
    step: Step
    exact: bool
    persons: frozenset[str]
    day: date


def find_proceedings(reports: Iterable[Findings], words: StepRules | None = None) -> Iterator[Proceeding]:
    """Each proceeding that the reports tell of, by court and accused."""
    return proceedings_of(sign for findings in reports for sign in read_courts(findings, words))


def read_courts(findings: Findings, words: StepRules | None = None) -> Iterator[CourtSign]:
    """What a report tells of steps before courts."""
    return _read(findings, words or load().english.proceedings)


def proceedings_of(signs: Iterable[CourtSign]) -> Iterator[Proceeding]:
    """Each proceeding that comes of these signs, which come in the order of publication."""
    courts: dict[str, list[CourtSign]] = defaultdict(list)
    for sign in signs:
        courts[sign.court].append(sign)
    for court in sorted(courts):
        for case in _cases(
            sorted(courts[court], key=lambda sign: (sign.day, sign.step.words[0].document, sign.step.words[0].span))
        ):
            yield _proceeding(court, case)


def _read(findings: Findings, words: StepRules) -> Iterator[CourtSign]:
    document = findings.document
    if document.day is None or not words.in_report(document.text):
        return
    courts = sorted((one for one in findings.mentions if one.kind == "court"), key=lambda one: one.evidence.span)
    if not courts:
        return
    reading = Reading(findings)
    persons = frozenset(
        one.actor.id for one in findings.mentions if one.actor and one.actor.id and one.kind == "person"
    )
    for sentence in reading.sentences():
        for hit in words.hits(document.text[sentence.start : sentence.end]):
            span = Span(sentence.start + hit.span.start, sentence.start + hit.span.end)
            court = _court(courts, sentence, span, document.text)
            if court is not None:
                step, exact = _step(reading, hit, sentence, span)
                yield CourtSign(court, step, exact, persons, document.day)


def _court(courts: Sequence[Mention], sentence: Span, words: Span, text: str) -> str | None:
    """The name of the court that acts: one of the sentence, else the one that the report spoke of last."""
    here = [one for one in courts if one.evidence.span in sentence]
    past = [one for one in courts if one.evidence.span.end <= words.start]
    best = min(here, key=lambda one: abs(one.evidence.span.start - words.start)) if here else past[-1] if past else None
    if best is None or best.actor is None:
        return None
    if best.actor.id is None:
        # "An international tribunal", in a report that elsewhere names the Tribunal of the Isles.
        head = best.evidence.quote.split()[-1].casefold()
        named = [
            one.actor for one in courts if one.actor and one.actor.id and head in one.actor.name.casefold().split()
        ]
        if named:
            return named[0].name
        where = _WHERE.match(text, best.evidence.span.end)
        name = best.evidence.quote + (where.group() if where else "")
        # "The court" alone could be any.
        return name if where or any(word[0].isupper() for word in name.split()[1:]) else None
    return best.actor.name


def _step(reading: Reading, hit: Hit, sentence: Span, words: Span) -> tuple[Step, bool]:
    events = reading.events_of(sentence, words)
    period, exact = reading.when(hit, sentence, words)
    text = reading.text[sentence.start : sentence.end]
    charges = _CHARGES.search(text)
    doers = [mention.actor for event in events for mention in event.actors if mention.actor]
    step = Step(
        kind=hit.rule.kind,
        period=period,
        by=tuple(dict.fromkeys(doers)),
        to=tuple(_accused(reading, sentence, words, events)) if hit.rule.kind in PERSONAL else (),
        place=None,
        answer=None,
        terms=(" ".join(charges.group().split()),) if charges else (),
        events=tuple(event.id for event in events),
        claims=reading.claims_of(words),
        documents=(reading.findings.document.id,),
        rule=f"proceeding/{hit.rule.name}",
        words=(reading.findings.document.cite(sentence),),
    )
    return step, exact


def _accused(reading: Reading, sentence: Span, words: Span, events: Sequence[Event]) -> Iterator[Actor]:
    """Whom the court deals with: persons named behind "for" or "against", and those whom the event befalls."""
    found: dict[Actor, None] = {}
    faces = _FACES.match(reading.text, words.start)
    if faces:
        before = [
            (mention.evidence.span, mention.actor)
            for mention in reading.findings.mentions
            if mention.actor and mention.actor.id and mention.evidence.span in sentence
            and mention.evidence.span.end <= words.start
        ]  # fmt: skip
        yield from (actor for _, actor in sorted(before, key=lambda one: one[0])[-1:])
        return
    after = _FOR.search(reading.text, words.start, sentence.end)
    if after:
        span = Span(*after.span())
        for mention in reading.findings.mentions:
            if mention.kind == "person" and mention.actor and mention.evidence.span in span and _is_name(mention):
                found.setdefault(mention.actor)
    if not found:
        for event in events:
            if event.type in AGAINST and event.trigger.span.overlaps(words):
                found.update((mention.actor, None) for mention in event.recipients if mention.actor)
    yield from found


def _is_name(mention: Mention) -> bool:
    return " of " not in mention.evidence.quote and mention.evidence.quote.split()[-1][:1].isupper()


def _cases(signs: Sequence[CourtSign]) -> Iterator[list[CourtSign]]:
    """The signs of one court by case: those of one report, and of reports that speak of the same accused."""
    cases: list[tuple[set[str], set[str], list[CourtSign]]] = []
    for sign in signs:
        accused = {actor.id for actor in sign.step.to if actor.id}
        document = sign.step.words[0].document
        fit = [
            case
            for case in cases
            if document in case[0] or case[1] & (accused | sign.persons) or (not accused and not case[1])
        ]
        documents, known, members = fit[0] if fit else (set(), set(), [])
        if not fit:
            cases.append((documents, known, members))
        for other in fit[1:]:
            documents |= other[0]
            known |= other[1]
            members += other[2]
            cases.remove(other)
        documents.add(document)
        known |= accused
        members.append(sign)
    for _, _, members in cases:
        yield members


def _proceeding(court: str, signs: Sequence[CourtSign]) -> Proceeding:
    steps = sorted(_steps(signs), key=lambda step: _moment(step.period))
    accused = dict.fromkeys(actor for step in steps for actor in step.to)
    applicants = dict.fromkeys(actor for step in steps if step.kind == "application" for actor in step.by)
    return Proceeding(court, tuple(accused), tuple(applicants), tuple(steps))


def _steps(signs: Sequence[CourtSign]) -> Iterator[Step]:
    """Steps of one kind and of about one day are one; a sign without a day means the latest that it can know of."""
    kinds: dict[str, list[CourtSign]] = defaultdict(list)
    for sign in signs:
        kinds[sign.step.kind].append(sign)
    for members in kinds.values():
        steps: list[Step] = []
        for sign in sorted(members, key=lambda sign: (not sign.exact, _moment(sign.step.period), sign.day)):
            start = _moment(sign.step.period)
            if sign.exact:
                fit = [at for at, step in enumerate(steps) if start - _moment(step.period) <= NEAR]
            else:
                bound = max(sign.day, (sign.step.period and sign.step.period.last) or sign.day)
                fit = [at for at, step in enumerate(steps) if _moment(step.period) <= bound]
            if fit:
                last = max(fit, key=lambda at: _moment(steps[at].period))
                steps[last] = _joined(steps[last], sign.step)
            else:
                steps.append(sign.step)
        yield from steps


def _joined(one: Step, other: Step) -> Step:
    """Two tellings of one step; the first says when."""
    return replace(
        one,
        by=tuple(dict.fromkeys((*one.by, *other.by))),
        to=tuple(dict.fromkeys((*one.to, *other.to))),
        terms=tuple(dict.fromkeys((*one.terms, *other.terms))),
        events=tuple(dict.fromkeys((*one.events, *other.events))),
        claims=tuple(dict.fromkeys((*one.claims, *other.claims))),
        documents=tuple(dict.fromkeys((*one.documents, *other.documents))),
        words=tuple(dict.fromkeys((*one.words, *other.words))),
    )


def _moment(period: Period | None) -> date:
    return (period and (period.start or period.last)) or date.max
