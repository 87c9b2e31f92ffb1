"""Whose talks a report tells of: the two sides that it shows at odds and at one table.

One report shows Sudland and the Northern League as parties to a truce, another tells of the League alone; that Norland
mediates, and is no party, the reports together say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.records import Event
from dragoman.resolvers.sides import GENERIC, Cast, is_group, may_be_party, side_of
from dragoman.resolvers.signs import Sign, Told

#: The keys of two sides, in order.
Pair = tuple[str, str]


def find_hostilities(events: Sequence[Event]) -> Iterator[Pair]:
    """Who attacks whom, as far as both are told."""
    for event in events:
        if event.type == "ASSAULT" and event.realis in ("actual", "ongoing"):
            doers = {side_of(mention.actor) for mention in event.actors if mention.actor}
            sufferers = {side_of(mention.actor) for mention in event.recipients if mention.actor}
            for one in doers:
                for other in sufferers:
                    if one and other and one != other:
                        yield (one, other) if one < other else (other, one)


def name_groups(told: Sequence[Told], cast: Cast) -> list[Told]:
    """The reports with "the rebels" as the group that they are: the report's own, else the one most spoken of."""
    spoken: Counter[str] = Counter()
    for report in told:
        spoken.update(side for side in report.sides if side.startswith("group/"))
    return [_renamed(report, _names(report, spoken, cast)) for report in told]


def _names(report: Told, spoken: Counter[str], cast: Cast) -> dict[str, str]:
    """What the report's unnamed rebels are called."""
    names = {}
    for side in report.sides:
        groups = [group for group in spoken if GENERIC + (cast.country(group) or "") == side]
        if groups:
            names[side] = max(groups, key=lambda group: (report.sides[group], spoken[group], group))
    return names


def _renamed(report: Told, names: dict[str, str]) -> Told:
    if not names:
        return report
    pairs: Counter[Pair] = Counter()
    for (one, other), weight in report.pairs.items():
        left, right = sorted((names.get(one, one), names.get(other, other)))
        if left != right:
            pairs[left, right] += weight
    signs = tuple(
        replace(
            sign,
            by=tuple(dict.fromkeys(names.get(side, side) for side in sign.by)),
            sides=frozenset(names.get(side, side) for side in sign.sides),
        )
        for sign in report.signs
    )
    return replace(
        report,
        signs=signs,
        pairs=pairs,
        mediators=_counted(report.mediators, names),
        sides=_counted(report.sides, names),
    )


def _counted(sides: Counter[str], names: dict[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for side, count in sides.items():
        found[names.get(side, side)] += count
    return found


def find_pairs(told: Sequence[Told], hostile: Counter[Pair], copies: Collection[str]) -> Counter[Pair]:
    """Who negotiates with whom over a conflict, with the number of reports that show it."""
    shown: Counter[Pair] = Counter()
    cued: Counter[str] = Counter()
    for report in told:
        if report.document not in copies:
            shown.update(report.pairs.keys())
            cued.update(report.mediators.keys())
    found = {
        pair: count
        for pair, count in shown.items()
        if all(map(may_be_party, pair))
        and not any(side.startswith(GENERIC) for side in pair)
        and (any(map(is_group, pair)) or hostile[pair])
    }
    return Counter({pair: count for pair, count in found.items() if not any(_mediates(pair, found, cued))})


def _mediates(pair: Pair, found: Mapping[Pair, int], cued: Mapping[str, int]) -> Iterator[bool]:
    """Whether either of a pair is a mediator: in as many reports as it is a party in, or of another pair that more
    reports show."""
    for side, other in (pair, pair[::-1]):
        cues = cued.get(side, 0)
        yield cues >= found[pair] or (
            cues > 0
            and any(other in rival and side not in rival and count > found[pair] for rival, count in found.items())
        )


def pairs_by_group(pairs: Mapping[Pair, int]) -> dict[str, list[Pair]]:
    """The pairs that a side stands in, of those with a group in them.

    Two states stand in many reports that have nothing to do with what is between them; a group in few.
    """
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if any(map(is_group, pair)):
            for side in pair:
                found[side].append(pair)
    return found


def sort_out(report: Told, pairs: Counter[Pair], by_group: Mapping[str, list[Pair]]) -> dict[Pair, list[Sign]]:
    """The signs of a report by whose talks they are of: both parties stand beside them, or the report is about them."""
    shown = {pair: weight for pair, weight in report.pairs.items() if pair in pairs}
    main = max(shown, key=lambda pair: (shown[pair], pairs[pair], pair)) if shown else _spoken_of(report, by_group)
    if main is None:
        return {}
    sorted_out: dict[Pair, list[Sign]] = defaultdict(list)
    for sign in report.signs:
        both = [pair for pair in shown if sign.sides.issuperset(pair)]
        sorted_out[max(both, key=lambda pair: (pairs[pair], shown[pair], pair)) if both else main].append(sign)
    sorted_out.setdefault(main, [])
    return sorted_out


def _spoken_of(report: Told, by_group: Mapping[str, list[Pair]]) -> Pair | None:
    """The one pair that a report speaks of without showing it as one."""
    near = Counter(pair for side in report.sides for pair in by_group.get(side, ()))
    best = [pair for pair, present in near.items() if present == max(near.values())]
    return best[0] if len(best) == 1 else None
