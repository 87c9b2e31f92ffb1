"""Whether two reports tell of the same occurrence: what speaks for it and what against, as a score with its reasons.

"Shells hit a market in Tarsa on 9 January" and "the shelling of Tarsa market, which killed 28" of three days later: the
day, the place and the deed agree. Each reason adds to the odds or takes from them; a day or a place that cannot be the
same ends the matter. The score depends on the two events alone, so that it is the same whenever they meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from dragoman.records import distance
from dragoman.resolvers.traces import LONGEST, SELDOM, WAVERING, Trace, is_penned

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
# What goes on until it is over, where no weapon is told of: a war, an occupation, a blockade.
LASTING = frozenset((None, "seize", "restrict"))
VIOLENT = frozenset(("ASSAULT", "COERCE"))
# What is done with words is done anew each time that somebody speaks.
SPOKEN = frozenset(("SUPPORT", "REQUEST", "ACCUSE", "REJECT", "AGREE", "THREATEN", "CONCEDE"))
HAPPENED = frozenset(("actual", "ongoing"))
TOWN = frozenset(("exact", "town", "district"))
#: The share of words from which on two sentences are one, printed twice.
ALMOST = 0.75
#: Days of a period that is known well enough.
MONTH = 31
#: Days after which a report comes back to something.
BACK = 7
#: Words from which on it tells something that two sentences have the same ones.
ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Comparison:
    """How surely two events are the same, and why: what each reason adds to the odds."""

    score: float
    reasons: tuple[tuple[str, float], ...]

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons in words."""
        return tuple(f"{reason} {round(weight, 1) + 0.0:+.1f}" for reason, weight in self.reasons)


def compare(one: Trace, other: Trace) -> Comparison | None:
    """What the two have in common; ``None`` where they cannot be the same. It makes no difference which comes first."""
    if other.event < one.event:
        one, other = other, one
    if _gap(one, other) > 1:
        return None
    odds, reasons = BEFORE, []
    for reason in _reasons(one, other):
        if reason[1] == NEVER:
            return None
        odds += reason[1]
        reasons.append(reason)
    return Comparison(1 / (1 + exp(-odds)), tuple(reasons))


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
    yield from _realis(one, other)
    if one.trigger == other.trigger:
        yield "same word", 0.5
    elif one.trigger in other.words and other.trigger in one.words and _common(one, other) >= ALMOST:
        # "Norland struck the base in answer to the raid", printed twice, is a strike and a raid.
        yield "another deed of the same sentence", -2.5
    elif one.type == other.type and _is_spoken(one, other):
        yield "other word", -0.5


