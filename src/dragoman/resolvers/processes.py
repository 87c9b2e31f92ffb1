"""Negotiations, each a record of its own: parties, mediators, venues, and what was done in what order.

Twenty reports tell of the talks between Sudland and the Northern League: two rounds in Tarsa, a proposal that one
accepted and the other accepted in part, a truce from 3 May that the army broke on 9 June. A step is whatever the
signs of it in any report tell; who the parties are, the reports together say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.accounts import Process
from dragoman.knowledge import load
from dragoman.knowledge.negotiation import Negotiation
from dragoman.records import Event, Findings
from dragoman.resolvers.sides import GENERIC, Cast, is_group, may_be_party, side_of
from dragoman.resolvers.signs import Sign, Told, read_signs
from dragoman.resolvers.statuses import statuses_of
from dragoman.resolvers.steps import steps_of

Pair = tuple[str, str]

#: Steps that only parties to a conflict take; talks alone make no process.
STRONG = frozenset({"round", "proposal", "response", "agreement", "truce", "exchange", "breach"})


def find_processes(
    reports: Iterable[Findings], copies: Collection[str] = frozenset(), words: Negotiation | None = None
) -> Iterator[Process]:
    """Each negotiation that the reports tell of; ``copies`` are ids of reports that repeat another."""
    words = words or load().english.negotiation
    cast, hostile = Cast(), Counter[Pair]()
    told = []
    for findings in reports:
        hostile.update(_hostilities(findings.events))
        read = read_signs(findings, cast, words)
        if read is not None:
            told.append(read)
    told.sort(key=lambda report: (report.day, report.document))
    told = _named(told, cast)
    pairs = _pairs(told, hostile, copies)
    tracks: dict[Pair, list[tuple[Told, list[Sign]]]] = defaultdict(list)
    for report in told:
        for pair, signs in _sorted_out(report, pairs).items():
            tracks[pair].append((report, signs))
    for pair in sorted(tracks):
        process = _process(pair, tracks[pair], cast, copies)
        if process is not None:
            yield process


def _hostilities(events: Sequence[Event]) -> Iterator[Pair]:
    """Who attacks whom, as far as both are told."""
    for event in events:
        if event.type == "ASSAULT" and event.realis in ("actual", "ongoing"):
            doers = {side_of(mention.actor) for mention in event.actors if mention.actor}
            sufferers = {side_of(mention.actor) for mention in event.recipients if mention.actor}
            yield from ((one, other) if one < other else (other, one)
                        for one in doers for other in sufferers if one and other and one != other)  # fmt: skip


def _named(told: Sequence[Told], cast: Cast) -> list[Told]:
    """The reports with "the rebels" as the group that they are: the report's own, else the one most spoken of."""
    spoken = Counter[str]()
    for report in told:
        spoken.update(side for side in report.sides if side.startswith("group/"))
    return [_renamed(report, _names(report, spoken, cast)) for report in told]


def _names(report: Told, spoken: Counter[str], cast: Cast) -> dict[str, str]:
    generic = {side for side in (*report.sides, *(side for pair in report.pairs for side in pair)) if side.startswith(GENERIC)}
    names = {}
    for side in generic:
        groups = [group for group in spoken if GENERIC + (cast.country(group) or "") == side]
        if groups:
            names[side] = max(groups, key=lambda group: (report.sides[group] > 0, report.sides[group], spoken[group], group))
    return names


def _renamed(report: Told, names: dict[str, str]) -> Told:
    if not names:
        return report

    def name(side: str) -> str:
        return names.get(side, side)

    def counted(sides: Counter[str]) -> Counter[str]:
        found = Counter[str]()
        for side, count in sides.items():
            found[name(side)] += count
        return found

    pairs = Counter[Pair]()
    for (one, other), weight in report.pairs.items():
        if name(one) != name(other):
            left, right = sorted((name(one), name(other)))
            pairs[left, right] += weight
    signs = tuple(
        replace(sign, by=tuple(dict.fromkeys(map(name, sign.by))), sides=frozenset(map(name, sign.sides)))
        for sign in report.signs
    )
    return replace(
        report, signs=signs, pairs=pairs, mediators=counted(report.mediators), sides=counted(report.sides)
    )


def _pairs(told: Sequence[Told], hostile: Counter[Pair], copies: Collection[str]) -> Counter[Pair]:
    """Who negotiates with whom over a conflict, with the number of reports that show it."""
    shown, cued = Counter[Pair](), Counter[str]()
    for report in told:
        if report.document not in copies:
            shown.update(report.pairs.keys())
            cued.update(report.mediators.keys())
    found = Counter[Pair]()
    for pair, count in shown.items():
        in_conflict = any(map(is_group, pair)) or hostile[pair]
        # Who mediates in as many reports as it is a party in is none.
        if in_conflict and all(map(may_be_party, pair)) and all(cued[side] < count or not cued[side] for side in pair):
            found[pair] = count
    return found


def _sorted_out(report: Told, pairs: Counter[Pair]) -> dict[Pair, list[Sign]]:
    """The signs of a report by whose talks they are of: both parties stand beside them, or the report is about them."""
    shown = {pair: weight for pair, weight in report.pairs.items() if pair in pairs}
    if shown:
        main = max(shown, key=lambda pair: (shown[pair], pairs[pair], pair))
    else:
        near = [pair for pair in pairs if any(report.sides[side] for side in pair)]
        best = max((_presence(report, pair) for pair in near), default=0)
        found = [pair for pair in near if _presence(report, pair) == best]
        if len(found) != 1:
            return {}
        main = found[0]
    sorted_out: dict[Pair, list[Sign]] = defaultdict(list)
    for sign in report.signs:
        both = [pair for pair in shown if sign.sides.issuperset(pair)]
        sorted_out[max(both, key=lambda pair: (shown[pair], pair)) if both else main].append(sign)
    sorted_out.setdefault(main, [])
    return sorted_out


def _presence(report: Told, pair: Pair) -> int:
    return sum(min(report.sides[side], 1) for side in pair)


def _process(
    pair: Pair, told: Sequence[tuple[Told, list[Sign]]], cast: Cast, copies: Collection[str]
) -> Process | None:
    """One process, or ``None`` where there is too little of it: a step or two that one report tells of in passing."""
    cued = Counter[str]()
    direct = indirect = 0
    for report, _ in told:
        cued.update(side for side in report.mediators if side not in pair)
        direct, indirect = direct + report.direct, indirect + report.indirect
    mediators = [side for side, count in cued.most_common() if count * 10 >= max(cued.values())]
    steps = steps_of([sign for _, signs in told for sign in signs], pair, frozenset(mediators), cast)
    strong = {step.kind for step in steps} & STRONG
    sources = {document for step in steps for document in step.documents} - set(copies)
    if not strong or len({step.kind for step in steps}) < 2 or (len(sources) < 2 and not mediators):
        return None
    return Process(
        parties=tuple(map(cast.face, pair)),
        mediators=tuple(map(cast.face, sorted(mediators, key=lambda side: (-cued[side], side)))),
        venues=tuple(dict.fromkeys(step.place for step in steps if step.place and step.kind in ("round", "talks"))),
        direct=None if direct == indirect else direct > indirect,
        steps=steps,
        statuses=statuses_of(steps),
    )
