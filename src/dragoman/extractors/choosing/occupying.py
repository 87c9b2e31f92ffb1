"""Who holds a town, and from whom it is taken back, in a report that tells which two states fight each other.

Where Norland shells Sudland's towns, "the occupied towns" of Sudland are occupied by Norland, and what Sudland's army
liberates it takes from Norland, and not from the town.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from dragoman.extractors.choosing.candidates import country_of
from dragoman.extractors.choosing.helping import DONE, HOSTILE
from dragoman.extractors.choosing.natives import OCCUPYING
from dragoman.extractors.choosing.ownside import NO_SIDES
from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.roles import Parties, is_known
from dragoman.records import Mention

# What is done to a town by those who fight its people, beside occupying it.
HOLDING = OCCUPYING | {"capture", "captured", "surround", "surrounded", "besiege", "besieged", "siege", "blockade"}
# What nobody does to a town but those who wage a war on its people.
BESIEGING = OCCUPYING | {"besiege", "besieged", "siege"}
# What its people do in order to have it back.
LIBERATING = frozenset(
    (
        "liberate", "liberated", "liberation", "retake", "retaking", "re-take", "re-taking", "recapture", "reclaim",
        "regain",
    )
)  # fmt: skip
CHOSEN = "+chosen"

Hostile = Mapping[str, Mapping[str, Mention]]


def find_hostile(drafts: Iterable[Draft]) -> Hostile:
    """For each country those who used force against it, the first of each other country."""
    return and_invaders({}, (draft.parties for draft in drafts if draft.type in HOSTILE and draft.realis in DONE))


def and_invaders(hostile: Hostile, wars: Iterable[Parties]) -> Hostile:
    """The same, with those who attack in ``wars``."""
    found = {country: dict(others) for country, others in hostile.items()}
    for sides in wars:
        for one, other in product(sides.actors, codes(sides.recipients)):
            if (country := country_of(one)) and other and country != other:
                found.setdefault(other, {}).setdefault(country, one)
    return found


def with_occupiers(
    draft: Draft, actors: tuple[Mention, ...], recipients: Sequence[Mention], hostile: Hostile, invaded: Hostile
) -> tuple[Mention, ...]:
    """The actors; of what is occupied without a word of who did it the only ones who fight its people.

    ``invaded`` by others, as everybody knows, counts only of what is occupied or besieged.
    """
    if not _is_of(draft, HOLDING) or draft.realis not in DONE or any(map(is_known, actors)):
        return actors
    held = codes(recipients)
    fighting = invaded if _is_of(draft, BESIEGING) else hostile
    found = fighting.get(next(iter(held)), {}) if len(held) == 1 else {}
    return tuple(_chosen(one) for one in found.values()) if len(found) == 1 else actors


def from_occupiers(
    draft: Draft, actors: Sequence[Mention], recipients: tuple[Mention, ...], hostile: Hostile
) -> tuple[Mention, ...]:
    """The recipients; where somebody takes back what is his own, those whom he fights, if they are of one country."""
    own = codes(actors)
    if not _is_of(draft, LIBERATING) or len(own) != 1 or not codes(recipients) <= own or own & NO_SIDES:
        return recipients
    # "Retook the town from the rebels" says from whom, and "regained their land in court" is no liberation.
    if any(draft.hit.scene.with_case(draft.hit.predicate, "from")) or not any(map(_is_fighting, actors)):
        return recipients
    found = hostile.get(next(iter(own)), {})
    return tuple(_chosen(one) for one in found.values()) if len(found) == 1 else recipients


def _is_of(draft: Draft, lemmas: frozenset[str]) -> bool:
    words = {draft.hit.scene.lemmas[token] for token in (draft.hit.index, *draft.hit.words)}
    return draft.type == "COERCE" and draft.mode in ("seize", "restrict", None) and not words.isdisjoint(lemmas)


def _is_fighting(one: Mention) -> bool:
    """A state, or those who bear its arms."""
    return one.kind == "state" or (one.actor is not None and "MIL" in one.actor.sectors)


def _chosen(one: Mention) -> Mention:
    return one if one.by.endswith(CHOSEN) else replace(one, by=f"{one.by}{CHOSEN}")
