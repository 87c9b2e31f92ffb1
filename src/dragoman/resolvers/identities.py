"""Whether two reports name the same person or body: what speaks for it and what against, as a score with its reasons.

"Colonel Adan Musse" and, two days later, "Colonel Musse": the last name, the rank, the country and the days agree.
Names that cannot be one ("Yusuf Musse") end the matter. The score depends on the two profiles alone, so that it is the
same whenever they meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from dragoman.resolvers import spelling
from dragoman.resolvers.profiles import Profile, is_full

#: Who judges: the ``by`` of the links.
IDENTITIES = "identities/odds"
#: From this score on two names are one actor's; from ``UNSURE`` on a person may want to look. It is high, since one
#: wrong link puts another man's deeds to somebody's name.
SAME, UNSURE = 0.7, 0.35

# Log odds. Set by hand so that each says in one line what a reader would go by; evaluation/RESULTS.md, "Same actor".
BEFORE = -2.0
# Trades of which one man seldom has two, by PLOVER's sectors; civilians, and those of whom nothing is said, may be any.
ARMED, FIGHTING, RULING = (
    frozenset(("MIL", "COP", "SPY")),
    frozenset(("REB", "UAF", "PRM", "CRM")),
    frozenset(("GOV", "ELI", "LEG", "JUD", "PTY", "OPP")),
)
CALLINGS = frozenset(("AGR", "BUS", "EDU", "JRN", "LAB", "MED", "REL", "SOC"))
TRADES = (ARMED, FIGHTING, RULING, CALLINGS)
# Bodies that may be called both: a newspaper is an organisation.
OF_FIGHTERS = frozenset(("armed group", "force"))
OF_OTHERS = frozenset(("court", "outlet", "platform", "facility"))
# Up to so many days between two reports: what that says of a last name alone, and of a full one.
APART = ((7, (0.8, 0.2)), (31, (0.2, 0.1)), (200, (-1.0, 0.0)), (800, (-2.0, -0.2)), (float("inf"), (-3.0, -0.5)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How surely two names are one actor's, and why."""

    score: float
    why: tuple[str, ...]


def compare(one: Profile, other: Profile) -> Comparison | None:
    """What the two have in common; ``None`` where the names are two. It makes no difference which comes first."""
    if other.id < one.id:
        one, other = other, one
    related = _names(one, other)
    # Who is who within a report has been settled where it was read; only letters in brackets are news.
    if related is None or (one.document == other.document and (one.person or is_full(one) == is_full(other))):
        return None
    odds, why = BEFORE, []
    for reason, weight in (related, *_reasons(one, other, related[0])):
        odds += weight
        why.append(f"{reason} {round(weight, 1) + 0.0:+.1f}")
    return Comparison(1 / (1 + exp(-odds)), tuple(why))


def at_odds(one: Profile, other: Profile) -> bool:
    """Whether no chain of links may hold the two together: two names of which neither is short for the other."""
    if one.person != other.person:
        return True
    if not one.person and is_full(one) != is_full(other):
        return False
    return _names(one, other) is None


def _names(one: Profile, other: Profile) -> tuple[str, float] | None:
    if one.person != other.person:
        return None
    if one.person:
        return None if _are_two_generations(one, other) else spelling.relate_persons(one.full, other.full)
    return _bodies(one, other)


def _are_two_generations(one: Profile, other: Profile) -> bool:
    return bool(one.generation and other.generation and one.generation != other.generation)


def _bodies(one: Profile, other: Profile) -> tuple[str, float] | None:
    if is_full(one) and is_full(other):
        related = spelling.relate_bodies(one.full, other.full)
        if related and len(one.full) == 1:
            # "Ecology", "Nations": a word in capitals is often no name.
            return related[0], related[1] - 2.0
        # "Supreme Court": it is the country that says which.
        return (related[0], min(related[1], 2.4)) if related and one.generic and other.generic else related
    if not is_full(one) and not is_full(other):
        # Three letters stand for many things.
        return ("same letters", min(3.2, 0.8 * len(one.full[0]))) if one.full == other.full else None
    short, spelt = (one, other) if is_full(other) else (other, one)
    letters = spelling.fold(short.name)
    if letters in map(spelling.fold, spelt.shorts):
        return "letters given in brackets", 4.0
    if spelt.shorts or one.document == other.document or spelt.generic or len(letters) < 3:
        return None
    return ("first letters", 0.4 * len(letters)) if letters == spelling.initials(spelt.full) else None


def _reasons(one: Profile, other: Profile, related: str) -> Iterator[tuple[str, float]]:
    yield from _country(one, other)
    yield from _trade(one, other)
    if one.person:
        yield from _roles(one, other)
        yield from _days(one, other)
        if one.common and other.common:
            yield "a name of many", -2.2
    if common := one.company & other.company:
        yield f"{len(common)} of those beside them in common", 0.4 * min(3, len(common))
    if one.places & other.places:
        yield "places in common", 0.3


def _country(one: Profile, other: Profile) -> Iterator[tuple[str, float]]:
    if one.country and one.country == other.country:
        yield "same country", 0.8
        if one.generic and other.generic and _leave_open(one, other):
            yield "whose it is, one does not say", -1.2
    elif one.country and other.country:
        # A name of the report's own country may be only the reader's guess; of bodies there is one in each country.
        full = is_full(one) and is_full(other)
        yield "other country", -1.0 if one.person and full else -3.5
    elif one.generic or other.generic or is_full(one) != is_full(other):
        yield "no country", -1.5


def _leave_open(one: Profile, other: Profile) -> bool:
    """Whether "the armed forces" may be another state's than the reader took them for: who publishes means his own."""
    if one.publisher == other.publisher:
        return one.of_state != other.of_state
    return not (one.of_state and other.of_state)


def _trade(one: Profile, other: Profile) -> Iterator[tuple[str, float]]:
    mine, theirs = frozenset(one.sectors), frozenset(other.sectors)
    if mine & theirs - {"CVL"}:
        yield "same trade", 0.6
        return
    ours = [any(trade & mine for trade in TRADES), any(trade & theirs for trade in TRADES)]
    if not all(ours) or any(trade & mine and trade & theirs for trade in TRADES):
        if one.person and not all(ours) and not (is_full(one) and is_full(other)):
            yield "no trade in common", -0.4
        return
    both = mine | theirs
    if FIGHTING & both or (ARMED & both and not RULING & both):
        yield "other trade", -2.2
    else:
        # A general becomes a minister, a banker a senator.
        yield "other trade", -0.8 if ARMED & both else -1.2


def _roles(one: Profile, other: Profile) -> Iterator[tuple[str, float]]:
    whole = set(one.roles) & set(other.roles)
    if any(" " in role for role in whole):
        yield "same office", 1.4
    elif whole or set(map(_head, one.roles)) & set(map(_head, other.roles)):
        yield "same title", 0.8
    elif one.roles and other.roles and not (is_full(one) and is_full(other)):
        yield "other title", -0.8


def _head(role: str) -> str:
    return role.partition(" of ")[0].split()[-1]


def _days(one: Profile, other: Profile) -> Iterator[tuple[str, float]]:
    if one.published is None or other.published is None:
        return
    apart = abs(one.published - other.published)
    weights = next(weights for days, weights in APART if apart <= days)
    weight = weights[is_full(one) and is_full(other)]
    if weight:
        yield f"published {apart} days apart", weight