def _realis(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    realis = {one.realis, other.realis}
    if HAPPENED.isdisjoint(realis) and not (one.sure and other.sure):
        yield "mere possibility", -1.5
    elif len(realis) > 1 and not realis <= HAPPENED:
        if "planned" not in realis:
            yield "happened or not", -0.4 if one.type in VIOLENT and _same_town(one, other) else -1.0
        elif not _same_days(one, other):
            yield "happened or not", -0.5


def _days(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    gap, lengths = _gap(one, other), [_length(one), _length(other)]
    if gap == 1 and _is_spoken(one, other):
        yield "other days", NEVER
    if gap == 1:
        yield "days next to each other", -2.0
    elif one.sure and other.sure and None not in lengths:
        longest = max(length for length in lengths if length is not None)
        if _same_days(one, other):
            yield "same days", 1.6 if longest <= 3 else 1.0 if longest <= LONGEST else 0.0
            if longest <= 3 and _is_seldom(one, other):
                yield "of such deeds there are few", 0.9
            if longest <= 3 and _looks_back(one) and _looks_back(other):
                yield "both come back to that day", 1.2
            return
        elif one.start == other.start and "ongoing" in (one.realis, other.realis):
            yield "begun at the same time", 1.2
        elif longest <= 7:
            yield "days that meet", 0.8
        else:
            yield "days that may be the same", 0.3 if longest <= 31 else 0.0 if longest <= LONGEST else -0.8
    else:
        yield from _publication(one, other)
    if gap == 0 and _is_seldom(one, other):
        yield "of such deeds there are few", 0.5 if "ongoing" in (one.realis, other.realis) else 0.7


def _same_days(one: Trace, other: Trace) -> bool:
    return one.sure and other.sure and (one.start, one.end) == (other.start, other.end)


def _looks_back(trace: Trace) -> bool:
    """Whether the report comes back to something that was long over when it was published."""
    return trace.published is not None and trace.end is not None and trace.published - trace.end >= BACK


def _is_seldom(one: Trace, other: Trace) -> bool:
    return (one.mode == other.mode and one.mode in SELDOM) or _is_penned(one, other)


def _is_penned(one: Trace, other: Trace) -> bool:
    return is_penned(one) and is_penned(other)


def _publication(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    """Where one gives no day, reports of the same days tell of the same things, and later ones come back to them."""
    if one.published is None or other.published is None:
        return
    apart = abs(one.published - other.published)
    later = one if one.published > other.published else other
    earlier = other if later is one else one
    back = earlier.sure and not later.sure
    near = min(apart, _to_dated(one, other), _to_dated(other, one))
    weight = next(weights for days, weights in APART if near <= days)[back]
    if apart and back and one.type in VIOLENT:
        weight = min(weight, 0.0)  # of yesterday's shelling, or of today's
    if near < apart:
        yield "published when it was, by the other", weight
    else:
        told = f"{apart} days apart" if apart > 1 else "on the next day" if apart else "on one day"
        yield f"published {told}", weight
    if not (one.sure or other.sure):
        yield "neither dated", -1.3
    if apart and one.type == other.type == "CONSULT" and not _is_seldom(one, other):
        yield from _meetings(earlier, later)
    if _is_spoken(one, other) and not (one.sure and other.sure):
        yield ("said on other days", -3.0) if apart and not back else ("no day is given", -0.4)


def _to_dated(undated: Trace, dated: Trace) -> float:
    """Days from what one report dates, as a later one does, to the news of another that gives no day."""
    length = _length(dated)
    if not dated.sure or undated.sure or length is None or length > MONTH:
        return float("inf")
    if undated.published is None or undated.published < (dated.start or 0):
        return float("inf")
    return max(0, undated.published - (dated.end or 0) + 1)


def _meetings(earlier: Trace, later: Trace) -> Iterator[tuple[str, float]]:
    """Presidents meet somebody every day: what is told without a day was just before, not some other time."""
    apart = (later.published or 0) - (earlier.published or 0)
    if not (_is_dated(earlier) or _is_dated(later)):
        yield "met on other days", -1.2 if apart <= 3 else -2.5
    elif not _is_dated(later) and (later.published or 0) - (earlier.end or 0) >= 1:
        yield "may have met again", -2.0


def _is_dated(trace: Trace) -> bool:
    """Whether the text gives the day, or the week."""
    length = _length(trace)
    return trace.sure and length is not None and length <= 7


def _is_spoken(one: Trace, other: Trace) -> bool:
    return not _is_penned(one, other) and (one.type in SPOKEN or other.type in SPOKEN)


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
        if named or (_is_done(one) and _same_town(one, other)):
            # Two towns may stand in one sentence; of one day it is mostly the same attack.
            yield "place named", 1.4 if _one_day_and_town(one, other) else 0.8
        elif one.type in VIOLENT and not (one.sure and other.sure) and not _lasts(one, other):
            # In a war there is shelling every day.
            yield "neither the same place nor the same day", -1.0
        return
    yield from _same_place(one, other)


def _same_place(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    exact = one.precision in TOWN and other.precision in TOWN
    if one.place == other.place:
        yield "same place", 1.4 if exact or one.point is None else 0.3
        if one.type in VIOLENT and one.point and not (exact or (one.sure and other.sure) or _lasts(one, other)):
            yield "somewhere in one country", -0.6
    elif one.point and other.point and exact:
        apart = distance(one.point, other.point)
        yield f"{apart:.0f} km apart", 0.6 if apart <= 15 else -0.8 if apart <= 60 else NEVER
    elif one.country and other.country and one.country != other.country:
        yield "other country", -2.5
    elif one.place in other.place or other.place in one.place:
        yield "one place in the other", 0.5
    else:
        yield "other place", -1.0 if one.point is None or other.point is None else -0.2


def _same_town(one: Trace, other: Trace) -> bool:
    """Whether both are at one place, or name one."""
    return (one.place is not None and one.place == other.place) or not one.towns.isdisjoint(other.towns)


def _one_day_and_town(one: Trace, other: Trace) -> bool:
    return one.type in VIOLENT and _length(one) == 1 and _same_days(one, other) and _same_town(one, other)


def _is_done(trace: Trace) -> bool:
    """Whether it is a deed, done at some place, not said or agreed upon wherever people met."""
    return trace.type not in SPOKEN | MUTUAL


def _lasts(one: Trace, other: Trace) -> bool:
    """A war or a siege, which goes on as a whole; its shelling is done anew each day."""
    return one.realis == other.realis == "ongoing" and {one.mode, other.mode} <= LASTING


def _parties(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    mine, theirs = one.actors | one.recipients, other.actors | other.recipients
    mutual = (one.type in MUTUAL and other.type in MUTUAL) or (one.mode == other.mode and one.mode in MUTUAL_MODES)
    if one.countries - other.countries and other.countries - one.countries:
        # Our president spoke with Sudland's, and with Westland's.
        yield "each has a country of its own", -2.0 if mutual else -1.2
    if one.type == other.type == "ASSAULT" and _lasts(one, other) and len(one.countries & other.countries) > 1:
        yield "one war of the same sides", 1.5
    if mutual:
        # Somebody of Sudland may be anybody.
        mine, theirs = (frozenset(who for who in side if not who.startswith("/")) for side in (mine, theirs))
        common = len(mine & theirs)
        if common > 1:
            surely = common > 2 or any(map(_is_own, mine & theirs))
            yield f"{common} parties in common", 1.8 if surely else 0.9
        elif common and mine - theirs and theirs - mine:
            # Whoever publishes is there each time; it is the other one who says which meeting it was.
            yield "each with a party of its own", -1.6
        elif common:
            yield "one party in common", -0.6 if one.type == "CONSULT" else -0.3
        elif any(map(_is_own, mine)) and any(map(_is_own, theirs)):
            yield "other parties", -2.0
        elif one.countries & other.countries and not _is_penned(one, other):
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


def _is_own(name: str) -> bool:
    """Whether it is somebody, not just somebody of a country."""
    return "/" not in name or name.partition("/")[0] not in ("", "state")


def _words(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    total = len(one.words) + len(other.words)
    if total:
        common = _common(one, other)
        # Those who are at odds over an attack have no words in common for it.
        weight = max(-0.2 if _one_day_and_town(one, other) else -0.5, min(3.2, 5.0 * (common - 0.18)))
        # "We are ready" is said often.
        yield f"{common:.0%} of words in common", weight * min(1.0, total / 2 / ENOUGH)
        if common == 1 and total >= ENOUGH:
            yield "the same sentence", 0.6
    if named := (one.names & other.names) - {one.place, other.place}:
        yield "names in common", 0.3 * min(2, len(named))
    if one.names - other.names and other.names - one.names:
        yield "each has names of its own", -0.7 if one.type in MUTUAL else -0.5
    yield from _numbers(one, other)


def _common(one: Trace, other: Trace) -> float:
    """The share of their words that both have."""
    return 2 * len(one.words & other.words) / max(1, len(one.words) + len(other.words))


def _numbers(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    if one.series and other.series:
        if same := one.series & other.series:
            yield f"same {' and '.join(sorted(same))}", 1.0
        elif not _things(one.series).isdisjoint(_things(other.series)):
            yield "another of a series", -2.0
    if one.counts & other.counts or one.many & other.many:
        yield "same number", 1.2
        if one.many & other.many and _is_done(one) and _same_town(one, other):
            yield "so many at one place", 1.3
    elif one.counts and other.counts and not _things(one.counts).isdisjoint(_things(other.counts)):
        # What an attack costs is counted for days; of another day or place it is another count.
        known = _same_days(one, other) or (one.type in VIOLENT and _same_town(one, other))
        yield "other number", 0.0 if _one_day_and_town(one, other) else -0.2 if known else -1.0


def _things(counts: frozenset[str]) -> set[str]:
    """What is counted, or bears a number."""
    return {count.rpartition(" ")[0] for count in counts}
