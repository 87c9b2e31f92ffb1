"""Signs of the same step, from whichever reports, made one step of a process.

That three papers tell on three days that the League accepted the plan on Friday is one answer; that it is said to
have accepted "last week" is the same one. What no report dates and no dated step explains stands by itself, bounded by
its first report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dragoman.accounts import Step
from dragoman.records import DAY, Period
from dragoman.resolvers.sides import Cast
from dragoman.resolvers.signs import Sign

#: Days between two signs of one step, at the most: papers of three days tell of the same answer.
NEAR = timedelta(days=4)

#: Rounds of one number are one round, if no more than so long apart: talks a year later count anew.
ROUND_APART = timedelta(days=90)

#: How long after a step a report that does not say when may still mean it.
REMEMBERED = timedelta(days=150)

#: Steps that are told of without a day only where some report dates them.
NEED_DAYS = frozenset(
    {
        *("talks", "exchange", "exchange put off", "called off", "deadline"),
        *("truce", "truce extended", "truce ended", "breach alleged"),
    }
)

#: What comes first of what is told of one day; a kind that only the rules know comes last.
ORDER = (
    *("offer", "acceptance", "talks", "round", "proposal", "deadline", "response", "agreement", "truce"),
    *("exchange", "exchange put off", "truce extended", "breach alleged", "truce ended", "breach", "called off"),
)


@dataclass(slots=True)
class _Draft:
    """A step as far as it is known: signs that give its days, and others that only mean it."""

    signs: list[Sign]
    start: date | None
    last: date | None
    vague: list[Sign] = field(default_factory=list)

    @property
    def all(self) -> list[Sign]:
        return sorted([*self.signs, *self.vague], key=lambda sign: (sign.day, sign.document, sign.words.span))


def steps_of(signs: Iterable[Sign], pair: tuple[str, str], mediators: frozenset[str], cast: Cast) -> tuple[Step, ...]:
    """The steps of a process between ``pair``, in the order of time."""
    kept = [fit for sign in signs for fit in _fitting(sign, pair, mediators)]
    heaps: dict[tuple[object, ...], list[Sign]] = defaultdict(list)
    for sign in kept:
        heaps[_heap(sign)].append(sign)
    drafts = [draft for heap in heaps.values() for draft in _drafts(heap)]
    drafts = list(_without_rounds(drafts))
    steps = sorted((_step(draft, cast) for draft in drafts), key=_moment)
    return tuple(_ended(steps))


def _fitting(sign: Sign, pair: tuple[str, str], mediators: frozenset[str]) -> Iterator[Sign]:
    """The sign as it fits the process: whose step it can be, for each of them."""
    by = pair if "*" in sign.by else tuple(side for side in sign.by if side in pair)
    both, some = sign.sides.issuperset(pair), bool(sign.sides.intersection(pair))
    others = tuple(side for side in sign.by if side not in pair and side != "*")
    match sign.kind:
        case "response" if set(by) == set(pair) and sign.answer == "accepted":
            yield replace(sign, kind="agreement", answer=None, by=())
        case "acceptance" if "*" in sign.by and not both:
            return
        case "response" | "acceptance":
            yield from (replace(sign, by=(side,)) for side in by)
        case "called off":
            if by or mediators.intersection(others):
                yield replace(sign, by=by or others)
        case "visit called off":
            if mediators.intersection(others):
                yield replace(sign, kind="called off", by=tuple(side for side in others if side in mediators))
        case "offer":
            if others:
                yield replace(sign, by=others)
        case "proposal":
            if "*" not in sign.by and (by or mediators.intersection(others) or (others and some)):
                yield sign
        case "agreement":
            if both or (sign.rule == "process/dated-deal" and not sign.sides.difference(pair, mediators)):
                yield replace(sign, by=())
        case "breach" | "breach alleged":
            yield replace(sign, by=by)
        case "talks":
            if both or (some and sign.sides.intersection(mediators)):
                yield replace(sign, by=tuple(side for side in (*pair, *sorted(mediators)) if side in sign.sides))
        case "exchange":
            if some:
                yield sign
        case _:
            yield sign


def _heap(sign: Sign) -> tuple[object, ...]:
    """What signs of one step have in common."""
    if sign.kind in ("response", "acceptance", "called off", "offer"):
        return (sign.kind, sign.by)
    return (sign.kind, sign.number) if sign.kind == "round" else (sign.kind,)


def _drafts(signs: Sequence[Sign]) -> Iterator[_Draft]:
    """The steps of one kind: clusters of dated signs, and to each those without a day that may mean it."""
    kind = signs[0].kind
    exact = sorted((sign for sign in signs if sign.exact and not sign.planned), key=_start)
    drafts = list(_clusters(exact, ROUND_APART if kind == "round" else NEAR))
    planned = sorted((sign for sign in signs if sign.exact and sign.planned), key=_start)
    rest = []
    for sign in planned:
        near = [
            draft
            for draft in drafts
            if draft.start and abs(draft.start - _start(sign)) <= (ROUND_APART if kind == "round" else NEAR)
        ]
        near[-1].vague.append(sign) if near else rest.append(sign)
    drafts += _clusters(rest, ROUND_APART if kind == "round" else NEAR)
    drafts.sort(key=lambda draft: draft.start or date.min)
    left = [sign for sign in signs if not sign.exact and not _attached(sign, drafts)]
    yield from drafts
    if kind not in NEED_DAYS:
        yield from _undated(left)


def _clusters(signs: Sequence[Sign], near: timedelta) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for sign in signs:
        start, last = _start(sign), sign.period.last or _start(sign)
        if draft is not None and draft.last is not None and start - draft.last <= near:
            draft.signs.append(sign)
            draft.last = max(draft.last, last)
            continue
        if draft is not None:
            yield draft
        draft = _Draft([sign], start, last)
    if draft is not None:
        yield draft


def _attached(sign: Sign, drafts: Sequence[_Draft]) -> bool:
    """Whether a sign without a day may mean one of the steps: the latest of which the report can know."""
    bound = sign.period.last or sign.day
    for draft in reversed(drafts):
        if draft.start is None:
            continue
        # A round has its number, and is known before it is held.
        known = draft.start <= bound or sign.kind == "round"
        if (
            known
            and abs(sign.day - draft.start) <= REMEMBERED
            and (sign.period.start is None or sign.planned or sign.period.start <= (draft.last or draft.start))
        ):
            draft.vague.append(sign)
            return True
    return False


def _undated(signs: Sequence[Sign]) -> Iterator[_Draft]:
    """Those that mean no dated step: together, as one step not after the first report's bound."""
    signs = [sign for sign in signs if sign.day - (sign.period.last or sign.day) <= REMEMBERED]
    if not signs:
        return
    actual = [sign for sign in signs if not sign.planned]
    if actual:
        lasts = [sign.period.last for sign in actual if sign.period.last]
        starts = [sign.period.start for sign in actual if sign.period.start]
        last = min(lasts, default=None)
        start = max(starts, default=None)
        yield _Draft(list(signs), start if start and (last is None or start <= last) else None, last)
    elif signs[0].kind == "round":
        starts = [sign.period.start for sign in signs if sign.period.start]
        yield _Draft(list(signs), max(starts, default=signs[0].day), None)


