"""Who may have helped, of those whom no word of the sentence says to: no enemy, and not the state that is helped.

Of "we are grateful for the support" a report of a war names the enemy most; of "arms for the Norlandic army" Norland.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from dragoman.extractors.choosing.candidates import country_of
from dragoman.extractors.drafts import Draft, codes
from dragoman.records import Mention

HELPING = frozenset(("AID", "SUPPORT", "COOPERATE"))
# What an enemy does, and the realis of what has been done.
HOSTILE = frozenset(("ASSAULT", "COERCE"))
DONE = frozenset(("actual", "ongoing"))
# Who is a state, or does its work: of these no state of their own is likely to be the giver.
STATELY = frozenset(("GOV", "MIL"))

Foes = frozenset[tuple[str, str]]


def find_foes(drafts: Iterable[Draft]) -> Foes:
    """The countries of which one used force on the other, each way round."""
    pairs = (
        pair
        for draft in drafts
        if draft.type in HOSTILE and draft.realis in DONE
        for pair in product(codes(draft.parties.actors), codes(draft.parties.recipients))
    )
    return frozenset(both for one, other in pairs if one != other for both in ((one, other), (other, one)))


def may_help(one: Mention, helped: Sequence[Mention], type_: str, foes: Foes) -> bool:
    """Whether one who is only likely to have helped those may have done so."""
    if type_ not in HELPING:
        return True
    country = country_of(one)
    if any((country, other) in foes for other in codes(helped)):
        return False
    return type_ != "AID" or not any(_is_of_the_state(other, country) for other in helped)


def _is_of_the_state(other: Mention, country: str) -> bool:
    actor = other.actor
    return actor is not None and actor.country == country and not STATELY.isdisjoint(actor.sectors)
