"""Whom a state arrests or silences at home: in what a ministry of Norland publishes, "Sudland arrested two editors".

Nothing says whose the editors are, and for Norland's they would be told: they are Sudland's, as nearly all are whom a
state arrests; where the two are at war with each other, they may well be Norland's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.extractors.choosing.candidates import country_of
from dragoman.extractors.choosing.occupying import Hostile
from dragoman.extractors.choosing.ownside import BEYOND
from dragoman.extractors.drafts import Draft, codes
from dragoman.extractors.scene import Scene
from dragoman.records import Mention

# What a state does to those who live in it.
AT_HOME = frozenset(("arrest", "censor"))
# How those are told of of whom no word says whose they are.
BARE = frozenset(("mentions/domestic", "mentions/anyone", "mentions/acting"))
# Who arrests somebody: those in office, the police, a court, an army.
OFFICIAL = frozenset(("GOV", "COP", "JUD", "MIL", "SPY", "LEG"))


def as_at_home(
    draft: Draft,
    actors: tuple[Mention, ...],
    recipients: tuple[Mention, ...],
    publisher: str | None,
    hostile: Hostile,
) -> tuple[Mention, ...]:
    """The recipients; those whom another state arrests or silences are its own, and not the ``publisher``'s.

    ``hostile`` says who fights whom.
    """
    doing = codes(actors)
    if draft.type != "COERCE" or draft.mode not in AT_HOME or publisher is None or len(doing) != 1:
        return recipients
    (country,) = doing
    if country in (publisher, *BEYOND) or country in hostile.get(publisher, {}) or not all(map(_is_official, actors)):
        return recipients
    return tuple(_of(one, country) if _is_bare(draft.hit.scene, one, publisher) else one for one in recipients)


def _is_official(one: Mention) -> bool:
    return one.actor is not None and (one.kind == "state" or not OFFICIAL.isdisjoint(one.actor.sectors))


def _is_bare(scene: Scene, one: Mention, publisher: str) -> bool:
    """Whether only the publisher says whose they are, and no "our"."""
    own = one.evidence.quote.lower().startswith(("our ", "my "))
    return one.by in BARE and country_of(one) == publisher and not own and not _is_named(scene, one, publisher)


def _is_named(scene: Scene, one: Mention, country: str) -> bool:
    """Whether a name of the country stands in the words for them: "two editors from Norland"."""
    inside: Iterable[int] = scene.tokens_in(one.evidence.span)
    return any(
        other.by not in BARE and country_of(other) == country
        for token in inside
        for other in scene.mentions.get(token, ())
    )


def _of(one: Mention, country: str) -> Mention:
    return replace(one, actor=replace(one.actor, country=country)) if one.actor else one