def _start(sign: Sign) -> date:
    return sign.period.start or sign.period.last or sign.day


def _without_rounds(drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    """The steps, where talks of the days of a numbered round are that round."""
    rounds = [draft for draft in drafts if draft.signs[0].kind == "round"]
    for draft in drafts:
        if draft.signs[0].kind == "talks" and draft.start and draft.last:
            same = [
                other for other in rounds
                if other.start and other.last and other.start - NEAR <= draft.last and draft.start <= other.last + NEAR
            ]  # fmt: skip
            if same:
                same[0].start = min(same[0].start or draft.start, draft.start)
                same[0].last = max(same[0].last or draft.last, draft.last)
                same[0].vague += draft.all
                continue
        yield draft


def _step(draft: _Draft, cast: Cast) -> Step:
    signs = draft.all
    first = draft.signs[0]
    planned = all(sign.planned for sign in signs)
    period = None
    if draft.start or draft.last:
        period = Period(draft.start, draft.last + DAY if draft.last else None)
    by = dict.fromkeys(side for sign in signs for side in sign.by if side != "*")
    return Step(
        kind=f"{first.kind} planned" if planned and first.kind in ("round", "truce") else first.kind,
        period=period,
        by=tuple(map(cast.face, by)),
        to=(),
        place=next((sign.place for sign in signs if sign.place), None),
        answer=_answer(draft),
        terms=tuple(dict.fromkeys(term for sign in signs for term in sign.terms)),
        events=tuple(dict.fromkeys(event for sign in signs for event in sign.events)),
        claims=tuple(dict.fromkeys(claim for sign in signs for claim in sign.claims)),
        documents=tuple(dict.fromkeys(sign.document for sign in signs)),
        rule=first.rule,
        words=tuple(dict.fromkeys(sign.words for sign in (*draft.signs, *signs))),
        number=first.number if first.kind == "round" else None,
    )


def _answer(draft: _Draft) -> str | None:
    """What a party answered, in the reports of those days: yes to some of it and no to the rest is "in part"."""
    told = draft.all
    soon = [sign for sign in told if draft.last is None or sign.day - draft.last <= 2 * NEAR] or told
    answers = {sign.answer for sign in soon if sign.answer}
    return "in part" if len(answers) > 1 else next(iter(answers), None)


def _moment(step: Step) -> tuple[date, int, date]:
    start = step.period and step.period.start
    last = step.period and step.period.last
    kind = step.kind.removesuffix(" planned")
    return (start or last or date.max, ORDER.index(kind) if kind in ORDER else len(ORDER), last or date.max)


def _ended(steps: Sequence[Step]) -> Iterator[Step]:
    """The steps, where a truce runs up to the breach or the end that follows it; one that is broken was in force."""
    for number, step in enumerate(steps):
        if step.kind in ("truce", "truce planned") and step.period and step.period.start:
            end = _end(step.period.start, steps[number + 1 :])
            if end is not None:
                step = replace(step, kind="truce", period=Period(step.period.start, end + DAY))
        yield step


def _end(start: date, later: Sequence[Step]) -> date | None:
    """The day of the first breach or end after ``start``, if no other truce begins before it."""
    for step in later:
        if step.kind == "truce":
            return None
        day = step.period and (step.period.start or step.period.last)
        if step.kind in ("breach", "truce ended") and day and day > start:
            return day
    return None
