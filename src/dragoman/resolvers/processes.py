"""Negotiations, each a record of its own: parties, mediators, venues, and what was done in what order.

Twenty reports tell of the talks between Sudland and the Northern League: two rounds in Tarsa, a proposal that one
accepted and the other accepted in part, a truce from 3 May that the army broke on 9 June. A step is whatever the
signs of it in any report tell; who the parties are, the reports together say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.accounts import Process
from dragoman.knowledge import load
from dragoman.knowledge.steprules import StepRules
from dragoman.records import Findings
from dragoman.resolvers.parties import Pair, find_hostilities, find_pairs, name_groups, pairs_by_group, sort_out
from dragoman.resolvers.sides import Cast, is_group
from dragoman.resolvers.signs import Sign, Told, read_signs
from dragoman.resolvers.statuses import statuses_of
from dragoman.resolvers.steps import steps_of

#: Steps that only parties to a conflict take; talks alone make no process.
STRONG = frozenset({"round", "proposal", "response", "agreement", "truce", "exchange", "breach"})

#: What there must be of it between two states, who have much else to talk about.
BETWEEN_STATES = frozenset({"round", "truce", "exchange"})


@dataclass(frozen=True, slots=True)
class Talks:
    """What one report adds to an account of talks: who attacks whom in it, its signs, and who speaks for whom in it, if
    it tells of talks."""

    hostile: Counter[Pair]
    cast: Cast
    told: Told | None


def find_processes(
    reports: Iterable[Findings], copies: Collection[str] = frozenset(), words: StepRules | None = None
) -> Iterator[Process]:
    """Each negotiation that the reports tell of; ``copies`` are ids of reports that repeat another."""
    read = (read_talks(findings, words) for findings in reports)
    return processes_of((talks for talks in read if talks is not None), copies)


def read_talks(findings: Findings, words: StepRules | None = None) -> Talks | None:
    """What a report adds, or ``None`` where it adds nothing."""
    cast = Cast()
    hostile = Counter(find_hostilities(findings.events))
    told = read_signs(findings, cast, words or load().english.negotiation)
    # Who stands for a side is told where talks are: most reports tell of none.
    return Talks(hostile, cast if told else Cast(), told) if hostile or told else None


def processes_of(reports: Iterable[Talks], copies: Collection[str] = frozenset()) -> Iterator[Process]:
    """Each negotiation that comes of what reports add, which come in the order of publication."""
    cast = Cast()
    hostile: Counter[Pair] = Counter()
    told = []
    for added in reports:
        hostile.update(added.hostile)
        cast.join(added.cast)
        if added.told is not None:
            told.append(added.told)
    told.sort(key=lambda report: (report.day, report.document))
    told = name_groups(told, cast)
    pairs = find_pairs(told, hostile, copies)
    by_group = pairs_by_group(pairs)
    tracks: dict[Pair, list[tuple[Told, list[Sign]]]] = defaultdict(list)
    for report in told:
        for pair, signs in sort_out(report, pairs, by_group).items():
            tracks[pair].append((report, signs))
    for pair in sorted(tracks):
        process = _process(pair, tracks[pair], cast, copies)
        if process is not None:
            yield process


def _process(
    pair: Pair, told: Sequence[tuple[Told, list[Sign]]], cast: Cast, copies: Collection[str]
) -> Process | None:
    """One process, or ``None`` where there is too little of it: a step or two that one report tells of in passing."""
    cued: Counter[str] = Counter()
    direct = indirect = 0
    for report, _ in told:
        if report.document in copies:
            continue
        if report.pairs[pair]:
            cued.update(side for side in report.mediators if side not in pair)
        direct, indirect = direct + report.direct, indirect + report.indirect
    mediators = [side for side, count in cued.most_common() if count * 5 >= max(cued.values())]
    steps = steps_of([sign for _, signs in told for sign in signs], pair, frozenset(mediators), cast)
    strong = {step.kind for step in steps} & STRONG
    sources = {document for step in steps for document in step.documents} - set(copies)
    if not strong or len({step.kind for step in steps}) < 2 or (len(sources) < 2 and not mediators):
        return None
    if not any(map(is_group, pair)) and not strong & BETWEEN_STATES:
        return None
    return Process(
        parties=tuple(map(cast.face, pair)),
        mediators=tuple(map(cast.face, sorted(mediators, key=lambda side: (-cued[side], side)))),
        venues=tuple(dict.fromkeys(step.place for step in steps if step.place and step.kind in ("round", "talks"))),
        direct=None if direct == indirect else direct > indirect,
        steps=steps,
        statuses=statuses_of(steps),
    )
