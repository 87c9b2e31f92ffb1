"""What one asks of two events before weighing them: whether their days are the same, their towns, their kind of deed.

What is said is said anew each time, what is signed once; a war goes on, its shelling does not; of truces there are few.
"""

from __future__ import annotations

from datetime import date

from dragoman.resolvers.traces import SELDOM, Trace, is_penned, is_war

VIOLENT = frozenset(("ASSAULT", "COERCE"))
MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT"))
# What is done with words is done anew each time that somebody speaks.
SPOKEN = frozenset(("SUPPORT", "REQUEST", "ACCUSE", "REJECT", "AGREE", "THREATEN", "CONCEDE"))
# What is done day after day, and told of each day.
ROUTINE = frozenset(("ASSAULT", "COERCE", "AID", "PROTEST"))
# What goes on until it is over, where no weapon is told of: a war, an occupation, a blockade.
LASTING = frozenset((None, "seize", "restrict"))
# What is taken and held from some day on: a town, a road. The dead since that day are not one deed.
HELD = frozenset(("seize", "restrict"))
#: How exactly a place is known that is one town or less.
TOWN = frozenset(("exact", "town", "district"))
#: The share of words from which on it is hardly another deed of the kind, where these are done day after day.
CLOSE = 0.7


def same_days(one: Trace, other: Trace) -> bool:
    return one.sure and other.sure and (one.start, one.end) == (other.start, other.end)


def length_of(trace: Trace) -> int | None:
    return None if trace.start is None or trace.end is None else trace.end - trace.start


def gap_between(one: Trace, other: Trace) -> int:
    """Days between them; 0 where they may meet."""
    gap = 0
    if one.end is not None and other.start is not None:
        gap = other.start - one.end + 1
    if other.end is not None and one.start is not None:
        gap = max(gap, one.start - other.end + 1)
    return max(gap, 0)


def same_town(one: Trace, other: Trace) -> bool:
    """Whether both are at one place, or name one."""
    return (one.place is not None and one.place == other.place) or not one.towns.isdisjoint(other.towns)


def one_day_and_town(one: Trace, other: Trace) -> bool:
    return one.type in VIOLENT and length_of(one) == 1 and same_days(one, other) and same_town(one, other)


def is_done(trace: Trace) -> bool:
    """Whether it is a deed, done at some place, not said or agreed upon wherever people met."""
    return trace.type not in SPOKEN | MUTUAL


def lasts(one: Trace, other: Trace) -> bool:
    """A war or a siege, which goes on as a whole; its shelling is done anew each day."""
    return one.realis == other.realis == "ongoing" and {one.mode, other.mode} <= LASTING


def is_routine(one: Trace, other: Trace) -> bool:
    """Whether the like is done day after day, in a war or for its people, and nothing says that it is this one."""
    routine = one.type == other.type and one.type in ROUTINE and {one.mode, other.mode}.isdisjoint(HELD | SELDOM)
    return routine and not (is_war(one) or is_war(other)) and not told_alike(one, other)


def from_one_day(one: Trace, other: Trace) -> bool:
    """Whether both are a truce, or what else holds until it is over, from one day on, and one tells no end."""
    holds = one.mode == other.mode and one.mode in HELD | {"ceasefire"}
    return holds and one.start == other.start and begun_on_a_day(one) and None in (one.end, other.end)


def begun_on_a_day(trace: Trace) -> bool:
    """Whether more than the year is known."""
    return trace.start is not None and date.fromordinal(trace.start).timetuple().tm_yday > 1


def place_named(one: Trace, other: Trace) -> bool:
    """Whether the place of one is that of the other, or stands in its sentence."""
    mine, theirs = one.place is not None, other.place is not None
    return (mine and (one.place == other.place or one.place in other.names)) or (theirs and other.place in one.names)


def told_alike(one: Trace, other: Trace) -> bool:
    """Whether a number, somebody known or the words themselves are those of the other."""
    who = one.recipients & other.recipients
    if one.type not in VIOLENT:
        who |= one.actors & other.actors
    number = one.counts & other.counts or one.many & other.many
    return bool(number) or any(map(is_own, who)) or words_in_common(one, other) >= CLOSE


def is_own(name: str) -> bool:
    """Whether it is somebody, not just somebody of a country."""
    return "/" not in name or name.partition("/")[0] not in ("", "state")


def is_spoken(one: Trace, other: Trace) -> bool:
    return not are_penned(one, other) and (one.type in SPOKEN or other.type in SPOKEN)


def is_seldom(one: Trace, other: Trace) -> bool:
    return (one.mode == other.mode and one.mode in SELDOM) or are_penned(one, other)


def are_penned(one: Trace, other: Trace) -> bool:
    """Whether both tell of a signing at one place; decrees are signed each day."""
    return is_penned(one) and is_penned(other) and one.place is not None and one.place == other.place


def words_in_common(one: Trace, other: Trace) -> float:
    """The share of their words that both have."""
    return 2 * len(one.words & other.words) / max(1, len(one.words) + len(other.words))
