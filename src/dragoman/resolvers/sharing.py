"""What places, parties, words and numbers of two events say.

"The shelling of Tarsa market, which killed 28": the town, the deed and the number are those of another report. Whoever
publishes is at each of its meetings; it is the other one who says which meeting it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import distance
from dragoman.resolvers.pairs import (
    HELD,
    MUTUAL,
    TOWN,
    VIOLENT,
    are_penned,
    from_one_day,
    is_done,
    is_own,
    is_routine,
    is_seldom,
    lasts,
    one_day_and_town,
    place_named,
    same_days,
    same_town,
    told_alike,
    words_in_common,
)
from dragoman.resolvers.traces import Trace, is_war

NEVER = float("-inf")
MUTUAL_MODES = frozenset(("ceasefire",))
#: The share of common words from which on only the names may differ.
FORMULA = 0.5
#: The share of words below which two deeds of one day are hardly the same, where much is done each day.
FEW = 0.3
#: Words from which on it tells something that two sentences have the same ones.
ENOUGH = 8


def by_places(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    if one.place is None or other.place is None:
        # The name may stand in the other sentence as somebody's, not as the place: "the Tarsa market".
        named = one.place in other.names if one.place else bool(other.place and other.place in one.names)
        if named or (is_done(one) and same_town(one, other)):
            # Two towns may stand in one sentence; of one day it is mostly the same attack.
            yield "place named", 1.4 if one_day_and_town(one, other) else 0.8
            if HELD & {one.mode, other.mode} and not (named or one.sure or other.sure):
                yield "what is held is not told", -0.8
        elif one.type in VIOLENT and not (one.sure and other.sure) and not (lasts(one, other) and one.mode is None):
            # In a war there is shelling every day.
            yield "neither the same place nor the same day", -1.0 if told_alike(one, other) else -2.2
        elif one.sure and other.sure and is_routine(one, other) and words_in_common(one, other) < FEW:
            yield "there is more of it on one day", -0.8
        return
    yield from _same_place(one, other)


def _same_place(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    here, there = one.place or "", other.place or ""
    exact = one.precision in TOWN and other.precision in TOWN
    if one.place == other.place:
        yield "same place", 1.4 if exact or one.point is None else 0.3
        if one.type in VIOLENT and one.point and not (exact or (one.sure and other.sure) or lasts(one, other)):
            yield "somewhere in one country", -0.6
    elif one.point and other.point and exact:
        apart = distance(one.point, other.point)
        yield f"{apart:.0f} km apart", 0.6 if apart <= 15 else -0.8 if apart <= 60 else NEVER
    elif one.country and other.country and one.country != other.country:
        yield "other country", -2.5
    elif here in there or there in here:
        yield "one place in the other", 0.5
    else:
        yield "other place", -1.0 if one.point is None or other.point is None else -0.2


def by_parties(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    mine, theirs = one.actors | one.recipients, other.actors | other.recipients
    mutual = (one.type in MUTUAL and other.type in MUTUAL) or (one.mode == other.mode and one.mode in MUTUAL_MODES)
    if one.countries - other.countries and other.countries - one.countries:
        # Our president spoke with Sudland's, and with Westland's; of one truce each side tells its own part.
        of_one_day = mutual and one.mode == other.mode and one.mode in MUTUAL_MODES and from_one_day(one, other)
        yield "each has a country of its own", -1.0 if of_one_day else -2.0 if mutual else -1.2
    if is_war(one) and is_war(other) and lasts(one, other) and len(one.countries & other.countries) > 1:
        yield "one war of the same sides", 1.5 if _one_war(one, other) else 0.5
    if mutual:
        # Somebody of Sudland may be anybody.
        mine, theirs = (frozenset(who for who in side if not who.startswith("/")) for side in (mine, theirs))
        common = len(mine & theirs)
        if common > 1:
            surely = common > 2 or any(map(is_own, mine & theirs))
            yield f"{common} parties in common", 1.8 if surely else 0.9
        elif common and mine - theirs and theirs - mine:
            # Whoever publishes is there each time; it is the other one who says which meeting it was.
            yield "each with a party of its own", -1.6
        elif common:
            yield "one party in common", -0.6 if one.type == "CONSULT" else -0.3
        elif any(map(is_own, mine)) and any(map(is_own, theirs)):
            yield "other parties", -2.0
        elif one.type == other.type == "CONSULT" and not (same_town(one, other) or is_seldom(one, other)):
            yield "who met is not the same", -0.5
        elif one.countries & other.countries and not are_penned(one, other):
            if "multilateral" in (one.mode, other.mode) and one.trigger != other.trigger:
                # The summit of a day, and the meeting of some on its margins.
                yield "who met is not the same", -0.8
            yield "countries in common", 0.3 * min(2, len(one.countries & other.countries))
        elif mine and theirs:
            yield "other parties", -2.0
        return
    for side, left, right in (
        ("actor", one.actors, other.actors),
        ("recipient", one.recipients, other.recipients),
    ):
        if left & right:
            # "Norland" is in half of all sentences on the war with Norland; its third brigade is not.
            yield f"same {side}", 1.1 if any(map(is_own, left & right)) else 0.5
        elif left and right:
            # Who did it is what reports of an attack are most at odds about.
            yield f"other {side}", -0.3 if one.type in VIOLENT and side == "actor" else -0.7


def _one_war(one: Trace, other: Trace) -> bool:
    """Whether it is told with one word, of the same attacker and of whom or where it attacks, or from one day on."""
    if one.sure and other.sure and one.start == other.start:
        return True
    elsewhere = one.place is not None and other.place is not None and not place_named(one, other)
    attacked = not elsewhere and (place_named(one, other) or bool(one.recipients & other.recipients))
    return one.trigger == other.trigger and bool(one.actors & other.actors) and attacked


def by_words(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    total = len(one.words) + len(other.words)
    if total:
        common = words_in_common(one, other)
        # Those who are at odds over an attack have no words in common for it.
        weight = max(-0.2 if one_day_and_town(one, other) else -0.5, min(3.2, 5.0 * (common - 0.18)))
        # "We are ready" is said often.
        yield f"{common:.0%} of words in common", weight * min(1.0, total / 2 / ENOUGH)
        if common >= FORMULA and _of_others(one, other):
            # "The treaty with Norland, signed in Tarsa" and "the treaty with Sudland, signed in Tarsa".
            yield "the same words of others", -4.0 if _each_with_one(one, other) else -1.5
        if common == 1 and total >= ENOUGH:
            yield "the same sentence", 0.6
    if named := (one.names & other.names) - {one.place, other.place}:
        yield "names in common", 0.3 * min(2, len(named))
    if one.names - other.names and other.names - one.names:
        weight = -0.2 if one_day_and_town(one, other) else -0.7 if one.type in MUTUAL else -0.5
        yield "each has names of its own", weight
    yield from _numbers(one, other)


def _of_others(one: Trace, other: Trace) -> bool:
    """Whether each names a party, or something undated and without a place, that the other does not."""
    mine, theirs = _named(one), _named(other)
    if not (same_days(one, other) or same_town(one, other)):
        mine, theirs = mine | one.names, theirs | other.names
    return bool(mine - theirs and theirs - mine)


def _each_with_one(one: Trace, other: Trace) -> bool:
    """Whether each has somebody of its own, and at most one party is in both."""
    mine, theirs = _named(one), _named(other)
    return len(mine & theirs) < 2 and any(map(is_own, mine - theirs)) and any(map(is_own, theirs - mine))


def _named(trace: Trace) -> set[str]:
    return {who for who in trace.actors | trace.recipients if not who.startswith("/")}


def _numbers(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    if one.series and other.series:
        if same := one.series & other.series:
            yield f"same {' and '.join(sorted(same))}", 1.0
        elif not _things(one.series).isdisjoint(_things(other.series)):
            yield "another of a series", -2.0
    if one.counts & other.counts or one.many & other.many:
        yield "same number", 1.2
        if one.many & other.many and is_done(one) and same_town(one, other):
            yield "so many at one place", 1.3
    elif one.counts and other.counts and not _things(one.counts).isdisjoint(_things(other.counts)):
        # What an attack costs is counted for days; of another day or place it is another count.
        known = same_days(one, other) or (one.type in VIOLENT and same_town(one, other))
        weight = 0.0 if one_day_and_town(one, other) else -0.2 if known else -1.0
        # "404 soldiers were decorated", "201": told in the same words each day.
        yield "other number", -2.0 if one.many and other.many and one.type not in VIOLENT else weight


def _things(counts: frozenset[str]) -> set[str]:
    """What is counted, or bears a number."""
    return {count.rpartition(" ")[0] for count in counts}
