"""Talks: each negotiation as a track of what was done, and what goes on before courts.

The track of talks between Norland and the Northern League shows two rounds in Tarsa, the proposal with each side's
answer, the truce from 3 May and the day on which it was broken, each with the sentence that tells of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Request, Response
from starlette.exceptions import HTTPException

from dragoman.accounts import Proceeding, Process, Status, Step
from dragoman.records import Actor, Document, Evidence
from dragoman.stores import Store
from dragoman.stores.reports import Listed
from dragoman.web.asof import not_told
from dragoman.web.desk import Desk, desk
from dragoman.web.filters import Filters, filters
from dragoman.web.paging import Cursor, part
from dragoman.web.rendering import render

router = APIRouter(include_in_schema=False)

Kept = TypeVar("Kept", Process, Proceeding)

#: Of a step so many reports are quoted at once; the others are named.
QUOTED = 2
#: So many reports are asked for in one question.
TOGETHER = 500

FORMATS = (("html", "Dossier (HTML)"), ("markdown", "Dossier (Markdown)"), ("csv", "Steps (CSV)"), ("json", "JSON"))


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report, and the report."""

    document: Document
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Shown:
    """A step on its track: its ``number`` there, the ``status`` that it makes, and where it is told of."""

    number: int
    step: Step
    status: str | None
    passages: tuple[Passage, ...]
    others: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a party said to a proposal, and which step of the track that is."""

    party: str
    answer: str
    day: date | None
    number: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal with the answers that came before the next one."""

    number: int
    step: Step
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """How talks stood from one day to another, and where that lies on a band that is 1000 wide."""

    status: str
    since: date
    until: date | None
    left: float
    width: float
    number: int


@router.get("/processes")
def processes(
    request: Request,
    desk: Annotated[Desk, Depends(desk)],
    filters: Annotated[Filters, Depends(filters)],
    cursor: Cursor = None,
    courts: Cursor = None,
) -> Response:
    """Every negotiation and every case, those first in which something was done last.

    ``cursor`` is where the negotiations of the page begin, ``courts`` where the cases do.
    """
    talks = [one for one in desk.processes(filters.as_of) if has_party(one.parties, filters.actor)]
    cases = [
        one for one in desk.proceedings(filters.as_of) if has_party((*one.defendants, *one.applicants), filters.actor)
    ]
    return render(
        request,
        "processes.html",
        filters=filters,
        formats=FORMATS,
        talks=part(sorted(talks, key=lambda one: _latest(one.steps), reverse=True), cursor),
        cases=part(sorted(cases, key=lambda one: _latest(one.steps), reverse=True), courts),
        cursor=cursor,
        courts=courts,
        last=last_dated,
    )


@router.get("/processes/{id}")
def process(
    request: Request, id: str, desk: Annotated[Desk, Depends(desk)], filters: Annotated[Filters, Depends(filters)]
) -> Response:
    """One negotiation."""
    found = _with_id(desk.processes(filters.as_of), id, filters.as_of)
    return render(
        request,
        "process.html",
        filters=filters,
        formats=FORMATS,
        process=found,
        track=track(desk.store, found.steps, found.statuses),
        proposals=proposals(found.steps),
        band=band(found.statuses, last_dated(found.steps)),
        rounds=[one for one in found.steps if one.kind == "round"],
        breaches=[one for one in found.steps if one.kind.startswith("breach")],
    )


@router.get("/proceedings/{id}")
def proceeding(
    request: Request, id: str, desk: Annotated[Desk, Depends(desk)], filters: Annotated[Filters, Depends(filters)]
) -> Response:
    """One case before a court."""
    found = _with_id(desk.proceedings(filters.as_of), id, filters.as_of)
    return render(
        request,
        "proceeding.html",
        filters=filters,
        formats=FORMATS,
        proceeding=found,
        track=track(desk.store, found.steps),
    )


def track(store: Store, steps: Sequence[Step], statuses: Iterable[Status] = ()) -> list[Shown]:
    """The steps as they are shown, each with words that tell of it."""
    made = {one.step: one.status for one in statuses}
    quoted = [_quoted(step) for step in steps]
    others = [[one for one in step.documents if one not in told] for step, told in zip(steps, quoted, strict=True)]
    light = _light(store, {one for some in others for one in some})
    return [
        Shown(
            number,
            step,
            made.get(number),
            tuple(Passage(store.document(id), words) for id, words in quoted[number].items()),
            tuple(light[one] for one in others[number]),
        )
        for number, step in enumerate(steps)
    ]


def _quoted(step: Step) -> dict[str, Evidence]:
    """The words that are shown of a step, by their reports."""
    told: dict[str, Evidence] = {}
    for words in step.words:
        if words.document not in told and len(told) < QUOTED:
            told[words.document] = words
    return told


def _light(store: Store, ids: Iterable[str]) -> dict[str, Listed]:
    """These reports without their texts, by their ids: of talks that many tell of there are thousands."""
    wanted = sorted(ids)
    together = (wanted[first : first + TOGETHER] for first in range(0, len(wanted), TOGETHER))
    return {one.id: one for some in together for one in store.reports.lines(some)}


def proposals(steps: Sequence[Step]) -> list[Proposal]:
    """What was proposed, and what each party answered before something else was proposed."""
    answers: dict[int, list[Answer]] = defaultdict(list)
    latest: int | None = None
    for number, step in enumerate(steps):
        if step.kind == "proposal":
            latest = number
        elif step.kind == "response" and latest is not None:
            day = step.period.start if step.period else None
            answers[latest] += [Answer(one.name, step.answer or "answered", day, number) for one in step.by]
    return [Proposal(number, steps[number], tuple(answers[number])) for number in _numbers(steps, "proposal")]


def _numbers(steps: Sequence[Step], kind: str) -> Iterator[int]:
    return (number for number, step in enumerate(steps) if step.kind == kind)


def band(statuses: Sequence[Status], until: date | None) -> list[Stretch]:
    """How talks stood, as stretches of a band from the first status to the last thing that was done."""
    if not statuses:
        return []
    first, last = statuses[0].since, max(until or date.min, statuses[-1].since)
    # The last status needs room too where nothing was done since.
    days = max((last - first).days, 1)
    whole = days + max(days // 20, 1)
    ends = [one.since for one in statuses[1:]]
    stretches = []
    for one, end in zip(statuses, [*ends, None], strict=True):
        left = (one.since - first).days / whole * 1000
        right = 1000.0 if end is None else (end - first).days / whole * 1000
        stretches.append(Stretch(one.status, one.since, end, round(left, 1), round(right - left, 1), one.step))
    return stretches


def last_dated(steps: Iterable[Step]) -> date | None:
    """The last day on which something was done, by which it had begun at the latest; plans do not count."""
    days = [step.period.start for step in steps if step.period and step.period.start and "planned" not in step.kind]
    return max(days, default=None)


def _latest(steps: Iterable[Step]) -> date:
    return last_dated(steps) or date.min


def has_party(parties: Iterable[Actor], asked: str | None) -> bool:
    """Whether one of these is asked for, by part of a name, an id or a country code."""
    if asked is None:
        return True
    name = asked.casefold()
    return any(name in one.name.casefold() or asked in (one.id, one.country) for one in parties)


def _with_id(told: Iterable[Kept], id: str, as_of: date | None) -> Kept:
    for one in told:
        if one.id == id:
            return one
    if as_of:
        raise not_told("these talks or this case", as_of)
    raise HTTPException(404, "No report tells of these talks or this case.")
