"""Whether two reports tell of the same occurrence: what speaks for it and what against, as a score with its reasons.

"Shells hit a market in Tarsa on 9 January" and "the shelling of Tarsa market, which killed 28" of three days later: the
day, the place and the deed agree. Each reason adds to the odds or takes from them; a day or a place that cannot be the
same ends the matter. The score depends on the two events alone, so that it is the same whenever they meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from dragoman.resolvers.pairs import VIOLENT, gap_between, is_routine, is_spoken, same_days, same_town, words_in_common
from dragoman.resolvers.sharing import by_parties, by_places, by_words
from dragoman.resolvers.timing import by_days
from dragoman.resolvers.traces import WAVERING, Trace, is_war, is_warring

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
HAPPENED = frozenset(("actual", "ongoing"))
#: The share of words from which on two sentences are one, printed twice.
ALMOST = 0.75


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
    if gap_between(one, other) > 1:
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
    yield from by_days(one, other)
    yield from by_places(one, other)
    yield from by_parties(one, other)
    yield from by_words(one, other)


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
    imposed = same_days(one, other) and one.realis == other.realis == "actual"
    if {one.mode, other.mode} == {"discontinue"} and not (imposed or one.series & other.series):
        yield "sanctions are spoken of every day", -1.5
    if one.trigger == other.trigger:
        yield "same word", 0.5
    elif one.trigger in other.words and other.trigger in one.words and words_in_common(one, other) >= ALMOST:
        # "Norland struck the base in answer to the raid", printed twice, is a strike and a raid.
        yield "another deed of the same sentence", -2.5
    elif one.type == other.type and is_spoken(one, other):
        yield "other word", -0.5
    elif one.type == other.type == "CONSULT" and (one.trigger in other.words) != (other.trigger in one.words):
        # "Speaking after the meeting" is another telling of the meeting, by that word.
        yield "the other tells of it by its own word", -2.0
    if one.type == other.type and is_war(one) != is_war(other) and not (is_warring(one) and is_warring(other)):
        yield "a war, and a deed in it", -1.5


def _realis(one: Trace, other: Trace) -> Iterator[tuple[str, float]]:
    realis = {one.realis, other.realis}
    if realis == HAPPENED and is_routine(one, other):
        yield "one goes on", -0.7
    if HAPPENED.isdisjoint(realis) and not (one.sure and other.sure):
        yield "mere possibility", -1.5
    elif len(realis) > 1 and not realis <= HAPPENED:
        if "planned" not in realis:
            yield "happened or not", -0.4 if one.type in VIOLENT and same_town(one, other) else -1.0
        elif not same_days(one, other):
            yield "happened or not", -0.5
