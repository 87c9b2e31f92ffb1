"""Those who are told as each of several: "both sides" of a dispute, and who blames "each other".

Who accuses each other does it to nobody else. "All sides", in a report that tells of one country, are of that country.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dragoman.extractors.choosing.candidates import Cast
from dragoman.extractors.drafts import Draft, codes
from dragoman.records import Mention

Side = tuple[Mention, ...]
# How those are told to whom others do what these do to them.
EACH_OTHER = frozenset(("each other", "one another"))
THE_OTHER = frozenset(("the other", "the others", "the other side"))
EACH = frozenset(("each", "either", "neither"))
# What several do with words against each other: "traded accusations".
EXCHANGING = frozenset(("trade", "exchange", "swap"))
# Codes of no one state.
BEYOND = frozenset(("UNO", "EUR", "IGO", "NGO", "IMG"))
# Those who face each other in a dispute, and what share of the names of a report their country's must be.
SIDES = frozenset(("sides", "parties", "factions"))
MOST = 0.75


def without_each_other(draft: Draft, actors: Side, recipients: Side) -> Side:
    """The recipients, unless they are those who do it: "blame each other", "each accuses the other", "traded barbs"."""
    scene, index = draft.hit.scene, draft.hit.index
    above = scene.tokens[index].head
    exchanged = draft.type == "ACCUSE" and scene.relation(index) == "obj" and scene.lemmas[above] in EXCHANGING
    if exchanged and len(actors) > 1:
        return ()
    subjects = {word for token in scene.subjects(draft.hit.predicate) for word in (token, *scene.below(token, "det"))}
    distributive = any(scene.lemmas[word].lower() in EACH for word in subjects)
    returned = EACH_OTHER | THE_OTHER if distributive else EACH_OTHER
    return tuple(one for one in recipients if one.evidence.quote.lower() not in returned)


def at_home(draft: Draft, side: Side, others: Side, cast: Cast) -> Side:
    """The side; "all sides" are of the country that the report tells of, where it names hardly another.

    Not counted are bodies of no state and those on the other side, who may come from abroad and urge them.
    """
    if not any(map(_are_any_sides, side)):
        return side
    home = _told_of(cast, codes(others))
    if home is None:
        return side
    return tuple(_of(one, home) if _are_any_sides(one) else one for one in side)


def _told_of(cast: Cast, others: Collection[str]) -> str | None:
    """The country to which most of the names belong."""
    states = {country: count for country, count in cast.countries.items() if country not in BEYOND}
    names = {country: count for country, count in states.items() if country not in others} or states
    home = max(names, key=names.__getitem__, default=None)
    return home if home is not None and names[home] >= MOST * sum(names.values()) else None


def _are_any_sides(one: Mention) -> bool:
    """Whether they are the sides of some dispute, of whom no country is known."""
    sides = one.evidence.quote.split()[-1].lower() in SIDES
    return sides and one.by == "mentions/world" and one.actor is not None and one.actor.country is None


def _of(one: Mention, home: str) -> Mention:
    assert one.actor is not None
    return replace(one, actor=replace(one.actor, country=home))
