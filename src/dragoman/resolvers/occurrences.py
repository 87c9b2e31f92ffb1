"""Whether two reports tell of the same occurrence: what speaks for it and what against, as a score with its reasons.

"Shells hit a market in Tarsa on 9 January" and "the shelling of Tarsa market, which killed 28" of three days later: the
day, the place and the deed agree. Each reason adds to the odds or takes from them; a day or a place that cannot be the
same ends the matter. The score depends on the two events alone, so that it is the same whenever they meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, exp, radians, sin, sqrt

from dragoman.resolvers.traces import LONGEST, WAVERING, Trace

#: Who judges: the ``by`` of the links.
OCCURRENCES = "occurrences/odds"
#: From this score on two events count as one; from ``UNSURE`` on a person may want to look.
SAME, UNSURE = 0.5, 0.3

# Log odds. Set by hand so that each says in one line what a reader would go by, and checked on the account of the demo
# reports and on links of real reports that were read (evaluation/RESULTS.md, "Across reports").
BEFORE = -2.6
NEVER = float("-inf")
# Weapons that reports of one attack give differently.
ALIKE = frozenset(("aerial", "heavy-weapons", "explosives", "drone", "firearms", "targeted"))
# Deeds of which there are few: of one day and kind there is mostly one.
SELDOM = frozenset(
    (
        "ceasefire", "release", "withdraw", "resign", "expel", "convict", "martial-law", "discontinue", "seize",
        "third-party", "third-party-mediate", "arrest", "coup", "cbrn", "yield", "meet", "reduce-relations",
    )
)  # fmt: skip
# Up to so many days between two reports: what that says where neither deed is dated, and where the later report looks
# back at a deed that the earlier one dates.
APART = (
    (1, (0.5, 0.5)),
    (3, (0.2, 0.3)),
    (7, (-0.3, 0.0)),
    (31, (-1.0, -0.3)),
    (120, (-1.8, -0.6)),
    (float("inf"), (-2.2, -1.0)),
)
MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT"))
MUTUAL_MODES = frozenset(("ceasefire",))
VIOLENT = frozenset(("ASSAULT", "COERCE"))
# What is done with words is done anew each time that somebody speaks.
SPOKEN = frozenset(("SUPPORT", "REQUEST", "ACCUSE", "REJECT", "AGREE", "THREATEN", "CONCEDE"))
HAPPENED = frozenset(("actual", "ongoing"))
TOWN = frozenset(("exact", "town", "district"))
#: Words from which on it tells something that two sentences have the same ones.
ENOUGH = 8
EARTH = 6371.0  # kilometres


@dataclass(frozen=True, slots=True)
class Comparison:
    """How surely two events are the same, and why."""

    score: float
    why: tuple[str, ...]


def compare(one: Trace, other: Trace) -> Comparison | None:
    """What the two have in common; ``None`` where they cannot be the same. It makes no difference which comes first."""
    if other.event < one.event:
        one, other = other, one
    if _gap(one, other) > 1:
        return None
    odds, why = BEFORE, []
    for reason, weight in _reasons(one, other):
        if weight == NEVER:
            return None
        odds += weight
        why.append(f"{reason} {round(weight, 1) + 0.0:+.1f}")
    return Comparison(1 / (1 + exp(-odds)), tuple(why))


def _reasons(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    yield from _deed(one, other)
    yield from _days(one, other)
    yield from _places(one, other)
    yield from _parties(one, other)
    yield from _words(one, other)


def _deed(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    if one.type != other.type:
        wavers = other.type in WAVERING.get(one.type, ()) or one.type in WAVERING.get(other.type, ())
        yield "other type", -1.0 if wavers else NEVER
    if one.mode and other.mode:
        if one.mode == other.mode:
            yield "same mode", 0.7
        else:
            yield "other mode", -0.3 if {one.mode, other.mode} <= ALIKE else -1.5
    realis = {one.realis, other.realis}
    if len(realis) > 1 and not realis <= HAPPENED:
        yield "happened or not", -0.5 if "planned" in realis else -1.0
    elif not (realis <= HAPPENED or (one.sure and other.sure)):
        yield "mere possibility", -1.5
    if one.trigger == other.trigger:
        yield "same word", 0.5
    elif one.type == other.type and _is_spoken(one, other):
        yield "other word", -0.5


def _days(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    gap, lengths = _gap(one, other), [_length(one), _length(other)]
    if gap == 1 and _is_spoken(one, other):
        yield "other days", NEVER
    if gap == 1:
        yield "days next to each other", -2.0
    elif one.sure and other.sure and None not in lengths:
        longest = max(length for length in lengths if length is not None)
        if (one.start, one.end) == (other.start, other.end):
            yield "same days", 1.6 if longest <= 3 else 1.0 if longest <= LONGEST else 0.0
            if longest <= 3 and _is_seldom(one, other):
                yield "of such deeds there are few", 0.9
            return
        elif longest <= 7:
            yield "days that meet", 0.8
        else:
            yield "days that may be the same", 0.3 if longest <= 31 else 0.0 if longest <= LONGEST else -0.8
    else:
        yield from _publication(one, other)
    if gap == 0 and _is_seldom(one, other):
        yield "of such deeds there are few", 0.5


def _is_seldom(one: Trace, other: Trace) -> bool:
    return one.mode == other.mode and one.mode in SELDOM


def _publication(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    """Where one gives no day, reports of the same days tell of the same things, and later ones come back to them."""
    if one.published is None or other.published is None:
        return
    apart = abs(one.published - other.published)
    later = one if one.published > other.published else other
    earlier = other if later is one else one
    back = earlier.sure and not later.sure
    weight = next(weights for days, weights in APART if apart <= days)[back]
    yield f"published {apart} days apart" if apart > 1 else f"published on {'the next' if apart else 'one'} day", weight
    if not (one.sure or other.sure):
        yield "neither dated", -1.3
    if _is_spoken(one, other) and not (one.sure and other.sure):
        yield ("said on other days", -3.0) if apart and not back else ("no day is given", -0.4)


def _is_spoken(one: Trace, other: Trace) -> bool:
    return one.type in SPOKEN or other.type in SPOKEN


def _length(trace: Trace) -> int | None:
    return None if trace.start is None or trace.end is None else trace.end - trace.start


def _gap(one: Trace, other: Trace) -> int:
    """Days between them; 0 where they may meet."""
    gap = 0
    if one.end is not None and other.start is not None:
        gap = other.start - one.end + 1
    if other.end is not None and one.start is not None:
        gap = max(gap, one.start - other.end + 1)
    return max(gap, 0)


def _places(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    if one.place is None or other.place is None:
        # The name may stand in the other sentence as somebody's, not as the place: "the Tarsa market".
        named = one.place in other.names if one.place else bool(other.place and other.place in one.names)
        if named:
            yield "place named", 0.8
        elif one.type in VIOLENT and not (one.sure and other.sure) and one.realis != "ongoing":
            # In a war there is shelling every day.
            yield "neither the same place nor the same day", -1.0
        return
    exact = one.precision in TOWN and other.precision in TOWN
    if one.place == other.place:
        yield "same place", 1.4 if exact or one.point is None else 0.3
    elif one.point and other.point and exact:
        apart = _kilometres(one.point, other.point)
        yield f"{apart:.0f} km apart", 0.6 if apart <= 15 else -0.8 if apart <= 60 else NEVER
    elif one.country and other.country and one.country != other.country:
        yield "other country", -2.5
    elif one.place in other.place or other.place in one.place:
        yield "one place in the other", 0.5
    else:
        yield "other place", -1.0 if one.point is None or other.point is None else -0.2


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    (south, west), (north, east) = one, other
    half = sin(radians(north - south) / 2) ** 2
    half += cos(radians(south)) * cos(radians(north)) * sin(radians(east - west) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


def _parties(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    mine, theirs = one.actors | one.recipients, other.actors | other.recipients
    mutual = (one.type in MUTUAL and other.type in MUTUAL) or (one.mode == other.mode and one.mode in MUTUAL_MODES)
    if one.countries - other.countries and other.countries - one.countries:
        # Our president spoke with Sudland's, and with Westland's.
        yield "each has a country of its own", -2.0 if mutual else -1.2
    lasting = (
        one.type == other.type == "ASSAULT" and one.realis == other.realis == "ongoing" and not (one.mode or other.mode)
    )
    if lasting and len(one.countries & other.countries) > 1:
        yield "one war of the same sides", 1.5
    if mutual:
        common = len(mine & theirs)
        if common > 1:
            surely = common > 2 or any(map(_is_own, mine & theirs))
            yield f"{common} parties in common", 1.8 if surely else 0.9
        elif common and mine - theirs and theirs - mine:
            # Whoever publishes is there each time; it is the other one who says which meeting it was.
            yield "each with a party of its own", -1.6
        elif common:
            yield "one party in common", -0.3
        elif one.countries & other.countries:
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
            yield f"same {side}", 1.1 if any(map(_is_own, left & right)) else 0.5
        elif left and right:
            # Who did it is what reports of an attack are most at odds about.
            yield f"other {side}", -0.3 if one.type in VIOLENT and side == "actor" else -0.7


def _goes_on(one: Trace, other: Trace) -> bool:
    """One war, one blockade, the sanctions in force: not done anew each day."""
    lasts = one.realis == other.realis == "ongoing" and (one.type, one.mode) == (other.type, other.mode)
    sides = len(one.countries & other.countries) > 1 or bool(one.recipients & other.recipients)
    return lasts and sides and one.type not in SPOKEN | MUTUAL


def _is_own(name: str) -> bool:
    """Whether it is somebody, not just somebody of a country."""
    return "/" not in name or name.partition("/")[0] not in ("", "state")


def _words(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    total = len(one.words) + len(other.words)
    if total:
        common = 2 * len(one.words & other.words) / total
        weight = max(-0.5, min(3.2, 5.0 * (common - 0.18)))
        # "We are ready" is said often.
        yield f"{common:.0%} of words in common", weight * min(1.0, total / 2 / ENOUGH)
        if common == 1 and total >= ENOUGH:
            yield "the same sentence", 0.6
    if named := (one.names & other.names) - {one.place, other.place}:
        yield "names in common", 0.3 * min(2, len(named))
    if one.names - other.names and other.names - one.names:
        yield "each has names of its own", -0.7 if one.type in MUTUAL else -0.5
    measures = {count.partition(" ")[0] for count in one.counts} & {count.partition(" ")[0] for count in other.counts}
    if one.counts & other.counts:
        yield "same number", 1.0
    elif measures:
        yield "other number", -0.2
