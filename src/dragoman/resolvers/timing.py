"""What the days of two events say: of stated ones, and of reports where one gives no day.

"On 9 January" in both, three days later, is one day; a meeting that is told without a day was just before its report.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.resolvers.pairs import (
    HELD,
    TOWN,
    VIOLENT,
    begun_on_a_day,
    from_one_day,
    gap_between,
    is_own,
    is_routine,
    is_seldom,
    is_spoken,
    length_of,
    same_days,
    same_town,
    words_in_common,
)
from dragoman.resolvers.traces import LONGEST, Trace

NEVER = float("-inf")
# The share of words that two deeds of one day must have in common to be called the same by that day.
ALIKE = 0.2
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
#: The share of words that two sayings of one day must have in common.
HALF = 0.5
#: The share of words from which on a sentence is printed again, some days later.
VERBATIM = 0.95
#: Days of a period that is known well enough.
MONTH = 31
#: Days after which a report comes back to something.
BACK = 7


def by_days(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    gap, lengths = gap_between(one, other), [length_of(one), length_of(other)]
    if gap == 1 and is_spoken(one, other):
        yield "other days", NEVER
    if gap == 1:
        yield "days next to each other", -2.0
    elif one.sure and other.sure and from_one_day(one, other):
        yield "begun at the same time", 1.2
    elif one.sure and other.sure and None not in lengths:
        longest = max(length for length in lengths if length is not None)
        if same_days(one, other):
            yield "same days", 1.6 if longest <= 3 else 1.0 if longest <= LONGEST else 0.0
            if longest <= 3 and is_seldom(one, other):
                yield "of such deeds there are few", 0.9
            alike = one.trigger == other.trigger or words_in_common(one, other) >= ALIKE
            if longest <= 3 and alike and _looks_back(one) and _looks_back(other):
                yield "both come back to that day", 1.2
            elif not _same_said(one, other):
                yield from _in_words(one, other)
            return
        elif one.start == other.start and one.mode == other.mode and one.mode in HELD:
            # "Since 2014" is said of all that was taken then.
            yield "begun at the same time", 1.2 if begun_on_a_day(one) else 0.3
        elif longest <= 7:
            yield "days that meet", 0.8
        else:
            counted = longest > LONGEST and is_routine(one, other)  # "since March": the dead of more and more days
            yield "days that may be the same", 0.3 if longest <= 31 else 0.0 if longest <= LONGEST else -0.8 - counted
            if one.type == other.type == "CONSULT" and longest > MONTH and not is_seldom(one, other):
                yield "met on other days", -2.5
            if not _same_said(one, other):
                yield from _in_words(one, other)
    else:
        yield from _publication(one, other)
    if gap == 0 and is_seldom(one, other) and (one.mode not in HELD or one.trigger == other.trigger):
        yield "of such deeds there are few", 0.5 if "ongoing" in (one.realis, other.realis) else 0.7


def _looks_back(trace: Trace) -> bool:
    """Whether the report comes back to something that was long over when it was published."""
    return trace.published is not None and trace.end is not None and trace.published - trace.end >= BACK


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
    if apart and one.type == other.type == "CONSULT" and not is_seldom(one, other):
        yield from _meetings(earlier, later)
    if is_routine(one, other) and not _known_there(one, other):
        yield "done day after day", -0.8 if apart <= (3 if one.sure or other.sure else 1) else -1.6
    if is_spoken(one, other) and not (one.sure and other.sure):
        again = apart and not back and words_in_common(one, other) < VERBATIM
        otherwise = apart > 1 and one.trigger != other.trigger
        yield ("said on other days", -3.0) if again else ("no day is given", -1.2 if otherwise else -0.4)
        yield from _in_words(one, other)


def _in_words(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    """Much is said on one day: what two reports of it tell in other words is hardly the same, unless it is a plan."""
    if not is_spoken(one, other) or words_in_common(one, other) >= HALF:
        return
    planned = one.realis == other.realis == "planned" and (same_town(one, other) or _of_somebody(one, other))
    if not planned:
        yield "said in other words", -0.8


def _same_said(one: Trace, other: Trace) -> bool:
    """Whether it is told with one word of a party that is known: "accepted"."""
    return one.trigger == other.trigger and any(not who.startswith("/") for who in _parties(one, other))


def _of_somebody(one: Trace, other: Trace) -> bool:
    """Whether both have a party of its own name."""
    return any(map(is_own, _parties(one, other)))


def _parties(one: Trace, other: Trace) -> frozenset[str]:
    return (one.actors | one.recipients) & (other.actors | other.recipients)


def _known_there(one: Trace, other: Trace) -> bool:
    """Whether it is an attack that both call by one word, on one town: "the strike on Tarsa"."""
    here = one.place is not None and one.place == other.place and one.precision in TOWN
    return here and one.type in VIOLENT and one.trigger == other.trigger


def _to_dated(undated: Trace, dated: Trace) -> float:
    """Days from what one report dates, as a later one does, to the news of another that gives no day."""
    length = length_of(dated)
    if not dated.sure or undated.sure or length is None or length > MONTH:
        return float("inf")
    if undated.published is None or undated.published < (dated.start or 0):
        return float("inf")
    return max(0, undated.published - (dated.end or 0) + 1)


def _meetings(earlier: Trace, later: Trace) -> Iterator[tuple[str, float]]:
    """Presidents meet somebody every day: what is told without a day was just before, not some other time."""
    apart = (later.published or 0) - (earlier.published or 0)
    if not (_is_dated(earlier) or _is_dated(later)):
        yield "met on other days", -1.2 if apart <= 3 else -3.0
    elif not _is_dated(later) and (later.published or 0) - (earlier.end or 0) >= 1:
        yield "may have met again", -3.0


def _is_dated(trace: Trace) -> bool:
    """Whether the text gives the day, or the week."""
    length = length_of(trace)
    return trace.sure and length is not None and length <= 7
